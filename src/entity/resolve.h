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

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
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

  /// [document]: who holds an office, by its canonical form in lexicon `role`; offices that the
  /// document gives to two people are left out.
  std::vector<std::map<std::string, EntityId, std::less<>>> holders;

  /// Whom "the mayor" means in a document; none where that is not known.
  [[nodiscard]] EntityId holder(DocumentId document, std::string_view office) const {
    const auto found = holders[document.index()].find(office);
    return found == holders[document.index()].end() ? EntityId() : found->second;
  }
  [[nodiscard]] EntityId of(DocumentId document, MentionId mention) const {
    return mention.valid() ? of_mention[document.index()][mention.index()] : EntityId();
  }
};

/// Resolves person, organisation and place mentions, pronouns that have one candidate, and capitals
/// that stand for their governments.
/// `stories` holds the story of each document.
[[nodiscard]] Resolution resolve(std::span<const text::Document> documents,
                                 std::span<const annotate::Annotation> annotations,
                                 std::span<const StoryId> stories, const rules::RuleSet& rules,
                                 const NameMatcher& matcher);

} // namespace crosscheck::entity
