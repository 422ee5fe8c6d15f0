// The findings of a report by story: what the page is ordered by.
#pragma once

#include "report/finding.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace crosscheck::report::html {

struct Story {
  std::string title;                    ///< The headline of its first article.
  std::string told;                     ///< "3 articles, 9 to 14 May 2025"
  std::vector<std::uint32_t> documents; ///< By date, then id.
  /// Contradictions, updates, variants; each the most severe first, then as in the report.
  std::array<std::vector<Finding>, 3> findings;

  [[nodiscard]] std::size_t count() const;
};

/// Stories that have findings, the one with the strongest first; findings that reach across stories
/// (a spelling) come last, under a title that says so.
[[nodiscard]] std::vector<Story> by_story(const Report& report);

/// The headline of an article, else the first line of its text, else its id.
[[nodiscard]] std::string headline_of(const text::Document& document);

} // namespace crosscheck::report::html
