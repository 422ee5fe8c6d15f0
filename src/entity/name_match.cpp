#include "entity/name_match.h"

#include "entity/name_compare.h"
#include "entity/name_form.h"
#include "text/utf8.h"

#include <algorithm>
#include <set>

namespace crosscheck::entity {

namespace {

// "DeMarcus" beside "Demarcus", but not "ORLAND" beside "Orland".
bool capitals_inside_differ(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto shouts = [&](std::string_view word) {
    return std::none_of(word.begin(), word.end(), lower);
  };
  for (std::size_t begin = 0; begin < a.size();) {
    const std::size_t end = std::min(a.find(' ', begin), a.size());
    const std::string_view x = a.substr(begin, end - begin);
    const std::string_view y = b.substr(begin, end - begin);
    begin = end + 1;
    if (shouts(x) || shouts(y)) continue;
    for (std::size_t i = 1; i < x.size(); ++i)
      if (upper(x[i]) != upper(y[i]) && (upper(x[i]) || lower(x[i]))) return true;
  }
  return false;
}

// "Al-Hadi" beside "Al Hadi", "GoMart" beside "Go Mart", "D'Angelo" beside "DAngelo"; but a full
// stop is only style ("U.S.", "US").
bool marks_differ(std::string_view a, std::string_view b) {
  const auto plain = [](std::string_view name, bool marks) {
    std::string out;
    std::string folded = text::fold(name);
    for (std::size_t at = folded.find("mt"); at != std::string::npos;
         at = folded.find("mt", at + 1))
      if ((at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-') && at + 2 < folded.size() &&
          (folded[at + 2] == ' ' || folded[at + 2] == '.'))
        folded.replace(at, 2, "mount"); // "Reth-Mt. Orn" beside "Reth Mount Orn"
    for (const char c : folded) {
      const bool mark = c == ' ' || c == '-' || c == '\'';
      if (c != '.' && (marks || !mark)) out += c;
    }
    return out;
  };
  return plain(a, false) == plain(b, false) && plain(a, true) != plain(b, true);
}

// "Tehran" beside "Iran".
bool governs(std::string_view capital, std::string_view country, const NameWords& words) {
  const std::string_view code = NameWords::get(words.capitals, text::fold_accents(capital));
  return !code.empty() && code == NameWords::get(words.countries, text::fold_accents(country));
}

} // namespace

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
  if (text::fold(a) == text::fold(b)) {
    if (capitals_inside_differ(a, b))
      return {NameRelation::variant, 0.98, "capital letters inside"};
    return {NameRelation::same, 1, "the same letters"};
  }
  if (marks_differ(a, b)) return {NameRelation::variant, 0.97, "hyphens, apostrophes or spaces"};
  const NameWords& words = tables_->words;
  if (kind != NameKind::person && (governs(a, b, words) || governs(b, a, words)))
    return {NameRelation::compatible, 0.75, "a capital may stand for its government"};
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

std::vector<std::string> NameMatcher::parts(std::string_view person) const {
  std::vector<std::string> out;
  for (NamePart& part : read_person(person, tables_->words, tables_->romaniser).parts)
    out.push_back(std::move(part.text));
  return out;
}

bool NameMatcher::one_in_story(std::string_view a, std::string_view b, NameKind kind,
                               bool together) const {
  const NameWords& words = tables_->words;
  if (kind == NameKind::person)
    return one_person_in_story(read_person(a, words, tables_->romaniser),
                               read_person(b, words, tables_->romaniser), words, together);
  return one_organisation_in_story(read_organisation(a, words, tables_->romaniser),
                                   read_organisation(b, words, tables_->romaniser), words);
}

bool NameMatcher::near_surname(std::string_view alone, std::string_view surname) const {
  const PersonForm a = read_person(alone, tables_->words, tables_->romaniser);
  const PersonForm b = read_person(surname, tables_->words, tables_->romaniser);
  if (a.parts.size() != 1 || b.parts.empty()) return false;
  const NamePart& one = a.parts[0];
  const NamePart& other = b.parts.back();
  if (std::min(one.text.size(), other.text.size()) < 6) return false;
  if (tables_->words.is_common(one.text)) return false;
  const PartRelation relation = relate_spelling(one, other);
  return relation.similarity > 0 && relation.slips <= 1 && !plural_of(one.text, other.text);
}

} // namespace crosscheck::entity
