#include "entity/name_compare.h"
#include "entity/name_sound.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <vector>

namespace crosscheck::entity {
namespace {

// Whether `list`, canonical forms parted by spaces, holds `word`.
bool lists(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool opposite_genders(std::string_view a, std::string_view b, const NameWords& words) {
  const std::string_view one = NameWords::get(words.given, a);
  const std::string_view other = NameWords::get(words.given, b);
  return one.size() == 1 && other.size() == 1 && one != other;
}

bool patronymic(std::string_view word) {
  for (const std::string_view end :
       {"ovich", "evich", "ovitch", "evitch", "ovna", "evna", "ovych", "ivna"})
    if (word.size() > end.size() + 2 && word.ends_with(end)) return true;
  return false;
}

PartRelation relate(const NamePart& a, const NamePart& b, const NameWords& words, bool abjad) {
  if (a.initial != b.initial && !a.number && !b.number) {
    const NamePart& full = a.initial ? b : a;
    const NamePart& initial = a.initial ? a : b;
    if (full.text[0] == initial.text[0])
      return {0.88, 0, fmt::format("initial {} for {}", initial.text, full.text)};
    return {};
  }
  PartRelation spelling = relate_spelling(a, b);
  if (patronymic(a.text) && patronymic(b.text) && spelling.slips > 1) return {};
  if (a.text != b.text && !a.number && !b.number && !a.initial && !b.initial) {
    if (forms_of_one_name(a.text, b.text, words))
      return {0.93, 0, fmt::format("{} and {} are forms of one name", a.text, b.text)};
    // Abdul Rahman / Rahman.
    const auto servant = [](const std::string& x, const std::string& y) {
      return x.size() == y.size() + 3 && x.starts_with("abd") && x.ends_with(y);
    };
    if (servant(a.text, b.text) || servant(b.text, a.text))
      return {0.9, 0, fmt::format("{} / {}: abd left out", a.text, b.text)};
    if (abjad && spelling.similarity < 0.9) {
      const std::string one = consonants(a.sound);
      const std::string other = consonants(b.sound);
      if (one.size() >= 2 && one == other)
        return {0.9, 0, fmt::format("{} / {}: the same consonants", a.text, b.text)};
    }
  }
  return spelling;
}

struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  PartRelation relation;
};

// Greedy pairs, the nearest first; among equals those at like places.
std::vector<Pair> pair_parts(const PersonForm& a, const PersonForm& b, const NameWords& words) {
  std::vector<Pair> all;
  const bool abjad = (a.script == Script::abjad) != (b.script == Script::abjad);
  for (std::size_t i = 0; i < a.parts.size(); ++i)
    for (std::size_t j = 0; j < b.parts.size(); ++j) {
      PartRelation relation = relate(a.parts[i], b.parts[j], words, abjad);
      if (relation.similarity > 0) all.push_back({i, j, std::move(relation)});
    }
  const auto apart = [](const Pair& p) { return p.a > p.b ? p.a - p.b : p.b - p.a; };
  std::stable_sort(all.begin(), all.end(), [&](const Pair& x, const Pair& y) {
    if (x.relation.similarity != y.relation.similarity)
      return x.relation.similarity > y.relation.similarity;
    return apart(x) < apart(y);
  });
  std::vector<char> used_a(a.parts.size(), 0);
  std::vector<char> used_b(b.parts.size(), 0);
  std::vector<Pair> chosen;
  for (Pair& pair : all) {
    if (used_a[pair.a] != 0 || used_b[pair.b] != 0) continue;
    used_a[pair.a] = used_b[pair.b] = 1;
    chosen.push_back(std::move(pair));
  }
  std::sort(chosen.begin(), chosen.end(), [](const Pair& x, const Pair& y) { return x.a < y.a; });
  return chosen;
}

// "JC Juncker" beside "Jean-Claude Juncker": a part of initials for the parts in a row.
void spread_initials(PersonForm& a, const PersonForm& b) {
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    const std::string text = a.parts[i].text;
    if (text.size() < 2 || text.size() > 3 || a.parts.size() < 2) continue;
    for (std::size_t j = 0; j + text.size() <= b.parts.size(); ++j) {
      bool all = true;
      for (std::size_t k = 0; k < text.size(); ++k)
        all = all && b.parts[j + k].text[0] == text[k] && b.parts[j + k].text.size() > 1;
      if (!all || b.parts[j].text.starts_with(text)) continue;
      std::vector<NamePart> letters;
      for (const char c : text) {
        NamePart letter;
        letter.text = letter.sound = std::string(1, c);
        letter.initial = true;
        letters.push_back(std::move(letter));
      }
      const auto at = a.parts.erase(a.parts.begin() + static_cast<std::ptrdiff_t>(i));
      a.parts.insert(at, letters.begin(), letters.end());
      a.child_of.clear(); // the places have moved
      return;
    }
  }
}

NameComparison different(std::string reason) {
  return {NameRelation::different, 0, std::move(reason)};
}

std::string left_over(const PersonForm& form, const std::vector<std::size_t>& rest) {
  std::string out;
  for (const std::size_t i : rest) out += (out.empty() ? "" : " ") + form.parts[i].text;
  return out;
}

// One word in two pieces, or two in one: "SergeiLavrov", "Nikolai Plat Ono Vich".
std::optional<NameComparison> compare_joined(const PersonForm& a, const PersonForm& b) {
  if (a.parts.size() == b.parts.size() && a.parts.size() > 1) {
    // The syllables of one given name are taken together: Lee Yong-chol, Lee Yong-chun.
    if (a.parts.size() != 3 || a.parts[0].text != b.parts[0].text) return std::nullopt;
    const auto initial = [](const NamePart& p) { return p.initial; };
    if (std::any_of(a.parts.begin(), a.parts.end(), initial) ||
        std::any_of(b.parts.begin(), b.parts.end(), initial))
      return std::nullopt;
  }
  if (std::min(a.joined.size(), b.joined.size()) < 6) return std::nullopt;
  if (a.joined == b.joined) return NameComparison{NameRelation::variant, 0.95, "joined or parted"};
  const std::size_t allowed = std::min(a.joined.size(), b.joined.size()) >= 9 ? 2 : 1;
  if (a.joined[0] == b.joined[0] && edits(a.joined, b.joined, allowed) <= allowed)
    return NameComparison{
        NameRelation::variant, 0.78,
        fmt::format("{} / {}: joined or parted, and a letter or two", a.joined, b.joined)};
  const double limit = 0.14 * static_cast<double>(std::min(a.joined.size(), b.joined.size()));
  if (a.parts.size() != b.parts.size() && sound_distance(sound(a.joined), sound(b.joined)) <= limit)
    return NameComparison{
        NameRelation::variant, 0.82,
        fmt::format("{} / {}: joined or parted spellings of one sound", a.joined, b.joined)};
  return std::nullopt;
}

} // namespace

bool forms_of_one_name(std::string_view a, std::string_view b, const NameWords& words) {
  const std::string_view full_a = NameWords::get(words.nicknames, a);
  const std::string_view full_b = NameWords::get(words.nicknames, b);
  if (lists(full_a, b) || lists(full_b, a)) return true;
  for (std::size_t at = 0; at < full_a.size();) {
    const std::size_t end = std::min(full_a.find(' ', at), full_a.size());
    if (lists(full_b, full_a.substr(at, end - at))) return true;
    at = end + 1;
  }
  const std::string_view form_a = NameWords::get(words.given_forms, a);
  return !form_a.empty() && form_a == NameWords::get(words.given_forms, b);
}

NameComparison compare_people(const PersonForm& left, const PersonForm& right,
                              const NameWords& words) {
  PersonForm a = left;
  PersonForm b = right;
  if (a.parts.empty() || b.parts.empty()) return different("no name");
  if (a.script == Script::han && b.script == Script::han)
    return a.joined == b.joined
               ? NameComparison{NameRelation::different, 0.5, "other characters of like sound"}
               : different("other characters");
  if (!a.generation.empty() && !b.generation.empty() && a.generation != b.generation)
    return different("two generations");
  spread_initials(a, b);
  spread_initials(b, a);

  const std::vector<Pair> pairs = pair_parts(a, b, words);
  std::vector<std::size_t> rest_a;
  std::vector<std::size_t> rest_b;
  const auto rest = [&](const PersonForm& form, bool is_a, std::vector<std::size_t>& out) {
    for (std::size_t i = 0; i < form.parts.size(); ++i) {
      const bool paired = std::any_of(pairs.begin(), pairs.end(),
                                      [&](const Pair& p) { return (is_a ? p.a : p.b) == i; });
      if (!paired && !form.parts[i].optional) out.push_back(i);
    }
  };
  rest(a, true, rest_a);
  rest(b, false, rest_b);

  double weight = 0;
  double sum = 0;
  double slips = 0;
  double worst = 1;
  std::size_t full = 0; // pairs of whole words
  std::size_t near = 0; // pairs of words that are not written alike
  std::string reason;
  for (const Pair& pair : pairs) {
    const double w = static_cast<double>(std::min<std::size_t>(
        8, std::max(a.parts[pair.a].text.size(), b.parts[pair.b].text.size())));
    weight += w;
    sum += w * pair.relation.similarity;
    slips += pair.relation.slips;
    worst = std::min(worst, pair.relation.similarity);
    if (!a.parts[pair.a].initial && !b.parts[pair.b].initial) ++full;
    if (pair.relation.similarity < 1) {
      ++near;
      if (!reason.empty()) reason += "; ";
      reason += pair.relation.reason;
    }
  }
  const auto joined = compare_joined(a, b);
  if (full == 0 || (!rest_a.empty() && !rest_b.empty())) {
    if (joined) return *joined;
    if (full == 0) return different("no part in common");
    // The last part of a long name cut short: "... Ben Belkassem DR".
    if (rest_a.size() == 1 && rest_b.size() == 1 && full >= 3) {
      const std::string& one = a.parts[rest_a[0]].text;
      const std::string& other = b.parts[rest_b[0]].text;
      if (one.starts_with(other) || other.starts_with(one))
        return {NameRelation::variant, 0.8, fmt::format("{} / {}: cut short", one, other)};
    }
    return different(fmt::format("{} is not {}", left_over(a, rest_a), left_over(b, rest_b)));
  }

  // A letter here and a letter there make another name: Olga Barynova, Oleg Baranov.
  const bool gender = std::any_of(pairs.begin(), pairs.end(), [&](const Pair& p) {
    return p.relation.similarity < 1 &&
           opposite_genders(a.parts[p.a].text, b.parts[p.b].text, words);
  });
  if (gender && near > 1) return different("given names of a man and a woman");
  if (slips > 2 && !joined) return different(fmt::format("too many letters differ: {}", reason));

  // Omar, son of Salman, is not Salman, son of Omar.
  for (const auto& [child, father] : a.child_of)
    for (const auto& [other_child, other_father] : b.child_of) {
      const auto paired = [&](std::size_t i, std::size_t j) {
        return std::any_of(pairs.begin(), pairs.end(),
                           [&](const Pair& p) { return p.a == i && p.b == j; });
      };
      if (paired(child, other_father) && paired(father, other_child))
        return different("father and child change places");
    }
  // "Hans Friedrich" is not "Friedrich Hans" where both words are given names.
  if (a.parts.size() == 2 && b.parts.size() == 2 && pairs.size() == 2 && pairs[0].b == 1 &&
      !NameWords::get(words.given, a.parts[0].text).empty() &&
      !NameWords::get(words.given, a.parts[1].text).empty() && left.child_of.empty() &&
      right.child_of.empty() && pairs[0].relation.similarity == 1)
    return {NameRelation::different, 0.5, "given name and surname change places"};

  double score = sum / weight;
  const std::size_t missing = rest_a.size() + rest_b.size();
  if (missing > 0) {
    const PersonForm& shorter = rest_a.empty() ? a : b;
    const PersonForm& longer = rest_a.empty() ? b : a;
    const std::string extra = left_over(longer, rest_a.empty() ? rest_b : rest_a);
    if (full == 1) {
      // One word is the surname, or the name in full order of a family first: never a middle name.
      const auto it = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& p) {
        return !a.parts[p.a].initial && !b.parts[p.b].initial;
      });
      const std::size_t at = rest_a.empty() ? it->b : it->a;
      const bool surname = at + 1 == longer.parts.size();
      if (pairs.size() == 1 && !surname)
        return different(fmt::format("{} alone is no surname", shorter.parts[0].text));
      const bool long_slip = it->relation.slips <= 1 && it->relation.similarity > 0.83;
      if (it->relation.similarity < 0.9 && !long_slip)
        return different(fmt::format("only one part in common: {}", reason));
      score = std::min(score, pairs.size() == 1 ? 0.72 : 0.85);
    } else {
      score -= 0.04;
    }
    if (!reason.empty()) reason += "; ";
    reason += fmt::format("without {}", extra);
    if (slips > 1)
      return different(fmt::format("letters differ and parts are missing: {}", reason));
  }
  if (!a.generation.empty() != !b.generation.empty()) score -= 0.03;
  if (score < kNameMatch)
    return {NameRelation::different, score, reason.empty() ? "too little in common" : reason};
  if (near == 0 && missing == 0) {
    const bool order =
        std::any_of(pairs.begin(), pairs.end(), [](const Pair& p) { return p.a != p.b; });
    return {NameRelation::compatible, score,
            order ? "the same parts in another order" : "the same parts"};
  }
  const bool only_initials = std::all_of(pairs.begin(), pairs.end(), [&](const Pair& p) {
    return p.relation.similarity == 1 || a.parts[p.a].initial != b.parts[p.b].initial;
  });
  return {only_initials ? NameRelation::compatible : NameRelation::variant, score, reason};
}

void person_keys(const PersonForm& form, const NameWords& words, std::set<std::string>& keys) {
  // A key is the consonants of a part, without voice: near spellings share it. Given names are
  // common and short forms change them, so that only what may be a surname makes one.
  const auto key = [](const NamePart& part) {
    std::string out = "p:";
    for (char c : consonants(part.sound)) {
      switch (c) {
      case 'd': c = 't'; break;
      case 'g': c = 'k'; break;
      case 'b': c = 'p'; break;
      case 'S':
      case 'J': c = 's'; break;
      default: break;
      }
      if (c != 'h' && out.back() != c) out += c;
    }
    return out;
  };
  bool any = false;
  for (const NamePart& part : form.parts) {
    if (part.initial || part.optional) continue;
    if (form.parts.size() > 1 && !NameWords::get(words.given, part.text).empty() &&
        &part != &form.parts.back())
      continue;
    keys.insert(key(part));
    any = true;
  }
  if (!any)
    for (const NamePart& part : form.parts) keys.insert(key(part));
  // A slip in the surname may change its consonants; the given name stays.
  if (form.parts.size() > 1 && !form.parts.front().initial)
    keys.insert("n:" + form.parts.front().text);
  if (form.joined.size() < 40) keys.insert("j:" + consonants(sound(form.joined)));
}

} // namespace crosscheck::entity
