// Quotations word by word.
//
// "not now, and not in the near future" beside "not in the near future but much later" share most
// of their words in order: one quotation that drifted. The measure is the longest common
// subsequence of words over the shorter of the two, so that an excerpt of a longer quotation agrees
// with it. Where a "not" stands on one side alone, the two say the opposite.
#pragma once

#include "graph/claim_graph.h"

#include <string>
#include <string_view>

namespace crosscheck::judge {

struct WordsComparison {
  /// agree, variant, contradict where a negation flipped; none for two quotations.
  graph::Relation relation = graph::Relation::none;
  double similarity = 0; ///< Common words in order over the words of the shorter, 0..1.
  std::string reason;    ///< The words that differ: "'not now, and' is missing".
};

/// Compares two quotations as they are written. Below half of the words in common they are two.
/// `headline`: one of them stands in a headline, where an excerpt has a capital all the same.
[[nodiscard]] WordsComparison compare_words(std::string_view a, std::string_view b,
                                            bool headline = false);

/// Compares what was said where one side or both report it ("she said they would not go"): agree
/// where the words are the same but for person and tense, contradict where a negation flipped, else
/// none. REQUIRES one speaker.
[[nodiscard]] WordsComparison compare_reported(std::string_view a, std::string_view b);

} // namespace crosscheck::judge
