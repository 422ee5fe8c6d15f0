// Numbers as a reader of newspapers understands them: an interval with a meaning.
//
// "over 1,000" is (1000, inf), "dozens" at least 24, "nearly 50" about 50, "10 to 15" 10..15, "no
// casualties" 0. A bound keeps its figure (`nominal`), so that "more than 26,000" beside "more than
// 31,000" can be compared as two figures about one thing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::value {

/// How the text binds its figure.
enum class Bound : std::uint8_t {
  exact,    ///< "12"                      written =, or nothing
  about,    ///< "about 50", "nearly 50"   ~
  less,     ///< "fewer than 12"           <
  greater,  ///< "more than 12"            >
  at_most,  ///< "up to 12"                <=
  at_least, ///< "at least 12"             >=
  range,    ///< "10 to 15"                ..
};
/// "=", "~", "<", ">", "<=", ">=", "..".
[[nodiscard]] std::string_view sign(Bound bound);

/// What a quantity measures; only like dimensions compare. A unit belongs to one dimension.
enum class Dimension : std::uint8_t {
  number, ///< counts and ordinals
  money,
  percent,
  length,
  area,
  volume,
  mass,
  temperature,
  speed,
  energy,
  power,
  pressure,
  magnitude, ///< of an earthquake
  time,      ///< durations and ages
  other,     ///< a unit that the lexicon names and nothing converts: rpm, calibre
};
[[nodiscard]] std::string_view name(Dimension dimension);
[[nodiscard]] std::optional<Dimension> dimension(std::string_view name);

struct Quantity {
  Bound bound = Bound::exact;
  double nominal = 0; ///< The figure as written; for a range its middle.
  /// For a range both ends; else both are `nominal`. A score or a vote ("3-2", "51 to 49") is a
  /// range that descends and keeps its order.
  double low = 0;
  double high = 0;
  /// How finely the figure was written: the value of its last significant digit ("1,200" -> 100,
  /// "4.8 million" -> 100000, "12" -> 1). The tolerance of a comparison follows from it.
  /// 0 where the text says that it is exact ("exactly 1,000").
  double resolution = 1;
  bool vague = false; ///< "dozens", "several", "a handful": no figure was written.
  Dimension dimension = Dimension::number;
  /// The unit's name ("mile", "pound sterling" never: ISO 4217 codes for money), "%" for percent,
  /// empty for a number.
  std::string unit;
  /// The factor (and, for temperatures, the offset) to the dimension's base unit (m, kg, s, ...).
  /// For money 1, or 0.01 where the figure counts hundredths ("50 cents": nominal 50, unit USD).
  double scale = 1;
  double offset = 0;
  /// The counted noun phrase after a count, folded ("other passengers"); empty where there is none.
  std::string noun;

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// A plain number.
[[nodiscard]] Quantity number(double value, Bound bound = Bound::exact);

/// A range low..high, or a pair where high < low.
[[nodiscard]] Quantity range(double low, double high);

/// The value of the last digit that a writer of this figure would have meant: 1,200 -> 100,
/// 4.75 -> 0.01, and 1 for all whole numbers below 100, which are counted rather than rounded.
[[nodiscard]] double written_resolution(double value);

/// Shortest plain decimal digits that give the number back: 48200000, 0.25. Never an exponent.
[[nodiscard]] std::string digits(double value);

/// The report's form: 12, >=12, ~50, 10..15, USD:48200000, 9700 m, 25 %.
[[nodiscard]] std::string to_string(const Quantity& quantity);

/// The inverse of to_string for numbers, bounds and ranges without a unit, as `set: {value: '>=1'}`
/// and examples write them, and with "CODE:" or " unit" for the rest; none where it is not of that
/// form.
[[nodiscard]] std::optional<Quantity> parse_quantity(std::string_view text);

/// An ISO 8601 / TIMEX3 duration ("P444D", "PT2H") for a quantity of Dimension::time; empty
/// otherwise.
[[nodiscard]] std::string duration_timex(const Quantity& quantity);

} // namespace crosscheck::value
