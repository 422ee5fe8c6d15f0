// How two times relate. Complete ones are compared as intervals, in one zone where both name one;
// partial ones on the fields that both know.
#include "value/compare.h"

#include "value/timex.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace crosscheck::value {
namespace {

constexpr double kDay = 86400;
constexpr double kForever = std::numeric_limits<double>::infinity();

bool is_clock(const Time& t) { return t.grain == Grain::second || t.grain == Grain::minute; }

struct Range {
  double from = -kForever;
  double to = kForever;
};

// How far "about" reaches to either side: "about 7:40" a quarter of an hour, "about 8" half of one.
double slack(const Time& t) {
  switch (t.grain) {
  case Grain::second:
  case Grain::minute: return t.from && *t.from % 3600 == 0 ? 1800 : 900;
  case Grain::day_part: return 3 * 3600;
  case Grain::day:
  case Grain::weekend: return 2 * kDay;
  case Grain::week: return 7 * kDay;
  case Grain::month: return 31 * kDay;
  case Grain::season:
  case Grain::quarter:
  case Grain::half_year: return 92 * kDay;
  case Grain::decade:
  case Grain::century: return 3653 * kDay;
  default: return 366 * kDay;
  }
}

// The interval as it stands, widened by "about" and narrowed by "early".
Range range_of(const Time& t) {
  Range r;
  if (t.from) r.from = static_cast<double>(*t.from);
  if (t.to) r.to = static_cast<double>(*t.to);
  if (!t.from || !t.to) return r;
  const double length = r.to - r.from;
  switch (t.bound) {
  case TimeBound::about:
    r.from -= slack(t);
    r.to += slack(t);
    break;
  // "Early June" leaves the 20th open to argument and excludes the 25th.
  case TimeBound::start: r.to = r.from + length * 2 / 3; break;
  case TimeBound::end: r.from = r.to - length * 2 / 3; break;
  case TimeBound::middle:
    r.from += length / 6;
    r.to -= length / 6;
    break;
  default: break;
  }
  return r;
}

void shift(Range& r, double seconds) {
  r.from += seconds;
  r.to += seconds;
}

Comparison result(Overlap overlap, std::string reason, double distance = 0, int order = 0) {
  return {overlap, distance, order, std::move(reason)};
}

Comparison compare_ranges(const Time& a, const Time& b) {
  Range x = range_of(a);
  Range y = range_of(b);
  // 23:30 UTC on the 13th is the 14th somewhere: beside a day whose zone nobody named, a clock time
  // reaches as far as zones do.
  double reach = 0;
  if (a.offset_minutes && b.offset_minutes) {
    shift(x, -60.0 * *a.offset_minutes);
    shift(y, -60.0 * *b.offset_minutes);
  } else if (a.offset_minutes.has_value() != b.offset_minutes.has_value()) {
    reach = 14 * 3600;
    if (is_clock(a) && is_clock(b) && x.from != y.from) {
      if (std::abs(x.from - y.from) <= reach)
        return result(Overlap::incomparable, fmt::format("the zone of {} is not known",
                                                         a.offset_minutes ? b.timex : a.timex));
      reach = 0;
    }
  }
  const bool apart = x.to <= y.from || y.to <= x.from;
  if (apart) {
    const bool below = x.to <= y.from;
    const double gap = below ? y.from - x.to : x.from - y.to;
    if (reach > 0 && gap < reach)
      return result(Overlap::overlapping,
                    fmt::format("{} and {} may be one day in some zone", a.timex, b.timex));
    // Days between the starts: the 13th and the 14th are one day apart.
    double distance = std::abs(x.from - y.from) / kDay;
    if (!std::isfinite(distance)) distance = gap / kDay;
    return result(Overlap::disjoint, fmt::format("{} is not {}", a.timex, b.timex),
                  std::max(distance, 1.0 / 1440), below ? -1 : 1);
  }
  if (x.from == y.from && x.to == y.to)
    return result(Overlap::equal, a.timex == b.timex ? fmt::format("both are {}", a.timex)
                                                     : fmt::format("{} is {}", a.timex, b.timex));
  if (x.from <= y.from && y.to <= x.to)
    return result(Overlap::contained, fmt::format("{} lies in {}", b.timex, a.timex));
  if (y.from <= x.from && x.to <= y.to)
    return result(Overlap::contained, fmt::format("{} lies in {}", a.timex, b.timex));
  return result(Overlap::overlapping, fmt::format("{} and {} share some time", a.timex, b.timex));
}

int weekday_of(const TimexFields& f) {
  if (f.weekday != kOpen) return f.weekday;
  if (f.year == kOpen || f.month == kOpen || f.day == kOpen) return kOpen;
  return iso_weekday(days_from_civil(f.year, f.month, f.day));
}

// The steps between two values on a circle of `size`.
int around(int a, int b, int size) {
  const int d = std::abs(a - b);
  return std::min(d, size - d);
}

Comparison compare_fields(const Time& a, const Time& b, const TimexFields& x,
                          const TimexFields& y) {
  int common = 0;
  double distance = 0;
  int order = 0;
  const auto take = [&](int p, int q, double apart) {
    if (p == kOpen || q == kOpen) return;
    ++common;
    if (p == q || distance > 0) return;
    distance = apart;
    order = p < q ? -1 : 1;
  };
  take(x.year, y.year, 365.0 * std::abs(x.year - y.year));
  if (x.month != kOpen && y.month != kOpen && x.day != kOpen && y.day != kOpen) {
    const auto p = static_cast<int>(days_from_civil(2000, x.month, x.day));
    const auto q = static_cast<int>(days_from_civil(2000, y.month, y.day));
    take(p, q, around(p, q, 366));
  } else {
    take(x.month, y.month, 30.0 * around(x.month, y.month, 12));
    take(x.day, y.day, around(x.day, y.day, 31));
  }
  take(weekday_of(x), weekday_of(y), around(weekday_of(x), weekday_of(y), 7));
  take(x.quarter, y.quarter, 91.0 * around(x.quarter, y.quarter, 4));
  take(x.half, y.half, 182);
  if (x.hour != kOpen && y.hour != kOpen) {
    const bool zones = x.offset_minutes.has_value() == y.offset_minutes.has_value();
    int p = x.hour * 60 + std::max(x.minute, 0);
    int q = y.hour * 60 + std::max(y.minute, 0);
    if (x.offset_minutes && y.offset_minutes) {
      p -= *x.offset_minutes;
      q -= *y.offset_minutes;
    }
    const int apart = around((p % 1440 + 1440) % 1440, (q % 1440 + 1440) % 1440, 1440);
    const bool loose = a.bound != TimeBound::exact || b.bound != TimeBound::exact;
    const bool full = p % 60 == 0 || q % 60 == 0;
    if (zones || apart == 0) {
      if (apart <= (loose ? (full ? 30 : 15) : 0))
        ++common;
      else
        take(p, q, apart / 1440.0);
    }
  }
  if (x.season[0] != 0 && y.season[0] != 0)
    take(x.season < y.season ? 0 : 1, y.season < x.season ? 0 : 1, 91);
  if (x.part[0] != 0 && y.part[0] != 0)
    take(x.part < y.part ? 0 : 1, y.part < x.part ? 0 : 1, 0.25);
  if (common == 0)
    return result(Overlap::incomparable,
                  fmt::format("{} and {} have nothing in common", a.timex, b.timex));
  if (distance > 0) {
    // "Before Friday" beside "Thursday": a bound on an open time excludes nothing.
    if (a.bound == TimeBound::before || a.bound == TimeBound::after ||
        b.bound == TimeBound::before || b.bound == TimeBound::after)
      return result(Overlap::overlapping, fmt::format("{} and {} may fit", a.timex, b.timex));
    return result(Overlap::disjoint, fmt::format("{} is not {}", a.timex, b.timex), distance,
                  order);
  }
  const auto knows = [](const TimexFields& f) {
    return std::array{f.year != kOpen, f.month != kOpen, f.day != kOpen, f.weekday != kOpen,
                      f.hour != kOpen};
  };
  const bool exact = a.bound == TimeBound::exact && b.bound == TimeBound::exact;
  if (exact && x.grain == y.grain && knows(x) == knows(y))
    return result(Overlap::equal, fmt::format("{} is {}", a.timex, b.timex));
  return result(Overlap::contained,
                fmt::format("{} and {} agree in what both say", a.timex, b.timex));
}

bool is_length(const Time& t) {
  return t.timex.size() > 1 && t.timex[0] == 'P' && t.timex[1] != 'A' && t.timex[1] != 'R';
}

} // namespace

Comparison compare(const Time& a, const Time& b) {
  if ((a.from || a.to) && (b.from || b.to)) return compare_ranges(a, b);
  if (a.timex == b.timex && a.bound == b.bound)
    return result(Overlap::equal, fmt::format("both are {}", a.timex));
  const auto x = timex_fields(a.timex);
  const auto y = timex_fields(b.timex);
  if (x && y) return compare_fields(a, b, *x, *y);
  if (is_length(a) && is_length(b))
    return result(Overlap::disjoint, fmt::format("{} is not {}", a.timex, b.timex), 1);
  return result(Overlap::incomparable,
                fmt::format("{} and {} have nothing in common", a.timex, b.timex));
}

} // namespace crosscheck::value
