// Mentions: typed, normalised spans of text, recognised once before any rule runs.
#pragma once

#include "base/id.h"
#include "base/span.h"
#include "text/document.h"
#include "text/mention_type.h"
#include "text/segment.h"
#include "text/view.h"
#include "value/value.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscheck::annotate {

/// One way to read a span.
struct Reading {
  text::MentionType type = text::MentionType::count;
  value::Value value;
  /// What a slot may narrow by: the dimension or unit of a quantity ("length"), the lexicon's class
  /// of a place ("country"), the gender of a pronoun ("he", "she", "they").
  std::string kind;
  /// The expression without what only hedges it ("nearly" in "nearly 3 km"); empty where it is the
  /// mention's span.
  Span core;
};

struct Mention {
  text::Field field = text::Field::text;
  Span span;                     ///< The whole expression, its hedge included ("at least 12").
  SegmentId segment;             ///< The innermost segment that holds it.
  std::vector<Reading> readings; ///< One or more, the likeliest first; each type once.

  [[nodiscard]] text::TypeSet types() const;
  [[nodiscard]] const Reading*
  reading(text::MentionType type) const; ///< Null where it is no such thing.
};

/// A view of one segment or paragraph.
struct AnnotatedView {
  SegmentId segment; ///< Sentence, headline or quotation; for a paragraph its first segment.
  std::uint32_t paragraph = 0; ///< Index into Layout::paragraphs.
  bool whole_paragraph = false;
  std::uint32_t alternative = 0; ///< 0 is the likeliest reading; at most 3.
  text::View view;
};

/// All that the text of one document says before rules are applied.
struct Annotation {
  text::Layout layout;
  std::vector<Mention> mentions; ///< By field, begin, and longer first. Alternatives overlap.
  std::vector<AnnotatedView> views;
  /// The day that relative times were read against: the publication date, else a dateline of the
  /// text.
  std::optional<text::Date> day;

  [[nodiscard]] const Mention& mention(MentionId id) const { return mentions[id.index()]; }
};

} // namespace crosscheck::annotate
