#include "annotate/settle.h"

#include <algorithm>

namespace crosscheck::annotate {
namespace {

constexpr std::size_t kMaxAlternatives = 3;

bool stronger(const Proposal& a, const Proposal& b) {
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  if (a.rank != b.rank) return a.rank > b.rank;
  return a.span.begin < b.span.begin;
}

} // namespace

std::vector<Proposal> unite(std::vector<Proposal> proposals) {
  // Proposals are heavy to move.
  std::vector<const Proposal*> order;
  order.reserve(proposals.size());
  for (const Proposal& proposal : proposals) order.push_back(&proposal);
  std::sort(order.begin(), order.end(), [](const Proposal* a, const Proposal* b) {
    if (a->segment != b->segment) return a->segment < b->segment;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin;
    if (a->span.end != b->span.end) return a->span.end > b->span.end;
    if (a->rank != b->rank) return a->rank > b->rank;
    return a < b;
  });
  std::vector<Proposal> united;
  united.reserve(proposals.size());
  for (const Proposal* next : order) {
    Proposal& proposal = proposals[static_cast<std::size_t>(next - proposals.data())];
    if (united.empty() || united.back().segment != proposal.segment ||
        united.back().span != proposal.span) {
      united.push_back(std::move(proposal));
      continue;
    }
    Proposal& same = united.back();
    same.alternative = same.alternative && proposal.alternative;
    for (Reading& reading : proposal.readings) {
      const bool known = std::any_of(same.readings.begin(), same.readings.end(),
                                     [&](const Reading& r) { return r.type == reading.type; });
      if (!known) same.readings.push_back(std::move(reading));
    }
  }
  return united;
}

Selection select(const std::vector<Proposal>& proposals, std::size_t begin, std::size_t end) {
  Selection selection;
  // Groups of proposals that overlap one another, directly or through others, are settled apart.
  for (std::size_t from = begin; from < end;) {
    std::size_t to = from + 1;
    std::uint32_t reach = proposals[from].span.end;
    while (to < end && proposals[to].span.begin < reach) {
      reach = std::max(reach, proposals[to].span.end);
      ++to;
    }
    if (to == from + 1) {
      selection.chosen.push_back(from);
      from = to;
      continue;
    }
    std::vector<std::size_t> order(to - from);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = from + i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return stronger(proposals[a], proposals[b]) ||
             (!stronger(proposals[b], proposals[a]) && a < b);
    });
    // A group is short in real text. In a hostile one, only neighbours are looked at: what is
    // chosen is kept by begin, so one bound finds both.
    std::vector<std::size_t> chosen;
    std::vector<std::size_t> losers;
    for (const std::size_t i : order) {
      const auto at =
          std::lower_bound(chosen.begin(), chosen.end(), i, [&](std::size_t a, std::size_t b) {
            return proposals[a].span.begin < proposals[b].span.begin;
          });
      const bool free =
          (at == chosen.end() || !proposals[*at].span.overlaps(proposals[i].span)) &&
          (at == chosen.begin() || !proposals[*(at - 1)].span.overlaps(proposals[i].span));
      if (free)
        chosen.insert(at, i);
      else if (proposals[i].alternative)
        losers.push_back(i);
    }
    for (const std::size_t loser : losers) {
      if (selection.alternatives.size() >= kMaxAlternatives) break;
      selection.alternatives.push_back({loser});
    }
    selection.chosen.insert(selection.chosen.end(), chosen.begin(), chosen.end());
    from = to;
  }
  // An alternative is the first choice with what overlaps the loser taken out.
  for (std::vector<std::size_t>& alternative : selection.alternatives) {
    const std::size_t loser = alternative.front();
    alternative.clear();
    bool placed = false;
    for (const std::size_t i : selection.chosen) {
      if (proposals[i].span.overlaps(proposals[loser].span)) continue;
      if (!placed && proposals[loser].span.begin < proposals[i].span.begin) {
        alternative.push_back(loser);
        placed = true;
      }
      alternative.push_back(i);
    }
    if (!placed) alternative.push_back(loser);
  }
  return selection;
}

} // namespace crosscheck::annotate
