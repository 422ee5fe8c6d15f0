// rules list [RULE]...: the rules, a line each, or as JSON.
#include "cli/commands.h"
#include "cli/rules_catalogue.h"
#include "cli/rules_selection.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace crosscheck::cli {
namespace {

struct Filters {
  std::vector<std::string> rules;
  std::string attribute, severity;
  std::string format = "text";
  bool off = false;
};

nlohmann::ordered_json as_json(const rules::RuleSet& rules, const CatalogueEntry& entry) {
  const rules::Rule& rule = rules.rule(entry.id);
  const rules::Attribute& attribute = rules.attribute(rule.attribute);
  nlohmann::ordered_json out;
  out["id"] = rule.id;
  out["attribute"] = attribute.name;
  out["compare"] = rules::name(attribute.compare);
  out["key"] = attribute.key;
  out["severity"] = rules::name(entry.severity);
  out["event"] = rule.events;
  out["patterns"] = nlohmann::ordered_json::array();
  for (const rules::Pattern& pattern : rule.patterns) out["patterns"].push_back(pattern.text);
  out["examples"] = rule.examples.size();
  out["file"] = rule.where.file < rules.files.size() ? rules.files[rule.where.file] : "";
  out["line"] = rule.where.line;
  if (const std::string version = pack_version(rules, rule); !version.empty())
    out["version"] = version;
  out["off"] = entry.off;
  if (!entry.overrides.empty()) out["overrides"] = entry.overrides;
  return out;
}

int list(const Session& session, const Filters& filters) {
  const rules::Loaded loaded = session.load_rules();
  session.say_all(loaded.diagnostics);
  const bool wrong = has_errors(loaded.diagnostics);
  std::vector<CatalogueEntry> entries =
      catalogue(loaded.rules, session.config(), select_rules(loaded.rules, filters.rules));
  std::erase_if(entries, [&](const CatalogueEntry& entry) {
    const rules::Rule& rule = loaded.rules.rule(entry.id);
    const std::string& attribute = loaded.rules.attribute(rule.attribute).name;
    const bool family = attribute.starts_with(filters.attribute + ".");
    return (!filters.attribute.empty() && attribute != filters.attribute && !family) ||
           (!filters.severity.empty() && rules::name(entry.severity) != filters.severity) ||
           (filters.off && !entry.off);
  });
  if (entries.empty() && !wrong) {
    session.say({.code = "C006",
                 .message = "no rule of that name, or none that the filters leave",
                 .help = "`crosscheck rules list` without arguments names them all"});
    return kWrong;
  }
  if (filters.format == "json") {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const CatalogueEntry& entry : entries) all.push_back(as_json(loaded.rules, entry));
    fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    return wrong ? kWrong : kOk;
  }
  for (const CatalogueEntry& entry : entries) {
    const rules::Rule& rule = loaded.rules.rule(entry.id);
    fmt::print("{:40} {:16} {:8} {} examples{}\n", rule.id,
               loaded.rules.attribute(rule.attribute).name, rules::name(entry.severity),
               rule.examples.size(), entry.off ? "  off" : "");
  }
  return wrong ? kWrong : kOk;
}

} // namespace

void add_rules_list(CLI::App& rules, Session& session, int& status) {
  CLI::App* command = rules.add_subcommand("list", "Lists the rules");
  auto filters = std::make_shared<Filters>();
  command->add_option("RULE", filters->rules,
                      "An id, a glob over ids, a pack or a rule file; all where none");
  command->add_option("--attribute", filters->attribute,
                      "Only those of an attribute and of finer ones (distance: distance.depth)");
  command->add_option("--severity", filters->severity, "Only those of a severity")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  command->add_flag("--off", filters->off, "Only those that the configuration switches off");
  command->add_option("--format", filters->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  session.add_rule_flags(*command);
  command->callback([&session, &status, filters] { status = list(session, *filters); });
}

} // namespace crosscheck::cli
