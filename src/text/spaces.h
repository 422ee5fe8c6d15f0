// White space as a reader sees it: a line that was wrapped reads on.
#pragma once

#include <string>
#include <string_view>

namespace crosscheck::text {

/// `text` with every run of ASCII white space as one space, none at either end.
[[nodiscard]] std::string single_spaces(std::string_view text);

} // namespace crosscheck::text
