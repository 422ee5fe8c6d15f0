// Two quotations side by side, word by word, as the documents write them: what a reader is shown of
// a quotation that drifted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::judge {

struct DiffPart {
  enum class Side : std::uint8_t { both, a, b };
  Side side = Side::both;
  std::string text; ///< A run of words with the marks between them; `both` as a writes it.

  friend bool operator==(const DiffPart&, const DiffPart&) = default;
};

/// Runs in reading order; what a alone has before what b alone has. Words are equal as
/// quoted_words() has them, so that a spelling of another country is no difference. A long
/// quotation is compared by its first 400 words.
[[nodiscard]] std::vector<DiffPart> diff_words(std::string_view a, std::string_view b);

} // namespace crosscheck::judge
