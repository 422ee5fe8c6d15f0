#include "entity/name_sound.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace crosscheck::entity {
namespace {

// Longer spellings first. What a spelling sounds like where languages disagree (ch, j, x) is the
// class that holds most of its readings.
constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kSpellings = {{
    {"shch", "S"}, {"tsch", "S"}, {"dzh", "J"}, {"sch", "S"}, {"tch", "S"}, {"sh", "S"},
    {"ch", "S"},   {"cz", "S"},   {"zh", "J"},  {"dj", "J"},  {"kh", "k"},  {"gh", "g"},
    {"ph", "f"},   {"th", "t"},   {"dh", "d"},  {"ck", "k"},  {"ts", "s"},  {"tz", "s"},
    {"ks", "ks"},  {"qu", "k"},   {"ou", "O"},  {"oo", "O"},  {"oe", "O"},  {"ue", "O"},
    {"uo", "O"},   {"ee", "E"},   {"ei", "E"},  {"ey", "E"},  {"ie", "E"},  {"iy", "E"},
    {"ij", "E"},   {"yj", "E"},   {"yy", "E"},  {"ej", "E"},  {"ay", "AE"}, {"ai", "AE"},
    {"aj", "AE"},  {"ae", "A"},   {"aa", "A"},  {"oj", "OE"},
}};

bool is_vowel(char c) { return c == 'A' || c == 'E' || c == 'O'; }

char single(char c, char next) {
  switch (c) {
  case 'a': return 'A';
  case 'e':
  case 'i':
  case 'y': return 'E';
  case 'o':
  case 'u': return 'O';
  case 'c': return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
  case 'q': return 'k';
  case 'w': return 'v';
  case 'z': return 's';
  case 'j': return 'J';
  default: return c;
  }
}

double skip_cost(char c) {
  if (is_vowel(c)) return 0.4;
  return c == 'h' ? 0.3 : 1.0;
}

double swap_cost(char a, char b) {
  if (a == b) return 0;
  if (a > b) std::swap(a, b);
  const auto is = [&](char x, char y) { return a == x && b == y; };
  if (is('A', 'E')) return 0.3;
  if (is('A', 'O')) return 0.5;
  if (is('E', 'O')) return 0.7;
  if (is('S', 's') || is('g', 'k') || is('E', 'J')) return 0.4;
  if (is('b', 'p') || is('d', 't') || is('f', 'v') || is('J', 'S') || is('J', 'g') ||
      is('b', 'v') || is('h', 'k') || is('g', 'h'))
    return 0.5;
  return is_vowel(a) != is_vowel(b) ? 1.2 : 1.0;
}

} // namespace

std::string sound(std::string_view word) {
  std::string key;
  key.reserve(word.size());
  const auto put = [&](char c) {
    if (key.empty() || key.back() != c) key += c;
  };
  for (std::size_t i = 0; i < word.size();) {
    if (i == 0 && word[0] == 'x') { // Xi is written Shi and Si, too.
      put('S');
      ++i;
      continue;
    }
    const auto rest = word.substr(i);
    const auto spelling =
        std::find_if(kSpellings.begin(), kSpellings.end(),
                     [&](const auto& known) { return rest.starts_with(known.first); });
    if (spelling != kSpellings.end()) {
      for (const char c : spelling->second) put(c);
      i += spelling->first.size();
      continue;
    }
    if (word[i] == 'x') {
      put('k');
      put('s');
    } else if (word[i] != '\'') {
      put(single(word[i], i + 1 < word.size() ? word[i + 1] : '\0'));
    }
    ++i;
  }
  return key;
}

std::string consonants(std::string_view sound) {
  std::string out;
  for (const char c : sound)
    if (!is_vowel(c) && c != 'v' && (out.empty() || out.back() != c)) out += c;
  return out;
}

double sound_distance(std::string_view a, std::string_view b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + skip_cost(b[j]);
  for (const char x : a) {
    double corner = row[0];
    row[0] += skip_cost(x);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double up = row[j + 1];
      row[j + 1] =
          std::min({corner + swap_cost(x, b[j]), up + skip_cost(x), row[j] + skip_cost(b[j])});
      corner = up;
    }
  }
  return row[b.size()];
}

std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t differ = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j - 1] + differ, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

} // namespace crosscheck::entity
