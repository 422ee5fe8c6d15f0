// What looks like a count and is none: pieces of names and codes, addresses, "one" for a thing that
// was named; and the noun that a count counts.
#include "annotate/quantities.h"
#include "text/utf8.h"

#include <string>

namespace crosscheck::annotate {
namespace {

using text::MentionType;
using value::Bound;

bool is_name_word(const Phrase& p, std::size_t i, bool headline) {
  const Token& token = p.at(i);
  if (token.kind != TokenKind::word || !token.capital) return false;
  if (token.in(Lex::stop) || token.in(Lex::number_word) || token.in(Lex::month) ||
      token.in(Lex::weekday) || token.in(Lex::hedge) || token.in(Lex::number))
    return false;
  const bool opens = i == 0 || headline;
  return !opens || !token.in(Lex::common);
}

// 12 Harbour Street, the 1200 block of Mill Road
bool is_address(const Phrase& p, std::size_t end) {
  if (p.surface(end) == "block" || p.surface(end) == "Block") return true;
  if (p.surface(end) == "blk") return true;
  std::size_t i = end;
  for (int words = 0; words < 3 && p.is_word(i) && p.at(i).capital; ++words) {
    if (words > 0 && p.at(i).in(Lex::address_head)) return true;
    ++i;
    if (p.at(i).is('.')) ++i; // N. Mill St.
  }
  return false;
}

} // namespace

bool counts(const Phrase& p, const Core& core, bool headline) {
  const Number& n = core.number;
  const std::size_t begin = core.begin;
  const std::size_t end = core.end;
  if (n.alone) return true;
  // Pieces of names and codes: A380, F-16, 747s, 5G, #12, 10:30, v2.0, 24/7
  if (n.figures) {
    if (p.is_word(end) && p.joined(end) && p.at(end - 1).kind == TokenKind::figure) return false;
    if (begin > 0 && p.joined(begin)) {
      const Token& before = p.at(begin - 1);
      if (before.kind == TokenKind::word || before.kind == TokenKind::clitic) return false;
      if (before.is('#') || before.is(':') || before.is('.') || before.is('/') || before.is('@') ||
          before.is('_') || before.is('&'))
        return false;
      if (before.is('-') && begin > 1 && p.joined(begin - 1) &&
          (p.is_word(begin - 2) || p.is_figure(begin - 2)) &&
          !(p.at(begin - 2).in(Lex::hedge_prefix)))
        return false;
    }
    if (p.has(end) && p.joined(end) && p.joined(end + 1)) {
      const Token& after = p.at(end);
      if ((after.is(':') || after.is('/') || after.is('_')) && p.is_figure(end + 1)) return false;
      if (after.is('/') && p.is_figure(end + 1)) return false;
    }
    if (n.leading_zero && n.plain && n.value > 0) return false;
    if (n.value < 0 && begin > 0 && is_name_word(p, begin - 1, headline))
      return false; // "Covid -19"
  } else if (begin > 0 && p.joined(begin) && p.at(begin - 1).is('-') && p.joined(begin - 1) &&
             begin > 1 && p.is_word(begin - 2)) {
    return false; // "mid-twenty", "thirty-first-one"
  }
  if (!n.vague && begin > 0 && core.quantity.bound != Bound::range) {
    const Token& before = p.at(begin - 1);
    const bool labelled = before.in(Lex::number_noun) ||
                          (before.is('.') && begin > 1 && p.at(begin - 2).in(Lex::number_noun));
    const bool counted = p.plural_near(end, 2) || p.op(end) == NumberOp::plural;
    if (labelled && !before.is('.') && counted && !p.at(begin - 1).capital && n.multiplier != 1)
      return true;
    if (labelled && n.multiplier == 1) return false;
    // Boeing 747, Windows Ten; but "In Varland 20 people"
    if (is_name_word(p, begin - 1, headline) && n.multiplier == 1 && !counted &&
        (n.plain || (!n.figures && p.at(begin).capital)))
      return false;
  }
  if (n.plain && n.multiplier == 1 && is_address(p, end)) return false;
  return true;
}

// "one" that stands for a thing named before.
bool is_bare_one(const Core& core) {
  return !core.number.figures && core.number.value == 1 && core.end == core.begin + 1 &&
         core.type == MentionType::count;
}

bool one_is_pronoun(const Phrase& p, const Core& core, bool headline) {
  if (core.begin > 0 && p.joined(core.begin) && p.at(core.begin - 1).is('-')) return true;
  if (p.at(core.end).is('-') && p.joined(core.end)) return false;
  if (p.at(core.end).kind == TokenKind::clitic) return true;
  if (core.begin == 0) return false;
  switch (p.op(core.begin - 1)) {
  case NumberOp::the:
  case NumberOp::pick:
  case NumberOp::article: return true;
  default: return is_name_word(p, core.begin - 1, headline) && p.at(core.begin).capital;
  }
}

bool ordinal_fits(const Phrase& p, const Core& core) {
  // "seconds" and "a second" of time, "Third Street", "23rd Street"
  if (p.surface(core.begin) == "seconds") return false;
  if (core.end == core.begin + 1 && p.surface(core.begin) == "second" && core.begin > 0 &&
      p.op(core.begin - 1) == NumberOp::per)
    return false;
  if (p.at(core.end).capital && p.at(core.end).in(Lex::address_head) &&
      (p.at(core.begin).capital || core.number.figures))
    return false;
  if (core.begin > 0 && p.joined(core.begin) && p.at(core.begin - 1).is('-') &&
      p.joined(core.begin - 1))
    return false;
  return true;
}

std::string counted_noun(const Phrase& p, std::size_t end, double value) {
  std::size_t i = end;
  if (p.op(i) == NumberOp::of) {
    // "three of the five officers", "two of them"
    ++i;
    if (p.op(i) == NumberOp::the || p.op(i) == NumberOp::possessive) ++i;
    while (p.is_figure(i) || p.at(i).in(Lex::number)) ++i;
  }
  std::string noun;
  std::string found;
  for (std::size_t words = 0; words < 5 && p.is_word(i); ++words, ++i) {
    const NumberOp op = p.op(i);
    const bool noun_like = op == NumberOp::none && !p.at(i).in(Lex::stop);
    if (!noun_like && op != NumberOp::plural && op != NumberOp::qualifier) break;
    if (!noun.empty()) noun += ' ';
    noun += p.at(i).word != nullptr ? p.at(i).word->folded() : text::fold(p.surface(i));
    if (p.plural_at(i)) {
      found = noun;
      // "police officers": the plural may have a plural before it.
      if (!(op == NumberOp::plural && p.plural_at(i + 1))) break;
    } else if (value == 1 && words == 0) {
      found = noun;
    }
    if (p.at(i + 1).is('-') && p.joined(i + 1) && p.is_word(i + 2)) {
      noun += '-';
      noun += text::fold(p.surface(i + 2));
      i += 2;
    }
  }
  return found;
}

} // namespace crosscheck::annotate
