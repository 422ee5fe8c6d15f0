// The style sheet and the script of the page, as the build embeds them (html/embed.py).
#pragma once

#include <string_view>

namespace crosscheck::report::html {

extern const std::string_view kStyle;
extern const std::string_view kScript;
/// "sha256-...": by what the page's policy allows these two and nothing else.
extern const std::string_view kStyleHash;
extern const std::string_view kScriptHash;

} // namespace crosscheck::report::html
