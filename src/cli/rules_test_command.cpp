// rules test [PATH|ID|GLOB]...: runs the examples of rules and the fixtures beside them.
#include "cli/accept.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/test_plan.h"
#include "engine/coverage.h"
#include "engine/examples.h"
#include "report/test_junit.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <set>

namespace crosscheck::cli {
namespace {

using engine::Mismatch;
using engine::TestCase;

struct Flags {
  std::vector<std::string> wanted;
  std::string format = "text";
  bool update = false;
  bool coverage = false;
};

// A rule that neither an example nor a fixture has seen fire is not tested at all.
void add_silent_rules(const rules::RuleSet& rules, const std::vector<RuleId>& selected,
                      std::vector<TestCase>& tests) {
  std::set<RuleId> fired;
  for (const TestCase& test : tests) fired.insert(test.fired.begin(), test.fired.end());
  for (const RuleId id : selected) {
    if (fired.contains(id)) continue;
    const rules::Rule& rule = rules.rule(id);
    TestCase test;
    test.name = rule.id;
    test.file = rules.files[rule.where.file];
    test.line = rule.where.line;
    Mismatch mismatch;
    mismatch.what = {.code = "R065",
                     .message = fmt::format("'{}' fires in no example and in no fixture", rule.id),
                     .file = test.file,
                     .line = rule.where.line,
                     .column = rule.where.column,
                     .help = "add a text in which it fires, with the value it reads there"};
    test.mismatches.push_back(std::move(mismatch));
    tests.push_back(std::move(test));
  }
}

// The line that each expectation stands in, where it is not known yet.
void add_source_lines(std::vector<TestCase>& tests) {
  std::map<std::string, rules::SourceFile> sources;
  for (TestCase& test : tests)
    for (Mismatch& mismatch : test.mismatches) {
      Diagnostic& what = mismatch.what;
      if (!what.source_line.empty() || what.line == 0) continue;
      auto at = sources.find(what.file);
      if (at == sources.end()) {
        auto bytes = rules::DiskFiles().read(what.file);
        at =
            sources
                .emplace(what.file, rules::SourceFile(what.file, bytes ? std::move(*bytes) : "", 0))
                .first;
      }
      const rules::SourceFile& file = at->second;
      const Diagnostic placed = file.at(file.offset(what.line - 1, what.column - 1), 1, what.code,
                                        what.message, what.help);
      what.source_line = placed.source_line;
      what.length = placed.length;
    }
}

// "2 sets", or nothing.
void list(std::string& out, std::size_t count, std::string_view what) {
  if (count == 0) return;
  out += fmt::format("{}{} {}{}", out.empty() ? "" : ", ", count, what, count == 1 ? "" : "s");
}

void print_text(const std::vector<TestCase>& tests, std::size_t rules, const Accepted& accepted,
                bool colour) {
  std::size_t passed = 0, gaps = 0;
  std::map<TestCase::Kind, std::size_t> of_kind;
  for (const TestCase& test : tests) {
    passed += test.passed() ? 1 : 0;
    gaps += test.open_gaps;
    // A rule that never fires is no example.
    const bool silent = !test.passed() && test.mismatches.front().what.code == "R065";
    if (!silent) ++of_kind[test.kind];
    if (test.passed()) continue;
    fmt::print("FAIL {}{}\n",
               test.kind == TestCase::Kind::example ? std::string() : test.file + " ", test.name);
    for (const Mismatch& mismatch : test.mismatches)
      std::fputs(engine::render(mismatch, colour).c_str(), stdout);
  }
  for (const std::string& file : accepted.files) fmt::print("updated {}\n", file);
  std::string tested, more;
  list(tested, rules, "rule");
  list(tested, of_kind[TestCase::Kind::example], "example");
  list(tested, of_kind[TestCase::Kind::article], "article");
  list(tested, of_kind[TestCase::Kind::set], "set");
  list(more, gaps, "known gap");
  list(more, accepted.expectations, "updated expectation");
  fmt::print("{}: {} passed, {} failed{}{}\n", tested, passed, tests.size() - passed,
             more.empty() ? "" : ", ", more);
}

void print_junit(const std::vector<TestCase>& tests) {
  std::vector<report::Tested> all;
  for (const TestCase& test : tests) {
    report::Tested one{test.file, test.name, test.line, "", ""};
    for (const Mismatch& mismatch : test.mismatches) {
      if (one.failure.empty()) one.failure = mismatch.what.message;
      one.details += engine::render(mismatch, false);
    }
    all.push_back(std::move(one));
  }
  std::fputs(report::write_test_junit(all).c_str(), stdout);
}

// Patterns that no example of their rule and no article of a fixture reaches.
void print_coverage(const engine::Engine& engine, const rules::FileSource& files,
                    const TestPlan& plan) {
  std::vector<text::Document> articles;
  Diagnostics told; // when the fixtures were run
  for (const rules::Fixtures& fixtures : plan.fixtures)
    for (auto& document : engine::read_articles(files, fixtures, told))
      if (document) articles.push_back(std::move(*document));
  const engine::Coverage coverage = engine::cover(engine, plan.rules, articles);
  for (const engine::Coverage::Pattern& one : coverage.unmatched) {
    const rules::Rule& rule = engine.rules().rule(one.rule);
    const rules::Pattern& pattern = rule.patterns[one.pattern];
    fmt::print("untested {}:{}  {}  {}\n", engine.rules().files[pattern.where.file],
               pattern.where.line, rule.id, pattern.text);
  }
  fmt::print("{} of {} patterns matched\n", coverage.patterns - coverage.unmatched.size(),
             coverage.patterns);
}

int test(Session& session, const Flags& flags) {
  bool wrong = false;
  const rules::DiskFiles files;
  if (!session.rules_given())
    if (auto named = rules_named(files, session.rule_paths(), flags.wanted); !named.empty())
      session.use_rules(std::move(named));
  const auto engine = session.load_engine(wrong, Session::Overrides::left_out);
  if (!engine) return kWrong;
  Diagnostics diagnostics;
  const TestPlan plan =
      plan_tests(files, engine->rules(), session.rule_paths(), flags.wanted, diagnostics);
  for (const std::string& unknown : plan.unknown)
    session.say(
        {.code = "C006",
         .message = fmt::format("no rule, fixture or article of a fixture is '{}'", unknown),
         .help = "`crosscheck rules list` names the rules"});
  wrong = wrong || !plan.unknown.empty();

  std::vector<TestCase> tests = engine::run_examples(*engine, plan.rules);
  for (const TestPlan::Part& part : plan.parts)
    for (TestCase& one : engine::run_fixtures(*engine, files, plan.fixtures[part.fixtures],
                                              part.selection, diagnostics))
      tests.push_back(std::move(one));
  session.say_all(diagnostics);
  wrong = wrong || has_errors(diagnostics);
  if (tests.empty() && plan.unknown.empty())
    session.say({.code = "R066",
                 .message = "nothing was tested",
                 .help = "name rules that have examples, or a fixtures file with articles"});
  if (tests.empty()) return kWrong;

  add_silent_rules(engine->rules(), plan.rules, tests);
  add_source_lines(tests); // as they stand before an update
  Accepted accepted;
  if (flags.update) accepted = accept(session, tests);
  if (flags.coverage && flags.format == "text") print_coverage(*engine, files, plan);
  if (flags.format == "junit")
    print_junit(tests);
  else
    print_text(tests, plan.rules.size(), accepted, session.colour_stdout());
  if (wrong || accepted.failed) return kWrong;
  return std::all_of(tests.begin(), tests.end(), [](const TestCase& one) { return one.passed(); })
             ? kOk
             : kFindings;
}

} // namespace

void add_rules_test(CLI::App& rules, Session& session, int& status) {
  CLI::App* command =
      rules.add_subcommand("test", "Runs the examples of rules and the fixtures beside them");
  auto flags = std::make_shared<Flags>();
  command->add_option("WHAT", flags->wanted,
                      "An id, a glob over ids, a pack, a rule or fixtures file, a folder, an "
                      "article of a fixture; all where none");
  command->add_flag("--update", flags->update,
                    "Makes the expectations what was read; look at the difference");
  command->add_flag("--coverage", flags->coverage,
                    "Names the patterns that no example and no fixture reaches");
  command->add_option("--format", flags->format, "How results are written")
      ->check(CLI::IsMember({"text", "junit"}))
      ->capture_default_str();
  session.add_rule_flags(*command);
  command->callback([&session, &status, flags] { status = test(session, *flags); });
}

} // namespace crosscheck::cli
