// A time while it is being read: the fields that the text has said so far, and how what it leaves
// open is found from the document's date, the time last spoken of, and the tense.
//
//   "Friday"         weekday 5, the rest open; in a past tense the last Friday before the reference
//   "June 13"        month, day; the year is the one that brings it near the reference
//   "last September" the same with a hint to look back
#pragma once

#include "value/time.h"
#include "value/timex.h"

#include <cstdint>
#include <optional>
#include <string>

namespace crosscheck::annotate {

enum class Tense : std::uint8_t { none, past, present, future };

/// "the past five years" as a length: five years.
struct StretchLength {
  double amount = 0;
  const char* unit = ""; ///< The unit's name; static.
  double seconds = 1;    ///< The unit's length.
  bool vague = false;
};

/// What relative times are read against. Days since 1970-01-01.
struct TimeContext {
  std::optional<std::int64_t> reference; ///< The document's day.
  std::optional<std::int64_t> narrative; ///< The day last spoken of, else none.
  /// The day, month or year last spoken of, by its first day: "the previous year" counts from it.
  std::optional<std::int64_t> narrative_wide;
  bool clock_day = false;  ///< The day last spoken of is near enough for a bare clock time.
  bool month_first = true; ///< 3/4/2009 is March 4.
};

enum class MomentKind : std::uint8_t { date, time, set, duration };

/// What of a moment is plain values: cheap to reset, which the grammar does after each reader that
/// reads nothing.
struct MomentFields {
  MomentKind kind = MomentKind::date;
  value::TimexFields fields; ///< What is known; fields.grain is the finest that is named.
  std::optional<value::CivilSeconds> from; ///< With `literal`: the interval, where one is known.
  std::optional<value::CivilSeconds> to;
  std::optional<StretchLength> length; ///< "the past five years": five years.
  value::TimeBound bound = value::TimeBound::exact;
  bool open_from = false;  ///< "until June": everything before belongs to it.
  bool open_to = false;    ///< "since June"
  bool skip_self = false;  ///< "after June", "before June": June itself does not.
  std::optional<int> hint; ///< last -1, this 0, next 1
  bool relative = false;
  bool from_narrative = false;
  std::optional<std::int64_t> story_day; ///< The day last spoken of that it was counted from.
  bool by_story = false;                 ///< A clock time: its day is the one last spoken of.
  /// For `explain`: the rule of the grammar that read it, and the tense where one was asked for.
  const char* step = "";
  std::optional<Tense> tense;
};

struct Moment : MomentFields {
  /// Where no fields say it: PAST_REF, a length (P5Y), a set (XXXX-WXX-5), a range.
  std::string literal;

  void reset() {
    static_cast<MomentFields&>(*this) = {};
    literal.clear();
  }
  [[nodiscard]] bool has_date() const {
    return fields.year != value::kOpen || fields.month != value::kOpen ||
           fields.day != value::kOpen || fields.weekday != value::kOpen ||
           fields.week != value::kOpen || fields.quarter != value::kOpen || fields.season[0] != 0;
  }
  [[nodiscard]] bool has_clock() const {
    return fields.hour != value::kOpen || fields.part[0] != 0;
  }
};

/// A step by months; the day is kept where the month has it.
[[nodiscard]] value::CivilDay add_months(value::CivilDay day, int by);
[[nodiscard]] std::int64_t days_of(value::CivilDay day);

/// A whole day, month, week ... as fields.
[[nodiscard]] Moment day_moment(std::int64_t day);
[[nodiscard]] Moment month_moment(int year, int month);
[[nodiscard]] Moment year_moment(int year);
[[nodiscard]] Moment week_moment(std::int64_t day_in_it, bool weekend = false);
[[nodiscard]] Moment quarter_moment(int year, int quarter);

/// The first day of a moment whose year is known; none otherwise.
[[nodiscard]] std::optional<std::int64_t> first_day(const Moment& moment);

/// Gives a date the clock time or part of the day of another moment.
void take_clock(Moment& date, const Moment& clock);

/// A day and nothing finer.
[[nodiscard]] bool is_day(const Moment& moment);

/// Fills the year, or the date of a weekday, as far as the context allows.
void complete(Moment& moment, const TimeContext& context, Tense tense);

/// The TIMEX3 value of the fields: 2025-06-13T07:37Z, XXXX-WXX-5, 2008-Q3.
[[nodiscard]] std::string timex_of(const value::TimexFields& fields);

/// The time that a completed moment says.
[[nodiscard]] value::Time time_of(const Moment& moment);

} // namespace crosscheck::annotate
