// Offsets. All positions in the program are byte offsets into one of two spaces: the UTF-8 text of
// a document's field, or the normalised view of a sentence. The two never mix, so they are two
// types.
#pragma once

#include <compare>
#include <cstdint>

namespace crosscheck {

/// A half-open range of bytes [begin, end) in the space that Tag names.
template <class Tag> struct BasicSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(BasicSpan other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(BasicSpan other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(BasicSpan, BasicSpan) = default;
};

/// Bytes of a document's field (text, title, caption).
using Span = BasicSpan<struct DocumentSpace>;

/// Bytes of a normalised view (text/view.h).
using ViewSpan = BasicSpan<struct ViewSpace>;

} // namespace crosscheck
