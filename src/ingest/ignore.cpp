#include "ingest/ignore.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace crosscheck::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestFile = std::size_t{1} << 20U;

std::string bytes_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  std::ifstream in(path, std::ios::binary);
  std::string bytes(kLongestFile, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
  return bytes;
}

// Spaces at the end do not count, unless the last is escaped.
std::string_view trimmed(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

} // namespace

void IgnoreRules::add(const std::string& folder, std::string_view lines) {
  if (lines.starts_with("\xEF\xBB\xBF")) lines.remove_prefix(3);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = trimmed(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line.front() == '#') continue;
    const bool takes_in = line.front() == '!';
    if (takes_in) line.remove_prefix(1);
    patterns_.push_back({folder, Glob(line), takes_in});
  }
}

void IgnoreRules::add_files_of(const std::string& folder) {
  for (const char* name : {"/.gitignore", "/.crosscheckignore"})
    add(folder, bytes_of(folder + name));
}

void IgnoreRules::add_files_above(const std::string& folder) {
  std::vector<std::string> above;
  std::error_code error;
  for (fs::path at = folder;; at = at.parent_path()) {
    if (at != fs::path(folder)) above.push_back(at.string());
    if (fs::exists(at / ".git", error)) break;
    if (at == at.parent_path()) return;
  }
  for (auto one = above.rbegin(); one != above.rend(); ++one) add_files_of(*one);
}

bool IgnoreRules::ignores(std::string_view path, bool is_folder) const {
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    const std::string_view folder = pattern->folder;
    if (!path.starts_with(folder) || path.size() <= folder.size()) continue;
    std::string_view inside = path.substr(folder.size());
    if (inside.front() == '/') {
      inside.remove_prefix(1);
    } else if (!folder.ends_with('/')) {
      continue;
    }
    if (pattern->glob.names(inside, is_folder)) return !pattern->takes_in;
  }
  return false;
}

} // namespace crosscheck::ingest
