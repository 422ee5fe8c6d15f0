// How a fact shows what is written in several ways: the form a value goes by, and how often each
// spelling of a name or word stands in the run.
#pragma once

#include "engine/engine.h"
#include "report/report.h"
#include "rules/rule_set.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crosscheck::engine {

/// The form in which claims of one value show it: the commonest, of equally common ones the first;
/// capitals of a headline only where there is nothing else. REQUIRES claims in ascending order.
[[nodiscard]] std::string display_form(const Run& run, const std::vector<std::uint32_t>& claims);

/// Counts the spellings of facts. Keeps references; they outlive it.
class SpellingCounts {
public:
  SpellingCounts(const Run& run, const rules::RuleSet& rules);

  /// One list a word in which variants of the fact differ, or for whole names where more than one
  /// word does. Empty for facts without variants and for other attributes than names and style.
  [[nodiscard]] std::vector<report::Spellings> of(const report::Fact& fact) const;

private:
  using Counts = std::map<std::string, std::uint32_t>; // by what is written

  [[nodiscard]] std::vector<report::Spellings> of_name(const report::Fact& fact,
                                                       const Counts& written) const;
  [[nodiscard]] std::string settled(const report::Fact& fact, const report::Spellings& of) const;
  [[nodiscard]] std::string preferred(const report::Spellings& of, const std::string& source) const;

  const Run& run_;
  const rules::RuleSet& rules_;
  std::map<EntityId, Counts> by_entity_;
};

} // namespace crosscheck::engine
