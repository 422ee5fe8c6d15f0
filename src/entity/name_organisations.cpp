#include "entity/name_compare.h"
#include "entity/name_sound.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace crosscheck::entity {
namespace {

NameComparison different(std::string reason) {
  return {NameRelation::different, 0, std::move(reason)};
}

std::vector<std::size_t> solid(const OrganisationForm& form) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < form.parts.size(); ++i)
    if (!form.parts[i].optional) out.push_back(i);
  return out;
}

// Legal forms that no company has at one time: AG and GmbH.
bool clash(const OrganisationForm& a, const OrganisationForm& b, const NameWords& words) {
  if (a.legal.empty() || b.legal.empty()) return false;
  bool known = false;
  for (const std::string& x : a.legal)
    for (const std::string& y : b.legal) {
      const std::string_view kind_x = NameWords::get(words.legal_kinds, x);
      const std::string_view kind_y = NameWords::get(words.legal_kinds, y);
      if (x == y || kind_x.empty() || kind_y.empty() || kind_x == kind_y || kind_x == "corporate" ||
          kind_y == "corporate")
        return false;
      known = true;
    }
  return known;
}

// "Orland Harbour Corp." beside "Orland Harbour Inc.": one house, and one of the two is wrong. Of
// forms of other languages one may translate the other (OAO, JSC).
bool other_legal_form(const OrganisationForm& a, const OrganisationForm& b,
                      const NameWords& words) {
  const auto corporate = [&](const OrganisationForm& form) {
    return form.legal.size() == 1 &&
           NameWords::get(words.legal_kinds, form.legal[0]) == "corporate";
  };
  return corporate(a) && corporate(b) && a.legal[0] != b.legal[0];
}

// What a slip of the keyboard costs a word of a company's name: a short word with another letter is
// another word (BWI, BAE), and so is a common one (railway, railroad).
PartRelation relate(const NamePart& a, const NamePart& b, const NameWords& words) {
  if (a.text + "ern" == b.text || b.text + "ern" == a.text)
    return {0.93, 0, fmt::format("{} / {}", a.text, b.text)}; // South Orland, Southern Orland
  PartRelation relation = relate_spelling(a, b);
  if (relation.similarity == 0 || relation.similarity == 1) return relation;
  const std::size_t longer = std::max(a.text.size(), b.text.size());
  const std::size_t slips = edits(a.text, b.text, 3);
  if (longer <= 4 && slips > 0 && relation.slips > 0 && longer < 3) return {};
  if (NameWords::has(words.places, a.text) && NameWords::has(words.places, b.text)) return {};
  if (slips >= 2 && words.is_common(a.text) && words.is_common(b.text) && longer < 7) return {};
  if (slips > 2) return {};
  return relation;
}

} // namespace

bool short_form(const OrganisationForm& brief, const OrganisationForm& full) {
  std::string all;
  std::string without;
  std::size_t words = 0;
  for (const NamePart& part : full.parts) {
    if (part.number) return false;
    all += part.text[0];
    if (!part.optional) {
      without += part.text[0];
      ++words;
    }
  }
  if (words < 3) return false;
  const std::vector<std::size_t> own = solid(brief);
  if (own.empty()) return false;
  const std::string& letters = brief.parts[own[0]].text;
  return letters.size() >= 3 && (letters == all || letters == without);
}

NameComparison compare_organisations(const OrganisationForm& a, const OrganisationForm& b,
                                     const NameWords& words) {
  if (a.parts.empty() || b.parts.empty()) return different("no name");
  if (clash(a, b, words))
    return different(fmt::format("legal forms {} and {}", a.legal[0], b.legal[0]));
  const std::vector<std::size_t> own_a = solid(a);
  const std::vector<std::size_t> own_b = solid(b);
  if (a.joined == b.joined && !a.joined.empty()) {
    if (own_a.size() != own_b.size()) return {NameRelation::variant, 0.9, "joined or parted"};
    if (other_legal_form(a, b, words))
      return {NameRelation::variant, 0.95,
              fmt::format("legal forms {} and {}", a.legal[0], b.legal[0])};
    return {NameRelation::compatible, 0.97, "the same parts"};
  }
  const auto glued = [](const OrganisationForm& x, const OrganisationForm& y) {
    return std::any_of(y.legal.begin(), y.legal.end(),
                       [&](const std::string& legal) { return x.joined == y.joined + legal; });
  };
  if ((a.legal.empty() && glued(a, b)) || (b.legal.empty() && glued(b, a)))
    return {NameRelation::variant, 0.9, "the legal form joined"};
  if (short_form(a, b) || short_form(b, a)) return {NameRelation::compatible, 0.8, "first letters"};

  struct Pair {
    std::size_t a, b;
    PartRelation relation;
  };
  std::vector<Pair> all;
  for (const std::size_t i : own_a)
    for (const std::size_t j : own_b) {
      PartRelation relation = relate(a.parts[i], b.parts[j], words);
      if (relation.similarity > 0) all.push_back({i, j, std::move(relation)});
    }
  std::stable_sort(all.begin(), all.end(), [](const Pair& x, const Pair& y) {
    if (x.relation.similarity != y.relation.similarity)
      return x.relation.similarity > y.relation.similarity;
    const auto apart = [](const Pair& p) { return p.a > p.b ? p.a - p.b : p.b - p.a; };
    return apart(x) < apart(y);
  });
  std::vector<char> used_a(a.parts.size(), 0);
  std::vector<char> used_b(b.parts.size(), 0);
  double paired = 0;
  double slips = 0;
  double sum = 0;
  std::size_t pairs = 0;
  std::size_t equal = 0;
  std::string reason;
  for (const Pair& pair : all) {
    if (used_a[pair.a] != 0 || used_b[pair.b] != 0) continue;
    used_a[pair.a] = used_b[pair.b] = 1;
    const auto w = static_cast<double>(std::min<std::size_t>(
        10, std::max(a.parts[pair.a].text.size(), b.parts[pair.b].text.size())));
    paired += w;
    sum += w * pair.relation.similarity;
    slips += pair.relation.slips;
    ++pairs;
    if (pair.relation.similarity == 1) ++equal;
    if (pair.relation.similarity < 1) reason += (reason.empty() ? "" : "; ") + pair.relation.reason;
  }
  std::vector<std::size_t> rest_a;
  std::vector<std::size_t> rest_b;
  for (const std::size_t i : own_a)
    if (used_a[i] == 0) rest_a.push_back(i);
  for (const std::size_t j : own_b)
    if (used_b[j] == 0) rest_b.push_back(j);

  // Joined or parted: "Goodwill", "Good Will"; "van der bilt".
  const std::size_t shorter = std::min(a.joined.size(), b.joined.size());
  const std::size_t allowed = shorter >= 12 ? 2 : shorter >= 8 ? 1 : 0;
  const std::size_t near = edits(a.joined, b.joined, 2);
  const bool figures_agree = a.numbers == b.numbers;
  // What is missing must not be a word of its own: "UN Harbour Council", "Harbour Council".
  const bool word_missing = (rest_a.empty() || rest_b.empty()) && equal == pairs;
  if (own_a.size() != own_b.size() && near <= allowed && figures_agree && !word_missing)
    return {NameRelation::variant, 0.8,
            fmt::format("{} / {}: joined or parted", a.joined, b.joined)};
  std::string whole_a;
  std::string whole_b;
  for (const NamePart& p : a.parts) whole_a += p.text;
  for (const NamePart& p : b.parts) whole_b += p.text;
  if (whole_a == whole_b) return {NameRelation::variant, 0.9, "joined or parted"};

  if (pairs == 0) return different("no word in common");
  // A series: the long name says what it is, and the number which of them.
  const auto only_number = [](const OrganisationForm& form, const std::vector<std::size_t>& rest) {
    return rest.size() == 1 &&
           form.parts[rest[0]].text.find_first_of("0123456789") != std::string::npos;
  };
  if (only_number(a, rest_a) && only_number(b, rest_b)) {
    if (equal >= 2 && pairs == equal && a.parts[rest_a[0]].text.size() < 6)
      return {NameRelation::variant, 0.71,
              fmt::format("number {} is not {}", a.parts[rest_a[0]].text, b.parts[rest_b[0]].text)};
    return different("numbers differ");
  }
  if (!rest_a.empty() && !rest_b.empty()) {
    std::string one;
    std::string other;
    for (const std::size_t i : rest_a) one += (one.empty() ? "" : " ") + a.parts[i].text;
    for (const std::size_t i : rest_b) other += (other.empty() ? "" : " ") + b.parts[i].text;
    return different(fmt::format("{} is not {}", one, other));
  }
  if (slips > 2) return different(fmt::format("too many letters differ: {}", reason));
  double score = sum / paired;
  const std::vector<std::size_t>& rest = rest_a.empty() ? rest_b : rest_a;
  const OrganisationForm& longer = rest_a.empty() ? b : a;
  for (const std::size_t i : rest) {
    const NamePart& part = longer.parts[i];
    if (part.number) return different(fmt::format("only one has the number {}", part.text));
    // A branch is the house: "Varland Bank (Norhaven)", "Varland Bank Europe".
    const bool branch = longer.bracketed[i] != 0 || NameWords::has(words.places, part.text);
    if (!branch) return different(fmt::format("only one says {}", part.text));
    score -= 0.08;
    reason += (reason.empty() ? "without " : "; without ") + part.text;
  }
  // One short word with a slip is another word: Snow, Snoe.
  if (own_a.size() == 1 && own_b.size() == 1 && slips > 0 &&
      (shorter < 5 || (slips > 1 && shorter < 8)))
    return different(reason);
  if (score < kNameMatch) return {NameRelation::different, score, reason};
  if (slips == 0 && equal == pairs && rest.empty() && a.joined != b.joined)
    return {NameRelation::variant, 0.9, "the same words in another order"};
  return {slips > 0 || equal < pairs ? NameRelation::variant : NameRelation::compatible, score,
          reason};
}

void organisation_keys(const OrganisationForm& form, std::set<std::string>& keys) {
  std::string first_letters;
  for (const NamePart& part : form.parts) {
    first_letters += part.text[0];
    if (part.optional || part.number) continue;
    std::string key = "o:" + consonants(part.sound);
    for (char& c : key) c = c == 'd' ? 't' : c == 'g' ? 'k' : c == 'b' ? 'p' : c;
    keys.insert(std::move(key));
  }
  // A slip in the first letter.
  if (form.parts.size() == 1 && form.joined.size() >= 6)
    keys.insert("e:" + form.joined.substr(form.joined.size() - 4));
  if (first_letters.size() >= 3) keys.insert("a:" + first_letters);
  if (form.parts.size() == 1 && form.parts[0].text.size() <= 5)
    keys.insert("a:" + form.parts[0].text);
  keys.insert("j:" + consonants(sound(form.joined)));
}

} // namespace crosscheck::entity
