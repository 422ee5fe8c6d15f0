#include "ingest/file_list.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

namespace crosscheck::ingest {
namespace {

constexpr std::size_t kLongestList = std::size_t{64} << 20U;

std::string up_to(std::istream& in, std::size_t most) {
  std::string bytes;
  std::string buffer(std::size_t{1} << 16U, '\0');
  while (in && bytes.size() <= most) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    bytes.append(buffer, 0, static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

} // namespace

std::vector<std::string> names_of_list(std::string_view bytes) {
  const char end = bytes.find('\0') == std::string_view::npos ? '\n' : '\0';
  std::vector<std::string> names;
  while (!bytes.empty()) {
    const std::size_t length = std::min(bytes.find(end), bytes.size());
    std::string_view name = bytes.substr(0, length);
    bytes.remove_prefix(std::min(length + 1, bytes.size()));
    if (end == '\n' && name.ends_with('\r')) name.remove_suffix(1);
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

Result<std::vector<std::string>> read_list(const std::string& file) {
  std::string bytes;
  if (file == "-") {
    bytes = up_to(std::cin, kLongestList);
  } else {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (in) bytes = up_to(in, kLongestList);
    if (!in.is_open() || in.bad())
      return fail({.code = "I002",
                   .message = fmt::format("the list '{}' cannot be read: {}", file,
                                          std::generic_category().message(errno)),
                   .file = file,
                   .help = "check the path and the permissions; - is standard input"});
  }
  if (bytes.size() > kLongestList)
    return fail(
        {.code = "I008",
         .message = fmt::format("the list '{}' has more than {} MB", file, kLongestList >> 20U),
         .file = file,
         .help = "a list has the name of a file a line"});
  std::vector<std::string> names = names_of_list(bytes);
  if (names.empty())
    return fail({.code = "I022",
                 .message = fmt::format("the list '{}' names no file", file),
                 .file = file == "-" ? "" : file,
                 .help = "where nothing is to be checked, do not run the program"});
  return names;
}

} // namespace crosscheck::ingest
