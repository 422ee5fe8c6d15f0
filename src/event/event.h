// Events: what claims that are keyed by `event` are about.
#pragma once

#include "annotate/mention.h"
#include "base/id.h"
#include "claims/claim.h"
#include "entity/resolve.h"
#include "event/alignment.h"
#include "rules/rule_set.h"
#include "text/document.h"
#include "value/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crosscheck::event {

struct Event {
  EventId id;
  StoryId story;
  std::string kind; ///< "attack", "accident", "earthquake"; empty: unknown.
  std::optional<value::Time> day;
  std::vector<EntityId> places;
  std::vector<EntityId> participants;
  std::string label; ///< For people: "attack on 2025-06-13, Norhaven".
};

struct Events {
  std::vector<Event> events;
  std::vector<EventId> of_claim; ///< By claim; none: about no known event, compared with nothing.
  /// By claim: the event with all that is told of it wherever it happened, a shooting with the
  /// hospital and the court in other towns.
  std::vector<EventId> case_of_claim;
};

/// What is known of all documents of a run when claims are keyed. Views; the owner outlives it.
struct Context {
  std::span<const text::Document> documents;
  std::span<const annotate::Annotation> annotations;
  std::span<const StoryId> stories;
  const rules::RuleSet& rules;
  const entity::Resolution& entities;
  const Alignment& alignment;
  /// By document the first that prints the same text (copies.h).
  std::span<const std::uint32_t> copies;
};

/// Whom or what a slot names: by its mention, or as the holder of an office ("the mayor, 52,").
[[nodiscard]] EntityId slot_entity(const Context& context, const claims::Claim& claim,
                                   const claims::Filled& slot);

/// Clusters the events that claims speak of.
[[nodiscard]] Events find_events(const Context& context, std::span<const claims::Claim> claims);

/// The key of a claim: claims with equal keys are about one thing. `text` is empty where the claim
/// has no key, and `why` says what is missing.
struct Key {
  std::string text;
  std::string subject; ///< For people.
  std::string why;
};

/// One key a claim, by the attribute's `key`.
[[nodiscard]] std::vector<Key>
find_keys(const Context& context, std::span<const claims::Claim> claims, const Events& events);

/// Whether two claims of one key must not stand in one fact: their resolved slots name different
/// things (two people, two places), or their stories differ though the key does not say so.
[[nodiscard]] bool cannot_link(const Context& context, const claims::Claim& a,
                               const claims::Claim& b);

/// What cannot_link() looks at in a claim, as a string: equal for claims that are linked alike.
[[nodiscard]] std::string anchor(const Context& context, const claims::Claim& claim);

} // namespace crosscheck::event
