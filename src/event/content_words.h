// The words of a text that tell it from others: stemmed, with what each weighs in English.
#pragma once

#include "rules/lexicon.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::event {

/// A light stem, so that "realise", "realised" and "presidents", "president" meet.
[[nodiscard]] std::string stem(std::string word);

/// The words of a folded text, letters, digits and inner apostrophes; at most `limit`.
[[nodiscard]] std::vector<std::string> split_words(std::string_view folded, std::size_t limit);

/// What words weigh by how common they are in English. Views; the lexicons outlive it.
class WordWeights {
public:
  explicit WordWeights(const rules::Lexicons& lexicons);
  /// 0 for stop words, about 1 for most, 1.5 for a word that English does not know.
  [[nodiscard]] double of(const std::string& word) const;

private:
  const rules::Lexicon* common_;
  const rules::Lexicon* stop_;
};

} // namespace crosscheck::event
