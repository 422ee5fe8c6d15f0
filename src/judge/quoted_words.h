// The words of a quotation as they are compared: folded, without punctuation, contractions written
// out and British spellings made American, so that a quotation does not drift by a house's style.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::judge {

/// Words compared at most: the longest quotations of papers have a few hundred.
inline constexpr std::size_t kMaxWords = 400;

/// "We can't realise it." -> we can not realize it
[[nodiscard]] std::vector<std::string> quoted_words(std::string_view text);

/// Without the endings of a plural or a tense, so that such a change is one word changed and not
/// two words lost.
[[nodiscard]] std::vector<std::string> stems(std::vector<std::string> words);

} // namespace crosscheck::judge
