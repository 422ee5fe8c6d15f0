// The rules that the arguments of `rules test|list|show` name.
#pragma once

#include "rules/rule_set.h"

#include <string>
#include <vector>

namespace crosscheck::cli {

/// Those that an argument names: an id, a glob over ids, a pack, or a rule file. All where `wanted`
/// is empty; in the order of the rule set, each once.
[[nodiscard]] std::vector<RuleId> select_rules(const rules::RuleSet& rules,
                                               const std::vector<std::string>& wanted);

} // namespace crosscheck::cli
