#include "event/wording.h"

#include "base/disjoint_sets.h"
#include "event/content_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace crosscheck::event {
namespace {

using claims::Claim;

constexpr std::size_t kMaxWords = 120; // of one quotation
constexpr std::size_t kRun = 4;        // words in a row that two quotations share
constexpr std::size_t kMinContent = 2; // content words that tell a quotation
constexpr std::size_t kBriefWords = 2; // of a quotation that is told by being the same
constexpr double kNear = 0.5; // weight of shared content words over that of the shorter side

struct Wording {
  std::size_t claim = 0;
  StoryId story;
  AttributeId attribute;
  std::vector<std::string> words; // content words, stemmed, sorted, unique
  std::vector<std::string> runs;  // kRun words in a row, sorted, unique
  bool brief = false;             // so few words that only the same ones are near
  double weight = 0;
};

} // namespace

std::vector<std::uint32_t> cluster_wordings(const Context& context, std::span<const Claim> claims) {
  std::vector<std::uint32_t> clusters(claims.size(), kNoWording);
  const WordWeights english(context.rules.lexicons);
  std::vector<Wording> wordings;
  std::map<std::string, double> weights; // by stem
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const rules::Attribute& attribute = context.rules.attribute(claims[i].attribute);
    if (std::find(attribute.key.begin(), attribute.key.end(), "words") == attribute.key.end())
      continue;
    const claims::Filled* slot = claims[i].slot("words");
    const auto* words =
        std::get_if<value::Words>(slot != nullptr ? &slot->value : &claims[i].value);
    if (words == nullptr) continue;
    Wording wording{i, context.stories[claims[i].document.index()], claims[i].attribute, {}, {}, 0};
    std::size_t content = 0;
    const std::vector<std::string> all = split_words(words->canonical, kMaxWords);
    for (std::size_t w = 0; w + kRun <= all.size(); ++w) {
      std::string run;
      for (std::size_t k = 0; k < kRun; ++k) run += all[w + k] + ' ';
      wording.runs.push_back(std::move(run));
    }
    std::sort(wording.runs.begin(), wording.runs.end());
    wording.runs.erase(std::unique(wording.runs.begin(), wording.runs.end()), wording.runs.end());
    for (const std::string& word : all) {
      const double weight = english.of(word);
      if (weight <= 0) continue;
      if (weight >= 0.5) ++content;
      const std::string stemmed = stem(word);
      auto& known = weights[stemmed];
      known = std::max(known, weight);
      wording.words.push_back(stemmed);
    }
    std::sort(wording.words.begin(), wording.words.end());
    wording.words.erase(std::unique(wording.words.begin(), wording.words.end()),
                        wording.words.end());
    // A headline's "unsolvable" is the text's; "no" and "yes" are anybody's.
    wording.brief = all.size() <= kBriefWords;
    if (content < (wording.brief ? 1 : kMinContent) && wording.runs.empty()) continue;
    if (wording.brief) wording.runs = {fmt::format("{}", fmt::join(all, " "))};
    wordings.push_back(std::move(wording));
  }
  for (Wording& wording : wordings)
    for (const std::string& word : wording.words) wording.weight += weights[word];

  // Candidates: wordings of one story and attribute that share a content word.
  std::map<std::tuple<StoryId, AttributeId, std::string>, std::vector<std::size_t>> postings;
  for (std::size_t w = 0; w < wordings.size(); ++w)
    for (const std::string& word : wordings[w].words)
      if (weights[word] >= 0.5 && !wordings[w].brief)
        postings[{wordings[w].story, wordings[w].attribute, word}].push_back(w);
  std::map<std::pair<std::size_t, std::size_t>, double> shared;
  constexpr std::size_t kWide = 60; // a word in more quotations of a story tells none of them
  for (const auto& [key, list] : postings) {
    if (list.size() > kWide) continue;
    for (std::size_t i = 0; i < list.size(); ++i)
      for (std::size_t j = i + 1; j < list.size(); ++j)
        shared[{list[i], list[j]}] += weights[std::get<2>(key)];
  }
  DisjointSets joined(wordings.size());
  for (const auto& [pair, weight] : shared) {
    const double shorter = std::min(wordings[pair.first].weight, wordings[pair.second].weight);
    if (weight >= kNear * shorter && weight >= 1.5) joined.join(pair.first, pair.second);
  }
  // A run of words in a row is no accident, however common each of them is.
  std::map<std::tuple<StoryId, AttributeId, std::string>, std::size_t> first_with;
  for (std::size_t w = 0; w < wordings.size(); ++w)
    for (const std::string& run : wordings[w].runs) {
      const auto [at, added] =
          first_with.try_emplace({wordings[w].story, wordings[w].attribute, run}, w);
      if (!added) joined.join(at->second, w);
    }
  for (std::size_t w = 0; w < wordings.size(); ++w)
    clusters[wordings[w].claim] = static_cast<std::uint32_t>(wordings[joined.find(w)].claim);
  return clusters;
}

} // namespace crosscheck::event
