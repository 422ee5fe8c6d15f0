#include "rules/pattern_tree.h"

#include "text/mention_type.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>

namespace crosscheck::rules {
namespace {

using Kind = PatternNode::Kind;
using Branch = std::vector<PatternNode>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class TreeReader {
public:
  explicit TreeReader(std::string_view text) : text_(text) {}

  PatternNode read() {
    PatternNode root = group(text_.size(), 0);
    root.begin = 0;
    root.end = text_.size();
    return root;
  }

private:
  // pattern.cpp holds patterns to this depth; what is deeper is not looked into.
  static constexpr std::size_t kMaxDepth = 60;

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }

  // Branches up to the ')' of this level.
  PatternNode group(std::size_t end, std::size_t depth) {
    PatternNode node;
    node.kind = Kind::group;
    node.branches.emplace_back();
    while (!done() && at_ < end && peek() != ')') {
      if (peek() == '|') {
        ++at_;
        node.branches.emplace_back();
        continue;
      }
      append(node.branches.back(), atom(depth));
    }
    return node;
  }

  // Neighbouring characters are one piece of words, unless one of them is repeated.
  void append(Branch& branch, PatternNode node) {
    repetition(node);
    node.end = at_;
    const bool plain = node.kind == Kind::words && node.low == 1 && node.high == 1;
    if (plain && !branch.empty()) {
      PatternNode& last = branch.back();
      if (last.kind == Kind::words && last.low == 1 && last.high == 1) {
        last.text += node.text;
        last.end = node.end;
        return;
      }
    }
    branch.push_back(std::move(node));
  }

  void repetition(PatternNode& node) {
    const char c = peek();
    if (c == '*' || c == '+' || c == '?') {
      ++at_;
      node.low = c == '+' ? 1 : 0;
      node.high = c == '?' ? 1 : kUnbounded;
    } else if (c == '{') {
      std::size_t i = at_ + 1;
      int low = 0, high = 0;
      const char* const end = text_.data() + text_.size();
      auto [rest, failure] = std::from_chars(text_.data() + i, end, low);
      if (failure != std::errc() || rest == end) return;
      high = low;
      if (*rest == ',') {
        ++rest;
        high = kUnbounded;
        if (rest != end && is_digit(*rest)) rest = std::from_chars(rest, end, high).ptr;
      }
      if (rest == end || *rest != '}') return;
      i = static_cast<std::size_t>(rest - text_.data()) + 1;
      at_ = i;
      node.low = low;
      node.high = high;
    } else {
      return;
    }
    if (peek() == '?' && !done()) ++at_; // lazy
  }

  PatternNode simple(Kind kind, std::string text, std::size_t length, bool broad = false) {
    PatternNode node;
    node.kind = kind;
    node.begin = at_;
    node.text = std::move(text);
    node.broad = broad;
    at_ += length;
    return node;
  }

  PatternNode atom(std::size_t depth) {
    switch (peek()) {
    case '(': return parenthesis(depth);
    case '[': return character_class();
    case '<': return slot();
    case '\\': return escape();
    case '.': return simple(Kind::any, "x", 1, true);
    case '^':
    case '$': return simple(Kind::anchor, "", 1);
    default: break;
    }
    const std::size_t length = text::decode(text_, at_).length;
    return simple(Kind::words, std::string(text_.substr(at_, length)), length);
  }

  PatternNode parenthesis(std::size_t depth) {
    const std::size_t begin = at_++;
    if (peek() == '?') { // (?: or flags
      while (!done() && peek() != ':' && peek() != ')') ++at_;
      if (peek() == ':') ++at_;
    }
    if (depth >= kMaxDepth) {
      at_ = text_.size();
      return simple(Kind::anchor, "", 0);
    }
    PatternNode node = group(text_.size(), depth + 1);
    node.begin = begin;
    if (peek() == ')') ++at_;
    return node;
  }

  PatternNode character_class() {
    const std::size_t begin = at_;
    std::size_t i = at_ + 1;
    const bool negated = peek(1) == '^';
    if (negated) ++i;
    const std::size_t first = i;
    if (i < text_.size() && text_[i] == ']') ++i;
    while (i < text_.size() && text_[i] != ']') {
      if (text_[i] == '[' && i + 1 < text_.size() && text_[i + 1] == ':') {
        const std::size_t close = text_.find(":]", i + 2);
        i = close == std::string_view::npos ? text_.size() : close + 2;
        continue;
      }
      i += text_[i] == '\\' ? 2 : 1;
    }
    i = std::min(i + 1, text_.size());
    std::string one = "x";
    if (!negated && first < text_.size() && text_[first] != '[') {
      const std::size_t at = text_[first] == '\\' ? first + 1 : first;
      one = std::string(text_.substr(at, text::decode(text_, at).length));
      if (at != first) one = of_class(text_[at]);
    }
    at_ = begin;
    return simple(Kind::any, std::move(one), i - begin, negated);
  }

  static std::string of_class(char letter) {
    switch (letter) {
    case 'd': return "5";
    case 's':
    case 'n':
    case 't': return " ";
    case 'D':
    case 'W':
    case 'w':
    case 'S':
    case 'p':
    case 'P':
    case 'x': return "x";
    default: return std::string(1, letter);
    }
  }

  PatternNode escape() {
    const char c = peek(1);
    if (std::string_view("bBAz").find(c) != std::string_view::npos)
      return simple(Kind::anchor, "", 2);
    if (c == 'Q') {
      const std::size_t close = text_.find("\\E", at_);
      const std::size_t end = close == std::string_view::npos ? text_.size() : close;
      return simple(Kind::words, std::string(text_.substr(at_ + 2, end - at_ - 2)),
                    std::min(end + 2, text_.size()) - at_);
    }
    if (c == 'p' || c == 'P' || c == 'x') {
      std::size_t end = at_ + (c == 'x' ? 4 : 3);
      if (peek(2) == '{') end = std::min(text_.find('}', at_), text_.size() - 1) + 1;
      return simple(Kind::any, "x", std::min(end, text_.size()) - at_, c == 'P');
    }
    if (std::string_view("dDwWsSntrfv").find(c) != std::string_view::npos)
      return simple(Kind::any, of_class(c), 2, c == 'D' || c == 'W' || c == 'S');
    const std::size_t length = at_ + 1 < text_.size() ? text::decode(text_, at_ + 1).length : 0U;
    return simple(Kind::words, std::string(text_.substr(at_ + 1, length)), 1 + length);
  }

  PatternNode slot() {
    const std::size_t close = std::min(text_.find('>', at_), text_.size() - 1);
    std::string_view body = text_.substr(at_ + 1, close - at_ - 1);
    PatternNode node = simple(Kind::slot, "", close + 1 - at_);
    const bool is_gap = body == "words" || body.starts_with("words:");
    if (is_gap) body.remove_prefix(std::min<std::size_t>(6, body.size()));
    if (const std::size_t colon = body.find(':'); colon != std::string_view::npos) {
      node.slot.name = std::string(body.substr(colon + 1));
      body = body.substr(0, colon);
    }
    if (is_gap) {
      node.slot.kind = Slot::Kind::words;
      const char* const end = body.data() + body.size();
      const auto [dash, failure] = std::from_chars(body.data(), end, node.gap_low);
      if (failure == std::errc() && dash != end) std::from_chars(dash + 1, end, node.gap_high);
      return node;
    }
    if (body.starts_with('@')) {
      node.slot.kind = Slot::Kind::lexicon;
      node.slot.lexicon = std::string(body.substr(1));
      return node;
    }
    if (const std::size_t open = body.find('('); open != std::string_view::npos) {
      node.slot.narrowed = std::string(body.substr(open + 1, body.size() - open - 2));
      body = body.substr(0, open);
    }
    if (const auto type = text::mention_type(body)) node.slot.types.add(*type);
    return node;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Samples.

std::vector<Sample> samples_of(const PatternNode& node, std::size_t limit);

std::vector<Sample> samples_of(const Branch& branch, std::size_t limit) {
  std::vector<std::vector<Sample>> variants;
  variants.reserve(branch.size());
  for (const PatternNode& node : branch) variants.push_back(samples_of(node, limit));
  const auto with = [&](std::size_t varied, std::size_t variant) {
    Sample whole;
    for (std::size_t i = 0; i < variants.size(); ++i) {
      const Sample& piece = variants[i][i == varied ? variant : 0];
      whole.insert(whole.end(), piece.begin(), piece.end());
    }
    return whole;
  };
  std::vector<Sample> out = {with(branch.size(), 0)};
  for (std::size_t i = 0; i < variants.size(); ++i)
    for (std::size_t v = 1; v < variants[i].size() && out.size() < limit; ++v)
      out.push_back(with(i, v));
  return out;
}

std::vector<Sample> samples_of(const PatternNode& node, std::size_t limit) {
  std::vector<Sample> out;
  switch (node.kind) {
  case Kind::anchor: return {{}};
  case Kind::words:
  case Kind::any:
  case Kind::slot: {
    Sample once;
    // A run of any characters is one word: "[^,]{1,80}" matches "xxxx" as well as a clause.
    const int times = std::clamp(node.low, 1, 8);
    SamplePiece piece{&node, ""};
    for (int i = 0; i < times; ++i) piece.text += node.text;
    once.push_back(std::move(piece));
    out.push_back(std::move(once));
    break;
  }
  case Kind::group:
    for (const Branch& branch : node.branches) {
      if (out.size() >= limit) break;
      for (Sample& sample : samples_of(branch, limit - out.size()))
        out.push_back(std::move(sample));
    }
    if (const Sample once = out.front(); node.low > 1)
      for (Sample& sample : out)
        for (int i = 1; i < std::min(node.low, 4); ++i)
          sample.insert(sample.end(), once.begin(), once.end());
    break;
  }
  if (node.low == 0) {
    const bool nothing_first = node.kind == Kind::any; // ".*": better nothing than anything
    out.insert(nothing_first ? out.begin() : out.end(), Sample{});
  }
  return out;
}

// Prefixes.

class Prefixes {
public:
  Prefixes(std::string_view pattern, std::size_t limit) : pattern_(pattern), limit_(limit) {}

  std::vector<PatternPrefix> all() {
    const PatternNode tree = pattern_tree(pattern_);
    for (const Branch& branch : tree.branches)
      add(branch, "", branch.empty() ? 0 : branch.front().begin);
    std::stable_sort(out_.begin(), out_.end(),
                     [](const auto& a, const auto& b) { return a.end < b.end; });
    return std::move(out_);
  }

private:
  // `lead` is what stands before the branch, itself a pattern; `from` where the branch begins.
  void add(const Branch& branch, const std::string& lead, std::size_t from) {
    for (const PatternNode& node : branch) {
      if (out_.size() >= limit_) return;
      const std::string before = lead + std::string(pattern_.substr(from, node.begin - from));
      if (node.kind == Kind::words && node.low == 1) {
        for (std::size_t i = node.begin; i < node.end; ++i)
          if (pattern_[i] == ' ' && i > node.begin) put(lead, from, i);
      } else if (node.kind == Kind::group) {
        for (const Branch& inner : node.branches)
          if (!inner.empty()) add(inner, before, inner.front().begin);
      }
      put(lead, from, node.end);
    }
  }

  void put(const std::string& lead, std::size_t from, std::size_t end) {
    if (out_.size() >= limit_) return;
    std::string text = lead + std::string(pattern_.substr(from, end - from));
    while (text.ends_with(' ') && !text.ends_with("\\ ")) text.pop_back();
    if (text.empty() || (!out_.empty() && out_.back().text == text)) return;
    out_.push_back({std::move(text), end});
  }

  std::string_view pattern_;
  std::size_t limit_;
  std::vector<PatternPrefix> out_;
};

} // namespace

PatternNode pattern_tree(std::string_view pattern) { return TreeReader(pattern).read(); }

std::vector<Sample> samples(const PatternNode& tree, std::size_t limit) {
  std::vector<Sample> out = samples_of(tree, limit);
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::vector<PatternPrefix> prefixes(std::string_view pattern, std::size_t limit) {
  return Prefixes(pattern, limit).all();
}

} // namespace crosscheck::rules
