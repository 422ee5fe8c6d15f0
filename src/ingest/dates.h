// Publication dates as inputs write them.
#pragma once

#include "text/document.h"

#include <optional>
#include <string_view>

namespace crosscheck::ingest {

/// An ISO 8601 date, or date and time: its day. None for anything else.
[[nodiscard]] std::optional<text::Date> publication_day(std::string_view iso);

/// The first ISO date in a file's name ("2025-06-18-flood.txt"); folders do not count.
[[nodiscard]] std::optional<text::Date> date_in_name(std::string_view path);

} // namespace crosscheck::ingest
