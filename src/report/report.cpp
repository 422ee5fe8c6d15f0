#include "report/report.h"

#include <array>
#include <string_view>

namespace crosscheck::report {
namespace {

constexpr std::array<std::string_view, 5> kRelations = {"agree", "compatible", "variant", "update",
                                                        "contradict"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "info"};

} // namespace

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

} // namespace crosscheck::report
