// The claim graph: claims are vertices, comparisons are edges, facts are connected components. The
// only user of Boost.Graph.
#pragma once

#include "base/diagnostic.h"
#include "base/id.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace crosscheck::graph {

/// Ordered by strength: the relation of a fact is the greatest of its edges'.
enum class Relation : std::uint8_t { none, agree, compatible, variant, update, contradict };
[[nodiscard]] std::string_view name(Relation relation);

struct Edge {
  ClaimId a;
  ClaimId b;
  Relation relation = Relation::none;
  double score = 0; ///< How sure, 0..1.
  std::string reason;
  /// The two figures are given to two sources in one article: the sources differ and the copy says
  /// so.
  bool disputed = false;
  /// How far the two reports stand apart: days (a month where one is undated), more for two
  /// stories.
  std::uint32_t apart = 0;
};

/// Whether of two pairs of claims that stand for the same two values the first is shown: the
/// disputed one, the one of the stronger relation, of the nearer reports, of the first documents.
[[nodiscard]] bool shown_before(const Edge& x, const Edge& y);

/// Vertices that have to be told apart: two claims of one component that must not be linked.
using CannotLink = std::function<bool(ClaimId, ClaimId)>;
using Compare = std::function<Edge(ClaimId, ClaimId)>;
/// What `cannot_link` looks at in a claim: claims of equal anchors are linked alike, so that one of
/// them is asked for all, and cost does not grow with the square of a component.
using Anchor = std::function<std::string(ClaimId)>;

/// A block: the claims of one attribute and key, with what lets equal ones be united first.
struct Block {
  std::vector<ClaimId> claims;
  std::vector<std::string>
      values; ///< value::to_string, by claim: equal values are not compared twice.
};

struct Component {
  std::vector<ClaimId> claims; ///< Ascending.
  std::vector<Edge> edges;
};

struct Options {
  /// Pairs of values compared in one block; a wider block is reported and its most frequent values
  /// compared.
  std::size_t max_values_in_block = 400;
};

struct Components {
  std::vector<Component> components;
  Diagnostics diagnostics; ///< Blocks too wide, claims dropped.
};

/// Compares the claims of each block (one representative of each value per document pair where
/// needed; cost grows with claims and with pairs of distinct values of a block) and returns the
/// components with two claims or more. Edges of Relation::none are not drawn. Where a component
/// holds two claims that `cannot_link`, its articulation points between them are dropped until it
/// does not. Deterministic.
[[nodiscard]] Components connect(std::span<const Block> blocks, const Compare& compare,
                                 const CannotLink& cannot_link, const Anchor& anchor,
                                 const Options& options);

} // namespace crosscheck::graph
