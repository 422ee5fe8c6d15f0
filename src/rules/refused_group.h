// Groups of other dialects that RE2 does not have: look-around, back-references, named groups. What
// an author meant by one is known, so the answer says what to write instead.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::rules {

struct RefusedGroup {
  std::size_t end = 0; ///< Behind its ')', or the end of the pattern.
  const char* code = nullptr;
  std::string message;
  std::string help;
};

/// The group that begins at `open`, where it is one of these. REQUIRES a '(' there.
[[nodiscard]] std::optional<RefusedGroup> refused_group(std::string_view pattern, std::size_t open);

/// The offset behind the ')' that closes the '(' at `open`, or the end of the pattern.
[[nodiscard]] std::size_t group_end(std::string_view pattern, std::size_t open);

} // namespace crosscheck::rules
