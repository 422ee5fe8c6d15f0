#include "rules/inflect.h"

#include <algorithm>

namespace crosscheck::rules {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool ends(std::string_view word, std::string_view suffix) { return word.ends_with(suffix); }

// "stop" doubles its consonant before -ed and -ing, "visit" and "rain" do not: one vowel group, a
// single vowel letter, and a single final consonant that is no w, x or y. Longer verbs that double
// ("admit", "refer") are told by their endings, which are stressed.
bool doubles(std::string_view word) {
  const std::size_t n = word.size();
  if (n < 3) return false;
  const char last = word[n - 1];
  if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
  if (!is_vowel(word[n - 2]) || is_vowel(word[n - 3])) {
    // "quit": the u belongs to the q.
    if (!(n >= 4 && is_vowel(word[n - 2]) && word[n - 3] == 'u' && word[n - 4] == 'q'))
      return false;
  }
  std::size_t groups = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const bool vowel = is_vowel(word[i]) || (word[i] == 'y' && i > 0);
    const bool before = i > 0 && (is_vowel(word[i - 1]) || (word[i - 1] == 'y' && i > 1));
    if (vowel && !before) ++groups;
  }
  if (groups == 1) return true;
  for (const std::string_view stressed :
       {"mit", "fer", "cur", "pel", "bel", "trap", "ban", "kidnap"}) {
    // "suffer", "differ" and "offer" are stressed in front.
    if (ends(word, stressed)) return !ends(word, "ffer");
  }
  return false;
}

std::string with_s(const std::string& word) {
  for (const std::string_view hiss : {"s", "x", "z", "ch", "sh"}) {
    if (ends(word, hiss)) return word + "es";
  }
  const std::size_t n = word.size();
  if (n >= 2 && word[n - 1] == 'y' && !is_vowel(word[n - 2])) return word.substr(0, n - 1) + "ies";
  if (n >= 2 && word[n - 1] == 'o' && !is_vowel(word[n - 2])) return word + "es"; // "vetoes"
  return word + "s";
}

std::string with_ed(const std::string& word) {
  const std::size_t n = word.size();
  if (ends(word, "e")) return word + "d";
  if (n >= 2 && word[n - 1] == 'y' && !is_vowel(word[n - 2])) return word.substr(0, n - 1) + "ied";
  if (doubles(word)) return word + word[n - 1] + "ed";
  return word + "ed";
}

std::string with_ing(const std::string& word) {
  const std::size_t n = word.size();
  if (ends(word, "ie")) return word.substr(0, n - 2) + "ying"; // "dying"
  if (ends(word, "ee") || ends(word, "oe") || ends(word, "ye")) return word + "ing";
  if (n > 2 && ends(word, "e")) return word.substr(0, n - 1) + "ing";
  if (doubles(word)) return word + word[n - 1] + "ing";
  return word + "ing";
}

void add(std::vector<std::string>& out, std::string form) {
  if (std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
}

} // namespace

std::vector<std::string> inflect_verb(const std::vector<std::string>& forms) {
  std::vector<std::string> out;
  if (forms.empty() || forms.front().empty()) return out;
  const std::string& base = forms.front();
  const std::size_t space = base.find(' ');
  const std::string verb = base.substr(0, space);
  const std::string rest = space == std::string::npos ? "" : base.substr(space);
  add(out, base);
  add(out, with_s(verb) + rest);
  add(out, with_ing(verb) + rest);
  if (forms.size() == 1) add(out, with_ed(verb) + rest);
  for (std::size_t i = 1; i < forms.size(); ++i) {
    // The irregular form of a phrase is given whole or as its first word.
    add(out, forms[i].find(' ') != std::string::npos ? forms[i] : forms[i] + rest);
  }
  return out;
}

std::vector<std::string> inflect_noun(const std::vector<std::string>& forms) {
  std::vector<std::string> out;
  if (forms.empty() || forms.front().empty()) return out;
  const std::string& base = forms.front();
  add(out, base);
  if (forms.size() > 1) {
    for (std::size_t i = 1; i < forms.size(); ++i) add(out, forms[i]);
    return out;
  }
  std::size_t end = std::min(base.find(" of "), base.find(" in "));
  if (end == std::string::npos) end = base.size();
  const std::size_t space = base.rfind(' ', end == 0 ? 0 : end - 1);
  const std::size_t begin = space == std::string::npos ? 0 : space + 1;
  const std::string noun = base.substr(begin, end - begin);
  // "policeman", "fisherwoman": one irregular plural with hundreds of members.
  const bool man = ends(noun, "man") && noun != "human" && noun != "german" && noun != "roman";
  const std::string plural = man ? noun.substr(0, noun.size() - 2) + "en" : with_s(noun);
  add(out, base.substr(0, begin) + plural + base.substr(end));
  return out;
}

} // namespace crosscheck::rules
