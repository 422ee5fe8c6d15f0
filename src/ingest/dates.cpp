#include "ingest/dates.h"

#include <algorithm>
#include <array>
#include <string>

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

std::optional<text::Date> mail_day(std::string_view written) {
  if (const std::size_t comma = written.find(','); comma != std::string_view::npos)
    written.remove_prefix(comma + 1);
  // "18 Jun 2025": what follows is the time of day.
  std::array<std::string_view, 3> words;
  for (std::string_view& word : words) {
    while (written.starts_with(' ')) written.remove_prefix(1);
    word = written.substr(0, written.find(' '));
    written.remove_prefix(word.size());
  }
  const auto& [day, month, year] = words;
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string name(month.substr(0, 3));
  for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  const auto found = std::find(kMonths.begin(), kMonths.end(), name);
  const bool figures = !day.empty() && day.size() <= 2 && year.size() == 4 &&
                       std::all_of(day.begin(), day.end(), digit);
  if (found == kMonths.end() || !figures) return std::nullopt;
  const auto number = static_cast<int>(found - kMonths.begin()) + 1;
  std::string iso(year);
  iso += {'-', static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10), '-'};
  if (day.size() == 1) iso += '0';
  iso += day;
  return text::parse_date(iso);
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
