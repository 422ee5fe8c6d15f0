#include "engine/examples.h"

#include "base/check.h"
#include "text/spaces.h"
#include "text/utf8.h"
#include "value/value.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::engine {
namespace {

using rules::Example;
using rules::Expectation;

// One claim as an example writes it.
struct Drawn {
  const claims::Claim* claim = nullptr;
  std::string evidence;
};

std::string written(const value::Value& value) {
  if (const auto* words = std::get_if<value::Words>(&value)) return words->written;
  return value::to_string(value);
}

// What a claim says for one field of an expectation: every form that an author may write.
std::vector<std::string> forms(const Drawn& drawn, const std::string& field) {
  const claims::Claim& claim = *drawn.claim;
  const auto of = [](const value::Value& value) {
    std::vector<std::string> all{value::to_string(value), written(value)};
    if (const auto* words = std::get_if<value::Words>(&value)) all.push_back(words->canonical);
    return all;
  };
  if (field == "value") return of(claim.value);
  if (field == "evidence") return {drawn.evidence};
  if (field == "time") return {claim.qualifiers.time};
  if (field == "part") return {claim.qualifiers.part ? "true" : "false"};
  if (const claims::Filled* slot = claim.slot(field)) return of(slot->value);
  return {};
}

bool fits(const Drawn& drawn, const Expectation& expectation) {
  return std::all_of(expectation.begin(), expectation.end(), [&](const auto& wanted) {
    const std::vector<std::string> said = forms(drawn, wanted.first);
    return std::any_of(said.begin(), said.end(), [&](const std::string& form) {
      return form == wanted.second || text::fold(form) == text::fold(wanted.second);
    });
  });
}

std::string show(const Expectation& expectation) {
  std::string out = "{";
  for (const auto& [field, value] : expectation)
    out += fmt::format("{}{}: {}", out.size() > 1 ? ", " : "", field, value);
  return out + "}";
}

std::string show(const Drawn& drawn) {
  return fmt::format("{{value: {}, evidence: {}}}", value::to_string(drawn.claim->value),
                     drawn.evidence);
}

class Runner {
public:
  explicit Runner(const Engine& engine) : engine_(engine) {}

  ExampleResult run(RuleId rule, std::size_t index) const {
    const Example& example = engine_.rules().rule(rule).examples[index];
    ExampleResult result{rule, index, false, {}};
    std::vector<text::Document> documents;
    for (std::size_t i = 0; i < example.articles.size(); ++i) {
      text::Document document;
      document.id = fmt::format("article {}", i + 1);
      document.text = example.articles[i].text;
      document.date = example.articles[i].date;
      documents.push_back(std::move(document));
    }
    const Run run =
        engine_.run(std::move(documents), {.jobs = 1, .show_info = true, .one_story = true});
    if (example.expect) check_claims(run, rule, example, result.diagnostics);
    if (!example.relation.empty()) check_relation(run, rule, example, result.diagnostics);
    result.passed = result.diagnostics.empty();
    if (example.known_gap) {
      if (result.passed)
        complain(result.diagnostics, example, "R061", "a known gap is closed: the example holds",
                 "take `known_gap` away, so that it is tested from now on");
      else
        result.diagnostics.clear();
      result.passed = result.diagnostics.empty();
    }
    return result;
  }

private:
  void complain(Diagnostics& out, const Example& example, std::string code, std::string message,
                std::string help) const {
    out.push_back({.level = Level::error,
                   .code = std::move(code),
                   .message = std::move(message),
                   .file = engine_.rules().files[example.where.file],
                   .line = example.where.line,
                   .column = example.where.column,
                   .help = std::move(help)});
  }

  void check_claims(const Run& run, RuleId rule, const Example& example, Diagnostics& out) const {
    std::vector<Drawn> drawn;
    std::vector<std::string> others; // what other rules of the attribute drew: the nearest thing
    for (const claims::Claim& claim : run.claims) {
      const text::Document& document = run.documents[claim.document.index()];
      Drawn one{
          &claim,
          text::single_spaces(
              document.field(claim.field).substr(claim.evidence.begin, claim.evidence.size()))};
      if (claim.rule == rule)
        drawn.push_back(std::move(one));
      else if (claim.attribute == engine_.rules().rule(rule).attribute)
        others.push_back(fmt::format("{} by {}", show(one), engine_.rules().rule(claim.rule).id));
    }
    std::vector<char> used(drawn.size(), 0);
    for (const Expectation& expectation : *example.expect) {
      bool found = false;
      for (std::size_t i = 0; i < drawn.size() && !found; ++i) {
        if (used[i] != 0 || !fits(drawn[i], expectation)) continue;
        used[i] = 1;
        found = true;
      }
      if (found) continue;
      std::string near;
      for (std::size_t i = 0; i < drawn.size(); ++i)
        if (used[i] == 0)
          near += fmt::format("{}{}", near.empty() ? "drawn instead: " : "; ", show(drawn[i]));
      for (const std::string& other : others)
        near += fmt::format("{}{}", near.empty() ? "" : "; ", other);
      if (near.empty()) near = "nothing was drawn; the patterns see: " + seen(run);
      complain(out, example, "R062", "missing " + show(expectation), near);
    }
    for (std::size_t i = 0; i < drawn.size(); ++i)
      if (used[i] == 0)
        complain(out, example, "R063", "noisy " + show(drawn[i]),
                 "the example does not expect this claim");
  }

  static std::string seen(const Run& run) {
    std::string out;
    for (const annotate::Annotation& annotation : run.annotations)
      for (const annotate::AnnotatedView& view : annotation.views)
        if (!view.whole_paragraph && out.size() < 300)
          out += (out.empty() ? "" : " / ") + view.view.readable();
    return out;
  }

  void check_relation(const Run& run, RuleId rule, const Example& example, Diagnostics& out) const {
    graph::Relation strongest = graph::Relation::none;
    std::string why = "no two claims were compared";
    for (const graph::Component& component : run.components.components)
      for (const graph::Edge& edge : component.edges) {
        if (run.claims[edge.a.index()].attribute != engine_.rules().rule(rule).attribute) continue;
        if (edge.relation <= strongest) continue;
        strongest = edge.relation;
        why = edge.reason;
      }
    if (graph::name(strongest) == example.relation) return;
    if (strongest == graph::Relation::none)
      for (const claims::Claim& claim : run.claims)
        if (claim.rule == rule && run.keys[claim.id.index()].text.empty())
          why = fmt::format("'{}' has no key: {}", value::to_string(claim.value),
                            run.keys[claim.id.index()].why);
    complain(out, example, "R064",
             fmt::format("the relation is {}, not {}", graph::name(strongest), example.relation),
             why);
  }

  const Engine& engine_;
};

} // namespace

std::vector<ExampleResult> run_examples(const Engine& engine, const std::vector<RuleId>& selected) {
  const Runner runner(engine);
  std::vector<RuleId> rules = selected;
  if (rules.empty())
    for (std::size_t r = 0; r < engine.rules().rules.size(); ++r) rules.emplace_back(r);
  std::vector<ExampleResult> results;
  for (const RuleId rule : rules)
    for (std::size_t e = 0; e < engine.rules().rule(rule).examples.size(); ++e)
      results.push_back(runner.run(rule, e));
  return results;
}

} // namespace crosscheck::engine
