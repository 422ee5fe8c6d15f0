// The words of the grammar of times: what rules/lexicons/time*.yaml says about a word, decoded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscheck::annotate {

/// What the evaluator does with a word of the lexicon `time-word`.
enum class TimeOp : std::uint8_t {
  none,
  a,         ///< a quarter, an hour
  about,     ///< about noon, around 1970
  after,     ///< after 2018
  ago,       ///< two years ago
  am,        ///< 7 a.m.
  and_,      ///< between June and August
  at,        ///< at 7
  before,    ///< before 2010
  beginning, ///< beginning January 7: since; the beginning of June: start
  between,
  by,
  couple, ///< a couple of weeks
  day,    ///< today, tomorrow: the number of days from the reference day follows
  during,
  earlier,   ///< two days earlier, earlier this month
  early,     ///< early June
  end,       ///< the end of June
  entire,    ///< the whole year
  every,     ///< every Friday
  few,       ///< several weeks
  final,     ///< the final quarter
  fiscal,    ///< fiscal 2009
  following, ///< the following Tuesday
  for_,
  from,
  half,
  hours, ///< 0600 hours
  in,
  last,
  late,
  later, ///< two days later
  local, ///< local time
  mid,
  middle,
  more, ///< more than two weeks
  next,
  now,
  oclock,
  of,
  often, ///< once a year, twice a day
  on,
  one,
  other, ///< every other day
  past,  ///< the past week, ten past eight
  pm,
  previous, ///< the previous year
  recent,
  ref, ///< PAST_REF and its like: the value follows
  set, ///< daily: the length follows
  shortly,
  since,
  start,
  that, ///< that day, the same month
  the,
  this_,
  through, ///< June through August
  to,
  until,
  within,
};

/// An operator, and how many tokens say it.
struct TimeWord {
  TimeOp op = TimeOp::none;
  std::uint16_t tokens = 0;
};

/// The operator that a value of the lexicon begins with: "day -1" is a day.
[[nodiscard]] TimeOp time_op(std::string_view value);

/// Whether a word of the lexicon names a time by itself: "today", "annual", "p.m."; not "the".
[[nodiscard]] bool names_time(TimeOp op, std::size_t letters);

/// Whether the grammar asks by itself for a folded word that may stand inside an expression: "the
/// week ending June 5", "three times a week".
[[nodiscard]] bool stands_inside_times(std::string_view word);

/// The whole number that a lexicon's value begins with; `otherwise` where there is none.
[[nodiscard]] int leading_number(std::string_view value, int otherwise = 0);

/// ASCII letters in capitals: lexicons fold what they hold, TIMEX3 values do not.
[[nodiscard]] std::string upper(std::string_view value);

enum class TimeUnit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  night,
  business_day,
  weekend,
  week,
  fortnight,
  month,
  quarter,
  year,
  decade,
  century,
};
/// Decodes a value of the lexicon `time-unit`.
[[nodiscard]] TimeUnit decode_time_unit(std::string_view value);

} // namespace crosscheck::annotate
