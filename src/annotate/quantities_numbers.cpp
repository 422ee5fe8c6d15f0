// Numbers in figures and words.
//
// Longer than most files: it is one grammar, whose rules call each other both ways (a fraction may
// end a number, a number begin a fraction), and two halves would each need the inside of the other.
#include "annotate/quantities.h"

#include "text/utf8.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace crosscheck::annotate {
namespace {

constexpr double kHighest = 1e15; // beyond it no newspaper counts

double to_double(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ½ and its kin; numerator 0 for any other character.
std::pair<int, int> vulgar(std::string_view mark) {
  if (mark.size() < 2 || mark.size() > 3) return {0, 1};
  switch (text::decode(mark, 0).code_point) {
  case 0xBC: return {1, 4};
  case 0xBD: return {1, 2};
  case 0xBE: return {3, 4};
  case 0x2150: return {1, 7};
  case 0x2151: return {1, 9};
  case 0x2152: return {1, 10};
  case 0x2153: return {1, 3};
  case 0x2154: return {2, 3};
  case 0x2155: return {1, 5};
  case 0x2156: return {2, 5};
  case 0x2157: return {3, 5};
  case 0x2158: return {4, 5};
  case 0x2159: return {1, 6};
  case 0x215A: return {5, 6};
  case 0x215B: return {1, 8};
  case 0x215C: return {3, 8};
  case 0x215D: return {5, 8};
  case 0x215E: return {7, 8};
  default: return {0, 1};
  }
}

// A number word: what it adds, or what it multiplies by.
struct Element {
  double value = 0;
  bool times = false;
};

std::optional<Element> element(std::string_view value) {
  if (value.empty()) return std::nullopt;
  if (value.front() == 'x') return Element{to_double(value.substr(1)), true};
  if (!is_digit(value.front())) return std::nullopt;
  return Element{to_double(value), false};
}

// Reads one number from left to right. `sum_` holds closed groups (thousands, millions), `group_`
// the open one.
class NumberReader {
public:
  NumberReader(const Phrase& phrase, std::size_t at) : p_(phrase), at_(at) { number_.begin = at; }

  std::optional<Number> read() {
    if (read_vague() || read_zero()) return number_;
    bool negative = false;
    if (p_.op(at_) == NumberOp::minus) {
      negative = true;
      ++at_;
      if (p_.at(at_).is('-') && p_.joined(at_) && p_.joined(at_ + 1)) ++at_;
    } else if (p_.at(at_).is('-') && p_.joined(at_ + 1) && p_.is_figure(at_ + 1) &&
               (!p_.joined(at_) || p_.at(at_ - 1).kind == TokenKind::mark) &&
               (at_ == 0 || !p_.is_figure(at_ - 1))) { // "75 -300 mm" is a slip for a range
      negative = true;
      ++at_;
    }
    if (!read_value()) return std::nullopt;
    number_.end = at_;
    if (negative) number_.value = -number_.value;
    if (!std::isfinite(number_.value)) return std::nullopt;
    return number_;
  }

private:
  bool read_vague() {
    const auto sense = p_.phrase(Lex::vague, at_);
    if (!sense) return false;
    std::string_view value = sense->value;
    number_.bound = value.starts_with(">=") ? value::Bound::at_least : value::Bound::about;
    value.remove_prefix(std::min<std::size_t>(value.size(), value.starts_with(">=") ? 2 : 1));
    number_.vague = true;
    number_.value = to_double(value);
    number_.resolution = number_.value;
    at_ += sense->tokens;
    // "several hundred", "a few dozen": but "several thousand-dollar bills" are no thousands.
    while (p_.at(at_).in(Lex::number) && number_.value < kHighest) {
      const auto e = element(p_.at(at_).value(Lex::number));
      if (!e || !e->times || p_.at(at_ + 1).is('-')) break;
      number_.value *= e->value;
      number_.resolution = number_.value;
      number_.multiplier *= e->value;
      ++at_;
    }
    number_.end = at_;
    return true;
  }

  bool read_zero() {
    const auto sense = p_.phrase(Lex::zero, at_);
    if (!sense) return false;
    const std::size_t after = at_ + sense->tokens;
    if (sense->value == "noun") {
      // "no casualties", "no further deaths", and not "no longer", "no matter", "no way".
      if (!p_.is_word(after) || p_.op(after) == NumberOp::other || !p_.plural_near(after, 2))
        return false;
    } else {
      number_.alone = true;
    }
    number_.value = 0;
    number_.end = at_ = after;
    return true;
  }

  // "sixfold"
  bool read_factor() {
    if (!p_.is_word(at_) || !p_.at(at_).in(Lex::number)) return false;
    const std::string_view value = p_.at(at_).value(Lex::number);
    if (!value.starts_with('f')) return false;
    set(to_double(value.substr(1)), at_ + 1);
    return true;
  }

  bool read_value() {
    if (read_factor()) return true;
    if (const auto [n, d] = vulgar_at(at_); n > 0) {
      set(static_cast<double>(n) / d, at_ + 1);
      number_.fraction = true;
      number_.resolution = number_.value / 10;
      return true;
    }
    if (read_half() || read_article_fraction()) return true;
    if (!read_integer()) return read_lone_ordinal();
    if (number_.ordinal) return true;
    if (!read_exponent()) read_fraction();
    if (!number_.fraction) read_ratio();
    return true;
  }

  // "half a million", "half the houses", "half of", "a half": and not "half-time", "the first
  // half".
  bool read_half() {
    std::size_t i = at_;
    if (p_.op(i) == NumberOp::article) ++i;
    if (!p_.is_word(i) || p_.at(i).value(Lex::fraction).empty()) return false;
    const std::string_view folded = p_.at(i).folded;
    const bool half = folded == "half";
    if (!half && folded != "quarter") return false; // "Fourth of July"
    const double parts = half ? 2 : 4;
    const bool article = i > at_;
    std::size_t next = i + 1;
    if (p_.at(next).is('-')) {
      // "half-million"
      if (!multiplier(next + 1)) return false;
      ++next;
    }
    std::size_t big = next;
    if (p_.op(big) == NumberOp::of) ++big;
    if (p_.op(big) == NumberOp::article) ++big;
    if (const auto m = multiplier(big); m && !p_.at(i).capital) {
      set(m->value / parts, big + 1);
      number_.multiplier = m->value;
      number_.resolution = m->value / 10;
      return true;
    }
    const NumberOp op = p_.op(next);
    const bool before_whole = op == NumberOp::of || op == NumberOp::article ||
                              op == NumberOp::the || op == NumberOp::possessive;
    bool good = before_whole && (half || article || op == NumberOp::of);
    if (article && (!p_.has(next) || p_.at(next).kind == TokenKind::mark)) good = true;
    if (half && !article && at_ > 0 && p_.at(at_ - 1).in(Lex::hedge) && p_.is_word(next))
      good = true;
    if (half && !article && p_.plural_near(next, 1) && !p_.at(next).is('-')) good = true;
    if (at_ > 0 && !article &&
        (p_.at(at_ - 1).in(Lex::ordinal) || p_.op(at_ - 1) == NumberOp::pick))
      good = false;
    if (at_ > 0 && p_.op(at_ - 1) == NumberOp::the && !before_whole) good = false;
    if (!good) return false;
    set(1 / parts, i + 1);
    number_.fraction = true;
    number_.resolution = 0.05;
    return true;
  }

  // "a third of", "a fifth"; but "a third man" is an ordinal.
  bool read_article_fraction() {
    if (p_.op(at_) != NumberOp::article) return false;
    const std::size_t i = at_ + 1;
    if (!p_.is_word(i) || !p_.at(i).in(Lex::fraction)) return false;
    const NumberOp next = p_.op(i + 1);
    if (p_.has(i + 1) && p_.at(i + 1).kind == TokenKind::word && next != NumberOp::of &&
        next != NumberOp::the && next != NumberOp::span && next != NumberOp::in &&
        !p_.at(i + 1).in(Lex::hedge))
      return false;
    if (p_.at(i + 1).is('-')) return false;
    set(1 / to_double(p_.at(i).value(Lex::fraction)), i + 1);
    number_.fraction = true;
    number_.resolution = number_.value / 10;
    return true;
  }

  bool read_lone_ordinal() {
    if (!p_.is_word(at_) || !p_.at(at_).in(Lex::ordinal) || p_.surface(at_).ends_with('s'))
      return false;
    const auto e = element(p_.at(at_).value(Lex::ordinal));
    if (!e) return false;
    set(e->value, at_ + 1);
    number_.ordinal = true;
    return true;
  }

  std::optional<Element> multiplier(std::size_t i) const {
    if (!p_.is_word(i) || !p_.at(i).in(Lex::number)) return std::nullopt;
    const auto e = element(p_.at(i).value(Lex::number));
    return e && e->times ? e : std::nullopt;
  }

  void set(double value, std::size_t end) {
    number_.value = value;
    number_.resolution = value::written_resolution(value);
    at_ = end;
  }

  // A figure at i; its fractional leading stop (".45") included.
  std::optional<Figure> figure(std::size_t& i) const {
    if (p_.at(i).is('.') && p_.is_figure(i + 1) && p_.joined(i + 1) &&
        (i == 0 || p_.at(i).space_before || p_.at(i - 1).kind == TokenKind::mark)) {
      const std::string_view digits = p_.surface(i + 1);
      for (const char c : digits)
        if (!is_digit(c)) return std::nullopt;
      i += 2;
      return Figure{to_double(digits) / std::pow(10.0, static_cast<double>(digits.size())),
                    std::pow(10.0, -static_cast<double>(digits.size())), false, false};
    }
    if (!p_.is_figure(i)) return std::nullopt;
    auto read = read_figure(p_.surface(i));
    if (!read) return read;
    ++i;
    // 1 234 567 with narrow or no-break spaces.
    while (read->plain && p_.is_figure(i) && p_.surface(i).size() >= 3 && thin_gap(i) &&
           p_.surface(i).find(',') == std::string_view::npos) {
      const auto more = read_figure(p_.surface(i));
      const bool three = p_.surface(i).size() == 3;
      if (!more || (!three && p_.surface(i)[3] != '.')) break;
      read->value = read->value * 1000 + more->value;
      read->resolution = more->resolution;
      read->plain = three;
      ++i;
      if (!three) break;
    }
    return read;
  }

  bool thin_gap(std::size_t i) const {
    const std::size_t from = p_.at(i - 1).span.end;
    const std::string_view gap = p_.text().substr(from, p_.at(i).span.begin - from);
    return gap == "\xE2\x80\xAF" || gap == "\xE2\x80\x89" || gap == "\xC2\xA0";
  }

  // Figures and number words up to the last that still fits.
  bool read_integer() {
    double sum = 0;
    double group = 0;
    double room = 1e300;       // what may still be added to the open group
    double last_scale = 1e300; // of the last closed group
    bool any = false;
    bool ended_in_scale = false;
    bool only_figure = false;
    double finest = 0; // the value of the last element, for the resolution
    struct Mark {
      std::size_t at;
      double sum, group, room, finest;
      bool scale;
    };
    std::optional<Mark> before_and; // where "and" was taken: 3 hundred | and 2 hundred
    std::size_t i = at_;
    bool article = false;
    if (p_.op(i) == NumberOp::article) {
      // "a hundred", "a dozen", and not "a one"
      if (!multiplier(i + 1) && !ordinal_multiplier(i + 1)) return false;
      article = true;
      ++i;
    }
    while (p_.has(i)) {
      std::size_t next = i;
      bool joined_by_and = false;
      if (any) {
        if (p_.hyphen(next) && (!p_.at(next).space_before || tens(group))) {
          ++next;
        } else if (p_.op(next) == NumberOp::conjunction && ended_in_scale) {
          ++next;
          joined_by_and = true;
        }
      }
      if (p_.is_figure(next) || p_.at(next).is('.')) {
        if (any && !(ended_in_scale && next == i + (joined_by_and ? 1U : 0U))) break;
        std::size_t end = next;
        const auto f = figure(end);
        if (!f) break;
        if (any && (!f->plain || f->leading_zero || f->value >= room || f->value <= 0)) break;
        if (joined_by_and && p_.is_word(end) && p_.at(end).in(Lex::fraction)) break;
        if (joined_by_and) before_and = Mark{i, sum, group, room, finest, true};
        if (!any) {
          number_.figures = true;
          number_.plain = f->plain;
          number_.leading_zero = f->leading_zero;
          only_figure = true;
        }
        group += f->value;
        finest = f->resolution;
        room = 0;
        ended_in_scale = false;
        i = end;
        any = true;
        if (p_.joined(i) && suffix(i, group, finest)) {
          ++i;
          break;
        }
        continue;
      }
      if (!p_.is_word(next)) break;
      const Token& token = p_.at(next);
      if (token.in(Lex::number)) {
        const auto e = element(token.value(Lex::number));
        if (!e) break;
        if (!e->times) {
          if (only_figure && !ended_in_scale) break;
          if (any && (e->value >= room || e->value == 0)) break;
          // "five billion and three quarters" goes on with a fraction.
          if (joined_by_and && p_.at(next + 1).in(Lex::fraction) &&
              !p_.at(next + 1).in(Lex::number))
            break;
          if (joined_by_and) before_and = Mark{i, sum, group, room, finest, true};
          group += e->value;
          finest = value::written_resolution(e->value);
          room = e->value >= 20 && std::fmod(e->value, 10) == 0 ? 10 : 0;
          ended_in_scale = false;
        } else {
          if (next > i && !p_.at(i).is('-')) break; // "and thousand"
          if (!any && !article) break;
          if (p_.surface(next).ends_with('s') && article) break;
          if (!any) group = 1;
          if (!any) finest = 1;
          if (e->value < 1000) {
            // Hundreds and dozens close no group: two hundred and two thousand.
            const double most = e->value == 12 ? 1e9 : 100;
            if (group >= most && (!only_figure || before_and)) {
              if (before_and) restore(*before_and, i, sum, group, room, finest, ended_in_scale);
              break;
            }
            // "three hundred and two dozen": dozens are those of the last word alone.
            const double kept = e->value == 12 && before_and ? before_and->group : 0;
            group = kept + (group - kept) * e->value;
            finest = std::fmax(finest, 1) * e->value;
            room = e->value == 12 ? 0 : e->value;
          } else {
            if (e->value >= last_scale) {
              if (before_and) restore(*before_and, i, sum, group, room, finest, ended_in_scale);
              break;
            }
            sum += (group == 0 ? 1 : group) * e->value;
            finest *= e->value;
            group = 0;
            room = e->value;
            last_scale = e->value;
            if (only_figure) number_.multiplier = e->value;
          }
          ended_in_scale = true;
          number_.plain = false;
        }
        any = true;
        i = next + 1;
        continue;
      }
      if (token.in(Lex::ordinal) && any && !only_figure) {
        const auto e = element(token.value(Lex::ordinal));
        if (!e) break;
        // "one hundred thirty-fifths" is 100/35.
        const bool plural = p_.surface(next).ends_with('s');
        if (plural && !e->times && next > i && tens(group) && sum + group > std::fmod(group, 100)) {
          const double parts = std::fmod(group, 100) + e->value;
          set((sum + group - std::fmod(group, 100)) / parts, next + 1);
          number_.fraction = true;
          number_.resolution = number_.value / 10;
          return true;
        }
        // "twenty-first", "two hundredth"; "two thirds" is left to the fractions.
        if (plural && !e->times && !parts_) break;
        const bool fits = e->times ? sum + group > 0 && !p_.surface(next).ends_with('s')
                                   : e->value < room && e->value > 0;
        if (!fits || (token.in(Lex::fraction) && !fits)) break;
        const double value = e->times ? (sum + group) * e->value : sum + group + e->value;
        if (e->times && !article && group < 10 && sum == 0 && p_.at(next - 1).is('-')) break;
        set(value, next + 1);
        number_.ordinal = true;
        return true;
      }
      if (token.in(Lex::ordinal) && !any && article) {
        const auto e = element(token.value(Lex::ordinal));
        if (e && e->times) {
          set(e->value, next + 1);
          number_.ordinal = true;
          return true;
        }
      }
      break;
    }
    if (!any) return false;
    number_.value = sum + group;
    number_.resolution = std::fmax(finest, 1e-9);
    ended_in_scale_ = ended_in_scale;
    last_scale_ = ended_in_scale && last_scale < 1e299 ? last_scale : 1;
    at_ = i;
    if (!number_.figures && p_.op(at_) == NumberOp::point) read_spoken_decimals();
    if (number_.figures && number_.multiplier == 1) {
      // 22nd
      if (p_.joined(at_) && p_.is_word(at_) && number_.plain && ordinal_ending(p_.surface(at_))) {
        number_.ordinal = true;
        ++at_;
      }
    }
    return true;
  }

  static bool tens(double group) {
    const double rest = std::fmod(group, 100);
    return rest >= 20 && std::fmod(rest, 10) == 0;
  }

  template <class Mark>
  static void restore(const Mark& mark, std::size_t& i, double& sum, double& group, double& room,
                      double& finest, bool& scale) {
    i = mark.at;
    sum = mark.sum;
    group = mark.group;
    room = mark.room;
    finest = mark.finest;
    scale = mark.scale;
  }

  std::optional<Element> ordinal_multiplier(std::size_t i) const {
    if (!p_.is_word(i) || !p_.at(i).in(Lex::ordinal)) return std::nullopt;
    const auto e = element(p_.at(i).value(Lex::ordinal));
    return e && e->times && !p_.at(i).in(Lex::fraction) ? e : std::nullopt;
  }

  static bool ordinal_ending(std::string_view s) {
    if (s.size() != 2) return false;
    const std::array<char, 2> low = {static_cast<char>(s[0] | 0x20),
                                     static_cast<char>(s[1] | 0x20)};
    const std::string_view ending(low.data(), 2);
    return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  }

  // 40k, 2.5m, 1MM. What may be a unit, too, is settled by the units' reader.
  bool suffix(std::size_t i, double& group, double& finest) {
    if (!p_.is_word(i) || !p_.at(i).in(Lex::number_suffix)) return false;
    const std::string_view written = p_.surface(i);
    const double factor = to_double(p_.at(i).value(Lex::number_suffix));
    if (written == "mm" || written == "g") return false;             // millimetres, grams
    if (written == "G" && number_.plain && group < 10) return false; // 5G is a name
    group *= factor;
    finest *= factor;
    number_.multiplier = factor;
    number_.letter_suffix = written.size() == 1;
    number_.plain = false;
    return true;
  }

  // "two hundred point zero three", "point seventy-one"
  void read_spoken_decimals() {
    std::size_t i = at_ + 1;
    double step = 1;
    double value = 0;
    std::size_t count = 0;
    for (; p_.is_word(i) && p_.at(i).in(Lex::number) && count < 9; ++count) {
      const auto e = element(p_.at(i).value(Lex::number));
      if (!e || e->times) break;
      step *= e->value < 10 ? 0.1 : 0.01;
      value += e->value * step;
      ++i;
      if (e->value >= 20 && p_.hyphen(i) && p_.is_word(i + 1)) {
        const auto u = element(p_.at(i + 1).value(Lex::number));
        if (u && !u->times && u->value < 10) {
          value += u->value * step;
          i += 2;
        }
      }
    }
    if (count == 0) return;
    number_.value += value;
    number_.resolution = step;
    at_ = i;
    if (const auto m = multiplier(at_); m && m->value >= 1000) {
      number_.value *= m->value;
      number_.resolution *= m->value;
      number_.multiplier = m->value;
      ++at_;
    }
  }

  // 1e10, 1.1^23, 1.99x10-30
  bool read_exponent() {
    std::size_t i = at_;
    if (!p_.joined(i) || !number_.figures || number_.multiplier != 1) return false;
    const bool e = p_.is_word(i) && (p_.surface(i) == "e" || p_.surface(i) == "E");
    const bool power = p_.at(i).is('^');
    if (!e && !power) return false;
    ++i;
    double sign = 1;
    if (p_.joined(i) && (p_.at(i).is('-') || p_.at(i).is('+'))) {
      sign = p_.at(i).is('-') ? -1 : 1;
      ++i;
    }
    if (!p_.is_figure(i) || !p_.joined(i)) return false;
    const auto f = read_figure(p_.surface(i));
    if (!f || !f->plain || f->value > 300) return false;
    const double value = e ? number_.value * std::pow(10, sign * f->value)
                           : std::pow(number_.value, sign * f->value);
    if (!std::isfinite(value)) return false;
    number_.value = value;
    number_.plain = false;
    at_ = i + 1;
    return true;
  }

  // "10 1/2", "3/4", "2½", "one and a half", "two-thirds", "one fourth"
  void read_fraction() {
    if (const auto [n, d] = vulgar_at(at_); n > 0 && number_.figures) {
      add_fraction(static_cast<double>(n) / d, at_ + 1);
      return;
    }
    if (number_.plain && p_.at(at_).is('/') && p_.is_figure(at_ + 1) && p_.joined(at_) &&
        p_.joined(at_ + 1)) {
      double parts = 0;
      if (written_fraction(at_ - 1, parts)) {
        number_.fraction = true;
        number_.plain = false;
        number_.value = parts;
        number_.resolution = parts / 10;
        at_ += 2;
      }
      return;
    }
    if (number_.plain && p_.is_figure(at_) && p_.at(at_ + 1).is('/')) {
      double parts = 0;
      if (written_fraction(at_, parts)) add_fraction(parts, at_ + 3);
      return;
    }
    std::size_t i = at_;
    if (p_.op(i) == NumberOp::conjunction) {
      // "one and a half", "five billion and three quarters", "a million and a half"
      ++i;
      double numerator = 1;
      if (p_.op(i) == NumberOp::article) {
        ++i;
      } else if (p_.is_word(i) && p_.at(i).in(Lex::number)) {
        const auto e = element(p_.at(i).value(Lex::number));
        if (!e || e->times) return;
        numerator = e->value;
        ++i;
        if (p_.hyphen(i)) ++i;
      } else if (p_.at(i).value(Lex::fraction) != "2") {
        return; // "one and half" is said, "one and third" is not
      }
      if (!p_.is_word(i) || !p_.at(i).in(Lex::fraction)) return;
      add_fraction(numerator / to_double(p_.at(i).value(Lex::fraction)), i + 1);
      if (const auto m = multiplier(at_); m && m->value >= 100 && last_scale_ == 1) {
        number_.value *= m->value;
        number_.resolution *= m->value;
        number_.multiplier = m->value;
        ++at_;
      }
      return;
    }
    if (number_.figures && !number_.plain) return;
    if (read_composed_parts(i)) return;
    if (p_.hyphen(i) && !p_.at(i).space_before) ++i;
    if (!p_.is_word(i)) return;
    const Token& token = p_.at(i);
    if (token.in(Lex::fraction) && number_.value >= 1) {
      // "two thirds", "one-fifth"; "one third man" and "two second places" are ordinals.
      const bool plural = p_.surface(i).ends_with('s') || p_.surface(i) == "half";
      if (!plural && number_.value != 1) return;
      if (p_.surface(i) == "half" || p_.surface(i) == "halves") {
        if (number_.value != 1) return;
      }
      if (!plural && p_.is_word(i + 1) && p_.op(i + 1) == NumberOp::none && i == at_) return;
      // Quarters are periods too: "in three quarters" of a year stays what it is.
      set(number_.value / to_double(token.value(Lex::fraction)), i + 1);
      number_.fraction = true;
      number_.plain = false;
      number_.resolution = number_.value / 10;
      if (const auto m = multiplier(at_); m && m->value >= 1000) {
        number_.value *= m->value;
        number_.resolution *= m->value;
        number_.fraction = false;
        ++at_;
      }
    }
  }

  // "one twenty-fifth", "three twenty-firsts"
  bool read_composed_parts(std::size_t i) {
    if (number_.figures || !p_.is_word(i) || !p_.at(i).in(Lex::number)) return false;
    NumberReader parts(p_, i);
    parts.parts_ = true;
    if (!parts.read_integer() || !parts.number_.ordinal || parts.number_.value < 20) return false;
    const bool plural = p_.surface(parts.at_ - 1).ends_with('s');
    if (plural == (number_.value == 1) || p_.is_word(parts.at_)) return false;
    set(number_.value / parts.number_.value, parts.at_);
    number_.fraction = true;
    number_.resolution = number_.value / 10;
    return true;
  }

  std::pair<int, int> vulgar_at(std::size_t i) const {
    if (!p_.has(i) || p_.at(i).kind != TokenKind::mark || p_.at(i).mark != 0) return {0, 1};
    return vulgar(p_.surface(i));
  }

  // The value of figure / figure at i, where it is a fraction and no date, score or name (9/11,
  // 24/7).
  bool written_fraction(std::size_t i, double& parts) const {
    const auto n = read_figure(p_.surface(i));
    const auto d = read_figure(p_.surface(i + 2));
    if (!n || !d || !n->plain || !d->plain || n->leading_zero || d->leading_zero) return false;
    if (!p_.joined(i + 1) || !p_.joined(i + 2)) return false;
    if (p_.at(i + 3).is('/') && p_.joined(i + 3)) return false;
    if (n->value >= d->value || n->value <= 0) return false;
    const double whole = d->value;
    const bool usual = whole <= 10 || whole == 12 || whole == 16 || whole == 32 || whole == 64 ||
                       whole == 100 || whole == 1000;
    if (!usual) return false;
    parts = n->value / d->value;
    return true;
  }

  void add_fraction(double parts, std::size_t end) {
    number_.value += parts * last_scale_;
    number_.resolution = last_scale_ / 10;
    number_.plain = false;
    at_ = end;
  }

  // "two out of five", "one in ten", "2000 over 3"
  void read_ratio() {
    if (!number_.plain && number_.figures) return;
    if (number_.value != std::floor(number_.value) || number_.value <= 0) return;
    std::size_t i = at_;
    bool over = false;
    if (p_.op(i) == NumberOp::out && p_.op(i + 1) == NumberOp::of) {
      i += 2;
    } else if (p_.op(i) == NumberOp::in && number_.value == 1) {
      i += 1;
    } else if (p_.op(i) == NumberOp::over) {
      i += 1;
      over = true;
    } else {
      return;
    }
    if (!p_.is_figure(i) && !(p_.is_word(i) && p_.at(i).in(Lex::number))) return;
    NumberReader rest(p_, i);
    if (!rest.read_integer() || rest.number_.ordinal) return;
    const double whole = rest.number_.value;
    if (whole <= 1 || whole != std::floor(whole)) return;
    if (!over && (number_.value > whole || (rest.number_.plain && whole > 1000 && whole < 2100)))
      return;
    if (over && p_.is_word(rest.at_)) return;
    number_.value /= whole;
    number_.resolution = number_.value / 10;
    number_.fraction = true;
    number_.plain = false;
    at_ = rest.at_;
  }

  const Phrase& p_;
  std::size_t at_;
  Number number_;
  bool parts_ = false; // reads what the whole is cut into: twenty-firsts
  bool ended_in_scale_ = false;
  double last_scale_ = 1; // what "and a half" is a half of
};

} // namespace

std::optional<Number> read_number(const Phrase& phrase, std::size_t at) {
  return NumberReader(phrase, at).read();
}

} // namespace crosscheck::annotate
