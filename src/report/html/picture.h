// A small picture of a fact in plain SVG: figures on a number line, days on a time line, each bound
// and range as the interval that it is; of names and categories how many articles have each.
#pragma once

#include "report/html/markup.h"
#include "report/report.h"

#include <string>
#include <vector>

namespace crosscheck::report::html {

/// One value in a picture.
struct Mark {
  std::string label; ///< "at least 31, 2 articles"
  double low = 0;    ///< Figures; seconds for times; for bars the count is `high`.
  double high = 0;
  bool open_low = false;  ///< Reaches down without an end: "fewer than 12".
  bool open_high = false; ///< "at least 12".
  bool about = false;     ///< Also the open end of "more than 12": the figure itself is not meant.
};

struct Picture {
  enum class Kind : std::uint8_t { none, numbers, times, bars };
  Kind kind = Kind::none;
  std::vector<Mark> marks;  ///< The lowest first, at most eight.
  std::size_t left_out = 0; ///< Values beyond those.
};

/// Numbers where all values have one unit, times where all are complete, bars for words; none for
/// quotations, which the page shows word by word.
[[nodiscard]] Picture picture_of(const Report& report, const Fact& fact);

/// Tick marks for an axis inside [low, high]: steps of 1, 2 or 5 times a power of ten, the coarsest
/// that has three of them.
[[nodiscard]] std::vector<double> ticks(double low, double high);

/// A <figure> with the picture; nothing where there is none.
void write_picture(Markup& out, const Picture& picture);

} // namespace crosscheck::report::html
