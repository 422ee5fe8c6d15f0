// Who an article gives a figure to: "police put the toll at 12", "nine had died, the hospital
// said", "according to the interior ministry".
//
// A sentence is cut into frames, each a verb of saying with the phrase before it, or "according to"
// with the phrase after it. A frame that closes what it reports ("nine had died, the hospital
// said") speaks for what stands before it, any other for what follows. The phrase has to name
// somebody: a person, an organisation, or a word of the lexicon `source` ("police", "ministry"); a
// pronoun is nobody.
#pragma once

#include "annotate/mention.h"
#include "base/span.h"
#include "rules/lexicon.h"
#include "text/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::claims {

/// A verb of saying in a sentence, and who says.
struct Frame {
  Span verb;           ///< In the document; of "according to" both words.
  Span source;         ///< The phrase that names who says it: "the interior ministry".
  bool closes = false; ///< Speaks for what stands before it.
};

/// The frames of one sentence, a span of `field`, in the order of their verbs. `names`: the spans
/// of the persons, organisations and places that it names. Linear in its length.
[[nodiscard]] std::vector<Frame> find_frames(std::string_view field, Span sentence,
                                             const std::vector<Span>& names,
                                             const rules::Lexicons& lexicons);

/// Who the sentence gives what stands at `value` to, as written, without its article ("interior
/// ministry"); empty: the article itself.
[[nodiscard]] std::string source_of(std::string_view field, const std::vector<Frame>& frames,
                                    Span value);

/// Whether two sources are two: they share no word but such as any spokesman has. "Drosk police"
/// and "a police spokesman" may be one.
[[nodiscard]] bool are_two(std::string_view a, std::string_view b, const rules::Lexicons& lexicons);

} // namespace crosscheck::claims
