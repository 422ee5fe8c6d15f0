// Who is meant by a description instead of a name: "the 32-year-old", "the victim", "the suspect".
//
// A rule says that a claim's subject is described (`set: {subject: the aged}`, `the victim` or `the
// suspect`). The article has to leave no choice: one person of that age, one named victim, one
// named suspect. Else nobody is meant, and the claim is compared with nothing.
#pragma once

#include "event/event.h"

#include <span>
#include <vector>

namespace crosscheck::event {

/// Whether a rule says that the subject of a claim is described.
[[nodiscard]] bool is_described(const claims::Claim& claim);

/// By claim the person whom its subject describes; none for others and where the article leaves a
/// choice. Linear in the claims and mentions.
[[nodiscard]] std::vector<EntityId> find_described(const Context& context,
                                                   std::span<const claims::Claim> claims);

} // namespace crosscheck::event
