#include "cli/commands.h"
#include "cli/session.h"
#include "engine/examples.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <fnmatch.h>
#include <memory>

namespace crosscheck::cli {
namespace {

// The rules that an argument names: an id, a glob over ids, a pack, or a part of a file's path.
std::vector<RuleId> select(const rules::RuleSet& rules, const std::vector<std::string>& wanted) {
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

int test(const Session& session, const std::vector<std::string>& wanted) {
  bool wrong = false;
  const auto engine = session.load_engine(wrong);
  if (!engine) return kWrong;
  const rules::RuleSet& rules = engine->rules();
  const std::vector<RuleId> selected = select(rules, wanted);
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

int check(const Session& session) {
  bool wrong = false;
  const auto engine = session.load_engine(wrong);
  if (engine && !wrong) fmt::print("{} rules are sound\n", engine->rules().rules.size());
  return wrong || !engine ? kWrong : kOk;
}

} // namespace

void add_rules(CLI::App& app, Session& session, int& status) {
  CLI::App* command = app.add_subcommand("rules", "Tests, checks and lists rules");
  command->require_subcommand(1);
  auto wanted = std::make_shared<std::vector<std::string>>();
  CLI::App* test_command = command->add_subcommand("test", "Runs the examples of rules");
  test_command->add_option("RULE", *wanted,
                           "An id, a glob over ids, a pack or a rule file; all where none");
  session.add_rule_flags(*test_command);
  test_command->callback([&session, &status, wanted] { status = test(session, *wanted); });
  CLI::App* check_command =
      command->add_subcommand("check", "Loads and compiles rules and says what is wrong");
  session.add_rule_flags(*check_command);
  check_command->callback([&session, &status] { status = check(session); });
  add_rules_try(*command, session, status);
  CLI::App* list_command = command->add_subcommand("list", "Lists the rules");
  session.add_rule_flags(*list_command);
  list_command->callback([&session, &status] { status = list(session); });
}

} // namespace crosscheck::cli
