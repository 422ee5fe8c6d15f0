#include "base/yaml_scalar.h"
#include "engine/fixture_tests.h"
#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscheck::engine {
namespace {

using rules::ExpectedFact;
using rules::FactTest;
using rules::Rewrite;

constexpr std::size_t kShown = 4; // facts or claims in notes

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

class SetTest {
public:
  SetTest(const FixtureRun& run, const rules::FixtureSet& set,
          const std::vector<std::optional<text::Document>>& documents)
      : run_(run), set_(set) {
    std::vector<text::Document> read;
    for (const std::size_t a : set.articles) read.push_back(*documents[a]);
    const Options options{.jobs = 1, .show_info = true, .one_story = set.one_story};
    result_ = run.engine.run(std::move(read), options);
    report_ = run.engine.report(result_, options);
    out_.kind = TestCase::Kind::set;
    out_.file = run.fixtures.source.path();
    out_.line = set.where.line;
    out_.name = set.name.empty() ? fmt::format("set at line {}", out_.line) : set.name;
  }

  TestCase test() {
    for (const FactTest& test : set_.tests) {
      if (!run_.selection.wants(run_.engine.rules(), test)) continue;
      test_ = &test;
      facts_.clear();
      for (const report::Fact& fact : report_.facts)
        if (is_target(fact.attribute)) facts_.push_back(&fact);
      if (test.strongest.empty())
        listed();
      else
        strongest();
    }
    out_.fired.assign(fired_.begin(), fired_.end());
    return std::move(out_);
  }

private:
  [[nodiscard]] bool is_target(const std::string& attribute) const {
    if (test_->attribute) return attribute == test_->name;
    return std::none_of(set_.tests.begin(), set_.tests.end(), [&](const FactTest& other) {
      return other.attribute && other.name == attribute;
    });
  }

  void strongest() {
    std::string is = "none";
    report::Relation most = report::Relation::agree;
    for (const report::Fact* fact : facts_)
      if (is == "none" || fact->relation > most) {
        most = fact->relation;
        is = report::name(most);
      }
    if (is == test_->strongest) {
      for (const report::Fact* fact : facts_)
        if (report::name(fact->relation) == is) fired(*fact);
      return;
    }
    Mismatch mismatch =
        run_.mismatch(test_->where, "R064",
                      fmt::format("{} is {}, not {}",
                                  test_->name == "*" ? "the strongest of the others" : test_->name,
                                  is, test_->strongest));
    if (facts_.empty()) uncompared(mismatch);
    for (std::size_t i = 0; i < facts_.size() && i < kShown; ++i)
      if (is == "none" || facts_[i]->relation == most) show(*facts_[i], mismatch);
    mismatch.accept = {{set_.where, {"expect", test_->name}, Rewrite::Kind::set, is}};
    out_.mismatches.push_back(std::move(mismatch));
  }

  // Just these findings; agreeing and compatible facts need not be listed.
  void listed() {
    const std::vector<ExpectedFact>& wanted = test_->facts;
    std::vector<char> told(facts_.size(), 0), met(wanted.size(), 0);
    for (const bool gaps : {false, true}) {
      const auto partners =
          pair_up(wanted.size(), facts_.size(), [&](std::size_t e, std::size_t f) {
            return wanted[e].known_gap == gaps && told[f] == 0 &&
                   differences(wanted[e], *facts_[f]).empty();
          });
      for (std::size_t e = 0; e < wanted.size(); ++e) {
        if (!partners[e]) continue;
        met[e] = 1;
        told[*partners[e]] = 1;
        if (!gaps) fired(*facts_[*partners[e]]);
      }
    }
    for (std::size_t e = 0; e < wanted.size(); ++e) {
      if (wanted[e].known_gap) {
        if (met[e] == 0)
          ++out_.open_gaps;
        else
          closed(e);
      } else if (met[e] == 0) {
        // The fact that differs in the fewest fields.
        std::optional<std::size_t> instead;
        std::size_t least = 0;
        for (std::size_t f = 0; f < facts_.size(); ++f) {
          const std::size_t different = differences(wanted[e], *facts_[f]).size();
          if (told[f] != 0 || (instead && different >= least)) continue;
          instead = f;
          least = different;
        }
        if (instead) told[*instead] = 1;
        missing(e, instead ? facts_[*instead] : nullptr);
      }
    }
    for (std::size_t f = 0; f < facts_.size(); ++f)
      if (told[f] == 0 && facts_[f]->relation >= report::Relation::variant) noisy(*facts_[f]);
  }

  void missing(std::size_t e, const report::Fact* instead) {
    const ExpectedFact& wanted = test_->facts[e];
    Mismatch mismatch = run_.mismatch(wanted.where, "R062", "missing " + subject(wanted));
    if (instead != nullptr) {
      mismatch.differences = differences(wanted, *instead);
      show(*instead, mismatch);
      for (const FieldDiff& diff : mismatch.differences)
        mismatch.accept.push_back(
            change(e, {diff.field}, Rewrite::Kind::set,
                   diff.field == "values" ? list(*instead) : yaml_scalar(diff.got)));
    } else {
      uncompared(mismatch);
      if (test_->is_list) mismatch.accept = {change(e, {}, Rewrite::Kind::remove)};
    }
    out_.mismatches.push_back(std::move(mismatch));
  }

  void noisy(const report::Fact& fact) {
    Mismatch mismatch =
        run_.mismatch(test_->where, "R063",
                      fmt::format("noisy {} {}: {}", fact.attribute, report::name(fact.relation),
                                  joined(values(fact))),
                      test_->attribute ? "the list names all findings of the attribute"
                                       : fmt::format("if it is right, name it:  {}: {}",
                                                     fact.attribute, report::name(fact.relation)));
    show(fact, mismatch);
    if (test_->attribute && test_->is_list)
      mismatch.accept = {
          {set_.where,
           {"expect", test_->name},
           Rewrite::Kind::append,
           fmt::format("{{relation: {}, values: {}}}", report::name(fact.relation), list(fact))}};
    out_.mismatches.push_back(std::move(mismatch));
  }

  void closed(std::size_t e) {
    Mismatch mismatch = run_.mismatch(
        test_->facts[e].where, "R061",
        fmt::format("a known gap is closed: {} is found now", subject(test_->facts[e])),
        "take `known_gap` away, so that it is tested from now on");
    mismatch.accept = {change(e, {"known_gap"}, Rewrite::Kind::remove)};
    out_.mismatches.push_back(std::move(mismatch));
  }

  static std::vector<std::string> values(const report::Fact& fact) {
    std::vector<std::string> out;
    for (const report::ValueGroup& group : fact.values) out.push_back(group.value);
    return out;
  }

  static std::string list(const report::Fact& fact) {
    std::vector<std::string> out = values(fact);
    for (std::string& value : out) value = yaml_scalar(value);
    return "[" + joined(out) + "]";
  }

  static std::vector<FieldDiff> differences(const ExpectedFact& wanted, const report::Fact& fact) {
    std::vector<FieldDiff> out;
    if (report::name(fact.relation) != wanted.relation)
      out.push_back({"relation", wanted.relation, std::string(report::name(fact.relation))});
    if (!wanted.subject.empty() &&
        text::fold(fact.subject).find(text::fold(wanted.subject)) == std::string::npos)
      out.push_back({"subject", wanted.subject, fact.subject});
    std::vector<std::string> is, should;
    for (const std::string& value : values(fact)) is.push_back(text::fold(value));
    for (const std::string& value : wanted.values) should.push_back(text::fold(value));
    std::sort(is.begin(), is.end());
    std::sort(should.begin(), should.end());
    if (!should.empty() && is != should)
      out.push_back({"values", joined(wanted.values), joined(values(fact))});
    return out;
  }

  // "deaths update {values: 12, 14}"
  [[nodiscard]] std::string subject(const ExpectedFact& fact) const {
    std::string out = fmt::format("{} {}", test_->name, fact.relation);
    if (!fact.values.empty()) out += fmt::format(" of {}", joined(fact.values));
    if (!fact.subject.empty()) out += fmt::format(" about {}", fact.subject);
    return out;
  }

  [[nodiscard]] std::string place(const claims::Claim& claim) const {
    const text::Document& document = result_.documents[claim.document.index()];
    const auto article =
        std::find_if(set_.articles.begin(), set_.articles.end(),
                     [&](std::size_t a) { return run_.fixtures.articles[a].id == document.id; });
    return fmt::format(
        "{}: {}",
        run_.locate(run_.fixtures.articles[*article], document, claim.field, claim.evidence.begin),
        text::single_spaces(
            document.field(claim.field).substr(claim.evidence.begin, claim.evidence.size())));
  }

  void show(const report::Fact& fact, Mismatch& mismatch) const {
    mismatch.notes.push_back(fmt::format("got: {} {}{}{}", fact.attribute,
                                         report::name(fact.relation),
                                         fact.subject.empty() ? "" : ", about ", fact.subject));
    for (std::size_t i = 0; i < fact.values.size() && i < kShown; ++i)
      mismatch.notes.push_back(fmt::format("  {}: {}", fact.values[i].value,
                                           place(result_.claims[fact.values[i].claims.front()])));
    if (!fact.pairs.empty() && !fact.pairs.front().reason.empty())
      mismatch.notes.push_back("  why: " + fact.pairs.front().reason);
  }

  // Claims of the attribute, and what each is about: why none were compared, or stayed alone.
  void uncompared(Mismatch& mismatch) const {
    std::size_t shown = 0;
    for (const claims::Claim& claim : result_.claims) {
      if (!is_target(run_.engine.rules().attribute(claim.attribute).name)) continue;
      if (++shown > kShown) {
        mismatch.notes.emplace_back("nearest: ...");
        return;
      }
      const event::Key& key = result_.keys[claim.id.index()];
      mismatch.notes.push_back(
          fmt::format("nearest: {} by {}, {} at {}", value::to_string(claim.value),
                      run_.engine.rules().rule(claim.rule).id,
                      key.text.empty() ? "compared with nothing, " + key.why + ","
                                       : "about " + key.subject + ",",
                      place(claim)));
    }
    if (shown == 0) mismatch.notes.emplace_back("nearest: no claim was drawn from these articles");
  }

  void fired(const report::Fact& fact) {
    for (const report::ValueGroup& group : fact.values)
      for (const std::uint32_t claim : group.claims) fired_.insert(result_.claims[claim].rule);
  }

  [[nodiscard]] Rewrite change(std::size_t e, std::vector<std::string> further, Rewrite::Kind kind,
                               std::string text = {}) const {
    std::vector<std::string> path = {"expect", test_->name};
    if (test_->is_list) path.push_back(fmt::format("#{}", e));
    path.insert(path.end(), further.begin(), further.end());
    return {set_.where, std::move(path), kind, std::move(text)};
  }

  const FixtureRun& run_;
  const rules::FixtureSet& set_;
  Run result_;
  report::Report report_;
  const FactTest* test_ = nullptr;
  std::vector<const report::Fact*> facts_;
  std::set<RuleId> fired_;
  TestCase out_;
};

} // namespace

TestCase test_set(const FixtureRun& run, const rules::FixtureSet& set,
                  const std::vector<std::optional<text::Document>>& documents) {
  return SetTest(run, set, documents).test();
}

} // namespace crosscheck::engine
