#include "match/matcher.h"

#include "match/conditions.h"
#include "match/expression.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <re2/set.h>
#include <tuple>
#include <utility>

namespace crosscheck::match {
namespace {

using annotate::AnnotatedView;
using annotate::Annotation;

struct CompiledPattern {
  RuleId rule;
  std::uint32_t pattern = 0;
  Expression expression;
};

Diagnostic too_large() {
  return {.code = "R024",
          .message = "all patterns together do not fit the memory of the matcher",
          .help = "load fewer rules, or use smaller lexicons and shorter gaps"};
}

// Patterns of one scope in a row. The set holds their sieves: what it reports may match, what it
// does not report does not. One automaton for all patterns would need a state for each way in which
// any of them may stand half done, more than any memory holds; a few patterns each, they are
// cached.
struct Sieves {
  std::size_t first = 0;         // of the scope's patterns
  std::unique_ptr<RE2::Set> set; // element i is pattern first + i
};

constexpr std::size_t kPatternsInSet = 20;

struct Scope {
  std::vector<CompiledPattern> patterns;
  std::vector<Sieves> sieves;
};

// Adds the pattern to the scope, or says what is wrong with it.
Diagnostics add(const rules::RuleSet& rules, RuleId id, std::size_t index, Scope& scope) {
  const rules::Rule& rule = rules.rule(id);
  const rules::Pattern& pattern = rule.patterns[index];
  Result<Expression> expression = Expression::compile(
      rules, pattern, rule.as_written, Expression::Place::anywhere, !pattern.sieve.empty());
  if (!expression) return std::move(expression.error());
  scope.patterns.push_back({id, static_cast<std::uint32_t>(index), std::move(*expression)});
  return {};
}

// Makes the sets of a scope, which share kSetMemory, or says what is wrong with each pattern that
// none of them takes.
Diagnostics sieve(const rules::RuleSet& rules, Scope& scope) {
  Diagnostics diagnostics;
  const auto sets =
      static_cast<std::int64_t>((scope.patterns.size() + kPatternsInSet - 1) / kPatternsInSet);
  const std::int64_t memory =
      std::max(kLeastSetMemory, kSetMemory / std::max<std::int64_t>(1, sets));
  for (std::size_t first = 0; first < scope.patterns.size(); first += kPatternsInSet) {
    Sieves sieves{first, std::make_unique<RE2::Set>(regex_options(memory), RE2::UNANCHORED)};
    const std::size_t end = std::min(first + kPatternsInSet, scope.patterns.size());
    for (std::size_t i = first; i < end; ++i) {
      const rules::Rule& rule = rules.rule(scope.patterns[i].rule);
      const rules::Pattern& pattern = rule.patterns[scope.patterns[i].pattern];
      const std::string& source = pattern.sieve.empty() ? pattern.regex : pattern.sieve;
      std::string error;
      if (sieves.set->Add(with_case(source, rule.as_written), &error) >= 0) continue;
      // What is wrong with the sieve is wrong with the pattern, and told as that.
      rules::Pattern exact = pattern;
      exact.steps = 0;
      Result<Expression> told = Expression::compile(rules, exact, rule.as_written);
      const Diagnostics wrong = told ? Diagnostics{too_large()} : std::move(told.error());
      diagnostics.insert(diagnostics.end(), wrong.begin(), wrong.end());
    }
    if (!sieves.set->Compile()) diagnostics.push_back(too_large());
    scope.sieves.push_back(std::move(sieves));
  }
  return diagnostics;
}

// "depth of <measure(length)>": whether the mention in each narrowed slot is of that kind.
bool narrowed_slots_hold(const rules::Pattern& pattern, const Annotation& annotation,
                         const AnnotatedView& view, const std::vector<ViewSpan>& slots) {
  for (std::size_t i = 0; i < pattern.slots.size(); ++i) {
    const rules::Slot& slot = pattern.slots[i];
    if (slot.narrowed.empty() || slots[i].empty()) continue;
    const auto id = view.view.mention_at(slots[i].begin);
    if (!id) return false;
    const annotate::Mention& mention = annotation.mention(*id);
    const bool holds = std::any_of(
        mention.readings.begin(), mention.readings.end(), [&](const annotate::Reading& reading) {
          if (!slot.types.has(reading.type)) return false;
          if (reading.kind == slot.narrowed) return true;
          const auto* quantity = std::get_if<value::Quantity>(&reading.value);
          return quantity != nullptr && (quantity->unit == slot.narrowed ||
                                         value::name(quantity->dimension) == slot.narrowed);
        });
    if (!holds) return false;
  }
  return true;
}

// only_if_value: whether the figure in the slot `value` lies within a bound. Where the reading is
// no figure, or the pattern's value is a constant, there is nothing to hold it against.
bool value_holds(const rules::Rule& rule, const rules::Pattern& pattern,
                 const Annotation& annotation, const AnnotatedView& view,
                 const std::vector<ViewSpan>& slots) {
  const std::vector<rules::ValueBound>& bounds = rule.conditions.only_if_value;
  if (bounds.empty()) return true;
  for (std::size_t i = 0; i < pattern.slots.size(); ++i) {
    if (pattern.slots[i].name != "value" || slots[i].empty()) continue;
    const auto id = view.view.mention_at(slots[i].begin);
    if (!id) continue;
    for (const annotate::Reading& reading : annotation.mention(*id).readings) {
      const auto* figure = std::get_if<value::Quantity>(&reading.value);
      if (figure == nullptr || !pattern.slots[i].types.has(reading.type)) continue;
      return std::any_of(bounds.begin(), bounds.end(), [&](const rules::ValueBound& bound) {
        return bound.holds(figure->low) && bound.holds(figure->high);
      });
    }
  }
  return true;
}

std::string all_bounds(const rules::Rule& rule) {
  std::string out;
  for (const rules::ValueBound& bound : rule.conditions.only_if_value)
    out += (out.empty() ? "" : " | ") + bound.text;
  return out;
}

bool by_place(const Match& a, const Match& b) {
  return std::tie(a.view, a.span.begin, a.rule, a.pattern, a.span.end) <
         std::tie(b.view, b.span.begin, b.rule, b.pattern, b.span.end);
}

} // namespace

struct Matcher::Compiled {
  const rules::RuleSet* rules = nullptr;
  std::array<Scope, 2> scopes;        // by rules::Scope
  std::vector<Conditions> conditions; // by rule

  [[nodiscard]] const Scope& scope_of(const AnnotatedView& view) const {
    return scopes[static_cast<std::size_t>(view.whole_paragraph ? rules::Scope::paragraph
                                                                : rules::Scope::sentence)];
  }

  // All matches of one pattern in one view, left to right, none overlapping the one before.
  template <class Keep, class Refuse>
  void find_all(const CompiledPattern& compiled, const Annotation& annotation,
                std::uint32_t view_index, const Keep& keep, const Refuse& refuse) const {
    const AnnotatedView& view = annotation.views[view_index];
    const std::string& text = view.view.text();
    const rules::Rule& rule = rules->rule(compiled.rule);
    const rules::Pattern& pattern = rule.patterns[compiled.pattern];
    std::int64_t budget = static_cast<std::int64_t>(text.size()) * 8 + 4096;
    Expression::Found found;
    for (std::uint32_t from = 0; compiled.expression.find(text, from, budget, found);) {
      Match match{compiled.rule, compiled.pattern, view_index, found.span, found.slots, false};
      if (!narrowed_slots_hold(pattern, annotation, view, found.slots)) {
        budget -= found.span.size() + 1;
        from = budget > 0 ? after_code_point(text, found.span.begin) : found.span.end;
        refuse(std::move(match), "narrowed slot", pattern.text, ViewSpan{});
        continue;
      }
      from = found.span.end;
      if (!value_holds(rule, pattern, annotation, view, found.slots)) {
        refuse(std::move(match), "only_if_value", all_bounds(rule), ViewSpan{});
        continue;
      }
      const Conditions::Verdict verdict =
          conditions[compiled.rule.index()].decide(annotation, view_index, found.span);
      match.part = verdict.part;
      if (verdict.keep) {
        keep(std::move(match));
      } else {
        refuse(std::move(match), verdict.condition, verdict.detail, verdict.words);
      }
    }
  }

  void collect(const CompiledPattern& pattern, const Annotation& annotation, std::uint32_t view,
               std::vector<Match>& out) const {
    find_all(
        pattern, annotation, view, [&](Match match) { out.push_back(std::move(match)); },
        [](Match, const char*, const std::string&, ViewSpan) {});
  }
};

Matcher::Matcher(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

Result<Matcher> Matcher::compile(const rules::RuleSet& rules) {
  auto compiled = std::make_unique<Compiled>();
  compiled->rules = &rules;
  Diagnostics diagnostics;
  std::int64_t instructions = 0;
  for (std::size_t r = 0; r < rules.rules.size(); ++r) {
    const rules::Rule& rule = rules.rules[r];
    compiled->conditions.emplace_back(rules, rule, diagnostics);
    Scope& scope = compiled->scopes[static_cast<std::size_t>(rule.scope)];
    for (std::size_t p = 0; p < rule.patterns.size(); ++p) {
      Diagnostics wrong = add(rules, RuleId(r), p, scope);
      std::move(wrong.begin(), wrong.end(), std::back_inserter(diagnostics));
      if (!wrong.empty()) continue;
      instructions += scope.patterns.back().expression.instructions();
      if (instructions > kMaxInstructions) {
        diagnostics.push_back(too_large());
        return tl::unexpected<Diagnostics>(std::move(diagnostics));
      }
    }
  }
  if (diagnostics.empty())
    for (Scope& scope : compiled->scopes) {
      Diagnostics wrong = sieve(rules, scope);
      std::move(wrong.begin(), wrong.end(), std::back_inserter(diagnostics));
    }
  if (!diagnostics.empty()) return tl::unexpected<Diagnostics>(std::move(diagnostics));
  return Matcher(std::move(compiled));
}

std::vector<Match> Matcher::match(const Annotation& annotation) const {
  std::vector<Match> out;
  std::vector<int> hits;
  for (std::uint32_t view = 0; view < annotation.views.size(); ++view) {
    const Scope& scope = compiled_->scope_of(annotation.views[view]);
    for (const Sieves& sieves : scope.sieves) {
      hits.clear();
      RE2::Set::ErrorInfo error{};
      if (sieves.set->Match(annotation.views[view].view.text(), &hits, &error)) {
        std::sort(hits.begin(), hits.end());
      } else if (error.kind != RE2::Set::kNoError) {
        // The set's automaton ran out of memory on this text; each pattern has its own.
        hits.resize(std::min(kPatternsInSet, scope.patterns.size() - sieves.first));
        std::iota(hits.begin(), hits.end(), 0);
      }
      for (const int hit : hits)
        compiled_->collect(scope.patterns[sieves.first + static_cast<std::size_t>(hit)], annotation,
                           view, out);
    }
  }
  std::sort(out.begin(), out.end(), by_place);
  return out;
}

std::vector<Match> Matcher::match_plainly(const Annotation& annotation) const {
  std::vector<Match> out;
  for (std::uint32_t view = 0; view < annotation.views.size(); ++view) {
    for (const CompiledPattern& pattern : compiled_->scope_of(annotation.views[view]).patterns) {
      compiled_->collect(pattern, annotation, view, out);
    }
  }
  std::sort(out.begin(), out.end(), by_place);
  return out;
}

std::vector<Rejection> Matcher::rejections(const Annotation& annotation, RuleId rule) const {
  std::vector<Rejection> out;
  for (std::uint32_t view = 0; view < annotation.views.size(); ++view) {
    for (const CompiledPattern& pattern : compiled_->scope_of(annotation.views[view]).patterns) {
      if (pattern.rule != rule) continue;
      compiled_->find_all(
          pattern, annotation, view, [](const Match&) {},
          [&](Match match, const char* condition, const std::string& detail, ViewSpan words) {
            out.push_back({std::move(match), condition, detail, words});
          });
    }
  }
  return out;
}

std::int64_t Matcher::instructions(RuleId rule, std::size_t pattern) const {
  for (const Scope& scope : compiled_->scopes) {
    const auto at = std::lower_bound(
        scope.patterns.begin(), scope.patterns.end(), std::pair(rule, pattern),
        [](const CompiledPattern& compiled, const std::pair<RuleId, std::size_t>& wanted) {
          return std::pair(compiled.rule, std::size_t{compiled.pattern}) < wanted;
        });
    if (at != scope.patterns.end() && at->rule == rule && at->pattern == pattern)
      return at->expression.instructions();
  }
  return 0;
}

} // namespace crosscheck::match
