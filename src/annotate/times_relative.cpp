// Dates that are told from another time: the document's day, the day last spoken of, or a date in
// the same expression.
#include "annotate/times_grammar.h"

#include "value/quantity.h"

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;

std::string length_timex(TimeUnit unit, double amount, bool open) {
  const std::string n = open ? "X" : value::digits(amount);
  switch (unit) {
  case TimeUnit::second: return "PT" + n + "S";
  case TimeUnit::minute: return "PT" + n + "M";
  case TimeUnit::hour: return "PT" + n + "H";
  case TimeUnit::weekend: return "P" + n + "WE";
  case TimeUnit::week: return "P" + n + "W";
  case TimeUnit::fortnight: return open ? "PXW" : "P" + value::digits(2 * amount) + "W";
  case TimeUnit::month: return "P" + n + "M";
  case TimeUnit::quarter: return open ? "PXM" : "P" + value::digits(3 * amount) + "M";
  case TimeUnit::year: return "P" + n + "Y";
  case TimeUnit::decade: return open ? "PXDE" : "P" + value::digits(10 * amount) + "Y";
  case TimeUnit::century: return open ? "PXCE" : "P" + value::digits(100 * amount) + "Y";
  case TimeUnit::business_day: return "P" + n + "BD";
  default: return "P" + n + "D";
  }
}

struct Measure {
  const char* name;
  double seconds;
};
Measure measure_of(TimeUnit unit) {
  switch (unit) {
  case TimeUnit::second: return {"second", 1};
  case TimeUnit::minute: return {"minute", 60};
  case TimeUnit::hour: return {"hour", 3600};
  case TimeUnit::weekend: return {"weekend", 172800};
  case TimeUnit::week: return {"week", 604800};
  case TimeUnit::fortnight: return {"fortnight", 1209600};
  case TimeUnit::month: return {"month", 2629746};
  case TimeUnit::quarter: return {"quarter", 7889238};
  case TimeUnit::year: return {"year", 31556952};
  case TimeUnit::decade: return {"decade", 315569520};
  case TimeUnit::century: return {"century", 3155695200.0};
  case TimeUnit::night: return {"night", 86400};
  default: return {"day", 86400};
  }
}

constexpr double kMaxYears = 3000;

} // namespace

// The unit that lies `by` units from the one that holds the day `from`.
bool TimeGrammar::shift_unit(TimeUnit unit, int by, std::int64_t from, Moment& out) const {
  const value::CivilDay day = value::civil_from_days(from);
  switch (unit) {
  case TimeUnit::day:
  case TimeUnit::business_day: out = day_moment(from + by); break;
  case TimeUnit::night:
    out = day_moment(from + by);
    out.fields.part = {'N', 'I'};
    out.fields.grain = Grain::day_part;
    out.kind = MomentKind::time;
    break;
  case TimeUnit::week: out = week_moment(from + 7 * by); break;
  // On a Saturday or Sunday "this weekend" is the one that is; on other days the next one.
  case TimeUnit::weekend: out = week_moment(from + 7 * by, true); break;
  case TimeUnit::month: {
    const value::CivilDay d = add_months({day.year, day.month, 1}, by);
    out = month_moment(d.year, d.month);
    break;
  }
  case TimeUnit::quarter: {
    const value::CivilDay d = add_months({day.year, day.month, 1}, 3 * by);
    out = quarter_moment(d.year, (d.month - 1) / 3 + 1);
    break;
  }
  case TimeUnit::year: out = year_moment(day.year + by); break;
  case TimeUnit::decade:
    out = year_moment(day.year / 10 * 10 + 10 * by);
    out.fields.grain = Grain::decade;
    break;
  case TimeUnit::century:
    out = year_moment(day.year / 100 * 100 + 100 * by);
    out.fields.grain = Grain::century;
    break;
  default: return false;
  }
  out.relative = true;
  return true;
}

// "two years ago" is a year, "two days ago" a day; from a date that the text names, months and
// years lead to a day as well ("two weeks after May 13").
bool TimeGrammar::offset(TimeUnit unit, double amount, std::int64_t from, bool exact,
                         Moment& out) const {
  if (amount > 1e6 || amount < -1e6) return false;
  const value::CivilDay day = value::civil_from_days(from);
  const auto whole = static_cast<int>(amount < 0 ? amount - 0.001 : amount + 0.001);
  const bool fraction = std::abs(amount - whole) > 0.01;
  switch (unit) {
  case TimeUnit::day:
  case TimeUnit::night:
  case TimeUnit::business_day: out = day_moment(from + whole); break;
  case TimeUnit::week:
    out = exact ? day_moment(from + static_cast<std::int64_t>(amount * 7))
                : week_moment(from + static_cast<std::int64_t>(amount * 7));
    break;
  case TimeUnit::fortnight:
    out = exact ? day_moment(from + 14 * whole) : week_moment(from + 14 * whole);
    break;
  case TimeUnit::quarter:
  case TimeUnit::month: {
    const int step = unit == TimeUnit::quarter ? 3 * whole : whole;
    const value::CivilDay d = add_months(day, step);
    out = exact ? day_moment(days_of(d)) : month_moment(d.year, d.month);
    break;
  }
  case TimeUnit::decade:
  case TimeUnit::century:
  case TimeUnit::year: {
    const int years = unit == TimeUnit::year     ? whole
                      : unit == TimeUnit::decade ? static_cast<int>(amount * 10)
                                                 : static_cast<int>(amount * 100);
    if (std::abs(years) > kMaxYears || day.year + years < 1) return false;
    if (fraction && unit == TimeUnit::year) {
      const value::CivilDay d = add_months(day, static_cast<int>(amount * 12));
      out = month_moment(d.year, d.month);
      break;
    }
    const value::CivilDay d = add_months(day, years * 12);
    out = exact && unit == TimeUnit::year ? day_moment(days_of(d)) : year_moment(d.year);
    if (unit == TimeUnit::century) out.fields.grain = Grain::year;
    break;
  }
  default: return false;
  }
  out.relative = true;
  return true;
}

// "the past five years", "the next two weeks": a length with its place in time.
bool TimeGrammar::span_moment(TimeUnit unit, double amount, bool open, int direction,
                              Moment& out) const {
  out.reset();
  out.kind = MomentKind::duration;
  out.literal = length_timex(unit, amount, open);
  const Measure measure = measure_of(unit);
  out.length = StretchLength{amount, measure.name, measure.seconds, open};
  out.relative = true;
  if (open || !context_.reference || amount > 1e5) return true;
  const std::int64_t today = *context_.reference;
  constexpr value::CivilSeconds kDay = 86400;
  const std::int64_t begin = direction < 0 ? today : today + 1;
  Moment end;
  const value::CivilDay first = value::civil_from_days(begin);
  if (unit == TimeUnit::quarter || unit == TimeUnit::decade) {
    // Whole quarters, before or after the one that is.
    const int months = unit == TimeUnit::quarter ? 3 : 120;
    const int start = unit == TimeUnit::quarter ? (first.month - 1) / 3 * 3 + 1 : 1;
    const int year = unit == TimeUnit::quarter ? first.year : first.year / 10 * 10;
    const value::CivilDay edge =
        direction < 0 ? value::CivilDay{year, start, 1} : add_months({year, start, 1}, months);
    const value::CivilDay far = add_months(edge, direction * months * static_cast<int>(amount));
    out.from = days_of(direction < 0 ? far : edge) * kDay;
    out.to = days_of(direction < 0 ? edge : far) * kDay;
    return true;
  }
  if (unit == TimeUnit::business_day) {
    std::int64_t day = begin;
    int left = static_cast<int>(amount);
    if (left > 1000) return true;
    while (left > 0) {
      if (value::iso_weekday(direction < 0 ? --day : day++) < 6) --left;
    }
    out.from = (direction < 0 ? day : begin) * kDay;
    out.to = (direction < 0 ? begin : day) * kDay;
    return true;
  }
  if (!offset(unit, amount * direction, begin, true, end)) return true;
  const std::int64_t other = first_day(end).value_or(begin);
  out.from = std::min(begin, other) * kDay;
  out.to = std::max(begin, other) * kDay;
  return true;
}

// today, yesterday, tomorrow, tonight
std::size_t TimeGrammar::day_word(std::size_t at, Moment& out) const {
  const TimeWord w = word(at);
  if (w.op != TimeOp::day) return 0;
  const std::size_t end = at + w.tokens;
  if (context_.reference) {
    out = day_moment(*context_.reference + leading_number(argument(at)));
  } else if (leading_number(argument(at)) == 0) {
    out.reset();
    out.literal = "PRESENT_REF";
  } else {
    out.reset();
    out.literal = leading_number(argument(at)) < 0 ? "PAST_REF" : "FUTURE_REF";
  }
  out.relative = true;
  if (argument(at).ends_with("ni")) {
    out.kind = MomentKind::time;
    if (context_.reference) {
      out.fields.part = {'N', 'I'};
      out.fields.grain = Grain::day_part;
    } else {
      out.reset();
      out.kind = MomentKind::time;
      out.literal = "TNI";
    }
  }
  return end;
}

// "last week", "the following Tuesday", "this morning", "the past five years", "that day"
std::size_t TimeGrammar::shifted(std::size_t at, Moment& out) {
  std::size_t i = skip_the(at);
  const bool definite = i != at;
  double count = 1;
  bool open = false;
  bool counted = false;
  // "the 3 next weeks"
  int leading = 0;
  if (const std::size_t after = small_number(i, leading); after != 0 && definite) {
    const TimeOp op = word(after).op;
    if (op == TimeOp::next || op == TimeOp::last || op == TimeOp::past) {
      amount(i, count, open);
      counted = true;
      i = after;
    }
  }
  TimeWord w = word(i);
  int shift = 0;
  bool from_narrative = false;
  switch (w.op) {
  case TimeOp::last: shift = -1; break;
  case TimeOp::past: shift = -1; break;
  case TimeOp::next: shift = 1; break;
  case TimeOp::this_: break;
  case TimeOp::that: from_narrative = true; break;
  case TimeOp::entire: from_narrative = definite; break;
  case TimeOp::previous:
    shift = -1;
    from_narrative = true;
    break;
  case TimeOp::following:
    shift = 1;
    from_narrative = true;
    break;
  default: return 0;
  }
  if (w.op == TimeOp::entire && !definite) return 0;
  i += w.tokens;
  bool past = w.op == TimeOp::past;
  if (w.op == TimeOp::this_ && (is(i, TimeOp::past) || is(i, TimeOp::next))) { // "this past Friday"
    shift = is(i, TimeOp::past) ? -1 : 1;
    past = is(i, TimeOp::past);
    ++i;
  }
  if (w.op == TimeOp::that && is(i, TimeOp::that)) ++i; // "the very same day"
  if (is(i, TimeOp::entire)) ++i;
  bool fiscal = false;
  if (const TimeWord f = word(i); f.op == TimeOp::fiscal) {
    fiscal = true;
    i += f.tokens;
    // "last fiscal year" is one phrase with the word behind it.
    if (text(i - 1).size() == 4 || lower_is(i - 1, "year")) {
      if (!context_.reference) return 0;
      out = year_moment(value::civil_from_days(*context_.reference).year + shift);
      out.fields.fiscal = true;
      out.relative = true;
      return i;
    }
  }
  if (!counted) {
    if (const std::size_t after = amount(i, count, open);
        after != 0 && !is(i, TimeOp::a) && count > 0) {
      TimeUnit probe = TimeUnit::none;
      if (unit(after, probe) != 0) {
        counted = true;
        i = after;
      } else {
        count = 1;
        open = false;
      }
    }
  }
  TimeUnit u = TimeUnit::none;
  const bool ordinal_week = w.op != TimeOp::this_ || !counted;
  if (const std::size_t end = unit(i, u); end != 0 && ordinal_week) {
    const bool plural = text(end - 1).ends_with('s') || text(end - 1).ends_with('S');
    if (counted || plural) {
      if (shift == 0 || (!counted && plural)) {
        if (!plural || shift == 0) return 0;
        open = true; // "the past years"
      }
      if (!span_moment(u, count, open, shift, out)) return 0;
      return end;
    }
    if (u == TimeUnit::second || u == TimeUnit::minute || u == TimeUnit::hour) {
      if (w.op != TimeOp::past && w.op != TimeOp::next && w.op != TimeOp::last) return 0;
      return span_moment(u, 1, false, shift, out) ? end : 0;
    }
    // "the past year" is a stretch, "last year" and "the last year" a year.
    if (past && u != TimeUnit::weekend && u != TimeUnit::night)
      return span_moment(u, 1, false, -1, out) ? end : 0;
    // "the next day" is the day after the one spoken of; "next day" stands alone only with it.
    if (w.op == TimeOp::next && (u == TimeUnit::day)) from_narrative = true;
    if (w.op == TimeOp::last && u == TimeUnit::day) return 0;
    if (u == TimeUnit::fortnight) return span_moment(u, 1, false, shift, out) ? end : 0;
    std::int64_t from = 0;
    if (from_narrative && has_narrative())
      from = narrative(u);
    else if (context_.reference)
      from = *context_.reference;
    else {
      // Nothing to count from: a week is a week.
      out.reset();
      out.literal = shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF";
      out.relative = true;
      return end;
    }
    // "last weekend" said on a Sunday is the one before.
    if (!shift_unit(u, shift, from, out)) return 0;
    if (from_narrative) mark_story(out, u);
    if (fiscal) out.fields.fiscal = true;
    // "the same month a year ago", "the same period last year"
    if (w.op == TimeOp::that) {
      Moment inner;
      const std::size_t after = is(end, TimeOp::of) ? skip_the(end + 1) : end;
      const std::size_t told = [&] {
        if (const std::size_t c = this->counted(after, inner)) return c;
        return shifted(after, inner);
      }();
      if (told != 0 && inner.fields.year != kOpen && inner.fields.grain == Grain::year &&
          u != TimeUnit::year) {
        out.fields.year = inner.fields.year;
        return told;
      }
    }
    return end;
  }
  if (counted) return 0;
  // A part of the day: "this morning", "last night", "that evening", "the following afternoon"
  Moment piece;
  if (const std::size_t end = part(i, piece, true)) {
    if (w.op == TimeOp::past || w.op == TimeOp::entire) return 0;
    std::int64_t from = 0;
    const bool by_story = (from_narrative || (w.op == TimeOp::next && definite)) && has_narrative();
    if (by_story)
      from = narrative();
    else if (context_.reference)
      from = *context_.reference;
    else {
      out = piece;
      return end;
    }
    out = day_moment(from + shift);
    out.fields.part = piece.fields.part;
    out.fields.hour = piece.fields.hour;
    out.fields.grain = Grain::day_part;
    out.kind = MomentKind::time;
    out.relative = true;
    if (by_story) mark_story(out);
    return end;
  }
  // A weekday, month, season, holiday, quarter.
  Moment named;
  std::size_t end = 0;
  bool doubtful = false;
  int number = 0;
  if (token(i).in(Lex::weekday)) {
    end = weekday_date(i, named);
  } else if (token(i).in(Lex::month)) {
    if (month(i, number, doubtful) != 0) end = month_first_date(i, named);
  } else if (token(i).in(Lex::season)) {
    end = season(i, named);
  } else if (const std::size_t h = holiday(i, named)) {
    end = h;
    if (shift != 0 && context_.reference) {
      const auto phrase = vocabulary_.phrase(Lex::holiday, tokens_, i);
      const auto day = first_day(named);
      if (phrase && day && named.fields.year != kOpen && end == i + phrase->tokens) {
        const bool wrong = shift < 0 ? *day >= *context_.reference : *day <= *context_.reference;
        if (wrong) {
          TimeContext moved = context_;
          moved.reference = *context_.reference + 365 * shift;
          TimeGrammar other(text_, tokens_, vocabulary_, moved, index_);
          other.holiday(i, named);
        }
      }
    }
  } else {
    end = quarter_or_half(i, named);
    if (end == 0) end = numeric_date(i, named);
  }
  if (end == 0) return 0;
  out = named;
  // "last September", "next May", "this Friday"; "the following Tuesday" counts from the story.
  if (from_narrative && named.fields.weekday != kOpen && named.fields.day == kOpen &&
      has_narrative()) {
    const std::int64_t from = narrative();
    const int back = (value::iso_weekday(from) - named.fields.weekday + 7) % 7;
    const std::int64_t day = shift < 0   ? from - (back == 0 ? 7 : back)
                             : shift > 0 ? from + (7 - back)
                                         : from - back;
    out = day_moment(day);
    out.fields.weekday = named.fields.weekday;
    mark_story(out);
  } else {
    out.hint = shift;
  }
  out.relative = true;
  return end;
}

// "two days ago", "a year earlier", "in two weeks", "two weeks before Christmas", "3 days from
// today"
std::size_t TimeGrammar::counted(std::size_t at, Moment& out) {
  std::size_t i = at;
  const bool in = is(i, TimeOp::in);
  const bool within = is(i, TimeOp::within);
  if (in || within) ++i;
  if (const TimeWord more = word(i); more.op == TimeOp::more || more.op == TimeOp::about) {
    if (!in && !within) i += more.tokens;
  }
  if (is(i, TimeOp::the)) return 0;
  double count = 0;
  bool open = false;
  const std::size_t number = amount(i, count, open);
  if (number == 0) return 0;
  std::size_t next = number;
  if (mark(next, '-') && adjacent(next)) return 0;
  TimeUnit u = TimeUnit::none;
  const std::size_t end = unit(next, u);
  if (end == 0) return 0;
  const TimeWord after = word(end);
  const auto open_moment = [&](const char* reference) {
    out.reset();
    out.literal = reference;
    out.relative = true;
  };
  const bool clock_unit = u == TimeUnit::hour || u == TimeUnit::minute || u == TimeUnit::second;
  if (in || within) {
    if (after.op == TimeOp::ago || after.op == TimeOp::earlier || after.op == TimeOp::later)
      return 0;
    const Tense now = tense(at, end);
    // "in two days of fighting" and "fell 9% in thirty minutes" are lengths.
    if (after.op == TimeOp::of || now == Tense::past || now == Tense::present || open) return 0;
    if (now == Tense::none && !closes(end)) return 0;
    if (!context_.reference || clock_unit) return 0;
    if (within) {
      if (!span_moment(u, count, open, 1, out)) return 0;
      return end;
    }
    return offset(u, count, *context_.reference, false, out) ? end : 0;
  }
  if (after.op == TimeOp::ago || after.op == TimeOp::earlier || after.op == TimeOp::later) {
    const bool story = after.op != TimeOp::ago;
    const int direction = after.op == TimeOp::later ? 1 : -1;
    const std::size_t stop = end + after.tokens;
    if (open || clock_unit) {
      // "hours earlier" is the same day or the one before: which is not told.
      open_moment(direction < 0 ? "PAST_REF" : "FUTURE_REF");
      return stop;
    }
    if (story ? !has_narrative() : !context_.reference) {
      open_moment(direction < 0 ? "PAST_REF" : "FUTURE_REF");
      return stop;
    }
    if (!offset(u, direction * count, story ? narrative(u) : *context_.reference, false, out))
      return 0;
    if (story) mark_story(out, u);
    return stop;
  }
  if (after.op == TimeOp::after || after.op == TimeOp::before || after.op == TimeOp::from) {
    const int direction = after.op == TimeOp::before ? -1 : 1;
    const std::size_t anchor_at = end + after.tokens;
    if (after.op == TimeOp::from && is(anchor_at, TimeOp::now)) {
      if (!context_.reference || open || clock_unit) return 0;
      return offset(u, count, *context_.reference, false, out) ? anchor_at + word(anchor_at).tokens
                                                               : 0;
    }
    Moment anchor;
    const std::size_t stop = date(skip_the(anchor_at), anchor);
    if (stop == 0 || open || clock_unit) {
      // "the year before", "a day after": nothing named behind.
      if (stop == 0 && after.op != TimeOp::from && !clock_unit && !open && closes(anchor_at) &&
          has_narrative()) {
        if (!offset(u, direction * count, narrative(u), false, out)) return 0;
        mark_story(out, u);
        return anchor_at;
      }
      return 0;
    }
    complete(anchor, context_, tense(at, stop));
    const auto day = first_day(anchor);
    if (!day) return 0;
    const bool exact = anchor.fields.grain == Grain::day || anchor.fields.grain == Grain::day_part;
    return offset(u, direction * count, *day, exact, out) ? stop : 0;
  }
  return 0;
}

// now, recently, "in recent years", ongoing
std::size_t TimeGrammar::reference(std::size_t at, Moment& out) const {
  const TimeWord w = word(at);
  std::size_t end = at + w.tokens;
  out.reset();
  out.relative = true;
  if (w.op == TimeOp::now) {
    out.literal = "PRESENT_REF";
    return end;
  }
  if (w.op == TimeOp::ref) {
    out.literal = upper(argument(at));
    return end;
  }
  if (w.op == TimeOp::recent) {
    TimeUnit u = TimeUnit::none;
    const std::size_t after = unit(end, u);
    out.literal = "PAST_REF";
    return after != 0 ? after : end;
  }
  if (w.op == TimeOp::the && is(at + 1, TimeOp::past) && closes(at + 2)) { // "a thing of the past"
    out.literal = "PAST_REF";
    return at + 2;
  }
  if (w.op == TimeOp::this_ && lower_is(at, "current")) {
    out.literal = "PRESENT_REF";
    return end;
  }
  if (w.op == TimeOp::shortly && lower_is(at, "soon") && !is(end, TimeOp::after)) {
    out.literal = "FUTURE_REF";
    return end;
  }
  return 0;
}

} // namespace crosscheck::annotate
