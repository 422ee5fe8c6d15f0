#include "report/html/picture.h"

#include "report/finding.h"
#include "report/readable.h"
#include "value/quantity.h"
#include "value/time.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace crosscheck::report::html {
namespace {

constexpr std::size_t kMostMarks = 8;
constexpr std::size_t kLabel = 34; // bytes of a label
constexpr int kRow = 30;           // pixels: a label, and its mark below
constexpr int kAxis = 24;
constexpr double kDay = 86400;

std::string label_of(const Report& report, const ValueGroup& group) {
  return shortened(printable(readable(report, group)), kLabel) + " · " + told_by(report, group);
}

// A figure and its bound. A unit that the others do not have says that they stand on another scale.
std::optional<Mark> number_mark(const ValueGroup& group, std::string& unit) {
  const auto q = value::parse_quantity(group.value);
  if (!q) return std::nullopt;
  if (unit.empty()) unit = q->unit + ' ';
  if (unit != q->unit + ' ') return std::nullopt;
  Mark mark;
  mark.low = q->bound == value::Bound::range ? std::min(q->low, q->high) : q->nominal;
  mark.high = q->bound == value::Bound::range ? std::max(q->low, q->high) : q->nominal;
  using value::Bound;
  mark.open_low = q->bound == Bound::less || q->bound == Bound::at_most;
  mark.open_high = q->bound == Bound::greater || q->bound == Bound::at_least;
  mark.about = q->bound == Bound::about || q->bound == Bound::less || q->bound == Bound::greater;
  return mark;
}

std::optional<Mark> time_mark(const ValueGroup& group) {
  const auto time = value::parse_time(group.value);
  if (!time || !time->from || !time->to) return std::nullopt;
  Mark mark;
  mark.low = static_cast<double>(*time->from);
  mark.high = static_cast<double>(*time->to);
  return mark;
}

Picture bars(const Report& report, const Fact& fact) {
  Picture out{.kind = Picture::Kind::bars};
  const auto add = [&](std::string label, std::size_t count) {
    if (out.marks.size() == kMostMarks)
      ++out.left_out;
    else
      out.marks.push_back({.label = std::move(label), .high = static_cast<double>(count)});
  };
  if (!fact.spellings.empty()) {
    for (const Spellings& of : fact.spellings)
      for (const Spellings::Form& form : of.forms)
        add(fmt::format("{} · {}×{}", shortened(printable(form.written), kLabel), form.count,
                        form.written == of.preferred ? " · preferred" : ""),
            form.count);
    return out;
  }
  for (const ValueGroup& group : fact.values) add(label_of(report, group), group.claims.size());
  return out;
}

// Where a value stands, in percent of the width.
struct Scale {
  double low = 0;
  double high = 1;
  [[nodiscard]] double at(double value) const {
    return 3 + 94 * std::clamp((value - low) / (high - low), 0.0, 1.0);
  }
};

Scale scale_of(const Picture& picture) {
  Scale scale{picture.marks.front().low, picture.marks.front().high};
  for (const Mark& mark : picture.marks) {
    scale.low = std::min(scale.low, mark.low);
    scale.high = std::max(scale.high, mark.high);
  }
  double pad = (scale.high - scale.low) * 0.08;
  if (pad <= 0) pad = std::max(1.0, std::abs(scale.high) * 0.1);
  // An open end needs room to point.
  for (const Mark& mark : picture.marks) {
    if (mark.open_low) scale.low = std::min(scale.low, mark.low - pad);
    if (mark.open_high) scale.high = std::max(scale.high, mark.high + pad);
  }
  scale.low -= pad;
  scale.high += pad;
  return scale;
}

std::string percent(double value) { return fmt::format("{:.2f}%", value); }
std::string pixels(int value) { return fmt::format("{}", value); }

void line(Markup& out, Literal name, double x1, double x2, int y) {
  out.empty("line", {{"class", std::string(name.view())},
                     {"x1", percent(x1)},
                     {"x2", percent(x2)},
                     {"y1", pixels(y)},
                     {"y2", pixels(y)}});
}

// The label stands above its mark and leans away from the border that is near.
void label(Markup& out, const std::string& text, double left, double right, int y) {
  const double middle = (left + right) / 2;
  const char* anchor = middle < 40 ? "start" : middle > 60 ? "end" : "middle";
  const double x = middle < 40 ? left : middle > 60 ? right : middle;
  out.leaf("text", {{"x", percent(x)}, {"y", pixels(y)}, {"text-anchor", anchor}}, text);
}

void arrow(Markup& out, double x, int y, bool right) {
  const auto place =
      out.open("svg", {{"x", percent(x)}, {"y", pixels(y)}, {"overflow", "visible"}});
  out.empty("path", {{"class", "tip"}, {"d", right ? "M-6-4L0 0L-6 4" : "M6-4L0 0L6 4"}});
}

void write_mark(Markup& out, const Mark& mark, const Scale& scale, int top) {
  const int y = top + 20;
  line(out, "guide", 0, 100, y);
  const double low = scale.at(mark.low);
  const double high = scale.at(mark.high);
  if (mark.open_high) {
    line(out, "reach", high, 99.5, y);
    arrow(out, 99.5, y, true);
  }
  if (mark.open_low) {
    line(out, "reach", 0.5, low, y);
    arrow(out, 0.5, y, false);
  }
  if (mark.high > mark.low)
    out.empty("rect", {{"class", "span"},
                       {"x", percent(low)},
                       {"y", pixels(y - 4)},
                       {"width", percent(std::max(high - low, 1.0))},
                       {"height", "8"},
                       {"rx", "3"}});
  else
    out.empty("circle", {{"class", mark.about ? "point about" : "point"},
                         {"cx", percent(low)},
                         {"cy", pixels(y)},
                         {"r", "4.5"}});
  label(out, mark.label, low, high, top + 12);
}

void write_tick(Markup& out, double x, int y, const std::string& text) {
  out.empty("line", {{"class", "axis"},
                     {"x1", percent(x)},
                     {"x2", percent(x)},
                     {"y1", pixels(y)},
                     {"y2", pixels(y + 5)}});
  const char* anchor = x < 8 ? "start" : x > 92 ? "end" : "middle";
  out.leaf("text",
           {{"class", "tick"}, {"x", percent(x)}, {"y", pixels(y + 17)}, {"text-anchor", anchor}},
           text);
}

// Days for about a week, months for about a year, else years.
void time_ticks(Markup& out, const Scale& scale, int y) {
  using namespace std::chrono;
  const auto at = [](year_month_day day) {
    return static_cast<double>(sys_days(day).time_since_epoch().count()) * kDay;
  };
  const double length = (scale.high - scale.low) / kDay;
  // A hostile year 99999 is no reason to count days one by one.
  if (!(length < 366.0 * 3000) || std::abs(scale.low) > 366.0 * 4000 * kDay) return;
  const auto first = floor<days>(sys_seconds(seconds(static_cast<std::int64_t>(scale.low))));
  const year_month_day begin(first);
  if (length <= 9) {
    for (sys_days day = first + days(1); at(day) <= scale.high; day += days(1))
      write_tick(out, scale.at(at(day)), y, readable(year_month_day(day)).substr(0, 6));
  } else if (length <= 300) {
    for (auto month = begin.year() / begin.month() + months(1); at(month / 1) <= scale.high;
         month += months(1 + static_cast<int>(length / 130)))
      write_tick(out, scale.at(at(month / 1)), y, text::format_date(month / 1).substr(0, 7));
  } else {
    const int step = 1 + static_cast<int>(length / 365 / 6);
    for (year when = begin.year() + years(1); at(when / 1 / 1) <= scale.high; when += years(step))
      write_tick(out, scale.at(at(when / 1 / 1)), y, fmt::format("{}", static_cast<int>(when)));
  }
}

void write_axis(Markup& out, const Picture& picture, const Scale& scale, int y) {
  line(out, "axis", 0, 100, y);
  if (picture.kind == Picture::Kind::times) {
    time_ticks(out, scale, y);
    return;
  }
  for (const double tick : ticks(scale.low, scale.high))
    write_tick(out, scale.at(tick), y, readable("count", value::digits(tick)));
}

void write_bars(Markup& out, const Picture& picture) {
  double most = 1;
  for (const Mark& mark : picture.marks) most = std::max(most, mark.high);
  int top = 0;
  for (const Mark& mark : picture.marks) {
    out.leaf("text", {{"x", "0"}, {"y", pixels(top + 12)}}, mark.label);
    out.empty("rect", {{"class", "span"},
                       {"x", "0"},
                       {"y", pixels(top + 17)},
                       {"width", percent(std::max(100 * mark.high / most, 0.5))},
                       {"height", "6"}});
    top += kRow;
  }
}

} // namespace

Picture picture_of(const Report& report, const Fact& fact) {
  const std::string& kind = report.claims[fact.values.front().claims.front()].kind;
  if (kind == "words") return {};
  if (!is_quantity(kind) && !is_time(kind)) return bars(report, fact);
  Picture out{.kind = is_time(kind) ? Picture::Kind::times : Picture::Kind::numbers};
  std::string unit;
  for (const ValueGroup& group : fact.values) {
    std::optional<Mark> mark = is_time(kind) ? time_mark(group) : number_mark(group, unit);
    if (!mark) return bars(report, fact);
    if (out.marks.size() == kMostMarks) {
      ++out.left_out;
      continue;
    }
    mark->label = label_of(report, group);
    out.marks.push_back(std::move(*mark));
  }
  std::stable_sort(out.marks.begin(), out.marks.end(), [](const Mark& a, const Mark& b) {
    return std::pair(a.low, a.high) < std::pair(b.low, b.high);
  });
  return out;
}

std::vector<double> ticks(double low, double high) {
  if (!(high > low) || !std::isfinite(low) || !std::isfinite(high)) return {};
  // The coarsest step that has three ticks.
  const double power = std::pow(10, std::floor(std::log10(high - low)));
  double step = power;
  for (const double nice : {5.0, 2.0, 1.0, 0.5, 0.2}) {
    step = nice * power;
    if (std::floor(high / step) - std::ceil(low / step) >= 2) break;
  }
  std::vector<double> out;
  for (double n = std::ceil(low / step); n * step <= high && out.size() < 8; ++n) {
    // 3 * 0.1 is not 0.3, but twelve digits of it are.
    const std::string digits = fmt::format("{:.12g}", n * step);
    double tick = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), tick);
    out.push_back(tick);
  }
  return out;
}

void write_picture(Markup& out, const Picture& picture) {
  if (picture.kind == Picture::Kind::none || picture.marks.size() < 2) return;
  const bool is_bars = picture.kind == Picture::Kind::bars;
  std::string told = is_bars                                ? "How often each is written: "
                     : picture.kind == Picture::Kind::times ? "Time line: "
                                                            : "Number line: ";
  for (const Mark& mark : picture.marks)
    told += (&mark == &picture.marks.front() ? "" : "; ") + mark.label;
  const int rows = static_cast<int>(picture.marks.size()) * kRow;
  const auto figure = out.open("figure", {{"class", "picture"}});
  {
    const auto svg = out.open("svg", {{"role", "img"},
                                      {"aria-label", told},
                                      {"width", "100%"},
                                      {"height", pixels(rows + (is_bars ? 0 : kAxis))}});
    if (is_bars) {
      write_bars(out, picture);
    } else {
      const Scale scale = scale_of(picture);
      for (std::size_t i = 0; i < picture.marks.size(); ++i)
        write_mark(out, picture.marks[i], scale, static_cast<int>(i) * kRow);
      write_axis(out, picture, scale, rows + 1);
    }
  }
  if (picture.left_out > 0) out.leaf("figcaption", fmt::format("and {} more", picture.left_out));
}

} // namespace crosscheck::report::html
