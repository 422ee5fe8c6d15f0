// The JSON report: the contract, docs/report.schema.json.
#include "report/write.h"

#include <nlohmann/json.hpp>

namespace crosscheck::report {
namespace {

using nlohmann::ordered_json;

ordered_json document_json(const text::Document& document) {
  ordered_json out{{"id", document.id}};
  if (!document.path.empty()) out["path"] = document.path;
  if (!document.title.empty()) out["title"] = document.title;
  if (document.date) out["date"] = text::format_date(*document.date);
  if (!document.source.empty()) out["source"] = document.source;
  if (!document.url.empty()) out["url"] = document.url;
  return out;
}

ordered_json claim_json(const Report& report, std::size_t id) {
  const Claim& claim = report.claims[id];
  const text::Document& document = report.documents[claim.document];
  const std::string_view field = document.field(claim.field);
  ordered_json out{{"id", id},
                   {"document", document.id},
                   {"rule", claim.rule},
                   {"attribute", claim.attribute},
                   {"subject", claim.subject},
                   {"kind", claim.kind},
                   {"value", claim.value},
                   {"field", text::name(claim.field)},
                   {"start", claim.evidence.begin},
                   {"end", claim.evidence.end},
                   {"value_start", claim.value_span.begin},
                   {"value_end", claim.value_span.end},
                   {"line", claim.position.line},
                   {"column", claim.position.column},
                   {"text", field.substr(claim.evidence.begin, claim.evidence.size())}};
  if (!claim.speaker.empty()) out["speaker"] = claim.speaker;
  return out;
}

ordered_json pair_json(const Pair& pair) {
  ordered_json out{
      {"a", pair.a}, {"b", pair.b}, {"relation", name(pair.relation)}, {"reason", pair.reason}};
  if (pair.diff.empty()) return out;
  ordered_json diff = ordered_json::array();
  for (const DiffPart& part : pair.diff) {
    const char* side = part.side == DiffPart::Side::both ? "both"
                       : part.side == DiffPart::Side::a  ? "a"
                                                         : "b";
    diff.push_back({{"in", side}, {"text", part.text}});
  }
  out["diff"] = std::move(diff);
  return out;
}

ordered_json spellings_json(const Spellings& of) {
  ordered_json forms = ordered_json::array();
  for (const Spellings::Form& form : of.forms)
    forms.push_back({{"written", form.written}, {"count", form.count}});
  ordered_json out{{"forms", std::move(forms)}};
  if (!of.preferred.empty()) out["preferred"] = of.preferred;
  return out;
}

ordered_json standing_json(const Standing& standing) {
  ordered_json out = ordered_json::object();
  if (standing.known) out["known"] = true;
  if (standing.verdict.empty()) return out;
  out["verdict"] = standing.verdict;
  out["reason"] = standing.reason;
  if (standing.until) out["until"] = text::format_date(*standing.until);
  return out;
}

ordered_json fact_json(const Fact& fact) {
  ordered_json values = ordered_json::array();
  for (const ValueGroup& group : fact.values)
    values.push_back(
        {{"value", group.value}, {"claims", group.claims}, {"sources", group.sources}});
  ordered_json pairs = ordered_json::array();
  for (const Pair& pair : fact.pairs) pairs.push_back(pair_json(pair));
  ordered_json out{{"id", fact.id},
                   {"attribute", fact.attribute},
                   {"subject", fact.subject},
                   {"relation", name(fact.relation)},
                   {"severity", name(fact.severity)},
                   {"message", fact.message},
                   {"values", std::move(values)},
                   {"pairs", std::move(pairs)}};
  if (!fact.spellings.empty()) {
    ordered_json spellings = ordered_json::array();
    for (const Spellings& of : fact.spellings) spellings.push_back(spellings_json(of));
    out["spellings"] = std::move(spellings);
  }
  if (!fact.standing.open()) out["standing"] = standing_json(fact.standing);
  return out;
}

} // namespace

std::string write_json(const Report& report, const Style& /*style*/) {
  ordered_json documents = ordered_json::array();
  for (const text::Document& document : report.documents)
    documents.push_back(document_json(document));
  ordered_json claims = ordered_json::array();
  for (std::size_t id = 0; id < report.claims.size(); ++id)
    claims.push_back(claim_json(report, id));
  ordered_json facts = ordered_json::array();
  for (const Fact& fact : report.facts) facts.push_back(fact_json(fact));
  const auto counts = report.count_by_relation();
  ordered_json summary{{"documents", report.documents.size()},
                       {"claims", report.claims.size()},
                       {"facts", report.facts.size()}};
  for (std::size_t i = counts.size(); i-- > 0;)
    summary[std::string(name(static_cast<Relation>(i)))] = counts[i];
  const ordered_json all{{"schema", "crosscheck-report/1"},
                         {"documents", std::move(documents)},
                         {"claims", std::move(claims)},
                         {"facts", std::move(facts)},
                         {"summary", std::move(summary)}};
  // All strings are valid UTF-8 already; a mistake in that must not throw away the report.
  return all.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

} // namespace crosscheck::report
