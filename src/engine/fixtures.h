// Runs fixtures: the second half of `crosscheck rules test`. An article is read as any other and
// its claims are held against what it expects; a set goes through all stages, as `check` would have
// it.
#pragma once

#include "engine/engine.h"
#include "engine/mismatch.h"
#include "rules/fixtures.h"

#include <string>
#include <vector>

namespace crosscheck::engine {

/// What of the fixtures is run.
struct Selection {
  std::vector<char>
      rules; ///< By rule: wanted or not. An attribute is wanted with any of its rules.
  bool all_rules = true;
  std::string article; ///< A file: only this article and the sets that it is in; empty: all.

  [[nodiscard]] bool wants(const rules::RuleSet& set, const rules::ClaimTest& test) const;
  [[nodiscard]] bool wants(const rules::RuleSet& set, const rules::FactTest& test) const;
};

/// The articles of a file as documents, by index; none where one cannot be read, which is told in
/// `diagnostics`.
[[nodiscard]] std::vector<std::optional<text::Document>>
read_articles(const rules::FileSource& files, const rules::Fixtures& fixtures,
              Diagnostics& diagnostics);

/// Runs the articles and sets of one file, in their order. An article that cannot be read is told
/// in `diagnostics`, and neither it nor its sets are run.
[[nodiscard]] std::vector<TestCase>
run_fixtures(const Engine& engine, const rules::FileSource& files, const rules::Fixtures& fixtures,
             const Selection& selection, Diagnostics& diagnostics);

} // namespace crosscheck::engine
