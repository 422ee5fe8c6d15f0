// What the house holds for true: articles are held against it.
//
//   facts:
//     - about: the raid on Halmsund
//       says: Thirty-one people were killed in the raid. Joren Halvadji, 54, is the foreign
//       minister. date: 2025-05-12 reason: final count of the interior ministry until: 2026-01-31
//
// An entry is written in sentences, and read by the same rules as an article: whatever is compared
// between articles can be settled here, with nothing new to learn. It takes part in a run as a
// document of the source "fact sheet", and is about the story that its words are about.
#pragma once

#include "base/result.h"
#include "report/report.h"
#include "text/document.h"

#include <string>
#include <vector>

namespace crosscheck::review {

/// The source that its documents have.
using report::kFactSheet;

struct FactSheet {
  std::vector<text::Document> documents; ///< One an entry that holds today; id "house.yml:3".
  Diagnostics warnings;                  ///< Entries past their day.
};

[[nodiscard]] Result<FactSheet> load_fact_sheet(const std::string& path, text::Date today);
[[nodiscard]] Result<FactSheet> parse_fact_sheet(const std::string& path, std::string bytes,
                                                 text::Date today);

/// A note for each entry of which nothing was compared with an article.
[[nodiscard]] Diagnostics unused(const FactSheet& sheet, const report::Report& report);

} // namespace crosscheck::review
