// Rules against each other, over the texts of all examples.
#include "claims/draw.h"
#include "lint/lint.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace crosscheck::lint {
namespace {

using claims::Claim;
using claims::Displaced;

std::string written(const text::Document& document, const Claim& claim) {
  return std::string(
      document.field(claim.field).substr(claim.evidence.begin, claim.evidence.size()));
}

// What is compared of a claim, and with what.
std::string meaning(const Claim& claim) {
  std::string out = value::to_string(claim.value);
  if (!claim.qualifiers.time.empty()) out += ", time " + claim.qualifiers.time;
  std::vector<std::string> slots;
  for (const claims::Filled& slot : claim.slots)
    slots.push_back(slot.name + " " + value::to_string(slot.value));
  std::sort(slots.begin(), slots.end());
  for (const std::string& slot : slots) out += ", " + slot;
  return out;
}

class Overlaps {
public:
  explicit Overlaps(const Subject& subject) : subject_(subject), own_(subject.rules.rules.size()) {}

  void run(Findings& out) {
    for (std::size_t r = 0; r < subject_.rules.rules.size(); ++r)
      for (const rules::Example& example : subject_.rules.rules[r].examples)
        for (const rules::Example::Article& article : example.articles) read(RuleId(r), article);
    for (const auto& [pair, found] : quarrels_) tell(pair.first, pair.second, found, out);
    for (std::size_t r = 0; r < own_.size(); ++r)
      if (own_[r].kept == 0 && own_[r].lost > 0) tell_shadowed(RuleId(r), out);
  }

private:
  struct Quarrel {
    std::string text, a, b;
  };
  struct Own {
    std::size_t kept = 0, lost = 0;
    RuleId to;
  };

  void read(RuleId of, const rules::Example::Article& article) {
    text::Document document;
    document.text = article.text;
    document.date = article.date;
    const annotate::Annotation annotation = subject_.annotator.annotate(document);
    std::vector<Displaced> displaced;
    for (const Claim& claim : claims::draw(DocumentId(0), document, annotation, subject_.rules,
                                           subject_.matcher, &displaced))
      own_[of.index()].kept += claim.rule == of;
    for (const Displaced& d : displaced) {
      if (d.claim.rule == d.winner.rule) continue;
      if (d.claim.rule == of) {
        ++own_[of.index()].lost;
        own_[of.index()].to = d.winner.rule;
      }
      if (d.by != Displaced::By::order || meaning(d.claim) == meaning(d.winner)) continue;
      quarrels_.emplace(std::pair(d.winner.rule, d.claim.rule),
                        Quarrel{written(document, d.claim), meaning(d.winner), meaning(d.claim)});
    }
  }

  void tell(RuleId winner, RuleId loser, const Quarrel& found, Findings& out) const {
    const rules::Rule& won = subject_.rules.rule(winner);
    const rules::Rule& lost = subject_.rules.rule(loser);
    Diagnostic d = rules::diagnose(
        subject_.sources, lost.where, 0, "R081",
        fmt::format("'{}' and '{}' read '{}' differently, and only the order of the rules decides",
                    won.id, lost.id, found.text),
        fmt::format(
            "'{}' against '{}': give the one that is right the higher `priority`, or keep the "
            "other away with a condition",
            found.a, found.b));
    out.warn(lost, std::move(d));
  }

  void tell_shadowed(RuleId id, Findings& out) const {
    const rules::Rule& rule = subject_.rules.rule(id);
    Diagnostic d = rules::diagnose(
        subject_.sources, rule.where, 0, "R082",
        fmt::format("'{}' keeps no claim of its own examples: '{}' wins all of them", rule.id,
                    subject_.rules.rule(own_[id.index()].to).id),
        "of overlapping claims the higher `priority` stays, then the longer evidence, then the "
        "earlier rule; raise this one's priority, or take it away");
    out.warn(rule, std::move(d));
  }

  const Subject& subject_;
  std::vector<Own> own_; // by rule
  std::map<std::pair<RuleId, RuleId>, Quarrel> quarrels_;
};

} // namespace

void check_overlaps(const Subject& subject, Findings& out) { Overlaps(subject).run(out); }

} // namespace crosscheck::lint
