#include "ingest/dates.h"

#include <algorithm>

namespace crosscheck::ingest {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::optional<text::Date> publication_day(std::string_view iso) {
  if (iso.size() > 10) {
    if (iso.size() < 13 || iso.size() > 40 ||
        (iso[10] != 'T' && iso[10] != 't' && iso[10] != ' ')) {
      return std::nullopt;
    }
    const std::string_view clock = iso.substr(11);
    const bool plausible =
        digit(clock[0]) && digit(clock[1]) && std::all_of(clock.begin(), clock.end(), [](char c) {
          return digit(c) || c == ':' || c == '.' || c == ',' || c == '+' || c == '-' || c == 'Z' ||
                 c == 'z' || c == ' ';
        });
    if (!plausible) return std::nullopt;
  }
  return text::parse_date(iso.substr(0, 10));
}

std::optional<text::Date> date_in_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (std::size_t i = 0; i + 10 <= name.size(); ++i) {
    const bool alone =
        (i == 0 || !digit(name[i - 1])) && (i + 10 == name.size() || !digit(name[i + 10]));
    if (!alone) continue;
    if (const auto date = text::parse_date(name.substr(i, 10))) return date;
  }
  return std::nullopt;
}

} // namespace crosscheck::ingest
