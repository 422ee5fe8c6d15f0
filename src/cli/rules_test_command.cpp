// rules test [RULE]...: runs the examples of rules.
#include "cli/commands.h"
#include "cli/rules_selection.h"
#include "cli/session.h"
#include "engine/examples.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace crosscheck::cli {
namespace {

int test(const Session& session, const std::vector<std::string>& wanted) {
  bool wrong = false;
  const auto engine = session.load_engine(wrong);
  if (!engine) return kWrong;
  const rules::RuleSet& rules = engine->rules();
  const std::vector<RuleId> selected = select_rules(rules, wanted);
  if (selected.empty()) {
    session.say({.code = "C006",
                 .message = "no rule of that name",
                 .help = "`crosscheck rules list` names them all"});
    return kWrong;
  }
  std::size_t failed = 0;
  const std::vector<engine::ExampleResult> results = engine::run_examples(*engine, selected);
  for (const engine::ExampleResult& result : results) {
    if (result.passed) continue;
    ++failed;
    fmt::print("FAIL {} example {}\n", rules.rule(result.rule).id, result.example + 1);
    for (const Diagnostic& diagnostic : result.diagnostics)
      std::fputs(render(diagnostic, session.colour_stdout()).c_str(), stdout);
  }
  // A rule whose examples never fire is not tested at all.
  for (const RuleId id : selected) {
    const rules::Rule& rule = rules.rule(id);
    bool fires = false;
    for (const rules::Example& example : rule.examples)
      fires = fires || (example.expect && !example.expect->empty()) ||
              (!example.relation.empty() && example.relation != "none");
    if (fires) continue;
    ++failed;
    fmt::print("FAIL {} has no example in which it fires\n", rule.id);
  }
  fmt::print("{} rules, {} examples: {} passed, {} failed\n", selected.size(), results.size(),
             results.size() - std::min(failed, results.size()), failed);
  if (results.empty()) return kWrong;
  return wrong ? kWrong : failed > 0 ? kFindings : kOk;
}

} // namespace

void add_rules_test(CLI::App& rules, Session& session, int& status) {
  CLI::App* command = rules.add_subcommand("test", "Runs the examples of rules");
  auto wanted = std::make_shared<std::vector<std::string>>();
  command->add_option("RULE", *wanted,
                      "An id, a glob over ids, a pack or a rule file; all where none");
  session.add_rule_flags(*command);
  command->callback([&session, &status, wanted] { status = test(session, *wanted); });
}

} // namespace crosscheck::cli
