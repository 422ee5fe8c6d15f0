#include "text/view.h"

#include "base/check.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace crosscheck::text {
namespace {

// Bytes that a view takes over as they are, whatever stands beside them.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x21; c < 0x7F; ++c) plain[c] = c != '\'' && c != '`' && c != '-';
  return plain;
}();

bool plain(char c) { return kPlain[static_cast<unsigned char>(c)]; }

// Whether one of eight bytes is other than letters, digits, single spaces and most marks. What
// stands behind a space at their end is not looked at.
bool unusual(const char* at) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, 8);
  // The high bit of each byte below 0x80 that equals c.
  const auto equal = [&](unsigned char c) {
    const std::uint64_t other = bytes ^ c * kEach;
    return ~((other & 0x7F * kEach) + 0x7F * kEach) & ~other & kHigh;
  };
  const std::uint64_t spaces = equal(' ');
  const std::uint64_t low = ~((bytes & 0x7F * kEach) + (0x80 - 0x20) * kEach) & kHigh;
  return ((bytes & kHigh) | low | equal('\'') | equal('-') | equal('`') | equal(0x7F) |
          (spaces & spaces << 8U)) != 0;
}

// Where the run from `begin` on ends that a view takes over byte for byte: nearly all of a text.
// `spaced`: a space stands before it in the view.
std::uint32_t plain_run(std::string_view text, std::uint32_t begin, std::uint32_t stop,
                        bool spaced) {
  std::uint32_t end = begin;
  for (; end < stop; ++end) {
    while (end + 9 <= stop && text[end] != ' ' && text[end + 7] != ' ' &&
           !unusual(text.data() + end))
      end += 8;
    const char c = text[end];
    if (plain(c)) continue;
    const char next = end + 1 < stop ? text[end + 1] : 'x';
    if (c == ' ') {
      if ((spaced && end == begin) || next <= ' ' || next == 0x7F) break;
    } else if ((c != '\'' && c != '-') || next == c) {
      break;
    }
  }
  return end;
}

// "powers—France", "powers--France" and "powers - France" are one to the rules; "10–15" and
// "Norhaven–Varland" are joined words and stay so.
bool separates(char32_t c) { return c == U'\u2014' || c == U'\u2015'; }

} // namespace

View::View(std::string_view field_text, Span segment, std::span<const ViewSlot> slots) {
  CROSSCHECK_CHECK(segment.begin <= segment.end && segment.end <= field_text.size());
  const std::string_view text = field_text.substr(0, segment.end);
  text_.reserve(segment.size());
  pieces_.reserve(2 * slots.size() + 1);

  bool one_to_one = false; // whether the last piece goes on
  const auto copy = [&](std::uint32_t from, std::uint32_t to) {
    if (!one_to_one) {
      pieces_.push_back({static_cast<std::uint32_t>(text_.size()), {from, to}, false, {}});
      one_to_one = true;
    }
    pieces_.back().document.end = to;
    text_.append(text.substr(from, to - from));
  };
  const auto put = [&](std::string_view written, Span document, MentionId mention = {}) {
    pieces_.push_back({static_cast<std::uint32_t>(text_.size()), document, true, mention});
    text_.append(written);
    one_to_one = false;
  };
  const auto ends_in_space = [&] { return text_.empty() || text_.back() == ' '; };

  std::uint32_t i = segment.begin;
  std::size_t next_slot = 0;
  while (i < segment.end) {
    const bool more = next_slot < slots.size();
    const std::uint32_t stop = more ? slots[next_slot].span.begin : segment.end;
    if (i == stop) {
      const ViewSlot& slot = slots[next_slot++];
      const std::optional<char32_t> sign = code_point(slot.types);
      CROSSCHECK_CHECK(sign && slot.span.begin < slot.span.end && slot.span.end <= segment.end);
      std::string written;
      append(written, *sign);
      put(written, slot.span, slot.mention);
      i = slot.span.end;
      continue;
    }
    CROSSCHECK_CHECK(i < stop);
    std::uint32_t end = plain_run(text, i, stop, ends_in_space());
    if (end > i) {
      copy(i, end);
      i = end;
      continue;
    }
    const Decoded c = decode(text, i);
    if (is_space(c.code_point) || c.code_point < 0x20 || c.code_point == 0x7F) {
      end = i + c.length;
      while (end < stop) {
        const Decoded next = decode(text, end);
        if (!is_space(next.code_point) && !is_invisible(next.code_point)) break;
        end += next.length;
      }
      if (ends_in_space()) {
        one_to_one = false;
      } else if (end == i + 1 && text[i] == ' ') {
        copy(i, end);
      } else {
        put(" ", {i, end});
      }
      i = end;
      continue;
    }
    end = i + c.length;
    if (is_invisible(c.code_point)) {
      one_to_one = false;
    } else if (separates(c.code_point) || (c.code_point == '-' && end < stop && text[end] == '-')) {
      while (end < stop && text[end] == '-') ++end;
      std::string written = ends_in_space() ? "-" : " -";
      if (end < segment.end) written += ' ';
      put(written, {i, end});
    } else if ((c.code_point == '\'' || c.code_point == '`') && end < stop &&
               static_cast<char32_t>(text[end]) == c.code_point) {
      put("\"", {i, ++end});
    } else if (c.code_point == '\'' || c.code_point == '-') {
      copy(i, end);
    } else if (c.code_point == '`') {
      put("'", {i, end});
    } else if (const std::optional<char> ascii = plain_punctuation(c.code_point)) {
      put(std::string_view(&*ascii, 1), {i, end});
    } else if (c.code_point == U'\u2026') {
      put("...", {i, end});
    } else if (is_reserved(c.code_point)) {
      put("\xEF\xBF\xBD", {i, end});
    } else {
      copy(i, end);
    }
    i = end;
  }
  CROSSCHECK_CHECK(next_slot == slots.size());
}

const View::Piece& View::piece_at(std::uint32_t view_offset) const {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), view_offset,
      [](std::uint32_t offset, const Piece& piece) { return offset < piece.view_begin; });
  CROSSCHECK_CHECK(after != pieces_.begin());
  return *std::prev(after);
}

Span View::to_document(ViewSpan range) const {
  CROSSCHECK_CHECK(range.begin <= range.end && range.end <= text_.size());
  if (range.empty()) return {};
  const Piece& first = piece_at(range.begin);
  const Piece& last = piece_at(range.end - 1);
  return {first.whole ? first.document.begin
                      : first.document.begin + (range.begin - first.view_begin),
          last.whole ? last.document.end : last.document.begin + (range.end - last.view_begin)};
}

std::optional<MentionId> View::mention_at(std::uint32_t view_offset) const {
  if (view_offset >= text_.size()) return std::nullopt;
  const Piece& piece = piece_at(view_offset);
  if (piece.view_begin != view_offset || !piece.mention.valid()) return std::nullopt;
  return piece.mention;
}

std::vector<MentionId> View::mentions_in(ViewSpan range) const {
  std::vector<MentionId> found;
  auto piece =
      std::lower_bound(pieces_.begin(), pieces_.end(), range.begin,
                       [](const Piece& p, std::uint32_t offset) { return p.view_begin < offset; });
  for (; piece != pieces_.end() && piece->view_begin < range.end; ++piece) {
    if (piece->mention.valid()) found.push_back(piece->mention);
  }
  return found;
}

std::string View::readable() const {
  return readable({0, static_cast<std::uint32_t>(text_.size())});
}

std::string View::readable(ViewSpan range) const {
  std::string out;
  for (std::size_t i = range.begin; i < range.end;) {
    const Decoded c = decode(text_, i);
    const TypeSet types = types_of(c.code_point);
    if (types.empty()) {
      out.append(text_, i, c.length);
    } else {
      char before = '<';
      for (std::size_t t = 0; t < kMentionTypes; ++t) {
        const auto type = static_cast<MentionType>(t);
        if (!types.has(type)) continue;
        out += before;
        out.append(name(type));
        before = '|';
      }
      out += '>';
    }
    i += c.length;
  }
  return out;
}

} // namespace crosscheck::text
