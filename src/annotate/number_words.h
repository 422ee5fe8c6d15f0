// The small words of the grammar of quantities: what rules/lexicons/number.yaml says about them.
#pragma once

#include <cstdint>
#include <string_view>

namespace crosscheck::annotate {

/// What the small words of the grammar do (lexicon `number-words`).
enum class NumberOp : std::uint8_t {
  none,
  article, ///< a, an
  the,
  conjunction, ///< and
  contrast,    ///< but
  point,
  minus,
  over,
  between,
  from,
  to,
  alternative, ///< or
  in,
  of,
  per,
  out,
  possessive, ///< his, her, their
  early,
  mid,
  late,
  old,
  aged,
  age,
  yo, ///< "87 yo"
  teen,
  decade,    ///< twenties; the value's digits say which
  pick,      ///< words that make "one" a pronoun: that one, another one
  span,      ///< words before a length of time with an article: within an hour
  exceed,    ///< topped: says "more than" and stays a word
  change,    ///< rose, fell: "rose from 12 to 15" is no range
  qualifier, ///< other, more: stand before a counted noun
  plural,    ///< people, men: counted nouns that do not end in -s
  other,     ///< words in -s that are no plurals
};

/// The operation that an entry of the lexicon names; none for an unknown one.
[[nodiscard]] NumberOp number_op(std::string_view entry);

} // namespace crosscheck::annotate
