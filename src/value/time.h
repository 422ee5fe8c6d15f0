// Dates, clock times and sets of times as TIMEX3 values (ISO-TimeML) and as half-open intervals.
//
// What the text leaves open stays open: a day without a year is XXXX-11-04, a weekday without a
// reference XXXX-WXX-5. An interval is given only where the reading is complete.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace crosscheck::value {

/// Civil time without a zone, in seconds since 1970-01-01T00:00:00.
using CivilSeconds = std::int64_t;

enum class Grain : std::uint8_t {
  second,
  minute,
  hour,
  day_part,
  day,
  weekend,
  week,
  month,
  season,
  quarter,
  half_year,
  year,
  decade,
  century,
  unknown,
};

enum class TimeBound : std::uint8_t { exact, about, before, after, start, middle, end };

struct Time {
  std::string
      timex; ///< TIMEX3 value: 2025-06-13, 2025-W24, XXXX-11-04, 2025-06-13T07:37, PAST_REF.
  Grain grain = Grain::unknown;
  TimeBound bound = TimeBound::exact;
  std::optional<CivilSeconds> from;  ///< Start of the half-open interval, in the time's own zone.
  std::optional<CivilSeconds> to;    ///< Its end; an interval may be open on one side.
  std::optional<int> offset_minutes; ///< UTC offset where the text names a zone.
  std::uint8_t weekday = 0;          ///< ISO 1..7 where the text says one; 0 otherwise.
  bool relative = false;             ///< Read against a reference ("Friday", "last week").

  friend bool operator==(const Time&, const Time&) = default;
};

/// ISO form of a civil time: 2025-06-13, or with a clock 2025-06-13T07:37:00.
[[nodiscard]] std::string iso(CivilSeconds time);
[[nodiscard]] CivilSeconds civil_seconds(int year, unsigned month, unsigned day, int hour = 0,
                                         int minute = 0, int second = 0);

/// The report's form, which is the TIMEX3 value.
[[nodiscard]] std::string to_string(const Time& time);

/// The time that a TIMEX3 value names, with the interval that it covers where the value is
/// complete: a date "2025-06-13", month, week, quarter, season, year, decade, a partial XXXX-11-04,
/// a clock time, a reference (PAST_REF), a length (P3D; no interval), or a range
/// "(2017-04-01,2017-06-01,P2M)" (which TIMEX3 has no value for; the form is Recognizers-Text's:
/// first, last, length). None otherwise.
[[nodiscard]] std::optional<Time> parse_time(const std::string& timex);

} // namespace crosscheck::value
