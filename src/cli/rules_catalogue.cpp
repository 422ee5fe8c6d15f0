#include "cli/rules_catalogue.h"

#include <fmt/format.h>

namespace crosscheck::cli {
namespace {

std::string describe(const config::Config& config, const config::Override& change) {
  std::string what;
  const auto add = [&what](const std::string& part) { what += (what.empty() ? "" : ", ") + part; };
  if (change.off) add("off");
  if (change.severity) add(fmt::format("severity {}", rules::name(*change.severity)));
  if (!change.only_in.empty()) add(fmt::format("only in {}", fmt::join(change.only_in, ", ")));
  if (!change.not_in.empty()) add(fmt::format("not in {}", fmt::join(change.not_in, ", ")));
  return fmt::format("{}:{}: {}{}{}", config.path, change.line, what,
                     change.reason.empty() ? "" : ": ", change.reason);
}

} // namespace

std::vector<CatalogueEntry> catalogue(const rules::RuleSet& rules, const config::Config& config,
                                      const std::vector<RuleId>& selected) {
  std::vector<CatalogueEntry> out;
  for (const RuleId id : selected) {
    const rules::Rule& rule = rules.rule(id);
    const rules::Attribute& attribute = rules.attribute(rule.attribute);
    CatalogueEntry entry;
    entry.id = id;
    entry.severity = rule.severity.value_or(attribute.severity);
    for (const config::Override& change : config.overrides) {
      if (!change.names(rule.id, attribute.name)) continue;
      entry.off = entry.off || change.off;
      entry.severity = change.severity.value_or(entry.severity);
      entry.overrides.push_back(describe(config, change));
    }
    out.push_back(std::move(entry));
  }
  return out;
}

std::string where(const rules::RuleSet& rules, rules::Location location) {
  return location.file < rules.files.size()
             ? fmt::format("{}:{}", rules.files[location.file], location.line)
             : std::string();
}

std::string pack_version(const rules::RuleSet& rules, const rules::Rule& rule) {
  const std::string pack = rule.id.substr(0, rule.id.find('/'));
  for (const rules::Pack& known : rules.packs)
    if (known.name == pack && !known.version.empty()) return known.version;
  return {};
}

} // namespace crosscheck::cli
