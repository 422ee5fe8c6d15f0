// Settling what the recognisers propose: mentions, and the views that show them.
#pragma once

#include "annotate/mention.h"
#include "annotate/recognise.h"

#include <vector>

namespace crosscheck::annotate {

/// A selection of disjoint proposals for one segment.
struct Selection {
  std::vector<std::size_t> chosen;                    ///< Indices into the proposals, by begin.
  std::vector<std::vector<std::size_t>> alternatives; ///< At most three further selections.
};

/// Unites proposals of equal span (readings by rank, each type once) and sorts them by segment and
/// begin, longer first.
[[nodiscard]] std::vector<Proposal> unite(std::vector<Proposal> proposals);

/// Chooses among the proposals [begin, end) of one segment; REQUIRES unite()'s order.
[[nodiscard]] Selection select(const std::vector<Proposal>& proposals, std::size_t begin,
                               std::size_t end);

} // namespace crosscheck::annotate
