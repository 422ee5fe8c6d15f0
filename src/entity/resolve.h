// Names across documents -> people, organisations, places.
//
// Within one story a surname is the person whose full name the story gives; two people with one
// surname stay two, and a surname that could be either is nobody. Across stories only full names
// join.
#pragma once

#include "annotate/mention.h"
#include "base/id.h"
#include "entity/name_match.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <span>
#include <string>
#include <vector>

namespace crosscheck::entity {

struct Entity {
  EntityId id;
  NameKind kind = NameKind::unknown;
  std::string label; ///< The fullest form in the majority spelling.
  std::vector<StoryId> stories;
};

struct Resolution {
  std::vector<Entity> entities;
  std::vector<std::vector<EntityId>> of_mention; ///< [document][mention]; none where unresolved.

  [[nodiscard]] EntityId of(DocumentId document, MentionId mention) const {
    return mention.valid() ? of_mention[document.index()][mention.index()] : EntityId();
  }
};

/// Resolves person, organisation and place mentions, and pronouns that have one candidate.
/// `stories` holds the story of each document.
[[nodiscard]] Resolution resolve(std::span<const text::Document> documents,
                                 std::span<const annotate::Annotation> annotations,
                                 std::span<const StoryId> stories, const rules::RuleSet& rules,
                                 const NameMatcher& matcher);

} // namespace crosscheck::entity
