// Days, weeks and months told as parts of something: "the first week of June", "the 15th of next
// month", "the end of the day".
#include "annotate/times_grammar.h"

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;

} // namespace

// "the first week of June", "the last two weeks of 2009", "the third month of 2021"
std::size_t TimeGrammar::part_of_unit(std::size_t at, Moment& out) {
  std::size_t i = at;
  int nth = 0;
  std::size_t next = ordinal(i, nth);
  const bool last = next == 0 && (is(i, TimeOp::last) || is(i, TimeOp::final));
  if (last) next = i + word(i).tokens;
  if (next == 0) return 0;
  double count = 1;
  bool open = false;
  TimeUnit u = TimeUnit::none;
  bool counted = false;
  std::size_t after = unit(next, u);
  if (after == 0) {
    const std::size_t number = amount(next, count, open);
    if (number == 0 || open || count < 1 || count > 1000) return 0;
    after = unit(number, u);
    counted = true;
  }
  int weekday_number = 0;
  bool doubtful = false;
  bool plural = false;
  if (after == 0 && !counted) after = weekday(next, weekday_number, doubtful, plural);
  if (after == 0 || u == TimeUnit::quarter || u == TimeUnit::century || u == TimeUnit::second)
    return 0;
  std::size_t inner_at = after;
  if (is(inner_at, TimeOp::of) || is(inner_at, TimeOp::in))
    ++inner_at;
  else if (counted)
    return 0;
  Moment inner;
  const std::size_t end = date(inner_at, inner);
  if (end == 0) return 0;
  if (inner.fields.year == kOpen) complete(inner, context_, tense(at, end));
  const value::Time span = time_of(inner);
  if (!span.from || !span.to || inner.fields.grain == Grain::day) return 0;
  const std::int64_t from = *span.from / 86400;
  const std::int64_t to = *span.to / 86400;
  if (weekday_number != 0) {
    std::int64_t day = from + (weekday_number - value::iso_weekday(from) + 7) % 7 + 7 * (nth - 1);
    if (last) day = to - 1 - (value::iso_weekday(to - 1) - weekday_number + 7) % 7;
    if (day < from || day >= to) return 0;
    out = day_moment(day);
    return end;
  }
  const auto n = static_cast<int>(count);
  if (u == TimeUnit::week || u == TimeUnit::weekend) {
    // The week that holds the first day's Thursday is the first.
    std::int64_t monday = from + 3 - (value::iso_weekday(from + 3) - 1);
    if (inner.fields.grain == Grain::month) monday = from - (value::iso_weekday(from) - 1);
    const std::int64_t start =
        last ? (to - 1) - (value::iso_weekday(to - 1) - 1) - 7 * (n - 1) : monday + 7 * (nth - 1);
    if (n == 1) {
      out = week_moment(start, u == TimeUnit::weekend);
    } else {
      span_moment(u, count, false, 1, out);
      out.from = start * 86400;
      out.to = (start + 7 * n) * 86400;
    }
    return end;
  }
  const value::CivilDay first = value::civil_from_days(from);
  const value::CivilDay behind = value::civil_from_days(to);
  const int unit_months = u == TimeUnit::month ? 1 : u == TimeUnit::year ? 12 : 0;
  if (unit_months != 0) {
    const value::CivilDay start =
        last ? add_months(behind, -unit_months * n) : add_months(first, unit_months * (nth - 1));
    if (n == 1 && !counted) {
      out = u == TimeUnit::month ? month_moment(start.year, start.month) : year_moment(start.year);
    } else {
      span_moment(u, count, false, 1, out);
      out.from = days_of(start) * 86400;
      out.to = days_of(add_months(start, unit_months * n)) * 86400;
    }
    return end;
  }
  if (u != TimeUnit::day) return 0;
  const std::int64_t start = last ? to - n : from + nth - 1;
  if (start < from || start >= to) return 0;
  if (!counted) {
    out = day_moment(start);
  } else {
    span_moment(u, count, false, 1, out);
    out.from = start * 86400;
    out.to = (start + n) * 86400;
  }
  return end;
}

// "the day", "the following", "the day before", "the year previous": with the article alone.
std::size_t TimeGrammar::definite(std::size_t at, Moment& out) {
  if (!is(at, TimeOp::the)) return 0;
  std::size_t i = at + 1;
  if (is(i, TimeOp::entire)) ++i;
  TimeUnit u = TimeUnit::none;
  const std::size_t end = unit(i, u);
  if (end == 0 || !has_narrative() || u == TimeUnit::night || u == TimeUnit::second ||
      u == TimeUnit::minute || u == TimeUnit::hour || u == TimeUnit::business_day ||
      u == TimeUnit::fortnight || u == TimeUnit::decade || u == TimeUnit::century)
    return 0;
  if (text(end - 1).ends_with('s')) return 0;
  const TimeWord after = word(end);
  // "over the weekend": the one that was, or is; ahead only where the words say so.
  if (u == TimeUnit::weekend) {
    if (!context_.reference ||
        !(closes(end) || token(end).in(Lex::stop) || token(end).in(Lex::tense)))
      return 0;
    const int today = value::iso_weekday(*context_.reference);
    const bool ahead = today >= 6 || tense(at, end) != Tense::past;
    return shift_unit(u, ahead ? 0 : -1, *context_.reference, out) ? end : 0;
  }
  const bool before =
      after.op == TimeOp::before || after.op == TimeOp::previous || after.op == TimeOp::earlier;
  const bool behind =
      after.op == TimeOp::after || after.op == TimeOp::later || after.op == TimeOp::following;
  if (before || behind) {
    Moment anchor;
    const std::size_t anchor_at = end + after.tokens;
    if (const std::size_t stop = date(skip_the(anchor_at), anchor);
        stop != 0 && (after.op == TimeOp::before || after.op == TimeOp::after)) {
      complete(anchor, context_, tense(at, stop));
      const auto day = first_day(anchor);
      if (!day || !shift_unit(u, before ? -1 : 1, *day, out)) return 0;
      return stop;
    }
    // "the day before the vote" is told from something else.
    if (!closes(anchor_at) && !is(anchor_at, TimeOp::and_)) return 0;
    if (!shift_unit(u, before ? -1 : 1, narrative(u), out)) return 0;
    mark_story(out, u);
    return anchor_at;
  }
  // Day by itself, where a verb or preposition of time leads: "ended the day", "later in the day".
  const TimeOp lead = at > 0 ? word(at - 1).op : TimeOp::none;
  const bool led = lead == TimeOp::in || lead == TimeOp::of || lead == TimeOp::for_ ||
                   lead == TimeOp::end || lead == TimeOp::on || lead == TimeOp::during ||
                   (at > 0 && (lower_is(at - 1, "ending") || lower_is(at - 1, "ended") ||
                               lower_is(at - 1, "finish") || lower_is(at - 1, "finished") ||
                               lower_is(at - 1, "closed")));
  if (i == at + 1 && !led) return 0;
  if (!closes(end) &&
      !(token(end).word != nullptr && (token(end).in(Lex::stop) || is(end, TimeOp::at))) &&
      u != TimeUnit::day && i == at + 1)
    return 0;
  if (is(end, TimeOp::of) || lower_is(end, "that") || lower_is(end, "when")) return 0;
  if (u == TimeUnit::day && !context_.narrative && !context_.reference) return 0;
  const bool by_story = u == TimeUnit::day || i != at + 1;
  if (!by_story && !context_.reference) return 0;
  return shift_unit(u, 0, by_story ? narrative(u) : *context_.reference, out) ? end : 0;
}

// "the 15th of next month", "the 18th", "Monday of next week", "next week Wednesday"
std::size_t TimeGrammar::day_of_something(std::size_t at, Moment& out) {
  const std::size_t i = skip_the(at);
  int day = 0;
  std::size_t next = ordinal(i, day);
  if (next == 0) {
    std::size_t digits = 0;
    if (i == at || !(at > 0 && is(at - 1, TimeOp::on))) return 0;
    next = figure(i, day, digits); // "on the 17"
    if (next == 0 || digits > 2 ||
        !(closes(next) || is(next, TimeOp::from) || is(next, TimeOp::between)))
      return 0;
  }
  if (day < 1 || day > 31) return 0;
  if (TimeUnit u = TimeUnit::none; unit(next, u) != 0 && u == TimeUnit::day) ++next;
  if (is(next, TimeOp::of)) {
    Moment inner;
    const std::size_t end = date(skip_the(next + 1), inner);
    if (end == 0 || inner.fields.grain != Grain::month) return 0;
    complete(inner, context_, tense(at, end));
    if (inner.fields.year == kOpen ||
        day > value::days_in_month(inner.fields.year, inner.fields.month))
      return 0;
    out = day_moment(value::days_from_civil(inner.fields.year, inner.fields.month, day));
    return end;
  }
  // "on the 18th": a floor or a place in a list has its noun behind.
  const TimeOp lead = at > 0 ? word(at - 1).op : TimeOp::none;
  const bool led = lead == TimeOp::on || lead == TimeOp::until || lead == TimeOp::through ||
                   lead == TimeOp::by || lead == TimeOp::since || lead == TimeOp::before ||
                   lead == TimeOp::after;
  if (!led || token(i).kind != TokenKind::figure) return 0;
  if (!closes(next) && !is(next, TimeOp::from) && !is(next, TimeOp::between) &&
      !is(next, TimeOp::at))
    return 0;
  out.fields.day = day;
  out.fields.grain = Grain::day;
  return next;
}

// "the week of April 10", "the week ending June 5", "week 31"
std::size_t TimeGrammar::week_of(std::size_t at, Moment& out) {
  const std::size_t i = skip_the(at);
  TimeUnit u = TimeUnit::none;
  const std::size_t named = unit(i, u);
  if (named == 0 || (u != TimeUnit::week && u != TimeUnit::weekend)) return 0;
  int number = 0;
  std::size_t digits = 0;
  if (const std::size_t end = figure(named, number, digits);
      end != 0 && u == TimeUnit::week && digits <= 2 && number >= 1 && number <= 53) {
    int year_number = 0;
    std::size_t stop = year_after(end, year_number);
    if (stop == 0) {
      if (!context_.reference) return 0;
      year_number = value::civil_from_days(*context_.reference).year;
      stop = end;
    }
    out = week_moment(value::days_from_iso_week(year_number, number));
    return stop;
  }
  std::size_t inner_at = named;
  const bool ending = lower_is(inner_at, "ending") || lower_is(inner_at, "ended");
  if (is(inner_at, TimeOp::of) || ending || lower_is(inner_at, "commencing") ||
      is(inner_at, TimeOp::beginning) || lower_is(inner_at, "starting"))
    ++inner_at;
  else
    return 0;
  Moment inner;
  const std::size_t end = date(inner_at, inner);
  if (end == 0 || inner.fields.grain != Grain::day) return 0;
  complete(inner, context_, tense(at, end));
  const auto day = first_day(inner);
  if (!day) return 0;
  out = week_moment(*day, u == TimeUnit::weekend);
  return end;
}

} // namespace crosscheck::annotate
