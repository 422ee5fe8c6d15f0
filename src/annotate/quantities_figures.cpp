// Figures as papers of several countries write them: 1,000.5, 1.000,5, 12,34,567, 3,5.
#include "annotate/quantities.h"

#include <cmath>

namespace crosscheck::annotate {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::optional<Figure> read_figure(std::string_view written) {
  if (written.empty() || written.size() > 40) return std::nullopt;
  std::size_t commas = 0;
  std::size_t points = 0;
  for (const char c : written) {
    commas += c == ',';
    points += c == '.';
  }
  Figure figure;
  figure.leading_zero = written.size() > 1 && written[0] == '0' && is_digit(written[1]);
  std::string_view whole = written;
  std::string_view decimals;
  char separator = 0;
  if (commas == 0 && points == 0) {
    figure.plain = true;
  } else if (commas > 0 && points > 0) {
    // The last separator is the decimal one: 1,111.11 and 1.111,11.
    const std::size_t last = written.find_last_of(",.");
    separator = written[last] == '.' ? ',' : '.';
    if (written.find(written[last]) != last) return std::nullopt;
    whole = written.substr(0, last);
    decimals = written.substr(last + 1);
  } else if (points == 1) {
    whole = written.substr(0, written.find('.'));
    decimals = written.substr(whole.size() + 1);
  } else {
    separator = commas > 0 ? ',' : '.';
  }
  if (separator == ',' || separator == '.') {
    // Groups of three, or of two before the last in India: 12,34,567.
    std::size_t group = 0;
    std::size_t first = whole.find(separator);
    bool threes = true;
    bool twos = true;
    std::size_t at = first;
    while (at != std::string_view::npos) {
      const std::size_t next = whole.find(separator, at + 1);
      group = (next == std::string_view::npos ? whole.size() : next) - at - 1;
      if (group != 3) threes = false;
      if (next != std::string_view::npos ? group != 2 : group != 3) twos = false;
      at = next;
    }
    const bool grouped = (threes && first <= 3) || (twos && separator == ',' && first <= 2);
    if (!grouped) {
      // EUR 3,5
      if (separator != ',' || commas != 1 || points != 0 || group > 2) return std::nullopt;
      decimals = whole.substr(first + 1);
      whole = whole.substr(0, first);
    }
  }
  double value = 0;
  double trailing = 1;
  for (const char c : whole) {
    if (!is_digit(c)) continue;
    value = value * 10 + (c - '0');
    trailing = c == '0' ? trailing * 10 : 1;
  }
  double step = 1;
  double part = 0;
  for (const char c : decimals) {
    if (!is_digit(c)) return std::nullopt;
    part = part * 10 + (c - '0');
    step /= 10;
  }
  figure.value =
      value + (decimals.empty() ? 0 : part / std::pow(10.0, static_cast<double>(decimals.size())));
  figure.resolution = !decimals.empty() ? step : value < 100 ? 1 : trailing;
  return figure;
}

} // namespace crosscheck::annotate
