#include "claims/attribution.h"

#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <set>

namespace crosscheck::claims {
namespace {

constexpr std::size_t kMostWords = 9; // of the phrase that names a source

struct Word {
  Span span;
  std::string folded;
  bool after_break = false; // a comma, a dash or the like stands before it
};

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_break(char c) {
  return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '"';
}

std::vector<Word> split(std::string_view field, Span sentence) {
  std::vector<Word> words;
  bool after_break = false;
  for (std::uint32_t i = sentence.begin; i < sentence.end;) {
    if (!is_word_byte(field[i])) {
      after_break = after_break || is_break(field[i]);
      ++i;
      continue;
    }
    std::uint32_t end = i;
    while (end < sentence.end && is_word_byte(field[end])) ++end;
    words.push_back({{i, end}, text::fold(field.substr(i, end - i)), after_break});
    after_break = false;
    i = end;
  }
  return words;
}

bool in(const rules::Lexicon* lexicon, std::string_view word) {
  return lexicon != nullptr && lexicon->find(word) != nullptr;
}

// Words at which the phrase before a verb begins anew: "..., but the hospital said".
bool opens_clause(std::string_view word) {
  static const std::set<std::string_view> openers = {
      "and",   "but",   "while", "that", "as",      "when", "although", "though", "whereas",
      "after", "since", "where", "who",  "because", "if",   "than",     "which",  "at"};
  return openers.contains(word);
}

// Words between a source and its verb, which name nobody: "the hospital later said".
bool is_light(std::string_view word) {
  static const std::set<std::string_view> light = {
      "the",     "a",     "an",    "has",     "have",  "had",      "also", "later",
      "earlier", "its",   "their", "his",     "her",   "then",     "now",  "only",
      "still",   "first", "both",  "however", "would", "meanwhile"};
  return light.contains(word);
}

bool is_pronoun(std::string_view word) {
  static const std::set<std::string_view> pronouns = {"he", "she", "it",  "they", "we",
                                                      "i",  "you", "who", "one"};
  return pronouns.contains(word);
}

class Framer {
public:
  Framer(std::string_view field, Span sentence, const std::vector<Span>& names,
         const rules::Lexicons& lexicons)
      : names_(names), say_(lexicons.find("say")), put_(lexicons.find("put")),
        source_(lexicons.find("source")), words_(split(field, sentence)) {}

  std::vector<Frame> find() const {
    std::vector<Frame> frames;
    bool put = false; // "police put the toll at 12, the hospital at nine"
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = words_[i].folded;
      std::optional<Frame> frame;
      if (word == "according" && i + 2 < words_.size() && words_[i + 1].folded == "to") {
        frame = according(i);
      } else if (in(say_, word) || in(put_, word)) {
        frame = said(i);
        if (frame && in(put_, word)) put = true;
      } else if (put && word == "at") {
        frame = said(i);
        if (frame && !words_[first_of(i)].after_break && !follows_and(first_of(i))) frame.reset();
      }
      if (frame) frames.push_back(*frame);
    }
    return frames;
  }

private:
  [[nodiscard]] bool names_somebody(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i)
      if (in(source_, words_[i].folded)) return true;
    const Span phrase{words_[from].span.begin, words_[to - 1].span.end};
    return std::any_of(names_.begin(), names_.end(),
                       [&](const Span& name) { return name.overlaps(phrase); });
  }

  // The first word of the phrase that ends before word `verb`.
  [[nodiscard]] std::size_t first_of(std::size_t verb) const {
    std::size_t from = verb;
    while (from > 0 && verb - from < kMostWords && !words_[from].after_break &&
           !opens_clause(words_[from - 1].folded))
      --from;
    return from;
  }

  [[nodiscard]] bool follows_and(std::size_t word) const {
    return word > 0 && (words_[word - 1].folded == "and" || words_[word - 1].folded == "while" ||
                        words_[word - 1].folded == "but");
  }

  // The phrase before the verb, and whether the verb closes what it reports.
  [[nodiscard]] std::optional<Frame> said(std::size_t verb) const {
    if (words_[verb].after_break) return std::nullopt;
    std::size_t from = first_of(verb);
    const std::size_t first = from;
    std::size_t to = verb;
    while (from < to && is_light(words_[from].folded)) ++from;
    while (to > from && is_light(words_[to - 1].folded)) --to;
    if (from >= to || to - from >= kMostWords || !names_somebody(from, to)) return std::nullopt;
    for (std::size_t i = from; i < to; ++i)
      if (is_pronoun(words_[i].folded)) return std::nullopt;
    const bool last = verb + 1 == words_.size() || words_[verb + 1].after_break;
    return Frame{words_[verb].span,
                 {words_[from].span.begin, words_[to - 1].span.end},
                 words_[first].after_break && last};
  }

  // "according to the interior ministry": of what follows where it opens the sentence.
  [[nodiscard]] std::optional<Frame> according(std::size_t at) const {
    std::size_t from = at + 2;
    while (from < words_.size() && is_light(words_[from].folded)) ++from;
    std::size_t to = from;
    while (to < words_.size() && to - from < kMostWords &&
           (to == from || !words_[to].after_break) && !opens_clause(words_[to].folded))
      ++to;
    if (to == from || !names_somebody(from, to)) return std::nullopt;
    return Frame{{words_[at].span.begin, words_[at + 1].span.end},
                 {words_[from].span.begin, words_[to - 1].span.end},
                 at > 1};
  }

  const std::vector<Span>& names_;
  const rules::Lexicon* say_;
  const rules::Lexicon* put_;
  const rules::Lexicon* source_;
  std::vector<Word> words_;
};

} // namespace

std::vector<Frame> find_frames(std::string_view field, Span sentence,
                               const std::vector<Span>& names, const rules::Lexicons& lexicons) {
  return Framer(field, sentence, names, lexicons).find();
}

std::string source_of(std::string_view field, const std::vector<Frame>& frames, Span value) {
  const Frame* before = nullptr; // the last that opens what the value stands in
  const Frame* after = nullptr;  // the first that closes it
  std::uint32_t closed = 0;      // what ends before here has its source
  for (const Frame& frame : frames) {
    if (frame.verb.end <= value.begin) {
      if (!frame.closes) before = &frame;
      closed = frame.verb.end;
    } else if (frame.closes && after == nullptr && frame.verb.begin >= value.end) {
      after = &frame;
    } else if (!frame.closes && frame.source.begin >= value.end && after == nullptr) {
      break; // another's words begin
    }
  }
  // "Three died, police said, and ten were hurt": what "police said" closes does not reach on.
  if (before != nullptr && before->verb.end < closed) before = nullptr;
  const Frame* frame = after != nullptr && before == nullptr ? after : before;
  if (frame == nullptr) return {};
  return text::single_spaces(field.substr(frame->source.begin, frame->source.size()));
}

bool are_two(std::string_view a, std::string_view b, const rules::Lexicons& lexicons) {
  if (a.empty() || b.empty()) return false;
  const rules::Lexicon* spokesmen = lexicons.find("spokesman");
  const auto words = [&](std::string_view source) {
    std::set<std::string> found;
    for (const Word& word : split(source, {0, static_cast<std::uint32_t>(source.size())})) {
      std::string base = word.folded;
      if (base.ends_with("'s")) base.resize(base.size() - 2);
      if (base.size() < 3 || is_light(base) || in(spokesmen, base)) continue;
      if (base.size() > 4 && base.ends_with('s')) base.pop_back();
      found.insert(std::move(base));
    }
    return found;
  };
  const std::set<std::string> x = words(a);
  const std::set<std::string> y = words(b);
  if (x.empty() || y.empty()) return false;
  return std::none_of(x.begin(), x.end(),
                      [&](const std::string& word) { return y.contains(word); });
}

} // namespace crosscheck::claims
