// How two values of one kind relate. Pure functions; the only place that knows tolerance.
//
// Rounding: figures are equal within the coarser one's resolution ("1,000" beside "1,036" overlap;
// 1,036 beside 1,049 do not). Units are converted first (6 miles = 9.7 km). Times compare in one
// zone where both name one, on their common fields where one is partial, and a coarser grain
// contains a finer one.
#pragma once

#include "value/value.h"

#include <cstdint>
#include <string>

namespace crosscheck::value {

enum class Overlap : std::uint8_t {
  equal,        ///< The same value.
  contained,    ///< One lies inside the other: a date in a month, 1,036 in "over 1,000".
  overlapping,  ///< They share some values.
  disjoint,     ///< They cannot both be true of one thing.
  incomparable, ///< Other dimensions, other currencies, nothing known in common.
};

struct Comparison {
  Overlap overlap = Overlap::incomparable;
  /// 0 where they share a value, else how far apart: relative difference for quantities, days for
  /// times.
  double distance = 0;
  /// -1 where a lies below or before b, 1 where above or after, 0 where neither.
  int order = 0;
  std::string reason; ///< "12 is not 7", "2025-06-13 lies in 2025-06"
};

[[nodiscard]] Comparison compare(const Quantity& a, const Quantity& b);
[[nodiscard]] Comparison compare(const Time& a, const Time& b);

} // namespace crosscheck::value
