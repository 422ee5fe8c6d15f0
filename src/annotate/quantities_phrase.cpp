// What the small words do, and where plural nouns stand.
#include "annotate/quantities.h"

#include <array>
#include <utility>

namespace crosscheck::annotate {
namespace {

constexpr std::array<std::pair<std::string_view, NumberOp>, 31> kOps = {{
    {"article", NumberOp::article},
    {"the", NumberOp::the},
    {"and", NumberOp::conjunction},
    {"of", NumberOp::of},
    {"in", NumberOp::in},
    {"to", NumberOp::to},
    {"or", NumberOp::alternative},
    {"but", NumberOp::contrast},
    {"point", NumberOp::point},
    {"minus", NumberOp::minus},
    {"over", NumberOp::over},
    {"between", NumberOp::between},
    {"from", NumberOp::from},
    {"per", NumberOp::per},
    {"out", NumberOp::out},
    {"possessive", NumberOp::possessive},
    {"early", NumberOp::early},
    {"mid", NumberOp::mid},
    {"late", NumberOp::late},
    {"old", NumberOp::old},
    {"aged", NumberOp::aged},
    {"age", NumberOp::age},
    {"yo", NumberOp::yo},
    {"teen", NumberOp::teen},
    {"pick", NumberOp::pick},
    {"span", NumberOp::span},
    {"change", NumberOp::change},
    {"exceed", NumberOp::exceed},
    {"qualifier", NumberOp::qualifier},
    {"noun", NumberOp::plural},
    {"verb", NumberOp::other},
}};

} // namespace

NumberOp number_op(std::string_view entry) {
  for (const auto& [name, op] : kOps)
    if (name == entry) return op;
  return entry.starts_with("decade") ? NumberOp::decade : NumberOp::none;
}

bool Phrase::plural_at(std::size_t i) const {
  if (!is_word(i)) return false;
  const NumberOp what = op(i);
  if (what == NumberOp::plural) return true;
  if (what != NumberOp::none) return false;
  const std::string_view word = surface(i);
  return word.size() > 3 && (word.ends_with('s') || word.ends_with('S')) && !word.ends_with("ss") &&
         !word.ends_with("ous") && !at(i).in(Lex::stop) && !at(i).in(Lex::say);
}

bool Phrase::plural_near(std::size_t i, std::size_t words) const {
  for (std::size_t n = 0; n < words && is_word(i); ++n, ++i) {
    if (plural_at(i)) return true;
    if (op(i) == NumberOp::qualifier) continue;
    if (op(i) != NumberOp::none || at(i).in(Lex::stop)) return false;
    if (at(i + 1).is('-') && joined(i + 1)) ++i; // "two-storey houses"
  }
  return false;
}

} // namespace crosscheck::annotate
