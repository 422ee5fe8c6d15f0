// rules list: the rules, a line each.
#include "cli/commands.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace crosscheck::cli {
namespace {

int list(const Session& session) {
  bool wrong = false;
  const rules::Loaded loaded = session.load_rules();
  session.say_all(loaded.diagnostics);
  wrong = has_errors(loaded.diagnostics);
  for (const rules::Rule& rule : loaded.rules.rules) {
    const rules::Attribute& attribute = loaded.rules.attribute(rule.attribute);
    fmt::print("{:40} {:16} {:8} {} examples\n", rule.id, attribute.name,
               rules::name(attribute.severity), rule.examples.size());
  }
  return wrong ? kWrong : kOk;
}

} // namespace

void add_rules_list(CLI::App& rules, Session& session, int& status) {
  CLI::App* command = rules.add_subcommand("list", "Lists the rules");
  session.add_rule_flags(*command);
  command->callback([&session, &status] { status = list(session); });
}

} // namespace crosscheck::cli
