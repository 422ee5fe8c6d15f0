// The day on which something that was settled ends, as the files of this module write it.
#pragma once

#include "rules/reader.h"
#include "text/document.h"

#include <optional>
#include <string_view>

namespace crosscheck::review {

/// The day that a scalar names (2026-06-30); an error (R032) for anything else. Private to the
/// module.
[[nodiscard]] std::optional<text::Date>
read_day(const rules::Reader& reader, const rules::YamlNode& node, std::string_view what);

} // namespace crosscheck::review
