#include "value/time.h"

#include "value/timex.h"

#include <fmt/format.h>

namespace crosscheck::value {
namespace {

constexpr CivilSeconds kMinute = 60;
constexpr CivilSeconds kHour = 60 * kMinute;
constexpr CivilSeconds kDay = 24 * kHour;

struct Interval {
  CivilSeconds from = 0;
  CivilSeconds to = 0;
};

Interval days(std::int64_t from, std::int64_t to) { return {from * kDay, to * kDay}; }

Interval months(int year, int month, int count) {
  const int last = month - 1 + count;
  return days(days_from_civil(year, month, 1), days_from_civil(year + last / 12, last % 12 + 1, 1));
}

// Where the parts of the day lie. Night runs into the next morning.
Interval part_of_day(const std::array<char, 2>& part) {
  switch (part[0]) {
  case 'M': return part[1] == 'O' ? Interval{0, 12 * kHour} : Interval{11 * kHour, 14 * kHour};
  case 'A': return {12 * kHour, 18 * kHour};
  case 'E': return {17 * kHour, 24 * kHour};
  case 'N': return {18 * kHour, 30 * kHour};
  default: return {6 * kHour, 18 * kHour};
  }
}

std::optional<std::int64_t> day_of(const TimexFields& f) {
  if (f.year == kOpen) return std::nullopt;
  if (f.month != kOpen && f.day != kOpen) return days_from_civil(f.year, f.month, f.day);
  if (f.week != kOpen && f.weekday != kOpen)
    return days_from_iso_week(f.year, f.week) + f.weekday - 1;
  return std::nullopt;
}

std::optional<Interval> interval_of(const TimexFields& f) {
  if (f.year == kOpen || f.fiscal) return std::nullopt;
  switch (f.grain) {
  case Grain::century: return months(f.year, 1, 1200);
  case Grain::decade: return months(f.year, 1, 120);
  case Grain::year: return months(f.year, 1, 12);
  case Grain::half_year: return months(f.year, f.half == 2 ? 7 : 1, 6);
  case Grain::quarter:
    if (f.quarter == kOpen) return std::nullopt;
    return months(f.year, (f.quarter - 1) * 3 + 1, 3);
  case Grain::season:
    // Winter begins in December of its year; the others are the three months that are called so.
    if (f.season[0] == 'W') return months(f.year, 12, 3);
    if (f.season[0] == 'F') return months(f.year, 9, 3);
    return months(f.year, f.season[1] == 'P' ? 3 : 6, 3);
  case Grain::month:
    if (f.month == kOpen) return std::nullopt;
    return months(f.year, f.month, 1);
  case Grain::week:
  case Grain::weekend: {
    if (f.week == kOpen) return std::nullopt;
    const std::int64_t monday = days_from_iso_week(f.year, f.week);
    return days(f.grain == Grain::week ? monday : monday + 5, monday + 7);
  }
  default: break;
  }
  const std::optional<std::int64_t> day = day_of(f);
  if (!day) return std::nullopt;
  const CivilSeconds start = *day * kDay;
  if (f.part[0] != 0) {
    const Interval part = part_of_day(f.part);
    return Interval{start + part.from, start + part.to};
  }
  if (f.hour == kOpen) return Interval{start, start + kDay};
  const CivilSeconds clock = start + f.hour * kHour + (f.minute == kOpen ? 0 : f.minute) * kMinute +
                             (f.second == kOpen ? 0 : f.second);
  return Interval{clock, clock + (f.second == kOpen ? kMinute : 1)};
}

// "(2017-04-01,2017-06-01,P2M)": none where it is no such range.
std::optional<Time> parse_range(const std::string& timex) {
  const std::size_t comma = timex.find(',');
  const std::size_t last = timex.rfind(',');
  if (timex.size() < 2 || timex.front() != '(' || timex.back() != ')' || last == comma)
    return std::nullopt;
  const std::string_view inside = timex;
  const auto first = timex_fields(inside.substr(1, comma - 1));
  const auto end = timex_fields(inside.substr(comma + 1, last - comma - 1));
  if (!first || !end) return std::nullopt;
  Time time;
  time.timex = timex;
  const auto begin_interval = interval_of(*first);
  const auto end_interval = interval_of(*end);
  if (begin_interval && end_interval) {
    if (begin_interval->from >= end_interval->to) return std::nullopt; // it ends before it begins
    time.from = begin_interval->from;
    time.to = end_interval->to;
  }
  return time;
}

bool is_length(const std::string& timex) {
  if (timex.size() < 2 || timex[0] != 'P') return false;
  for (const char c : std::string_view(timex).substr(1)) {
    const bool digit = c >= '0' && c <= '9';
    const bool unit = c == 'Y' || c == 'M' || c == 'W' || c == 'D' || c == 'T' || c == 'H' ||
                      c == 'S' || c == 'X' || c == 'E' || c == 'Q' || c == 'C' || c == '.' ||
                      c == 'B';
    if (!digit && !unit) return false;
  }
  return true;
}

} // namespace

std::string iso(CivilSeconds time) {
  std::int64_t day = time / kDay;
  CivilSeconds clock = time % kDay;
  if (clock < 0) {
    clock += kDay;
    --day;
  }
  const CivilDay date = civil_from_days(day);
  std::string out = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (clock != 0)
    out += fmt::format("T{:02}:{:02}:{:02}", clock / kHour, clock / kMinute % 60, clock % 60);
  return out;
}

CivilSeconds civil_seconds(int year, unsigned month, unsigned day, int hour, int minute,
                           int second) {
  return days_from_civil(year, static_cast<int>(month), static_cast<int>(day)) * kDay +
         hour * kHour + minute * kMinute + second;
}

std::string to_string(const Time& time) { return time.timex; }

std::optional<Time> parse_time(const std::string& timex) {
  Time time;
  time.timex = timex;
  if (timex == "PAST_REF" || timex == "PRESENT_REF" || timex == "FUTURE_REF" || is_length(timex))
    return time;
  if (timex.starts_with('(')) return parse_range(timex);
  const std::optional<TimexFields> fields = timex_fields(timex);
  if (!fields) return std::nullopt;
  time.grain = fields->grain;
  time.offset_minutes = fields->offset_minutes;
  if (const std::optional<Interval> interval = interval_of(*fields)) {
    time.from = interval->from;
    time.to = interval->to;
  }
  return time;
}

} // namespace crosscheck::value
