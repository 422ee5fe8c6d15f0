#include "event/alignment.h"

#include "base/disjoint_sets.h"
#include "event/content_words.h"
#include "text/utf8.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace crosscheck::event {
namespace {

// Measured on labelled stories (docs/accuracy.md).
constexpr double kTwin = 0.5;
constexpr double kNear = 0.3;          // shared weight over the weight of both
constexpr double kLeastWeight = 4;     // of the shared words: less is a caption or a byline
constexpr double kTelling = 0.5;       // weight in English of a word that has a meaning of its own
constexpr std::size_t kLeastWords = 3; // of those: two sentences may share a date by accident
constexpr double kSmoothing =
    40; // sentences of other stories that a story is thought to stand among
constexpr std::size_t kMaxWords = 80; // of a sentence
constexpr std::size_t kWide = 40; // a word of more sentences of a story than this proposes no pair

using Term = std::uint32_t;

struct Sentence {
  std::uint32_t document = 0;
  std::uint32_t segment = 0;
  std::vector<std::pair<Term, double>> words; // by term
  double weight = 0;
};

// Sentences joined into groups.
class Joined {
public:
  explicit Joined(std::size_t count) : sets_(count), some_(count, 0) {}

  void join(std::size_t a, std::size_t b) {
    sets_.join(a, b);
    some_[a] = some_[b] = 1;
  }

  void write(const std::vector<Sentence>& sentences, std::uint32_t first, Groups& groups) {
    for (std::size_t i = 0; i < sentences.size(); ++i)
      if (some_[i] != 0)
        groups[sentences[i].document][sentences[i].segment] =
            first + static_cast<std::uint32_t>(sets_.find(i));
  }

private:
  DisjointSets sets_;
  std::vector<char> some_;
};

class Aligner {
public:
  Aligner(std::span<const text::Document> documents,
          std::span<const annotate::Annotation> annotations, const rules::Lexicons& lexicons)
      : documents_(documents), annotations_(annotations), weights_(lexicons) {}

  Alignment align(std::span<const StoryId> of_document) {
    Alignment alignment;
    std::map<StoryId, std::vector<std::uint32_t>> stories;
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      alignment.near.emplace_back(annotations_[d].layout.segments.size(), kNotAligned);
      stories[of_document[d]].push_back(static_cast<std::uint32_t>(d));
    }
    alignment.twins = alignment.near;
    for (const auto& [story, documents] : stories)
      if (documents.size() > 1) align_story(documents, alignment);
    for (Groups* groups : {&alignment.near, &alignment.twins})
      for (std::size_t d = 0; d < documents_.size(); ++d) {
        const std::vector<text::Segment>& segments = annotations_[d].layout.segments;
        for (std::size_t s = 0; s < segments.size(); ++s)
          if (segments[s].outer.valid()) (*groups)[d][s] = (*groups)[d][segments[s].outer.index()];
      }
    return alignment;
  }

private:
  void read(std::uint32_t document, std::vector<Sentence>& sentences) {
    const std::vector<text::Segment>& segments = annotations_[document].layout.segments;
    for (std::size_t s = 0; s < segments.size(); ++s) {
      if (segments[s].outer.valid()) continue;
      Sentence sentence{document, static_cast<std::uint32_t>(s), {}, 0};
      const std::string folded =
          text::fold(documents_[document]
                         .field(segments[s].field)
                         .substr(segments[s].span.begin, segments[s].span.size()));
      for (std::string& word : split_words(folded, kMaxWords)) {
        const double weight = weights_.of(word);
        if (weight <= 0) continue;
        const bool figure = word[0] >= '0' && word[0] <= '9';
        const auto [at, added] =
            terms_.try_emplace(stem(std::move(word)), static_cast<Term>(terms_.size()));
        if (added) telling_.push_back(!figure && weight >= kTelling ? 1 : 0);
        sentence.words.emplace_back(at->second, weight);
      }
      std::sort(sentence.words.begin(), sentence.words.end());
      sentence.words.erase(
          std::unique(sentence.words.begin(), sentence.words.end(),
                      [](const auto& a, const auto& b) { return a.first == b.first; }),
          sentence.words.end());
      if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
    }
  }

  void align_story(const std::vector<std::uint32_t>& documents, Alignment& alignment) {
    std::vector<Sentence> sentences;
    for (const std::uint32_t document : documents) read(document, sentences);
    std::unordered_map<Term, std::vector<std::uint32_t>> postings;
    for (std::size_t i = 0; i < sentences.size(); ++i)
      for (const auto& [term, weight] : sentences[i].words)
        postings[term].push_back(static_cast<std::uint32_t>(i));
    // A word that every other sentence of the story has tells none of them.
    const double all = static_cast<double>(sentences.size()) + kSmoothing;
    for (Sentence& sentence : sentences)
      for (auto& [term, weight] : sentence.words) {
        weight *= std::log(1 + all / (1 + static_cast<double>(postings[term].size())));
        sentence.weight += weight;
      }
    Joined near(sentences.size());
    Joined twins(sentences.size());
    std::vector<std::uint32_t> candidates;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      candidates.clear();
      for (const auto& [term, weight] : sentences[i].words) {
        const std::vector<std::uint32_t>& posting = postings[term];
        if (posting.size() > kWide) continue;
        for (const std::uint32_t j : posting)
          if (sentences[j].document != sentences[i].document) candidates.push_back(j);
      }
      std::sort(candidates.begin(), candidates.end());
      candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
      // The nearest sentence of each other article, so that a group does not grow by chains.
      std::map<std::uint32_t, std::pair<double, std::uint32_t>> best;
      for (const std::uint32_t j : candidates) {
        const double alike = similarity(sentences[i], sentences[j]);
        auto& [known, at] = best[sentences[j].document];
        if (alike > known) {
          known = alike;
          at = j;
        }
      }
      for (const auto& [document, found] : best) {
        if (found.first < kNear) continue;
        near.join(i, found.second);
        if (found.first >= kTwin) twins.join(i, found.second);
      }
    }
    near.write(sentences, next_, alignment.near);
    twins.write(sentences, next_, alignment.twins);
    next_ += static_cast<std::uint32_t>(sentences.size());
  }

  [[nodiscard]] double similarity(const Sentence& a, const Sentence& b) const {
    double shared = 0;
    std::size_t telling = 0;
    auto x = a.words.begin();
    auto y = b.words.begin();
    while (x != a.words.end() && y != b.words.end()) {
      if (x->first < y->first) {
        ++x;
      } else if (y->first < x->first) {
        ++y;
      } else {
        shared += std::min(x->second, y->second);
        if (telling_[x->first] != 0) ++telling;
        ++x;
        ++y;
      }
    }
    if (shared < kLeastWeight || telling < kLeastWords) return 0;
    return shared / (a.weight + b.weight - shared);
  }

  std::span<const text::Document> documents_;
  std::span<const annotate::Annotation> annotations_;
  WordWeights weights_;
  std::unordered_map<std::string, Term> terms_;
  std::vector<char> telling_; // by term: a word that is no figure and has a meaning of its own
  std::uint32_t next_ = 0;
};

} // namespace

Alignment align_sentences(std::span<const text::Document> documents,
                          std::span<const annotate::Annotation> annotations,
                          std::span<const StoryId> stories, const rules::Lexicons& lexicons) {
  return Aligner(documents, annotations, lexicons).align(stories);
}

} // namespace crosscheck::event
