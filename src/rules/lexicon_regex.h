// A lexicon as one regular expression over the view.
#pragma once

#include "rules/lexicon.h"

#include <string>
#include <string_view>

namespace crosscheck::rules {

/// Whether a byte is one that RE2's \b counts as part of a word.
[[nodiscard]] constexpr bool is_ascii_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Appends one code point of a pattern as a literal.
void append_literal(std::string& regex, std::string_view code_point);

/// An expression that matches the forms of `lexicon` as whole words, a longer form before a shorter
/// one that it begins with. Forms with a common beginning share it, so that a list of thousands
/// stays a small program: "(?:kill(?:ed|ing)?)". Never empty; a lexicon without forms matches
/// nothing.
[[nodiscard]] std::string lexicon_regex(const Lexicon& lexicon);

/// A short expression that matches wherever lexicon_regex() does: for a long lexicon the shape of
/// its forms (so many words of such letters), else the same.
[[nodiscard]] std::string lexicon_sieve(const Lexicon& lexicon);

} // namespace crosscheck::rules
