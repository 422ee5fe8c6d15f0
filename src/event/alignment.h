// Sentences of different articles of one story that say nearly the same thing.
//
// "The victim's friends called the rescue service and bound his wound" and "His friends called the
// rescue service and bound the wound of the boy": what stands in two such sentences can be compared
// without any rule that knows what it is about. Two sentences are aligned when the words they share
// weigh a good part of all their words, each weighed by how rare it is in English and in the story.
// Candidates share a word that is rare in the story, so that cost grows with the sentences and not
// with their square.
#pragma once

#include "annotate/mention.h"
#include "base/id.h"
#include "rules/lexicon.h"
#include "text/document.h"

#include <cstdint>
#include <span>
#include <vector>

namespace crosscheck::event {

inline constexpr std::uint32_t kNotAligned = ~0U;

/// By document and segment the group of sentences that it is aligned with; kNotAligned where no
/// other article says nearly the same. A quotation has the group of the sentence it stands in.
/// Groups are numbered over the run.
using Groups = std::vector<std::vector<std::uint32_t>>;

struct Alignment {
  Groups near;  ///< Sentences about one thing: what agrees in them is linked.
  Groups twins; ///< One sentence, edited: where a figure differs, the articles disagree.
};

[[nodiscard]] Alignment align_sentences(std::span<const text::Document> documents,
                                        std::span<const annotate::Annotation> annotations,
                                        std::span<const StoryId> stories,
                                        const rules::Lexicons& lexicons);

} // namespace crosscheck::event
