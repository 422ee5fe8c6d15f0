#include "base/yaml_scalar.h"

#include <algorithm>

namespace crosscheck {

std::string yaml_scalar(std::string_view text) {
  const auto safe = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    return letter || (c >= '0' && c <= '9') ||
           std::string_view(" .-_/()%+").find(c) != std::string_view::npos;
  };
  const char first = text.empty() ? ' ' : text.front();
  const bool word = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                    (first >= '0' && first <= '9');
  const bool plain = word && text.back() != ' ' && text.back() != ':' &&
                     std::all_of(text.begin(), text.end(), safe) && text != "null";
  if (plain) return std::string(text);
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' ? "''" : std::string(1, c == '\n' || c == '\r' ? ' ' : c);
  return out + "'";
}

} // namespace crosscheck
