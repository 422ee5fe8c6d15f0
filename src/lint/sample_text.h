// A text that a pattern may match, with real words in place of its slots. Private to the module.
#pragma once

#include "base/span.h"
#include "rules/pattern_tree.h"
#include "rules/rule_set.h"

#include <string>
#include <vector>

namespace crosscheck::lint {

/// How many sets of words there are for slots: figures in digits, in letters, rounded.
inline constexpr std::size_t kSurfaces = 3;

struct SampleText {
  std::string text;
  std::vector<Span> pieces; ///< By Sample: where each stands in `text`.
};

/// The text of `sample` with the n-th set of words for its slots; a lexicon gives its n-th form of
/// those that lie evenly between its first and last. REQUIRES surface < kSurfaces.
[[nodiscard]] SampleText sample_text(const rules::Sample& sample, const rules::Lexicons& lexicons,
                                     std::size_t surface);

} // namespace crosscheck::lint
