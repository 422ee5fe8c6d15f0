#include "engine/examples.h"

#include "base/yaml_scalar.h"
#include "engine/nearest.h"
#include "value/value.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace crosscheck::engine {
namespace {

using rules::Example;
using rules::Expectation;
using rules::Rewrite;

class Runner {
public:
  Runner(const Engine& engine, RuleId rule, std::size_t index)
      : engine_(engine), id_(rule), rule_(engine.rules().rule(rule)),
        example_(rule_.examples[index]) {
    out_.kind = TestCase::Kind::example;
    out_.name = fmt::format("{} example {}", rule_.id, index + 1);
    out_.file = engine.rules().files[example_.where.file];
    out_.line = example_.where.line;
  }

  TestCase run() {
    std::vector<text::Document> documents;
    for (std::size_t i = 0; i < example_.articles.size(); ++i) {
      text::Document document;
      document.id = fmt::format("article {}", i + 1);
      document.text = example_.articles[i].text;
      document.date = example_.articles[i].date;
      documents.push_back(std::move(document));
    }
    const Run run =
        engine_.run(std::move(documents), {.jobs = 1, .show_info = true, .one_story = true});
    if (example_.expect) check_claims(run);
    if (!example_.relation.empty()) check_relation(run);
    if (example_.known_gap) {
      if (!out_.mismatches.empty()) {
        out_.mismatches.clear();
        out_.open_gaps = 1;
      } else {
        complain("R061", "a known gap is closed: the example holds",
                 "take `known_gap` away, so that it is tested from now on")
            .accept = {change({"known_gap"}, Rewrite::Kind::remove)};
      }
    }
    const bool fires = (example_.expect && !example_.expect->empty()) ||
                       (!example_.relation.empty() && example_.relation != "none");
    if (fires && out_.open_gaps == 0) out_.fired.push_back(id_);
    return std::move(out_);
  }

private:
  Mismatch& complain(std::string code, std::string message, std::string help = {}) {
    Mismatch& mismatch = out_.mismatches.emplace_back();
    mismatch.what = {.code = std::move(code),
                     .message = std::move(message),
                     .file = out_.file,
                     .line = example_.where.line,
                     .column = example_.where.column,
                     .help = std::move(help)};
    return mismatch;
  }

  [[nodiscard]] Rewrite change(std::vector<std::string> path, Rewrite::Kind kind,
                               std::string text = {}) const {
    return {example_.where, std::move(path), kind, std::move(text)};
  }

  void check_claims(const Run& run) {
    std::vector<ReadArticle> articles;
    for (std::size_t d = 0; d < run.documents.size(); ++d) {
      ReadArticle article{run.documents[d], run.annotations[d], {}, {}};
      article.locate = [&document = run.documents[d]](text::Field field, std::uint32_t at) {
        return fmt::format("{}:{}", document.id, document.locate(field, at).column);
      };
      for (const claims::Claim& claim : run.claims)
        if (claim.document == DocumentId(d))
          article.claims.push_back(drawn(claim, run.annotations[d], run.documents[d]));
      articles.push_back(std::move(article));
    }
    std::vector<Drawn> found;
    for (const ReadArticle& article : articles)
      for (const Drawn& one : article.claims)
        if (one.claim->rule == id_) found.push_back(one);

    const std::vector<Expectation>& wanted = *example_.expect;
    auto partners = pair_up(wanted.size(), found.size(), [&](std::size_t e, std::size_t d) {
      return differences(found[d], wanted[e]).empty();
    });
    std::vector<char> told(found.size(), 0);
    for (const auto& partner : partners)
      if (partner) told[*partner] = 1;
    for (std::size_t e = 0; e < wanted.size(); ++e) {
      if (partners[e]) continue;
      Mismatch& mismatch = complain("R062", "missing " + show(wanted[e]));
      if (const auto other = most_like(wanted[e], found, told)) {
        told[*other] = 1;
        mismatch.differences = differences(found[*other], wanted[e]);
        mismatch.notes.push_back("instead: " + show(found[*other]));
        mismatch.accept = now(e, mismatch.differences);
        continue;
      }
      for (const ReadArticle& article : articles)
        for (std::string& line : nearest(engine_, article, id_, rule_.attribute, {}))
          mismatch.notes.push_back(std::move(line));
      mismatch.accept = {change({"expect", fmt::format("#{}", e)}, Rewrite::Kind::remove)};
    }
    for (std::size_t d = 0; d < found.size(); ++d) {
      if (told[d] != 0) continue;
      Mismatch& mismatch =
          complain("R063", "noisy " + show(found[d]), "the example does not expect this claim");
      const std::string value = yaml_scalar(forms(found[d], "value").front());
      mismatch.accept = {change(
          {"expect"}, Rewrite::Kind::append,
          fmt::format("{{value: {}, evidence: {}}}", value, yaml_scalar(found[d].evidence)))};
    }
  }

  // Of the claims that nothing expects, the one with the most fields as expected.
  static std::optional<std::size_t> most_like(const Expectation& wanted,
                                              const std::vector<Drawn>& found,
                                              const std::vector<char>& told) {
    std::optional<std::size_t> best;
    std::size_t least = 0;
    for (std::size_t d = 0; d < found.size(); ++d) {
      if (told[d] != 0) continue;
      const std::size_t different = differences(found[d], wanted).size();
      if (!best || different < least) {
        best = d;
        least = different;
      }
    }
    return best;
  }

  // What makes expected claim `e` be the one that was drawn.
  [[nodiscard]] std::vector<Rewrite> now(std::size_t e,
                                         const std::vector<FieldDiff>& different) const {
    const std::string item = fmt::format("#{}", e);
    // "expect: [12]": the item itself is the value; its path ends there.
    std::vector<Rewrite> out;
    for (const FieldDiff& diff : different)
      out.push_back(change({"expect", item, diff.field},
                           diff.got.empty() ? Rewrite::Kind::remove : Rewrite::Kind::set,
                           diff.got.empty() ? "" : yaml_scalar(diff.got)));
    return out;
  }

  void check_relation(const Run& run) {
    graph::Relation strongest = graph::Relation::none;
    std::string why = "no two claims were compared";
    for (const graph::Component& component : run.components.components)
      for (const graph::Edge& edge : component.edges) {
        if (run.claims[edge.a.index()].attribute != rule_.attribute) continue;
        if (edge.relation <= strongest) continue;
        strongest = edge.relation;
        why = edge.reason;
      }
    if (graph::name(strongest) == example_.relation) return;
    if (strongest == graph::Relation::none)
      for (const claims::Claim& claim : run.claims)
        if (claim.rule == id_ && run.keys[claim.id.index()].text.empty())
          why = fmt::format("'{}' has no key: {}", value::to_string(claim.value),
                            run.keys[claim.id.index()].why);
    Mismatch& mismatch = complain(
        "R064",
        fmt::format("the relation is {}, not {}", graph::name(strongest), example_.relation), why);
    mismatch.differences = {{"relation", example_.relation, std::string(graph::name(strongest))}};
    mismatch.accept = {
        change({"relation"}, Rewrite::Kind::set, std::string(graph::name(strongest)))};
  }

  const Engine& engine_;
  const RuleId id_;
  const rules::Rule& rule_;
  const Example& example_;
  TestCase out_;
};

} // namespace

std::vector<TestCase> run_examples(const Engine& engine, const std::vector<RuleId>& selected) {
  std::vector<TestCase> results;
  for (const RuleId rule : selected)
    for (std::size_t e = 0; e < engine.rules().rule(rule).examples.size(); ++e)
      results.push_back(Runner(engine, rule, e).run());
  return results;
}

} // namespace crosscheck::engine
