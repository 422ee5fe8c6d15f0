// Ages, lengths of time with an article, and quantities of two units.
#include "annotate/quantities.h"

#include <charconv>
#include <cmath>
#include <string>

namespace crosscheck::annotate {
namespace {

using text::MentionType;
using value::Dimension;
using value::Quantity;

constexpr double kYear = 31556952;
constexpr double kOldest = 125;

Quantity years(double low, double high) {
  Quantity q = low == high ? value::number(low) : value::range(low, high);
  q.dimension = Dimension::time;
  q.unit = "year";
  q.scale = kYear;
  return q;
}

// "thirties", "30s": the decade of a life at token `at`, and the token after it.
std::optional<double> life_decade(const Phrase& p, std::size_t& at) {
  if (p.op(at) == NumberOp::decade) {
    const std::string_view entry = p.at(at).value(Lex::number_word);
    double decade = 0;
    std::from_chars(entry.data() + 6, entry.data() + entry.size(), decade);
    ++at;
    return decade;
  }
  if (!p.is_figure(at) || p.surface(at).size() != 2 || p.surface(at)[1] != '0') return std::nullopt;
  std::size_t end = at + 1;
  if (!p.joined(end) || !(p.surface(end) == "s" || p.at(end).kind == TokenKind::clitic))
    return std::nullopt;
  const double decade = (p.surface(at)[0] - '0') * 10;
  at = end + 1;
  return decade;
}

// The years of a decade that "early" and its like stand for; all of them for another word.
struct YearsOf {
  double from = 0;
  double to = 9;
  bool named = false;
};
YearsOf part_of_decade(NumberOp op) {
  switch (op) {
  case NumberOp::early: return {0, 3, true};
  case NumberOp::mid: return {4, 6, true};
  case NumberOp::late: return {7, 9, true};
  default: return {};
  }
}

// "in his thirties", "in their early 20s"
std::optional<Core> read_decade(const Phrase& p, std::size_t at) {
  if (p.op(at) != NumberOp::in || p.op(at + 1) != NumberOp::possessive) return std::nullopt;
  std::size_t i = at + 2;
  YearsOf years_of = part_of_decade(p.op(i));
  if (years_of.named) {
    ++i;
    if (p.at(i).is('-')) ++i;
    // "in his mid- to late 50s", "in her early-to-mid thirties"
    const std::size_t second = p.at(i + 1).is('-') ? i + 2 : i + 1;
    if (const YearsOf last = part_of_decade(p.op(second));
        p.op(i) == NumberOp::to && last.named && last.to > years_of.from) {
      years_of.to = last.to;
      i = second + 1;
      if (p.at(i).is('-')) ++i;
    }
  } else if (p.at(i).is('-')) {
    ++i;
  }
  const auto decade = life_decade(p, i);
  if (!decade || *decade < 10) return std::nullopt;
  Core core;
  core.type = MentionType::age;
  core.quantity = years(*decade + years_of.from, *decade + years_of.to);
  core.begin = at;
  core.end = i;
  return core;
}

} // namespace

std::optional<Core> read_age(const Phrase& p, std::size_t at) {
  switch (p.op(at)) {
  case NumberOp::in: return read_decade(p, at);
  case NumberOp::teen: {
    Core core;
    core.type = MentionType::age;
    core.quantity = years(13, 19);
    core.begin = at;
    core.end = at + 1;
    return core;
  }
  case NumberOp::aged:
  case NumberOp::age: {
    const auto first = read_number(p, at + 1);
    if (!first || first->ordinal || first->vague || first->alone || first->value <= 0 ||
        first->value > kOldest || first->multiplier != 1)
      return std::nullopt;
    Core core = read_measured(p, *first);
    if (core.type != MentionType::count && core.type != MentionType::duration &&
        core.type != MentionType::age)
      return std::nullopt;
    // "aged 18 to 34", "ages 5-11"
    if (core.type == MentionType::count) {
      core.quantity = years(first->value, first->value);
      core.end = first->end;
      const std::size_t i = core.end;
      const bool joins = p.op(i) == NumberOp::to || p.op(i) == NumberOp::conjunction || p.hyphen(i);
      if (joins && (p.is_figure(i + 1) || p.at(i + 1).in(Lex::number))) {
        const auto last = read_number(p, i + 1);
        if (last && last->value > first->value && last->value <= kOldest && !last->ordinal &&
            (p.op(i) != NumberOp::conjunction || p.op(at) == NumberOp::aged)) {
          core.quantity = years(first->value, last->value);
          core.end = last->end;
        }
      }
    }
    core.type = MentionType::age;
    core.begin = at;
    return core;
  }
  default: return std::nullopt;
  }
}

bool become_age(const Phrase& p, Core& core) {
  std::size_t i = core.end;
  if (p.at(i).is('-') && p.has(i + 1)) ++i; // year-old, and the slip "year -old"
  if (p.op(i) == NumberOp::old) {
    core.end = i + 1;
  } else if (p.op(core.end) == NumberOp::of && p.op(core.end + 1) == NumberOp::age) {
    core.end += 2;
  } else {
    return false;
  }
  core.type = MentionType::age;
  return true;
}

bool is_apposed_age(const Phrase& p, const Core& core) {
  if (core.type != MentionType::count || !core.number.plain || core.number.value < 1 ||
      core.number.value > 110 || core.number.leading_zero || core.begin < 2)
    return false;
  const Token& before = p.at(core.begin - 1);
  const Token& after = p.at(core.end);
  const bool bracket = before.is('(') && after.is(')');
  const bool commas =
      before.is(',') &&
      (!p.has(core.end) ||
       (after.is('-') && after.space_before &&
        !p.is_figure(core.end + 1)) || // "Berg, 16 - dressed in blue"
       (after.kind == TokenKind::mark && (after.is(',') || after.is('.') || after.is(';'))) ||
       p.op(core.end) == NumberOp::of || p.op(core.end) == NumberOp::from);
  if (!bracket && !commas) return false;
  const Token& name = p.at(core.begin - 2);
  // "June 13, 44, ..." and "Section 3, 12, ..." are no people.
  if (name.kind == TokenKind::mark && name.is('.') && core.begin >= 3)
    return p.at(core.begin - 3).capital; // Roe Jr., 38,
  return name.kind == TokenKind::word && name.capital && !name.in(Lex::month) &&
         !name.in(Lex::weekday) && !name.in(Lex::number_noun) && !name.in(Lex::number);
}

std::optional<Core> read_article_time(const Phrase& p, std::size_t at) {
  if (p.op(at) != NumberOp::article || !p.is_word(at + 1) || !p.at(at + 1).in(Lex::unit))
    return std::nullopt;
  Number one;
  one.begin = at;
  one.end = at + 1;
  one.value = 1;
  auto unit = read_unit(p, at + 1, one);
  if (!unit || unit->dimension != Dimension::time || unit->name == "second" ||
      p.surface(unit->end - 1).ends_with('s') || p.at(unit->end).is('-'))
    return std::nullopt;
  Core core = read_measured(p, one);
  return core.type == MentionType::duration ? std::optional(core) : std::nullopt;
}

void extend_compound(const Phrase& p, Core& core) {
  if (core.quantity.dimension != Dimension::time && core.quantity.dimension != Dimension::length)
    return;
  std::size_t i = core.end;
  const bool conjunction = p.op(i) == NumberOp::conjunction;
  if (conjunction) ++i;
  // "an hour and a half"
  if (conjunction && p.op(i) == NumberOp::article && p.is_word(i + 1) &&
      (p.surface(i + 1) == "half" || p.surface(i + 1) == "quarter")) {
    const double part = p.surface(i + 1) == "half" ? 0.5 : 0.25;
    core.quantity.nominal += part;
    core.quantity.low = core.quantity.high = core.quantity.nominal;
    core.quantity.resolution = 0.1;
    core.end = i + 2;
    return;
  }
  if (!p.is_figure(i) && !p.at(i).in(Lex::number)) return;
  const auto number = read_number(p, i);
  if (!number || number->ordinal || number->vague || number->fraction || number->multiplier != 1)
    return;
  auto unit = read_unit(p, number->end, *number);
  if (!unit && core.quantity.unit == "foot" && p.surface(number->end) == "in") {
    unit = Unit{Dimension::length, 0.0254, 0, "inch", number->end + 1}; // 5 ft 2 in
  }
  if (!unit || unit->dimension != core.quantity.dimension || unit->scale >= core.quantity.scale)
    return;
  const bool feet = core.quantity.unit == "foot" && unit->name == "inch";
  const bool clock = core.quantity.dimension == Dimension::time && core.quantity.unit == "hour" &&
                     unit->name == "minute";
  const bool pounds = false;
  if (!feet && !clock && !pounds) return;
  const double parts = std::round(core.quantity.scale / unit->scale);
  if (number->value >= parts) return;
  core.quantity.nominal += number->value / parts;
  core.quantity.low = core.quantity.high = core.quantity.nominal;
  core.quantity.resolution = 1 / parts;
  core.end = unit->end;
}

} // namespace crosscheck::annotate
