#include "report/label.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace crosscheck::report {
namespace {

// The second half of these names tells rules apart and editors nothing.
constexpr std::array<std::pair<std::string_view, std::string_view>, 48> kLabels = {{
    {"age.told", "Age"},
    {"age.unnamed", "Age"},
    {"arrested.person", "Arrested"},
    {"charge.told", "Charge"},
    {"count.attackers", "Attackers"},
    {"count.extra", "How many more"},
    {"count.hospital", "In hospital"},
    {"count.munitions", "Munitions"},
    {"count.present", "People there"},
    {"count.sum", "Total and its parts"},
    {"count.things", "How many"},
    {"count.times", "How often"},
    {"date.action", "Date"},
    {"date.event", "Date"},
    {"date.told", "Date"},
    {"deaths.total", "Deaths in all"},
    {"distance.depth", "Depth"},
    {"distance.fall", "Height of the fall"},
    {"duration.step", "How long"},
    {"injured.condition", "Condition of the injured"},
    {"injured.serious", "Seriously injured"},
    {"injured.wound", "Wound"},
    {"magnitude.second", "Magnitude"},
    {"money.bond", "Bond"},
    {"money.deal", "Price of the deal"},
    {"money.market", "Size of the market"},
    {"name", "Spelling"},
    {"name.identity", "Name"},
    {"name.venue", "Kind of place"},
    {"percent.part", "Share"},
    {"percent.share", "Share"},
    {"place.block", "Block"},
    {"place.death", "Where the victim died"},
    {"place.direction", "Direction"},
    {"place.home", "Home"},
    {"place.hospital", "Hospital"},
    {"place.scene", "Where it was"},
    {"place.seat", "Seat"},
    {"place.street", "Street"},
    {"relation.employer", "Employer"},
    {"role.office", "Office"},
    {"role.rank", "Rank"},
    {"state.condition", "Condition"},
    {"style", "Spelling"},
    {"style.abbreviation", "Abbreviation"},
    {"style.date", "How dates are written"},
    {"style.number", "How figures are written"},
    {"style.variety", "British or American"},
}};
static_assert(std::is_sorted(kLabels.begin(), kLabels.end()));

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

} // namespace

std::string label(std::string_view attribute) {
  const auto known =
      std::lower_bound(kLabels.begin(), kLabels.end(), attribute,
                       [](const auto& one, std::string_view name) { return one.first < name; });
  if (known != kLabels.end() && known->first == attribute) return std::string(known->second);
  std::string text(attribute);
  std::replace(text.begin(), text.end(), '_', ' ');
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) return capital(text);
  const std::string kind = text.substr(0, dot);
  const std::string part = text.substr(dot + 1);
  if (kind == "count" || kind == "time") return capital(kind == "time" ? "time " + part : part);
  // Sentences that say nearly the same are held against one another: no other name for it.
  if (part == "aligned" || part == "twin") return capital(kind);
  return capital(fmt::format("{} ({})", kind, part));
}

} // namespace crosscheck::report
