#include "annotate/token.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

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

// Eight bytes of text as a number.
constexpr std::uint64_t kEach = 0x0101010101010101ULL;
constexpr std::uint64_t kHigh = 0x80 * kEach;

// The high bit of each byte that is an ASCII letter.
std::uint64_t letter_bits(std::uint64_t bytes) {
  const std::uint64_t low = (bytes | 0x20 * kEach) & 0x7F * kEach;
  return (low + (0x80 - 'a') * kEach) & ~(low + (0x7F - 'z') * kEach) & ~bytes & kHigh;
}

class Tokeniser {
public:
  Tokeniser(const Vocabulary* vocabulary, Letters& letters, std::vector<Token>& out)
      : vocabulary_(vocabulary), letters_(letters), out_(out) {}

  // What comes now belongs to a segment of its own.
  void begin() {
    first_ = out_.size();
    slashes_ = false;
  }
  [[nodiscard]] bool slashes() const { return slashes_; }

  // Appends the tokens of a range of a text. Their words are found when flush() has been called.
  void run(std::string_view text, Span range) {
    text_ = text;
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
      char32_t code_point = static_cast<unsigned char>(c);
      std::size_t length = 1;
      if (code_point >= 0x80) {
        const text::Decoded decoded = text::decode(text_, at);
        code_point = decoded.code_point;
        length = decoded.length;
        if (text::is_space(code_point)) {
          space = true;
          at += length;
          continue;
        }
      }
      Token& token = out_.emplace_back();
      token.space_before = space;
      space = false;
      if (is_ascii_letter(c)) {
        if (const std::size_t address = address_end(at, range.end); address > at) {
          at = address;
          token.kind = TokenKind::mark;
          token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
          token.folded = text_.substr(begin, at - begin);
          continue;
        }
        if (const std::size_t plain = plain_word(at, range.end, token); plain != 0) {
          at = plain;
          continue;
        }
        at = word(at, range.end, token);
      } else if (is_digit(c)) {
        at = figure_end(at, range.end);
        token.kind = TokenKind::figure;
      } else if (code_point >= 0x80 && text::is_letter(code_point)) {
        at = word(at, range.end, token);
      } else if ((c == '\'' || code_point >= 0x80) && !token.space_before &&
                 clitic(at, range.end, token)) {
        at = token.span.end;
      } else {
        token.kind = TokenKind::mark;
        token.mark = code_point < 0x80 ? c : plain(code_point);
        if (token.mark == '/' && out_.size() > first_ + 1)
          slashes_ = slashes_ || out_[out_.size() - 2].kind == TokenKind::figure;
        at += length;
      }
      token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
      if (token.kind == TokenKind::word || token.kind == TokenKind::clitic) look_up(token);
      // Signs of units and currencies are words of lexicons, too.
      if (token.kind == TokenKind::mark && vocabulary_ != nullptr)
        take(token, code_point < 0x80 ? vocabulary_->mark(c)
                                      : vocabulary_->find(text_.substr(begin, at - begin)));
      if (token.folded.empty()) token.folded = text_.substr(begin, at - begin);
    }
  }

  void flush() {
    while (found_ < asked_) answer();
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

  // A word that is asked for, and read while others are on their way from memory.
  struct Asked {
    Spelling spelling;
    std::uint32_t token = 0; ///< Index into out_.
  };

  // The end of the word at `at` where it is ASCII letters alone, not too many, and nothing that may
  // belong to it stands behind; else 0. Fills the token.
  std::size_t plain_word(std::size_t at, std::size_t end, Token& token) {
    if constexpr (std::endian::native != std::endian::little) return 0;
    Spelling spelling;
    std::uint64_t small = 0; // the high bits of letters that are no capitals
    std::size_t size = 0;
    for (std::uint64_t& letters : spelling.letters) {
      const std::uint64_t bytes = load(at + size);
      std::uint64_t bits = letter_bits(bytes);
      const auto run =
          std::min(static_cast<std::size_t>(std::countr_zero(~bits & kHigh)) / 8, end - at - size);
      if (run < 8) bits &= (std::uint64_t{1} << 8 * run) - 1;
      const std::uint64_t marked = bits >> 7U; // 1 in the byte of each letter
      letters = (bytes | 0x20 * kEach) & marked * 0xFF;
      small |= bits & bytes << 2U;
      size += run;
      if (run < 8) break;
    }
    if (size == Word::kInside) return 0;
    const std::size_t to = at + size;
    if (to < end) {
      const char next = text_[to];
      if (next == '\'' || static_cast<unsigned char>(next) >= 0x80) return 0;
      if (next == '.' && size == 1) return 0; // U.S.
    }
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(to)};
    token.capital = is_ascii_upper(text_[at]);
    token.all_caps = small == 0 && size > 1;
    token.folded = text_.substr(at, size);
    if (vocabulary_ == nullptr) return to;
    spelling.size = static_cast<std::uint8_t>(size);
    spelling.set_hash();
    token.hash = spelling.hash;
    vocabulary_->prefetch(spelling.hash);
    if (asked_ - found_ == kAhead) answer();
    waiting_[asked_++ % kAhead] = {spelling, static_cast<std::uint32_t>(out_.size() - 1)};
    return to;
  }

  void answer() {
    const Asked& asked = waiting_[found_++ % kAhead];
    Token& token = out_[asked.token];
    take(token, vocabulary_->find(asked.spelling));
    if (token.word == nullptr && token.folded != asked.spelling.folded())
      token.folded = letters_.keep(asked.spelling.folded());
  }

  [[nodiscard]] std::uint64_t load(std::size_t at) const {
    std::uint64_t bytes = 0;
    if (at + 8 <= text_.size())
      std::memcpy(&bytes, text_.data() + at, 8);
    else if (at < text_.size())
      std::memcpy(&bytes, text_.data() + at, text_.size() - at);
    return bytes;
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

  // At an apostrophe right after a word: 's, or the bare mark of a plural. Fills the span of the
  // token, the last one.
  bool clitic(std::size_t at, std::size_t end, Token& token) const {
    std::size_t mark = 0;
    if (out_.size() < first_ + 2 || !is_apostrophe(text_, at, mark)) return false;
    const Token& before = out_[out_.size() - 2];
    if (before.span.end != at || before.kind == TokenKind::mark) return false;
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
    std::size_t size = 0;
    for (std::size_t i = 0; ascii && i < surface.size(); ++i) {
      std::size_t apostrophe = 0;
      const char c = surface[i];
      if (static_cast<unsigned char>(c) < 0x80) {
        buffer[size++] = is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
      } else if (is_apostrophe(surface, i, apostrophe)) { // don’t
        buffer[size++] = '\'';
        i += apostrophe - 1;
      } else {
        ascii = false;
      }
    }
    const std::string odd = ascii ? std::string() : text::fold(surface);
    const std::string_view folded = ascii ? std::string_view(buffer.data(), size) : odd;
    token.hash = Vocabulary::hash(folded);
    take(token, vocabulary_->find(folded, token.hash));
    if (token.word == nullptr) token.folded = folded == surface ? surface : letters_.keep(folded);
  }

  static void take(Token& token, const Word* word) {
    token.word = word;
    if (word == nullptr) return;
    token.folded = word->folded();
    token.lexicons = word->lexicons;
    token.opens = word->opens;
    token.op = word->number_op();
    token.time_op = word->time_op();
  }

  static constexpr std::uint32_t kAhead = 8;

  std::string_view text_;
  const Vocabulary* vocabulary_;
  Letters& letters_;
  std::vector<Token>& out_;
  std::size_t first_ = 0; ///< Of the segment's tokens.
  bool slashes_ = false;
  std::array<Asked, kAhead> waiting_;
  std::uint32_t asked_ = 0;
  std::uint32_t found_ = 0;
};

} // namespace

Tokenised::Tokenised(const text::Document& document, const text::Layout& layout,
                     const Vocabulary& vocabulary)
    : letters_(std::make_unique<Letters>()) {
  Tokeniser tokeniser(&vocabulary, *letters_, tokens_);
  std::size_t bytes = 0;
  for (const text::Segment& segment : layout.segments) bytes += segment.span.size();
  tokens_.reserve(bytes / 4 + 8); // about so many words and marks
  segments_.reserve(layout.segments.size());
  std::vector<std::size_t> ends;
  ends.reserve(layout.segments.size());
  // Quotations are sorted by field and begin, so the ones inside a segment are found by one bound.
  const auto& quotations = layout.quotations;
  for (std::size_t i = 0; i < layout.segments.size(); ++i) {
    const text::Segment& segment = layout.segments[i];
    const std::string_view text = document.field(segment.field);
    SegmentTokens& here = segments_.emplace_back();
    here.segment = SegmentId(i);
    here.field = segment.field;
    here.kind = segment.kind;
    tokeniser.begin();
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
      tokeniser.run(text, {from, next->span.begin});
      Token& token = tokens_.emplace_back();
      token.span = next->span;
      token.kind = TokenKind::quotation;
      token.space_before =
          next->span.begin > segment.span.begin && text[next->span.begin - 1] == ' ';
      token.quotation = static_cast<std::uint32_t>(next - quotations.begin());
      here.quotes = true;
      from = next->span.end;
    }
    tokeniser.run(text, {from, segment.span.end});
    here.slashes = tokeniser.slashes();
    ends.push_back(tokens_.size());
  }
  tokeniser.flush();
  for (std::size_t i = 0, from = 0; i < ends.size(); from = ends[i++])
    segments_[i].tokens = Tokens(tokens_).subspan(from, ends[i] - from);
}

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  Letters letters;
  Tokeniser(nullptr, letters, tokens).run(text, {0, static_cast<std::uint32_t>(text.size())});
  return tokens;
}

} // namespace crosscheck::annotate
