// rules test|check|try|explain|list|show: the commands for rule authors, a file each.
#include "cli/commands.h"

#include <CLI/CLI.hpp>

namespace crosscheck::cli {

void add_rules(CLI::App& app, Session& session, int& status) {
  CLI::App* command = app.add_subcommand("rules", "Tests, checks and lists rules");
  command->require_subcommand(1);
  add_rules_test(*command, session, status);
  add_rules_check(*command, session, status);
  add_rules_try(*command, session, status);
  add_rules_explain(*command, session, status);
  add_rules_list(*command, session, status);
  add_rules_show(*command, session, status);
}

} // namespace crosscheck::cli
