// Finds the quantities of a document: hedges around cores, and ranges of two cores.
#include "annotate/quantities.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

namespace crosscheck::annotate {
namespace {

using text::MentionType;
using value::Bound;
using value::Dimension;
using value::Quantity;

// A word that may open a quantity. What other words can is looked at from the figure back.
constexpr std::uint64_t kOpeners =
    bit(Lex::number) | bit(Lex::ordinal) | bit(Lex::hedge) | bit(Lex::vague) | bit(Lex::zero) |
    bit(Lex::fraction) | bit(Lex::currency) | bit(Lex::number_word) | bit(Lex::hedge_prefix);

// What may follow "a" in one: a dozen, a hundredth, a third, an hour.
constexpr std::uint64_t kAfterArticle =
    bit(Lex::number) | bit(Lex::ordinal) | bit(Lex::fraction) | bit(Lex::unit);

std::optional<Bound> bound_of(std::string_view sign) {
  if (sign == "==") return Bound::exact; // "exactly", "equal to"
  for (const Bound bound :
       {Bound::exact, Bound::about, Bound::less, Bound::greater, Bound::at_most, Bound::at_least})
    if (value::sign(bound) == sign) return bound;
  return std::nullopt;
}

bool is_upper_bound(Bound b) { return b == Bound::less || b == Bound::at_most; }
bool is_lower_bound(Bound b) { return b == Bound::greater || b == Bound::at_least; }

// Of two hedges the narrower sense stands: "more than an estimated 40", "only about 12".
Bound together(Bound first, Bound second) {
  if (first == Bound::exact) return second;
  if (second == Bound::exact || second == Bound::about) return first;
  return first == Bound::about ? second : first;
}

class Finder {
public:
  Finder(const Scene& scene, std::uint32_t index, std::vector<Proposal>& out)
      : segment_(scene.segments[index]), index_(index), out_(out),
        headline_(segment_.kind == text::SegmentKind::headline),
        p_(scene.document.field(segment_.field), segment_.tokens, scene.vocabulary) {}

  void run() {
    Tokens tokens = segment_.tokens;
    for (std::size_t i = 0; i < tokens.size();) {
      if (may_open(tokens[i], i))
        i = std::max(try_at(i), i + 1);
      else
        ++i;
    }
  }

private:
  // Nearly every token is turned away here, by a bit or two.
  [[nodiscard]] bool may_open(const Token& token, std::size_t i) const {
    if (token.kind == TokenKind::figure) return true;
    if (token.kind == TokenKind::mark) {
      if (token.mark == '.') return p_.is_figure(i + 1) && p_.joined(i + 1);
      if (token.mark == '-')
        return p_.joined(i + 1) && (p_.is_figure(i + 1) || p_.at(i + 1).in(Lex::currency));
      if (token.mark == 0) return true;
    }
    if (!token.touches(kOpeners)) return false;
    if ((token.lexicons & kOpeners & ~bit(Lex::number_word)) != 0) return true;
    if (opens_phrase(token, i)) return true;
    switch (token.op) {
    case NumberOp::article: return p_.at(i + 1).touches(kAfterArticle);
    case NumberOp::minus:
    case NumberOp::between:
    case NumberOp::from:
    case NumberOp::teen:
    case NumberOp::aged:
    case NumberOp::age: return true;
    case NumberOp::in: return p_.op(i + 1) == NumberOp::possessive;
    default: return false;
    }
  }

  // "</b>31 people", "<a>At least 31": a sign compares only right before a figure, and where it
  // stands apart or behind a letter that names no tag ("x>10"). No tag begins with a figure.
  [[nodiscard]] bool is_end_of_tag(std::size_t at, std::size_t next) const {
    if (!p_.at(at).is('>') && !p_.at(at).is('<')) return false;
    const std::string_view before = at > 0 ? p_.surface(at - 1) : std::string_view();
    const bool letter = before.size() == 1 && before.find_first_not_of("abipqsu") == 0;
    const bool apart = !p_.joined(at) || p_.at(at).is('<') || (p_.is_word(at - 1) && letter) ||
                       p_.at(at - 1).is('(') || p_.at(at - 1).is('[');
    const bool figure = p_.is_figure(next) || p_.at(next).in(Lex::currency) ||
                        p_.at(next).is('-') || p_.at(next).is('.');
    return !apart || !figure;
  }

  // Whether a phrase that opens quantities begins here: "at least", and not "at home".
  [[nodiscard]] bool opens_phrase(const Token& token, std::size_t i) const {
    std::uint64_t opened = token.opens & kOpeners & ~bit(Lex::number_word);
    for (; opened != 0; opened &= opened - 1)
      if (p_.phrase(static_cast<Lex>(std::countr_zero(opened)), i)) return true;
    return false;
  }

  // Reads what begins at token `at` and proposes it; the token to go on from.
  std::size_t try_at(std::size_t at) {
    if (const std::size_t end = skip_codes(at); end > at) return end;
    if (p_.at(at).in(Lex::number_word)) {
      if (auto age = read_age(p_, at)) return emit(*age, at, Bound::exact);
      const NumberOp op = p_.op(at);
      if (op == NumberOp::between || op == NumberOp::from) {
        if (const std::size_t end = read_between(at, op); end > at) return end;
        return at + 1;
      }
    }
    Bound bound = Bound::exact;
    std::size_t i = at;
    if (p_.is_word(at) && p_.at(at + 1).is('-') && p_.joined(at + 1) && p_.joined(at + 2) &&
        p_.at(at).in(Lex::hedge_prefix)) {
      // sub-500, minus-130
      const auto sense = bound_of(p_.at(at).value(Lex::hedge_prefix));
      if (sense && (p_.is_figure(at + 2) || p_.at(at + 2).in(Lex::number))) {
        bound = *sense;
        i = at + 2;
      }
    }
    bool stated_exact = false;
    for (int chain = 0; i == at || chain > 0; ++chain) {
      if (chain >= 3) break;
      const auto hedge = p_.phrase(Lex::hedge, i);
      if (!hedge) break;
      const auto sense = bound_of(hedge->value);
      if (!sense || is_end_of_tag(i, i + hedge->tokens)) break;
      bound = together(bound, *sense);
      stated_exact = stated_exact || hedge->value == "==";
      i += hedge->tokens;
    }
    if (i > at && p_.op(i) == NumberOp::the && p_.phrase(Lex::ordinal, i + 1)) ++i;
    auto core = read_core(i);
    if (!core && (i > at || takes_article_time(at))) core = read_article_time(p_, i);
    if (!core && p_.op(at) == NumberOp::article) {
      core = read_article_time(p_, at); // "an hour and a half" is a length wherever it stands
      if (core && core->end == at + 2) core.reset();
    }
    if (!core) return at + 1;
    if (i > at && core->number.alone) return at + 1;
    // "some" and "just" before a vague or an ordinal number bind nothing.
    if (core->type == MentionType::ordinal && bound == Bound::exact && i > at) at = i;
    share_unit(*core);
    extend_range(*core, at);
    extend_bounds(*core, bound);
    if (stated_exact && bound == Bound::exact && core->quantity.bound == Bound::exact)
      core->quantity.resolution = 0;
    return emit(*core, at, bound);
  }

  // "quakes of 7.6 and 7.5 magnitude", "5 and 7 percent": the second's unit is the first's. Whole
  // figures may count what was named before ("killed three and 7 km away"), so that they share only
  // percent and magnitude.
  void share_unit(Core& core) const {
    if (core.type != MentionType::count || !core.number.figures || core.number.fraction ||
        p_.op(core.end) != NumberOp::conjunction || !p_.is_figure(core.end + 1))
      return;
    const auto second = read_core(core.end + 1);
    if (!second || (second->type != MentionType::measure && second->type != MentionType::percent))
      return;
    const Quantity& unit = second->quantity;
    const bool decimals = core.quantity.resolution < 1 && unit.resolution < 1;
    if (!decimals && second->type != MentionType::percent && unit.dimension != Dimension::magnitude)
      return;
    core.type = second->type;
    core.quantity.dimension = unit.dimension;
    core.quantity.unit = unit.unit;
    core.quantity.scale = unit.scale;
    core.quantity.offset = unit.offset;
  }

  bool takes_article_time(std::size_t at) const {
    if (p_.op(at) != NumberOp::article || at == 0) return false;
    switch (p_.op(at - 1)) {
    case NumberOp::span:
    case NumberOp::in:
    case NumberOp::over: return true;
    default: return false;
    }
  }

  std::optional<Core> read_core(std::size_t at) const {
    if (!p_.has(at)) return std::nullopt;
    if (p_.at(at).touches(bit(Lex::currency))) {
      if (auto sum = read_money(p_, at)) return sum;
    }
    if (p_.at(at).is('-')) {
      if (auto sum = read_money(p_, at)) return sum;
    }
    const auto number = read_number(p_, at);
    if (!number) return std::nullopt;
    return read_measured(p_, *number);
  }

  // Figures that are the parts of one code: phone numbers, dates, scores of sets. The token after
  // it, or `at`. Only whole runs are codes, and a run is left as a whole.
  std::size_t skip_codes(std::size_t at) {
    if (!p_.is_figure(at)) return at;
    if (propose_list(at)) return at + 1;
    std::size_t end = at + 1;
    std::size_t figures = 1;
    bool phone = p_.surface(at).size() > 1 && p_.surface(at)[0] == '0' &&
                 p_.surface(at).find_first_of(".,") == std::string_view::npos;
    bool spaced = true; // 0845 125 2222
    while (p_.has(end)) {
      std::size_t next = end;
      if ((p_.at(next).is('-') || p_.at(next).is('/') || p_.at(next).is(')')) && p_.joined(next))
        ++next;
      if (!p_.is_figure(next)) break;
      const bool here_spaced = next == end;
      if (here_spaced && !phone && p_.at(next).span.begin - p_.at(end - 1).span.end > 0 &&
          p_.text()[p_.at(end - 1).span.end] != ' ')
        break; // 1 234 567 with narrow spaces
      if (!here_spaced && !p_.joined(next) && !p_.at(end).is(')')) break;
      const std::string_view digits = p_.surface(next);
      if (digits.size() < 2 || digits.find_first_of(".,") != std::string_view::npos) break;
      if (here_spaced && !phone && digits.size() < 3) break;
      if (here_spaced && !phone && figures == 1 && !p_.is_figure(next + 1)) break;
      spaced = spaced && here_spaced;
      ++figures;
      end = next + 1;
    }
    if (figures == 2 && !spaced && p_.surface(at).size() == 3 && p_.surface(end - 1).size() == 4 &&
        end == at + 3 && p_.surface(end - 1).back() != '0')
      return end; // 555-1234
    if (phone && figures >= 2) return end;
    return figures >= 3 ? end : at;
  }

  // "22,24,26,31": one token, four figures.
  bool propose_list(std::size_t at) {
    const std::string_view written = p_.surface(at);
    const std::size_t first = written.find(',');
    // "injuring 40,15 of them": who writes a part of those that he has counted writes no decimals.
    const bool parts = p_.op(at + 1) == NumberOp::of && first != std::string_view::npos &&
                       written.size() - first <= 3;
    if (first == std::string_view::npos || first > 2 || written.find('.') != written.npos ||
        (read_figure(written) && !parts))
      return false;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= written.size(); ++i)
      if (i == written.size() || written[i] == ',') {
        if (i - from > 2) return true; // "12,3456,7" is no list and no figure
        from = i + 1;
      }
    const std::uint32_t begin = p_.at(at).span.begin;
    for (from = 0; from < written.size();) {
      const std::size_t to = std::min(written.find(',', from), written.size());
      Proposal piece;
      piece.span = {begin + static_cast<std::uint32_t>(from),
                    begin + static_cast<std::uint32_t>(to)};
      piece.segment = index_;
      piece.rank = 10;
      piece.readings.push_back({MentionType::count,
                                value::number(read_figure(written.substr(from, to - from))->value),
                                "",
                                {}});
      out_.push_back(std::move(piece));
      from = to + 1;
    }
    return true;
  }

  // "between 20 and 30", "from 200 to 3,000": one range, its words included.
  std::size_t read_between(std::size_t at, NumberOp op) {
    std::size_t i = at + 1;
    if (p_.op(i) == NumberOp::the && p_.at(i + 1).in(Lex::ordinal)) ++i;
    auto first = read_core(i);
    if (!first) return at;
    const NumberOp link = p_.op(first->end);
    const bool linked = op == NumberOp::between
                            ? link == NumberOp::conjunction || link == NumberOp::to
                            : link == NumberOp::to;
    if (!linked) return at;
    std::size_t j = first->end + 1;
    if (p_.op(j) == NumberOp::the && p_.at(j + 1).in(Lex::ordinal)) ++j;
    auto second = read_core(j);
    if (!second || second->number.alone) return at;
    if (op == NumberOp::from) {
      // "rose from 12 to 15" tells two figures.
      for (std::size_t back = 1; back <= 5 && back <= at; ++back)
        if (p_.op(at - back) == NumberOp::change) return at;
    }
    if (!merge(*first, *second)) return at;
    if (op == NumberOp::from && first->type == MentionType::count && is_year(first->number) &&
        is_year(second->number))
      return at;
    return emit(*first, at, Bound::exact);
  }

  static bool is_year(const Number& n) {
    return n.plain && n.value >= 1000 && n.value < 2100 && n.value == std::floor(n.value);
  }

  // "10-15", "two- to three-day", "$62 to $68", "three or four"
  void extend_range(Core& core, std::size_t at) const {
    const Number& n = core.number;
    if (n.vague || n.alone || n.ordinal) return;
    std::size_t i = core.end;
    bool suspended = false;
    if (p_.at(i).is('-') && p_.joined(i) && p_.op(i + 1) == NumberOp::to) {
      suspended = true; // two- to three-day
      ++i;
    }
    const bool hyphen = !suspended && p_.hyphen(i);
    const NumberOp op = p_.op(i);
    if (!hyphen && op != NumberOp::to && op != NumberOp::alternative) return;
    std::size_t from = i + 1;
    if (hyphen && p_.op(from) == NumberOp::to) ++from; // "five-to-seven", "to-260,000"
    if (!suspended && p_.at(from).is('-')) ++from;
    if (hyphen && (core.type == MentionType::age || p_.at(from).in(Lex::ordinal))) return;
    if (suspended && p_.at(from).is('-') && p_.joined(from)) ++from; // 0-to-60
    if (!p_.has(from)) return;
    auto second = read_core(from);
    if (!second || second->number.alone || second->number.vague || second->number.ordinal) return;
    if (op == NumberOp::alternative) {
      // "three or four years"; "5 or 50" are two.
      if (core.type != MentionType::count || second->quantity.nominal != core.quantity.nominal + 1)
        return;
    }
    if (hyphen && core.type == MentionType::count && second->type == MentionType::count &&
        ((is_year(n) && (is_year(second->number) || second->number.value < 100)) ||
         n.leading_zero || second->number.leading_zero))
      return;
    if (op == NumberOp::to) {
      // "in 2018 to 3.9 million", "increased by 43 to 419", "rose 18 to 23"
      if (is_year(n) && !is_year(second->number)) return;
      for (std::size_t back = 1; back <= 4 && back <= at; ++back)
        if (p_.op(at - back) == NumberOp::change) return;
    }
    Core first = core;
    if (merge(first, *second)) core = first;
  }

  // Makes `first` the range of both; whether the two are one kind of thing.
  static bool merge(Core& first, Core& second) {
    Quantity& a = first.quantity;
    Quantity& b = second.quantity;
    const bool plain = first.type == MentionType::count && !first.number.fraction;
    if (first.type == MentionType::ordinal || second.type == MentionType::ordinal) {
      if (first.type != second.type) return false;
    } else if (plain && first.type != second.type) {
      // The unit of the second holds for both: 15-22 miles per hour, 10 to 15 percent.
      if (second.type == MentionType::money && second.begin < second.number.begin) return false;
      first.type = second.type;
      const double nominal = a.nominal;
      const double resolution = a.resolution;
      a = b;
      a.nominal = a.low = a.high = nominal;
      a.resolution = resolution;
    } else if (first.type == MentionType::money && second.type == MentionType::count) {
      b.unit = a.unit; // $10 to 15 million
      b.scale = a.scale;
      b.dimension = a.dimension;
    } else if (a.dimension == Dimension::money && a.scale != b.scale) {
      return false;
    } else if (first.type != second.type) {
      return false;
    } else if (a.unit != b.unit) {
      if (a.dimension == Dimension::money || a.dimension == Dimension::other ||
          a.dimension == Dimension::percent || a.dimension != b.dimension)
        return false;
      b.nominal = (b.nominal * b.scale + b.offset - a.offset) / a.scale;
    }
    double low = a.nominal;
    const double high = b.nominal;
    // "10 to 15 million": the first is millions, too, unless it was counted already.
    if (first.number.multiplier == 1 && second.number.multiplier > 1 && low != 0 &&
        low * second.number.multiplier <= high * 1.0000001)
      low *= second.number.multiplier;
    if (high < low) {
      // "3-2", "51 to 49": a score keeps its order. Anything else that descends is no range.
      const bool score = first.type == MentionType::count && first.number.plain &&
                         second.number.plain && low <= 999 && high >= 0;
      if (!score) return false;
    }
    const double resolution = std::min(a.resolution, b.resolution);
    a.bound = Bound::range;
    a.low = low;
    a.high = high;
    a.nominal = (low + high) / 2;
    a.resolution = resolution;
    first.end = second.end;
    first.number.end = second.number.end;
    first.number.plain = false;
    if (second.second) first.second = std::nullopt;
    return true;
  }

  // "above 1000 and below 1500", "12 or more", "50-plus"
  void extend_bounds(Core& core, Bound& bound) const {
    if (core.quantity.bound == Bound::range) return;
    if (const auto after = p_.phrase(Lex::hedge_after, core.end)) {
      const Token& first = p_.at(core.end);
      const bool mark = first.kind == TokenKind::mark;
      const bool fits = (!mark || p_.joined(core.end)) && bound_of(after->value).has_value();
      // "or greater than 190", "and below 1500" open another bound.
      const std::size_t next = core.end + after->tokens;
      const bool another = p_.is_figure(next) || p_.at(next).in(Lex::number) ||
                           p_.op(next) == NumberOp::span || p_.at(next).in(Lex::currency);
      if (fits && !another && !core.number.alone && core.type != MentionType::ordinal) {
        const Bound sense = *bound_of(after->value);
        if (sense == Bound::exact) { // "less than 5000 or equal"
          if (bound == Bound::less) bound = Bound::at_most;
          if (bound == Bound::greater) bound = Bound::at_least;
          core.end += after->tokens;
          return;
        }
        if (bound == Bound::exact || bound == Bound::about) bound = sense;
        core.end += after->tokens;
        core.bound_after = true;

        return;
      }
    }
    if (!is_lower_bound(bound) && !is_upper_bound(bound)) return;
    std::size_t i = core.end;
    if (p_.op(i) != NumberOp::conjunction && p_.op(i) != NumberOp::contrast) return;
    const auto hedge = p_.phrase(Lex::hedge, i + 1);
    if (!hedge) return;
    const auto other = bound_of(hedge->value);
    if (!other || is_lower_bound(*other) == is_lower_bound(bound) ||
        !(is_lower_bound(*other) || is_upper_bound(*other)))
      return;
    std::size_t from = i + 1 + hedge->tokens;
    if (p_.op(from) == NumberOp::the) ++from;
    auto second = read_core(from);
    if (!second || second->type != core.type || second->quantity.unit != core.quantity.unit) return;
    const bool rising = is_lower_bound(bound);
    const double low = rising ? core.quantity.nominal : second->quantity.nominal;
    const double high = rising ? second->quantity.nominal : core.quantity.nominal;
    if (low > high) return;
    core.quantity.bound = Bound::range;
    core.quantity.low = low;
    core.quantity.high = high;
    core.quantity.nominal = (low + high) / 2;
    core.end = second->end;
  }

  // --- proposing -------------------------------------------------------------------------------

  std::size_t emit(Core& core, std::size_t at, Bound bound) {
    Quantity& q = core.quantity;
    if (q.bound != Bound::range) {
      q.bound = q.vague ? (bound == Bound::exact ? q.bound : together(q.bound, bound)) : bound;
    }
    if (q.bound == Bound::exact && at > 0 && p_.op(at - 1) == NumberOp::exceed)
      q.bound = Bound::greater; // "surpassed 8 billion"
    inherit_bound(core);
    std::size_t begin = std::min(at, core.begin);
    if (core.type == MentionType::count && is_apposed_age(p_, core)) {
      Reading count{MentionType::count, q, "", {}};
      q.dimension = Dimension::time;
      q.unit = "year";
      q.scale = 31556952;
      core.type = MentionType::age;
      core.second = std::move(count);
    }
    if (core.type == MentionType::count && p_.op(core.end) == NumberOp::yo && core.number.figures) {
      q.dimension = Dimension::time;
      q.unit = "year";
      q.scale = 31556952;
      core.type = MentionType::age;
      ++core.end;
    }
    if (core.type == MentionType::count && magnitude_before(core.begin)) {
      q.dimension = Dimension::magnitude;
      q.unit = "magnitude";
      core.type = MentionType::measure;
      begin = core.begin = std::min(begin, magnitude_begin(core.begin));
    }
    Proposal proposal;
    proposal.segment = index_;
    proposal.rank = 10;
    if (core.type == MentionType::count) {
      if (!counts(p_, core, headline_)) return core.end;
      if (is_bare_one(core) && bound == Bound::exact && one_is_pronoun(p_, core, headline_))
        return core.end;
      if (is_year(core.number) && q.bound != Bound::range && !p_.plural_near(core.end, 2)) {
        if (bound == Bound::exact) proposal.rank = 5;
      }
      if (is_year(core.number) && core.end < p_.size() && p_.op(core.end) == NumberOp::none &&
          begin == core.begin && core.begin > 0 && p_.op(core.begin - 1) == NumberOp::the)
        proposal.rank = 5;
      if (q.unit.empty()) q.noun = counted_noun(p_, core.end, q.nominal);
    } else if (core.type == MentionType::ordinal) {
      if (!ordinal_fits(p_, core)) return core.end;
    } else if (core.number.figures && core.begin > 0 && p_.joined(core.begin) &&
               (p_.at(core.begin - 1).kind == TokenKind::word ||
                (p_.at(core.begin - 1).is('-') && p_.joined(core.begin - 1) && core.begin > 1 &&
                 p_.is_word(core.begin - 2) && begin == core.begin))) {
      return core.end; // scp-173m
    }
    // "3/4" is oftener a fraction than a day in March or April; "3/7" is not.
    if (core.number.fraction && core.end == core.begin + 3 && p_.at(core.begin + 1).is('/')) {
      const std::string_view parts = p_.surface(core.end - 1);
      if (parts == "2" || parts == "3" || parts == "4" || parts == "8") proposal.rank = 25;
    }
    // A number word with a capital is a number before it is a name.
    if (!core.number.figures && proposal.rank == 10) proposal.rank = 35;
    proposal.span = p_.span(begin, core.end);
    Reading reading;
    reading.type = core.type;
    reading.kind = kind_of(core);
    reading.core = core_span(core, begin, bound);
    reading.value = std::move(q);
    proposal.readings.push_back(std::move(reading));
    if (core.second) {
      if (auto* other = std::get_if<Quantity>(&core.second->value)) {
        const Quantity& first = std::get<Quantity>(proposal.readings[0].value);
        if (first.bound != Bound::range) other->bound = first.bound;
      }
      core.second->core = proposal.readings[0].core;
      proposal.readings.push_back(std::move(*core.second));
    } else if (is_bare_one(core) && bound == Bound::exact &&
               std::get<Quantity>(proposal.readings[0].value).noun.empty()) {
      proposal.readings.push_back({MentionType::pronoun, value::Words{"one", "one"}, "they", {}});
    }
    out_.push_back(std::move(proposal));
    return core.end;
  }

  // "more than 100 km (60 miles)", "under 296 hp (224 kW / 300 PS)": the bound holds for what it is
  // converted to.
  void inherit_bound(Core& core) {
    const bool measure = core.type == MentionType::measure || core.type == MentionType::money;
    const bool beside = core.begin > 0 && core.begin == converted_from_ + 1 &&
                        !p_.is_word(core.begin - 1) &&
                        (p_.at(core.begin - 1).is('(') || p_.at(core.begin - 1).is('/'));
    if (measure && beside && core.quantity.bound == Bound::exact &&
        core.quantity.dimension == converted_dimension_)
      core.quantity.bound = converted_bound_;
    converted_from_ = measure ? core.end : 0;
    converted_dimension_ = core.quantity.dimension;
    converted_bound_ = core.quantity.bound == Bound::range ? Bound::exact : core.quantity.bound;
  }

  // The name a slot narrows by.
  static std::string kind_of(const Core& core) {
    switch (core.type) {
    case MentionType::money: return core.quantity.unit;
    case MentionType::measure: return std::string(value::name(core.quantity.dimension));
    case MentionType::percent:
      return core.quantity.unit == "%" ? std::string() : std::string("points");
    default: return {};
    }
  }

  // A comparison is part of what a count says, "about" is not; a measure is its figure and unit.
  Span core_span(const Core& core, std::size_t begin, Bound bound) const {
    const bool comparison = (core.type == MentionType::count && !core.number.fraction) ||
                            core.type == MentionType::ordinal;
    if (core.type == MentionType::duration) return {};
    if (core.bound_after && core.begin != begin) return p_.span(core.begin, core.end);
    if (comparison && (bound != Bound::about || core.quantity.bound == Bound::range)) return {};
    if (core.type == MentionType::age && core.begin == begin) return {};
    if (core.begin == begin || core.quantity.bound == Bound::range) return {};
    return p_.span(core.begin, core.end);
  }

  bool magnitude_before(std::size_t at) const { return magnitude_begin(at) < at; }

  // "magnitude 6.1", "magnitude of 6.1", "magnitude-6.1"
  std::size_t magnitude_begin(std::size_t at) const {
    std::size_t i = at;
    if (i > 0 && (p_.op(i - 1) == NumberOp::of || p_.at(i - 1).is('-'))) --i;
    while (i > 0 && p_.at(i - 1).in(Lex::hedge) && at - i < 3) --i;
    if (i > 0 && p_.op(i - 1) == NumberOp::of && i < at) --i;
    if (i == 0 || !p_.is_word(i - 1)) return at;
    return p_.at(i - 1).value(Lex::unit).starts_with("magnitude") ? i - 1 : at;
  }

  const SegmentTokens& segment_;
  std::uint32_t index_;
  std::vector<Proposal>& out_;
  bool headline_;
  Phrase p_;
  // The last measure, which one in brackets behind it may convert.
  std::size_t converted_from_ = 0;
  Dimension converted_dimension_ = Dimension::number;
  Bound converted_bound_ = Bound::exact;
};

} // namespace

void find_quantities(const Scene& scene, std::vector<Proposal>& out) {
  for (std::uint32_t i = 0; i < scene.segments.size(); ++i) Finder(scene, i, out).run();
}

} // namespace crosscheck::annotate
