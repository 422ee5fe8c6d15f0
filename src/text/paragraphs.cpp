#include "text/paragraphs.h"

#include "text/utf8.h"

#include <algorithm>
#include <cstdint>

namespace crosscheck::text {
namespace {

constexpr std::uint32_t kWidestWrap = 132; // the widest line that an editor's hard wrap leaves

struct Line {
  Span span; // trimmed
  bool blank_before = false;
  bool opens_lower =
      false; // the first letter of the line is lower case, nothing but marks before it
  bool list_item = false;
  bool ends_open = false; // ends in the middle of a sentence: with a letter, digit or comma
  bool ends_comma = false;
  std::uint32_t first_word = 0;
};

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// White space beyond ASCII at the ends of a line (a no-break space) is trimmed, too.
Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const Decoded c = decode(text, span.begin);
    if (!is_space(c.code_point) && !is_invisible(c.code_point)) break;
    span.begin += c.length;
  }
  while (span.begin < span.end) {
    const Decoded c = decode_before(text, span.end);
    if (!is_space(c.code_point) && !is_invisible(c.code_point)) break;
    span.end -= c.length;
  }
  return span;
}

Line describe(std::string_view text, Span span, bool blank_before) {
  Line line{.span = span, .blank_before = blank_before};
  const Decoded first = decode(text, span.begin);
  line.opens_lower = is_lower(first.code_point);
  const bool bullet = first.code_point == '*' || first.code_point == '-' ||
                      first.code_point == U'\u2022' || first.code_point == U'\u2013' ||
                      first.code_point == U'\u2014';
  line.list_item =
      bullet && span.begin + first.length < span.end && blank(text[span.begin + first.length]);
  const Decoded last = decode_before(text, span.end);
  line.ends_comma = last.code_point == ',';
  line.ends_open = line.ends_comma || is_letter(last.code_point) || is_digit(last.code_point);
  while (span.begin + line.first_word < span.end && !blank(text[span.begin + line.first_word])) {
    ++line.first_word;
  }
  return line;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool blank_before = false;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t end = begin;
    while (end < size && text[end] != '\n' && text[end] != '\r') ++end;
    const Span span = trimmed(text, {begin, end});
    if (span.empty()) {
      blank_before = true;
    } else {
      lines.push_back(describe(text, span, blank_before && !lines.empty()));
      blank_before = false;
    }
    begin = end + 1;
    if (end + 1 < size && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  return lines;
}

// The width that lines are wrapped to, or 0 where the text is not wrapped.
std::uint32_t wrap_width(const std::vector<Line>& lines) {
  std::size_t goes_on = 0;
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blank_before) continue;
    widths.push_back(lines[i].span.size());
    if (lines[i + 1].opens_lower && lines[i].ends_open) ++goes_on;
  }
  if (goes_on == 0 || goes_on * 4 < widths.size()) return 0;
  // Nine of ten lines are not longer: a URL may stand out.
  const auto nth = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 9 / 10);
  std::nth_element(widths.begin(), nth, widths.end());
  return *nth <= kWidestWrap ? *nth : 0;
}

bool joined(const Line& line, const Line& next, std::uint32_t width) {
  if (next.blank_before || next.list_item) return false;
  if (next.opens_lower && line.ends_open) return true;
  if (line.ends_comma) return true;
  if (width == 0) return false;
  // A line that had room for the next word was ended on purpose: a headline, a paragraph's last
  // line.
  const bool full = line.span.size() + 1 + next.first_word > width - width / 10;
  return next.opens_lower || full;
}

} // namespace

Cut cut_paragraphs(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const std::uint32_t width = wrap_width(lines);
  Cut cut;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && joined(lines[i - 1], lines[i], width)) {
      cut.wraps.push_back({lines[i - 1].span.end, lines[i].span.begin});
      cut.paragraphs.back().end = lines[i].span.end;
    } else {
      if (i > 0) cut.soft.push_back(!lines[i].blank_before);
      cut.paragraphs.push_back(lines[i].span);
    }
  }
  if (!lines.empty()) cut.soft.push_back(false);
  return cut;
}

} // namespace crosscheck::text
