// Markdown for a pull request, a chat or a ticket: a table of values under each finding.
#include "report/finding.h"
#include "report/write.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::report {
namespace {

constexpr std::size_t kPassages = 3; // places shown for one value

// Text of an article is text: nothing in it becomes markup, a link, a mention or a new cell.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_{}[]<>#|~!@&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// The evidence with its value in bold.
std::string marked(const Report& report, const Claim& claim) {
  const std::string_view field = report.documents[claim.document].field(claim.field);
  const Span evidence = claim.evidence;
  if (claim.value_span.empty() || !evidence.contains(claim.value_span)) {
    return escaped(field.substr(evidence.begin, evidence.size()));
  }
  const std::string value = escaped(field.substr(claim.value_span.begin, claim.value_span.size()));
  return escaped(field.substr(evidence.begin, claim.value_span.begin - evidence.begin)) +
         (value.empty() || value.front() == ' ' || value.back() == ' ' ? value
                                                                       : "**" + value + "**") +
         escaped(field.substr(claim.value_span.end, evidence.end - claim.value_span.end));
}

std::string row(const Report& report, const ValueGroup& group) {
  std::string places;
  std::string passages;
  for (std::size_t i = 0; i < std::min(kPassages, group.claims.size()); ++i) {
    const Claim& claim = report.claims[group.claims[i]];
    if (i > 0) {
      places += "<br>";
      passages += "<br>";
    }
    places += escaped(place(report, claim));
    passages += marked(report, claim);
    if (!claim.speaker.empty()) passages += " (" + escaped(claim.speaker) + ")";
  }
  if (group.claims.size() > kPassages)
    places += fmt::format("<br>and {} more", group.claims.size() - kPassages);
  return fmt::format("| {} | {} | {} |\n", escaped(group.value), places, passages);
}

} // namespace

std::string write_markdown(const Report& report, const Style& /*style*/) {
  const auto counts = report.count_by_relation();
  std::string out =
      fmt::format("## crosscheck\n\n{} articles: {} contradict, {} update, {} variant\n",
                  count_articles(report), counts[4], counts[3], counts[2]);
  for (const Finding& finding : findings(report)) {
    const Fact& fact = *finding.fact;
    out += fmt::format("\n### {}: {}\n\n", name(fact.relation), escaped(headline(fact)));
    if (const std::string said = standing(fact); !said.empty())
      out += fmt::format("{}\n\n", escaped(said));
    out += "| Value | Where | Passage |\n| --- | --- | --- |\n";
    for (const ValueGroup& group : fact.values) out += row(report, group);
    if (const std::string_view why = reason(fact); !why.empty())
      out += fmt::format("\nWhy: {}\n", escaped(why));
    if (const std::string words = diff(fact); !words.empty())
      out += fmt::format("\nWords: {}\n", escaped(words));
    if (const std::string forms = spellings(fact); !forms.empty())
      out += fmt::format("\nSpelled: {}\n", escaped(forms));
  }
  return out;
}

} // namespace crosscheck::report
