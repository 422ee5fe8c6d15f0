// Words as numbers, for switches over a few words that code knows by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crosscheck::annotate {

/// The bytes of a word of eight at most as one number, equal for equal words; 0 for a longer one.
[[nodiscard]] constexpr std::uint64_t packed(std::string_view word) {
  if (word.size() > 8) return 0;
  std::uint64_t number = 0;
  for (std::size_t i = word.size(); i-- > 0;)
    number = number << 8U | static_cast<unsigned char>(word[i]);
  return number;
}

} // namespace crosscheck::annotate
