#include "text/slug.h"

#include "text/utf8.h"

namespace crosscheck::text {

std::string slug(std::string_view name) {
  std::string out;
  for (const char c : fold_accents(name)) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (good)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

} // namespace crosscheck::text
