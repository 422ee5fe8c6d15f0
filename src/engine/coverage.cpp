#include "engine/coverage.h"

#include <set>
#include <utility>

namespace crosscheck::engine {

Coverage cover(const Engine& engine, const std::vector<RuleId>& rules,
               const std::vector<text::Document>& articles) {
  std::set<std::pair<RuleId, std::size_t>> matched;
  // A match counts for its own rule's examples, and in whole articles for every rule.
  const auto look = [&](const text::Document& document, std::optional<RuleId> only) {
    for (const match::Match& match : engine.matcher().match(engine.annotator().annotate(document)))
      if (!only || match.rule == *only) matched.insert({match.rule, match.pattern});
  };
  for (const RuleId rule : rules)
    for (const rules::Example& example : engine.rules().rule(rule).examples)
      for (const rules::Example::Article& article : example.articles) {
        text::Document document;
        document.text = article.text;
        document.date = article.date;
        look(document, rule);
      }
  for (const text::Document& article : articles) look(article, std::nullopt);
  Coverage out;
  for (const RuleId rule : rules)
    for (std::size_t p = 0; p < engine.rules().rule(rule).patterns.size(); ++p) {
      ++out.patterns;
      if (!matched.contains({rule, p})) out.unmatched.push_back({rule, p});
    }
  return out;
}

} // namespace crosscheck::engine
