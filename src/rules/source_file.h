// One rule file in memory, and diagnostics that point into it.
#pragma once

#include "base/diagnostic.h"
#include "rules/rule_set.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::rules {

class SourceFile {
public:
  /// `index` is the file's place in RuleSet::files.
  SourceFile(std::string path, std::string bytes, std::uint32_t index);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t lines() const { return line_starts_.size(); }

  /// The offset of a 0-based line and column, held inside the text.
  [[nodiscard]] std::size_t offset(std::size_t line, std::size_t column) const;
  [[nodiscard]] Location locate(std::size_t offset) const;

  /// A diagnostic at `length` bytes from `offset`; the caret stays on the first line.
  [[nodiscard]] Diagnostic at(std::size_t offset, std::size_t length, std::string code,
                              std::string message, std::string help = {}) const;

private:
  std::string path_;
  std::string text_; ///< Without a byte order mark.
  std::uint32_t index_;
  std::vector<std::size_t> line_starts_; ///< As yaml-cpp counts lines: LF alone ends one.
};

} // namespace crosscheck::rules
