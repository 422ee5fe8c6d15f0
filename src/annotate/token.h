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
#include "base/check.h"
#include "base/id.h"
#include "base/span.h"
#include "text/document.h"
#include "text/segment.h"

#include <cstdint>
#include <memory>
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
  NumberOp op = NumberOp::none;
  TimeOp time_op = TimeOp::none;
  const Word* word = nullptr; ///< word, mark: its vocabulary entry; null for an unknown one.
  std::string_view folded;    ///< As the vocabulary spells it: lower case. Empty for a quotation.
  std::uint64_t lexicons =
      0; ///< Of `word`, as are `opens`, `op` and `time_op`: most tokens are turned
  std::uint64_t opens = 0;     ///< away by these bits.
  std::uint32_t hash = 0;      ///< word: Vocabulary::hash() of it.
  std::uint32_t quotation = 0; ///< quotation: its index in Layout::quotations.

  [[nodiscard]] bool is(char c) const { return kind == TokenKind::mark && mark == c; }
  [[nodiscard]] bool in(Lex lexicon) const { return (lexicons & bit(lexicon)) != 0; }
  /// Stands in one of the lexicons of the set, or opens a phrase of it.
  [[nodiscard]] bool touches(std::uint64_t set) const { return ((lexicons | opens) & set) != 0; }
  [[nodiscard]] std::string_view value(Lex lexicon) const {
    return word != nullptr ? word->value(lexicon) : std::string_view();
  }
};

struct SegmentTokens {
  SegmentId segment;
  text::Field field = text::Field::text;
  text::SegmentKind kind = text::SegmentKind::sentence;
  bool quotes = false;  ///< Some token is a quotation.
  bool slashes = false; ///< Some figure stands before a slash: 3/4.
  Tokens tokens;
};

/// The tokens of every segment of a document, in layout order. They point into the document, the
/// vocabulary and what is kept here. May be moved, not copied.
class Tokenised {
public:
  /// Linear. REQUIRES that the document and the vocabulary outlive the tokens.
  Tokenised(const text::Document& document, const text::Layout& layout,
            const Vocabulary& vocabulary);
  [[nodiscard]] const std::vector<SegmentTokens>& segments() const { return segments_; }

private:
  std::vector<Token> tokens_; ///< Of all segments, one after the other.
  std::vector<SegmentTokens> segments_;
  std::unique_ptr<Letters> letters_; ///< Words that neither the text nor the vocabulary spells so.
};

inline std::optional<PhraseSense> Vocabulary::phrase(Lex lexicon, Tokens tokens,
                                                     std::size_t at) const {
  CROSSCHECK_CHECK(at < tokens.size());
  if (!tokens[at].touches(bit(lexicon))) return std::nullopt;
  return longest_phrase(lexicon, tokens, at);
}

/// The tokens of a piece of text by itself, without quotations and without looking anything up.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text);

} // namespace crosscheck::annotate
