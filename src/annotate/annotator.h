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
#include <string>
#include <vector>

namespace crosscheck::annotate {

class Vocabulary;

/// What is to be said of one mention, a line a reading: the step of the grammar that read it, what
/// a time was counted from, the words that bind a figure, what its unit is converted to.
struct Explanation {
  text::Field field = text::Field::text;
  Span span; ///< Of the mention.
  std::vector<std::string> lines;
};

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

  /// Why the mentions of `annotation`, which annotate() made of the document, were read so. Reads
  /// the document again: for a person who asks.
  [[nodiscard]] std::vector<Explanation> explain(const text::Document& document,
                                                 const Annotation& annotation) const;

private:
  std::unique_ptr<const Vocabulary> vocabulary_;
  std::unique_ptr<const text::Segmenter> segmenter_;
};

} // namespace crosscheck::annotate
