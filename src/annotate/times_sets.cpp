// Sets of times: "every Friday", "annual", "twice a year".
#include "annotate/times_grammar.h"

#include <fmt/format.h>

namespace crosscheck::annotate {

using value::kOpen;

std::size_t TimeGrammar::set(std::size_t at, Moment& out) {
  const TimeWord w = word(at);
  out.reset();
  out.kind = MomentKind::set;
  if (w.op == TimeOp::set) {
    out.literal = upper(argument(at));
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

} // namespace crosscheck::annotate
