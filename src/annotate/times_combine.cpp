// Dates and clock times together, modifiers, bounds, sets and ranges.
#include "annotate/times_grammar.h"

#include <fmt/format.h>

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;
using value::TimeBound;

void take_clock(Moment& date, const Moment& clock) {
  date.kind = MomentKind::time;
  date.fields.hour = clock.fields.hour;
  date.fields.minute = clock.fields.minute;
  date.fields.second = clock.fields.second;
  date.fields.part = clock.fields.hour == kOpen ? clock.fields.part : std::array<char, 2>{};
  date.fields.offset_minutes = clock.fields.offset_minutes;
  date.fields.grain = clock.fields.grain;
}

bool is_day(const Moment& m) {
  return m.literal.empty() && m.kind == MomentKind::date &&
         (m.fields.day != kOpen || m.fields.weekday != kOpen) && m.fields.part[0] == 0;
}

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
  const auto attempt = [&](std::size_t end) {
    if (end == 0) out = {};
    return end;
  };
  out = {};
  const Token& t = tokens_[at];
  if (t.kind == TokenKind::figure || t.kind == TokenKind::mark) {
    if (const auto e = attempt(numeric_date(at, out))) return e;
    if (const auto e = attempt(day_first_date(at, out))) return e;
    if (const auto e = attempt(decade_or_century(at, out))) return e;
    if (const auto e = attempt(quarter_or_half(at, out))) return e;
    if (const auto e = attempt(part_of_unit(at, out))) return e;
    if (const auto e = attempt(counted(at, out))) return e;
    if (const auto e = attempt(day_of_something(at, out))) return e;
    return attempt(bare_year(at, out));
  }
  if (t.word == nullptr) {
    return attempt(quarter_or_half(at, out)); // Q1
  }
  if (t.in(Lex::weekday))
    if (const auto e = attempt(weekday_date(at, out))) return e;
  if (t.in(Lex::month))
    if (const auto e = attempt(month_first_date(at, out))) return e;
  if (const auto e = attempt(holiday(at, out))) return e;
  if (t.in(Lex::season))
    if (const auto e = attempt(season(at, out))) return e;
  if (t.in(Lex::ordinal) || t.in(Lex::number)) {
    if (int number = 0; at > 0 && is(at - 1, TimeOp::in)) { // "in two thousand and twenty"
      if (const std::size_t e = spelled_year(at, number); e != 0 && closes(e) && number > 2000) {
        out = year_moment(number);
        return e;
      }
    }
    if (const auto e = attempt(day_first_date(at, out))) return e;
    if (const auto e = attempt(decade_or_century(at, out))) return e;
    if (const auto e = attempt(quarter_or_half(at, out))) return e;
    if (const auto e = attempt(part_of_unit(at, out))) return e;
  }
  switch (word(at).op) {
  case TimeOp::the: {
    const std::size_t i = at + 1;
    if (const auto e = attempt(counted(i, out)); e != 0 && out.from_narrative) return e;
    if (const auto e = attempt(part_of_unit(i, out))) return e;
    if (const auto e = attempt(shifted(at, out))) return e;
    if (const auto e = attempt(definite(at, out))) return e;
    if (const auto e = attempt(week_of(at, out))) return e;
    if (const auto e = attempt(day_first_date(i, out))) return e;
    if (const auto e = attempt(quarter_or_half(i, out))) return e;
    if (const auto e = attempt(decade_or_century(i, out))) return e;
    if (const auto e = attempt(day_of_something(at, out))) return e;
    if (const auto e = attempt(day_word(i, out))) return e;
    if (token(i).in(Lex::season))
      if (const auto e = attempt(season(i, out))) return e;
    if (lower_is(i, "year"))
      if (const auto e = attempt(bare_year(i + 1, out))) return e;
    if (word(i).op == TimeOp::fiscal) return attempt(date(i, out));
    return 0;
  }
  case TimeOp::day: return attempt(day_word(at, out));
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
  if (const auto e = attempt(counted(at, out))) return e;
  if (const auto e = attempt(part_of_unit(at, out))) return e;
  if (const auto e = attempt(quarter_or_half(at, out))) return e;
  if (const auto e = attempt(shifted(at, out))) {
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
  if (const auto e = attempt(week_of(at, out))) return e;
  if (lower_is(at, "year")) { // the year 2008
    const auto e = attempt(bare_year(at + 1, out));
    return e;
  }
  return attempt(reference(at, out));
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

std::size_t TimeGrammar::set(std::size_t at, Moment& out) {
  const TimeWord w = word(at);
  out = {};
  out.kind = MomentKind::set;
  if (w.op == TimeOp::set) {
    out.literal = upper(w.argument);
    return at + w.tokens;
  }
  int number = 0;
  bool doubtful = false;
  bool plural = false;
  // "Fridays", "Friday mornings"
  if (const std::size_t named = weekday(at, number, doubtful, plural)) {
    Moment piece;
    std::size_t end = named;
    const std::size_t p = part(named, piece, true);
    const bool part_plural = p != 0 && text(p - 1).ends_with('s');
    if (!plural && !part_plural) return 0;
    out.literal = fmt::format("XXXX-WXX-{}", number);
    if (p != 0 && piece.fields.part[0] != 0) {
      out.literal += fmt::format("T{}{}", piece.fields.part[0], piece.fields.part[1]);
      end = p;
    } else if (is(named, TimeOp::at)) {
      Moment c;
      if (const std::size_t e = clock(named + 1, c)) {
        out.literal += timex_of(c.fields);
        end = e;
      } else if (token(named + 1).kind == TokenKind::figure && text(named + 1).size() == 5 &&
                 text(named + 1)[2] == '.') {
        out.literal +=
            fmt::format("T{}:{}", text(named + 1).substr(0, 2), text(named + 1).substr(3));
        end = named + 2;
      }
    }
    return end;
  }
  TimeUnit u = TimeUnit::none;
  if (lower_is(at, "weekends")) {
    out.literal = "P1WE";
    return at + 1;
  }
  std::size_t i = at;
  int times = 0;
  // "once a year", "three times a week", "15 a year"
  const bool once = w.op == TimeOp::often;
  std::size_t after_number = once ? at + 1 : small_number(at, times);
  if (after_number != 0 && !once) {
    if (lower_is(after_number, "times"))
      ++after_number;
    else
      after_number = 0;
  }
  if (after_number != 0 && is(after_number, TimeOp::a)) {
    const std::size_t end = unit(after_number + 1, u);
    if (end == 0) return 0;
    i = after_number;
    Moment length;
    span_moment(u, 1, false, 1, length);
    out.literal = length.literal;
    return end;
  }
  // "15 a year"
  if (w.op == TimeOp::a && at > 0 && token(at - 1).kind == TokenKind::figure) {
    const std::size_t end = unit(at + 1, u);
    if (end == 0 || u == TimeUnit::second) return 0;
    Moment length;
    span_moment(u, 1, false, 1, length);
    out.literal = length.literal;
    return end;
  }
  if (w.op != TimeOp::every) return 0;
  ++i;
  double count = 1;
  bool open = false;
  if (is(i, TimeOp::other)) {
    count = 2;
    ++i;
  } else if (int nth = 0; const std::size_t o = ordinal(i, nth)) {
    count = nth;
    i = o;
  } else if (!is(i, TimeOp::a)) {
    if (const std::size_t a = amount(i, count, open); a != 0 && !open)
      i = a;
    else
      count = 1;
  }
  // "each one"
  if (const std::size_t end = unit(i, u)) {
    if (is(end, TimeOp::of)) return 0;
    if (u == TimeUnit::night) {
      out.literal = "TNI";
      return end;
    }
    Moment length;
    span_moment(u, count, false, 1, length);
    out.literal = length.literal;
    Moment c;
    std::size_t stop = end;
    if (u == TimeUnit::day && count == 1) {
      const std::size_t lead = is(end, TimeOp::at) ? end + 1 : end;
      if (const std::size_t e = clock(lead, c)) {
        out.literal = timex_of(c.fields);
        stop = e;
      }
    }
    return stop;
  }
  Moment piece;
  if (const std::size_t end = part(i, piece, true); end != 0 && piece.fields.part[0] != 0) {
    out.literal = timex_of(piece.fields);
    return end;
  }
  if (const std::size_t named = weekday(i, number, doubtful, plural)) {
    out.literal = fmt::format("XXXX-WXX-{}", number);
    if (const std::size_t p = part(named, piece, true); p != 0 && piece.fields.part[0] != 0) {
      out.literal += timex_of(piece.fields);
      return p;
    }
    return named;
  }
  if (const std::size_t named = month(i, number, doubtful)) {
    out.literal = fmt::format("XXXX-{:02}", number);
    return named;
  }
  if (token(i).in(Lex::season)) {
    out.literal = "XXXX-" + upper(token(i).value(Lex::season).substr(0, 2));
    return i + 1;
  }
  return 0;
}

// Joins the two ends of a range: what one leaves open the other tells.
bool TimeGrammar::unite(const Moment& first, const Moment& last, Moment& out) const {
  const value::Time a = time_of(first);
  const value::Time b = time_of(last);
  if (a.timex.empty() || b.timex.empty()) return false;
  out = {};
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
    last = {};
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
      first = {};
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
  }
  complete(moment, context_, now);
}

// A clock time without a day on the day that stands beside it.
bool TimeGrammar::lay_on(const Moment& day, Moment& clock) const {
  if (clock.has_date() && clock.relative == false) return false;
  Moment dated = day;
  take_clock(dated, clock);
  clock = dated;
  return true;
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

std::size_t TimeGrammar::read(std::size_t at, std::vector<TimeReading>& out) {
  const std::size_t before = out.size();
  if (const std::size_t end = range(at, out)) return end;
  out.resize(before);
  if (const std::size_t end = two_days(at, out)) return end;
  if (whole_at_ != at || whole_end_ != 0)
    if (const std::size_t end = dated_range(at, out)) return end;
  Moment moment;
  std::size_t end = set(at, moment);
  if (end == 0) end = bounded(at, moment);
  if (end == 0) end = whole(at, moment);
  if (end == 0) return 0;
  finish(moment, at, end);
  out.push_back({at, end, std::move(moment)});
  return end;
}

} // namespace crosscheck::annotate
