// How far a pattern gets in a text that it does not match, for `rules try` and `rules explain`.
// Each beginning of the pattern is compiled as a pattern of its own: slow, and for one pattern at a
// time.
#pragma once

#include "annotate/mention.h"
#include "base/span.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::match {

struct Progress {
  std::size_t pattern_end = 0; ///< The pattern's text up to here has matched; 0: nothing of it.
  ViewSpan span;               ///< What it matched in the view.
};

class Probe {
public:
  /// Keeps a reference to `rules`, for its lexicons.
  Probe(const rules::RuleSet& rules, std::string_view pattern, bool as_written);
  ~Probe();
  Probe(Probe&&) noexcept;
  Probe& operator=(Probe&&) noexcept;

  /// The longest beginning of the pattern that matches somewhere in the view; of equal ones the
  /// first place.
  [[nodiscard]] Progress furthest(const text::View& view) const;

  /// The mention without which the pattern would match: with its words in the view in place of its
  /// type. "May 12" keeps "on May 12" from matching.
  [[nodiscard]] std::optional<MentionId> hidden_by(const text::Document& document,
                                                   const annotate::Annotation& annotation,
                                                   std::uint32_t view) const;

private:
  struct Beginning;
  std::vector<Beginning> beginnings_; // shorter ones first; the whole pattern last
};

} // namespace crosscheck::match
