// One pattern of the rule language -> RE2 syntax over the view.
//
// Longer than most files: a reader of regular expressions in one pass, with a diagnostic for each
// mistake at the place where it is noticed.
#include "rules/pattern.h"

#include "rules/lexicon_regex.h"
#include "rules/reader.h"
#include "rules/refused_group.h"
#include "text/mention_type.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace crosscheck::rules {
namespace {

// What may stand at the edge of a piece of a pattern.
enum Edge : std::uint8_t {
  kNone = 0,
  kWord = 1,     // an ASCII letter or digit: needs a border, which \b tells
  kOther = 2,    // an ASCII character that is no part of a word: needs none
  kUnknown = 4,  // anything else: the matcher looks
  kBordered = 8, // a mention, or a lexicon form with its own border
};

struct Piece {
  std::string regex;
  bool nullable = false;
  bool specific = false; // asks for something: not just any text
  std::uint8_t first = kNone;
  std::uint8_t last = kNone;
  std::uint64_t steps = 0;  // at least the instructions that it compiles to; 0: not counted yet
  std::uint64_t copies = 1; // of its innermost atom, through counted repetitions
};

// Instructions of RE2 for one atom, from above. A letter of either case may have a third form in
// UTF-8 (the Kelvin sign); a class of Unicode letters has hundreds of ranges.
std::uint64_t steps_of_atom(std::string_view regex) {
  const bool literal = regex.find_first_of("[\\.") == std::string_view::npos;
  if (literal) return 1 + 5 * regex.size();
  for (const std::string_view wide : {"\\p", "\\P", "[:"})
    if (regex.find(wide) != std::string_view::npos) return 4000 + 12 * regex.size();
  return 40 + 12 * regex.size();
}

constexpr std::uint64_t kManyCopies = 1000; // RE2 has a limit there

constexpr std::string_view kNoWord = " .,;:!?\"()\\[\\]";

// One word of a gap: anything up to a space or the marks that end a clause, dots inside it allowed.
std::string gap_word() { return fmt::format("[^{0}](?:\\.?[^{0}])*", kNoWord); }

std::string mention_class(text::MentionType type) {
  const std::vector<char32_t> points = text::code_points_with(type);
  std::string out = "[";
  for (std::size_t i = 0; i < points.size();) {
    std::size_t last = i;
    while (last + 1 < points.size() && points[last + 1] == points[last] + 1) ++last;
    out += fmt::format("\\x{{{:X}}}", static_cast<std::uint32_t>(points[i]));
    if (last > i) out += fmt::format("-\\x{{{:X}}}", static_cast<std::uint32_t>(points[last]));
    i = last + 1;
  }
  return out + "]";
}

std::vector<std::string_view> slot_types() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < text::kMentionTypes; ++i) {
    names.push_back(text::name(static_cast<text::MentionType>(i)));
  }
  names.emplace_back("words");
  return names;
}

bool is_slot_name(std::string_view name) {
  if (name.empty() || name.size() > 40 || name.front() < 'a' || name.front() > 'z') return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

// Views have straight quotes, plain dashes and single spaces, and so do the literals of a pattern.
std::string_view plain(char32_t c) {
  switch (c) {
  case 0x2018:
  case 0x2019: return "'";
  case 0x201C:
  case 0x201D: return "\"";
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2212: return "-";
  case 0xA0:
  case 0x202F:
  case 0x2009: return " ";
  default: return {};
  }
}

class Parser {
public:
  Parser(std::string_view text, const PatternOptions& options, PatternTranslator& translator,
         Translation& out)
      : text_(text), options_(options), translator_(translator), out_(out) {}

  void run() {
    Piece whole = alternation(0, true);
    if (at_ < text_.size()) { // only a ')' stops the top level early
      fault(at_, 1, code::kBadRegex, "')' without a '('", "write \\) for the character itself");
    }
    if (!out_.faults.empty()) return;
    if (whole.nullable) {
      fault(0, text_.size(), code::kMatchesEverything, "the pattern matches the empty text",
            "make at least one word or slot of it required");
    } else if (!whole.specific) {
      fault(0, text_.size(), code::kMatchesEverything, "the pattern matches any text",
            "give it a word, a slot like <count> or a lexicon like <@say>");
    }
    out_.regex = std::move(whole.regex);
    if (whole.copies < kManyCopies) out_.steps = whole.steps + 8;
  }

private:
  void fault(std::size_t begin, std::size_t length, const char* code, std::string message,
             std::string help = {}) {
    if (out_.faults.size() < 8) {
      out_.faults.push_back({begin, length, code, std::move(message), std::move(help)});
    }
  }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool next_is(std::string_view token) const {
    return text_.substr(at_).starts_with(token);
  }

  Piece alternation(std::size_t depth, bool top) {
    Piece all;
    bool first_branch = true;
    while (true) {
      Piece branch = join(concatenation(depth), top);
      if (first_branch) {
        all = std::move(branch);
      } else {
        all.regex += '|' + branch.regex;
        all.steps += branch.steps + 2;
        all.copies = std::max(all.copies, branch.copies);
        all.nullable = all.nullable || branch.nullable;
        all.specific = all.specific && branch.specific;
        all.first = static_cast<std::uint8_t>(all.first | branch.first);
        all.last = static_cast<std::uint8_t>(all.last | branch.last);
      }
      first_branch = false;
      if (peek() != '|' || done()) break;
      ++at_;
    }
    return all;
  }

  std::vector<Piece> concatenation(std::size_t depth) {
    std::vector<Piece> pieces;
    while (!done() && peek() != '|' && peek() != ')') {
      Piece piece = atom(depth);
      if (piece.steps == 0) piece.steps = steps_of_atom(piece.regex);
      quantifier(piece);
      pieces.push_back(std::move(piece));
    }
    return pieces;
  }

  static std::uint8_t first_of(const std::vector<Piece>& pieces, std::size_t begin) {
    std::uint8_t edge = kNone;
    for (std::size_t i = begin; i < pieces.size(); ++i) {
      edge = static_cast<std::uint8_t>(edge | pieces[i].first);
      if (!pieces[i].nullable) break;
    }
    return edge;
  }
  static std::uint8_t last_of(const std::vector<Piece>& pieces, std::size_t end) {
    std::uint8_t edge = kNone;
    for (std::size_t i = end; i > 0; --i) {
      edge = static_cast<std::uint8_t>(edge | pieces[i - 1].last);
      if (!pieces[i - 1].nullable) break;
    }
    return edge;
  }

  // Pieces in a row. At the pattern's top level \b is written where an ASCII word begins or ends
  // it; optional punctuation at the edge ("(, )?aged <age>", "killed,?") stays outside of that
  // border.
  static Piece join(const std::vector<Piece>& pieces, bool top) {
    Piece all;
    all.nullable = true;
    std::size_t left = pieces.size(), right = pieces.size() + 1;
    if (top) {
      std::size_t i = 0;
      while (i < pieces.size() && pieces[i].nullable && (pieces[i].last & ~kOther) == 0) ++i;
      if (i < pieces.size() && first_of(pieces, i) == kWord) left = i;
      std::size_t j = pieces.size();
      while (j > 0 && pieces[j - 1].nullable && (pieces[j - 1].first & ~kOther) == 0) --j;
      if (j > 0 && last_of(pieces, j) == kWord) right = j;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (top && i == left) all.regex += "\\b";
      if (top && i == right) all.regex += "\\b";
      all.regex += pieces[i].regex;
      all.steps += pieces[i].steps + 2; // and the borders
      all.copies = std::max(all.copies, pieces[i].copies);
      all.nullable = all.nullable && pieces[i].nullable;
      all.specific = all.specific || pieces[i].specific;
    }
    if (top && right == pieces.size()) all.regex += "\\b";
    all.first = first_of(pieces, 0);
    all.last = last_of(pieces, pieces.size());
    return all;
  }

  // How often RE2 writes what is repeated: "{2,5}" five times.
  static std::uint64_t copies(std::string_view quantity) {
    if (!quantity.starts_with('{')) return 1;
    std::uint64_t most = 1;
    for (std::size_t i = 1; i < quantity.size();) {
      unsigned figure = 0;
      const char* end = quantity.data() + quantity.size();
      const auto [rest, failure] = std::from_chars(quantity.data() + i, end, figure);
      if (failure == std::errc::result_out_of_range) return 2 * kManyCopies;
      if (failure == std::errc()) most = std::max<std::uint64_t>(most, figure + 1U);
      i = static_cast<std::size_t>(rest - quantity.data()) + 1;
    }
    return std::min(most, 2 * kManyCopies);
  }

  void quantifier(Piece& piece) {
    const char c = peek();
    std::string_view quantity;
    if (!done() && (c == '*' || c == '+' || c == '?')) {
      quantity = text_.substr(at_, 1);
    } else if (!done() && c == '{') {
      // As in RE2, a brace that is no repetition is a literal.
      std::size_t i = at_ + 1;
      while (i < text_.size() && ((text_[i] >= '0' && text_[i] <= '9') || text_[i] == ',')) ++i;
      if (i < text_.size() && text_[i] == '}' && i > at_ + 1 && text_[at_ + 1] != ',') {
        quantity = text_.substr(at_, i + 1 - at_);
      }
    }
    if (quantity.empty()) return;
    const std::size_t begin = at_;
    at_ += quantity.size();
    std::string_view lazy;
    if (peek() == '?' && !done()) {
      lazy = text_.substr(at_, 1);
      ++at_;
    }
    const char after = peek();
    if (!done() && (after == '*' || after == '+' || after == '?')) {
      fault(begin, at_ + 1 - begin, code::kBadRegex, "a repetition of a repetition",
            "put the inner one in parentheses");
      ++at_;
    }
    if (piece.regex.empty()) {
      if (piece.specific) return; // already told off
      fault(begin, quantity.size(), code::kBadRegex, "nothing to repeat",
            fmt::format("write \\{} for the character itself", c));
      return;
    }
    // A sieve does not count: an automaton would need a state for each number.
    const bool uncounted = options_.sieve && quantity.starts_with('{');
    // A literal is one code point, a class or group is one unit: the quantity holds for all of it.
    piece.regex += !uncounted ? quantity : quantity.starts_with("{0") ? "*" : "+";
    piece.regex += lazy;
    constexpr std::uint64_t kMost = std::uint64_t{1} << 40U; // of nested ones no product runs over
    piece.steps = std::min(kMost, (piece.steps + 2) * copies(quantity));
    piece.copies = std::min(kMost, piece.copies * copies(quantity));
    if (quantity == "*" || quantity == "?" || quantity.starts_with("{0")) {
      piece.nullable = true;
      piece.specific = false;
    }
  }

  Piece atom(std::size_t depth) {
    switch (peek()) {
    case '(': return group(depth);
    case '[': return character_class();
    case '<': return slot();
    case '\\': return escape();
    case '.': ++at_; return {".", false, false, kUnknown, kUnknown};
    case '^': ++at_; return {"^", true, false, kNone, kNone};
    case '$': ++at_; return {"$", true, false, kNone, kNone};
    case '*':
    case '+':
    case '?': return {"", true, false, kNone, kNone}; // quantifier() complains
    default: return literal();
    }
  }

  static Piece one_literal(std::string_view code_point) {
    Piece piece;
    append_literal(piece.regex, code_point);
    const bool ascii = code_point.size() == 1;
    const bool word = ascii && is_ascii_word(code_point.front());
    piece.first = piece.last = !ascii ? kUnknown : word ? kWord : kOther;
    piece.specific = code_point != " ";
    return piece;
  }

  Piece literal() {
    const text::Decoded decoded = text::decode(text_, at_);
    const std::string_view written = text_.substr(at_, decoded.length);
    if (text::is_reserved(decoded.code_point)) {
      fault(at_, decoded.length, code::kBadRegex,
            "a private-use character stands for a mention in a view", "write a slot, like <count>");
    }
    if (written == " " && next_is("  ")) {
      fault(at_, 2, code::kBadRegex, "two spaces never match: a view has single spaces",
            "write one");
    }
    at_ += decoded.length;
    const std::string_view simple = plain(decoded.code_point);
    return one_literal(simple.empty() ? written : simple);
  }

  Piece group(std::size_t depth) {
    if (auto refused = refused_group(text_, at_)) {
      fault(at_, refused->end - at_, refused->code, std::move(refused->message),
            std::move(refused->help));
      at_ = refused->end;
      return {"", true, true, kNone, kNone};
    }
    const std::size_t open = at_;
    std::string head = "(?:";
    ++at_;
    if (peek() == '?' && !done()) {
      std::size_t i = at_ + 1;
      while (i < text_.size() && std::string_view("imsU-").find(text_[i]) != std::string_view::npos)
        ++i;
      if (i >= text_.size() || (text_[i] != ':' && text_[i] != ')')) {
        fault(open, i + 1 - open, code::kBadRegex, "unknown kind of group",
              "write ( ), (?: ) or (?i: )");
        at_ = group_end(text_, open);
        return {"", true, true, kNone, kNone};
      }
      head = "(" + std::string(text_.substr(at_, i + 1 - at_));
      at_ = i + 1;
      if (head.ends_with(')')) return {head, true, false, kBordered, kBordered};
    }
    if (depth >= kMaxPatternDepth) {
      fault(open, 1, code::kTooLarge,
            fmt::format("groups are nested more than {} deep", kMaxPatternDepth),
            "take away the parentheses that group nothing, or use a lexicon");
      at_ = text_.size();
      gave_up_ = true;
      return {"", true, true, kNone, kNone};
    }
    Piece inside = alternation(depth + 1, false);
    if (gave_up_) return {"", true, true, kNone, kNone};
    if (peek() != ')' || done()) {
      fault(open, 1, code::kBadRegex, "'(' without a ')'", "write \\( for the character itself");
    } else {
      ++at_;
    }
    inside.regex = head + inside.regex + ")";
    inside.steps += 2;
    return inside;
  }

  Piece character_class() {
    const std::size_t open = at_;
    Piece piece;
    piece.regex = "[";
    ++at_;
    bool unknown = false;
    if (peek() == '^') {
      piece.regex += '^';
      ++at_;
      unknown = true;
    }
    const bool negated = unknown;
    std::uint8_t edge = kNone;
    const auto mark = [&edge](std::uint8_t e) { edge = static_cast<std::uint8_t>(edge | e); };
    for (bool first = true; !done() && (peek() != ']' || first); first = false) {
      if (next_is("[:")) {
        const std::size_t end = text_.find(":]", at_);
        if (end != std::string_view::npos) {
          piece.regex += text_.substr(at_, end + 2 - at_);
          at_ = end + 2;
          unknown = true;
          continue;
        }
      }
      if (peek() == '\\' && at_ + 1 < text_.size()) {
        const char c = text_[at_ + 1];
        if (c == 'd' || c == 'w')
          mark(kWord);
        else if (c == 's' || std::string_view("0123456789").find(c) == std::string_view::npos) {
          const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
          if (letter && c != 's' && c != 'n' && c != 't')
            unknown = true;
          else
            mark(kOther);
        }
        piece.regex += c == '<' || c == '>' ? std::string(1, c) : std::string(text_.substr(at_, 2));
        at_ += 2;
        continue;
      }
      const text::Decoded decoded = text::decode(text_, at_);
      const std::string_view simple = plain(decoded.code_point);
      if (decoded.length > 1 && simple.empty())
        mark(kUnknown);
      else if (decoded.length > 1)
        mark(kOther);
      else if (peek() != '-' || first)
        mark(is_ascii_word(peek()) ? kWord : kOther);
      if (simple == "-") piece.regex += '\\';
      piece.regex += simple.empty() ? text_.substr(at_, decoded.length) : simple;
      at_ += decoded.length;
    }
    if (done()) {
      fault(open, 1, code::kBadRegex, "'[' without a ']'", "write \\[ for the character itself");
      return {"", true, true, kNone, kNone};
    }
    ++at_;
    piece.regex += ']';
    piece.first = piece.last = unknown ? static_cast<std::uint8_t>(kUnknown) : edge;
    piece.specific = !negated && !unknown;
    return piece;
  }

  Piece escape() {
    const std::size_t begin = at_;
    if (at_ + 1 >= text_.size()) {
      fault(begin, 1, code::kBadRegex, "'\\' at the end of a pattern",
            "write \\\\ for the character itself");
      ++at_;
      return {"", true, true, kNone, kNone};
    }
    const char c = text_[at_ + 1];
    const std::string both(text_.substr(at_, 2));
    at_ += 2;
    const auto raw = [&both](bool nullable, bool specific, std::uint8_t edge) {
      return Piece{both, nullable, specific, edge, edge};
    };
    switch (c) {
    case 'd':
    case 'w': return raw(false, false, kWord);
    case 's':
    case 'n':
    case 't':
    case 'r':
    case 'f':
    case 'v': return raw(false, false, kOther);
    case 'D':
    case 'S':
    case 'W': return raw(false, false, kUnknown);
    case 'b':
    case 'B':
    case 'A':
    case 'z': return raw(true, false, kNone);
    case 'p':
    case 'P':
    case 'x': {
      std::size_t end = at_ + 1;
      if (peek() == '{') {
        const std::size_t close = text_.find('}', at_);
        end = close == std::string_view::npos ? text_.size() : close + 1;
      } else if (c == 'x') {
        end = at_ + 2;
      }
      end = std::min(end, text_.size());
      Piece piece{both + std::string(text_.substr(at_, end - at_)), false, c == 'x', kUnknown,
                  kUnknown};
      at_ = end;
      return piece;
    }
    case 'Q': {
      const std::size_t close = text_.find("\\E", at_);
      const std::size_t end = close == std::string_view::npos ? text_.size() : close;
      std::vector<Piece> pieces;
      while (at_ < end) pieces.push_back(literal());
      at_ = std::min(end + 2, text_.size());
      Piece all = join(pieces, false);
      all.regex = "(?:" + all.regex + ")";
      return all;
    }
    default: break;
    }
    if ((c >= '1' && c <= '9') || c == 'k' || c == 'g') {
      fault(begin, 2, code::kBackReference, "back-reference in a pattern",
            "RE2 has none. Write the alternatives out, or compare two slots with an attribute's "
            "`key`");
      return {"", true, true, kNone, kNone};
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '0') {
      fault(begin, 2, code::kBadRegex, fmt::format("'{}' is no escape of RE2", both),
            c == 'Z' ? "write \\z or $ for the end"
                     : fmt::format("write {} for the character itself", c));
      return {"", true, true, kNone, kNone};
    }
    --at_; // the character after the backslash, as a literal
    return literal();
  }

  Piece slot() {
    const std::size_t begin = at_;
    const std::size_t close = text_.find('>', at_);
    const std::string_view body = close == std::string_view::npos
                                      ? std::string_view()
                                      : text_.substr(at_ + 1, close - at_ - 1);
    const Piece bad{"", true, true, kNone, kNone};
    if (close == std::string_view::npos || body.empty() ||
        body.find_first_of("< ") != std::string_view::npos) {
      fault(begin, 1, code::kBadSlot, "'<' does not open a slot",
            "write \\< for the character itself, or a slot: <count>, <count:value>, <@list>, "
            "<words:0-3>");
      ++at_;
      return bad;
    }
    at_ = close + 1;
    const std::size_t length = at_ - begin;
    if (body.front() == '@') return lexicon_slot(begin, length, body.substr(1));
    if (body == "words" || body.starts_with("words:")) return gap(begin, length, body);
    return mention_slot(begin, length, body);
  }

  // The part behind the ':' is the name; false where it is no name.
  bool take_name(std::size_t begin, std::size_t length, std::string_view& body, std::string& name) {
    const std::size_t colon = body.find(':');
    if (colon == std::string_view::npos) return true;
    name = std::string(body.substr(colon + 1));
    body = body.substr(0, colon);
    if (is_slot_name(name)) return true;
    fault(begin, length, code::kBadSlot, fmt::format("'{}' is no name of a slot", name),
          "a name has lower-case letters, digits, '_' and '-', and begins with a letter");
    return false;
  }

  Piece capture(Slot slot, std::size_t begin, std::size_t length, Piece piece) {
    if (slot.name.empty()) return piece;
    if (options_.condition) {
      fault(begin, length, code::kCaptureInCondition,
            fmt::format("slot '{}' in a condition has a name", slot.name),
            "a condition captures nothing; leave the name out");
      return piece;
    }
    piece.regex = "(" + piece.regex + ")";
    if (piece.steps > 0) piece.steps += 2;
    out_.slots.push_back(std::move(slot));
    return piece;
  }

  Piece mention_slot(std::size_t begin, std::size_t length, std::string_view body) {
    const Piece bad{"", true, true, kNone, kNone};
    Slot slot;
    slot.kind = Slot::Kind::mention;
    if (!take_name(begin, length, body, slot.name)) return bad;
    if (const std::size_t open = body.find('('); open != std::string_view::npos) {
      if (!body.ends_with(')') || open + 2 >= body.size()) {
        fault(begin, length, code::kBadSlot, "a narrowed slot is written <measure(length):value>");
        return bad;
      }
      slot.narrowed = std::string(body.substr(open + 1, body.size() - open - 2));
      body = body.substr(0, open);
    }
    const auto type = text::mention_type(body);
    if (!type) {
      const bool lexicon = translator_.lexicons().find(body) != nullptr;
      fault(begin, length, code::kUnknownSlotType, fmt::format("unknown slot type '{}'", body),
            lexicon ? fmt::format("a lexicon is written <@{}>", body)
                    : suggest(body, slot_types()));
      return bad;
    }
    slot.types.add(*type);
    if (!slot.narrowed.empty() && slot.name.empty()) {
      // The matcher looks at narrowed slots after the match, so they are groups, but of no name
      // that a claim could have.
      slot.name = "_";
      if (options_.condition) {
        fault(begin, length, code::kBadSlot, "a slot in a condition cannot be narrowed",
              fmt::format("write <{}>", body));
        return bad;
      }
    }
    Piece piece{mention_class(*type), false, true, kBordered, kBordered};
    return capture(std::move(slot), begin, length, std::move(piece));
  }

  Piece lexicon_slot(std::size_t begin, std::size_t length, std::string_view body) {
    const Piece bad{"", true, true, kNone, kNone};
    Slot slot;
    slot.kind = Slot::Kind::lexicon;
    if (!take_name(begin, length, body, slot.name)) return bad;
    slot.lexicon = std::string(body);
    const Lexicon* lexicon = translator_.lexicons().find(body);
    if (lexicon == nullptr) {
      const std::string help = text::mention_type(body)
                                   ? fmt::format("a mention is written <{}>", body)
                                   : suggest(body, translator_.lexicons().names());
      fault(begin, length, code::kUnknownLexicon, fmt::format("unknown lexicon '{}'", body), help);
      return bad;
    }
    const std::string& exact = translator_.lexicon_expression(*lexicon);
    std::string regex = options_.sieve ? translator_.lexicon_shape(*lexicon) : exact;
    const bool specific = regex == exact; // a sieve of shapes alone would let every text pass
    const std::uint64_t steps = 40 + 5 * regex.size();
    if (lexicon->as_written != options_.as_written) {
      regex = (lexicon->as_written ? "(?-i:" : "(?i:") + regex + ")";
    }
    Piece piece{std::move(regex), false, specific, kBordered, kBordered, steps};
    return capture(std::move(slot), begin, length, std::move(piece));
  }

  Piece gap(std::size_t begin, std::size_t length, std::string_view body) {
    const Piece bad{"", true, true, kNone, kNone};
    Slot slot;
    slot.kind = Slot::Kind::words;
    std::string_view range = body == "words" ? "" : body.substr(6);
    if (!take_name(begin, length, range, slot.name)) return bad;
    int low = -1, high = -1;
    const char* end = range.data() + range.size();
    const auto [dash, failure] = std::from_chars(range.data(), end, low);
    bool sound = failure == std::errc() && dash != end && *dash == '-';
    if (sound) {
      const auto [rest, second] = std::from_chars(dash + 1, end, high);
      sound = second == std::errc() && rest == end;
    }
    if (!sound || low < 0 || high < 1 || low > high || high > kMaxGapWords) {
      fault(begin, length, code::kBadSlot, "a gap is written <words:0-3> or <words:1-4:name>",
            fmt::format("the second number is 1 to {} and not below the first", kMaxGapWords));
      return bad;
    }
    // As few words as will do: in "the <words:0-2> <@role>" the gap leaves "prime minister" whole.
    const std::string word = gap_word();
    const std::string words = high == 1        ? word
                              : options_.sieve ? fmt::format("{0}(?: {0})*", word)
                                               : fmt::format("{0}(?: {0}){{{1},{2}}}?", word,
                                                             std::max(low, 1) - 1, high - 1);
    Piece piece{"", low == 0, false, kUnknown, kUnknown};
    piece.steps = static_cast<std::uint64_t>(high) * (steps_of_atom(word) + 8);
    piece.copies = static_cast<std::uint64_t>(high);
    // No word, no space: in "a <words:0-2> man" the space behind the gap belongs to it.
    const bool with_space = low == 0 && peek() == ' ' && !done();
    if (with_space) ++at_;
    const std::string_view space = with_space ? " " : "";
    if (slot.name.empty()) {
      piece.regex = fmt::format("(?:{}{}){}", words, space, low == 0 ? "??" : "");
      return piece;
    }
    Piece inner{words, false, false, kUnknown, kUnknown};
    inner = capture(std::move(slot), begin, length, std::move(inner));
    piece.regex = fmt::format("(?:{}{}){}", inner.regex, space, low == 0 ? "??" : "");
    return piece;
  }

  std::string_view text_;
  const PatternOptions& options_;
  PatternTranslator& translator_;
  Translation& out_;
  std::size_t at_ = 0;
  bool gave_up_ = false; // too deep: what follows is not looked at
};

} // namespace

const std::string& PatternTranslator::lexicon_expression(const Lexicon& lexicon) {
  auto at = expressions_.find(&lexicon);
  if (at == expressions_.end()) at = expressions_.emplace(&lexicon, lexicon_regex(lexicon)).first;
  return at->second;
}

const std::string& PatternTranslator::lexicon_shape(const Lexicon& lexicon) {
  auto at = shapes_.find(&lexicon);
  if (at == shapes_.end()) at = shapes_.emplace(&lexicon, lexicon_sieve(lexicon)).first;
  return at->second;
}

Translation PatternTranslator::translate(std::string_view pattern, const PatternOptions& options) {
  Translation out;
  if (pattern.size() > kMaxPatternBytes) {
    out.faults.push_back({0, 1, code::kTooLarge,
                          fmt::format("the pattern has more than {} bytes", kMaxPatternBytes),
                          "put long alternatives into a lexicon"});
    return out;
  }
  if (pattern.find_first_not_of(' ') == std::string_view::npos) {
    out.faults.push_back(
        {0, 1, code::kMatchesEverything, "the pattern is empty", "write what it matches"});
    return out;
  }
  Parser(pattern, options, *this, out).run();
  if (!out.faults.empty() || options.condition || options.sieve) return out;
  PatternOptions coarse = options;
  coarse.sieve = true;
  Translation sieve;
  Parser(pattern, coarse, *this, sieve).run();
  if (sieve.faults.empty()) out.sieve = std::move(sieve.regex);
  return out;
}

} // namespace crosscheck::rules
