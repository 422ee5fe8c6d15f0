#include "event/copies.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

namespace crosscheck::event {
namespace {

constexpr std::size_t kRun = 5;          // words of a shingle
constexpr std::size_t kWordsRead = 3000; // of a document
constexpr std::size_t kLeastRuns = 20;   // a text of fewer is a notice, which many write alike
constexpr std::size_t kBins = 64;
constexpr std::size_t kBand = 2;       // bins that two candidates share
constexpr double kSameText = 0.8;      // of the runs of the shorter text
constexpr std::size_t kWideBand = 200; // texts held against a band's members before it is left

using Hash = std::uint64_t;

Hash mix(Hash hash) {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdULL;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

// The runs of a text, hashed: sorted, each once.
std::vector<Hash> runs_of(std::string_view text) {
  std::vector<Hash> words;
  Hash word = 0;
  bool inside = false;
  for (std::size_t i = 0; i <= text.size() && words.size() < kWordsRead; ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
        static_cast<unsigned char>(c) >= 0x80) {
      if (!inside) word = 14695981039346656037ULL;
      inside = true;
      word = (word ^ static_cast<unsigned char>(upper ? c + 32 : c)) * 1099511628211ULL;
    } else if (inside) {
      words.push_back(word);
      inside = false;
    }
  }
  std::vector<Hash> runs;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    Hash run = 0;
    for (std::size_t k = 0; k < kRun; ++k) run = mix(run ^ words[i + k]);
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

bool same_text(const std::vector<Hash>& a, const std::vector<Hash>& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++shared;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return static_cast<double>(shared) >=
         kSameText * static_cast<double>(std::min(a.size(), b.size()));
}

// The least hash of each bin. A bin without one proposes nothing.
std::array<Hash, kBins> least(const std::vector<Hash>& runs) {
  std::array<Hash, kBins> bins;
  bins.fill(std::numeric_limits<Hash>::max());
  for (const Hash run : runs) {
    Hash& bin = bins[run % kBins];
    bin = std::min(bin, run);
  }
  return bins;
}

} // namespace

std::vector<std::uint32_t> find_copies(std::span<const text::Document> documents) {
  std::vector<std::uint32_t> first(documents.size());
  std::vector<std::vector<Hash>> runs(documents.size());
  // By band the documents that opened a group there: what is a copy of one is held against no
  // other.
  std::unordered_map<Hash, std::vector<std::uint32_t>> bands;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    first[d] = d;
    runs[d] = runs_of(documents[d].text);
    if (runs[d].size() < kLeastRuns) continue;
    const std::array<Hash, kBins> bins = least(runs[d]);
    std::vector<std::uint32_t> candidates;
    for (std::size_t b = 0; b + kBand <= kBins; b += kBand) {
      if (bins[b] == std::numeric_limits<Hash>::max() ||
          bins[b + 1] == std::numeric_limits<Hash>::max())
        continue;
      std::vector<std::uint32_t>& members = bands[mix(mix(bins[b]) ^ bins[b + 1] ^ b)];
      if (members.size() >= kWideBand) continue;
      candidates.insert(candidates.end(), members.begin(), members.end());
      members.push_back(d);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const std::uint32_t other : candidates)
      if (same_text(runs[d], runs[other])) {
        first[d] = first[other];
        break;
      }
  }
  return first;
}

} // namespace crosscheck::event
