// reviewdog's diagnostic format. Its columns are UTF-8 bytes, as ours are.
#include "report/finding.h"
#include "report/write.h"

#include <nlohmann/json.hpp>

namespace crosscheck::report {
namespace {

using nlohmann::ordered_json;

ordered_json location(const Report& report, const Claim& claim) {
  const text::Document& document = report.documents[claim.document];
  ordered_json out{{"path", path_of(document)}};
  if (stands_in_file(document)) {
    const text::Position end = document.locate(claim.field, claim.evidence.end);
    out["range"] = {{"start", {{"line", claim.position.line}, {"column", claim.position.column}}},
                    {"end", {{"line", end.line}, {"column", end.column}}}};
  }
  return out;
}

} // namespace

std::string write_rdjson(const Report& report, const Style& /*style*/) {
  ordered_json diagnostics = ordered_json::array();
  for (const Finding& finding : findings(report)) {
    const Fact& fact = *finding.fact;
    const std::string_view loud = level(fact);
    ordered_json related = ordered_json::array();
    for (const std::uint32_t other : finding.others) {
      const Claim& claim = report.claims[other];
      related.push_back(
          {{"message", place(report, claim) + " says: " + printable(evidence(report, claim))},
           {"location", location(report, claim)}});
    }
    std::string message = headline(fact);
    for (const ordered_json& one : related) message += "\n" + one["message"].get<std::string>();
    diagnostics.push_back({{"message", message},
                           {"location", location(report, report.claims[finding.primary])},
                           {"severity", loud == "error"     ? "ERROR"
                                        : loud == "warning" ? "WARNING"
                                                            : "INFO"},
                           {"code", {{"value", fact.attribute}}},
                           {"relatedLocations", std::move(related)}});
  }
  const ordered_json all{{"source", {{"name", "crosscheck"}}},
                         {"diagnostics", std::move(diagnostics)}};
  return all.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

} // namespace crosscheck::report
