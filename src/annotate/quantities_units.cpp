// Money, measures and shares: what stands beside a number.
#include "annotate/quantities.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace crosscheck::annotate {
namespace {

using text::MentionType;
using value::Dimension;
using value::Quantity;

// "length 1609.344 mile", "temperature 1 degree celsius 273.15"
std::optional<Unit> parse_unit(std::string_view entry) {
  Unit unit;
  const std::size_t first = entry.find(' ');
  if (first == std::string_view::npos) return std::nullopt;
  const auto dimension = value::dimension(entry.substr(0, first));
  if (!dimension) return std::nullopt;
  unit.dimension = *dimension;
  entry.remove_prefix(first + 1);
  const auto [end, error] = std::from_chars(entry.data(), entry.data() + entry.size(), unit.scale);
  if (error != std::errc() || unit.scale == 0) return std::nullopt;
  entry.remove_prefix(static_cast<std::size_t>(end - entry.data()));
  if (entry.empty() || entry.front() != ' ') return std::nullopt;
  entry.remove_prefix(1);
  unit.name = entry;
  if (unit.dimension == Dimension::temperature) {
    const std::size_t last = entry.rfind(' ');
    if (last != std::string_view::npos) {
      std::from_chars(entry.data() + last + 1, entry.data() + entry.size(), unit.offset);
      if (unit.offset != 0) unit.name = entry.substr(0, last);
    }
  }
  return unit;
}

struct Currency {
  std::array<char, 4> code = {};
  double scale = 1;      ///< 0.01 for cents
  double multiplier = 1; ///< 1e6 for MUSD
  std::size_t end = 0;
  [[nodiscard]] std::string name() const { return {code.data(), 3}; }
};

// "usd", "usd/100", "usd 1000000"
std::optional<Currency> parse_currency(std::string_view entry) {
  if (entry.size() < 3) return std::nullopt;
  Currency currency;
  for (std::size_t i = 0; i < 3; ++i)
    currency.code[i] = static_cast<char>(entry[i] >= 'a' ? entry[i] - 32 : entry[i]);
  if (entry.size() > 4) {
    double factor = 1;
    std::from_chars(entry.data() + 4, entry.data() + entry.size(), factor);
    if (entry[3] == '/')
      currency.scale = 1 / factor;
    else
      currency.multiplier = factor;
  }
  return currency;
}

// Short forms that are words, too: "TRY", "DEM", "rs", "real", "won".
bool wants_capitals(const Token& token, std::string_view written) {
  return token.kind == TokenKind::word && written.size() <= 4 && written.size() >= 2 &&
         (written == "try" || written == "gel" || written == "real" || written == "php" ||
          written == "cop" || written == "all" || written == "rand" || written == "sar" ||
          written == "mad" || written == "ron" || written == "lak" || written == "nis" ||
          written == "Try" || written == "Ron" || written == "Rand" || written == "Real");
}

std::optional<Currency> single_currency_at(const Phrase& p, std::size_t at) {
  if (!p.at(at).in(Lex::currency)) return std::nullopt;
  auto currency = parse_currency(p.at(at).value(Lex::currency));
  if (currency) currency->end = at + 1;
  return currency;
}

std::optional<Currency> currency_at(const Phrase& p, std::size_t at) {
  const auto sense = p.phrase(Lex::currency, at);
  if (!sense) return std::nullopt;
  if (sense->tokens == 1 && wants_capitals(p.at(at), p.surface(at))) return std::nullopt;
  // "paid a $300 fine" is no Australian dollar.
  if (sense->tokens > 1 && p.at(at).kind == TokenKind::word && p.surface(at).size() == 1 &&
      p.at(at + 1).space_before && p.surface(at) != "c" && p.surface(at) != "C")
    return single_currency_at(p, at);
  if (sense->tokens > 1 && at > 0 && p.at(at - 1).kind == TokenKind::clitic &&
      p.surface(at).size() == 1)
    return single_currency_at(p, at);
  auto currency = parse_currency(sense->value);
  if (currency) currency->end = at + sense->tokens;
  return currency;
}

// A sign or a code may stand before a figure; the word "dollar" may not.
bool may_lead(const Phrase& p, std::size_t at, const Currency& currency) {
  const Token& last = p.at(currency.end - 1);
  if (last.kind == TokenKind::mark && !last.is('.')) return true;
  const Token& first = p.at(at);
  if (first.kind == TokenKind::mark) return true; // $US
  if (currency.end == at + 1 && (first.all_caps || (p.joined(currency.end) && first.capital)))
    return true;
  return p.surface(at) == "dollar" || p.surface(at) == "Rs" || p.surface(at) == "Rp";
}

Quantity money(const Number& number, const Currency& currency) {
  Quantity q = value::number(number.value * currency.multiplier);
  q.resolution = number.resolution * currency.multiplier;
  q.dimension = Dimension::money;
  q.unit = currency.name();
  q.scale = currency.scale;
  return q;
}

void set_value(Quantity& q, double value) { q.nominal = q.low = q.high = value; }

// "3 dollars 50 cents", "15 dollars and 50": the smaller part of a sum.
void add_cents(const Phrase& p, Core& core) {
  std::size_t i = core.end;
  if (p.op(i) == NumberOp::conjunction) ++i;
  if (core.number.multiplier != 1 || core.quantity.scale != 1) return;
  if (!p.is_figure(i) && !p.at(i).in(Lex::number)) return;
  const auto part = read_number(p, i);
  if (!part || part->fraction || part->ordinal || part->vague || part->value < 0 ||
      part->value >= 100 || part->value != std::floor(part->value))
    return;
  const auto cents = currency_at(p, part->end);
  if (cents && cents->scale == 1) return;
  // Without the word it must end the clause: "two dollars and three tickets" are two things.
  if (!cents && p.has(part->end) &&
      !(p.at(part->end).kind == TokenKind::mark && !p.at(part->end).in(Lex::currency) &&
        !p.at(part->end).is('-')))
    return;
  if (!cents && core.number.letter_suffix) return;
  set_value(core.quantity, core.quantity.nominal + part->value / 100);
  core.quantity.resolution = 0.01;
  core.end = cents ? cents->end : part->end;
}

bool is_lower_letter(std::string_view s) { return s.size() == 1 && s[0] >= 'a' && s[0] <= 'z'; }

// Whether the word(s) found as a unit are meant as one here.
bool fits(const Phrase& p, std::size_t at, std::size_t end, const Number& number,
          const Unit& unit) {
  const std::string_view written = p.surface(at);
  const bool one = end == at + 1;
  if (one && written.size() == 1 && p.is_word(at)) {
    if (!number.figures || number.multiplier != 1) return false;
    if (unit.dimension == Dimension::temperature)
      return written == "C" || written == "F"; // "35c a litre"
    if (written == "H") return false; // Section 3H, Apartment 3H
    if (p.joined(at)) return true;
    if (is_lower_letter(written)) return written == "m" || written == "g";
    return written == "W" || written == "V";
  }
  if (one && p.is_word(at) && number.letter_suffix) return false;
  if (one && (unit.name == "cup" || unit.name == "stone" || unit.name == "bit") &&
      (p.at(at).capital || !number.figures))
    return false;
  if (one && (written == "MS" || written == "Ha" || written == "HA" || written == "NM" ||
              written == "Mi" || written == "MI" || written == "DM" || written == "Cal" ||
              written == "Min" || written == "Rad"))
    return false;
  // "PS" is a horse's power in German, "ps" a postscript.
  if (unit.name == "metric horsepower" && written != "PS") return false;
  if (unit.name == "second" && one && written == "second" && p.at(end).is('-') && p.joined(end))
    return false; // two second-half goals
  return true;
}

// "combined digital and physical sales": a plural noun ends the phrase.
bool counted_after(const Phrase& p, std::size_t at) {
  if (!p.is_word(at) || p.op(at) != NumberOp::none) return false;
  for (std::size_t i = at; i < at + 6 && p.is_word(i); ++i) {
    if (p.plural_at(i)) return true;
    const NumberOp op = p.op(i);
    if (op != NumberOp::none && op != NumberOp::conjunction) return false;
    if (p.at(i).in(Lex::stop) && op == NumberOp::none) return false;
  }
  return false;
}

} // namespace

std::optional<Unit> read_unit(const Phrase& p, std::size_t at, const Number& number) {
  std::size_t i = at;
  if (p.at(i).is('-') && p.joined(i) && p.joined(i + 1)) ++i;
  bool bracket = false;
  if ((p.at(i).is('(') || p.at(i).is('[')) && p.phrase(Lex::unit, i + 1)) {
    bracket = true; // 20 (kg)
    ++i;
  }
  const auto sense = p.phrase(Lex::unit, i);
  if (!sense) return std::nullopt;
  auto unit = parse_unit(sense->value);
  if (!unit) return std::nullopt;
  std::size_t end = i + sense->tokens;
  // km2, m²
  if (unit->dimension == Dimension::length && p.joined(end) &&
      (p.surface(end) == "2" || p.surface(end) == "\xC2\xB2")) {
    unit->dimension = Dimension::area;
    unit->scale *= unit->scale;
    ++end;
  } else if (unit->dimension == Dimension::length && p.joined(end) &&
             (p.surface(end) == "3" || p.surface(end) == "\xC2\xB3")) {
    unit->dimension = Dimension::volume;
    unit->scale *= unit->scale * unit->scale;
    ++end;
  } else if (p.is_figure(end) && p.joined(end)) {
    return std::nullopt; // 24703 m212
  }
  if (!fits(p, i, i + sense->tokens, number, *unit)) return std::nullopt;
  if (bracket) {
    if (!p.at(end).is(')') && !p.at(end).is(']')) return std::nullopt;
    ++end;
  }
  unit->end = end;
  return unit;
}

std::optional<Core> read_money(const Phrase& p, std::size_t at) {
  std::size_t i = at;
  bool negative = false;
  if (p.at(i).is('-') && p.joined(i + 1)) {
    negative = true;
    ++i;
  }
  auto currency = currency_at(p, i);
  if (!currency || !may_lead(p, i, *currency)) return std::nullopt;
  std::size_t figure = currency->end;
  if (p.at(figure).is('=')) ++figure; // Y=28,030
  auto number = read_number(p, figure);
  if (!number || number->ordinal || number->alone || (number->vague && number->begin == figure))
    return std::nullopt;
  if (!number->figures && p.at(i).kind == TokenKind::word) return std::nullopt;
  if (number->plain && p.at(number->end).is('/') && p.joined(number->end)) return std::nullopt;
  Core core;
  core.type = MentionType::money;
  core.begin = at;
  core.end = number->end;
  core.number = *number;
  core.quantity = money(*number, *currency);
  if (negative) set_value(core.quantity, -core.quantity.nominal);
  // "$ 5 dollars" is a slip; "10 $ 30 cent" is not.
  add_cents(p, core);
  return core;
}

Core read_measured(const Phrase& p, const Number& number) {
  Core core;
  core.number = number;
  core.begin = number.begin;
  core.end = number.end;
  core.quantity = value::number(number.value);
  core.quantity.resolution = number.resolution;
  core.quantity.bound = number.bound;
  core.quantity.vague = number.vague;
  if (number.ordinal) {
    core.type = MentionType::ordinal;
    return core;
  }
  if (number.alone || (number.value == 0 && !number.figures)) return core;

  // "millions of dollars", "tens of thousands of pounds"
  std::size_t after = number.end;
  if ((number.vague || p.surface(after - 1).ends_with('s')) && p.op(after) == NumberOp::of) ++after;
  // "half a mile", "a quarter of an hour"
  if (number.fraction) {
    if (p.op(after) == NumberOp::of) ++after;
    if (p.op(after) == NumberOp::article) ++after;
  }
  std::size_t money_at = after;
  if (p.at(money_at).is('-') && p.joined(money_at) && p.joined(money_at + 1)) ++money_at;
  if (const auto currency = currency_at(p, money_at);
      currency && !(p.at(money_at).all_caps && p.is_figure(currency->end) && number.plain &&
                    number.value >= 1900 && number.value < 2100)) { // in 2010 USD 300 million
    const bool sign = p.at(currency->end - 1).kind == TokenKind::mark;
    // "8 $10 notes": the sign belongs to the figure behind it.
    if (!(sign && p.is_figure(currency->end) && !p.at(currency->end).space_before)) {
      core.type = MentionType::money;
      const Quantity sum = money(number, *currency);
      const value::Bound bound = core.quantity.bound;
      const bool vague = core.quantity.vague;
      core.quantity = sum;
      core.quantity.bound = bound;
      core.quantity.vague = vague;
      core.end = currency->end;
      // 75 USD million
      if (p.is_word(core.end) && p.at(core.end).value(Lex::number).starts_with("x1000") &&
          number.multiplier == 1) {
        double factor = 1;
        const std::string_view times = p.at(core.end).value(Lex::number);
        std::from_chars(times.data() + 1, times.data() + times.size(), factor);
        set_value(core.quantity, core.quantity.nominal * factor);
        core.quantity.resolution *= factor;
        ++core.end;
      }
      add_cents(p, core);
      return core;
    }
  }
  // 118.5p, 50c: only joined to the figure
  if (number.figures && number.multiplier == 1 && p.joined(number.end) && p.is_word(number.end) &&
      (p.surface(number.end) == "p" || p.surface(number.end) == "c")) {
    Currency minor;
    minor.code = p.surface(number.end) == "p" ? std::array<char, 4>{'G', 'B', 'P'}
                                              : std::array<char, 4>{'U', 'S', 'D'};
    minor.scale = 0.01;
    core.type = MentionType::money;
    core.quantity = money(number, minor);
    core.end = number.end + 1;
    return core;
  }

  // Pounds are money by the million and weight by the dozen; either may be meant.
  const std::size_t word = p.at(after).is('-') && p.joined(after) ? after + 1 : after;
  if (p.is_word(word) && (p.surface(word) == "pounds" || p.surface(word) == "pound") &&
      p.op(word + 1) != NumberOp::per) {
    if (const auto longer = p.phrase(Lex::unit, word); !longer || longer->tokens == 1) {
      Currency pound;
      pound.code = {'G', 'B', 'P'};
      Quantity sum = money(number, pound);
      sum.bound = core.quantity.bound;
      sum.vague = core.quantity.vague;
      Quantity weight = core.quantity;
      weight.dimension = Dimension::mass;
      weight.unit = "pound";
      weight.scale = 0.45359237;
      core.end = word + 1;
      const bool rich = number.multiplier >= 1000 || number.value >= 10000;
      if (rich && !p.at(word - 1).is('-')) {
        core.type = MentionType::money;
        core.quantity = sum;
        core.second = Reading{MentionType::measure, weight, "mass", {}};
      } else {
        core.type = MentionType::measure;
        core.quantity = weight;
        core.second = Reading{MentionType::money, sum, "GBP", {}};
      }
      return core;
    }
  }

  Number bare = number;
  std::optional<Unit> unit;
  // 3m, 50m: millions or metres. Lower case before nothing that is counted is a length.
  if (number.letter_suffix && p.surface(number.end - 1) == "m") {
    bare.value /= bare.multiplier;
    bare.resolution /= bare.multiplier;
    Quantity metres = value::number(bare.value);
    metres.resolution = bare.resolution;
    metres.dimension = Dimension::length;
    metres.unit = "metre";
    const bool counted = !p.at(number.end).in(Lex::unit) && counted_after(p, number.end);
    const bool people = p.op(number.end) == NumberOp::plural;
    const bool of = p.op(number.end) == NumberOp::of;
    const bool area = p.joined(number.end) && p.is_figure(number.end);
    if (area) {
      if (const auto square = read_unit(p, number.end - 1, [&] {
            Number n = bare;
            n.letter_suffix = false;
            n.multiplier = 1;
            return n;
          }()))
        unit = square;
    } else if (counted || people || of) {
      core.second = Reading{MentionType::measure, metres, "length", {}};
      return core;
    } else {
      core.second = Reading{MentionType::count, core.quantity, "", {}};
      core.quantity = metres;
      core.type = MentionType::measure;
      return core;
    }
    set_value(core.quantity, bare.value);
    core.quantity.resolution = bare.resolution;
  }
  if (!unit) unit = read_unit(p, after, number);
  if (!unit) return core;
  core.end = unit->end;
  core.quantity.dimension = unit->dimension;
  core.quantity.scale = unit->scale;
  core.quantity.offset = unit->offset;
  core.quantity.unit = unit->name;
  if (unit->dimension == Dimension::area && p.surface(unit->end - 1).size() <= 2 &&
      !unit->name.starts_with("square") && unit->name != "hectare" && unit->name != "acre")
    core.quantity.unit = "square " + std::string(unit->name);
  if (unit->dimension == Dimension::volume &&
      (p.surface(unit->end - 1) == "3" || p.surface(unit->end - 1) == "\xC2\xB3"))
    core.quantity.unit = "cubic " + std::string(unit->name);
  switch (unit->dimension) {
  case Dimension::percent: core.type = MentionType::percent; break;
  case Dimension::time:
    core.type = MentionType::duration;
    become_age(p, core);
    break;
  default: core.type = MentionType::measure;
  }
  if (core.type != MentionType::age) extend_compound(p, core);
  return core;
}

} // namespace crosscheck::annotate
