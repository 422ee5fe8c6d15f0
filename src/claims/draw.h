// Matches -> claims of one document.
#pragma once

#include "annotate/mention.h"
#include "claims/claim.h"
#include "match/matcher.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <vector>

namespace crosscheck::claims {

/// A claim that another of its attribute over the same words has displaced.
struct Displaced {
  enum class By : std::uint8_t { priority, length, order };
  Claim claim;
  Claim winner;
  By by = By::priority; ///< What decided: the rule's priority, the longer evidence, the file order.
};

/// All claims of a document, by field, evidence and rule. Equal claims of alternative views or of
/// two patterns of one rule are one; of overlapping claims of one attribute the one with the higher
/// priority, then the longer evidence, then the earlier rule stays; `displaced`, where given, gets
/// the others. Thread-safe.
[[nodiscard]] std::vector<Claim> draw(DocumentId id, const text::Document& document,
                                      const annotate::Annotation& annotation,
                                      const rules::RuleSet& rules, const match::Matcher& matcher,
                                      std::vector<Displaced>* displaced = nullptr);

} // namespace crosscheck::claims
