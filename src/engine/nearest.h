// The nearest thing to a claim that is missing: another claim of the rule, a match that a condition
// dropped, a claim that took its place, or what the patterns see there.
#pragma once

#include "engine/engine.h"
#include "engine/expectation.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crosscheck::engine {

/// How a place of an article is named: "rules/fixtures/ferry.txt:3:12".
using Locate = std::function<std::string(text::Field, std::uint32_t)>;

/// An article that was read, and its claims. Views; what they name outlives it.
struct ReadArticle {
  const text::Document& document;
  const annotate::Annotation& annotation;
  std::vector<Drawn> claims; ///< Of all rules.
  Locate locate;
};

/// A place of an article.
struct Place {
  text::Field field = text::Field::text;
  Span span;
};

/// Lines "nearest: ..." about what comes closest to a claim of `rule`, or of any rule of
/// `attribute`, at one of `places` (anywhere where there is none). A few lines, the best first.
[[nodiscard]] std::vector<std::string> nearest(const Engine& engine, const ReadArticle& article,
                                               std::optional<RuleId> rule, AttributeId attribute,
                                               std::span<const Place> places);

} // namespace crosscheck::engine
