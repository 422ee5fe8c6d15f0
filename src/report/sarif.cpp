// SARIF 2.1.0. A finding has one primary location, the article under test; the other sides are
// related locations, each linked from the message by its id, or viewers would drop them.
#include "report/finding.h"
#include "report/write.h"

#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace crosscheck::report {
namespace {

using nlohmann::ordered_json;

// RFC 3986, with the slashes of a path.
std::string uri(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

// In a message with links, brackets and backslashes of the text are escaped (section 3.11.6).
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// A column in UTF-16 units, SARIF's default. Bytes of the line that stand before the field (a title
// in front matter) are taken for ASCII.
std::size_t utf16_column(const text::Document& document, text::Field which, std::uint32_t offset,
                         std::uint32_t byte_column) {
  const std::string_view field = document.field(which);
  const std::uint32_t before = std::min(byte_column - 1, offset);
  std::size_t units = byte_column - before;
  std::uint32_t i = offset - before;
  while (i < offset && text::is_continuation(field[i])) ++i;
  while (i < offset) {
    const text::Decoded c = text::decode(field, i);
    units += c.code_point >= 0x10000 ? 2 : 1;
    i += c.length;
  }
  return units;
}

ordered_json location(const Report& report, const Claim& claim) {
  const text::Document& document = report.documents[claim.document];
  ordered_json physical{{"artifactLocation", {{"uri", uri(path_of(document))}}}};
  if (stands_in_file(document)) {
    const text::Position end = document.locate(claim.field, claim.evidence.end);
    physical["region"] = {
        {"startLine", claim.position.line},
        {"startColumn",
         utf16_column(document, claim.field, claim.evidence.begin, claim.position.column)},
        {"endLine", end.line},
        {"endColumn", utf16_column(document, claim.field, claim.evidence.end, end.column)},
        {"snippet", {{"text", evidence(report, claim)}}}};
  }
  ordered_json out{{"physicalLocation", std::move(physical)}};
  if (!stands_in_file(document)) {
    out["logicalLocations"] = {{{"fullyQualifiedName", document.id}, {"kind", "resource"}}};
  }
  return out;
}

ordered_json result(const Report& report, const Finding& finding,
                    const std::map<std::string, std::size_t>& rules) {
  const Fact& fact = *finding.fact;
  std::string message = escaped(headline(fact)) + ".";
  ordered_json related = ordered_json::array();
  for (const std::uint32_t other : finding.others) {
    const Claim& claim = report.claims[other];
    const std::size_t id = related.size() + 1;
    ordered_json where = location(report, claim);
    where["id"] = id;
    where["message"] = {{"text", escaped(evidence(report, claim))}};
    related.push_back(std::move(where));
    message += fmt::format(" [{}]({}) says: {}.", escaped(place(report, claim)), id,
                           escaped(evidence(report, claim)));
  }
  if (const std::string_view why = reason(fact); !why.empty())
    message += fmt::format(" Why: {}.", escaped(why));
  ordered_json out{
      {"ruleId", fact.attribute},
      {"ruleIndex", rules.at(fact.attribute)},
      {"level", level(fact)},
      {"message", {{"text", std::move(message)}}},
      {"locations", ordered_json::array({location(report, report.claims[finding.primary])})},
      {"relatedLocations", std::move(related)},
      {"partialFingerprints", {{"crosscheckFact/v1", finding.id}}},
      {"properties", {{"relation", name(fact.relation)}, {"subject", fact.subject}}}};
  if (report.has_baseline) out["baselineState"] = fact.standing.known ? "unchanged" : "new";
  if (!fact.standing.verdict.empty())
    out["suppressions"] = {{{"kind", "external"}, {"justification", standing(fact)}}};
  return out;
}

} // namespace

std::string write_sarif(const Report& report, const Style& /*style*/) {
  const std::vector<Finding> all = findings(report);
  std::map<std::string, std::size_t> index;
  for (const Finding& finding : all) index.emplace(finding.fact->attribute, 0);
  ordered_json rules = ordered_json::array();
  for (auto& [attribute, number] : index) {
    number = rules.size();
    rules.push_back(
        {{"id", attribute},
         {"shortDescription", {{"text", fmt::format("Articles disagree about '{}'", attribute)}}}});
  }
  ordered_json results = ordered_json::array();
  for (const Finding& finding : all) results.push_back(result(report, finding, index));
  const ordered_json sarif{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                           {"version", "2.1.0"},
                           {"runs", ordered_json::array({{{"tool",
                                                           {{"driver",
                                                             {{"name", "crosscheck"},
                                                              {"version", CROSSCHECK_VERSION},
                                                              {"rules", std::move(rules)}}}}},
                                                          {"columnKind", "utf16CodeUnits"},
                                                          {"results", std::move(results)}}})}};
  return sarif.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

} // namespace crosscheck::report
