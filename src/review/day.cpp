#include "review/day.h"

#include <fmt/format.h>

namespace crosscheck::review {

std::optional<text::Date> read_day(const rules::Reader& reader, const rules::YamlNode& node,
                                   std::string_view what) {
  const auto written = reader.text(node, what);
  if (!written) return std::nullopt;
  auto date = text::parse_date(*written);
  if (!date)
    reader.error(node, rules::code::kBadDate, fmt::format("'{}' is no day", *written),
                 "write it as 2026-06-30");
  return date;
}

} // namespace crosscheck::review
