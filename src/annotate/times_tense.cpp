// Whether the words around a time look back or ahead.
#include "annotate/times_grammar.h"

namespace crosscheck::annotate {
namespace {

constexpr std::size_t kLeft = 14;
constexpr std::size_t kRight = 10;

bool ends_in_ed(std::string_view text) {
  return text.size() > 4 && text.ends_with("ed") && !text.ends_with("eed");
}

} // namespace

// The nearest verb to the left decides, else the nearest to the right: "said Friday that it will",
// "will be held on Friday", "On Friday, the council will meet".
Tense TimeGrammar::tense(std::size_t begin, std::size_t end) const {
  const auto sense = [&](std::size_t at) -> std::string_view {
    const Token& t = tokens_[at];
    if (t.kind != TokenKind::word) return {};
    if (t.in(Lex::tense)) {
      // May the month, Will the name.
      if (t.capital && at > 0 &&
          (t.value(Lex::tense) == "future" || t.value(Lex::tense) == "modal"))
        return {};
      return t.value(Lex::tense);
    }
    if (!t.capital && ends_in_ed(text(at))) return "past";
    return {};
  };
  // A participle after "be" is as late as the modal before it: "will be held".
  const auto left_of = [&](std::size_t at) {
    for (std::size_t k = 1; k <= 3 && k <= at; ++k) {
      const std::string_view s = sense(at - k);
      if (s == "be") {
        for (std::size_t j = k + 1; j <= k + 4 && j <= at; ++j) {
          const std::string_view m = sense(at - j);
          if (m == "modal" || m == "future" || m == "to") return Tense::future;
        }
        return Tense::none;
      }
      if (s == "modal") return Tense::past; // "could have killed"
      if (s == "to" && k == 1) return Tense::future;
    }
    return Tense::past;
  };
  const auto at_word = [&](std::size_t at) {
    const std::string_view s = sense(at);
    if (s.empty()) return Tense::none;
    if (s == "past") return left_of(at);
    if (s == "future" || s == "modal") {
      // "was scheduled", "had planned" look ahead from then: as far as a day goes, ahead.
      return Tense::future;
    }
    if (s == "present") return Tense::present;
    if (s == "to" && at + 1 < tokens_.size() && at + 1 != begin) {
      const Token& next = tokens_[at + 1];
      if (next.kind == TokenKind::word && !next.capital && !next.in(Lex::time_word) &&
          !next.in(Lex::number) && !next.in(Lex::month))
        return Tense::future;
    }
    return Tense::none;
  };
  for (std::size_t k = 1; k <= kLeft && k <= begin; ++k) {
    const std::size_t at = begin - k;
    if (tokens_[at].is(';')) break;
    if (const Tense t = at_word(at); t != Tense::none) return t;
  }
  for (std::size_t at = end; at < tokens_.size() && at < end + kRight; ++at) {
    if (tokens_[at].is(';')) break;
    if (const Tense t = at_word(at); t != Tense::none) return t;
  }
  return Tense::none;
}

} // namespace crosscheck::annotate
