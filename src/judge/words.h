// Quotations word by word.
//
// "not now, and not in the near future" beside "not in the near future but much later" share most
// of their words in order: one quotation that drifted. The measure is the longest common
// subsequence of words over the shorter of the two, so that an excerpt of a longer quotation agrees
// with it.
#pragma once

#include "graph/claim_graph.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::judge {

struct WordsComparison {
  graph::Relation relation = graph::Relation::none;
  double similarity = 0; ///< Common words in order over the words of the shorter, 0..1.
  std::string reason;    ///< The words that differ: "'not now, and' is missing".
};

/// The words of a quotation as compared: folded, without punctuation, contractions and British
/// spellings made plain.
[[nodiscard]] std::vector<std::string> quoted_words(std::string_view folded);

/// The longest common subsequence of two lists of words.
struct Alignment {
  std::size_t common = 0;
  std::vector<char> in_a; ///< By word: whether it takes part.
  std::vector<char> in_b;
};
[[nodiscard]] Alignment align(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Compares two folded quotations. Below half of the words in common they are two quotations: none.
[[nodiscard]] WordsComparison compare_words(std::string_view a, std::string_view b);

} // namespace crosscheck::judge
