#include "graph/claim_graph.h"

#include <doctest/doctest.h>
#include <set>

using namespace crosscheck;
using graph::Block;
using graph::Components;
using graph::Edge;
using graph::Relation;

namespace {

// Claims 0.. with these values in one block; equal values agree, different ones are contradictions.
Block block(std::vector<std::string> values) {
  Block made;
  for (std::size_t i = 0; i < values.size(); ++i) made.claims.emplace_back(i);
  made.values = std::move(values);
  return made;
}

Components connect(const std::vector<Block>& blocks, const graph::Compare& compare,
                   const std::set<std::pair<std::size_t, std::size_t>>& forbidden = {},
                   std::size_t widest = 400) {
  return graph::connect(
      blocks, compare,
      [&](ClaimId a, ClaimId b) {
        return forbidden.count({std::min(a, b).index(), std::max(a, b).index()}) > 0;
      },
      [](ClaimId claim) { return std::to_string(claim.value); }, {.max_values_in_block = widest});
}

graph::Compare by_value(const Block& of) {
  return [&of](ClaimId a, ClaimId b) {
    const bool same = of.values[a.index()] == of.values[b.index()];
    return Edge{a, b, same ? Relation::agree : Relation::contradict, 1, ""};
  };
}

} // namespace

TEST_CASE("claims of one key are one fact, and a claim alone is none") {
  const Block two = block({"12", "7"});
  CHECK(connect({two}, by_value(two)).components.size() == 1);
  const Block one = block({"12"});
  CHECK(connect({one}, by_value(one)).components.empty());
}

TEST_CASE("equal values are compared along a chain, different ones once for each two values") {
  const Block many = block({"12", "12", "12", "7", "7"});
  const Components found = connect({many}, by_value(many));
  REQUIRE(found.components.size() == 1);
  CHECK(found.components[0].edges.size() == 2 + 1 + 1);
}

TEST_CASE("of the pairs of two values the nearest reports are shown, then the first") {
  const Block many = block({"12", "12", "7", "7"});
  const auto days = [&](ClaimId a, ClaimId b) {
    Edge edge = by_value(many)(a, b);
    if (edge.relation == Relation::contradict) edge.apart = a.index() == 1 ? 1 : 5;
    return edge;
  };
  const Components found = connect({many}, days);
  REQUIRE(found.components.size() == 1);
  for (const Edge& edge : found.components[0].edges)
    if (edge.relation == Relation::contradict) {
      CHECK(edge.a.index() == 1);
      CHECK(edge.b.index() == 2);
    }
}

TEST_CASE("claims that relate in no way stay apart") {
  const Block names = block({"Anna Berg", "Olaf Berg"});
  const auto none = [](ClaimId a, ClaimId b) { return Edge{a, b, Relation::none, 0, ""}; };
  CHECK(connect({names}, none).components.empty());
}

TEST_CASE("a claim that bridges two that must not be linked is dropped, and that is told") {
  // 0 - 1 - 2, where 0 and 2 are about two things: 1 hangs them together.
  const Block chain = block({"a", "b", "c"});
  const auto neighbours = [](ClaimId a, ClaimId b) {
    const bool near = b.index() - a.index() == 1;
    return Edge{a, b, near ? Relation::compatible : Relation::none, 1, ""};
  };
  const Components found = connect({chain}, neighbours, {{0, 2}});
  CHECK(found.components.empty());
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].code == "G002");
}

TEST_CASE("an edge between two that must not be linked is no link, and the rest stays a fact") {
  const Block all = block({"a", "a", "b"});
  const Components found = connect({all}, by_value(all), {{0, 2}, {1, 2}});
  REQUIRE(found.components.size() == 1);
  CHECK(found.components[0].claims == std::vector{ClaimId(0), ClaimId(1)});
}

TEST_CASE("a block too wide is reported and does not explode") {
  std::vector<std::string> values;
  for (int i = 0; i < 50; ++i) values.push_back(std::to_string(i));
  const Block wide = block(values);
  const Components found = connect({wide}, by_value(wide), {}, 10);
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].code == "G001");
  REQUIRE(found.components.size() == 1);
  CHECK(found.components[0].claims.size() == 10);
}
