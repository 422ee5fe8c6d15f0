// Which ways of writing a name are one person, organisation or place.
//
// Full names first, the surest pairs before the others and never two that are different people;
// then names that a space or a hyphen parts; then surnames and given names alone, which are whom
// the story or the article names in full; at last names of several stories.
#pragma once

#include "base/disjoint_sets.h"
#include "base/id.h"
#include "entity/name_match.h"

#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace crosscheck::entity {

/// Where a name stands.
struct Place {
  std::size_t document = 0;
  std::size_t mention = 0;
  auto operator<=>(const Place&) const = default;
};

/// One way of writing a name in one story.
struct Form {
  StoryId story;
  NameKind kind = NameKind::unknown;
  std::string key;                ///< Folded; '=' and a code for a country.
  std::string written;            ///< The first way it is written, for the label.
  std::vector<std::string> parts; ///< Of a person.
  std::vector<Place> mentions;
  std::set<std::size_t> documents;
};

/// A block wider than this holds no rare part and proposes no pair: "p:s" of a long archive.
inline constexpr std::size_t kWidestBlock = 60;

/// "A. Berg"
[[nodiscard]] inline bool begins_with_initial(const Form& form) {
  return form.parts.size() > 1 && form.parts[0].size() == 1;
}

/// Two forms, by index, the smaller first.
using FormPair = std::pair<std::size_t, std::size_t>;

struct Joined {
  DisjointSets groups; ///< Of forms.
  /// Mentions that are not what their form is: a form of the person, or kNobody.
  std::map<Place, std::size_t> by_place;
};
inline constexpr std::size_t kNobody = ~std::size_t{0};

/// `changed`: forms of which a text says that one name became the other: they are not joined.
/// Deterministic whatever the order of `forms`' documents.
[[nodiscard]] Joined join_forms(const std::vector<Form>& forms, const std::set<FormPair>& changed,
                                const NameMatcher& matcher);

} // namespace crosscheck::entity
