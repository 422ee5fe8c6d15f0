// A document cut into what rules are matched against: sentences, headlines, and the insides of
// quotations.
//
// A quotation is a unit of its sentence, even where it spans several sentences itself: the outer
// sentence runs from its first word over the closing mark to its own full stop, and the inside of
// the quotation is cut into segments of its own. So in
//
//   "We will not go. We have said so," the minister told reporters. Nobody asked why.
//
// there are two sentences and two quotation segments. Sentence ends come from ICU (UAX #29) with
// the abbreviations that the lexicon `abbreviations` lists; blank lines end a paragraph.
#pragma once

#include "base/id.h"
#include "base/span.h"
#include "text/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace crosscheck::text {

enum class SegmentKind : std::uint8_t { sentence, headline, quotation };

struct Segment {
  SegmentKind kind = SegmentKind::sentence;
  Field field = Field::text;
  Span span;                   ///< Without white space at either end.
  std::uint32_t paragraph = 0; ///< Index into Layout::paragraphs.
  SegmentId outer;             ///< quotation: the sentence it stands in (its first), else none.
  std::uint32_t quotation = 0; ///< quotation: index into Layout::quotations.
};

struct Paragraph {
  Field field = Field::text;
  Span span;
};

/// A quotation and its marks. Where a closing mark is missing the quotation ends with its
/// paragraph.
struct Quotation {
  Field field = Field::text;
  Span span;   ///< Marks included.
  Span inside; ///< Without them.
  bool closed = true;
  /// The paragraph of a quotation that runs over several opens with a mark and the one before it
  /// has no closing mark: then this is the quotation it goes on from, by index.
  std::uint32_t continues = kNoQuotation;
  static constexpr std::uint32_t kNoQuotation = ~0U;
};

/// The cut of one document. Segments are sorted by field, begin, and outer before inner.
struct Layout {
  std::vector<Paragraph> paragraphs;
  std::vector<Segment> segments;
  std::vector<Quotation> quotations;
};

/// Cuts documents. Built once and shared by all threads.
class Segmenter {
public:
  /// `abbreviations`: lower case, with their full stops ("dr.", "u.s."), after which no sentence
  /// ends unless the next word is one that opens sentences.
  explicit Segmenter(std::unordered_set<std::string> abbreviations);
  [[nodiscard]] Layout segment(const Document& document) const;

private:
  std::unordered_set<std::string> abbreviations_;
};

} // namespace crosscheck::text
