// What a pattern costs, and whether it asks for anything in particular.
#include "lint/lint.h"
#include "rules/pattern_tree.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::lint {
namespace {

using rules::PatternNode;
using Kind = PatternNode::Kind;

// A pattern of the packaged rules with three large lexicons has 40,000 instructions; at 16 bytes
// each this is 2 MiB, and every text runs through it.
constexpr std::int64_t kLargeProgram = 150'000;
// RE2 keeps a state for each number of repetitions: a gap over 200 characters is twenty times as
// slow as one without an end.
constexpr int kLongGap = 100;

class Costs {
public:
  Costs(const Subject& subject, const rules::Rule& rule, const rules::Pattern& pattern,
        Findings& out)
      : subject_(subject), rule_(rule), pattern_(pattern), out_(out) {}

  void gaps(const std::vector<PatternNode>& branch) {
    for (const PatternNode& node : branch) {
      if (node.kind == Kind::any && node.broad && node.high > kLongGap) tell(node);
      for (const auto& inner : node.branches) gaps(inner);
    }
  }

  // Whether some branch has neither a word, a lexicon, nor two mentions that must be there.
  static bool asks_too_little(const PatternNode& node) {
    return std::any_of(node.branches.begin(), node.branches.end(),
                       [](const auto& branch) { return weight(branch) < 2; });
  }

private:
  static int weight(const std::vector<PatternNode>& branch) {
    int sum = 0;
    for (const PatternNode& node : branch) {
      if (node.low == 0) continue;
      switch (node.kind) {
      case Kind::words: sum += has_word(node.text) ? 2 : 0; break;
      case Kind::slot:
        sum += node.slot.kind == rules::Slot::Kind::lexicon   ? 2
               : node.slot.kind == rules::Slot::Kind::mention ? (node.slot.narrowed.empty() ? 1 : 2)
                                                              : 0;
        break;
      case Kind::group: {
        int least = 2;
        for (const auto& inner : node.branches) least = std::min(least, weight(inner));
        sum += least;
        break;
      }
      case Kind::any:
      case Kind::anchor: break;
      }
    }
    return sum;
  }

  static bool has_word(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z') ||
             (c >= 'A' && c <= 'Z');
    });
  }

  void tell(const PatternNode& node) {
    const bool endless = node.high == rules::kUnbounded;
    const std::string_view written =
        std::string_view(pattern_.text).substr(node.begin, node.end - node.begin);
    out_.warn(
        rule_,
        rules::diagnose(
            subject_.sources, pattern_, node.begin, node.end - node.begin, "R084",
            endless ? fmt::format("'{}' runs over clauses and mentions to the end of the sentence",
                                  written)
                    : fmt::format("'{}' is slow: a state for each of its {} repetitions", written,
                                  node.high),
            "write a gap of words within one clause, like  <words:0-8>"));
  }

  const Subject& subject_;
  const rules::Rule& rule_;
  const rules::Pattern& pattern_;
  Findings& out_;
};

} // namespace

void check_cost(const Subject& subject, Findings& out) {
  for (std::size_t r = 0; r < subject.rules.rules.size(); ++r) {
    const rules::Rule& rule = subject.rules.rules[r];
    const rules::Conditions& c = rule.conditions;
    // Where the key is a wording, the words around the mention are asked for there; and how things
    // are written is compared for all of them.
    const rules::Attribute& attribute = subject.rules.attribute(rule.attribute);
    const bool by_wording =
        attribute.compare == rules::Comparator::text ||
        std::any_of(attribute.key.begin(), attribute.key.end(), [](const std::string& part) {
          return part == "words" || part == "sentence" || part == "twin";
        });
    const bool bounded = by_wording || !c.only_if_sentence_has.empty() || !c.only_if_near.empty() ||
                         !c.only_if_preceded_by.empty() || !c.only_if_followed_by.empty();
    for (std::size_t p = 0; p < rule.patterns.size(); ++p) {
      const rules::Pattern& pattern = rule.patterns[p];
      const PatternNode tree = rules::pattern_tree(pattern.text);
      for (const auto& branch : tree.branches) Costs(subject, rule, pattern, out).gaps(branch);
      const std::int64_t size = subject.matcher.instructions(RuleId(r), p);
      if (size > kLargeProgram)
        out.warn(rule,
                 rules::diagnose(
                     subject.sources, pattern, 0, pattern.text.size(), "R083",
                     fmt::format("the pattern is a program of about {} instructions once its "
                                 "lexicons stand in it",
                                 size),
                     "repeat a large lexicon less often, like  <@list>( <@list>)?  for  (<@list> "
                     "){1,5}, or "
                     "use a smaller one"));
      if (!bounded && Costs::asks_too_little(tree))
        out.warn(rule,
                 rules::diagnose(
                     subject.sources, pattern, 0, pattern.text.size(), "R085",
                     "no word must be there: the pattern takes every such mention of every article",
                     "add a word, a lexicon like <@say> or a second slot, or one of the conditions "
                     "only_if_..."));
    }
    for (const rules::ConditionKey& key : rules::condition_keys())
      for (const rules::Pattern& pattern : rule.conditions.*key.list) {
        const PatternNode tree = rules::pattern_tree(pattern.text);
        for (const auto& branch : tree.branches) Costs(subject, rule, pattern, out).gaps(branch);
      }
  }
}

} // namespace crosscheck::lint
