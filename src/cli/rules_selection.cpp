#include "cli/rules_selection.h"

#include <fnmatch.h>

namespace crosscheck::cli {

std::vector<RuleId> select_rules(const rules::RuleSet& rules,
                                 const std::vector<std::string>& wanted) {
  std::vector<RuleId> selected;
  for (std::size_t r = 0; r < rules.rules.size(); ++r) {
    const rules::Rule& rule = rules.rules[r];
    const std::string& file = rules.files[rule.where.file];
    bool take = wanted.empty();
    for (const std::string& want : wanted)
      take = take || rule.id == want || fnmatch(want.c_str(), rule.id.c_str(), 0) == 0 ||
             rule.id.starts_with(want + "/") || rule.id.ends_with("/" + want) || file == want ||
             file.ends_with("/" + want);
    if (take) selected.emplace_back(r);
  }
  return selected;
}

} // namespace crosscheck::cli
