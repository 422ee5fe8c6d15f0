// Runs the examples of rules: `crosscheck rules test`.
#pragma once

#include "base/diagnostic.h"
#include "engine/engine.h"

#include <string>
#include <vector>

namespace crosscheck::engine {

struct ExampleResult {
  RuleId rule;
  std::size_t example = 0; ///< Index into Rule::examples.
  bool passed = false;
  Diagnostics diagnostics; ///< One a mismatch: `missing` or `noisy`, at the example's place.
};

/// Runs the examples of the rules that `selected` names (all where empty).
[[nodiscard]] std::vector<ExampleResult> run_examples(const Engine& engine,
                                                      const std::vector<RuleId>& selected);

} // namespace crosscheck::engine
