#include "entity/name_form.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <functional>

namespace crosscheck::entity {
namespace {

// Full stops inside an abbreviation carry nothing: "S.A.R.L." is SARL.
std::string plain(std::string_view form) {
  if (std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    return std::string(form);
  std::string out;
  for (const char c : text::fold_accents(form)) {
    if (c == '.' || c == ',' || c == '/') continue;
    out += c == '-' ? ' ' : c;
  }
  return out;
}

void fill(NameWords::Set& set, const rules::Lexicons& lexicons, std::string_view name) {
  const rules::Lexicon* lexicon = lexicons.find(name);
  if (lexicon == nullptr) return;
  for (const rules::LexiconEntry& entry : lexicon->entries) set.insert(plain(entry.form));
}

void fill(NameWords::Map& map, const rules::Lexicons& lexicons, std::string_view name) {
  const rules::Lexicon* lexicon = lexicons.find(name);
  if (lexicon == nullptr) return;
  for (const rules::LexiconEntry& entry : lexicon->entries)
    map.try_emplace(plain(entry.form), entry.value);
}

} // namespace

NameWords::NameWords(const rules::Lexicons& lexicons) {
  fill(titles, lexicons, "titles");
  fill(roles, lexicons, "person-roles");
  fill(particles, lexicons, "name-particles");
  fill(suffixes, lexicons, "name-suffixes");
  fill(given, lexicons, "given-names");
  fill(nicknames, lexicons, "nicknames");
  fill(given_forms, lexicons, "given-name-forms");
  fill(legal_forms, lexicons, "legal-forms");
  for (const auto& [form, canonical] : legal_forms) {
    const auto spaces = static_cast<std::size_t>(std::count(form.begin(), form.end(), ' '));
    longest_legal_form = std::max(longest_legal_form, spaces + 1);
  }
  if (const rules::Lexicon* forms = lexicons.find("legal-forms"); forms != nullptr)
    for (const auto& [narrow, wide] : forms->under) legal_kinds.emplace(narrow, wide);
  fill(this->words, lexicons, "organisation-words");
  fill(fillers, lexicons, "organisation-fillers");
  for (const std::string_view name :
       {"countries", "country-aliases", "regions", "cities", "world-regions", "demonyms"})
    fill(places, lexicons, name);
  for (const std::string_view name : {"countries", "country-aliases"})
    fill(countries, lexicons, name);
  fill(capitals, lexicons, "capitals");
  if (const rules::Lexicon* lexicon = lexicons.find("common-words"); lexicon != nullptr) {
    common.reserve(lexicon->entries.size());
    for (const rules::LexiconEntry& entry : lexicon->entries) common.push_back(plain(entry.form));
    if (!std::is_sorted(common.begin(), common.end())) std::sort(common.begin(), common.end());
  }
  constexpr std::array<std::string_view, 20> kSmall = {
      "zero",     "one",     "two",     "three",     "four",     "five",    "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  for (std::size_t i = 0; i < kSmall.size(); ++i) numbers.emplace(kSmall[i], std::to_string(i));
  constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                     "sixty",  "seventy", "eighty", "ninety"};
  for (std::size_t i = 0; i < kTens.size(); ++i)
    numbers.emplace(kTens[i], std::to_string(20 + 10 * i));
  numbers.emplace("fourty", "40"); // a common slip
  constexpr std::array<std::string_view, 20> kRoman = {
      "i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",
      "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"};
  for (std::size_t i = 0; i < kRoman.size(); ++i) numbers.emplace(kRoman[i], std::to_string(i + 1));
}

bool NameWords::is_common(std::string_view word) const {
  return std::binary_search(common.begin(), common.end(), word, std::less<>());
}

} // namespace crosscheck::entity
