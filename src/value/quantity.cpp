#include "value/quantity.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace crosscheck::value {
namespace {

// By Bound and by Dimension.
constexpr std::array<std::string_view, 7> kSigns = {"=", "~", "<", ">", "<=", ">=", ".."};
constexpr std::array<std::string_view, 15> kDimensions = {
    "number", "money",  "percent", "length",   "area",      "volume", "mass", "temperature",
    "speed",  "energy", "power",   "pressure", "magnitude", "time",   "other"};

// TIMEX3 writes units below the day after a T. A unit is known by the letter that ends its period.
struct Period {
  std::string_view unit;
  std::string_view letter;
  bool clock = false;
  double factor = 1; ///< Of the letter's unit: a century is 100 Y.
};
constexpr std::array<Period, 13> kPeriods = {{{"second", "S", true},
                                              {"minute", "M", true},
                                              {"hour", "H", true},
                                              {"day", "D"},
                                              {"night", "D"},
                                              {"week", "W"},
                                              {"weekend", "WE"},
                                              {"fortnight", "W", false, 2},
                                              {"month", "M"},
                                              {"quarter", "M", false, 3},
                                              {"year", "Y"},
                                              {"decade", "Y", false, 10},
                                              {"century", "Y", false, 100}}};

bool is_currency_code(std::string_view text) {
  if (text.size() != 3) return false;
  for (const char c : text)
    if (c < 'A' || c > 'Z') return false;
  return true;
}

// All of `text` as a plain decimal number.
std::optional<double> plain_number(std::string_view text) {
  std::size_t digits_seen = 0;
  bool point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9')
      ++digits_seen;
    else if (c == '.' && !point)
      point = true;
    else if (!(c == '-' && i == 0))
      return std::nullopt;
  }
  if (digits_seen == 0 || digits_seen > 300) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  // What is written again must be read again: 300 nines round up to 301 digits.
  const double size = std::fabs(value);
  if (size > 1e200 || (size > 0 && size < 1e-200)) return std::nullopt;
  return value;
}

} // namespace

std::string_view sign(Bound bound) { return kSigns[static_cast<std::size_t>(bound)]; }

std::string_view name(Dimension dimension) {
  return kDimensions[static_cast<std::size_t>(dimension)];
}

std::optional<Dimension> dimension(std::string_view name) {
  for (std::size_t i = 0; i < kDimensions.size(); ++i)
    if (kDimensions[i] == name) return static_cast<Dimension>(i);
  return std::nullopt;
}

double written_resolution(double value) {
  double rest = std::fabs(value);
  if (!std::isfinite(rest) || rest == 0) return 1;
  double step = 1;
  if (rest == std::floor(rest)) {
    if (rest < 100) return 1; // "20 people" is a count, not a rounded one
    while (std::fmod(rest, step * 10) == 0 && step < 1e300) step *= 10;
    return step;
  }
  for (int i = 0; i < 12; ++i) {
    step /= 10;
    const double scaled = rest / step;
    if (std::fabs(scaled - std::round(scaled)) < 1e-6 * std::fmax(1.0, scaled)) break;
  }
  return step;
}

Quantity number(double value, Bound bound) {
  Quantity q;
  q.bound = bound;
  q.nominal = q.low = q.high = value;
  q.resolution = written_resolution(value);
  return q;
}

Quantity range(double low, double high) {
  Quantity q = number((low + high) / 2, Bound::range);
  q.low = low;
  q.high = high;
  q.resolution = std::fmin(written_resolution(low), written_resolution(high));
  return q;
}

std::string digits(double value) {
  if (!std::isfinite(value)) return value < 0 ? "-inf" : std::isnan(value) ? "nan" : "inf";
  if (value == 0) return "0";
  // Products of decimal fractions carry dust (4.8 * 1e6 * 1.1): 15 digits drop it.
  std::array<char, 40> rounded{};
  const auto [r_end, r_error] = std::to_chars(rounded.data(), rounded.data() + rounded.size(),
                                              value, std::chars_format::scientific, 14);
  double clean = value;
  if (r_error == std::errc()) std::from_chars(rounded.data(), r_end, clean);
  const double kept =
      std::fabs(clean - value) <= 4e-16 * std::fabs(value) || value != std::floor(value) ? clean
                                                                                         : value;
  std::array<char, 400> out{};
  const auto [end, error] =
      std::to_chars(out.data(), out.data() + out.size(), kept, std::chars_format::fixed);
  return error == std::errc() ? std::string(out.data(), end) : std::string("0");
}

std::string to_string(const Quantity& q) {
  // Money in minor units is written in the currency itself: 50 cents are USD:0.5.
  const double factor = q.dimension == Dimension::money ? q.scale : 1;
  std::string text;
  if (q.bound == Bound::range)
    text = digits(q.low * factor) + ".." + digits(q.high * factor);
  else if (q.bound == Bound::exact)
    text = digits(q.nominal * factor);
  else
    text = std::string(sign(q.bound)) + digits(q.nominal * factor);
  if (q.unit.empty()) return text;
  return q.dimension == Dimension::money ? q.unit + ":" + text : text + " " + q.unit;
}

std::optional<Quantity> parse_quantity(std::string_view text) {
  Quantity q;
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    if (!is_currency_code(text.substr(0, colon))) return std::nullopt;
    q.dimension = Dimension::money;
    q.unit = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  if (const std::size_t space = text.find(' '); space != std::string_view::npos) {
    const std::string_view unit = text.substr(space + 1);
    if (q.dimension == Dimension::money || unit.empty() || unit.front() == ' ') return std::nullopt;
    q.unit = unit;
    // A unit's factor is the lexicon's matter; what the name alone settles is settled here.
    q.dimension = unit == "%" || unit == "percentage point" ? Dimension::percent : Dimension::other;
    for (const Period& period : kPeriods)
      if (period.unit == unit) q.dimension = Dimension::time;
    text = text.substr(0, space);
  }
  std::size_t sign_length = 0;
  for (const Bound bound :
       {Bound::at_most, Bound::at_least, Bound::about, Bound::less, Bound::greater, Bound::exact}) {
    if (!text.starts_with(sign(bound))) continue;
    q.bound = bound;
    sign_length = sign(bound).size();
    break;
  }
  text.remove_prefix(sign_length);
  Quantity figure;
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    const auto low = plain_number(text.substr(0, dots));
    const auto high = plain_number(text.substr(dots + 2));
    if (!low || !high || sign_length > 0) return std::nullopt;
    figure = range(*low, *high);
  } else {
    const auto value = plain_number(text);
    if (!value) return std::nullopt;
    figure = number(*value, q.bound);
  }
  figure.dimension = q.dimension;
  figure.unit = std::move(q.unit);
  return figure;
}

std::string duration_timex(const Quantity& q) {
  if (q.dimension != Dimension::time) return {};
  for (const Period& period : kPeriods) {
    if (period.unit != q.unit) continue;
    const std::string lead = period.clock ? "PT" : "P";
    // "an hour and 30 minutes" was read to the minute, "1.5 hours" was not (its resolution tells).
    if (period.unit == "hour" && q.resolution < 0.05 && q.nominal != std::floor(q.nominal)) {
      const double whole = std::floor(q.nominal);
      const double minutes = std::round((q.nominal - whole) * 60);
      return "PT" + digits(whole) + "H" + digits(minutes) + "M";
    }
    return lead + digits(q.nominal * period.factor) + std::string(period.letter);
  }
  return {};
}

} // namespace crosscheck::value
