// What a page says about its article beside the text: schema.org JSON-LD, Open Graph, <title>,
// <meta>, <time>.
//
// Source: schema.org/NewsArticle, ogp.me.
#pragma once

#include "ingest/html_tree.h"
#include "text/document.h"

#include <cstdint>
#include <optional>
#include <string>

namespace crosscheck::ingest {

struct PageFacts {
  std::string title;
  /// Where the title's words stand in the page, as far as they stand there just so; else where what
  /// holds them begins.
  std::optional<std::uint32_t> title_at;
  bool title_exact = false;
  /// It is <title> alone: what browsers show in a tab, often with the site's name.
  bool title_of_window = false;
  std::optional<text::Date> date;
  std::string source;
  std::string section;
  std::string byline;
  std::string url;
};

/// Structured data that cannot be read is passed over: what it would say is then taken from the
/// rest.
[[nodiscard]] PageFacts page_facts(const HtmlTree& tree, std::string_view page);

} // namespace crosscheck::ingest
