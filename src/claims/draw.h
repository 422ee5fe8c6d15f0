// Matches -> claims of one document.
#pragma once

#include "annotate/mention.h"
#include "claims/claim.h"
#include "match/matcher.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <vector>

namespace crosscheck::claims {

/// All claims of a document, by field, evidence and rule. Equal claims of alternative views or of
/// two patterns of one rule are one; of overlapping claims of one attribute the one with the higher
/// priority, then the longer evidence, then the earlier rule stays. Thread-safe.
[[nodiscard]] std::vector<Claim> draw(DocumentId id, const text::Document& document,
                                      const annotate::Annotation& annotation,
                                      const rules::RuleSet& rules, const match::Matcher& matcher);

} // namespace crosscheck::claims
