// CSV (RFC 4180), one row a claim of a finding, for spreadsheets.
#include "report/finding.h"
#include "report/write.h"

#include <initializer_list>

namespace crosscheck::report {
namespace {

std::string cell(std::string_view text) {
  // A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text (OWASP, CSV
  // injection). No value of ours begins so.
  std::string plain;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    plain = "'";
  plain += text;
  if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
  std::string out = "\"";
  for (const char c : plain) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void row(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view text : cells) {
    if (!first) out += ',';
    first = false;
    out += cell(text);
  }
  out += "\r\n";
}

} // namespace

std::string write_csv(const Report& report, const Style& /*style*/) {
  std::string out;
  row(out, {"fact", "relation", "severity", "attribute", "subject", "value", "document", "title",
            "date", "source", "field", "line", "column", "speaker", "text", "rule", "reason"});
  for (const Finding& finding : findings(report)) {
    const Fact& fact = *finding.fact;
    for (const ValueGroup& group : fact.values) {
      for (const std::uint32_t id : group.claims) {
        const Claim& claim = report.claims[id];
        const text::Document& document = report.documents[claim.document];
        row(out, {fact.id, name(fact.relation), name(fact.severity), fact.attribute, fact.subject,
                  group.value, document.id, document.title,
                  document.date ? text::format_date(*document.date) : "", document.source,
                  text::name(claim.field), std::to_string(claim.value_position.line),
                  std::to_string(claim.value_position.column), claim.speaker,
                  evidence(report, claim), claim.rule, reason(fact)});
      }
    }
  }
  return out;
}

} // namespace crosscheck::report
