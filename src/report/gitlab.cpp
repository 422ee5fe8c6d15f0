// GitLab's code quality report (a subset of Code Climate's).
#include "report/finding.h"
#include "report/write.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace crosscheck::report {

using nlohmann::ordered_json;

std::string write_gitlab(const Report& report, const Style& /*style*/) {
  ordered_json all = ordered_json::array();
  for (const Finding& finding : findings(report)) {
    const Fact& fact = *finding.fact;
    const Claim& claim = report.claims[finding.primary];
    const text::Document& document = report.documents[claim.document];
    std::string description = headline(fact);
    for (const std::uint32_t other : finding.others) {
      description += fmt::format("; {} says: {}", place(report, report.claims[other]),
                                 printable(evidence(report, report.claims[other])));
    }
    const std::string_view loud = level(fact);
    all.push_back(
        {{"description", description},
         {"check_name", "crosscheck/" + fact.attribute},
         {"fingerprint", finding.id}, // GitLab drops the second of one fingerprint
         {"severity", loud == "error"     ? "major"
                      : loud == "warning" ? "minor"
                                          : "info"},
         {"location",
          {{"path", path_of(document)},
           {"lines", {{"begin", stands_in_file(document) ? claim.position.line : 1U}}}}}});
  }
  return all.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

} // namespace crosscheck::report
