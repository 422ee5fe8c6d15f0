// Ranges: "from 2014 to 2018", "June 13-15", "Friday, 1-3 p.m.", and days that share a month.
#include "annotate/times_grammar.h"

#include <fmt/format.h>

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;

} // namespace

// Joins the two ends of a range: what one leaves open the other tells.
bool TimeGrammar::unite(const Moment& first, const Moment& last, Moment& out) const {
  const value::Time a = time_of(first);
  const value::Time b = time_of(last);
  if (a.timex.empty() || b.timex.empty()) return false;
  out.reset();
  out.kind = first.has_clock() || last.has_clock() ? MomentKind::time : MomentKind::date;
  out.relative = first.relative || last.relative;
  out.fields.weekday = kOpen;
  const auto p = value::timex_fields(a.timex);
  const auto q = value::timex_fields(b.timex);
  std::string length = "PX";
  std::string from = a.timex;
  std::string to = b.timex;
  if (p && q) {
    const bool clocks = p->hour != kOpen && q->hour != kOpen;
    if (clocks) {
      std::int64_t minutes =
          (q->hour * 60 + std::max(q->minute, 0)) - (p->hour * 60 + std::max(p->minute, 0));
      if (a.from && b.from) minutes = (*b.from - *a.from) / 60;
      if (minutes < 0) minutes += 1440;
      length = "PT";
      if (minutes >= 60) length += fmt::format("{}H", minutes / 60);
      if (minutes % 60 != 0 || minutes == 0) length += fmt::format("{}M", minutes % 60);
    } else if (a.from && b.from) {
      if (*b.from < *a.from) return false;
      from = value::iso(*a.from).substr(0, 10);
      to = value::iso(*b.from).substr(0, 10);
      if (p->grain == Grain::year && q->grain == Grain::year)
        length = fmt::format("P{}Y", q->year - p->year);
      else if (p->day == kOpen && q->day == kOpen && p->month != kOpen && q->month != kOpen)
        length = fmt::format("P{}M", (q->year - p->year) * 12 + q->month - p->month);
      else if (p->grain == Grain::year && q->grain == Grain::month)
        length = fmt::format("P{}M", (q->year - p->year) * 12 + q->month - 1);
      else
        length = fmt::format("P{}D", (*b.from - *a.from) / 86400);
    } else if (p->month != kOpen && q->month != kOpen) {
      const auto day = [](const value::TimexFields& f, int year) {
        return value::days_from_civil(year, f.month, std::max(f.day, 1));
      };
      from = fmt::format("XXXX-{:02}-{:02}", p->month, std::max(p->day, 1));
      to = fmt::format("XXXX-{:02}-{:02}", q->month, std::max(q->day, 1));
      const bool over = day(*q, 2001) < day(*p, 2001);
      if (p->day == kOpen && q->day == kOpen)
        length = fmt::format("P{}M", q->month - p->month + (over ? 12 : 0));
      else
        length = fmt::format("P{}D", day(*q, over ? 2002 : 2001) - day(*p, 2001));
    }
  }
  out.literal = fmt::format("({},{},{})", from, to, length);
  if (a.from && b.to) {
    out.from = a.from;
    out.to = p && q && q->hour != kOpen ? b.from : b.to;
  }
  return true;
}

// A clock time without a day on the day that stands beside it.
bool TimeGrammar::lay_on(const Moment& day, Moment& clock) const {
  if (clock.has_date() && clock.relative == false) return false;
  Moment dated = day;
  take_clock(dated, clock);
  clock = dated;
  return true;
}

// "from 2014 to 2018", "between June and August", "June 13-15", "5 to 6 p.m.", "18-19 November"
std::size_t TimeGrammar::range(std::size_t at, std::vector<TimeReading>& out) {
  const bool from = is(at, TimeOp::from);
  const bool between = is(at, TimeOp::between);
  std::size_t i = from || between ? at + 1 : at;
  Moment first;
  Moment last;
  // "the 2008-09 season", "2014/15"
  int early = 0;
  int late = 0;
  std::size_t late_digits = 0;
  if (const std::size_t y = year(i, early);
      y != 0 && early >= 1800 && early <= 2100 && (mark(y, '-') || mark(y, '/')) && adjacent(y) &&
      adjacent(y + 1) && (i == 0 || !adjacent(i) || mark(i - 1, '(')) &&
      figure(y + 1, late, late_digits) != 0 && late_digits == 2 && late > early % 100 &&
      (late > 12 || late == early % 100 + 1) && !mark(y + 2, '-') && !mark(y + 2, '/') &&
      !mark(y + 2, ':')) {
    Moment both;
    if (unite(year_moment(early), year_moment(early / 100 * 100 + late), both)) {
      out.push_back({at, y + 2, both});
      return y + 2;
    }
  }
  std::size_t end_first = whole(i, first);
  if (end_first == 0 && (from || between)) end_first = date(skip_the(i), first);
  if (end_first != 0 && (!first.literal.empty() && first.literal != "PRESENT_REF")) return 0;
  // Bare figures: a day ("18-19 November") or an hour ("5 to 6 p.m.").
  int bare_first = kOpen;
  if (end_first == 0) {
    std::size_t digits = 0;
    i = from || between ? skip_the(i) : i;
    end_first = figure(i, bare_first, digits);
    if (end_first == 0 || digits > 2) {
      end_first = from || between ? ordinal(i, bare_first) : 0;
    }
    if (end_first == 0 || bare_first < 1 || bare_first > 31) return 0;
  }
  std::size_t next = end_first;
  const TimeOp link = word(next).op;
  const bool hyphen = mark(next, '-') || mark(next, '~');
  const bool linked = hyphen || link == TimeOp::to || link == TimeOp::through ||
                      link == TimeOp::until || (between && link == TimeOp::and_);
  if (!linked) return 0;
  if (!from && !between && link == TimeOp::to && first.has_date() &&
      first.fields.grain == Grain::day && first.fields.hour == kOpen && first.fields.day == kOpen &&
      first.fields.weekday == kOpen)
    return 0;
  next += hyphen ? 1 : word(next).tokens;
  second_end_ = true;
  std::size_t end = modified(next, last);
  if (end == 0) end = joined(next, last);
  if (end == 0 && (from || between)) end = date(skip_the(next), last);
  second_end_ = false;
  // "April 9th through 17th": a day of the same month.
  if (end != 0 && last.fields.day != kOpen && last.fields.month == kOpen &&
      last.fields.hour == kOpen && first.fields.month != kOpen) {
    last.reset();
    end = 0;
  }
  if (end != 0 && !last.literal.empty() && last.literal != "PRESENT_REF") return 0;
  int bare_last = kOpen;
  if (end == 0) {
    std::size_t digits = 0;
    if (bare_first != kOpen) return 0;
    std::size_t lead = skip_the(next);
    end = ordinal(lead, bare_last);
    if (end == 0) {
      end = figure(lead, bare_last, digits);
      if (end != 0 && digits > 2) end = 0;
    }
    if (end == 0) return 0;
    const bool year_tail = first.fields.grain == Grain::year && hyphen && digits == 2;
    if (year_tail) { // 2014-18
      last = year_moment(first.fields.year / 100 * 100 + bare_last);
      if (last.fields.year <= first.fields.year) return 0;
    } else if (first.fields.day != kOpen && first.fields.hour == kOpen) {
      int with_year = 0;
      last = first;
      last.fields.day = bare_last;
      last.fields.weekday = kOpen;
      if (bare_last < 1 || bare_last > 31 || bare_last <= first.fields.day) return 0;
      if (first.fields.year == kOpen)
        if (const std::size_t e = year_after(end, with_year)) {
          first.fields.year = last.fields.year = with_year;
          end = e;
        }
    } else if (first.fields.hour != kOpen && bare_last <= 24) {
      last.kind = MomentKind::time;
      last.fields.hour =
          bare_last < first.fields.hour && bare_last <= 12 ? bare_last + 12 : bare_last;
      last.fields.grain = Grain::minute;
    } else {
      return 0;
    }
  }
  if (bare_first != kOpen) {
    if (last.fields.hour != kOpen) {
      if (bare_first > 24) return 0;
      first.reset();
      first.kind = MomentKind::time;
      first.fields.hour = bare_first;
      if (last.fields.hour > 12 && bare_first + 12 <= last.fields.hour && bare_first <= 12)
        first.fields.hour = bare_first == 12 ? 12 : bare_first + 12;
      first.fields.grain = Grain::minute;
    } else if (last.fields.day != kOpen && last.fields.month != kOpen) {
      first = last;
      first.fields.day = bare_first;
      first.fields.weekday = kOpen;
      if (bare_first >= last.fields.day) return 0;
    } else {
      return 0;
    }
  }
  const bool now_first = first.literal == "PRESENT_REF";
  const bool now_last = last.literal == "PRESENT_REF";
  if (now_first || now_last) {
    if (!context_.reference || (now_first && now_last)) return 0;
    (now_first ? first : last) = day_moment(*context_.reference);
  }
  // "2:20 to 3 p.m."
  if (first.fields.hour != kOpen && bare_first == kOpen && last.fields.hour > 12 &&
      is(end - 1, TimeOp::pm) && first.fields.minute != kOpen && first.fields.hour < 12 &&
      !is(end_first - 1, TimeOp::am) && first.fields.hour + 12 <= last.fields.hour)
    first.fields.hour += 12;
  // Clock beside date
  if (first.fields.hour != kOpen && last.fields.hour != kOpen) {
    if (first.has_date() && !last.has_date()) {
      const Moment clock_part = last;
      last = first;
      take_clock(last, clock_part);
    } else if (last.has_date() && !first.has_date()) {
      const Moment clock_part = first;
      first = last;
      take_clock(first, clock_part);
    }
    if (!last.has_date()) {
      Moment day;
      const std::size_t on = is(end, TimeOp::on) || is(end, TimeOp::of) ? end + 1 : end;
      if (const std::size_t e = date(on, day); e != 0 && is_day(day)) {
        Moment dated = day;
        take_clock(dated, first);
        first = dated;
        dated = day;
        take_clock(dated, last);
        last = dated;
        end = e;
      }
    }
    // "from 3-8pm yesterday afternoon"
    if (Moment piece; last.has_date())
      if (const std::size_t p = part(end, piece, true); p != 0 && piece.fields.part[0] != 0)
        end = p;

  } else if ((first.fields.hour != kOpen) != (last.fields.hour != kOpen)) {
    return 0;
  } else {
    // The year or month that the second names holds for the first.
    if (first.fields.year == kOpen && last.fields.year != kOpen && first.fields.month != kOpen &&
        last.fields.month != kOpen && first.hint == std::nullopt) {
      first.fields.year = last.fields.year;
      if (first.fields.month > last.fields.month) --first.fields.year;
    }
    if (first.fields.grain == Grain::month && last.fields.grain == Grain::year && hyphen) return 0;
  }
  const Tense now = tense(at, end);
  complete(first, context_, now);
  complete(last, context_, now);
  if (first.relative && last.relative && first.fields.month != kOpen &&
      last.fields.month != kOpen && first.fields.year != kOpen && last.fields.year != kOpen &&
      !last.hint) {
    // The end lies after the beginning.
    const auto a = first_day(first);
    const auto b = first_day(last);
    if (a && b && *b < *a) ++last.fields.year;
    const auto c = first_day(last);
    if (a && c && *c - *a > 366 && last.fields.year > first.fields.year) --last.fields.year;
  }
  if (first.relative && last.relative && first.fields.weekday != kOpen &&
      last.fields.weekday != kOpen && first.fields.day != kOpen) {
    const auto a = first_day(first);
    const auto b = first_day(last);
    if (a && b && *b < *a) {
      const int weekday_last = last.fields.weekday;
      const Moment clock_part = last;
      const bool timed = last.has_clock();
      last = day_moment(*b + 7);
      last.fields.weekday = weekday_last;
      if (timed) take_clock(last, clock_part);
    }
  }
  Moment both;
  if (!unite(first, last, both)) return 0;
  out.push_back({at, end, both});
  if (bare_first == kOpen) {
    out.push_back({from || between ? at + 1 : at, end_first, first});
    if (bare_last == kOpen) out.push_back({next, end, last});
  }
  return end;
}

// "18 and 19 June"
std::size_t TimeGrammar::two_days(std::size_t at, std::vector<TimeReading>& out) {
  int day = 0;
  std::size_t digits = 0;
  std::size_t next = ordinal(at, day);
  if (next == 0) next = figure(at, day, digits);
  if (next == 0 || digits > 2 || day < 1 || day > 31 || !is(next, TimeOp::and_)) return 0;
  Moment second;
  const std::size_t end = day_first_date(next + 1, second);
  if (end == 0 || second.fields.day <= day) return 0;
  finish(second, at, end);
  Moment first = second;
  first.fields.day = day;
  first.fields.weekday = kOpen;
  out.push_back({at, next, first});
  out.push_back({next + 1, end, second});
  return end;
}

// "Friday, 1-3 p.m.", "tonight from 7 to 7:30 p.m.", "December 15 2016 from 7:00 to 8:00pm"
std::size_t TimeGrammar::dated_range(std::size_t at, std::vector<TimeReading>& out) {
  const Token& t = token(at);
  if (!t.in(Lex::weekday) && !t.in(Lex::month) && t.kind != TokenKind::figure &&
      !is(at, TimeOp::day) && !is(at, TimeOp::next) && !is(at, TimeOp::this_) &&
      !is(at, TimeOp::last))
    return 0;
  Moment day;
  const std::size_t named = date(at, day);
  if (named == 0 || (!is_day(day) && day.fields.part[0] == 0) || !day.has_date()) return 0;
  std::size_t next = mark(named, ',') ? named + 1 : named;
  if (is(next, TimeOp::at)) ++next;
  if (!is(next, TimeOp::from) && !is(next, TimeOp::between) &&
      token(next).kind != TokenKind::figure)
    return 0;
  const bool led = is(next, TimeOp::from) || is(next, TimeOp::between);
  const std::size_t i = led ? next + 1 : next;
  Moment first;
  Moment last;
  int hour = 0;
  std::size_t digits = 0;
  std::size_t end = clock(i, first);
  const bool bare = end == 0;
  if (bare) {
    end = figure(i, hour, digits);
    if (end == 0 || digits > 2 || hour > 24) return 0;
  }
  if (!mark(end, '-') && !is(end, TimeOp::to) &&
      !(is(next, TimeOp::between) && is(end, TimeOp::and_)) && !is(end, TimeOp::until) &&
      !is(end, TimeOp::through))
    return 0;
  const std::size_t stop = clock(end + 1, last);
  if (stop == 0) return 0;
  if (bare) {
    first = last;
    first.fields.minute = kOpen;
    first.fields.second = kOpen;
    first.fields.hour = hour;
  }
  if (first.fields.hour < 12 && last.fields.hour > 12 &&
      first.fields.hour + 12 <= last.fields.hour && (bare || !is(end - 1, TimeOp::am)))
    first.fields.hour += 12;
  finish(day, at, named);
  if (!lay_on(day, first) || !lay_on(day, last)) return 0;
  Moment both;
  if (!unite(first, last, both)) return 0;
  out.push_back({at, stop, both});
  out.push_back({at, named, day});
  return stop;
}

} // namespace crosscheck::annotate
