// Lists of words beside each other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace crosscheck::judge {

using WordList = std::vector<std::string>;

/// The longest common subsequence of two lists, of several the one in the fewest runs. REQUIRES at
/// most kMaxWords words a side.
struct Alignment {
  std::size_t common = 0;
  std::vector<char> in_a; ///< By word: whether it takes part.
  std::vector<char> in_b;
};
[[nodiscard]] Alignment align(const WordList& a, const WordList& b);

} // namespace crosscheck::judge
