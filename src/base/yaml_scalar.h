// A text as YAML writes it.
#pragma once

#include <string>
#include <string_view>

namespace crosscheck {

/// A scalar that reads back as `text`, inside brackets, too: in quotes where it needs them. A line
/// end becomes a space.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

} // namespace crosscheck
