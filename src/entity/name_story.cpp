#include "entity/name_compare.h"
#include "entity/name_sound.h"

#include <algorithm>

namespace crosscheck::entity {

bool plural_of(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (!b.starts_with(a)) return false;
  const std::string_view end = b.substr(a.size());
  for (const std::string_view known : {"s", "es", "n", "an", "ian", "i", "ese"})
    if (end == known) return true;
  return false;
}

bool one_person_in_story(const PersonForm& a, const PersonForm& b, const NameWords& words,
                         bool together) {
  if (a.parts.size() < 2 || b.parts.size() < 2) return false;
  const NameComparison comparison = compare_people(a, b, words);
  if (comparison.relation == NameRelation::different || comparison.score < 0.75) return false;
  const NamePart& given_a = a.parts.front();
  const NamePart& given_b = b.parts.front();
  const NamePart& last_a = a.parts.back();
  const NamePart& last_b = b.parts.back();
  const auto known = [&](const NamePart& part) {
    return !NameWords::get(words.given, part.text).empty();
  };
  if (last_a.text == last_b.text) {
    if (given_a.text == given_b.text || given_a.initial || given_b.initial) return true;
    if (forms_of_one_name(given_a.text, given_b.text, words)) return true;
    const PartRelation given = relate_spelling(given_a, given_b);
    // Two children, Mia and Mila Berg, stay two; Sarah and Sara Berg are one in two papers.
    if (given.similarity > 0)
      return !together &&
             (given.slips < 1 || (given.slips < 2 && !(known(given_a) && known(given_b))));
    // "Tom Reed" and "John Tom Reed".
    return !together && a.parts.size() != b.parts.size() &&
           comparison.relation == NameRelation::compatible;
  }
  if (given_a.text != given_b.text || given_a.initial) {
    // The parts in another order ("Reed Tom") or joined ("TomReed").
    return comparison.score >= 0.95 && !together;
  }
  const PartRelation surname = relate_spelling(last_a, last_b);
  if (surname.similarity == 0) return comparison.score >= 0.9; // joined or parted
  const std::size_t length = std::min(last_a.text.size(), last_b.text.size());
  if (length < 4) return false;
  if (surname.slips <= 1) return !together || length >= 5;
  return !together && length >= 7;
}

bool one_organisation_in_story(const OrganisationForm& a, const OrganisationForm& b,
                               const NameWords& words) {
  const NameComparison comparison = compare_organisations(a, b, words);
  if (comparison.relation == NameRelation::different || comparison.score < 0.78) return false;
  if (short_form(a, b) || short_form(b, a)) return true;
  if (comparison.relation == NameRelation::compatible) return comparison.score > 0.95;
  if (a.numbers != b.numbers) return false;
  // Which words differ, and are they words of the language or two known places?
  std::vector<const NamePart*> only_a;
  std::vector<const NamePart*> only_b;
  const auto rest = [](const OrganisationForm& x, const OrganisationForm& y,
                       std::vector<const NamePart*>& out) {
    for (const NamePart& part : x.parts)
      if (std::none_of(y.parts.begin(), y.parts.end(),
                       [&](const NamePart& other) { return other.text == part.text; }))
        out.push_back(&part);
  };
  rest(a, b, only_a);
  rest(b, a, only_b);
  if (only_a.size() != 1 || only_b.size() != 1) return true; // joined, parted, or first letters
  const std::string& x = only_a[0]->text;
  const std::string& y = only_b[0]->text;
  if (x + "ern" == y || y + "ern" == x) return true; // South Orland, Southern Orland
  // "Harbour Pilot Service", "Harbour Pilots Service": but "Reed Brothers" is no "Reed Brother".
  if (plural_of(x, y)) {
    const bool number = x + "s" == y || y + "s" == x;
    return number && a.parts.size() >= 3 && a.parts.size() == b.parts.size() &&
           a.parts.back().text == b.parts.back().text && !NameWords::has(words.places, x) &&
           !NameWords::has(words.places, y);
  }
  if (words.is_common(x) && words.is_common(y)) return false;
  if (NameWords::has(words.places, x) && NameWords::has(words.places, y)) return false;
  const bool single = a.parts.size() == 1 && b.parts.size() == 1;
  const std::size_t length = std::min(x.size(), y.size());
  if (single && (words.is_common(x) || words.is_common(y))) return false;
  const PartRelation relation = relate_spelling(*only_a[0], *only_b[0]);
  return length >= (single ? 5U : 4U) && relation.slips <= (length >= 8 ? 2 : 1);
}

} // namespace crosscheck::entity
