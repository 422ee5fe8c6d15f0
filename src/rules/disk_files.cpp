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

} // namespace

std::vector<std::string> DiskFiles::list(const std::string& path) const {
  std::vector<std::string> out;
  std::error_code error;
  if (fs::is_regular_file(path, error)) return {path};
  fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
  if (error) return out;
  for (const fs::recursive_directory_iterator end; at != end && !error; at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code status;
    if (name.starts_with(".")) {
      if (at->is_directory(status)) at.disable_recursion_pending();
      continue;
    }
    if (is_rule_file(at->path()) && at->is_regular_file(status))
      out.push_back(at->path().generic_string());
  }
  std::sort(out.begin(), out.end());
  return out;
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
