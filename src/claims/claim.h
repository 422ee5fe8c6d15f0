// Claims: the atomic statements that rules drew from one document.
#pragma once

#include "base/id.h"
#include "base/span.h"
#include "text/document.h"
#include "text/mention_type.h"
#include "value/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::claims {

/// A slot that a match filled, or a constant of `set`.
struct Filled {
  std::string name;  ///< "subject", "speaker", "place"
  Span span;         ///< Empty for a constant.
  MentionId mention; ///< The mention it lies on, if one.
  std::optional<text::MentionType> type;
  value::Value value;
};

/// What limits a claim.
struct Qualifiers {
  bool part = false; ///< About a part of the whole.
  bool negated = false;
  bool hedged = false; ///< "may have", "could be": drawn, never contradicted.
  std::string time;    ///< Constant of `set`: "past", "planned".
  MentionId date;      ///< The date mention that governs the clause, if one.
  MentionId speaker;   ///< Inside a quotation: who says it.
  std::string source;  ///< Of a figure: who the sentence gives it to; empty: the article itself.
};

struct Claim {
  ClaimId id; ///< Index in the run; set when claims of all documents are joined.
  DocumentId document;
  RuleId rule;
  AttributeId attribute;
  text::Field field = text::Field::text;
  SegmentId segment;
  Span evidence;   ///< The clause that states it, at most 400 bytes.
  Span value_span; ///< The value in it.
  value::Value value;
  MentionId value_mention;   ///< The mention the value was read from, if one.
  std::vector<Filled> slots; ///< Without the value.
  Qualifiers qualifiers;

  [[nodiscard]] const Filled* slot(std::string_view name) const;
};

/// At most this many bytes of evidence stand in a report.
inline constexpr std::uint32_t kMaxEvidence = 400;

/// The first kMaxEvidence bytes of `span`, a span of `field`; ends on a border between code points.
[[nodiscard]] Span clip_evidence(Span span, std::string_view field);

} // namespace crosscheck::claims
