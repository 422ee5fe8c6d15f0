// Runs the examples of rules: the first half of `crosscheck rules test`.
#pragma once

#include "engine/engine.h"
#include "engine/mismatch.h"

#include <vector>

namespace crosscheck::engine {

/// Runs the examples of the rules that `selected` names, in that order.
[[nodiscard]] std::vector<TestCase> run_examples(const Engine& engine,
                                                 const std::vector<RuleId>& selected);

} // namespace crosscheck::engine
