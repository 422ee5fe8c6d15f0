// Which patterns no example and no fixture reaches: what a rule claims to catch and nobody has seen
// it catch. A rule of ten patterns and two examples passes its tests all the same.
#pragma once

#include "engine/engine.h"

#include <cstddef>
#include <vector>

namespace crosscheck::engine {

struct Coverage {
  struct Pattern {
    RuleId rule;
    std::size_t pattern = 0; ///< Index into Rule::patterns.
  };
  std::size_t patterns = 0;       ///< Of the rules looked at.
  std::vector<Pattern> unmatched; ///< By rule and pattern.
};

/// Holds the patterns of `rules` against the texts of their own examples and against `articles`.
[[nodiscard]] Coverage cover(const Engine& engine, const std::vector<RuleId>& rules,
                             const std::vector<text::Document>& articles);

} // namespace crosscheck::engine
