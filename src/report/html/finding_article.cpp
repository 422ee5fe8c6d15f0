#include "report/html/finding_article.h"

#include "report/html/link.h"
#include "report/html/passage.h"
#include "report/html/picture.h"
#include "report/html/story.h"
#include "report/question.h"
#include "report/readable.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscheck::report::html {
namespace {

constexpr std::size_t kShown = 3;      // passages of one value
constexpr std::size_t kFolded = 12;    // more of them, one click away
constexpr std::size_t kSources = 5;    // articles that run one passage
constexpr std::size_t kSides = 12;     // values
constexpr std::size_t kValue = 140;    // bytes of a value above its passages
constexpr std::size_t kClause = 10;    // bytes that make a clause of a value
constexpr std::size_t kInSummary = 60; // and in the line that folds

// The value groups with the two of the strongest pair first, in the order of their articles.
std::vector<const ValueGroup*> sides(const Finding& finding) {
  const auto has = [](const ValueGroup& group, std::uint32_t claim) {
    return std::find(group.claims.begin(), group.claims.end(), claim) != group.claims.end();
  };
  std::vector<const ValueGroup*> out;
  for (const std::uint32_t claim : {finding.earlier, finding.later})
    for (const ValueGroup& group : finding.fact->values)
      if (has(group, claim) && std::find(out.begin(), out.end(), &group) == out.end())
        out.push_back(&group);
  for (const ValueGroup& group : finding.fact->values)
    if (std::find(out.begin(), out.end(), &group) == out.end()) out.push_back(&group);
  return out;
}

// A passage, and all claims of a group that stand in the same words: wire copy is shown once, with
// everyone who ran it.
struct Statement {
  std::vector<std::uint32_t> claims;
};

// What two claims must share to be shown as one: the clause that states it; of a name, which is its
// own evidence, the words around it.
std::string_view words_of(const Report& report, const Claim& claim) {
  if (claim.evidence.size() > claim.value_span.size() + kClause) return evidence(report, claim);
  const Span span = shown(report, claim);
  return report.documents[claim.document].field(claim.field).substr(span.begin, span.size());
}

// Of the strongest pair first, then of articles not yet heard, then the rest.
std::vector<Statement> statements(const Report& report, const Finding& finding,
                                  const ValueGroup& group) {
  std::vector<std::uint32_t> claims = group.claims;
  std::stable_partition(claims.begin(), claims.end(), [&](std::uint32_t claim) {
    return claim == finding.earlier || claim == finding.later;
  });
  std::vector<Statement> all;
  std::map<std::string_view, std::size_t> by_words;
  for (const std::uint32_t claim : claims) {
    const auto [at, added] =
        by_words.try_emplace(words_of(report, report.claims[claim]), all.size());
    if (added) all.emplace_back();
    all[at->second].claims.push_back(claim);
  }
  std::set<std::uint32_t> heard;
  std::stable_partition(all.begin(), all.end(), [&](const Statement& statement) {
    bool news = false;
    for (const std::uint32_t claim : statement.claims)
      news = heard.insert(report.claims[claim].document).second || news;
    return news;
  });
  return all;
}

void write_statement(Markup& out, const Report& report, const Finding& finding,
                     const Statement& statement, const std::string& page) {
  const auto figure = out.open("figure", {{"class", "statement"}});
  const std::uint32_t first = statement.claims.front();
  write_passage(out, report, report.claims[first], differing(report, *finding.fact, first));
  const auto caption = out.open("figcaption");
  // An article that says it twice, in its text and below a picture, is named once.
  std::set<std::uint32_t> named;
  std::size_t more = 0;
  for (const std::uint32_t id : statement.claims) {
    if (!named.insert(report.claims[id].document).second) continue;
    if (named.size() <= kSources)
      write_source(out, report, report.claims[id], page);
    else
      ++more;
  }
  if (more > 0)
    out.leaf("p", {{"class", "note"}}, fmt::format("and {} more in the same words", more));
}

void write_side(Markup& out, const Report& report, const Finding& finding, const ValueGroup& group,
                const std::string& page) {
  const auto side = out.open("section", {{"class", "side"}});
  {
    const auto heading = out.open("h5");
    out.leaf("data", {{"value", group.value}},
             shortened(printable(readable(report, group)), kValue));
    out.text(" ");
    out.leaf("span", {{"class", "count"}}, told_by(report, group));
  }
  const std::vector<Statement> all = statements(report, finding, group);
  const std::size_t shown = std::min(kShown, all.size());
  for (std::size_t i = 0; i < shown; ++i) write_statement(out, report, finding, all[i], page);
  if (all.size() == shown) return;
  const auto more = out.open("details", {{"class", "more"}});
  out.leaf("summary", fmt::format("{} more", all.size() - shown));
  const std::size_t end = std::min(all.size(), shown + kFolded);
  for (std::size_t i = shown; i < end; ++i) write_statement(out, report, finding, all[i], page);
  if (all.size() > end)
    out.leaf("p", {{"class", "note"}},
             fmt::format("and {} more, which the JSON report has", all.size() - end));
}

void write_summary(Markup& out, const Report& report, const Finding& finding) {
  const Fact& fact = *finding.fact;
  const auto summary = out.open("summary");
  out.leaf("h4", {}, title(report, fact));
  const std::string& kind = report.claims[finding.earlier].kind;
  if (kind == "words") return; // the title has the words
  std::string values;
  std::size_t listed = 0;
  for (const ValueGroup* group : sides(finding)) {
    if (++listed > 4) {
      values += fmt::format(" · {} more", fact.values.size() - 4);
      break;
    }
    values +=
        (values.empty() ? "" : " · ") + shortened(printable(readable(report, *group)), kInSummary);
  }
  out.text(" ");
  out.leaf("span", {{"class", "values"}}, values);
}

// "We will (never / not) go": both sides in the same marks, for neither corrects the other.
void write_diff(Markup& out, const Fact& fact) {
  const auto pair = std::find_if(fact.pairs.begin(), fact.pairs.end(),
                                 [](const Pair& one) { return !one.diff.empty(); });
  if (pair == fact.pairs.end()) return;
  const auto line = out.open("p", {{"class", "words"}});
  out.leaf("span", {{"class", "name"}}, "Word by word");
  const auto side = [&](const std::string& text) {
    if (text.empty())
      out.leaf("i", "nothing");
    else
      out.leaf("b", text);
  };
  for (std::size_t i = 0; i < pair->diff.size(); ++i) {
    const DiffPart& part = pair->diff[i];
    out.text(" ");
    if (part.side == DiffPart::Side::both) {
      out.text(part.text);
      continue;
    }
    const bool both_differ = part.side == DiffPart::Side::a && i + 1 < pair->diff.size() &&
                             pair->diff[i + 1].side == DiffPart::Side::b;
    out.text("(");
    side(part.side == DiffPart::Side::a ? part.text : "");
    out.text(" / ");
    side(both_differ ? pair->diff[i + 1].text : part.side == DiffPart::Side::b ? part.text : "");
    out.text(")");
    if (both_differ) ++i;
  }
}

// Whether the house settles it: the question says all, and there is nothing to count.
bool by_house_style(const Report& report, const Fact& fact) {
  return !fact.pairs.empty() &&
         report.documents[report.claims[fact.pairs.front().b].document].source == kHouseStyle;
}

// The reason, without what the page shows anyway: "140 is not 170", "the words differ: ...".
std::string told_reason(const Report& report, const Fact& fact) {
  const std::string why = readable_reason(report, fact);
  if (why.starts_with("the words differ") || by_house_style(report, fact)) return {};
  if (!is_quantity(report.claims[fact.values.front().claims.front()].kind)) return why;
  const std::size_t end = std::min(why.find("; "), why.size());
  if (why.substr(0, end).find(" is not ") == std::string::npos) return why;
  return why.substr(std::min(end + 2, why.size()));
}

void write_ground(Markup& out, const Report& report, const Finding& finding) {
  const Fact& fact = *finding.fact;
  write_diff(out, fact);
  for (const Spellings& of : fact.spellings)
    if (!of.preferred.empty())
      out.leaf("p", {{"class", "note"}},
               fmt::format("The house's spelling: {}", printable(of.preferred)));
  const auto line = out.open("p", {{"class", "ground"}});
  if (const std::string why = told_reason(report, fact); !why.empty()) {
    out.leaf("span", {{"class", "name"}}, "Why");
    out.text(" ");
    out.text(shortened(why, 400));
    out.text(" · ");
  }
  std::set<std::string> rules;
  for (const std::uint32_t id : {finding.earlier, finding.later})
    rules.insert(report.claims[id].rule);
  for (const std::string& rule : rules) {
    out.leaf("code", rule);
    out.text(" · ");
  }
  out.text(name(fact.severity));
  out.text(" · ");
  out.leaf("a", {{"href", "#f-" + finding.id}}, "fact " + finding.id);
}

// Of an article without a title the first line is taken for one.
bool in_headline(const text::Document& document, const Claim& claim) {
  if (claim.field == text::Field::title) return true;
  if (claim.field != text::Field::text || !document.title.empty()) return false;
  const std::string_view before = std::string_view(document.text).substr(0, claim.evidence.begin);
  const std::size_t line = std::min(before.find_first_not_of(" \t\r\n#"), before.size());
  if (before.find_first_of("\r\n", line) != std::string_view::npos) return false;
  // A paragraph on one line is no headline.
  constexpr std::size_t kLongest = 160;
  return std::string_view(document.text).substr(line, kLongest).find_first_of("\r\n") !=
         std::string_view::npos;
}

} // namespace

void write_source(Markup& out, const Report& report, const Claim& claim, const std::string& page) {
  const text::Document& document = report.documents[claim.document];
  const auto line = out.open("div", {{"class", "source"}});
  {
    const auto title = out.open("cite");
    // The passage is the headline: it need not be said twice.
    const std::string headline =
        in_headline(document, claim) ? "The headline" : headline_of(document);
    if (const auto link = link_to(report, claim, page))
      out.leaf("a", {{"href", *link}, {"rel", "noopener noreferrer"}}, headline);
    else
      out.text(headline);
  }
  const auto where = out.open("span", {{"class", "where"}});
  if (!document.source.empty()) {
    out.leaf("span", {{"class", "paper"}}, shortened(document.source, 120));
    out.text(" · ");
  }
  if (document.date) {
    out.leaf("time", {{"datetime", text::format_date(*document.date)}}, readable(*document.date));
    out.text(" · ");
  }
  out.leaf("span", {{"class", "file"}}, place(report, claim));
  if (std::binary_search(report.focus.begin(), report.focus.end(), claim.document))
    out.leaf("strong", {{"class", "focus"}}, " · under test");
  if (!claim.speaker.empty()) {
    out.text(" · ");
    out.leaf("span", {{"class", "speaker"}}, "according to " + shortened(claim.speaker, 120));
  }
}

std::string_view standing_of(const Fact& fact) {
  if (fact.standing.open()) return "open";
  return fact.standing.verdict.empty() ? "known" : "decided";
}

void write_finding(Markup& out, const Report& report, const Finding& finding, bool open,
                   const std::string& page) {
  const Fact& fact = *finding.fact;
  std::set<std::uint32_t> documents;
  for (const ValueGroup& group : fact.values)
    for (const std::uint32_t claim : group.claims) documents.insert(report.claims[claim].document);
  std::string list;
  for (const std::uint32_t id : documents) list += fmt::format("{}{}", list.empty() ? "" : " ", id);
  const auto article = out.open("article", {{"class", "finding"},
                                            {"id", "f-" + finding.id},
                                            {"data-relation", std::string(name(fact.relation))},
                                            {"data-severity", std::string(name(fact.severity))},
                                            {"data-standing", std::string(standing_of(fact))},
                                            {"data-attribute", fact.attribute},
                                            {"data-documents", list}});
  const auto details =
      out.open("details", {{"class", "fold"}, {"open", open ? std::optional("") : std::nullopt}});
  write_summary(out, report, finding);
  if (const std::string said = standing(fact); !said.empty())
    out.leaf("p", {{"class", "standing"}}, shortened(said, 600));
  out.leaf("p", {{"class", "question"}}, question(report, finding));
  if (!by_house_style(report, fact)) write_picture(out, picture_of(report, fact));
  {
    const auto both = out.open("div", {{"class", "sides"}});
    const std::vector<const ValueGroup*> all = sides(finding);
    for (std::size_t i = 0; i < std::min(all.size(), kSides); ++i)
      write_side(out, report, finding, *all[i], page);
    if (all.size() > kSides)
      out.leaf("p", {{"class", "note"}},
               fmt::format("and {} more values, which the JSON report has", all.size() - kSides));
  }
  write_ground(out, report, finding);
}

} // namespace crosscheck::report::html
