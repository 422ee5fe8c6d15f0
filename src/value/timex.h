// The fields of a TIMEX3 value, read apart: what is known, and what the text leaves open.
//
//   2025-06-13T07:37Z   year, month, day, hour, minute, zone
//   XXXX-WXX-5TMO       weekday, part of the day
//   197                 a decade: 1970 to 1979
#pragma once

#include "value/time.h"

#include <array>
#include <optional>
#include <string_view>

namespace crosscheck::value {

inline constexpr int kOpen = -1; ///< A field that the value leaves open.

struct TimexFields {
  Grain grain = Grain::unknown;
  int year = kOpen; ///< For a decade its first year, for a century its first year.
  int month = kOpen;
  int day = kOpen;
  int week = kOpen;
  int weekday = kOpen; ///< ISO 1..7
  int quarter = kOpen;
  int half = kOpen;
  std::array<char, 2> season{}; ///< SP SU FA WI; zeros where none is named
  int hour = kOpen;
  int minute = kOpen;
  int second = kOpen;
  std::array<char, 2> part{}; ///< MO MI AF EV NI DT; zeros where none is named
  std::optional<int> offset_minutes;
  bool fiscal = false; ///< FY2009
};

/// None for references (PAST_REF), durations, sets by length, and what is no TIMEX3 value; none as
/// well where a field is out of its range (2019-02-30).
[[nodiscard]] std::optional<TimexFields> timex_fields(std::string_view timex);

/// Days since 1970-01-01. REQUIRES month 1..12; a day past the month's end runs into the next
/// month.
[[nodiscard]] std::int64_t days_from_civil(int year, int month, int day);
struct CivilDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};
[[nodiscard]] CivilDay civil_from_days(std::int64_t days);
[[nodiscard]] int days_in_month(int year, int month);
[[nodiscard]] int iso_weekday(std::int64_t days); ///< 1 Monday .. 7 Sunday.

struct IsoWeek {
  int year = 1970;
  int week = 1;
};
[[nodiscard]] IsoWeek iso_week(std::int64_t days);
/// The Monday of an ISO week.
[[nodiscard]] std::int64_t days_from_iso_week(int year, int week);

} // namespace crosscheck::value
