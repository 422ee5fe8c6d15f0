// RuleSet -> Matcher: where do which patterns match? The only user of RE2.
//
// Sieves of all patterns stand in one RE2::Set per scope, which says in one pass over a view which
// may occur; only those are compiled, and run for their captures. Conditions are decided here too,
// as they are patterns over the same view.
#pragma once

#include "annotate/mention.h"
#include "base/diagnostic.h"
#include "base/id.h"
#include "base/result.h"
#include "rules/rule_set.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace crosscheck::match {

struct Match {
  RuleId rule;
  std::uint32_t pattern = 0;   ///< Index into Rule::patterns.
  std::uint32_t view = 0;      ///< Index into Annotation::views.
  ViewSpan span;               ///< The whole match.
  std::vector<ViewSpan> slots; ///< By Pattern::slots; begin == end where a slot took no part.
  bool part = false;           ///< part_if_preceded_by or part_if_followed_by held.

  friend bool operator==(const Match&, const Match&) = default;
};

/// Why a match was dropped, for `explain`.
struct Rejection {
  Match match;
  std::string condition; ///< "skip_if_preceded_by", "only_if_value", "narrowed slot"
  std::string detail;    ///< The condition's pattern.
  ViewSpan words;        ///< What the condition found in the view; empty where it missed something.
};

class Matcher {
public:
  /// Compiles all patterns. Fails with a diagnostic per pattern that RE2 rejects, and where the set
  /// does not fit its memory budget. Keeps a reference to `rules`, which must outlive it.
  [[nodiscard]] static Result<Matcher> compile(const rules::RuleSet& rules);
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  /// All matches in all views of a document, by view, begin, rule, pattern. Thread-safe.
  [[nodiscard]] std::vector<Match> match(const annotate::Annotation& annotation) const;

  /// The same by a plain loop of every pattern over every view: the yardstick that match() is
  /// tested against.
  [[nodiscard]] std::vector<Match> match_plainly(const annotate::Annotation& annotation) const;

  /// What match() left out for one rule, and why.
  [[nodiscard]] std::vector<Rejection> rejections(const annotate::Annotation& annotation,
                                                  RuleId rule) const;

  /// About the size of a pattern's program, for those who look at what rules cost.
  [[nodiscard]] std::int64_t instructions(RuleId rule, std::size_t pattern) const;

private:
  struct Compiled;
  explicit Matcher(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

} // namespace crosscheck::match
