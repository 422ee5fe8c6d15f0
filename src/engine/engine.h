// The stages in one piece: documents in, report out. What is compiled once (rules, matcher,
// lexicons) is const here and shared by all threads.
#pragma once

#include "annotate/annotator.h"
#include "base/result.h"
#include "claims/claim.h"
#include "entity/name_match.h"
#include "event/event.h"
#include "graph/claim_graph.h"
#include "match/matcher.h"
#include "report/report.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <functional>
#include <memory>
#include <vector>

namespace crosscheck::engine {

struct Options {
  unsigned jobs = 0;      ///< Threads; 0: as many as the machine has.
  bool show_info = false; ///< Facts of severity info stand in the report.
  bool one_story =
      false; ///< All documents report one event: examples of rules, not found but said.
  /// Told how many articles are read by the rules, of how many; from several threads.
  std::function<void(std::size_t, std::size_t)> progress = {};
};

/// What one document says, before documents are compared.
struct Analysis {
  annotate::Annotation annotation;
  std::vector<claims::Claim> claims;
};

/// Everything known of a run: the report's raw material, for `explain` and tests.
struct Run {
  std::vector<text::Document> documents; ///< By id.
  std::vector<annotate::Annotation> annotations;
  std::vector<claims::Claim> claims; ///< By document and offset; id == index.
  std::vector<StoryId> stories;
  std::vector<std::uint32_t> copies; ///< By document the first that prints the same text.
  event::Alignment alignment;        ///< Empty where no rule asks for it.
  entity::Resolution entities;
  event::Events events;
  std::vector<event::Key> keys; ///< By claim.
  graph::Components components;
};

/// Whether a rule draws claims from a document: how a configuration narrows rules by path. Must be
/// safe to call from several threads.
using Reach = std::function<bool(const rules::Rule&, const text::Document&)>;

class Engine {
public:
  /// Without a reach every rule is for every document.
  [[nodiscard]] static Result<Engine> create(rules::RuleSet rules, Reach reach = {});

  [[nodiscard]] const rules::RuleSet& rules() const { return *rules_; }
  [[nodiscard]] const annotate::Annotator& annotator() const { return *annotator_; }
  [[nodiscard]] const match::Matcher& matcher() const { return *matcher_; }
  [[nodiscard]] const entity::NameMatcher& names() const { return *names_; }

  [[nodiscard]] Analysis analyse(DocumentId id, const text::Document& document) const;
  /// REQUIRES unique document ids. The result is the same for any order of documents and any
  /// `jobs`.
  [[nodiscard]] Run run(std::vector<text::Document> documents, const Options& options) const;
  [[nodiscard]] report::Report report(const Run& run, const Options& options) const;

private:
  Engine() = default;
  std::unique_ptr<const rules::RuleSet> rules_;
  std::unique_ptr<const annotate::Annotator> annotator_;
  std::unique_ptr<const match::Matcher> matcher_;
  std::unique_ptr<const entity::NameMatcher> names_;
  Reach reach_;
};

} // namespace crosscheck::engine
