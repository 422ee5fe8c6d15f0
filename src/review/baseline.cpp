#include "review/baseline.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace crosscheck::review {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;

tl::unexpected<Diagnostics> no_report(const std::string& path, std::string message) {
  return fail({.code = "C014",
               .message = std::move(message),
               .file = path,
               .help = "write one with  crosscheck check ... --format json:" + path});
}

} // namespace

Result<Baseline> parse_baseline(const std::string& path, const std::string& bytes) {
  using nlohmann::json;
  Baseline baseline{path, {}};
  // A report nests five deep; what is deeper is none, and must not cost the stack.
  const auto shallow = [](int depth, json::parse_event_t, json&) { return depth < 32; };
  const json report = json::parse(bytes, shallow, false);
  if (!report.is_object() || report.value("schema", json()) != "crosscheck-report/1")
    return no_report(path, "the baseline is no JSON report of crosscheck");
  const auto facts = report.find("facts");
  if (facts == report.end() || !facts->is_array())
    return no_report(path, "the baseline has no facts");
  for (const json& fact : *facts) {
    if (!fact.is_object()) continue;
    const auto id = fact.find("id");
    const auto relation = fact.find("relation");
    if (id == fact.end() || !id->is_string() || relation == fact.end() || !relation->is_string())
      continue;
    const auto known = report::relation(relation->get<std::string>());
    if (known && *known >= report::Relation::variant)
      baseline.findings.insert(id->get<std::string>());
  }
  return baseline;
}

Result<Baseline> load_baseline(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return no_report(path, "the baseline cannot be read");
  if (static_cast<std::size_t>(in.tellg()) > kMostBytes)
    return no_report(path, "the baseline is too large");
  in.seekg(0);
  return parse_baseline(path, std::string(std::istreambuf_iterator<char>(in), {}));
}

std::size_t apply(const Baseline& baseline, report::Report& report) {
  report.has_baseline = true;
  std::size_t found = 0;
  for (report::Fact& fact : report.facts) {
    if (fact.relation < report::Relation::variant || !baseline.findings.contains(fact.id)) continue;
    fact.standing.known = true;
    ++found;
  }
  return baseline.findings.size() - found;
}

} // namespace crosscheck::review
