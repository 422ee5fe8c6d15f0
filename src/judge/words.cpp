#include "judge/words.h"

#include "judge/diff.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace crosscheck::judge {
namespace {

// Words compared at most: the longest quotations of papers have a few hundred.
constexpr std::size_t kMaxWords = 400;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kContractions = {{
    {"n't", " not"},
    {"'re", " are"},
    {"'ve", " have"},
    {"'ll", " will"},
    {"'m", " am"},
    {"can not", "cannot"},
    {"won't", "will not"},
    {"it's", "it is"},
    {"that's", "that is"},
    {"ok", "okay"},
}};

// One form for what British and American papers spell in two ways, so that a quotation does not
// drift by crossing an ocean: realise / realize, neighbourhood / neighborhood, centre / center,
// travelled / traveled. The form is for comparison alone and need be no word.
void unite_spellings(std::string& word) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    const std::size_t at = word.find(from, 2);
    if (at != std::string::npos) word.replace(at, from.size(), to);
  };
  if (word.size() < 5) return;
  replace("our", "or");
  replace("yse", "yze");
  for (const std::string_view ending : {"ise", "ised", "ises", "ising", "isation", "isations"})
    if (word.ends_with(ending)) word[word.size() - ending.size() + 1] = 'z';
  if (word.ends_with("tre")) word.replace(word.size() - 3, 3, "ter");
  if (word.ends_with("lled")) word.replace(word.size() - 4, 4, "led");
  if (word.ends_with("lling")) word.replace(word.size() - 5, 5, "ling");
  if (word.ends_with("ogue")) word.replace(word.size() - 4, 4, "og");
}

void cut_ending(std::string& word) {
  for (const std::string_view ending : {"'s", "ing", "ed", "es", "s"})
    if (word.size() > ending.size() + 3 && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      return;
    }
}

constexpr std::size_t kTellingRun = 5; // words in a row

std::size_t longest_run(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  std::size_t longest = 0;
  for (const std::string& word : a)
    for (std::size_t j = b.size(); j-- > 0;) {
      row[j + 1] = word == b[j] ? row[j] + 1 : 0;
      longest = std::max(longest, row[j + 1]);
    }
  return longest;
}

// The runs of words that one side alone has, in quotes.
std::string runs(const std::vector<DiffPart>& parts, DiffPart::Side side) {
  std::string out;
  for (const DiffPart& part : parts)
    if (part.side == side) out += fmt::format("{}'{}'", out.empty() ? "" : ", ", part.text);
  return out;
}

} // namespace

std::vector<std::string> quoted_words(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    while (!word.empty() && word.back() == '\'') word.pop_back();
    if (word.empty()) return;
    for (const auto& [from, to] : kContractions) {
      if (word == "won't" && from == "n't") continue;
      if (word.size() > from.size() && word.ends_with(from) && from[0] != 'o' && from[0] != 'i' &&
          from[0] != 't') {
        std::string head = word.substr(0, word.size() - from.size());
        words.push_back(std::move(head));
        words.emplace_back(to.substr(to.find_first_not_of(' ')));
        word.clear();
        return;
      }
      if (word == from) {
        const std::size_t space = to.find(' ');
        words.emplace_back(to.substr(0, space));
        if (space != std::string_view::npos) words.emplace_back(to.substr(space + 1));
        word.clear();
        return;
      }
    }
    words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size() && words.size() < kMaxWords;) {
    const text::Decoded decoded = text::decode(folded, i);
    const bool inner = decoded.code_point == '\'' && !word.empty();
    const bool digit = decoded.code_point >= '0' && decoded.code_point <= '9';
    if (digit || inner || text::is_letter(decoded.code_point))
      word.append(folded.substr(i, decoded.length));
    else
      flush();
    i += decoded.length;
  }
  flush();
  for (std::string& one : words) unite_spellings(one);
  return words;
}

Alignment align(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  // Of all longest common subsequences the one in the fewest runs: in "not now, and not this year"
  // the second "not" is that of "not this year". A match weighs kMatch, one that goes on a run
  // one more.
  constexpr std::uint32_t kMatch = 2 * kMaxWords;
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  std::vector<std::uint32_t> best((n + 1) * (m + 1), 0);    // of what stands from (i, j) on
  std::vector<std::uint32_t> matched((n + 1) * (m + 1), 0); // with (i, j) matched; 0: cannot be
  const auto at = [&](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
  const auto go_on = [&](std::size_t i, std::size_t j) {
    return matched[at(i, j)] > 0 && matched[at(i, j)] + 1 > best[at(i, j)];
  };
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) {
      std::uint32_t most = std::max(best[at(i + 1, j)], best[at(i, j + 1)]);
      if (a[i] == b[j]) {
        const std::uint32_t rest =
            go_on(i + 1, j + 1) ? matched[at(i + 1, j + 1)] + 1 : best[at(i + 1, j + 1)];
        matched[at(i, j)] = kMatch + rest;
        most = std::max(most, matched[at(i, j)]);
      }
      best[at(i, j)] = most;
    }
  Alignment alignment{best[0] / kMatch, std::vector<char>(n, 0), std::vector<char>(m, 0)};
  bool running = false;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (matched[at(i, j)] > 0 && (running || matched[at(i, j)] == best[at(i, j)])) {
      alignment.in_a[i] = 1;
      alignment.in_b[j] = 1;
      running = go_on(i + 1, j + 1);
      ++i;
      ++j;
    } else if (best[at(i + 1, j)] >= best[at(i, j + 1)]) {
      ++i;
    } else {
      ++j;
    }
  }
  return alignment;
}

WordsComparison compare_words(std::string_view a, std::string_view b) {
  const std::vector<std::string> x = quoted_words(a);
  const std::vector<std::string> y = quoted_words(b);
  if (x.empty() || y.empty()) return {};
  // Aligned by stem, so that a plural or a tense is one word changed and not two words lost.
  const auto stems = [](std::vector<std::string> words) {
    for (std::string& word : words) cut_ending(word);
    return words;
  };
  const Alignment alignment = align(stems(x), stems(y));
  const auto common = static_cast<double>(alignment.common);
  const double of_shorter = common / static_cast<double>(std::min(x.size(), y.size()));
  const double of_longer = common / static_cast<double>(std::max(x.size(), y.size()));
  if (x == y) return {graph::Relation::agree, 1, "the same words"};
  if (of_shorter >= 1 && align(x, y).common == std::min(x.size(), y.size()))
    return {graph::Relation::agree, 1, "one is an excerpt of the other"};
  // Half of the shorter side, and a good part of the longer one: or, of a short excerpt, a run of
  // words that is no accident.
  const bool near = of_shorter >= 0.5 && (of_shorter >= 0.7 || of_longer >= 0.3);
  const bool excerpt = of_shorter >= 0.6 && longest_run(x, y) >= kTellingRun;
  if (!near && !excerpt) return {};
  const std::vector<DiffPart> parts = diff_words(a, b);
  const std::string only_a = runs(parts, DiffPart::Side::a);
  const std::string only_b = runs(parts, DiffPart::Side::b);
  std::string reason = "the words differ: ";
  if (only_a.empty())
    reason += fmt::format("{} stands on one side only", only_b);
  else if (only_b.empty())
    reason += fmt::format("{} stands on one side only", only_a);
  else
    reason += fmt::format("{} against {}", only_a, only_b);
  return {graph::Relation::variant, of_shorter, std::move(reason)};
}

} // namespace crosscheck::judge
