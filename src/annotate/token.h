// The words, figures and marks of a segment.
//
// A segment's tokens are its own: a quotation inside it is one token, and the words of the
// quotation are tokens of the quotation's segment. So recognisers never see across the border of a
// quotation.
//
//   "Iran's 38-year-old envoy, J. D. Roe, paid $3.5m at 7 p.m."
//   Iran | 's | 38 | - | year | - | old | envoy | , | J | . | D | . | Roe | , | paid | $ | 3.5 | m
//   | at | 7 | p.m.
#pragma once

#include "annotate/vocabulary.h"
#include "base/id.h"
#include "base/span.h"
#include "text/document.h"
#include "text/segment.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscheck::annotate {

enum class TokenKind : std::uint8_t {
  word,   ///< Letters, with inner apostrophes (O'Neill, don't) and abbreviating stops (U.S., p.m.).
  clitic, ///< 's or ' of a possessive.
  figure, ///< Digits with separators: 12, 1,000, 3.5, 20,000.00
  mark,   ///< One punctuation mark or symbol: , . - $ % ( :
  quotation, ///< A whole quotation.
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  bool space_before = false; ///< White space stands before it in the segment.
  bool capital = false;      ///< word: the first letter is upper case.
  bool all_caps = false;     ///< word: two letters or more, all upper case.
  char mark = 0; ///< mark: its plain ASCII form (dashes are '-', curly quotes straight); else 0.
  const Word* word = nullptr;  ///< word: its vocabulary entry; null for an unknown word.
  std::string_view folded;     ///< As the vocabulary spells it: lower case. Empty for a quotation.
  std::uint32_t hash = 0;      ///< word: Vocabulary::hash() of it.
  std::uint32_t quotation = 0; ///< quotation: its index in Layout::quotations.

  [[nodiscard]] bool is(char c) const { return kind == TokenKind::mark && mark == c; }
  [[nodiscard]] bool in(Lex lexicon) const { return word != nullptr && word->in(lexicon); }
  [[nodiscard]] std::string_view value(Lex lexicon) const {
    return word != nullptr ? word->value(lexicon) : std::string_view();
  }
};

struct SegmentTokens {
  SegmentId segment;
  text::Field field = text::Field::text;
  text::SegmentKind kind = text::SegmentKind::sentence;
  std::vector<Token> tokens;
};

/// The tokens of every segment of a document, in layout order. They point into the document, the
/// vocabulary and `letters`. Linear.
[[nodiscard]] std::vector<SegmentTokens> tokenise(const text::Document& document,
                                                  const text::Layout& layout,
                                                  const Vocabulary& vocabulary, Letters& letters);

/// The tokens of a piece of text by itself, without quotations and without looking anything up.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text);

} // namespace crosscheck::annotate
