// A run as a report: claims and components -> facts with values, pairs, a message and a
// fingerprint.
#include "engine/engine.h"
#include "engine/spellings.h"
#include "judge/diff.h"
#include "judge/spelling.h"
#include "report/fingerprint.h"

#include "value/value.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

namespace crosscheck::engine {
namespace {

using graph::Relation;

report::Relation shown(Relation relation) {
  switch (relation) {
  case Relation::none:
  case Relation::agree: return report::Relation::agree;
  case Relation::compatible: return report::Relation::compatible;
  case Relation::variant: return report::Relation::variant;
  case Relation::update: return report::Relation::update;
  case Relation::contradict: return report::Relation::contradict;
  }
  return report::Relation::agree;
}

report::Severity shown(rules::Severity severity) {
  switch (severity) {
  case rules::Severity::error: return report::Severity::error;
  case rules::Severity::warning: return report::Severity::warning;
  case rules::Severity::info: return report::Severity::info;
  }
  return report::Severity::warning;
}

// `who`: of a disputed fact whom each value is given to; else empty.
std::string message(const rules::Attribute& attribute, const report::Fact& fact,
                    const std::vector<std::string>& who) {
  std::string values;
  for (std::size_t v = 0; v < fact.values.size(); ++v) {
    if (!values.empty()) values += values.size() > 120 ? ", ..." : ", ";
    if (values.size() > 120) break;
    values += fact.values[v].value;
    if (v < who.size() && !who[v].empty()) values += fmt::format(" ({})", who[v]);
  }
  if (!who.empty()) return fmt::format("{} is disputed: {}", attribute.name, values);
  if (!attribute.message.empty()) {
    std::string text = attribute.message;
    for (const auto& [name, with] :
         {std::pair<std::string_view, std::string_view>{"{values}", values},
          {"{subject}", fact.subject}})
      for (std::size_t at = text.find(name); at != std::string::npos;
           at = text.find(name, at + with.size()))
        text.replace(at, name.size(), with);
    return text;
  }
  switch (fact.relation) {
  case report::Relation::contradict: return fmt::format("{} disagrees: {}", attribute.name, values);
  case report::Relation::update: return fmt::format("{} has moved: {}", attribute.name, values);
  case report::Relation::variant:
    return fmt::format("{} is written in several ways: {}", attribute.name, values);
  case report::Relation::compatible:
    return fmt::format("{} can all hold: {}", attribute.name, values);
  case report::Relation::agree: return fmt::format("{} agrees: {}", attribute.name, values);
  }
  return values;
}

// "ALDMERE — Authorities in Norhaven said": the place is where it was written.
std::string without_dateline(std::string speaker) {
  for (const std::string_view dash : {" — ", " – ", " -- "})
    if (const std::size_t at = speaker.rfind(dash); at != std::string::npos)
      speaker.erase(0, at + dash.size());
  return speaker;
}

class Builder {
public:
  Builder(const Run& run, const rules::RuleSet& rules)
      : run_(run), rules_(rules), spellings_(run, rules) {}

  report::Report build(const Options& options) {
    report_.documents = run_.documents;
    for (const StoryId story : run_.stories) report_.stories.push_back(story.value);
    report_.diagnostics = run_.components.diagnostics;
    for (const claims::Claim& claim : run_.claims) add(claim);
    for (const graph::Component& component : run_.components.components) {
      report::Fact fact = fact_of(component);
      if (fact.severity == report::Severity::info && !options.show_info) continue;
      report_.facts.push_back(std::move(fact));
    }
    report::order_facts(report_);
    return std::move(report_);
  }

private:
  void add(const claims::Claim& claim) {
    const text::Document& document = run_.documents[claim.document.index()];
    const rules::Attribute& attribute = rules_.attribute(claim.attribute);
    report::Claim out;
    out.document = claim.document.value;
    out.rule = rules_.rule(claim.rule).id;
    out.attribute = attribute.name;
    out.subject = run_.keys[claim.id.index()].subject;
    out.kind = rules::name(attribute.compare);
    out.value = judge::shown_value(claim, attribute);
    out.field = claim.field;
    out.evidence = claim.evidence;
    out.value_span = claim.value_span;
    out.position = document.locate(claim.field, claim.evidence.begin);
    out.value_position = document.locate(claim.field, claim.value_span.begin);
    if (const claims::Filled* speaker = claim.slot("speaker"))
      if (const auto* words = std::get_if<value::Words>(&speaker->value))
        out.speaker = speaker->type ? words->written : "the " + words->written;
    if (out.speaker.empty()) out.speaker = claim.qualifiers.source;
    out.speaker = without_dateline(std::move(out.speaker));
    report_.claims.push_back(std::move(out));
  }

  report::Fact fact_of(const graph::Component& component) {
    const claims::Claim& first = run_.claims[component.claims.front().index()];
    const rules::Attribute& attribute = rules_.attribute(first.attribute);
    report::Fact fact;
    fact.attribute = attribute.name;
    fact.subject = run_.keys[first.id.index()].subject;
    std::map<std::string, std::size_t>
        groups; // key -> index into fact.values, in order of appearance
    for (const ClaimId id : component.claims) {
      const auto [at, added] = groups.try_emplace(
          judge::value_key(run_.claims[id.index()], attribute), fact.values.size());
      if (added) fact.values.push_back({});
      fact.values[at->second].claims.push_back(id.value);
    }
    for (report::ValueGroup& group : fact.values) {
      group.value = report_.claims[group.claims.front()].value;
      if (judge::shown_as_written(attribute)) {
        group.value = display_form(run_, group.claims);
        for (const std::uint32_t id : group.claims) report_.claims[id].value = group.value;
      }
      std::set<std::uint32_t> documents;
      for (const std::uint32_t id : group.claims)
        documents.insert(run_.copies[report_.claims[id].document]);
      group.sources = static_cast<std::uint32_t>(documents.size());
    }
    // For each two values the edge that is shown for them; for one value its first agreeing one.
    std::map<std::pair<std::string, std::string>, const graph::Edge*> strongest;
    Relation relation = Relation::agree;
    for (const graph::Edge& edge : component.edges) {
      std::string a = report_.claims[edge.a.index()].value;
      std::string b = report_.claims[edge.b.index()].value;
      if (b < a) std::swap(a, b);
      const graph::Edge*& best = strongest[{a, b}];
      if (best == nullptr || graph::shown_before(edge, *best)) best = &edge;
      relation = std::max(relation, edge.relation);
    }
    fact.relation = shown(relation);
    fact.severity = shown(severity(component, relation));
    std::vector<const graph::Edge*> pairs;
    for (const auto& [values, edge] : strongest) pairs.push_back(edge);
    std::sort(pairs.begin(), pairs.end(), [](const graph::Edge* x, const graph::Edge* y) {
      return x->relation != y->relation ? x->relation > y->relation : graph::shown_before(*x, *y);
    });
    for (const graph::Edge* edge : pairs)
      fact.pairs.push_back(
          {edge->a.value, edge->b.value, shown(edge->relation), edge->reason, diff(*edge)});
    fact.spellings = spellings_.of(fact);
    fact.message = message(attribute, fact, whose(component, relation, fact));
    fact.id = fingerprint(fact);
    return fact;
  }

  [[nodiscard]] rules::Severity severity(ClaimId id) const {
    const claims::Claim& claim = run_.claims[id.index()];
    const rules::Rule& rule = rules_.rule(claim.rule);
    return rule.severity.value_or(rules_.attribute(claim.attribute).severity);
  }

  // A pair is as severe as the milder of its two rules, a fact as the most severe of the pairs that
  // make it what it is.
  [[nodiscard]] rules::Severity severity(const graph::Component& component,
                                         Relation relation) const {
    std::optional<rules::Severity> most;
    for (const graph::Edge& edge : component.edges) {
      if (edge.relation != relation) continue;
      rules::Severity pair = std::max(severity(edge.a), severity(edge.b));
      // The copy is right: it says that its sources differ.
      if (edge.disputed) pair = std::max(pair, rules::Severity::warning);
      most = std::min(most.value_or(pair), pair);
    }
    return most.value_or(severity(component.claims.front()));
  }

  // Of a fact whose sources differ and whose articles say so: by value whom it is given to.
  [[nodiscard]] std::vector<std::string> whose(const graph::Component& component, Relation relation,
                                               const report::Fact& fact) const {
    const bool disputed =
        relation >= Relation::variant &&
        std::all_of(component.edges.begin(), component.edges.end(),
                    [&](const graph::Edge& e) { return e.relation != relation || e.disputed; });
    std::vector<std::string> who;
    if (!disputed) return who;
    for (const report::ValueGroup& group : fact.values) {
      std::string& source = who.emplace_back();
      for (const std::uint32_t id : group.claims)
        if (source.empty()) source = run_.claims[id].qualifiers.source;
    }
    return who;
  }

  // The two sides of a quotation that is not the same on both.
  [[nodiscard]] std::vector<report::DiffPart> diff(const graph::Edge& edge) const {
    const claims::Claim& a = run_.claims[edge.a.index()];
    const auto* x = std::get_if<value::Words>(&a.value);
    const auto* y = std::get_if<value::Words>(&run_.claims[edge.b.index()].value);
    if (edge.relation < Relation::variant || x == nullptr || y == nullptr ||
        rules_.attribute(a.attribute).compare != rules::Comparator::words)
      return {};
    std::vector<report::DiffPart> parts;
    for (judge::DiffPart& part : judge::diff_words(x->written, y->written))
      parts.push_back({static_cast<report::DiffPart::Side>(part.side), std::move(part.text)});
    return parts;
  }

  // Attribute, subject and values: what stays when lines move, and when a form becomes the
  // commonest. Two facts alike in all of that are
  // told apart by their number.
  std::string fingerprint(const report::Fact& fact) {
    std::set<std::string> values;
    for (const report::ValueGroup& group : fact.values) {
      const claims::Claim& claim = run_.claims[group.claims.front()];
      values.insert(judge::value_key(claim, rules_.attribute(claim.attribute)));
    }
    const std::string alike = report::fingerprint(fact.attribute, fact.subject, values);
    const unsigned number = ++fingerprints_[alike];
    return report::fingerprint(fact.attribute, fact.subject, values, number);
  }

  const Run& run_;
  const rules::RuleSet& rules_;
  SpellingCounts spellings_;
  report::Report report_;
  std::map<std::string, std::uint32_t> fingerprints_;
};

} // namespace

report::Report Engine::report(const Run& run, const Options& options) const {
  return Builder(run, *rules_).build(options);
}

} // namespace crosscheck::engine
