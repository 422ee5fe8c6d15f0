#include "config/config.h"

#include "base/yaml_scalar.h"

#include <fmt/format.h>
#include <utility>

namespace crosscheck::config {
namespace {

std::string list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + yaml_scalar(item);
  return out + "]";
}

std::string list_line(std::string_view key, const std::vector<std::string>& items) {
  return items.empty() ? "" : fmt::format("{}: {}\n", key, list(items));
}

std::string publication(const Publication& one) {
  std::string out = fmt::format("  - name: {}\n", yaml_scalar(one.name));
  if (!one.articles.empty()) out += fmt::format("    articles: {}\n", list(one.articles));
  out += fmt::format("    severity: {}\n", rules::name(one.severity));
  for (const Preference& preference : one.preferences)
    if (preference.of != Preference::Of::spelling)
      out += fmt::format("    {}: {}\n", key_of(preference.of), written(preference));
  const char* head = "    prefers:\n";
  for (const Preference& preference : one.preferences) {
    if (preference.of != Preference::Of::spelling) continue;
    out += fmt::format("{}      {}: {}\n", std::exchange(head, ""),
                       yaml_scalar(preference.preferred), list(preference.instead));
  }
  return out;
}

} // namespace

std::string print(const Config& config) {
  std::string out = list_line("rules", config.rules) + list_line("articles", config.articles) +
                    list_line("ignore", config.ignore) + list_line("format", config.formats);
  if (config.fail_on) out += fmt::format("fail_on: {}\n", *config.fail_on);
  if (config.show) out += fmt::format("show: {}\n", *config.show);
  if (config.decisions) out += fmt::format("decisions: {}\n", yaml_scalar(*config.decisions));
  if (config.facts) out += fmt::format("facts: {}\n", yaml_scalar(*config.facts));
  if (config.baseline) out += fmt::format("baseline: {}\n", yaml_scalar(*config.baseline));
  if (config.jobs) out += fmt::format("jobs: {}\n", *config.jobs);
  if (!config.overrides.empty()) out += "overrides:\n";
  for (const Override& change : config.overrides) {
    out += change.attribute.empty()
               ? fmt::format("  - rule: {}\n", yaml_scalar(change.rule))
               : fmt::format("  - attribute: {}\n", yaml_scalar(change.attribute));
    if (change.off) out += "    off: true\n";
    if (change.severity) out += fmt::format("    severity: {}\n", rules::name(*change.severity));
    if (!change.only_in.empty()) out += fmt::format("    only_in: {}\n", list(change.only_in));
    if (!change.not_in.empty()) out += fmt::format("    not_in: {}\n", list(change.not_in));
    if (change.all_publications) out += "    publications: all\n";
    if (!change.reason.empty()) out += fmt::format("    reason: {}\n", yaml_scalar(change.reason));
  }
  if (!config.publications.empty()) out += "publications:\n";
  for (const Publication& one : config.publications) out += publication(one);
  return out;
}

} // namespace crosscheck::config
