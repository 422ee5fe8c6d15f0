// How two names that were read relate.
//
// The parts of one name are paired with those of the other, the nearest first. What is left over on
// one side only is a longer form of the name (a middle name, a patronymic); what is left over on
// both sides are two names: "Sergey Viktorovich Orlov" is not "Sergey Borisovich Orlov".
#pragma once

#include "entity/name_form.h"
#include "entity/name_match.h"

#include <set>
#include <string>

namespace crosscheck::entity {

/// Whether two given names are forms of one: Bob / Robert, Bob / Rob, Juan / John.
[[nodiscard]] bool forms_of_one_name(std::string_view a, std::string_view b,
                                     const NameWords& words);

[[nodiscard]] bool one_person_in_story(const PersonForm& a, const PersonForm& b,
                                       const NameWords& words, bool together);
[[nodiscard]] bool one_organisation_in_story(const OrganisationForm& a, const OrganisationForm& b,
                                             const NameWords& words);

/// Whether `brief` is the first letters of `full`: "VLA", "Varland Liberation Army"; of all its
/// words or of those that are no fillers.
[[nodiscard]] bool short_form(const OrganisationForm& brief, const OrganisationForm& full);

/// From this score on two names may be one.
inline constexpr double kNameMatch = 0.7;

[[nodiscard]] NameComparison compare_people(const PersonForm& a, const PersonForm& b,
                                            const NameWords& words);
[[nodiscard]] NameComparison
compare_organisations(const OrganisationForm& a, const OrganisationForm& b, const NameWords& words);

void person_keys(const PersonForm& form, const NameWords& words, std::set<std::string>& keys);
void organisation_keys(const OrganisationForm& form, std::set<std::string>& keys);

/// Whether one word is the other with an ending that makes a plural, a possessive or an adjective:
/// Reed / Reeds, India / Indian.
[[nodiscard]] bool plural_of(std::string_view a, std::string_view b);

/// How one part of a name relates to one of the other.
struct PartRelation {
  double similarity = 0; ///< 1 equal; 0 another word.
  double slips = 0;      ///< Edits that no transliteration explains.
  std::string reason;    ///< Empty where equal.
};
/// Spelling alone: equal, transliteration, a slip of one or two letters.
[[nodiscard]] PartRelation relate_spelling(const NamePart& a, const NamePart& b);

} // namespace crosscheck::entity
