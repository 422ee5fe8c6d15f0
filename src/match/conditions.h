// The conditions of a rule, compiled. Private to the module.
#pragma once

#include "annotate/mention.h"
#include "match/expression.h"

#include <string>
#include <vector>

namespace crosscheck::match {

class Conditions {
public:
  /// Appends what RE2 rejects to `diagnostics`.
  Conditions(const rules::RuleSet& rules, const rules::Rule& rule, Diagnostics& diagnostics);

  struct Verdict {
    bool keep = true;
    bool part = false;
    const char* condition = ""; ///< Which refused the match.
    std::string detail;         ///< Its pattern.
    ViewSpan words;             ///< What it found; empty where it missed something.
  };
  [[nodiscard]] Verdict decide(const annotate::Annotation& annotation, std::uint32_t view,
                               ViewSpan match) const;

private:
  std::vector<Expression> preceded_, followed_, has_, only_preceded_, only_followed_, only_has_,
      near_, part_before_, part_after_;
};

} // namespace crosscheck::match
