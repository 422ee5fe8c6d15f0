#include "rules/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace crosscheck::rules {
namespace {

namespace fs = std::filesystem;

bool is_rule_file(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

// A file past this is no rule file and no word list; it is not read to find that out.
constexpr std::uintmax_t kMaxBytes = 64U << 20U;

// The rule files below a folder, or the fixtures below it.
std::vector<std::string> below(const std::string& path, bool fixtures) {
  std::vector<std::string> out;
  std::error_code error;
  if (fs::is_regular_file(path, error)) {
    if (is_fixture_file(path) == fixtures) out.push_back(path);
    return out;
  }
  fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
  if (error) return out;
  for (const fs::recursive_directory_iterator end; at != end && !error; at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code status;
    if (at->is_directory(status)) {
      // fixtures/ holds articles, and an article may be a .json file.
      if (name.starts_with(".") || name == "fixtures") at.disable_recursion_pending();
      continue;
    }
    if (!name.starts_with(".") && is_rule_file(at->path()) && is_fixture_file(name) == fixtures &&
        at->is_regular_file(status))
      out.push_back(at->path().generic_string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

std::vector<std::string> FileSource::list_fixtures(const std::string& /*path*/) const { return {}; }

bool is_fixture_file(std::string_view path) {
  return path.ends_with(".fixtures.yaml") || path.ends_with(".fixtures.yml") ||
         path.ends_with(".fixtures.json");
}

std::vector<std::string> DiskFiles::list(const std::string& path) const {
  return below(path, false);
}

std::vector<std::string> DiskFiles::list_fixtures(const std::string& path) const {
  return below(path, true);
}

std::optional<std::string> DiskFiles::read(const std::string& path) const {
  std::error_code error;
  if (!generated_.empty() && path.ends_with(".txt") && !fs::exists(path, error)) {
    const std::string made = generated_ + "/" + fs::path(path).filename().string();
    if (fs::exists(made, error)) return DiskFiles().read(made);
  }
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > kMaxBytes || error) {
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (in.bad()) return std::nullopt;
  return std::move(bytes).str();
}

} // namespace crosscheck::rules
