// rules check [PATH]: loads and compiles rules, looks at what they will do, and says what is wrong.
#include "cli/commands.h"
#include "cli/session.h"
#include "lint/lint.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::cli {
namespace {

int check(const Session& session) {
  // Rules that a configuration switches off are rules all the same.
  bool wrong = false;
  const auto engine = session.load_engine(wrong, Session::Overrides::left_out);
  if (!engine) return kWrong;
  const std::vector<rules::SourceFile> sources = session.load_rules().sources;
  // What only a rule uses that was left out is not unused.
  const bool complete = !wrong;
  const Diagnostics found =
      lint::check({engine->rules(), sources, engine->annotator(), engine->matcher(), complete});
  session.say_all(found);
  wrong = wrong || has_errors(found);
  const auto warnings = std::count_if(
      found.begin(), found.end(), [](const Diagnostic& d) { return d.level == Level::warning; });
  const std::size_t rules = engine->rules().rules.size();
  if (wrong) {
    fmt::print("{} rule{} loaded; what has a mistake is left out\n", rules, rules == 1 ? "" : "s");
  } else if (warnings > 0) {
    fmt::print("{} rule{}, {} warning{}\n", rules, rules == 1 ? "" : "s", warnings,
               warnings == 1 ? "" : "s");
  } else {
    fmt::print("{} rule{} sound\n", rules, rules == 1 ? " is" : "s are");
  }
  return wrong ? kWrong : kOk;
}

} // namespace

void add_rules_check(CLI::App& rules, Session& session, int& status) {
  CLI::App* command = rules.add_subcommand(
      "check", "Loads rules, reads them as the run will, and says what is wrong or doubtful");
  session.add_rule_paths(*command);
  session.add_rule_flags(*command);
  command->callback([&session, &status] { status = check(session); });
}

} // namespace crosscheck::cli
