#include "config/config.h"

#include <fmt/format.h>

namespace crosscheck::config {
namespace {

// A YAML scalar that reads back as the same text.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

std::string list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + quoted(item);
  return out + "]";
}

std::string list_line(std::string_view key, const std::vector<std::string>& items) {
  return items.empty() ? "" : fmt::format("{}: {}\n", key, list(items));
}

} // namespace

std::string print(const Config& config) {
  std::string out = list_line("rules", config.rules) + list_line("articles", config.articles) +
                    list_line("ignore", config.ignore) + list_line("format", config.formats);
  if (config.fail_on) out += fmt::format("fail_on: {}\n", *config.fail_on);
  if (config.show) out += fmt::format("show: {}\n", *config.show);
  if (config.decisions) out += fmt::format("decisions: {}\n", quoted(*config.decisions));
  if (config.facts) out += fmt::format("facts: {}\n", quoted(*config.facts));
  if (config.baseline) out += fmt::format("baseline: {}\n", quoted(*config.baseline));
  if (config.jobs) out += fmt::format("jobs: {}\n", *config.jobs);
  if (!config.overrides.empty()) out += "overrides:\n";
  for (const Override& change : config.overrides) {
    out += change.attribute.empty() ? fmt::format("  - rule: {}\n", quoted(change.rule))
                                    : fmt::format("  - attribute: {}\n", quoted(change.attribute));
    if (change.off) out += "    off: true\n";
    if (change.severity) out += fmt::format("    severity: {}\n", rules::name(*change.severity));
    if (!change.only_in.empty()) out += fmt::format("    only_in: {}\n", list(change.only_in));
    if (!change.not_in.empty()) out += fmt::format("    not_in: {}\n", list(change.not_in));
    if (!change.reason.empty()) out += fmt::format("    reason: {}\n", quoted(change.reason));
  }
  return out;
}

} // namespace crosscheck::config
