#include "config/config.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fnmatch.h>

namespace crosscheck::config {

bool Override::names(std::string_view id, std::string_view attribute_of) const {
  if (!attribute.empty()) return attribute == attribute_of;
  const std::string whole(id);
  // "felt" is quake/felt, as on the command line.
  return fnmatch(rule.c_str(), whole.c_str(), 0) == 0 ||
         (rule.find('/') == std::string::npos && whole.ends_with("/" + rule));
}

Diagnostics apply(const Config& config, rules::RuleSet& rules) {
  Diagnostics diagnostics;
  std::vector<char> off(rules.rules.size(), 0);
  for (const Override& change : config.overrides) {
    bool used = false;
    for (std::size_t r = 0; r < rules.rules.size(); ++r) {
      rules::Rule& rule = rules.rules[r];
      if (!change.names(rule.id, rules.attribute(rule.attribute).name)) continue;
      used = true;
      if (change.off) off[r] = 1;
      if (change.severity) rule.severity = change.severity;
      if (change.all_publications) rule.options["publications"] = "all";
    }
    if (used) continue;
    const bool by_rule = change.attribute.empty();
    std::vector<std::string_view> names;
    if (by_rule)
      for (const rules::Rule& rule : rules.rules) names.push_back(rule.id);
    else
      for (const rules::Attribute& attribute : rules.attributes) names.push_back(attribute.name);
    const std::string& written = by_rule ? change.rule : change.attribute;
    const std::string_view near = nearest(std::string_view(written).substr(0, 64), names);
    diagnostics.push_back(
        {.level = Level::warning,
         .code = "C009",
         .message = fmt::format("no {} is called '{}'", by_rule ? "rule" : "attribute", written),
         .file = config.path,
         .line = change.line,
         .help = near.empty() ? "`crosscheck rules list` names them all"
                              : fmt::format("did you mean '{}'?", near)});
  }
  std::size_t kept = 0;
  for (std::size_t r = 0; r < rules.rules.size(); ++r) {
    if (off[r] != 0) continue;
    if (kept != r) rules.rules[kept] = std::move(rules.rules[r]);
    ++kept;
  }
  rules.rules.resize(kept);
  Diagnostics unread = prefer(config.publications, config.path, rules);
  diagnostics.insert(diagnostics.end(), unread.begin(), unread.end());
  return diagnostics;
}

Reach::Reach(const Config& config) : folder_(config.folder) {
  for (const Override& change : config.overrides) {
    if (change.only_in.empty() && change.not_in.empty()) continue;
    Narrowed narrowed{change, {}, {}};
    for (const std::string& glob : change.only_in) narrowed.only_in.emplace_back(glob);
    for (const std::string& glob : change.not_in) narrowed.not_in.emplace_back(glob);
    narrowed_.push_back(std::move(narrowed));
  }
}

bool Reach::covers(std::string_view rule, std::string_view attribute,
                   const text::Document& document) const {
  if (narrowed_.empty()) return true;
  namespace fs = std::filesystem;
  std::string path = document.id;
  if (!document.path.empty()) {
    std::error_code error;
    const fs::path full = fs::absolute(document.path, error).lexically_normal();
    path = full.lexically_relative(folder_).generic_string();
  }
  const auto in = [&path](const std::vector<Glob>& globs) {
    return std::any_of(globs.begin(), globs.end(),
                       [&path](const Glob& glob) { return glob.covers(path); });
  };
  return std::all_of(narrowed_.begin(), narrowed_.end(), [&](const Narrowed& narrowed) {
    if (!narrowed.override.names(rule, attribute)) return true;
    return (narrowed.only_in.empty() || in(narrowed.only_in)) && !in(narrowed.not_in);
  });
}

} // namespace crosscheck::config
