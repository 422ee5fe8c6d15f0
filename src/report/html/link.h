// Links from the page into the articles.
#pragma once

#include "report/report.h"

#include <optional>
#include <string>

namespace crosscheck::report::html {

/// Where a document can be read: its url, else its own file, as seen from the page at `page`
/// (empty: from the working folder). None for an article out of JSON Lines without a url, and for a
/// url that is neither http nor https.
[[nodiscard]] std::optional<std::string> link_to(const text::Document& document,
                                                 const std::string& page);

/// The same, with a text fragment that leads browsers to the words of the claim.
[[nodiscard]] std::optional<std::string> link_to(const Report& report, const Claim& claim,
                                                 const std::string& page);

} // namespace crosscheck::report::html
