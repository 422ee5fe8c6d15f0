// What editors have decided about findings: a file that is reviewed like any other.
//
//   decisions:
//     - fact: 9c0b1d2e3f405162
//       about: 'name: Joren Halvadji, Joren Halvaji'
//       verdict: accepted-variant
//       reason: both spellings stand in the stylebook
//       until: 2026-06-30
//
// `fact` is the fingerprint that the report gives (attribute, subject and values, never lines), so
// a decision holds wherever the passages move, and ends when a value changes. A decided fact stays
// in the report, marked; it does not count for the exit status. The idea of kept, reviewable human
// decisions is that of nomenklatura's resolver file.
#pragma once

#include "base/result.h"
#include "report/report.h"
#include "text/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosscheck::review {

struct Decision {
  std::string fact;    ///< Fingerprint.
  std::string verdict; ///< One of report::verdicts().
  std::string reason;
  std::optional<text::Date> until; ///< Last day on which it holds; none: for good.
  std::uint32_t line = 0;
};

struct Decisions {
  std::string path;
  std::vector<Decision> entries;
};

[[nodiscard]] Result<Decisions> load_decisions(const std::string& path);
[[nodiscard]] Result<Decisions> parse_decisions(const std::string& path, std::string bytes);

/// Marks the facts that decisions name. `confirmed` says that a finding is right and stays open; it
/// ends nothing. Tells decisions that are past their day (they hold no more) and, unless the report
/// is of a part of the articles (`partial`), those that no fact has.
[[nodiscard]] Diagnostics apply(const Decisions& decisions, text::Date today, bool partial,
                                report::Report& report);

/// Marks the facts that their own articles accept (text::Acceptance). Tells those that are past
/// their day and those that accept nothing.
[[nodiscard]] Diagnostics accept_in_articles(text::Date today, report::Report& report);

} // namespace crosscheck::review
