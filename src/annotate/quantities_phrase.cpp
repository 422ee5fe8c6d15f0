// Where plural nouns stand.
#include "annotate/quantities.h"

namespace crosscheck::annotate {
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
