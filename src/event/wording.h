// Clusters of near wordings: what `words` in a key stands for.
//
// Two quotations are near when they share a good part of their rarer words. Candidates share a rare
// pair of neighbouring words or a rare word, so that cost grows with the quotations and not with
// their square; clusters never reach across stories.
#pragma once

#include "claims/claim.h"
#include "event/event.h"

#include <cstdint>
#include <span>
#include <vector>

namespace crosscheck::event {

inline constexpr std::uint32_t kNoWording = ~0U;

/// For each claim whose attribute has `words` in its key the number of its cluster; kNoWording for
/// others and for words too few or too common to tell a quotation by.
[[nodiscard]] std::vector<std::uint32_t> cluster_wordings(const Context& context,
                                                          std::span<const claims::Claim> claims);

} // namespace crosscheck::event
