#include "rules/refused_group.h"

#include "rules/reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::rules {
namespace {

struct LookAround {
  std::string_view token, name, condition;
  bool behind = false;
};
constexpr LookAround kLookArounds[] = {
    {"(?=", "look-ahead", "only_if_followed_by", false},
    {"(?!", "negative look-ahead", "skip_if_followed_by", false},
    {"(?<=", "look-behind", "only_if_preceded_by", true},
    {"(?<!", "negative look-behind", "skip_if_preceded_by", true},
};

} // namespace

std::size_t group_end(std::string_view pattern, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '(') {
      ++depth;
    } else if (pattern[i] == ')' && --depth == 0) {
      return i + 1;
    }
  }
  return pattern.size();
}

std::optional<RefusedGroup> refused_group(std::string_view pattern, std::size_t open) {
  const std::string_view rest = pattern.substr(open);
  for (const LookAround& look : kLookArounds) {
    if (!rest.starts_with(look.token)) continue;
    const std::size_t end = group_end(pattern, open);
    const std::size_t inner = std::min(open + look.token.size(), end);
    // The conditions look at what stands before and after the whole match.
    const bool at_edge = look.behind ? open == 0 : end == pattern.size();
    const std::size_t inner_end = end > inner && pattern[end - 1] == ')' ? end - 1 : end;
    return RefusedGroup{
        end, code::kLookAround, fmt::format("{} in a pattern", look.name),
        at_edge ? fmt::format("RE2 has none. Use  {}: ['{}']", look.condition,
                              pattern.substr(inner, inner_end - inner))
                : "RE2 has none, and the conditions of a rule look at the ends of the whole match; "
                  "write what may stand here, like (one|another)"};
  }
  if (rest.starts_with("(?P="))
    return RefusedGroup{
        group_end(pattern, open), code::kBackReference, "back-reference in a pattern",
        "RE2 has none. Write the alternatives out, or compare two slots with an attribute's `key`"};
  for (const std::string_view token : {"(?P<", "(?<", "(?>", "(?'", "(?#", "(?|", "(?("}) {
    if (!rest.starts_with(token)) continue;
    const bool named = token == "(?P<" || token == "(?<" || token == "(?'";
    return RefusedGroup{
        group_end(pattern, open), code::kBadRegex,
        named ? "named group in a pattern" : fmt::format("'{}' is no part of RE2's syntax", token),
        named ? "capture with a slot: <count:value>, <@list:value> or <words:1-4:value>"
              : "plain groups ( ) do not capture; use those"};
  }
  return std::nullopt;
}

} // namespace crosscheck::rules
