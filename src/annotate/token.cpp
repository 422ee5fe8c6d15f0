#include "annotate/token.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosscheck::annotate {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

// The plain form of a mark outside of ASCII; 0 where it has none.
char plain(char32_t c) {
  switch (c) {
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2015:
  case 0x2212: return '-';
  case 0x2018:
  case 0x2019:
  case 0x201A:
  case 0x2032:
  case 0x02BC: return '\'';
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0xAB:
  case 0xBB:
  case 0x2033: return '"';
  case 0x2026: return '.';
  case 0x2044:
  case 0x2215: return '/';
  default: return 0;
  }
}

bool is_apostrophe(std::string_view text, std::size_t at, std::size_t& length) {
  if (at >= text.size()) return false;
  if (text[at] == '\'') {
    length = 1;
    return true;
  }
  // U+2019, U+02BC
  if (text.substr(at, 3) == "\xE2\x80\x99") {
    length = 3;
    return true;
  }
  if (text.substr(at, 2) == "\xCA\xBC") {
    length = 2;
    return true;
  }
  return false;
}

class Tokeniser {
public:
  Tokeniser(std::string_view text, const Vocabulary* vocabulary, Letters& letters)
      : text_(text), vocabulary_(vocabulary), letters_(letters) {}

  // Appends the tokens of [begin, end).
  void run(Span range, std::vector<Token>& out) {
    std::size_t at = range.begin;
    bool space = false;
    while (at < range.end) {
      const char c = text_[at];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        space = true;
        ++at;
        continue;
      }
      const std::size_t begin = at;
      Token token;
      if (const std::size_t address = address_end(at, range.end); address > at) {
        at = address;
        token.kind = TokenKind::mark;
      } else if (is_digit(c)) {
        at = figure_end(at, range.end);
        token.kind = TokenKind::figure;
      } else if (static_cast<unsigned char>(c) < 0x80 && !is_ascii_letter(c)) {
        std::size_t length = 0;
        if (is_apostrophe(text_, at, length) && !space && clitic(at, range.end, out, token)) {
          at = token.span.end;
        } else {
          token.kind = TokenKind::mark;
          token.mark = c;
          ++at;
        }
      } else if (is_ascii_letter(c)) {
        at = word(at, range.end, token);
      } else {
        const text::Decoded decoded = text::decode(text_, at);
        if (text::is_space(decoded.code_point)) {
          space = true;
          at += decoded.length;
          continue;
        }
        std::size_t length = 0;
        if (text::is_letter(decoded.code_point)) {
          at = word(at, range.end, token);
        } else if (is_apostrophe(text_, at, length) && !space &&
                   clitic(at, range.end, out, token)) {
          at = token.span.end;
        } else {
          token.kind = TokenKind::mark;
          token.mark = plain(decoded.code_point);
          at += decoded.length;
        }
      }
      token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
      token.space_before = space;
      space = false;
      if (token.kind == TokenKind::word || token.kind == TokenKind::clitic) look_up(token);
      // Signs of units and currencies are words of lexicons, too.
      if (token.folded.empty()) token.folded = text_.substr(token.span.begin, token.span.size());
      if (token.kind == TokenKind::mark && vocabulary_ != nullptr)
        token.word = vocabulary_->find(token.folded);
      out.push_back(token);
    }
  }

private:
  // The end of the web address at `at`, else `at`: "https://pilot.example/2016/02/26/4-hurt" has no
  // date, no count and no words.
  [[nodiscard]] std::size_t address_end(std::size_t at, std::size_t end) const {
    if (text_[at] != 'h' && text_[at] != 'w') return at;
    if (at > 0 && is_ascii_letter(text_[at - 1])) return at;
    const std::string_view rest = text_.substr(at, end - at);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www."))
      return at;
    std::size_t to = at;
    while (to<end&& static_cast<unsigned char>(text_[to])> ' ' &&
           std::string_view("\"<>()[]{}").find(text_[to]) == std::string_view::npos)
      ++to;
    while (to > at && std::string_view(".,;:!?'").find(text_[to - 1]) != std::string_view::npos)
      --to;
    return to;
  }

  [[nodiscard]] std::size_t figure_end(std::size_t at, std::size_t end) const {
    while (at < end) {
      if (is_digit(text_[at])) {
        ++at;
      } else if ((text_[at] == ',' || text_[at] == '.') && at + 1 < end &&
                 is_digit(text_[at + 1])) {
        at += 2;
      } else {
        break;
      }
    }
    return at;
  }

  // A letter begins at `at`: its length in bytes, or 0.
  [[nodiscard]] std::size_t letter(std::size_t at, std::size_t end) const {
    if (at >= end) return 0;
    if (is_ascii_letter(text_[at])) return 1;
    if (static_cast<unsigned char>(text_[at]) < 0x80) return 0;
    const text::Decoded decoded = text::decode(text_, at);
    return text::is_letter(decoded.code_point) ? decoded.length : 0;
  }

  [[nodiscard]] bool upper(std::size_t at) const {
    if (static_cast<unsigned char>(text_[at]) < 0x80) return is_ascii_upper(text_[at]);
    return text::is_upper(text::decode(text_, at).code_point);
  }

  std::size_t word(std::size_t begin, std::size_t end, Token& token) const {
    token.kind = TokenKind::word;
    token.capital = upper(begin);
    bool all = token.capital;
    std::size_t letters = 0;
    std::size_t at = begin;
    while (at < end) {
      if (const std::size_t length = letter(at, end); length > 0) {
        if (letters > 0) all = all && upper(at);
        ++letters;
        at += length;
        continue;
      }
      std::size_t mark = 0;
      // An apostrophe inside a word: O'Neill, don't; but Iran's and boys' end before it.
      if (is_apostrophe(text_, at, mark) && letter(at + mark, end) > 0) {
        const std::size_t after = at + mark;
        const bool possessive =
            (text_[after] == 's' || text_[after] == 'S') && letter(after + 1, end) == 0;
        if (!possessive) {
          at = after;
          continue;
        }
      }
      // Single letters with full stops are one word: U.S., p.m., a.m.
      if (text_[at] == '.' && at == begin + 1 && letters == 1 && at + 2 < end &&
          letter(at + 1, end) == 1 && text_[at + 2] == '.') {
        while (at + 2 < end && text_[at] == '.' && letter(at + 1, end) == 1 &&
               text_[at + 2] == '.') {
          all = all && upper(at + 1);
          ++letters;
          at += 2;
        }
        token.all_caps = all;
        return at + 1;
      }
      break;
    }
    token.all_caps = all && letters > 1;
    return at;
  }

  // At an apostrophe right after a word: 's, or the bare mark of a plural. Fills the span.
  bool clitic(std::size_t at, std::size_t end, const std::vector<Token>& before,
              Token& token) const {
    if (before.empty() || before.back().span.end != at || before.back().kind == TokenKind::mark)
      return false;
    std::size_t mark = 0;
    is_apostrophe(text_, at, mark);
    const std::size_t after = at + mark;
    std::size_t to = after;
    if (after < end && (text_[after] == 's' || text_[after] == 'S') && letter(after + 1, end) == 0)
      to = after + 1;
    else if (letter(after, end) > 0)
      return false;
    token.kind = TokenKind::clitic;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(to)};
    return true;
  }

  void look_up(Token& token) const {
    if (vocabulary_ == nullptr) return;
    const std::string_view surface = text_.substr(token.span.begin, token.span.size());
    std::array<char, 48> buffer; // filled as far as it is read
    bool ascii = surface.size() <= buffer.size();
    bool as_it_is = true;
    for (std::size_t i = 0; ascii && i < surface.size(); ++i) {
      const char c = surface[i];
      ascii = static_cast<unsigned char>(c) < 0x80;
      as_it_is = as_it_is && !is_ascii_upper(c);
      buffer[i] = is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
    }
    if (!ascii) return keep(token, text::fold(surface));
    if (!as_it_is) return keep(token, {buffer.data(), surface.size()});
    token.folded = surface;
    token.hash = Vocabulary::hash(surface);
    token.word = vocabulary_->find(surface, token.hash);
  }

  void keep(Token& token, std::string_view folded) const {
    token.hash = Vocabulary::hash(folded);
    token.word = vocabulary_->find(folded, token.hash);
    token.folded = token.word != nullptr ? token.word->folded : letters_.keep(folded);
  }

  std::string_view text_;
  const Vocabulary* vocabulary_;
  Letters& letters_;
};

} // namespace

std::vector<SegmentTokens> tokenise(const text::Document& document, const text::Layout& layout,
                                    const Vocabulary& vocabulary, Letters& letters) {
  std::vector<SegmentTokens> all;
  all.reserve(layout.segments.size());
  // Quotations are sorted by field and begin, so the ones inside a segment are found by one bound.
  const auto& quotations = layout.quotations;
  for (std::size_t i = 0; i < layout.segments.size(); ++i) {
    const text::Segment& segment = layout.segments[i];
    SegmentTokens& here = all.emplace_back();
    here.segment = SegmentId(i);
    here.field = segment.field;
    here.kind = segment.kind;
    Tokeniser tokeniser(document.field(segment.field), &vocabulary, letters);
    here.tokens.reserve(segment.span.size() / 5); // about so many words and marks
    std::uint32_t from = segment.span.begin;
    auto next = std::lower_bound(quotations.begin(), quotations.end(), segment,
                                 [](const text::Quotation& q, const text::Segment& s) {
                                   return q.field != s.field ? q.field < s.field
                                                             : q.span.begin < s.span.begin;
                                 });
    for (; next != quotations.end() && next->field == segment.field &&
           next->span.begin < segment.span.end;
         ++next) {
      if (next->span.begin < from || next->span.end > segment.span.end)
        continue; // nested, or its own
      tokeniser.run({from, next->span.begin}, here.tokens);
      const auto space = next->span.begin > segment.span.begin &&
                         document.field(segment.field)[next->span.begin - 1] == ' ';
      here.tokens.push_back({.span = next->span,
                             .kind = TokenKind::quotation,
                             .space_before = space,
                             .quotation = static_cast<std::uint32_t>(next - quotations.begin())});
      from = next->span.end;
    }
    tokeniser.run({from, segment.span.end}, here.tokens);
  }
  return all;
}

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  Letters letters;
  Tokeniser(text, nullptr, letters).run({0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens;
}

} // namespace crosscheck::annotate
