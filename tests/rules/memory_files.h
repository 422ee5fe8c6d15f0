// Rule files in memory, and short ways to load one and to look at what was said about it.
#pragma once

#include "rules/load.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace crosscheck::rules {

class MemoryFiles : public FileSource {
public:
  MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> files)
      : files_(files) {}

  [[nodiscard]] std::vector<std::string> list(const std::string& path) const override {
    return below(path, false);
  }
  [[nodiscard]] std::vector<std::string> list_fixtures(const std::string& path) const override {
    return below(path, true);
  }
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override {
    const auto at = files_.find(path);
    if (at == files_.end()) return std::nullopt;
    return at->second;
  }

private:
  [[nodiscard]] std::vector<std::string> below(const std::string& path, bool fixtures) const {
    std::vector<std::string> out;
    for (const auto& [name, bytes] : files_) {
      const bool rule_file = name.ends_with(".yaml") || name.ends_with(".json");
      if (rule_file && is_fixture_file(name) == fixtures &&
          (name == path || name.starts_with(path + "/")))
        out.push_back(name);
    }
    return out;
  }

  std::map<std::string, std::string> files_;
};

inline Loaded load_text(const std::string& yaml) {
  return load(MemoryFiles{{"r/a.yaml", yaml}}, {"r"}, "");
}

/// "R012:5:9 R017:2:3": what was said, in order.
inline std::string said(const Loaded& loaded) {
  std::string out;
  for (const Diagnostic& d : loaded.diagnostics) {
    if (!out.empty()) out += ' ';
    out += d.code + ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
  }
  return out;
}

/// All messages and helps, to search in.
inline std::string prose(const Loaded& loaded) {
  std::string out;
  for (const Diagnostic& d : loaded.diagnostics) out += render(d);
  return out;
}

} // namespace crosscheck::rules
