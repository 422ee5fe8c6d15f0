#include "report/fingerprint.h"

#include <cstdint>
#include <fmt/format.h>

namespace crosscheck::report {
namespace {

// FNV-1a, 64 bits: stable over versions and machines, which std::hash is not.
std::uint64_t fnv(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

} // namespace

std::string fingerprint(std::string_view attribute, std::string_view subject,
                        const std::set<std::string>& values, unsigned number) {
  std::string text = fmt::format("{}\x1f{}", attribute, subject);
  for (const std::string& value : values) text += '\x1f' + value;
  if (number > 1) text += fmt::format("\x1f#{}", number);
  return fmt::format("{:016x}", fnv(text));
}

} // namespace crosscheck::report
