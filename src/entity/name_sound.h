// How near two spellings of one word are.
//
// Transliteration moves vowels (Mohammed / Muhammad), doubles letters (Hasan / Hassan) and picks
// one of several letters for a sound (Bachar / Bashar, Qadir / Kadir, Wolodymyr / Volodymyr). A
// sound key writes such spellings alike, and what is left is measured by an edit distance in which
// near sounds cost little. A slip of the finger is measured by plain edits (Damerau 1964).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscheck::entity {

/// The sound key of a folded ASCII word: capitals stand for classes (A E O vowels, S for sh and ch,
/// J).
[[nodiscard]] std::string sound(std::string_view word);

/// Consonants of a sound key alone, for scripts that write no short vowels.
[[nodiscard]] std::string consonants(std::string_view sound);

/// Distance of two sound keys; a vowel in place of a near one costs a third of a letter.
[[nodiscard]] double sound_distance(std::string_view a, std::string_view b);

/// Edits (insert, delete, replace, swap neighbours) between two words; `limit` + 1 where more.
[[nodiscard]] std::size_t edits(std::string_view a, std::string_view b, std::size_t limit);

} // namespace crosscheck::entity
