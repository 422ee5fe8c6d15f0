// What a rule that loads may still get wrong: it cannot match what it says, two rules quarrel over
// the same words, a pattern is slow, a key joins everything. `rules check` prints it.
//
// The loader sees YAML and patterns; this looks at rules with the eyes of the run: the annotator
// reads the pattern's own words, the matcher runs the rules over the examples.
#pragma once

#include "annotate/annotator.h"
#include "base/diagnostic.h"
#include "match/matcher.h"
#include "rules/load.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace crosscheck::lint {

/// Loaded rules, compiled. Refers to all of them.
struct Subject {
  const rules::RuleSet& rules;
  const std::vector<rules::SourceFile>& sources; ///< Of Loaded; for carets.
  const annotate::Annotator& annotator;
  const match::Matcher& matcher;
  bool complete = true; ///< Nothing was left out for an error: what is unused, is.
};

/// All of it, by file and place, each once. Errors are of rules that can never do anything. A
/// warning that its rule or attribute allows is left out; R092 tells what is allowed and does not
/// occur.
[[nodiscard]] Diagnostics check(const Subject& subject);

/// What the checks have found.
class Findings {
public:
  void error(Diagnostic diagnostic);
  void warn(Diagnostic diagnostic);
  /// Unless `owner`, a rule or an attribute, allows it.
  template <class Owner> void warn(const Owner& owner, Diagnostic diagnostic) {
    const auto at = std::find(owner.allow.begin(), owner.allow.end(), diagnostic.code);
    if (at == owner.allow.end()) {
      warn(std::move(diagnostic));
    } else {
      used_.insert(&*at);
    }
  }
  /// Whether a code of some `allow` has been needed.
  [[nodiscard]] bool used(const std::string& allowed) const { return used_.contains(&allowed); }
  [[nodiscard]] Diagnostics take() { return std::move(all_); }

private:
  Diagnostics all_;
  std::set<const std::string*> used_;
};

// The checks one by one; each appends what it finds.

/// R080: words that no view shows, since they are read as a mention. R089: conditions that a
/// pattern decides by its own words.
void check_words(const Subject& subject, Findings& out);
/// R081: rules that draw different values from the same words, and nothing but their order decides.
/// R082: a rule that keeps none of the claims of its own examples.
void check_overlaps(const Subject& subject, Findings& out);
/// R083: a large program. R084: a gap over characters. R085: no word that must be there.
void check_cost(const Subject& subject, Findings& out);
/// R086: a key that joins too much. R087: a key that nothing fills. R088: a value that the
/// comparator cannot read. R090: a lexicon, R091: an attribute that nothing uses.
void check_use(const Subject& subject, Findings& out);

} // namespace crosscheck::lint
