// Dates and clock times together, modifiers, bounds, sets and ranges.
#include "annotate/times_grammar.h"

#include <fmt/format.h>

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;
using value::TimeBound;

} // namespace

std::size_t TimeGrammar::date(std::size_t at, Moment& out) {
  const std::size_t end = undated(at, out);
  if (end == 0 || !out.literal.empty() || out.fields.year != kOpen || !context_.reference)
    return end;
  if (out.fields.month == kOpen && out.fields.season[0] == 0 && out.fields.quarter == kOpen)
    return end;
  // "April last year", "June 13 of this year"
  const std::size_t next = is(end, TimeOp::of) ? end + 1 : end;
  const TimeWord w = word(next);
  TimeUnit u = TimeUnit::none;
  if (w.op != TimeOp::last && w.op != TimeOp::this_ && w.op != TimeOp::next) return end;
  const std::size_t stop = unit(next + w.tokens, u);
  if (stop == 0 || u != TimeUnit::year || text(stop - 1).ends_with('s')) return end;
  out.fields.year = value::civil_from_days(*context_.reference).year + (w.op == TimeOp::last   ? -1
                                                                        : w.op == TimeOp::next ? 1
                                                                                               : 0);
  out.relative = true;
  return stop;
}

std::size_t TimeGrammar::undated(std::size_t at, Moment& out) {
  if (at >= tokens_.size()) return 0;
  const auto attempt = [&](const char* step, std::size_t end) {
    if (end == 0)
      out.reset();
    else if (*out.step == '\0')
      out.step = step;
    return end;
  };
  out.reset();
  const Token& t = tokens_[at];
  if (t.kind == TokenKind::figure || t.kind == TokenKind::mark) {
    if (const auto e = attempt("a date in figures", numeric_date(at, out))) return e;
    if (const auto e = attempt("a day and a month", day_first_date(at, out))) return e;
    if (const auto e = attempt("a decade or century", decade_or_century(at, out))) return e;
    if (const auto e = attempt("a quarter or half of a year", quarter_or_half(at, out))) return e;
    if (const auto e = attempt("a part of a longer time", part_of_unit(at, out))) return e;
    if (const auto e = attempt("a length of time counted from a day", counted(at, out))) return e;
    if (const auto e = attempt("a day of a month or week", day_of_something(at, out))) return e;
    return attempt("a year", bare_year(at, out));
  }
  if (t.word == nullptr) {
    return attempt("a quarter or half of a year", quarter_or_half(at, out)); // Q1
  }
  if (t.in(Lex::weekday))
    if (const auto e = attempt("a weekday", weekday_date(at, out))) return e;
  if (t.in(Lex::month))
    if (const auto e = attempt("a month, with a day or without", month_first_date(at, out)))
      return e;
  if (const auto e = attempt("a holiday", holiday(at, out))) return e;
  if (t.in(Lex::season))
    if (const auto e = attempt("a season", season(at, out))) return e;
  if (t.in(Lex::ordinal) || t.in(Lex::number)) {
    if (int number = 0; at > 0 && is(at - 1, TimeOp::in)) { // "in two thousand and twenty"
      if (const std::size_t e = spelled_year(at, number); e != 0 && closes(e) && number > 2000) {
        out = year_moment(number);
        return e;
      }
    }
    if (const auto e = attempt("a day and a month", day_first_date(at, out))) return e;
    if (const auto e = attempt("a decade or century", decade_or_century(at, out))) return e;
    if (const auto e = attempt("a quarter or half of a year", quarter_or_half(at, out))) return e;
    if (const auto e = attempt("a part of a longer time", part_of_unit(at, out))) return e;
  }
  switch (word(at).op) {
  case TimeOp::the: {
    const std::size_t i = at + 1;
    if (const auto e = attempt("a length of time counted from a day", counted(i, out));
        e != 0 && out.from_narrative)
      return e;
    if (const auto e = attempt("a part of a longer time", part_of_unit(i, out))) return e;
    if (const auto e =
            attempt("a time before or after another (last, next, this)", shifted(at, out)))
      return e;
    if (const auto e = attempt("a time that the text has named", definite(at, out))) return e;
    if (const auto e = attempt("the week of a day", week_of(at, out))) return e;
    if (const auto e = attempt("a day and a month", day_first_date(i, out))) return e;
    if (const auto e = attempt("a quarter or half of a year", quarter_or_half(i, out))) return e;
    if (const auto e = attempt("a decade or century", decade_or_century(i, out))) return e;
    if (const auto e = attempt("a day of a month or week", day_of_something(at, out))) return e;
    if (const auto e = attempt("a word for a day", day_word(i, out))) return e;
    if (token(i).in(Lex::season))
      if (const auto e = attempt("a season", season(i, out))) return e;
    if (lower_is(i, "year"))
      if (const auto e = attempt("a year", bare_year(i + 1, out))) return e;
    if (word(i).op == TimeOp::fiscal) return attempt("a year of accounts", date(i, out));
    return 0;
  }
  case TimeOp::day: return attempt("a word for a day", day_word(at, out));
  case TimeOp::fiscal: {
    const std::size_t i = at + word(at).tokens;
    int number = 0;
    std::size_t e = year(i, number);
    if (e == 0) {
      std::size_t digits = 0;
      e = figure(i, number, digits);
      if (e == 0 || digits != 2 || !adjacent(i)) return 0;
      number += number >= 70 ? 1900 : 2000;
    }
    out = year_moment(number);
    out.fields.fiscal = true;
    return e;
  }
  default: break;
  }
  if (const auto e = attempt("a length of time counted from a day", counted(at, out))) return e;
  if (const auto e = attempt("a part of a longer time", part_of_unit(at, out))) return e;
  if (const auto e = attempt("a quarter or half of a year", quarter_or_half(at, out))) return e;
  if (const auto e =
          attempt("a time before or after another (last, next, this)", shifted(at, out))) {
    // "next week Wednesday", "this week Monday"
    if (out.fields.grain == Grain::week && out.literal.empty()) {
      int number = 0;
      bool doubtful = false;
      bool plural = false;
      const std::size_t w = mark(e, '-') ? e + 1 : is(e, TimeOp::on) ? e + 1 : e;
      if (const auto named = weekday(w, number, doubtful, plural); named != 0 && !plural) {
        const auto monday = first_day(out);
        if (monday) {
          out = day_moment(*monday + number - 1);
          out.relative = true;
          return named;
        }
      }
    }
    // "next year's first quarter"
    if (token(e).kind == TokenKind::clitic && out.fields.grain == Grain::year) {
      Moment q;
      if (const auto named = quarter_or_half(e + 1, q)) {
        q.fields.year = out.fields.year;
        q.relative = true;
        out = q;
        return named;
      }
    }
    return e;
  }
  if (const auto e = attempt("the week of a day", week_of(at, out))) return e;
  if (lower_is(at, "year")) { // the year 2008
    const auto e = attempt("a year", bare_year(at + 1, out));
    return e;
  }
  return attempt("a word for the past, the present or the future", reference(at, out));
}

// "early June", "mid-2024", "the end of last year", "earlier this month", "later in the day"
std::size_t TimeGrammar::modified(std::size_t at, Moment& out) {
  const std::size_t i = skip_the(at);
  const TimeWord w = word(i);
  // "mid night", "late-night" are words for a part of the day.
  if (w.op != TimeOp::none)
    if (const auto phrase = vocabulary_.phrase(Lex::day_part, tokens_, i);
        phrase && phrase->tokens > 1)
      return 0;
  TimeBound bound = TimeBound::exact;
  switch (w.op) {
  case TimeOp::early:
  case TimeOp::start:
  case TimeOp::beginning:
  case TimeOp::earlier: bound = TimeBound::start; break;
  case TimeOp::mid:
  case TimeOp::middle: bound = TimeBound::middle; break;
  case TimeOp::late:
  case TimeOp::end:
  case TimeOp::later: bound = TimeBound::end; break;
  default: return 0;
  }
  std::size_t next = i + w.tokens;
  if (w.op == TimeOp::start || w.op == TimeOp::middle || w.op == TimeOp::end ||
      w.op == TimeOp::beginning) {
    if (!is(next, TimeOp::of)) return 0;
    ++next;
  } else if (w.op == TimeOp::early || w.op == TimeOp::mid || w.op == TimeOp::late) {
    if (mark(next, '-') && adjacent(next)) ++next;
    if (is(next, TimeOp::in) || is(next, TimeOp::at) || is(next, TimeOp::on)) ++next;
  } else if (is(next, TimeOp::in) || is(next, TimeOp::on)) {
    ++next;
  } else if (!is(next, TimeOp::this_) && !is(next, TimeOp::day) && !is(next, TimeOp::that) &&
             !is(next, TimeOp::last) && !is(next, TimeOp::previous) && !is(next, TimeOp::next)) {
    return 0;
  }
  if (w.op == TimeOp::end && lower_is(i, "eve")) return 0;
  Moment inner;
  std::size_t end = 0;
  const std::size_t bare = skip_the(next);
  TimeUnit u = TimeUnit::none;
  // "the end of the year": of the reference's own.
  if (bare != next) {
    const std::size_t named = unit(bare, u);
    if (named != 0 && has_narrative() && !text(named - 1).ends_with('s') &&
        !is(named, TimeOp::of) &&
        (u == TimeUnit::day || u == TimeUnit::week || u == TimeUnit::month || u == TimeUnit::year ||
         u == TimeUnit::quarter || u == TimeUnit::decade || u == TimeUnit::century)) {
      const std::int64_t from =
          u == TimeUnit::day ? narrative() : context_.reference.value_or(narrative());
      if (shift_unit(u, 0, from, inner)) end = named;
    }
  }
  if (end == 0) {
    Moment piece;
    // "early Friday morning", "late Thursday", "early in the morning", "late at night"
    if (const std::size_t p = part(bare, piece, true); p != 0 && piece.fields.part[0] != 0) {
      inner = piece;
      end = p;
    } else {
      end = joined(next, inner);
      if (end == 0 && bare != next) end = joined(bare, inner);
    }
  }
  if (end == 0 || inner.kind == MomentKind::duration || inner.kind == MomentKind::set) return 0;
  if (inner.literal == "PRESENT_REF" || inner.literal == "PAST_REF" ||
      inner.literal == "FUTURE_REF")
    return 0;
  if (inner.fields.hour != kOpen) return 0;
  out = inner;
  if (out.bound == TimeBound::exact) out.bound = bound;
  // "early in the day Wednesday"
  if (out.fields.grain == Grain::day && u == TimeUnit::day) {
    Moment named;
    int number = 0;
    bool doubtful = false;
    bool plural = false;
    if (weekday(end, number, doubtful, plural) != 0) {
      const std::size_t e = weekday_date(end, named);
      if (e != 0) {
        out = named;
        out.bound = bound;
        return e;
      }
    }
  }
  if (out.fields.grain == Grain::day_part && out.fields.day == kOpen &&
      out.fields.weekday == kOpen) {
    Moment day;
    const std::size_t on = is(end, TimeOp::on) || is(end, TimeOp::of) ? end + 1 : end;
    if (const std::size_t e = date(on, day); e != 0 && is_day(day)) {
      take_clock(day, out);
      day.bound = bound;
      out = day;
      return e;
    }
  }
  return end;
}

// A range looks at what an expression by itself reads again.
std::size_t TimeGrammar::whole(std::size_t at, Moment& out) {
  if (whole_at_ != at) {
    Moment moment;
    std::size_t end = modified(at, moment);
    if (end == 0) end = joined(at, moment);
    whole_at_ = at;
    whole_end_ = end;
    whole_ = std::move(moment);
  }
  if (whole_end_ != 0) out = whole_;
  return whole_end_;
}

std::size_t TimeGrammar::joined(std::size_t at, Moment& out) {
  Moment clock_time;
  std::size_t end = clock(at, clock_time);
  bool from_part = false;
  if (end == 0 && token(at).in(Lex::day_part)) {
    end = part(at, clock_time, false);
    from_part = end != 0;
    // "morning sessions", "overnight": by itself.
    if (end == 0 && lower_is(at, "overnight")) end = part(at, clock_time, true);
  }
  if (end == 0 && (is(at, TimeOp::in) || is(at, TimeOp::during)) && is(at + 1, TimeOp::the)) {
    end = part(at + 2, clock_time, true);
    from_part = end != 0;
    if (end != 0 && clock_time.fields.hour != kOpen) end = 0;
    // "in the morning at 7"
    int hour = 0;
    std::size_t digits = 0;
    if (end != 0 && is(end, TimeOp::at)) {
      if (const std::size_t e = figure(end + 1, hour, digits); e != 0 && hour >= 1 && hour <= 12) {
        const char letter = clock_time.fields.part[0];
        clock_time.fields.part = {};
        clock_time.fields.hour = letter == 'M' ? hour % 12 : hour % 12 + 12;
        clock_time.fields.grain = Grain::minute;
        end = e;
      }
    }
  }
  if (end == 0 && is(at, TimeOp::the) &&
      token(at + 1).in(Lex::day_part)) { // "the night of June 13"
    Moment piece;
    Moment day;
    const std::size_t named = part(at + 1, piece, true);
    if (named != 0 && is(named, TimeOp::of)) {
      const std::size_t e = date(named + 1, day);
      if (e != 0 && is_day(day)) {
        take_clock(day, piece);
        out = day;
        return e;
      }
    }
  }
  if (end != 0) {
    std::size_t next = end;
    if (is(next, TimeOp::on) || is(next, TimeOp::of) || mark(next, ',')) ++next;
    if (next != end && is(next, TimeOp::the)) next = end; // "noon on the river"
    Moment day;
    const std::size_t e = next != end && is(next, TimeOp::in) ? 0 : date(next, day);
    if (e != 0 && is_day(day)) {
      take_clock(day, clock_time);
      out = day;
      return e;
    }
    if (e != 0 && day.kind == MomentKind::time && day.fields.part[0] != 0 && !from_part &&
        clock_time.fields.hour != kOpen) { // "7 p.m. tonight", "5:30 tomorrow evening"
      const bool late = day.fields.part[0] != 'M';
      if (late && clock_time.fields.hour < 12) clock_time.fields.hour += 12;
      take_clock(day, clock_time);
      out = day;
      return e;
    }
    out = clock_time;
    return end;
  }
  Moment day;
  end = date(at, day);
  if (end == 0) return 0;
  out = day;
  const bool whole_day = is_day(day);
  const bool parted = day.kind == MomentKind::time && day.fields.part[0] != 0;
  if (!whole_day && !parted) return end;
  const auto with_clock = [&](std::size_t from) -> std::size_t {
    std::size_t next = from;
    if (mark(next, ',')) ++next;
    if (is(next, TimeOp::at) || mark(next, '@'))
      ++next;
    else if (mark(next, '-') || is(next, TimeOp::for_))
      ++next;
    if (is(next, TimeOp::about)) next += word(next).tokens;
    Moment c;
    std::size_t e = clock(next, c);
    if (e == 0 && next > from && is(next - 1, TimeOp::at)) { // "Monday at 2.30", "tonight at 9"
      int hour = 0;
      std::size_t digits = 0;
      const std::string_view surface = text(next);
      if (surface.size() >= 4 && surface.size() <= 5 && surface[surface.size() - 3] == '.' &&
          token(next).kind == TokenKind::figure && leading_number(surface) < 24 &&
          leading_number(surface.substr(surface.size() - 2)) < 60 && closes(next + 1)) {
        c.fields.hour = leading_number(surface);
        c.fields.minute = leading_number(surface.substr(surface.size() - 2));
        c.fields.grain = Grain::minute;
        c.kind = MomentKind::time;
        take_clock(out, c);
        return next + 1;
      }
      e = figure(next, hour, digits);
      if (e == 0 || digits > 2 || hour < 1 || hour > 24 || !closes(e)) return 0;
      c.fields.hour = hour;
      c.fields.grain = Grain::minute;
      c.kind = MomentKind::time;
    }
    if (e == 0) return 0;
    if (parted || out.fields.part[0] != 0) {
      if (out.fields.part[0] != 'M' && c.fields.hour < 12 && c.fields.hour > 3) c.fields.hour += 12;
    }
    take_clock(out, c);
    return e;
  };
  if (whole_day) {
    Moment piece;
    std::size_t p = part(end, piece, true);
    if (p == 0 && (is(end, TimeOp::in) || is(end, TimeOp::at)))
      p = part(skip_the(end + 1), piece, true);
    if (p == 0 && mark(end, ',')) {
      p = part(end + 1, piece, true);
      if (p != 0 && !closes(p)) p = 0;
    }
    if (p == 0) {
      bool afternoon = false;
      if (token(end).space_before && (lower_is(end, "am") || lower_is(end, "pm")))
        if (const std::size_t m = meridiem(end, afternoon)) {
          p = m;
          piece.kind = MomentKind::time;
          piece.fields.part =
              afternoon ? std::array<char, 2>{'A', 'F'} : std::array<char, 2>{'M', 'O'};
          piece.fields.grain = Grain::day_part;
        }
    }
    if (p != 0) {
      // "Friday nights" is a set.
      if (text(p - 1).ends_with('s') && piece.fields.part[0] != 0) return end;
      take_clock(out, piece);
      end = p;
      if (piece.fields.hour != kOpen) return end;
    } else if (is(end, TimeOp::early) || is(end, TimeOp::late)) {
      if (closes(end + 1)) { // "Friday late"
        out.bound = is(end, TimeOp::early) ? TimeBound::start : TimeBound::end;
      }
    }
  }
  if (const std::size_t e = with_clock(end)) return e;
  // "Thursday before 5pm"
  const TimeWord w = word(end);
  if (w.op == TimeOp::before || w.op == TimeOp::after || w.op == TimeOp::by) {
    Moment c;
    if (const std::size_t e = clock(end + w.tokens, c)) {
      take_clock(out, c);
      out.bound = w.op == TimeOp::after ? TimeBound::after : TimeBound::before;
      out.open_to = w.op == TimeOp::after;
      out.open_from = !out.open_to;
      out.skip_self = w.op == TimeOp::before;
      return e;
    }
  }
  return end;
}

std::size_t TimeGrammar::bounded(std::size_t at, Moment& out) {
  TimeWord w = word(at);
  std::size_t i = at;
  bool loose = false;
  if (w.op == TimeOp::shortly) {
    const TimeWord next = word(i + w.tokens);
    if (next.op != TimeOp::after && next.op != TimeOp::before) return 0;
    i += w.tokens;
    w = next;
    loose = true;
  }
  Moment inner;
  std::size_t next = i + w.tokens;
  switch (w.op) {
  case TimeOp::about: {
    // "How about Friday?"
    if (at > 0 && (lower_is(at - 1, "how") || lower_is(at - 1, "what"))) return 0;
    const std::size_t lead = is(next, TimeOp::at) ? next + 1 : next;
    std::size_t end = joined(lead, inner);
    if (end == 0 || inner.kind == MomentKind::duration || inner.kind == MomentKind::set ||
        !inner.literal.empty())
      return 0;
    out = inner;
    out.bound = TimeBound::about;
    return end;
  }
  case TimeOp::since:
  case TimeOp::beginning:
  case TimeOp::after:
  case TimeOp::before:
  case TimeOp::until:
  case TimeOp::through: break;
  default: return 0;
  }
  if (w.op == TimeOp::through && !lower_is(i, "until") && !lower_is(i, "till")) return 0;
  std::size_t end = modified(next, inner);
  if (end == 0) end = joined(next, inner);
  if (end == 0 || inner.kind == MomentKind::duration || inner.kind == MomentKind::set ||
      !inner.literal.empty())
    return 0;
  // "after Friday's attack", "since the 1979 revolution": what bounds is the attack.
  if (!closes(end)) {
    const Token& after = token(end);
    const bool function = after.in(Lex::stop) || after.in(Lex::tense) || after.in(Lex::time_word);
    if (after.kind == TokenKind::clitic || after.kind == TokenKind::figure || !function) return 0;
  }
  out = inner;
  if (loose) { // "shortly after midnight" is about midnight
    out.bound = TimeBound::about;
    return end;
  }
  const bool forward = w.op == TimeOp::since || w.op == TimeOp::after || w.op == TimeOp::beginning;
  out.bound = forward ? TimeBound::after : TimeBound::before;
  out.open_to = forward;
  out.open_from = !forward;
  out.skip_self = w.op == TimeOp::after || w.op == TimeOp::before;
  if (out.fields.hour != kOpen) out.skip_self = w.op == TimeOp::before;
  return end;
}

void TimeGrammar::finish(Moment& moment, std::size_t begin, std::size_t end) const {
  if (!moment.literal.empty() || moment.kind == MomentKind::set) return;
  Tense now = Tense::none;
  if (moment.fields.year == kOpen && moment.has_date()) {
    now = tense(begin, end);
    // "closed until Friday", "by October"
    // "put off to Thursday"
    if (begin > 0 && is(begin - 1, TimeOp::to) && is_day(moment) && moment.fields.month == kOpen)
      now = Tense::future;
    if (moment.open_from && (now != Tense::past || (!moment.skip_self && is_day(moment))))
      now = Tense::future;
    if (moment.open_to && !moment.hint && now != Tense::future) now = Tense::past;
    moment.tense = now;
  }
  complete(moment, context_, now);
}

std::size_t TimeGrammar::read(std::size_t at, std::vector<TimeReading>& out) {
  const std::size_t before = out.size();
  if (const std::size_t end = range(at, out)) return end;
  out.resize(before);
  if (const std::size_t end = two_days(at, out)) return end;
  if (whole_at_ != at || whole_end_ != 0)
    if (const std::size_t end = dated_range(at, out)) return end;
  Moment moment;
  const char* step = "a time that comes again";
  std::size_t end = set(at, moment);
  if (end == 0) {
    end = bounded(at, moment);
    step = "a time with a bound";
  }
  if (end == 0) {
    end = whole(at, moment);
    step = moment.has_clock() ? "a clock time or part of a day" : "a time";
  }
  if (end == 0) return 0;
  if (*moment.step == '\0') moment.step = step;
  finish(moment, at, end);
  out.push_back({at, end, std::move(moment)});
  return end;
}

} // namespace crosscheck::annotate
