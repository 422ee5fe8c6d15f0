// The grammar of quantities, shared by its parts.
//
// A quantity is read from left to right in one pass: hedges, an opening sign ("$"), a number, a
// unit, hedges that follow. Each reader below takes the index of a token and returns what it read
// with the index after it, or nothing; none looks back further than a few tokens, so the whole is
// linear.
//
//   at least | $ | 2.5 | million        about | 15 | - | 22 | miles per hour
//   hedge      cur  number              hedge   number  number  unit
//
// The words come from the lexicons (rules/lexicons/number.yaml, unit.yaml, currency.yaml,
// hedge.yaml); what follows from what is here.
#pragma once

#include "annotate/recognise.h"
#include "value/quantity.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::annotate {

/// One segment as the grammar sees it.
class Phrase {
public:
  Phrase(std::string_view text, Tokens tokens, const Vocabulary& vocabulary)
      : text_(text), tokens_(tokens), vocabulary_(vocabulary) {}

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] bool has(std::size_t i) const { return i < tokens_.size(); }
  /// The token at i, or an empty mark past the end.
  [[nodiscard]] const Token& at(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i] : past_;
  }
  [[nodiscard]] std::string_view surface(std::size_t i) const {
    const Span span = at(i).span;
    return text_.substr(span.begin, span.size());
  }
  [[nodiscard]] bool is_word(std::size_t i) const {
    return has(i) && tokens_[i].kind == TokenKind::word;
  }
  [[nodiscard]] bool is_figure(std::size_t i) const {
    return has(i) && tokens_[i].kind == TokenKind::figure;
  }
  /// Token i follows the one before it without white space.
  [[nodiscard]] bool joined(std::size_t i) const {
    return i > 0 && has(i) && !tokens_[i].space_before;
  }
  /// A hyphen between two tokens, spaced on both sides or on neither.
  [[nodiscard]] bool hyphen(std::size_t i) const {
    return at(i).is('-') && has(i + 1) && at(i).space_before == at(i + 1).space_before;
  }
  [[nodiscard]] NumberOp op(std::size_t i) const { return at(i).op; }
  [[nodiscard]] std::optional<PhraseSense> phrase(Lex lexicon, std::size_t i) const {
    return has(i) ? vocabulary_.phrase(lexicon, tokens_, i) : std::nullopt;
  }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Whether a plural noun stands at i, or one or two words after it.
  [[nodiscard]] bool plural_at(std::size_t i) const;
  [[nodiscard]] bool plural_near(std::size_t i, std::size_t words) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  }

private:
  std::string_view text_;
  Tokens tokens_;
  const Vocabulary& vocabulary_;
  Token past_ = [] {
    Token none;
    none.kind = TokenKind::mark;
    return none;
  }();
};

/// A number without a unit.
struct Number {
  std::size_t begin = 0; ///< Tokens [begin, end).
  std::size_t end = 0;
  double value = 0;
  double resolution = 1;
  double multiplier = 1; ///< Of a figure: 1e6 in "2.5 million"; 1 without one.
  bool figures = false;  ///< Digits were written.
  bool plain = false;    ///< One token of digits without separators: 12, 1979.
  bool leading_zero = false;
  bool fraction = false;
  bool ordinal = false;
  bool vague = false;                       ///< dozens, several
  bool alone = false;                       ///< no one, none
  bool letter_suffix = false;               ///< 3m, 5G: the suffix may be a unit or a name
  value::Bound bound = value::Bound::exact; ///< Of a vague number.
};

/// quantities_numbers.cpp
[[nodiscard]] std::optional<Number> read_number(const Phrase& phrase, std::size_t at);

/// What a run of digits and separators stands for.
struct Figure {
  double value = 0;
  double resolution = 1;
  bool plain = false; ///< Digits only.
  bool leading_zero = false;
};
/// None where the separators make no number: 192.168.1.2
[[nodiscard]] std::optional<Figure> read_figure(std::string_view written);

/// A unit behind a number, the hyphen before it included.
struct Unit {
  value::Dimension dimension = value::Dimension::number;
  double scale = 1;
  double offset = 0;
  std::string_view name;
  std::size_t end = 0; ///< The token after it.
};

/// A number with its unit, before hedges and ranges.
struct Core {
  text::MentionType type = text::MentionType::count;
  value::Quantity quantity;
  Number number;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool bound_after = false; ///< "12 or more"
  /// Another way to read the same span: 50m, metres or millions; 40 pounds, weight or money.
  std::optional<Reading> second;
};

/// quantities_units.cpp
[[nodiscard]] std::optional<Unit> read_unit(const Phrase& phrase, std::size_t at,
                                            const Number& number);
/// A sum of money, currency before or after, at token `at`.
[[nodiscard]] std::optional<Core> read_money(const Phrase& phrase, std::size_t at);
/// The quantity that a number and the unit behind it make: measures, percent, durations, ages,
/// counts.
[[nodiscard]] Core read_measured(const Phrase& phrase, const Number& number);

/// quantities_ages.cpp
/// "aged 38", "teenage", "in his thirties" at token `at`.
[[nodiscard]] std::optional<Core> read_age(const Phrase& phrase, std::size_t at);
/// Turns a length of time into an age where "old" or "of age" follows; whether it did.
bool become_age(const Phrase& phrase, Core& core);
/// Whether the plain number stands between commas after a name: "Ann Roe, 38, said".
[[nodiscard]] bool is_apposed_age(const Phrase& phrase, const Core& core);
/// "a decade", "an hour and a half" at token `at`.
[[nodiscard]] std::optional<Core> read_article_time(const Phrase& phrase, std::size_t at);
/// Goes on to "and 30 minutes", "and a half", "2 inches" after a core of time or length.
void extend_compound(const Phrase& phrase, Core& core);

/// quantities_refused.cpp
/// Whether a count is one, and no piece of a name, a code or an address. `headline`: all words of
/// the segment may have capitals.
[[nodiscard]] bool counts(const Phrase& phrase, const Core& core, bool headline);
[[nodiscard]] bool ordinal_fits(const Phrase& phrase, const Core& core);
/// "one" by itself, and whether it stands for a thing that was named before.
[[nodiscard]] bool is_bare_one(const Core& core);
[[nodiscard]] bool one_is_pronoun(const Phrase& phrase, const Core& core, bool headline);
/// The noun phrase after a count, folded; empty where there is none.
[[nodiscard]] std::string counted_noun(const Phrase& phrase, std::size_t end, double value);

} // namespace crosscheck::annotate
