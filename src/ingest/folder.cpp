#include "ingest/folder.h"

#include "ingest/format.h"
#include "ingest/ignore.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace crosscheck::ingest {
namespace {

namespace fs = std::filesystem;

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

class Walk {
public:
  explicit Walk(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void ignore(const Options& options) {
    for (const std::string& pattern : options.ignore) rules_.add(options.ignore_folder, pattern);
  }

  void start(const std::string& given) {
    std::error_code error;
    std::string full = fs::absolute(given, error).lexically_normal().string();
    if (full.size() > 1 && full.ends_with('/')) full.pop_back();
    rules_.add_files_above(full);
    folder(given, full);
  }

  std::vector<std::string> files;
  std::size_t passed_over = 0; ///< Articles, and folders.

private:
  struct Found {
    std::string name;
    bool folder = false;
  };

  // As deep as a path can be long.
  void folder(const std::string& shown, const std::string& full) {
    const std::size_t before = rules_.size();
    rules_.add_files_of(full);
    std::error_code error;
    std::vector<Found> entries;
    fs::directory_iterator entry(full, error);
    while (!error && entry != fs::directory_iterator()) {
      std::error_code ignored;
      const bool folder = entry->is_directory(ignored);
      const std::string name = entry->path().filename().string();
      const bool article =
          !folder && entry->is_regular_file(ignored) && format_of(name) != Format::other;
      if (article || (folder && !entry->is_symlink(ignored))) entries.push_back({name, folder});
      entry.increment(error);
    }
    if (error)
      diagnostics_.push_back(
          {.code = "I002",
           .message = fmt::format("the folder '{}' cannot be read: {}", shown, error.message()),
           .file = shown,
           .help = "check the permissions"});
    std::sort(entries.begin(), entries.end(),
              [](const Found& a, const Found& b) { return a.name < b.name; });
    for (const Found& found : entries) {
      if (found.name.starts_with('.')) continue;
      if (rules_.ignores(joined(full, found.name), found.folder)) {
        ++passed_over;
      } else if (found.folder) {
        folder(joined(shown, found.name), joined(full, found.name));
      } else {
        files.push_back(joined(shown, found.name));
      }
    }
    rules_.shrink(before);
  }

  Diagnostics& diagnostics_;
  IgnoreRules rules_;
};

} // namespace

std::vector<std::string> files_in(const std::string& given, const Options& options,
                                  Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  Walk walk(diagnostics);
  walk.ignore(options);
  walk.start(given);
  if (walk.files.empty() && diagnostics.size() == before) {
    diagnostics.push_back(
        {.code = "I003",
         .message = fmt::format("the folder '{}' has no articles", given),
         .file = given,
         .help = walk.passed_over > 0
                     ? "what is in it is ignored (.gitignore, .crosscheckignore, ignore in "
                       "crosscheck.yml); a file that is named itself is read all the same"
                     : fmt::format("articles are files that end in {}", known_endings())});
  }
  return std::move(walk.files);
}

} // namespace crosscheck::ingest
