#include "judge/align.h"

#include "judge/quoted_words.h"

#include <algorithm>
#include <cstdint>

namespace crosscheck::judge {

Alignment align(const WordList& a, const WordList& b) {
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

} // namespace crosscheck::judge
