#include "report/finding.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <tuple>

namespace crosscheck::report {
namespace {

// The claims of the strongest pair; of a fact without pairs, of its first two values.
std::pair<std::uint32_t, std::uint32_t> sides(const Fact& fact) {
  for (const Pair& pair : fact.pairs) {
    if (pair.relation == fact.relation) return {pair.a, pair.b};
  }
  const std::uint32_t first = fact.values.front().claims.front();
  return {first, fact.values.back().claims.back()};
}

// The first claim of a document under test that has a value of the strongest pairs; none where the
// whole report is under test.
std::optional<std::uint32_t> in_focus(const Report& report, const Fact& fact) {
  if (report.focus.empty()) return std::nullopt;
  for (const Pair& pair : fact.pairs) {
    if (pair.relation != fact.relation) continue;
    for (const std::uint32_t side : {pair.a, pair.b})
      for (const ValueGroup& group : fact.values) {
        if (group.value != report.claims[side].value) continue;
        for (const std::uint32_t claim : group.claims)
          if (std::binary_search(report.focus.begin(), report.focus.end(),
                                 report.claims[claim].document))
            return claim;
      }
  }
  return std::nullopt;
}

bool later(const Report& report, std::uint32_t a, std::uint32_t b) {
  // What the house has settled was there before the article, which is what can be changed.
  const bool settled = !is_article(report.documents[report.claims[b].document]);
  if (settled == is_article(report.documents[report.claims[a].document])) return !settled;
  const auto& first = report.documents[report.claims[a].document].date;
  const auto& second = report.documents[report.claims[b].document].date;
  if (first && second && *first != *second) return *second > *first;
  return b > a;
}

// Two claims in the order in which they are read: by their articles, a headline before its text.
std::pair<std::uint32_t, std::uint32_t> as_read(const Report& report, std::uint32_t a,
                                                std::uint32_t b) {
  const Claim& x = report.claims[a];
  const Claim& y = report.claims[b];
  const auto headline = [](const Claim& claim) { return claim.field == text::Field::title; };
  if (x.document == y.document && headline(x) != headline(y))
    return headline(x) ? std::pair(a, b) : std::pair(b, a);
  return later(report, a, b) ? std::pair(a, b) : std::pair(b, a);
}

} // namespace

std::vector<Finding> findings(const Report& report) {
  std::vector<Finding> found;
  std::set<std::string> ids;
  for (const Fact& fact : report.facts) {
    if (fact.relation < Relation::variant || fact.values.empty()) continue;
    const auto [a, b] = sides(fact);
    const std::uint32_t primary = in_focus(report, fact).value_or(later(report, a, b) ? b : a);
    Finding finding{.fact = &fact, .primary = primary, .others = {}};
    std::tie(finding.earlier, finding.later) = as_read(report, a, b);
    finding.id = fact.id;
    for (int twin = 2; !ids.insert(finding.id).second; ++twin)
      finding.id = fmt::format("{}-{}", fact.id, twin);
    for (const ValueGroup& group : fact.values) {
      const bool own = std::find(group.claims.begin(), group.claims.end(), finding.primary) !=
                       group.claims.end();
      if (!own && !group.claims.empty()) finding.others.push_back(group.claims.front());
    }
    found.push_back(std::move(finding));
  }
  return found;
}

bool is_its_own_file(const text::Document& document) {
  return !document.path.empty() && document.path == document.id;
}

bool stands_in_file(const text::Document& document) {
  // What was read of JSON has no way back to the bytes of the file.
  return is_its_own_file(document) ||
         (!document.path.empty() && !document.origin_text.runs.empty());
}

const std::string& path_of(const text::Document& document) {
  return document.path.empty() ? document.id : document.path;
}

std::size_t count_articles(const Report& report) {
  return static_cast<std::size_t>(
      std::count_if(report.documents.begin(), report.documents.end(), is_article));
}

std::string told_by(const Report& report, const ValueGroup& group) {
  std::set<std::uint32_t> articles;
  std::set<std::string_view> others;
  for (const std::uint32_t id : group.claims) {
    const std::uint32_t document = report.claims[id].document;
    if (is_article(report.documents[document]))
      articles.insert(document);
    else
      others.insert(report.documents[document].source);
  }
  std::string out;
  if (!articles.empty())
    out = fmt::format("{} article{}", articles.size(), articles.size() == 1 ? "" : "s");
  for (const std::string_view other : others)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", other);
  return out;
}

std::string place(const Report& report, const Claim& claim) {
  const text::Document& document = report.documents[claim.document];
  const std::string_view role = claim.field == text::Field::title     ? " (headline)"
                                : claim.field == text::Field::caption ? " (caption)"
                                                                      : "";
  const std::string& name = stands_in_file(document) ? document.path : document.id;
  return fmt::format("{}:{}:{}{}", printable(name), claim.value_position.line,
                     claim.value_position.column, role);
}

std::string_view evidence(const Report& report, const Claim& claim) {
  return report.documents[claim.document]
      .field(claim.field)
      .substr(claim.evidence.begin, claim.evidence.size());
}

std::string headline(const Fact& fact) {
  const std::string text = fact.message.empty()
                               ? fmt::format("{}: {}", fact.attribute, name(fact.relation))
                               : printable(fact.message);
  if (fact.subject.empty() || text.find(fact.subject) != std::string::npos) return text;
  return fmt::format("{} ({})", text, printable(fact.subject));
}

std::string_view reason(const Fact& fact) {
  for (const Pair& pair : fact.pairs) {
    if (pair.relation == fact.relation && !pair.reason.empty()) return pair.reason;
  }
  return {};
}

std::string diff(const Fact& fact) {
  for (const Pair& pair : fact.pairs) {
    if (pair.diff.empty()) continue;
    std::string out;
    for (const DiffPart& part : pair.diff) {
      if (!out.empty()) out += ' ';
      switch (part.side) {
      case DiffPart::Side::both: out += part.text; break;
      case DiffPart::Side::a: out += fmt::format("[-{}-]", part.text); break;
      case DiffPart::Side::b: out += fmt::format("{{+{}+}}", part.text); break;
      }
    }
    return out;
  }
  return {};
}

std::string spellings(const Fact& fact) {
  std::string out;
  for (const Spellings& of : fact.spellings) {
    std::string forms;
    for (const Spellings::Form& form : of.forms)
      forms += fmt::format("{}{} {}", forms.empty() ? "" : ", ", form.written, form.count);
    if (!of.preferred.empty()) forms += fmt::format(" (preferred: {})", of.preferred);
    out += (out.empty() ? "" : "; ") + forms;
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080..U+009F are control characters, too; U+FFFE and U+FFFF may not stand in XML.
    const bool c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    const bool none = byte == 0xEF && i + 2 < text.size() &&
                      static_cast<unsigned char>(text[i + 1]) == 0xBF &&
                      static_cast<unsigned char>(text[i + 2]) >= 0xBE;
    if (byte >= 0x20 && byte != 0x7F && !c1 && !none) {
      out += text[i];
      continue;
    }
    i += c1 ? 1 : none ? 2 : 0;
    if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

std::string standing(const Fact& fact) {
  const Standing& said = fact.standing;
  if (said.verdict.empty()) return said.known ? "known" : "";
  const std::string until =
      said.until ? fmt::format(" until {}", text::format_date(*said.until)) : "";
  return fmt::format("{}{}: {}", said.verdict, until, printable(said.reason));
}

std::string closed_findings(const Report& report) {
  std::size_t known = 0;
  std::size_t decided = 0;
  for (const Fact& fact : report.facts) {
    if (fact.relation < Relation::variant || fact.standing.open()) continue;
    ++(fact.standing.verdict.empty() ? known : decided);
  }
  std::string out = known > 0 ? fmt::format("{} known", known) : "";
  if (decided > 0) out += fmt::format("{}{} decided", out.empty() ? "" : ", ", decided);
  return out;
}

std::string_view level(const Fact& fact) {
  if (!fact.standing.open()) return "note";
  if (fact.relation == Relation::update || fact.severity == Severity::info) return "note";
  return fact.severity == Severity::error && fact.relation == Relation::contradict ? "error"
                                                                                   : "warning";
}

} // namespace crosscheck::report
