// Which documents report the same events.
//
// Documents are clustered by the words they share, weighted by how rare a word is in the run and in
// English, in two steps: first stories (average link over all documents), then, with rarity counted
// inside each story, the events that it holds: two earthquakes on one island share the island and
// the word earthquake, and only what sets them apart tells them apart. Cost grows with the
// documents that share a rare word, not with all pairs.
#pragma once

#include "base/id.h"
#include "rules/lexicon.h"
#include "text/document.h"

#include <span>
#include <vector>

namespace crosscheck::event {

/// The story of each document. Deterministic; REQUIRES documents sorted by id for ids that do not
/// depend on their order. `lexicons`: "common-words" gives the frequency levels of English words.
[[nodiscard]] std::vector<StoryId> find_stories(std::span<const text::Document> documents,
                                                const rules::Lexicons& lexicons);

} // namespace crosscheck::event
