#include "annotate/times_grammar.h"

#include <algorithm>
#include <bit>

namespace crosscheck::annotate {
namespace {

// The farthest that the first word of an expression stands from the one that names a time: "between
// the ninth and the seventeenth of April".
constexpr std::uint8_t kFarthest = 8;
constexpr std::uint64_t kCores = bit(Lex::month) | bit(Lex::weekday) | bit(Lex::season) |
                                 bit(Lex::holiday) | bit(Lex::day_part) | bit(Lex::time_unit);

bool digits_only(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

// Whether a figure may be a year or a clock time, or joins what makes one of it: 1979, 6.45, 7:37,
// 23.04.2022, 20200701, '70, 8th; not "21." or "1,000".
bool figure_names_time(Tokens tokens, std::size_t at) {
  const Token& t = tokens[at];
  if (at > 0 && tokens[at - 1].is('\'')) return true;
  if (at + 1 < tokens.size() && !tokens[at + 1].space_before) {
    const Token& next = tokens[at + 1];
    if (next.kind == TokenKind::word || next.kind == TokenKind::clitic || next.is(':') ||
        next.is('/') || next.is('-'))
      return true;
    if (next.is('.') && at + 2 < tokens.size() && !tokens[at + 2].space_before) return true;
  }
  const std::size_t size = t.span.size();
  if (size < 4 || size > 10 || t.folded.find(',') != std::string_view::npos) return false;
  return size == 4 || size == 8 || t.folded.find('.') != std::string_view::npos;
}

// Whether a phrase of those that name a time begins at the token: "new" opens many.
bool opens_core(Tokens tokens, std::size_t at, const Vocabulary& vocabulary) {
  std::uint64_t opened = tokens[at].opens & kCores;
  for (; opened != 0; opened &= opened - 1)
    if (vocabulary.phrase(static_cast<Lex>(std::countr_zero(opened)), tokens, at)) return true;
  return false;
}

// Whether a token that names no time may stand inside an expression: words of the grammar, figures,
// the endings of ordinals (st, th), and what the grammar's code asks for by itself.
bool goes_on(const Token& t) {
  switch (t.kind) {
  case TokenKind::figure:
  case TokenKind::clitic:
  case TokenKind::mark: return true;
  case TokenKind::quotation: return false;
  case TokenKind::word: break;
  }
  return t.touches(kTimeGrammar | kInsideTimes) || t.span.size() <= 3 ||
         (t.word == nullptr && stands_inside_times(t.folded));
}

} // namespace

const Token& TimeGrammar::token(std::size_t at) const {
  static const Token kNone{.span = {0, 0}, .kind = TokenKind::mark};
  return at < tokens_.size() ? tokens_[at] : kNone;
}

std::string_view TimeGrammar::text(std::size_t at) const {
  if (at >= tokens_.size()) return {};
  return text_.substr(tokens_[at].span.begin, tokens_[at].span.size());
}

bool TimeGrammar::mark(std::size_t at, char c) const {
  return at < tokens_.size() && tokens_[at].is(c);
}

bool TimeGrammar::adjacent(std::size_t at) const {
  return at < tokens_.size() && !tokens_[at].space_before;
}

bool TimeGrammar::lower_is(std::size_t at, std::string_view word) const {
  const std::string_view surface = text(at);
  if (surface.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if ((surface[i] | 0x20) != word[i]) return false;
  return true;
}

bool TimeGrammar::closes(std::size_t at) const {
  return at >= tokens_.size() || tokens_[at].kind == TokenKind::mark ||
         tokens_[at].kind == TokenKind::quotation;
}

bool TimeGrammar::preceded(std::size_t at) const {
  if (at == 0) return false;
  switch (word(at - 1).op) {
  case TimeOp::after:
  case TimeOp::before:
  case TimeOp::between:
  case TimeOp::by:
  case TimeOp::during:
  case TimeOp::early:
  case TimeOp::following:
  case TimeOp::from:
  case TimeOp::in:
  case TimeOp::last:
  case TimeOp::late:
  case TimeOp::mid:
  case TimeOp::next:
  case TimeOp::of:
  case TimeOp::on:
  case TimeOp::past:
  case TimeOp::previous:
  case TimeOp::since:
  case TimeOp::beginning:
  case TimeOp::this_:
  case TimeOp::through:
  case TimeOp::to:
  case TimeOp::until: return true;
  default: return mark(at - 1, '-') && at >= 2 && is(at - 2, TimeOp::mid);
  }
}

std::size_t TimeGrammar::figure(std::size_t at, int& value, std::size_t& digits) const {
  const Token& t = token(at);
  if (t.kind != TokenKind::figure || t.span.size() > 8) return 0;
  const std::string_view surface = text(at);
  if (!digits_only(surface)) return 0;
  value = leading_number(surface);
  digits = surface.size();
  return at + 1;
}

std::size_t TimeGrammar::small_number(std::size_t at, int& value) const {
  std::size_t digits = 0;
  if (const std::size_t end = figure(at, value, digits)) return digits <= 4 ? end : 0;
  const Token& t = token(at);
  if (t.kind != TokenKind::word || !t.in(Lex::number)) return 0;
  value = leading_number(t.value(Lex::number), kNoNumber);
  if (value == kNoNumber) return 0;
  if (value >= 20 && value % 10 == 0 && value < 100) {
    const std::size_t next = mark(at + 1, '-') && adjacent(at + 1) ? at + 2 : at + 1;
    const Token& ones = token(next);
    if (ones.in(Lex::number)) {
      const int one = leading_number(ones.value(Lex::number), kNoNumber);
      if (one >= 1 && one <= 9) {
        value += one;
        return next + 1;
      }
    }
  }
  return at + 1;
}

std::size_t TimeGrammar::ordinal(std::size_t at, int& value) const {
  std::size_t digits = 0;
  if (const std::size_t end = figure(at, value, digits)) {
    if (digits > 3 || !adjacent(end)) return 0;
    if (lower_is(end, "st") || lower_is(end, "nd") || lower_is(end, "rd") || lower_is(end, "th"))
      return end + 1;
    return 0;
  }
  const Token& t = token(at);
  if (t.in(Lex::ordinal)) {
    value = leading_number(t.value(Lex::ordinal), kNoNumber);
    return value == kNoNumber ? 0 : at + 1;
  }
  if (!t.in(Lex::number)) return 0;
  const int tens = leading_number(t.value(Lex::number), kNoNumber);
  if (tens < 20 || tens > 90 || tens % 10 != 0) return 0;
  const std::size_t next = mark(at + 1, '-') ? at + 2 : at + 1;
  if (!token(next).in(Lex::ordinal)) return 0;
  const int ones = leading_number(token(next).value(Lex::ordinal), kNoNumber);
  if (ones < 1 || ones > 9) return 0;
  value = tens + ones;
  return next + 1;
}

std::size_t TimeGrammar::amount(std::size_t at, double& value, bool& open) const {
  open = false;
  const TimeWord w = word(at);
  switch (w.op) {
  case TimeOp::few:
    value = 3;
    open = true;
    return at + w.tokens;
  case TimeOp::couple: value = 2; return at + w.tokens;
  case TimeOp::a:
    if (const TimeWord more = word(at + 1); more.op == TimeOp::couple) {
      value = 2;
      return at + 1 + more.tokens;
    }
    if (is(at + 1, TimeOp::few)) {
      value = 3;
      open = true;
      return at + 2;
    }
    value = 1;
    return at + 1;
  default: break;
  }
  int whole = 0;
  std::size_t end = small_number(at, whole);
  if (end == 0) {
    const Token& t = token(at);
    if (t.kind != TokenKind::figure || t.span.size() > 6) return 0;
    const std::string_view surface = text(at);
    const std::size_t dot = surface.find('.');
    if (dot == std::string_view::npos || !digits_only(surface.substr(0, dot)) ||
        !digits_only(surface.substr(dot + 1)))
      return 0;
    double scale = 1;
    for (std::size_t i = dot + 1; i < surface.size(); ++i) scale *= 10;
    value = leading_number(surface) + leading_number(surface.substr(dot + 1)) / scale;
    return at + 1;
  }
  value = whole;
  // "two and a half years"
  if (is(end, TimeOp::and_) && is(end + 1, TimeOp::a) && is(end + 2, TimeOp::half)) {
    value += 0.5;
    end += 3;
  }
  return end;
}

std::string_view TimeGrammar::argument(std::size_t at) const {
  const auto phrase = vocabulary_.phrase(Lex::time_word, tokens_, at);
  const std::size_t space = phrase ? phrase->value.find(' ') : std::string_view::npos;
  return space == std::string_view::npos ? std::string_view() : phrase->value.substr(space + 1);
}

std::size_t TimeGrammar::unit(std::size_t at, TimeUnit& unit) const {
  if (at >= tokens_.size() || tokens_[at].word == nullptr) return 0;
  // "a 3h drive", but neither "12 H Street" nor "14h30".
  const Token& t = tokens_[at];
  if (t.span.size() == 1 && (t.capital || !adjacent(at) || at == 0 ||
                             tokens_[at - 1].kind != TokenKind::figure ||
                             (token(at + 1).kind == TokenKind::figure && adjacent(at + 1))))
    return 0;
  const auto phrase = vocabulary_.phrase(Lex::time_unit, tokens_, at);
  if (!phrase) return 0;
  unit = static_cast<TimeUnit>(phrase->op);
  return unit == TimeUnit::none ? 0 : at + phrase->tokens;
}

// Every word of a text passes here: one look at its bits, and for the few words of the grammar one
// look-up.
bool TimeIndex::fill(std::string_view text, Tokens tokens, const Vocabulary& vocabulary) {
  const bool may = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) {
    return t.touches(kCores | kNamesTime) || t.kind == TokenKind::figure;
  });
  if (!may) return false;
  words_.assign(tokens.size(), {});
  distance_.resize(tokens.size());
  bool any = false;
  std::uint8_t distance = kNowhere;
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const Token& t = tokens[i];
    bool core = (t.lexicons & kCores) != 0 || opens_core(tokens, i, vocabulary);
    if (t.kind == TokenKind::figure) {
      core = figure_names_time(tokens, i);
    } else if (t.touches(bit(Lex::time_word))) {
      TimeWord& word = words_[i];
      if ((t.opens & bit(Lex::time_word)) == 0) {
        word = {t.time_op, 1};
      } else if (const auto phrase = vocabulary.phrase(Lex::time_word, tokens, i)) {
        word = {static_cast<TimeOp>(phrase->op), static_cast<std::uint16_t>(phrase->tokens)};
      }
      core = core || names_time(word.op, t.folded.size());
    }
    // Q1, H2
    if (!core && t.kind == TokenKind::word && t.span.size() == 1 && i + 1 < tokens.size() &&
        tokens[i + 1].kind == TokenKind::figure && !tokens[i + 1].space_before) {
      const char c = text[t.span.begin];
      core = c == 'Q' || c == 'q' || c == 'H' || c == 'h';
    }
    if (core) {
      distance = 0;
      any = true;
    } else if (!goes_on(t)) {
      distance = kNowhere;
    } else if (distance < kNowhere) {
      ++distance;
    }
    distance_[i] = distance;
  }
  return any;
}

bool TimeGrammar::may_begin(std::size_t at) const {
  const std::uint8_t away = index_.distance(at);
  if (away > kFarthest) return false;
  const Token& t = tokens_[at];
  if (t.kind == TokenKind::figure) return away <= 4 && !is_plain_length(at);
  if (t.kind == TokenKind::mark && !t.is('\'')) return false; // the '70s
  if (t.word == nullptr) return away == 0;
  const Token& next = token(at + 1);
  const TimeWord& w = index_.word(at);
  switch (w.op) {
  case TimeOp::none: {
    if (t.touches(kCores & ~bit(Lex::time_unit))) return true;
    if (t.touches(bit(Lex::ordinal))) return true;
    if (t.touches(bit(Lex::number))) return !is_plain_length(at);
    // "year 2008", "week 31", "quarter past eight"
    if (t.touches(bit(Lex::time_unit)))
      return next.kind == TokenKind::figure || lower_is(at, "weekends") || lower_is(at, "quarter");
    return t.span.size() == 1;
  }
  // These only stand inside.
  case TimeOp::and_:
  case TimeOp::of:
  case TimeOp::on:
  case TimeOp::to:
  case TimeOp::for_:
  case TimeOp::at:
  case TimeOp::am:
  case TimeOp::pm:
  case TimeOp::by:
  case TimeOp::ago:
  case TimeOp::hours:
  case TimeOp::local: return (t.lexicons & (kCores & ~bit(Lex::time_unit))) != 0;
  // A noun of time stands right behind these, with a figure between at most.
  case TimeOp::the:
    return away <= 5 && (next.kind == TokenKind::figure || next.kind == TokenKind::mark ||
                         next.touches(kTimeGrammar));
  case TimeOp::a:
    return away <= 5 && (next.kind == TokenKind::figure || is(at + 1, TimeOp::couple) ||
                         is(at + 1, TimeOp::few) || is(at + 1, TimeOp::half) ||
                         next.touches(bit(Lex::number) | bit(Lex::time_unit) | kCores));
  case TimeOp::in:
    return away <= 5 &&
           (next.kind == TokenKind::figure || is(at + 1, TimeOp::few) ||
            is(at + 1, TimeOp::couple) || is(at + 1, TimeOp::a) || next.touches(bit(Lex::number)) ||
            (is(at + 1, TimeOp::the) && token(at + 2).touches(bit(Lex::day_part))));
  case TimeOp::this_:
  case TimeOp::that:
  case TimeOp::few: return away <= 5;
  case TimeOp::shortly:
    return is(at + w.tokens, TimeOp::after) || is(at + w.tokens, TimeOp::before) || away == 0;
  default: return true;
  }
}

// "14 years in prison", "the 64-year-old", "two days of talks": a length that nothing ties to a
// time.
bool TimeGrammar::is_plain_length(std::size_t at) const {
  constexpr std::uint64_t kOthers =
      (kCores & ~bit(Lex::time_unit)) | bit(Lex::number) | bit(Lex::ordinal) | bit(Lex::time_word);
  if (tokens_[at].span.size() > 3 && tokens_[at].kind == TokenKind::figure) return false;
  const bool hyphen = mark(at + 1, '-') && adjacent(at + 1) && adjacent(at + 2);
  const std::size_t unit_at = hyphen ? at + 2 : at + 1;
  const Token& named = token(unit_at);
  if (!named.in(Lex::time_unit) || named.touches(kOthers) ||
      (named.opens & bit(Lex::time_unit)) != 0)
    return false;
  return hyphen || !token(unit_at + 1).touches(kTimeGrammar);
}

} // namespace crosscheck::annotate
