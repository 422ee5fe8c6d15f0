#include "text/quotations.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace crosscheck::text {
namespace {

constexpr std::uint32_t kSight = 1500; // bytes in which a single quote's closing mark must stand
constexpr std::uint32_t kDoubtfulLength =
    200;                                   // the same where that mark may be a plural's apostrophe
constexpr std::uint32_t kLookAhead = 2000; // bytes of the next lines searched for a closing mark

enum class Mark : std::uint8_t {
  none,
  straight,
  high_open,
  high_close,
  low,
  latex_open,
  latex_close,
  left_guillemet,
  right_guillemet,
  single_straight,
  single_open,
  single_close,
  backtick,
};

enum class Family : std::uint8_t { twofold, guillemet, single };

struct Found {
  Mark mark = Mark::none;
  std::uint32_t length = 1;
};

struct Open {
  Family family = Family::twofold;
  Mark mark = Mark::none;
  std::size_t quoted = 0;      // index of its Quoted
  std::uint32_t closes_at = 0; // single: where
};

constexpr std::array<bool, 256> kMayStart = [] {
  std::array<bool, 256> may{};
  for (const char c : {'"', '\'', '`'}) may[static_cast<unsigned char>(c)] = true;
  may[0xE2] = may[0xC2] = true;
  return may;
}();

class Scanner {
public:
  Scanner(std::string_view text, Cut& cut) : text_(text), cut_(cut) {}

  std::vector<Quoted> run() {
    Cut merged;
    merged.wraps = std::move(cut_.wraps);
    for (std::size_t i = 0; i < cut_.paragraphs.size(); ++i) {
      paragraph_ = cut_.paragraphs[i];
      number_ = static_cast<std::uint32_t>(merged.paragraphs.size());
      scan(paragraph_.begin);
      while (runs_on() && cut_.soft[i] && closes_soon(cut_.paragraphs[i + 1])) {
        const std::uint32_t from = cut_.paragraphs[++i].begin;
        paragraph_.end = cut_.paragraphs[i].end;
        scan(from);
      }
      end_paragraph();
      merged.paragraphs.push_back(paragraph_);
      merged.soft.push_back(cut_.soft[i]);
    }
    cut_ = std::move(merged);
    std::vector<Quoted> kept;
    for (std::size_t i = 0; i < quoted_.size(); ++i) settle(quoted_[i], kept);
    return kept;
  }

private:
  // ---- what stands beside a mark; 0 at the paragraph's ends
  [[nodiscard]] char32_t before(std::uint32_t at) const {
    return at > paragraph_.begin ? decode_before(text_, at).code_point : 0;
  }
  [[nodiscard]] char32_t after(std::uint32_t at) const {
    return at < paragraph_.end ? decode(text_, at).code_point : 0;
  }
  [[nodiscard]] static bool gap(char32_t c) { return c == 0 || is_space(c); }
  [[nodiscard]] static bool word(char32_t c) { return is_letter(c) || is_digit(c); }
  [[nodiscard]] static bool dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }
  [[nodiscard]] static bool opening(char32_t c) {
    return c == '(' || c == '[' || c == '{' || c == '/' || c == '"' || c == '\'' || c == '`' ||
           c == U'\u201C' || c == U'\u2018' || c == U'\u201E' || c == U'\u00AB' || c == U'\u00BF' ||
           c == U'\u00A1' || dash(c);
  }
  // A place where a quotation may begin, and one where it may end.
  [[nodiscard]] bool begins_here(std::uint32_t begin, std::uint32_t end) const {
    const char32_t p = before(begin);
    return (gap(p) || opening(p)) && !gap(after(end));
  }
  [[nodiscard]] bool ends_here(std::uint32_t begin, std::uint32_t end) const {
    return !gap(before(begin)) && !word(after(end));
  }

  [[nodiscard]] Found mark_at(std::uint32_t i, std::uint32_t stop) const {
    const auto byte = [&](std::uint32_t k) {
      return i + k < stop ? static_cast<unsigned char>(text_[i + k]) : 0U;
    };
    switch (byte(0)) {
    case '"': return {Mark::straight, byte(1) == '"' ? 2U : 1U};
    case '\'':
      return byte(1) == '\'' ? Found{Mark::latex_close, 2} : Found{Mark::single_straight, 1};
    case '`': return byte(1) == '`' ? Found{Mark::latex_open, 2} : Found{Mark::backtick, 1};
    case 0xC2:
      if (byte(1) == 0xAB) return {Mark::left_guillemet, 2};
      if (byte(1) == 0xBB) return {Mark::right_guillemet, 2};
      return {};
    case 0xE2:
      if (byte(1) != 0x80) return {};
      switch (byte(2)) {
      case 0x98: return {Mark::single_open, 3};
      case 0x99: return {Mark::single_close, 3};
      case 0x9C: return {Mark::high_open, 3};
      case 0x9D: return {Mark::high_close, 3};
      case 0x9E:
      case 0x9F: return {Mark::low, 3};
      default: return {};
      }
    default: return {};
    }
  }

  void scan(std::uint32_t from) {
    for (std::uint32_t i = from; i < paragraph_.end;) {
      if (!kMayStart[static_cast<unsigned char>(text_[i])]) {
        ++i;
        continue;
      }
      const Found found = mark_at(i, paragraph_.end);
      if (found.mark != Mark::none) handle(found.mark, i, i + found.length);
      i += found.length;
    }
  }

  void handle(Mark mark, std::uint32_t begin, std::uint32_t end) {
    switch (mark) {
    case Mark::none: return;
    case Mark::straight: straight(begin, end); return;
    case Mark::latex_open:
      if (const auto top = topmost(Family::twofold);
          top && closes_late(begin, end) && is_lower(after_space(end))) {
        close(*top, begin, end); // "The man came in, `` police said"
        return;
      }
      open(Family::twofold, mark, begin, end);
      return;
    case Mark::low: open(Family::twofold, mark, begin, end); return;
    case Mark::high_open: {
      // „So schliesst man“, and sloppy copy closes with “ as well.
      const std::optional<std::size_t> top = topmost(Family::twofold);
      const bool low = top && stack_[*top].mark == Mark::low;
      if (top &&
          ((low && !gap(before(begin))) || (ends_here(begin, end) && !begins_here(begin, end)))) {
        close(*top, begin, end);
      } else {
        open(Family::twofold, mark, begin, end);
      }
      return;
    }
    case Mark::high_close:
    case Mark::latex_close:
      if (const auto top = topmost(Family::twofold)) {
        close(*top, begin, end);
      } else if (begins_here(begin, end)) {
        open(Family::twofold, mark, begin, end); // ”Swedish”, and '' for both marks
      }
      return;
    case Mark::left_guillemet:
    case Mark::right_guillemet: {
      const auto top = topmost(Family::guillemet);
      if (top && stack_[*top].mark != mark) {
        close(*top, begin, end);
      } else if (mark == Mark::left_guillemet || begins_here(begin, end)) {
        open(Family::guillemet, mark, begin, end);
      }
      return;
    }
    case Mark::single_straight:
    case Mark::single_open:
    case Mark::single_close:
    case Mark::backtick: single(mark, begin, end); return;
    }
  }

  // "I want to get out, "Sand said: a closing mark that slipped to the next word stands after a
  // comma or full stop. What it closes began before, so it opens nothing.
  [[nodiscard]] bool closes_late(std::uint32_t begin, std::uint32_t end) const {
    if (begin <= paragraph_.begin || !is_space(before(begin)) || after(end) == 0) return false;
    std::uint32_t at = begin;
    for (int spaces = 0; spaces < 3 && at > paragraph_.begin && is_space(before(at)); ++spaces) {
      at -= decode_before(text_, at).length;
    }
    const char32_t c = before(at);
    return c == ',' || c == '.' || c == '?' || c == '!' || c == U'\u2026';
  }
  [[nodiscard]] char32_t after_space(std::uint32_t at) const {
    if (at < paragraph_.end && text_[at] == ' ') ++at;
    return after(at);
  }

  void straight(std::uint32_t begin, std::uint32_t end) {
    const char32_t p = before(begin);
    const char32_t n = after(end);
    if (const auto top = topmost(Family::twofold)) {
      if (begins_here(begin, end) && gap(p) && (word(n) || opening(n)) &&
          !closes_late(begin, end)) {
        open(Family::twofold, Mark::straight, begin, end);
      } else {
        close(*top, begin, end);
      }
      return;
    }
    // 6'2", the end of a quotation whose begin is lost: neither opens one.
    if (word(p) || n == 0) return;
    if (!gap(p) && !opening(p) && gap(n)) return;
    open(Family::twofold, Mark::straight, begin, end);
  }

  void single(Mark mark, std::uint32_t begin, std::uint32_t end) {
    if (const auto top = topmost(Family::single)) {
      if (stack_[*top].closes_at == begin) close(*top, begin, end);
      return; // all others before that place are apostrophes
    }
    if (mark == Mark::single_close || !begins_here(begin, end) || !word_or_mark(after(end))) return;
    if (elided(end)) return;
    if (const std::optional<std::uint32_t> at = closing_single(end)) {
      open(Family::single, mark, begin, end);
      if (!stack_.empty() && stack_.back().family == Family::single) stack_.back().closes_at = *at;
    }
  }
  [[nodiscard]] static bool word_or_mark(char32_t c) {
    return word(c) || opening(c) || c == '.' || c == '$' || c == '#' || c == '@' || c >= 0x80;
  }

  // 'em, '90s, 'twas: an apostrophe at the begin of a word.
  [[nodiscard]] bool elided(std::uint32_t at) const {
    if (at + 2 <= paragraph_.end && is_digit(after(at)) && is_digit(after(at + 1))) {
      return !word(after(at + 2)) || after(at + 2) == 's';
    }
    static constexpr std::array<std::string_view, 14> kElided = {
        "em", "til",   "till", "tis",   "twas",   "cause", "bout",
        "n",  "round", "s",    "neath", "nother", "twere", "twill"};
    std::uint32_t end = at;
    while (end < paragraph_.end && end - at < 8 &&
           is_letter(static_cast<unsigned char>(text_[end])))
      ++end;
    std::string lower(text_.substr(at, end - at));
    for (char& c : lower) c = static_cast<char>(c | 0x20);
    return std::find(kElided.begin(), kElided.end(), lower) != kElided.end();
  }

  // Where the single quotation that begins at `from` ends. "the 'workers' union' said" holds a
  // plural's apostrophe: a mark after an s and before a small word is taken only where there is no
  // better one.
  [[nodiscard]] std::optional<std::uint32_t> closing_single(std::uint32_t from) const {
    const std::uint32_t stop = std::min(paragraph_.end, from + kSight);
    std::optional<std::uint32_t> doubtful;
    bool inner = false;
    const bool enclosed = topmost(Family::twofold).has_value();
    for (std::uint32_t i = from; i < stop;) {
      if (!kMayStart[static_cast<unsigned char>(text_[i])]) {
        ++i;
        continue;
      }
      const Found found = mark_at(i, paragraph_.end);
      const std::uint32_t end = i + found.length;
      const bool single = found.mark == Mark::single_straight || found.mark == Mark::single_close;
      if (single && i > from && ends_here(i, end)) {
        const char32_t p = before(i);
        const bool plural =
            (p == 's' || p == 'S') && is_space(after(end)) && !inner && is_letter(after(end + 1));
        if (!plural) return i;
        if (!doubtful && i - from <= kDoubtfulLength) doubtful = i;
      } else if ((single || found.mark == Mark::single_open) && begins_here(i, end) &&
                 !elided(end)) {
        break;
      } else if (found.mark != Mark::none && !single && found.mark != Mark::backtick &&
                 found.mark != Mark::single_open) {
        if (enclosed && !inner && ends_here(i, end)) break;
        inner = !inner;
      }
      i = end;
    }
    return doubtful;
  }

  [[nodiscard]] std::optional<std::size_t> topmost(Family family) const {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].family == family) return i;
    }
    return std::nullopt;
  }

  void open(Family family, Mark mark, std::uint32_t begin, std::uint32_t end) {
    if (stack_.size() > kDeepestQuotation) return;
    Quoted quoted;
    quoted.quotation.span = {begin, paragraph_.end};
    quoted.quotation.inside = {end, paragraph_.end};
    quoted.quotation.closed = false;
    quoted.paragraph = number_;
    stack_.push_back({family, mark, quoted_.size(), 0});
    quoted_.push_back(quoted);
  }

  void close(std::size_t at, std::uint32_t begin, std::uint32_t end) {
    for (std::size_t i = stack_.size(); i-- > at;) {
      Quotation& quotation = quoted_[stack_[i].quoted].quotation;
      quotation.closed = i == at;
      quotation.span.end = i == at ? end : begin;
      quotation.inside.end = begin;
    }
    stack_.resize(at);
  }

  [[nodiscard]] bool runs_on() const {
    return std::any_of(stack_.begin(), stack_.end(),
                       [](const Open& open) { return open.family != Family::single; });
  }

  // Whether the first mark of the next lines closes what is open.
  [[nodiscard]] bool closes_soon(Span next) {
    const Span now = paragraph_;
    const std::uint32_t stop = std::min(next.end, next.begin + kLookAhead);
    bool closes = false;
    paragraph_ = next;
    for (std::uint32_t i = next.begin; i < stop;) {
      const Found found =
          kMayStart[static_cast<unsigned char>(text_[i])] ? mark_at(i, next.end) : Found{};
      const std::uint32_t end = i + found.length;
      if (found.mark == Mark::straight || found.mark == Mark::high_close ||
          found.mark == Mark::latex_close || found.mark == Mark::right_guillemet) {
        closes = i > next.begin && (!word(after(end)) || closes_late(i, end));
        break;
      }
      if (found.mark == Mark::high_open || found.mark == Mark::latex_open ||
          found.mark == Mark::low || found.mark == Mark::left_guillemet) {
        break;
      }
      i = end;
    }
    paragraph_ = now;
    return closes;
  }

  void end_paragraph() {
    for (const Open& open : stack_) {
      Quotation& quotation = quoted_[open.quoted].quotation;
      quotation.span.end = quotation.inside.end = paragraph_.end;
    }
    stack_.clear();
  }

  // Drops quotations of nothing, trims the insides, finds depth and continuation.
  void settle(Quoted quoted, std::vector<Quoted>& kept) {
    Quotation& q = quoted.quotation;
    while (q.inside.begin < q.inside.end && is_space(decode(text_, q.inside.begin).code_point)) {
      q.inside.begin += decode(text_, q.inside.begin).length;
    }
    while (q.inside.begin < q.inside.end &&
           is_space(decode_before(text_, q.inside.end).code_point)) {
      q.inside.end -= decode_before(text_, q.inside.end).length;
    }
    if (q.inside.empty()) return;
    if (!q.closed) q.span.end = q.inside.end;
    while (!enclosing_.empty() && !kept[enclosing_.back()].quotation.inside.contains(q.span)) {
      enclosing_.pop_back();
    }
    quoted.depth = static_cast<std::uint32_t>(enclosing_.size());
    if (quoted.depth == 0) {
      const bool goes_on = last_outer_ != Quotation::kNoQuotation &&
                           !kept[last_outer_].quotation.closed &&
                           kept[last_outer_].paragraph + 1 == quoted.paragraph &&
                           cut_.paragraphs[quoted.paragraph].begin == q.span.begin;
      if (goes_on) q.continues = last_outer_;
      last_outer_ = static_cast<std::uint32_t>(kept.size());
    }
    enclosing_.push_back(kept.size());
    kept.push_back(quoted);
  }

  std::string_view text_;
  Cut& cut_;
  Span paragraph_;
  std::uint32_t number_ = 0;
  std::vector<Open> stack_;
  std::vector<Quoted> quoted_;
  std::vector<std::size_t> enclosing_;
  std::uint32_t last_outer_ = Quotation::kNoQuotation;
};

} // namespace

std::vector<Quoted> find_quotations(std::string_view text, Cut& cut) {
  return Scanner(text, cut).run();
}

} // namespace crosscheck::text
