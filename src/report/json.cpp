// The JSON report: the contract, docs/report.schema.json.
#include "report/write.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

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

// The report is written piece by piece: as one value it would take more memory than the run.
class Writer {
public:
  void member(const char* name, const ordered_json& value) {
    key(name);
    append(value, 1);
  }

  template <class Element> void list(const char* name, std::size_t size, const Element& element) {
    key(name);
    text_ += '[';
    for (std::size_t i = 0; i < size; ++i) {
      text_ += i == 0 ? "\n  " : ",\n  ";
      append(element(i), 2);
    }
    text_ += size == 0 ? "]" : "\n ]";
  }

  std::string close() && { return std::move(text_) + "\n}\n"; }

private:
  void key(const char* name) {
    text_ += text_.size() == 1 ? "\n \"" : ",\n \"";
    text_ += name;
    text_ += "\": ";
  }

  // A line break stands between members alone: inside a string it is escaped.
  void append(const ordered_json& value, std::size_t depth) {
    // All strings are valid UTF-8 already; a mistake in that must not throw away the report.
    for (const char c : value.dump(1, ' ', false, ordered_json::error_handler_t::replace)) {
      text_ += c;
      if (c == '\n') text_.append(depth, ' ');
    }
  }

  std::string text_ = "{";
};

} // namespace

std::string write_json(const Report& report, const Style& /*style*/) {
  Writer writer;
  writer.member("schema", "crosscheck-report/1");
  writer.list("documents", report.documents.size(),
              [&](std::size_t i) { return document_json(report.documents[i]); });
  writer.list("claims", report.claims.size(), [&](std::size_t i) { return claim_json(report, i); });
  writer.list("facts", report.facts.size(),
              [&](std::size_t i) { return fact_json(report.facts[i]); });
  const auto counts = report.count_by_relation();
  ordered_json summary{{"documents", report.documents.size()},
                       {"claims", report.claims.size()},
                       {"facts", report.facts.size()}};
  for (std::size_t i = counts.size(); i-- > 0;)
    summary[std::string(name(static_cast<Relation>(i)))] = counts[i];
  writer.member("summary", summary);
  return std::move(writer).close();
}

} // namespace crosscheck::report
