#include "claims/claim.h"

#include "text/utf8.h"

#include <algorithm>

namespace crosscheck::claims {

const Filled* Claim::slot(std::string_view name) const {
  const auto found = std::find_if(slots.begin(), slots.end(),
                                  [&](const Filled& filled) { return filled.name == name; });
  return found == slots.end() ? nullptr : &*found;
}

Span clip_evidence(Span span, std::string_view field) {
  if (span.size() <= kMaxEvidence) return span;
  span.end = span.begin + kMaxEvidence;
  while (span.end > span.begin && span.end < field.size() && text::is_continuation(field[span.end]))
    --span.end;
  return span;
}

} // namespace crosscheck::claims
