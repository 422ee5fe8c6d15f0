// Clock times, zones, and parts of the day.
#include "annotate/times_grammar.h"

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;

void set_clock(Moment& out, int hour, int minute, int second = kOpen) {
  out.kind = MomentKind::time;
  out.fields.hour = hour;
  out.fields.minute = minute;
  out.fields.second = second;
  out.fields.grain = second == kOpen ? Grain::minute : Grain::second;
}

int in_afternoon(int hour, bool afternoon) {
  if (afternoon) return hour < 12 ? hour + 12 : hour;
  return hour == 12 ? 0 : hour;
}

} // namespace

// a.m., pm, and the letter alone after a clock ("8:45a"); tells which half of the day.
std::size_t TimeGrammar::meridiem(std::size_t at, bool& afternoon) const {
  if (mark(at, '.') && adjacent(at) && is(at + 1, TimeOp::am)) { // 9.am
    afternoon = false;
    return at + 2;
  }
  const TimeWord w = word(at);
  if (w.op == TimeOp::am || w.op == TimeOp::pm) {
    // "I am": the verb stands apart and in small letters before a word.
    if (w.op == TimeOp::am && w.tokens == 1 && token(at).space_before && text(at) == "am" &&
        at > 0 && token(at - 1).kind != TokenKind::figure)
      return 0;
    afternoon = w.op == TimeOp::pm;
    return at + w.tokens;
  }
  if ((lower_is(at, "a") || lower_is(at, "p")) && adjacent(at)) {
    afternoon = lower_is(at, "p");
    return at + 1;
  }
  if ((lower_is(at, "a") || lower_is(at, "p")) && lower_is(at + 1, "m") && closes(at + 2)) {
    afternoon = lower_is(at, "p");
    return at + 2;
  }
  return 0;
}

// "UTC", "(GMT)", "GMT+2", "local time"
std::size_t TimeGrammar::zone(std::size_t at, Moment& out) const {
  const bool bracket = mark(at, '(');
  const std::size_t i = bracket ? at + 1 : at;
  if (i >= tokens_.size() || tokens_[i].word == nullptr) return 0;
  const auto phrase = vocabulary_.phrase(Lex::zone, tokens_, i);
  if (!phrase) return 0;
  std::size_t end = i + phrase->tokens;
  // Short ones are words as well: et, art, cat, eat.
  if (phrase->tokens == 1 && token(i).span.size() <= 4 && !token(i).all_caps && text(i) != "Z" &&
      text(i) != "gmt" && text(i) != "utc" && text(i) != "pst" && text(i) != "est")
    return 0;
  std::optional<int> offset;
  if (phrase->value != "?") offset = leading_number(phrase->value);
  int hours = 0;
  std::size_t digits = 0;
  if (offset == 0 && (mark(end, '+') || mark(end, '-')) && adjacent(end) && adjacent(end + 1) &&
      figure(end + 1, hours, digits) != 0 && digits <= 2 && hours <= 14) {
    offset = (mark(end, '+') ? 60 : -60) * hours;
    end += 2;
  }
  if (bracket) {
    if (!mark(end, ')')) return 0;
    ++end;
  }
  out.fields.offset_minutes = offset;
  return end;
}

// "half past eight", "20 minutes to nine", "seven o'clock", "quarter to six"
std::size_t TimeGrammar::spoken_clock(std::size_t at, Moment& out) const {
  int number = 0;
  std::size_t i = at;
  if (const std::size_t hour = small_number(i, number); hour != 0 && is(hour, TimeOp::oclock)) {
    if (number < 1 || number > 12) return 0;
    set_clock(out, number, kOpen);
    return hour + 1;
  }
  int minutes = 0;
  std::size_t next = 0;
  if (is(i, TimeOp::a)) ++i;
  if (is(i, TimeOp::half)) {
    minutes = 30;
    next = i + 1;
  } else if (lower_is(i, "quarter")) {
    minutes = 15;
    next = i + 1;
  } else {
    next = small_number(i, minutes);
    if (next == 0 || minutes < 1 || minutes > 59) return 0;
    TimeUnit u = TimeUnit::none;
    if (const std::size_t after = unit(next, u); after != 0) {
      if (u != TimeUnit::minute) return 0;
      next = after;
    } else if (minutes % 5 != 0) {
      return 0;
    }
  }
  const bool past = is(next, TimeOp::past) && lower_is(next, "past");
  const bool to = is(next, TimeOp::to) && minutes != 30;
  if (!past && !to) return 0;
  int hour = 0;
  const std::size_t end = small_number(next + 1, hour);
  if (end == 0 || hour < 1 || hour > 12 || token(next + 1).kind == TokenKind::figure) {
    if (end == 0 || !past || hour < 1 || hour > 12) return 0;
  }
  // "ten to five people": a range
  if (to && !closes(end) && !is(end, TimeOp::in) && !is(end, TimeOp::on) && !is(end, TimeOp::am) &&
      !is(end, TimeOp::pm))
    return 0;
  set_clock(out, past ? hour : (hour == 1 ? 12 : hour - 1), past ? minutes : 60 - minutes);
  return end;
}

// "7:37 a.m. UTC", "6.45pm", "1900 GMT", "noon", "12 noon", "seven o'clock"
std::size_t TimeGrammar::clock(std::size_t at, Moment& out) {
  const Token& t = token(at);
  out.reset();
  std::size_t end = 0;
  int hour = 0;
  int minute = kOpen;
  int second = kOpen;
  std::size_t digits = 0;
  bool sure = false; // whether it can be nothing else
  if (t.touches(bit(Lex::day_part))) {
    if (const auto phrase = vocabulary_.phrase(Lex::day_part, tokens_, at)) {
      const int named = leading_number(phrase->value, kOpen);
      if (named == kOpen) return 0;
      end = at + phrase->tokens;
      out.kind = MomentKind::time;
      set_clock(out, named % 24, kOpen);
      if (const std::size_t z = zone(end, out)) end = z;
      return end;
    }
  }
  if (t.kind == TokenKind::figure) {
    const std::string_view surface = text(at);
    if (at > 0 && adjacent(at) && token(at - 1).kind != TokenKind::mark) return 0;
    if (at > 0 && adjacent(at) && (mark(at - 1, '$') || mark(at - 1, '/'))) return 0;
    const std::size_t plain = figure(at, hour, digits);
    if (plain != 0 && digits <= 2 && mark(plain, ':') && adjacent(plain) && adjacent(plain + 1)) {
      std::size_t minute_digits = 0;
      const std::size_t after = figure(plain + 1, minute, minute_digits);
      if (after == 0 || minute_digits != 2 || minute > 59 || hour > 24) return 0;
      end = after;
      sure = true;
      std::size_t second_digits = 0;
      if (mark(after, ':') && adjacent(after) && adjacent(after + 1)) {
        if (figure(after + 1, second, second_digits) == 0 || second_digits != 2 || second > 59)
          return 0;
        end = after + 2;
      }
    } else if (plain != 0 && digits <= 2 && hour <= 24) {
      end = plain;
      if (is(end, TimeOp::oclock)) {
        sure = true;
        ++end;
      }
    } else if (plain != 0 && digits == 4 && hour / 100 <= 24 && hour % 100 < 60) {
      Moment probe;
      const bool zoned = zone(plain, probe) != 0;
      const bool hours = word(plain).op == TimeOp::hours && surface[0] <= '2';
      if (!zoned && !hours) return 0;
      minute = hour % 100;
      hour /= 100;
      end = hours ? plain + 1 : plain;
      sure = true;
    } else if (surface.size() >= 4 && surface.size() <= 5 &&
               surface[surface.size() - 3] == '.') { // 6.45
      hour = leading_number(surface);
      minute = leading_number(surface.substr(surface.size() - 2));
      if (hour > 24 || minute > 59) return 0;
      end = at + 1;
    } else {
      return 0;
    }
  } else if (t.in(Lex::number)) {
    if (const std::size_t spoken = spoken_clock(at, out)) {
      end = spoken;
      hour = out.fields.hour;
      minute = out.fields.minute;
      sure = true;
    } else {
      end = small_number(at, hour);
      if (end == 0 || hour < 1 || hour > 12) return 0;
    }
  } else {
    if (!is(at, TimeOp::half) && !is(at, TimeOp::a) && !lower_is(at, "quarter")) return 0;
    end = spoken_clock(at, out);
    if (end == 0) return 0;
    hour = out.fields.hour;
    minute = out.fields.minute;
    sure = true;
  }
  if (t.kind == TokenKind::figure && !sure) {
    if (const std::size_t spoken = spoken_clock(at, out)) {
      end = spoken;
      hour = out.fields.hour;
      minute = out.fields.minute;
      sure = true;
    }
  }
  bool afternoon = false;
  if (const std::size_t after = meridiem(end, afternoon)) {
    if (hour > 12 && !(hour <= 23)) return 0;
    hour = in_afternoon(hour, afternoon);
    end = after;
    sure = true;
  } else if (is(end, TimeOp::in) || is(end, TimeOp::at)) { // 8 in the evening, 11 at night
    Moment piece;
    if (const std::size_t after = part(skip_the(end + 1), piece, true);
        after != 0 && piece.fields.part[0] != 0 && hour <= 12 && (hour >= 1)) {
      const bool late = piece.fields.part[0] == 'A' || piece.fields.part[0] == 'E' ||
                        (piece.fields.part[0] == 'N' && hour >= 6 && hour < 12);
      if (sure || digits != 0 || t.in(Lex::number)) {
        hour = in_afternoon(hour, late);
        end = after;
        sure = true;
      }
    }
  } else {
    Moment noon; // 12 noon
    if (token(end).in(Lex::day_part)) {
      const int named = leading_number(token(end).value(Lex::day_part), kOpen);
      if (named != kOpen && hour == 12) {
        hour = named % 24;
        ++end;
        sure = true;
      }
    }
  }
  if (lower_is(end, "ish") && adjacent(end)) {
    ++end;
    sure = true;
  }
  Moment zoned;
  if (const std::size_t after = zone(end, zoned); after != 0 && (sure || digits == 4)) {
    out.fields.offset_minutes = zoned.fields.offset_minutes;
    end = after;
  } else if (sure && is(end, TimeOp::local)) {
    end += word(end).tokens;
  }
  if (!sure) return 0;
  set_clock(out, hour, minute, second);
  return end;
}

// A part of the day: "morning"; with `bare` it follows what makes it one ("Friday night").
std::size_t TimeGrammar::part(std::size_t at, Moment& out, bool bare) const {
  const Token& t = token(at);
  if (t.word == nullptr) return 0;
  const auto phrase = vocabulary_.phrase(Lex::day_part, tokens_, at);
  if (!phrase) return 0;
  const std::string_view letters = phrase->value;
  const int named = leading_number(letters, kOpen);
  if (!bare && letters == "ni") return 0;
  out.reset();
  out.kind = MomentKind::time;
  if (named != kOpen) {
    set_clock(out, named % 24, kOpen);
  } else {
    out.fields.part = {upper(letters)[0], upper(letters)[1]};
    out.fields.grain = Grain::day_part;
  }
  return at + phrase->tokens;
}

} // namespace crosscheck::annotate
