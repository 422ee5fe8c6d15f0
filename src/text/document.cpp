#include "text/document.h"

#include "base/check.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::text {

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (iso[i] < '0' || iso[i] > '9') return -1;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string_view name(Field field) {
  switch (field) {
  case Field::text: return "text";
  case Field::title: return "title";
  case Field::caption: return "caption";
  }
  return "";
}

std::vector<std::uint32_t> line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
      starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  return starts;
}

Position position(const std::vector<std::uint32_t>& line_starts, std::uint32_t offset) {
  const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
  CROSSCHECK_CHECK(after != line_starts.begin());
  const auto line = static_cast<std::uint32_t>(after - line_starts.begin());
  return {line, offset - *std::prev(after) + 1};
}

std::string_view Document::field(Field which) const {
  switch (which) {
  case Field::text: return text;
  case Field::title: return title;
  case Field::caption: return caption;
  }
  return {};
}

Position Document::locate(Field which, std::uint32_t offset) const {
  const std::string_view bytes = field(which);
  CROSSCHECK_CHECK(offset <= bytes.size());
  const Origin& origin = which == Field::text    ? origin_text
                         : which == Field::title ? origin_title
                                                 : origin_caption;
  std::uint32_t at = offset;
  const auto after = std::upper_bound(
      origin.runs.begin(), origin.runs.end(), offset,
      [](std::uint32_t value, const Origin::Run& run) { return value < run.field_begin; });
  if (after != origin.runs.begin()) {
    const Origin::Run& run = *std::prev(after);
    at = run.file_begin + (offset - run.field_begin);
    // Bytes that the file spells shorter must not run into the next run's place.
    if (after != origin.runs.end()) at = std::min(at, std::max(after->file_begin, run.file_begin));
  }
  if (origin.line_starts.empty())
    return position(text::line_starts(bytes.substr(0, offset)), offset);
  at = std::max(at, origin.line_starts.front());
  Position place = position(origin.line_starts, at);
  place.line += origin.first_line - 1;
  return place;
}

} // namespace crosscheck::text
