// What `rules test [PATH|ID|GLOB]...` runs.
#pragma once

#include "cli/session.h"
#include "engine/fixtures.h"
#include "rules/fixtures.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscheck::cli {

/// The rule paths that arguments name outside of `rule_paths`: folders, rule files, and the pack or
/// folder that fixtures belong to. They are tested where no --rules says otherwise.
[[nodiscard]] std::vector<std::string> rules_named(const rules::FileSource& files,
                                                   const std::vector<std::string>& rule_paths,
                                                   const std::vector<std::string>& wanted);

struct TestPlan {
  std::vector<RuleId> rules;             ///< Whose examples are run; ascending.
  std::vector<rules::Fixtures> fixtures; ///< All that were loaded.
  struct Part {
    std::size_t fixtures = 0; ///< Index.
    engine::Selection selection;
  };
  std::vector<Part> parts;          ///< What of the fixtures is run.
  std::vector<std::string> unknown; ///< Arguments that name nothing.
};

/// Loads the fixtures beside the rules and picks what the arguments name; everything where they are
/// none. An argument is a rule's id, a glob, a pack, a rule file, a fixtures file, a folder, or the
/// file of an article.
[[nodiscard]] TestPlan plan_tests(const rules::FileSource& files, const rules::RuleSet& rules,
                                  const std::vector<std::string>& rule_paths,
                                  const std::vector<std::string>& wanted, Diagnostics& diagnostics);

} // namespace crosscheck::cli
