// Entries for a decisions file, one for each finding that is not decided, with verdict and reason
// to fill in.
#include "report/write.h"

#include "base/yaml_scalar.h"

#include <fmt/format.h>

namespace crosscheck::report {
namespace {

std::string about(const Fact& fact) {
  std::string values;
  for (const ValueGroup& group : fact.values) {
    if (values.size() > 160) {
      values += ", ...";
      break;
    }
    values += (values.empty() ? "" : ", ") + group.value;
  }
  return fmt::format("{}: {}", fact.attribute, values);
}

} // namespace

const std::vector<std::string_view>& verdicts() {
  static const std::vector<std::string_view> all = {
      "accepted-variant", // both forms may stand
      "different-event",  // not about one thing
      "wrong-reading",    // the text does not say that
      "house-style",      // the paper's own way
      "confirmed",        // right, and still to be mended
  };
  return all;
}

std::string write_decisions(const Report& report, const Style& /*style*/) {
  std::string out = "decisions:\n";
  for (const Fact& fact : report.facts) {
    if (fact.relation < Relation::variant || !fact.standing.verdict.empty()) continue;
    out +=
        fmt::format("  - fact: {}\n    about: {}\n    verdict: {}  # {}\n    reason: {}\n", fact.id,
                    yaml_scalar(about(fact)), kToFill, fmt::join(verdicts(), ", "), kToFill);
  }
  return out;
}

} // namespace crosscheck::report
