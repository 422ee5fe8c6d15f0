// The types that a span of text can be read as, and the private-use code points that stand for them
// in a normalised view.
//
// Every type and every pair of types has a code point of its own in the BMP's private use area, so
// a span that may be two things (1979: a count or a date; Washington: a person or a place) is still
// one code point, and a slot `<date>` compiles to the class of all code points whose set holds
// `date`.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::text {

enum class MentionType : std::uint8_t {
  count,        ///< "12", "at least twenty", "dozens", "no" (0)
  ordinal,      ///< "the sixth", "22nd"
  money,        ///< "$48.2 million"
  percent,      ///< "25 percent", "3 percentage points"
  measure,      ///< "6 miles", "magnitude 6.1"
  age,          ///< "38-year-old", "aged 38", "in his thirties"
  date,         ///< "June 13", "Friday", "last year", "1979"
  time,         ///< "7:37 a.m. UTC", "Friday morning"
  duration,     ///< "444 days"
  set,          ///< "every Friday"
  person,       ///< "Ayatollah Rezaei"
  place,        ///< "Norhaven"
  organisation, ///< "the Harbour Authority"
  quote,        ///< a quotation, marks included
  pronoun,      ///< "he", "she", "they"
};
inline constexpr std::size_t kMentionTypes = 15;

/// The name a rule author writes in a slot: "count", "organisation".
[[nodiscard]] std::string_view name(MentionType type);
[[nodiscard]] std::optional<MentionType> mention_type(std::string_view name);

/// A set of mention types.
class TypeSet {
public:
  constexpr TypeSet() = default;
  constexpr TypeSet(std::initializer_list<MentionType> types) {
    for (const MentionType type : types) add(type);
  }
  constexpr void add(MentionType type) { bits_ = static_cast<std::uint16_t>(bits_ | bit(type)); }
  [[nodiscard]] constexpr bool has(MentionType type) const { return (bits_ & bit(type)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint16_t bits() const { return bits_; }
  friend constexpr bool operator==(TypeSet, TypeSet) = default;

private:
  static constexpr std::uint16_t bit(MentionType type) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(type));
  }
  std::uint16_t bits_ = 0;
};

/// The code point that stands for a set of one, two, or the three name types; none for other sets.
[[nodiscard]] std::optional<char32_t> code_point(TypeSet types);

/// The set a code point stands for; empty for any other code point.
[[nodiscard]] TypeSet types_of(char32_t code_point);

/// All code points whose set holds `type`, ascending.
[[nodiscard]] std::vector<char32_t> code_points_with(MentionType type);

/// Whether a code point lies in the range that views reserve. Input text that holds one shows
/// U+FFFD in its place in a view.
[[nodiscard]] constexpr bool is_reserved(char32_t c) { return c >= 0xE000 && c < 0xE100; }

} // namespace crosscheck::text
