// What `rules list` and `rules show` say of a rule: the rule and what the configuration makes of
// it.
#pragma once

#include "config/config.h"
#include "rules/rule_set.h"

#include <string>
#include <vector>

namespace crosscheck::cli {

struct CatalogueEntry {
  RuleId id;
  rules::Severity severity = rules::Severity::warning; ///< As it holds in this run.
  bool off = false;
  std::vector<std::string> overrides; ///< "crosscheck.yml:4: off: the desk has its own list"
};

/// One entry for each of `selected`, in that order.
[[nodiscard]] std::vector<CatalogueEntry> catalogue(const rules::RuleSet& rules,
                                                    const config::Config& config,
                                                    const std::vector<RuleId>& selected);

/// "outages.yaml:5", where a rule or attribute is written.
[[nodiscard]] std::string where(const rules::RuleSet& rules, rules::Location location);

/// The version of the pack that a rule is in; empty where it has none.
[[nodiscard]] std::string pack_version(const rules::RuleSet& rules, const rules::Rule& rule);

} // namespace crosscheck::cli
