// Workflow commands of GitHub Actions: annotations on the lines of the articles.
#include "report/finding.h"
#include "report/write.h"

#include <array>
#include <fmt/format.h>

namespace crosscheck::report {
namespace {

constexpr std::size_t kShownPerLevel = 10; // GitHub shows so many of each level a step

std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '%') {
      out += "%25";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string location(const Report& report, const Claim& claim) {
  const text::Document& document = report.documents[claim.document];
  if (document.path.empty()) return "";
  std::string out = "file=" + escaped(document.path, true);
  if (stands_in_file(document)) {
    const text::Position end = document.locate(claim.field, claim.evidence.end);
    out += fmt::format(",line={},endLine={}", claim.position.line, end.line);
    // GitHub takes columns on one line alone.
    if (end.line == claim.position.line)
      out += fmt::format(",col={},endColumn={}", claim.position.column, end.column);
  }
  return out + ",";
}

} // namespace

std::string write_github(const Report& report, const Style& /*style*/) {
  std::string out;
  std::size_t hidden = 0;
  // Most severe first, so that what GitHub does not show is the least of it.
  for (const std::string_view wanted : {"error", "warning", "note"}) {
    std::size_t shown = 0;
    for (const Finding& finding : findings(report)) {
      const Fact& fact = *finding.fact;
      if (level(fact) != wanted) continue;
      if (++shown > kShownPerLevel) {
        ++hidden;
        continue;
      }
      const Claim& claim = report.claims[finding.primary];
      std::string message =
          fmt::format("{} says: {}", place(report, claim), evidence(report, claim));
      for (const std::uint32_t other : finding.others) {
        message += fmt::format(" | {} says: {}", place(report, report.claims[other]),
                               evidence(report, report.claims[other]));
      }
      out += fmt::format("::{} {}title={}::{}\n", wanted == "note" ? "notice" : wanted,
                         location(report, claim), escaped(headline(fact), true),
                         escaped(message, false));
    }
  }
  if (hidden > 0)
    out += fmt::format("crosscheck: {} more findings are not shown as annotations\n", hidden);
  return out;
}

} // namespace crosscheck::report
