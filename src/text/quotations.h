// Finds quotations: straight, curly, guillemets, low-high („“), the ``pairs'' of old corpora, and
// single quotes as in headlines and British papers, never apostrophes.
//
// One pass over the bytes with a stack of open marks. A mark that could open or close is decided by
// what stands beside it and by what is open; a single quote opens only where its closing mark is in
// sight.
#pragma once

#include "text/paragraphs.h"
#include "text/segment.h"

#include <string_view>
#include <vector>

namespace crosscheck::text {

struct Quoted {
  Quotation quotation;         ///< Its field is left to the caller.
  std::uint32_t paragraph = 0; ///< Index into cut.paragraphs.
  std::uint32_t depth = 0;     ///< 0: in a sentence, 1: in a quotation of depth 0, ...
};

inline constexpr std::uint32_t kDeepestQuotation = 3;

/// By begin, outer before inner. Paragraphs of `cut` that only a newline parts are made one where a
/// quotation runs from one into the other: lines of "The flood came fast. / It was over by noon,"
/// he said.
[[nodiscard]] std::vector<Quoted> find_quotations(std::string_view text, Cut& cut);

} // namespace crosscheck::text
