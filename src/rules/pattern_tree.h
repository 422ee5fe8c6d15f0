// A pattern as a tree of what it asks for, for those who look at patterns rather than match them:
// `rules check` makes the texts that a pattern would match and looks at what becomes of them;
// `rules explain` and `rules try` cut a pattern short to find how far it gets.
//
// Only for patterns that translate without a fault; the grammar, and what is wrong with a pattern,
// is pattern.cpp's.
#pragma once

#include "rules/rule_set.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::rules {

struct PatternNode {
  enum class Kind : std::uint8_t {
    words,  ///< Letters and marks as they stand.
    any,    ///< A class of characters, or '.'.
    slot,   ///< <count:value>, <@people>, <words:0-3>
    group,  ///< ( | ), and the pattern itself.
    anchor, ///< ^ $ \b, a flag: nothing to see.
  };
  Kind kind = Kind::words;
  std::size_t begin = 0; ///< Bytes of the pattern's text, the repetition behind it included.
  std::size_t end = 0;
  int low = 1; ///< How often it stands.
  int high = 1;
  std::string text;   ///< words: what they match; any: a character of the class.
  bool broad = false; ///< any: '.' or a negated class, which take almost everything.
  Slot slot;
  int gap_low = 0; ///< <words:2-5>
  int gap_high = 0;
  std::vector<std::vector<PatternNode>> branches; ///< group
};

inline constexpr int kUnbounded = 1 << 20; ///< `high` of * and +

/// The pattern as a group.
[[nodiscard]] PatternNode pattern_tree(std::string_view pattern);

/// One text that a pattern may match, in pieces.
struct SamplePiece {
  const PatternNode* node = nullptr; ///< words, any or a slot; lives as long as the tree.
  std::string text;                  ///< words and any; empty for a slot.
};
using Sample = std::vector<SamplePiece>;

/// Texts in which every alternative stands at least once and every optional piece is there once and
/// left out once: one is varied at a time, so that their number grows with the pattern's length. At
/// most `limit`.
[[nodiscard]] std::vector<Sample> samples(const PatternNode& tree, std::size_t limit);

/// The beginnings of a pattern, each a pattern of its own, shorter ones first: after each word,
/// slot and group, also inside of groups. `end` is where it ends in the pattern's text. At most
/// `limit`.
struct PatternPrefix {
  std::string text;
  std::size_t end = 0;
};
[[nodiscard]] std::vector<PatternPrefix> prefixes(std::string_view pattern, std::size_t limit);

} // namespace crosscheck::rules
