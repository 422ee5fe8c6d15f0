// Publication dates as inputs write them.
#pragma once

#include "text/document.h"

#include <optional>
#include <string_view>

namespace crosscheck::ingest {

/// An ISO 8601 date, or date and time: its day. None for anything else.
[[nodiscard]] std::optional<text::Date> publication_day(std::string_view iso);

/// A date as mail and RSS write it ("Wed, 18 Jun 2025 10:00:00 +0200", RFC 5322): its day. None for
/// anything else.
[[nodiscard]] std::optional<text::Date> mail_day(std::string_view written);

/// The first ISO date in a file's name ("2025-06-18-flood.txt"); folders do not count.
[[nodiscard]] std::optional<text::Date> date_in_name(std::string_view path);

} // namespace crosscheck::ingest
