// Which files of a folder are passed over: .gitignore and .crosscheckignore, nested ones too, as
// git reads them. The last pattern that fits decides, the deeper folder after the higher one, in
// one folder .crosscheckignore after .gitignore; "!" takes a file in again, unless a folder above
// it is ignored.
//
// Source: gitignore(5).
#pragma once

#include "base/glob.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

class IgnoreRules {
public:
  /// The lines of an ignore file that lies in `folder` (absolute, without a slash at its end).
  void add(const std::string& folder, std::string_view lines);
  /// The ignore files of `folder`, as they are on disk. One that cannot be read says nothing.
  void add_files_of(const std::string& folder);
  /// Those of the folders above `folder` up to the one that holds the repository; none where there
  /// is no repository.
  void add_files_above(const std::string& folder);

  /// Whether a file or folder (absolute) is ignored. The folders above it are not asked.
  [[nodiscard]] bool ignores(std::string_view path, bool is_folder) const;

  /// How many patterns there are, and back to so many: on leaving a folder.
  [[nodiscard]] std::size_t size() const { return patterns_.size(); }
  void shrink(std::size_t size) {
    patterns_.erase(patterns_.begin() + static_cast<std::ptrdiff_t>(size), patterns_.end());
  }

private:
  struct Pattern {
    std::string folder;
    Glob glob;
    bool takes_in = false;
  };
  std::vector<Pattern> patterns_;
};

} // namespace crosscheck::ingest
