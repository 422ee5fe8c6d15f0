// rules show RULE...: all that there is to say of a rule.
#include "cli/commands.h"
#include "cli/rules_catalogue.h"
#include "cli/rules_selection.h"
#include "cli/session.h"
#include "text/spaces.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace crosscheck::cli {
namespace {

std::string shown(const rules::Constants& constants) {
  std::string out;
  for (const auto& [name, value] : constants)
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", name, value);
  return out;
}

std::string shown(const rules::Expectation& expectation) {
  std::string out;
  for (const auto& [field, value] : expectation)
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", field, value);
  return out.empty() ? "one claim" : out;
}

std::string_view name(rules::OverTime over_time) {
  switch (over_time) {
  case rules::OverTime::fixed: return "fixed";
  case rules::OverTime::rising: return "rising";
  case rules::OverTime::falling: return "falling";
  case rules::OverTime::changing: return "changing";
  }
  return "";
}

void show_example(const rules::Example& example) {
  for (std::size_t i = 0; i < example.articles.size(); ++i) {
    const rules::Example::Article& article = example.articles[i];
    fmt::print("  {} {}{}\n", i == 0 ? "-" : " ",
               article.date ? text::format_date(*article.date) + "  " : "",
               text::single_spaces(article.text));
  }
  std::string wanted;
  if (example.expect && example.expect->empty()) wanted = "nothing";
  if (example.expect)
    for (const rules::Expectation& one : *example.expect)
      wanted += (wanted.empty() ? "" : "; ") + shown(one);
  if (!example.relation.empty())
    wanted += (wanted.empty() ? "relation " : "; relation ") + example.relation;
  fmt::print("      -> {}{}\n", wanted, example.known_gap ? "  (a known gap)" : "");
}

void show(const rules::RuleSet& rules, const CatalogueEntry& entry) {
  const rules::Rule& rule = rules.rule(entry.id);
  const rules::Attribute& attribute = rules.attribute(rule.attribute);
  const std::string version = pack_version(rules, rule);
  fmt::print("{}{}{}\n  {}\n", rule.id, version.empty() ? "" : "  version " + version,
             entry.off ? "  (off)" : "", where(rules, rule.where));
  for (const std::string& change : entry.overrides) fmt::print("  {}\n", change);
  fmt::print("attribute {}: compare {}, key [{}], over time {}, severity {}\n  {}\n",
             attribute.name, rules::name(attribute.compare), fmt::join(attribute.key, ", "),
             name(attribute.over_time), rules::name(entry.severity), where(rules, attribute.where));
  if (!rule.events.empty()) fmt::print("event {}\n", fmt::join(rule.events, ", "));
  if (rule.priority != 0) fmt::print("priority {}\n", rule.priority);
  if (rule.scope == rules::Scope::paragraph) fmt::print("scope paragraph\n");
  if (rule.as_written) fmt::print("case as-written\n");
  if (!rule.patterns.empty()) fmt::print("patterns\n");
  for (const rules::Pattern& pattern : rule.patterns) {
    fmt::print("  - {}\n", pattern.text);
    if (!pattern.set.empty()) fmt::print("      sets {}\n", shown(pattern.set));
  }
  for (const rules::ConditionKey& key : rules::condition_keys()) {
    const std::vector<rules::Pattern>& list = rule.conditions.*key.list;
    if (list.empty()) continue;
    fmt::print("{}\n", key.key);
    for (const rules::Pattern& pattern : list) fmt::print("  - {}\n", pattern.text);
  }
  if (!rule.conditions.only_if_value.empty()) {
    fmt::print("only_if_value\n");
    for (const rules::ValueBound& bound : rule.conditions.only_if_value)
      fmt::print("  - {}\n", bound.text);
  }
  fmt::print("examples\n");
  for (const rules::Example& example : rule.examples) show_example(example);
}

int show_all(const Session& session, const std::vector<std::string>& wanted) {
  const rules::Loaded loaded = session.load_rules();
  session.say_all(loaded.diagnostics);
  const bool wrong = has_errors(loaded.diagnostics);
  const std::vector<RuleId> selected = select_rules(loaded.rules, wanted);
  if (selected.empty()) {
    session.say({.code = "C006",
                 .message = "no rule of that name",
                 .help = "`crosscheck rules list` names them all"});
    return kWrong;
  }
  bool first = true;
  for (const CatalogueEntry& entry : catalogue(loaded.rules, session.config(), selected)) {
    if (!first) fmt::print("\n");
    first = false;
    show(loaded.rules, entry);
  }
  return wrong ? kWrong : kOk;
}

} // namespace

void add_rules_show(CLI::App& rules, Session& session, int& status) {
  CLI::App* command =
      rules.add_subcommand("show", "Shows rules whole: patterns, conditions, examples, overrides");
  auto wanted = std::make_shared<std::vector<std::string>>();
  command->add_option("RULE", *wanted, "An id, a glob over ids, a pack or a rule file")->required();
  session.add_rule_flags(*command);
  command->callback([&session, &status, wanted] { status = show_all(session, *wanted); });
}

} // namespace crosscheck::cli
