#include "event/story.h"

#include "text/utf8.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace crosscheck::event {
namespace {

// Measured on stories with known events (docs/accuracy.md): pairs of documents joined and kept
// apart.
constexpr double kStoryThreshold = 0.10;
constexpr double kEventThreshold = 0.16;
constexpr double kFarThreshold = 0.20; // of reports months apart that share one name
// Reports of a few days are likelier to be of one event: a colder one shares fewer words.
constexpr double kSameDays = 0.04; // that much nearer
constexpr int kDays = 21;
constexpr double kSmoothing =
    70;                       // documents of general English that the run is thought to stand among
constexpr double kName = 1.6; // weight of a word that no list of English words has
constexpr std::size_t kWordsRead = 1500; // of a document: news says what matters first
constexpr std::size_t kWideTerm = 400;   // a word of more documents than this proposes no pair

using Term = std::uint32_t;
using Counts = std::vector<std::pair<Term, std::uint32_t>>; // by term
using Vector = std::vector<std::pair<Term, double>>;        // by term, of length 1

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The words of a document with their counts.
class Terms {
public:
  explicit Terms(const rules::Lexicons& lexicons)
      : common_(lexicons.find("common-words")), weekday_(lexicons.find("weekday")),
        month_(lexicons.find("month")) {}

  Counts count(const text::Document& document) {
    std::unordered_map<Term, std::uint32_t> counts;
    std::size_t words = 0;
    if (!document.title.empty()) read(document.title, counts, words);
    read(document.text, counts, words);
    Counts sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

  [[nodiscard]] double prior(Term term) const { return priors_[term]; }
  /// Most often a name: no word of English.
  [[nodiscard]] bool is_name(Term term) const { return priors_[term] == kName; }
  [[nodiscard]] std::size_t size() const { return priors_.size(); }

private:
  void read(std::string_view text, std::unordered_map<Term, std::uint32_t>& counts,
            std::size_t& words) {
    std::string word;
    for (std::size_t i = 0; i <= text.size() && words < kWordsRead;) {
      const char c = i < text.size() ? text[i] : ' ';
      const auto byte = static_cast<unsigned char>(c);
      if ((c >= 'a' && c <= 'z') || is_digit(c)) {
        word += c;
        ++i;
      } else if (c >= 'A' && c <= 'Z') {
        word += static_cast<char>(c + 32);
        ++i;
      } else if (byte >= 0x80) {
        const text::Decoded decoded = text::decode(text, i);
        if (text::is_letter(decoded.code_point))
          word += text::fold(text.substr(i, decoded.length));
        else
          flush(word, counts, words);
        i += decoded.length;
      } else {
        flush(word, counts, words);
        ++i;
      }
    }
    flush(word, counts, words);
  }

  void flush(std::string& word, std::unordered_map<Term, std::uint32_t>& counts,
             std::size_t& words) {
    if (word.size() >= 3) {
      const auto [at, added] = ids_.try_emplace(word, static_cast<Term>(priors_.size()));
      if (added) priors_.push_back(prior_of(word));
      ++counts[at->second];
      ++words;
    }
    word.clear();
  }

  [[nodiscard]] double prior_of(const std::string& word) const {
    if (is_digit(word[0])) return 0.7;
    // Lists of words without capitals leave them out, and every paper has them.
    for (const rules::Lexicon* days : {weekday_, month_})
      if (days != nullptr && days->find(word) != nullptr) return 1.0;
    const rules::LexiconEntry* entry = common_ != nullptr ? common_->find(word) : nullptr;
    if (entry == nullptr) return kName;
    return entry->value == "10" ? 0.25 : entry->value == "20" ? 0.6 : 1.0;
  }

  const rules::Lexicon* common_;
  const rules::Lexicon* weekday_;
  const rules::Lexicon* month_;
  std::unordered_map<std::string, Term> ids_;
  std::vector<double> priors_;
};

std::vector<Vector> weigh(const std::vector<Counts>& counts,
                          const std::vector<std::size_t>& members, const Terms& terms) {
  std::vector<std::uint32_t> df(terms.size(), 0);
  for (const std::size_t m : members)
    for (const auto& [term, count] : counts[m]) ++df[term];
  const auto n = static_cast<double>(members.size());
  std::vector<Vector> vectors;
  for (const std::size_t m : members) {
    Vector& vector = vectors.emplace_back();
    double square = 0;
    for (const auto& [term, count] : counts[m]) {
      const double idf = std::log((n + kSmoothing) / (df[term] + kSmoothing / 50));
      const double weight = (1 + std::log(count)) * idf * terms.prior(term);
      if (weight <= 0) continue;
      vector.emplace_back(term, weight);
      square += weight * weight;
    }
    const double length = square > 0 ? std::sqrt(square) : 1;
    for (auto& [term, weight] : vector) weight /= length;
  }
  return vectors;
}

// Average-link clustering over the pairs that share a term that is not everywhere. Returns a
// cluster number for each member, numbered by the first member.
// `days`: when each was published, if known; empty: it makes no difference.
using Days = std::vector<std::optional<std::chrono::sys_days>>;

bool near(const Days& days, std::size_t i, std::size_t j) {
  if (days.empty() || !days[i] || !days[j]) return false;
  return std::abs((*days[i] - *days[j]).count()) <= kDays;
}

// Whether both days are known and lie apart by more than the news of one event.
bool far(const Days& days, std::size_t i, std::size_t j) {
  return !days.empty() && days[i] && days[j] && !near(days, i, j);
}

// Two short reports of two quakes share the words of all such reports; those of one quake name the
// same town. `names` asks for such a word, and for more than one where months lie between them: two
// ministers with one given name are no story.
std::vector<std::size_t> cluster(const std::vector<Vector>& vectors, const Days& days,
                                 const Terms* names, double threshold) {
  const std::size_t n = vectors.size();
  std::unordered_map<Term, std::vector<std::pair<std::uint32_t, double>>> postings;
  for (std::size_t i = 0; i < n; ++i)
    for (const auto& [term, weight] : vectors[i])
      postings[term].emplace_back(static_cast<std::uint32_t>(i), weight);
  // Similarity sums between clusters; single documents at first. What no narrow term proposes is
  // taken for 0.
  std::vector<std::map<std::size_t, double>> sums(n);
  std::vector<double> row(n, 0);
  std::vector<std::uint32_t> named(n, 0); // names shared
  std::vector<std::uint32_t> touched;
  for (std::size_t i = 0; i < n; ++i) {
    touched.clear();
    for (const auto& [term, weight] : vectors[i]) {
      const auto& posting = postings.find(term)->second;
      if (posting.size() > kWideTerm) continue;
      for (const auto& [j, other] : posting) {
        if (j >= i) break;
        if (row[j] == 0) touched.push_back(j);
        row[j] += weight * other;
        if (names != nullptr && names->is_name(term)) ++named[j];
      }
    }
    for (const std::uint32_t j : touched) {
      if (names != nullptr &&
          (named[j] == 0 || (named[j] == 1 && row[j] < kFarThreshold && far(days, i, j))))
        row[j] = 0;
      named[j] = 0;
      if (row[j] > 0 && near(days, i, j)) row[j] += kSameDays;
      // A pair far below the threshold adds nothing to an average that matters.
      if (row[j] > threshold / 4) {
        sums[i][j] = row[j];
        sums[j][i] = row[j];
      }
      row[j] = 0;
    }
  }
  std::vector<std::size_t> size(n, 1);
  std::vector<std::size_t> owner(n);
  for (std::size_t i = 0; i < n; ++i) owner[i] = i;
  // Candidates carry the sizes they were computed for; one that is out of date is skipped.
  using Candidate = std::tuple<double, std::size_t, std::size_t, std::size_t, std::size_t>;
  const auto less = [](const Candidate& x, const Candidate& y) {
    if (std::get<0>(x) != std::get<0>(y)) return std::get<0>(x) < std::get<0>(y);
    return std::pair(std::get<1>(x), std::get<2>(x)) > std::pair(std::get<1>(y), std::get<2>(y));
  };
  std::priority_queue<Candidate, std::vector<Candidate>, decltype(less)> queue(less);
  const auto propose = [&](std::size_t a, std::size_t b) {
    if (a > b) std::swap(a, b);
    const double average = sums[a][b] / static_cast<double>(size[a] * size[b]);
    if (average >= threshold) queue.emplace(average, a, b, size[a], size[b]);
  };
  for (std::size_t i = 0; i < n; ++i)
    for (const auto& [j, sum] : sums[i])
      if (j < i) propose(i, j);
  while (!queue.empty()) {
    const auto [average, a, b, size_a, size_b] = queue.top();
    queue.pop();
    if (size[a] != size_a || size[b] != size_b) continue;
    for (const auto& [c, sum] : sums[b]) {
      if (c == a) continue;
      sums[a][c] += sum;
      sums[c][a] = sums[a][c];
      sums[c].erase(b);
    }
    sums[a].erase(b);
    sums[b].clear();
    size[a] += size[b];
    size[b] = 0;
    owner[b] = a;
    for (const auto& [c, sum] : sums[a]) propose(a, c);
  }
  for (std::size_t i = 0; i < n; ++i) { // owners have smaller numbers than what they own
    while (owner[owner[i]] != owner[i]) owner[i] = owner[owner[i]];
  }
  return owner;
}

} // namespace

std::vector<StoryId> find_stories(std::span<const text::Document> documents,
                                  const rules::Lexicons& lexicons) {
  Terms terms(lexicons);
  std::vector<Counts> counts;
  counts.reserve(documents.size());
  for (const text::Document& document : documents) counts.push_back(terms.count(document));
  std::vector<std::size_t> all(documents.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  const std::vector<std::size_t> coarse =
      cluster(weigh(counts, all, terms), {}, nullptr, kStoryThreshold);
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < coarse.size(); ++i) groups[coarse[i]].push_back(i);
  std::vector<StoryId> stories(documents.size());
  for (const auto& [first, members] : groups) {
    Days days;
    for (const std::size_t m : members)
      days.push_back(documents[m].date ? std::optional(std::chrono::sys_days(*documents[m].date))
                                       : std::nullopt);
    const std::vector<std::size_t> fine =
        cluster(weigh(counts, members, terms), days, &terms, kEventThreshold);
    for (std::size_t i = 0; i < members.size(); ++i)
      stories[members[i]] = StoryId(members[fine[i]]);
  }
  return stories;
}

} // namespace crosscheck::event
