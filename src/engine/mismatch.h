// What a test of rules found amiss: what was expected where, where in the article, how what was
// read differs, and the nearest thing that did match.
//
//   error[R062]: missing killed on 'twelve people died'
//     --> rules/ferry.fixtures.yaml:14:9
//      |
//   14 |       - {on: twelve people died, value: 13}
//      |         ^
//     article: rules/fixtures/ferry.txt:3:12: Twelve people died
//       - value: 13
//       + value: 12
#pragma once

#include "base/diagnostic.h"
#include "engine/expectation.h"
#include "rules/yaml_edit.h"

#include <string>
#include <vector>

namespace crosscheck::engine {

struct Mismatch {
  Diagnostic what;                ///< At the expectation's place, without notes.
  std::vector<std::string> notes; ///< A line each, "article: ...", "nearest: ...".
  std::vector<FieldDiff> differences;
  /// What makes the expectation say what was read, all or none; empty: to be edited by hand.
  std::vector<rules::Rewrite> accept;
};

/// The text shown above, with a final newline.
[[nodiscard]] std::string render(const Mismatch& mismatch, bool colour);

/// One test and how it went: an example of a rule, an article or a set of a fixture.
struct TestCase {
  enum class Kind : std::uint8_t { example, article, set };
  Kind kind = Kind::example;
  std::string name; ///< "incidents/killed example 2", "ferry.txt", "the toll rises"
  std::string file; ///< Where it is written.
  std::uint32_t line = 0;
  std::size_t open_gaps = 0; ///< Known gaps that are as open as they are said to be.
  std::vector<Mismatch> mismatches;
  std::vector<RuleId> fired; ///< Rules that a claim was expected of and drawn by; ascending.

  [[nodiscard]] bool passed() const { return mismatches.empty(); }
};

} // namespace crosscheck::engine
