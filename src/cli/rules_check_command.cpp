// rules check: loads and compiles rules and says what is wrong.
#include "cli/commands.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace crosscheck::cli {
namespace {

int check(const Session& session) {
  bool wrong = false;
  const auto engine = session.load_engine(wrong);
  if (engine && !wrong) fmt::print("{} rules are sound\n", engine->rules().rules.size());
  return wrong || !engine ? kWrong : kOk;
}

} // namespace

void add_rules_check(CLI::App& rules, Session& session, int& status) {
  CLI::App* command =
      rules.add_subcommand("check", "Loads and compiles rules and says what is wrong");
  session.add_rule_flags(*command);
  command->callback([&session, &status] { status = check(session); });
}

} // namespace crosscheck::cli
