// The normalised view: what rules are matched against.
//
// A view is the text of a segment with straight quotes, plain dashes, single spaces, and in place
// of each mention the one code point that stands for its types (text/mention_type.h). So
//
//   At least  1,000 civilians were killed on June 13   ->   <count> civilians were killed on <date>
//
// An offset map leads from every byte of the view back to the bytes of the document. Where readings
// differ in length (May / May 2025) a segment has several views; equal matches of them are united.
#pragma once

#include "base/id.h"
#include "base/span.h"
#include "text/document.h"
#include "text/mention_type.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::text {

/// A mention as the view sees it.
struct ViewSlot {
  Span span;     ///< In the field's text.
  TypeSet types; ///< A set that has a code point.
  MentionId mention;
};

class View {
public:
  /// The view of `segment`, a span of `field_text`. REQUIRES slots sorted, disjoint, inside
  /// `segment`, on code point borders.
  View(std::string_view field_text, Span segment, std::span<const ViewSlot> slots);

  [[nodiscard]] const std::string& text() const { return text_; }

  /// The document bytes that a range of the view stands for: all of a mention where the range
  /// touches it. An empty range gives an empty span. REQUIRES range on code point borders of
  /// text().
  [[nodiscard]] Span to_document(ViewSpan range) const;

  /// The mention whose code point begins at this byte of the view.
  [[nodiscard]] std::optional<MentionId> mention_at(std::uint32_t view_offset) const;

  /// The mentions inside a range of the view, in order.
  [[nodiscard]] std::vector<MentionId> mentions_in(ViewSpan range) const;

  /// For people: the view with each mention as its type in angle brackets.
  [[nodiscard]] std::string readable() const;
  [[nodiscard]] std::string readable(ViewSpan range) const;

private:
  /// From view_begin on, until the next piece, view bytes are document bytes one to one, except
  /// that a piece with `whole` is one unit: a mention, or a character written otherwise.
  struct Piece {
    std::uint32_t view_begin = 0;
    Span document;
    bool whole = false;
    MentionId mention;
  };
  [[nodiscard]] const Piece& piece_at(std::uint32_t view_offset) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

} // namespace crosscheck::text
