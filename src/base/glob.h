// Patterns for paths, as .gitignore has them, for ignore files and the configuration.
//
//   notes.txt        a file or folder of that name, anywhere below
//   drafts/          a folder of that name, anywhere below, with all that is in it
//   sport/*.txt      files of the folder sport beside the file that holds the pattern
//   sport/**/old     at any depth in it
//
// Source: gitignore(5), "PATTERN FORMAT". Negation ("!") belongs to a list, not to a pattern.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

/// One pattern. Never fails: what is malformed (an open bracket) stands for itself.
class Glob {
public:
  explicit Glob(std::string_view pattern);

  /// Whether the pattern covers `path`: the path itself, or a folder that it lies in. `path` is
  /// relative to where the pattern stands, with '/' and without "./". Time is linear in the path
  /// for a given pattern.
  [[nodiscard]] bool covers(std::string_view path, bool is_folder = false) const;

  /// Whether the pattern is for `path` itself; the folders that it lies in do not count.
  [[nodiscard]] bool names(std::string_view path, bool is_folder) const;

private:
  struct Step {
    enum class Kind : std::uint8_t { literal, any, set, star, folders, everything };
    Kind kind = Kind::literal;
    std::string of; ///< literal: a code point; set: what stands in the brackets.
    bool negated = false;
  };
  [[nodiscard]] bool matches(std::string_view path) const;

  std::vector<Step> steps_;
  bool folders_only_ = false;
  bool by_name_ = false; ///< No slash inside: the last part of the path decides.
};

} // namespace crosscheck
