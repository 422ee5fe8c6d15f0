#include "value/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crosscheck::value {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// However round a figure is, a writer's rounding is taken to move it by no more than this.
constexpr double kMostRounding = 0.05;
// "about 50" and the room above "more than 26,000".
constexpr double kLoose = 0.1;

bool same(double a, double b) {
  return std::fabs(a - b) <= 1e-9 * std::max({1.0, std::fabs(a), std::fabs(b)});
}

double base(const Quantity& q, double value) { return value * q.scale + q.offset; }

bool whole(const Quantity& q) { return q.resolution <= 1 && q.nominal == std::floor(q.nominal); }

// How far the figure may have been rounded, in base units.
double rounding(const Quantity& q) {
  const double figure = std::fabs(q.nominal);
  // "a dozen" and "a score" are loose words for small numbers.
  const double most = figure < 100 && q.resolution > 1 ? 0.15 : kMostRounding;
  return std::min(q.resolution / 2, figure * most) * std::fabs(q.scale);
}

// The distance at which two exact figures still are one. Only the coarser one counts: 1,036 beside
// 1,049 differ. Where a unit was converted both were rounded, and boldly: "60 miles (100 km)".
double tolerance(const Quantity& a, const Quantity& b) {
  if (a.unit == b.unit) return whole(a) && whole(b) ? 0 : std::max(rounding(a), rounding(b));
  const auto bold = [](Quantity q) {
    const double figure = std::fabs(q.nominal);
    if (figure >= 10 && figure < 100 && std::fmod(figure, 10) == 0)
      q.resolution = std::max(q.resolution, 10.0);
    return rounding(q);
  };
  return bold(a) + bold(b);
}

struct Interval {
  double low = 0;
  double high = 0;
  [[nodiscard]] bool holds(const Interval& other) const {
    return low <= other.low && other.high <= high;
  }
};

// What may be true where the text is: "at least N" stays open upward, "more than N" means a figure
// a little above N, for one who knows of 31,000 does not write "more than 26,000".
Interval meaning(const Quantity& q) {
  const double at = base(q, q.nominal);
  const double scale = std::fabs(q.scale);
  const double room = std::max(q.resolution, std::fabs(q.nominal) * kLoose) * scale;
  const double slack = whole(q) ? 0 : rounding(q);
  switch (q.bound) {
  case Bound::exact: return {at - slack, at + slack};
  case Bound::about: {
    const double about =
        std::max(std::fabs(q.nominal) * kLoose, std::min(q.resolution / 2, std::fabs(q.nominal))) *
        scale;
    return {at - about, at + about};
  }
  case Bound::greater: return {at, at + room};
  case Bound::less: return {at - room, at};
  case Bound::at_least: return {at, kInfinity};
  case Bound::at_most: return {-kInfinity, at};
  case Bound::range: return {base(q, std::min(q.low, q.high)), base(q, std::max(q.low, q.high))};
  }
  return {at, at};
}

// Whether the units allow a comparison at all.
bool comparable(const Quantity& a, const Quantity& b) {
  if (a.dimension != b.dimension) return false;
  switch (a.dimension) {
  case Dimension::money: return a.unit == b.unit;
  case Dimension::other: return a.unit == b.unit;
  // A share of 5 % and a change by 5 percentage points are two things.
  case Dimension::percent: return (a.unit == "%") == (b.unit == "%");
  default: return true;
  }
}

bool is_pair(const Quantity& q) { return q.bound == Bound::range && q.high < q.low; }

bool open(Bound bound) { return bound == Bound::at_least || bound == Bound::at_most; }
bool one_sided(Bound bound) {
  return bound == Bound::less || bound == Bound::greater || open(bound);
}
bool upward(Bound bound) { return bound == Bound::greater || bound == Bound::at_least; }

double relative(double a, double b) {
  const double most = std::max(std::fabs(a), std::fabs(b));
  return most > 0 ? std::fabs(a - b) / most : 0;
}

Comparison result(Overlap overlap, const Quantity& a, const Quantity& b, const char* link) {
  Comparison c;
  c.overlap = overlap;
  c.reason = to_string(a) + link + to_string(b);
  return c;
}

Comparison apart(const Quantity& a, const Quantity& b) {
  Comparison c = result(Overlap::disjoint, a, b, " is not ");
  const double x = base(a, a.nominal);
  const double y = base(b, b.nominal);
  c.distance = relative(x, y);
  c.order = x < y ? -1 : x > y ? 1 : 0;
  return c;
}

Comparison compare_pairs(const Quantity& a, const Quantity& b) {
  if (!is_pair(a) || !is_pair(b)) {
    // "1-3" and "3-1" are one score, told from either side.
    const Quantity& other = is_pair(a) ? b : a;
    if (other.bound != Bound::range) return result(Overlap::incomparable, a, b, " beside ");
  }
  if (same(std::max(a.low, a.high), std::max(b.low, b.high)) &&
      same(std::min(a.low, a.high), std::min(b.low, b.high)))
    return result(Overlap::equal, a, b, " equals ");
  return apart(a, b);
}

} // namespace

Comparison compare(const Quantity& a, const Quantity& b) {
  if (!comparable(a, b)) return result(Overlap::incomparable, a, b, " has another unit than ");
  if (is_pair(a) || is_pair(b)) return compare_pairs(a, b);

  const double x = base(a, a.nominal);
  const double y = base(b, b.nominal);
  const double distance = std::fabs(x - y);
  const bool same_figure =
      same(base(a, a.low), base(b, b.low)) && same(base(a, a.high), base(b, b.high));
  if (same_figure && a.bound == b.bound) return result(Overlap::equal, a, b, " equals ");

  if (a.bound == Bound::exact && b.bound == Bound::exact) {
    if (distance > tolerance(a, b) * (1 + 1e-9)) return apart(a, b);
    return a.unit != b.unit ? result(Overlap::equal, a, b, " converts to ")
                            : result(Overlap::overlapping, a, b, " rounds to ");
  }
  // Two bounds of one kind say that two figures were known: both may hold, but "more than 26,000"
  // beside "more than 31,000" are two states of knowledge. Only "at least" leaves room for both.
  if (one_sided(a.bound) && one_sided(b.bound) && upward(a.bound) == upward(b.bound) &&
      !open(a.bound) && !open(b.bound) && distance > std::max(rounding(a), rounding(b)))
    return apart(a, b);

  const Interval in_a = meaning(a);
  const Interval in_b = meaning(b);
  if (in_a.low > in_b.high || in_b.low > in_a.high) return apart(a, b);
  if (in_b.holds(in_a)) return result(Overlap::contained, a, b, " lies in ");
  if (in_a.holds(in_b)) return result(Overlap::contained, b, a, " lies in ");
  return result(Overlap::overlapping, a, b, " overlaps ");
}

} // namespace crosscheck::value
