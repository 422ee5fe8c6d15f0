#include "entity/name_match.h"

#include "entity/name_compare.h"
#include "entity/name_form.h"
#include "text/utf8.h"

#include <algorithm>
#include <set>

namespace crosscheck::entity {

struct NameMatcher::Tables {
  explicit Tables(const rules::Lexicons& lexicons) : words(lexicons) {}
  NameWords words;
  Romaniser romaniser;
};

NameMatcher::NameMatcher(const rules::Lexicons& lexicons)
    : tables_(std::make_unique<const Tables>(lexicons)) {}
NameMatcher::~NameMatcher() = default;
NameMatcher::NameMatcher(NameMatcher&&) noexcept = default;
NameMatcher& NameMatcher::operator=(NameMatcher&&) noexcept = default;

NameComparison NameMatcher::compare(std::string_view a, std::string_view b, NameKind kind) const {
  if (text::fold(a) == text::fold(b)) return {NameRelation::same, 1, "the same letters"};
  const NameWords& words = tables_->words;
  const auto people = [&] {
    return compare_people(read_person(a, words, tables_->romaniser),
                          read_person(b, words, tables_->romaniser), words);
  };
  const auto organisations = [&] {
    return compare_organisations(read_organisation(a, words, tables_->romaniser),
                                 read_organisation(b, words, tables_->romaniser), words);
  };
  if (kind == NameKind::person) return people();
  if (kind != NameKind::unknown) return organisations();
  NameComparison one = people();
  NameComparison other = organisations();
  return other.score > one.score ? other : one;
}

std::vector<std::string> NameMatcher::block_keys(std::string_view name, NameKind kind) const {
  const NameWords& words = tables_->words;
  std::set<std::string> keys;
  if (kind == NameKind::person || kind == NameKind::unknown)
    person_keys(read_person(name, words, tables_->romaniser), words, keys);
  if (kind != NameKind::person)
    organisation_keys(read_organisation(name, words, tables_->romaniser), keys);
  return {keys.begin(), keys.end()};
}

} // namespace crosscheck::entity
