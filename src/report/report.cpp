#include "report/report.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

namespace crosscheck::report {
namespace {

constexpr std::array<std::string_view, 5> kRelations = {"agree", "compatible", "variant", "update",
                                                        "contradict"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "info"};

// `items` in the order of `from`.
template <class Item>
void reorder(std::vector<Item>& items, const std::vector<std::uint32_t>& from) {
  std::vector<Item> out;
  out.reserve(items.size());
  for (const std::uint32_t i : from) out.push_back(std::move(items[i]));
  items = std::move(out);
}

// Where each went.
std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& from) {
  std::vector<std::uint32_t> to(from.size());
  for (std::uint32_t i = 0; i < from.size(); ++i) to[from[i]] = i;
  return to;
}

} // namespace

bool is_article(const text::Document& document) {
  return document.source != kFactSheet && document.source != kHouseStyle;
}

std::string_view name(Relation relation) { return kRelations[static_cast<std::size_t>(relation)]; }

std::optional<Relation> relation(std::string_view name) {
  for (std::size_t i = 0; i < kRelations.size(); ++i)
    if (kRelations[i] == name) return static_cast<Relation>(i);
  return std::nullopt;
}

std::string_view name(Severity severity) { return kSeverities[static_cast<std::size_t>(severity)]; }

std::array<std::uint32_t, 5> Report::count_by_relation() const {
  std::array<std::uint32_t, 5> counts{};
  for (const Fact& fact : facts) ++counts[static_cast<std::size_t>(fact.relation)];
  return counts;
}

void order_facts(Report& report) {
  std::stable_sort(report.facts.begin(), report.facts.end(), [](const Fact& a, const Fact& b) {
    if (a.relation != b.relation) return a.relation > b.relation;
    if (a.severity != b.severity) return a.severity < b.severity;
    return a.values.front().claims.front() < b.values.front().claims.front();
  });
}

void sort_documents(Report& report) {
  std::vector<std::uint32_t> from(report.documents.size());
  std::iota(from.begin(), from.end(), 0U);
  std::stable_sort(from.begin(), from.end(), [&](std::uint32_t a, std::uint32_t b) {
    return report.documents[a].id < report.documents[b].id;
  });
  const std::vector<std::uint32_t> document_to = inverse(from);
  reorder(report.documents, from);
  if (!report.stories.empty()) reorder(report.stories, from);
  for (std::uint32_t& document : report.focus) document = document_to[document];
  std::sort(report.focus.begin(), report.focus.end());

  for (Claim& claim : report.claims) claim.document = document_to[claim.document];
  from.resize(report.claims.size());
  std::iota(from.begin(), from.end(), 0U);
  std::stable_sort(from.begin(), from.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto place = [](const Claim& claim) {
      return std::tuple(claim.document, claim.field, claim.evidence.begin, claim.evidence.end);
    };
    return place(report.claims[a]) < place(report.claims[b]);
  });
  const std::vector<std::uint32_t> claim_to = inverse(from);
  reorder(report.claims, from);
  for (Fact& fact : report.facts) {
    for (ValueGroup& group : fact.values) {
      for (std::uint32_t& claim : group.claims) claim = claim_to[claim];
      std::sort(group.claims.begin(), group.claims.end());
    }
    for (Pair& pair : fact.pairs) {
      pair.a = claim_to[pair.a];
      pair.b = claim_to[pair.b];
    }
  }
}

} // namespace crosscheck::report
