// Claims that no pattern draws: names and quotations are found by the annotator already. They are
// rules all the same (`kind: names`, `kind: quotes`), so they are listed, tested and switched off
// like any other.
#pragma once

#include "annotate/mention.h"
#include "claims/claim.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <vector>

namespace crosscheck::claims {

/// Appends the claims of all rules of a built-in kind. A quotation that a pattern has drawn already
/// (with its speaker) is not drawn again.
void draw_builtin(DocumentId id, const text::Document& document,
                  const annotate::Annotation& annotation, const rules::RuleSet& rules,
                  std::vector<Claim>& claims);

} // namespace crosscheck::claims
