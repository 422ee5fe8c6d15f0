// Document + lexicons -> mentions and views.
//
// A document is tokenised once; each word is looked up once in a vocabulary compiled from the
// lexicons (numbers, units, months, titles, given names, countries ...). Recognisers for
// quantities, times and names walk the tokens; what they propose is settled by length and priority,
// and kept as alternatives where two readings of different length are both plausible. Linear in the
// length of the text.
#pragma once

#include "annotate/mention.h"
#include "rules/lexicon.h"
#include "text/document.h"

#include <memory>

namespace crosscheck::annotate {

class Vocabulary;

/// Built once, shared by all threads. Keeps no reference to `lexicons`.
class Annotator {
public:
  explicit Annotator(const rules::Lexicons& lexicons);
  ~Annotator();
  Annotator(Annotator&&) noexcept;
  Annotator& operator=(Annotator&&) noexcept;

  /// Relative times are read against document.date, else against a dateline or date line in the
  /// text, else they stay open.
  [[nodiscard]] Annotation annotate(const text::Document& document) const;

private:
  std::unique_ptr<const Vocabulary> vocabulary_;
  std::unique_ptr<const text::Segmenter> segmenter_;
};

} // namespace crosscheck::annotate
