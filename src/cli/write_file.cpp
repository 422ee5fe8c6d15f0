#include "cli/write_file.h"

#include <cstdio>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace crosscheck::cli {
namespace {

namespace fs = std::filesystem;

bool write_all(std::FILE* file, const std::string& bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
}

// What a new file may be, as the shell would make it.
fs::perms new_permissions() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return static_cast<fs::perms>(0666U & ~mask);
}

} // namespace

bool write_file(const std::string& path, const std::string& bytes) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  const bool there = fs::exists(status);
  if (there && !fs::is_regular_file(status)) {
    std::FILE* file = fs::is_directory(status) ? nullptr : std::fopen(path.c_str(), "wb");
    if (file == nullptr) return false;
    const bool good = write_all(file, bytes);
    return std::fclose(file) == 0 && good;
  }
  const std::string target = there ? fs::canonical(path, error).string() : path;
  if (there && (error || ::access(target.c_str(), W_OK) != 0)) return false;
  std::string temporary = target + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return false;
  std::FILE* file = ::fdopen(descriptor, "wb");
  bool good = file != nullptr && write_all(file, bytes) && ::fsync(descriptor) == 0;
  if (file != nullptr)
    good = std::fclose(file) == 0 && good;
  else
    ::close(descriptor);
  error.clear();
  fs::permissions(temporary, there ? status.permissions() : new_permissions(), error);
  good = good && !error && std::rename(temporary.c_str(), target.c_str()) == 0;
  if (!good) ::unlink(temporary.c_str());
  return good;
}

} // namespace crosscheck::cli
