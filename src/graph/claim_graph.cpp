#include "graph/claim_graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

namespace crosscheck::graph {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

// The vertices of one component and the edges between them, in positions of `claims`.
struct Part {
  std::vector<ClaimId> claims; // ascending
  std::vector<Edge> edges;
};

std::size_t position(const std::vector<ClaimId>& claims, ClaimId id) {
  return static_cast<std::size_t>(std::lower_bound(claims.begin(), claims.end(), id) -
                                  claims.begin());
}

Graph graph_of(const Part& part) {
  Graph graph(part.claims.size());
  for (const Edge& edge : part.edges)
    boost::add_edge(position(part.claims, edge.a), position(part.claims, edge.b), graph);
  return graph;
}

// The connected components of a part, without `removed`.
std::vector<Part> split(const Part& part, const std::set<ClaimId>& removed) {
  const Graph graph = [&] {
    Part rest{part.claims, {}};
    for (const Edge& edge : part.edges)
      if (removed.count(edge.a) == 0 && removed.count(edge.b) == 0) rest.edges.push_back(edge);
    return graph_of(rest);
  }();
  std::vector<int> component(part.claims.size());
  const int count = boost::connected_components(graph, component.data());
  std::vector<Part> parts(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < part.claims.size(); ++i)
    if (removed.count(part.claims[i]) == 0)
      parts[static_cast<std::size_t>(component[i])].claims.push_back(part.claims[i]);
  for (const Edge& edge : part.edges)
    if (removed.count(edge.a) == 0 && removed.count(edge.b) == 0)
      parts[static_cast<std::size_t>(component[position(part.claims, edge.a)])].edges.push_back(
          edge);
  return parts;
}

bool has_forbidden_pair(const Part& part, const CannotLink& cannot_link, const Anchor& anchor) {
  std::map<std::string, ClaimId> firsts;
  for (const ClaimId claim : part.claims) firsts.try_emplace(anchor(claim), claim);
  for (auto one = firsts.begin(); one != firsts.end(); ++one)
    for (auto other = std::next(one); other != firsts.end(); ++other)
      if (cannot_link(one->second, other->second)) return true;
  return false;
}

// Drops articulation points until no part holds a forbidden pair. Where none is left to drop, the
// pair hangs together by more than one way and all of the part is dropped: a doubtful fact is no
// fact.
void settle(Part part, const CannotLink& cannot_link, const Anchor& anchor,
            std::vector<ClaimId>& dropped, std::vector<Part>& out) {
  if (part.claims.size() < 2) return;
  if (!has_forbidden_pair(part, cannot_link, anchor)) {
    out.push_back(std::move(part));
    return;
  }
  // An edge between the two that must not be linked is no link.
  std::vector<Edge> allowed;
  for (const Edge& edge : part.edges)
    if (!cannot_link(edge.a, edge.b)) allowed.push_back(edge);
  const bool thinner = allowed.size() < part.edges.size();
  part.edges = std::move(allowed);
  std::set<ClaimId> removed;
  if (!thinner) {
    std::vector<Vertex> points;
    boost::articulation_points(graph_of(part), std::back_inserter(points));
    for (const Vertex point : points) removed.insert(part.claims[point]);
    if (removed.empty()) {
      dropped.insert(dropped.end(), part.claims.begin(), part.claims.end());
      return;
    }
    dropped.insert(dropped.end(), removed.begin(), removed.end());
  }
  for (Part& piece : split(part, removed))
    settle(std::move(piece), cannot_link, anchor, dropped, out);
}

} // namespace

std::string_view name(Relation relation) {
  switch (relation) {
  case Relation::none: return "none";
  case Relation::agree: return "agree";
  case Relation::compatible: return "compatible";
  case Relation::variant: return "variant";
  case Relation::update: return "update";
  case Relation::contradict: return "contradict";
  }
  return "";
}

bool shown_before(const Edge& x, const Edge& y) {
  // One article that says whose figures the two are speaks for all.
  if (x.disputed != y.disputed) return x.disputed;
  if (x.relation != y.relation) return x.relation > y.relation;
  return std::tie(x.apart, x.a, x.b) < std::tie(y.apart, y.a, y.b);
}

Components connect(std::span<const Block> blocks, const Compare& compare,
                   const CannotLink& cannot_link, const Anchor& anchor, const Options& options) {
  Components result;
  for (const Block& block : blocks) {
    if (block.claims.size() < 2) continue;
    // Claims of one value agree with one another: a chain of edges says so without all pairs.
    std::map<std::string, std::vector<ClaimId>> by_value;
    for (std::size_t i = 0; i < block.claims.size(); ++i)
      by_value[block.values[i]].push_back(block.claims[i]);
    Part all;
    all.claims = block.claims;
    std::sort(all.claims.begin(), all.claims.end());
    std::vector<const std::vector<ClaimId>*> groups;
    for (auto& [value, claims] : by_value) {
      std::sort(claims.begin(), claims.end());
      for (std::size_t i = 1; i < claims.size(); ++i) {
        Edge edge = compare(claims[i - 1], claims[i]);
        if (edge.relation != Relation::none) all.edges.push_back(std::move(edge));
      }
      groups.push_back(&claims);
    }
    if (groups.size() > options.max_values_in_block) {
      result.diagnostics.push_back(
          {.level = Level::warning,
           .code = "G001",
           .message = fmt::format(
               "{} different values under one key; only the {} most frequent are compared",
               groups.size(), options.max_values_in_block),
           .help = "a key that joins so much tells too little apart: add a slot to the attribute's "
                   "key"});
      std::stable_sort(groups.begin(), groups.end(),
                       [](const auto* a, const auto* b) { return a->size() > b->size(); });
      groups.resize(options.max_values_in_block);
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (std::size_t j = i + 1; j < groups.size(); ++j) {
        // The strongest of the pairs of two values, the nearest of several. What differs within a
        // value is the document and its date, so a few claims of each side are enough.
        Edge best;
        std::size_t tried = 0;
        for (const ClaimId a : *groups[i])
          for (const ClaimId b : *groups[j]) {
            if (++tried > 64) break;
            Edge edge = compare(std::min(a, b), std::max(a, b));
            if (edge.relation != Relation::none && (!best.a.valid() || shown_before(edge, best)))
              best = std::move(edge);
          }
        if (best.relation != Relation::none) all.edges.push_back(std::move(best));
      }
    std::vector<ClaimId> dropped;
    std::vector<Part> parts;
    for (Part& piece : split(all, {}))
      settle(std::move(piece), cannot_link, anchor, dropped, parts);
    if (!dropped.empty())
      result.diagnostics.push_back(
          {.level = Level::note,
           .code = "G002",
           .message =
               fmt::format("{} claims were left out of a fact: they tied together what is about "
                           "different things",
                           dropped.size())});
    for (Part& part : parts) {
      Component component;
      component.claims = std::move(part.claims);
      component.edges = std::move(part.edges);
      std::sort(component.edges.begin(), component.edges.end(), [](const Edge& a, const Edge& b) {
        return std::pair(a.a, a.b) < std::pair(b.a, b.b);
      });
      result.components.push_back(std::move(component));
    }
  }
  std::sort(result.components.begin(), result.components.end(),
            [](const Component& a, const Component& b) { return a.claims < b.claims; });
  return result;
}

} // namespace crosscheck::graph
