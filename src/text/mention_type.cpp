#include "text/mention_type.h"

#include <algorithm>
#include <array>
#include <bit>

namespace crosscheck::text {
namespace {

constexpr std::array<std::string_view, kMentionTypes> kNames = {
    "count",    "ordinal", "money",  "percent", "measure",      "age",   "date",   "time",
    "duration", "set",     "person", "place",   "organisation", "quote", "pronoun"};

constexpr char32_t kFirst = 0xE000;
// One code point a type, one a pair, and one for a name that may be any of the three kinds.
constexpr std::size_t kPairs = kMentionTypes * (kMentionTypes - 1) / 2;
constexpr std::size_t kSets = kMentionTypes + kPairs + 1;
static_assert(kFirst + kSets <= 0xE100);

// In the order of their code points. The order is fixed: it shows in `rules explain`.
const std::array<TypeSet, kSets>& sets() {
  static const std::array<TypeSet, kSets> all = [] {
    std::array<TypeSet, kSets> list;
    std::size_t next = 0;
    for (std::size_t a = 0; a < kMentionTypes; ++a) list[next++] = {static_cast<MentionType>(a)};
    for (std::size_t a = 0; a < kMentionTypes; ++a) {
      for (std::size_t b = a + 1; b < kMentionTypes; ++b) {
        list[next++] = {static_cast<MentionType>(a), static_cast<MentionType>(b)};
      }
    }
    list[next] = {MentionType::person, MentionType::place, MentionType::organisation};
    return list;
  }();
  return all;
}

} // namespace

std::string_view name(MentionType type) { return kNames.at(static_cast<std::size_t>(type)); }

std::optional<MentionType> mention_type(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<MentionType>(found - kNames.begin());
}

std::optional<char32_t> code_point(TypeSet types) {
  const auto bits = types.bits();
  const auto first = static_cast<std::size_t>(std::countr_zero(bits));
  std::size_t place = kSets - 1;
  if (std::popcount(bits) == 1) {
    place = first;
  } else if (std::popcount(bits) == 2) {
    // The pairs of the types before it come first.
    const auto second = static_cast<std::size_t>(std::bit_width(bits)) - 1;
    place = kMentionTypes + first * (2 * kMentionTypes - first - 1) / 2 + (second - first - 1);
  } else if (types != sets().back()) {
    return std::nullopt;
  }
  return kFirst + static_cast<char32_t>(place);
}

TypeSet types_of(char32_t code_point) {
  if (code_point < kFirst || code_point >= kFirst + kSets) return {};
  return sets().at(code_point - kFirst);
}

std::vector<char32_t> code_points_with(MentionType type) {
  std::vector<char32_t> found;
  for (std::size_t i = 0; i < kSets; ++i) {
    if (sets().at(i).has(type)) found.push_back(kFirst + static_cast<char32_t>(i));
  }
  return found;
}

} // namespace crosscheck::text
