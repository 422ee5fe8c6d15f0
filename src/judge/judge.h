// A pair of claims -> relation and reason.
#pragma once

#include "claims/claim.h"
#include "entity/name_match.h"
#include "event/event.h"
#include "graph/claim_graph.h"

namespace crosscheck::judge {

/// Judges two claims with equal keys. Never says which is right. Symmetric: judge(a, b) and
/// judge(b, a) give the same relation.
class Judge {
public:
  /// Keeps references; they outlive it.
  Judge(const event::Context& context, const entity::NameMatcher& names);
  [[nodiscard]] graph::Edge judge(const claims::Claim& a, const claims::Claim& b) const;

private:
  /// Whether both claims stand in one sentence of one text that two papers print: it may read
  /// otherwise there ("on Tuesday", a day later) and says the same.
  [[nodiscard]] bool one_sentence(const claims::Claim& a, const claims::Claim& b) const;
  /// Whether one article gives the two figures to two sources.
  [[nodiscard]] bool disputed(const claims::Claim& a, const claims::Claim& b) const;
  [[nodiscard]] bool in_headline(const claims::Claim& claim) const;
  [[nodiscard]] bool one_speaker(const claims::Claim& a, const claims::Claim& b) const;
  /// Whether the values are mentions of one person, organisation or place.
  [[nodiscard]] bool one_entity(const claims::Claim& a, const claims::Claim& b) const;
  /// Whether both quotations are given to somebody, and to two.
  [[nodiscard]] bool different_speakers(const claims::Claim& a, const claims::Claim& b) const;
  /// Whether each is known to be another paper's, with a style of its own. The rule's option
  /// `publications: all` compares them all the same.
  [[nodiscard]] bool two_publications(const claims::Claim& a, const claims::Claim& b) const;
  /// Whether the claims give one and the same quotation to two people.
  [[nodiscard]] bool same_words_of_two(const claims::Claim& a, const claims::Claim& b) const;

  const event::Context& context_;
  const entity::NameMatcher& names_;
};

/// What kind of name a claim of a `compare: name` attribute is about.
[[nodiscard]] entity::NameKind name_kind(const claims::Claim& claim);

} // namespace crosscheck::judge
