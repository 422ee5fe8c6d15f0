#include "annotate/vocabulary.h"

#include "annotate/times_words.h"
#include "annotate/token.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <unordered_set>
#include <utility>

namespace crosscheck::annotate {
namespace {

// By Lex.
constexpr std::array<std::string_view, kLexicons> kNames = {"number",
                                                            "ordinal",
                                                            "hedge",
                                                            "vague",
                                                            "zero",
                                                            "fraction",
                                                            "unit",
                                                            "currency",
                                                            "month",
                                                            "weekday",
                                                            "season",
                                                            "holiday",
                                                            "day-part",
                                                            "time-word",
                                                            "time-unit",
                                                            "zone",
                                                            "number-noun",
                                                            "common-words",
                                                            "stop-words",
                                                            "given-names",
                                                            "titles",
                                                            "role",
                                                            "name-particles",
                                                            "name-suffixes",
                                                            "organisation-heads",
                                                            "place-heads",
                                                            "countries",
                                                            "demonyms",
                                                            "regions",
                                                            "cities",
                                                            "pronouns",
                                                            "say",
                                                            "abbreviations",
                                                            "not-names",
                                                            "acronyms",
                                                            "number-suffix",
                                                            "number-words",
                                                            "address-head",
                                                            "hedge-after",
                                                            "hedge-prefix",
                                                            "person-roles",
                                                            "peoples",
                                                            "country-aliases",
                                                            "city-aliases",
                                                            "world-regions",
                                                            "state-abbreviations",
                                                            "postal-codes",
                                                            "place-firsts",
                                                            "place-before",
                                                            "organisation-firsts",
                                                            "tense"};

static_assert(kNames.size() == kLexicons && kLexicons < 62);

constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;

// Eight bytes at a time: words are short, and this is what most of a look-up costs.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t chunk, bool last) {
  hash = (hash ^ chunk) * kPrime;
  return last ? hash : hash ^ (hash >> 29U);
}

std::uint32_t hash_of(std::string_view word) {
  std::uint64_t hash = word.size() * kPrime;
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, at, 8);
    hash = mixed(hash, chunk, false);
  }
  std::uint64_t chunk = 0;
  if (left > 0) std::memcpy(&chunk, at, left);
  return static_cast<std::uint32_t>(mixed(hash, chunk, true) >> 32U);
}

// What the value of a small grammar's lexicon decodes to.
std::uint8_t op_of(Lex lexicon, std::string_view value) {
  switch (lexicon) {
  case Lex::number_word: return static_cast<std::uint8_t>(number_op(value));
  case Lex::time_word: return static_cast<std::uint8_t>(time_op(value));
  case Lex::time_unit: return static_cast<std::uint8_t>(decode_time_unit(value));
  default: return 0;
  }
}

} // namespace

// Fills a vocabulary. Senses and openings are gathered as they come, and laid out by word at the
// end.
class Vocabulary::Builder {
public:
  Builder(Vocabulary& out, std::size_t entries) : out_(out) {
    // Phrases add words of their own, many of which are there already.
    out_.words_.resize(std::bit_ceil(entries + entries / 2 + 64));
  }

  void add(Lex lex, const rules::LexiconEntry& entry) {
    const bool plain = std::all_of(entry.form.begin(), entry.form.end(),
                                   [](char c) { return c >= 'a' && c <= 'z'; });
    if (plain && !entry.form.empty()) return add_word(lex, entry.form, entry.value);
    const std::string form = text::fold(entry.form);
    const std::vector<Token> tokens = tokenise(form);
    if (tokens.empty()) return;
    const auto text_of = [&](const Token& t) {
      return std::string_view(form).substr(t.span.begin, t.span.size());
    };
    if (tokens.size() == 1) return add_word(lex, text_of(tokens[0]), entry.value);
    const std::uint32_t first = word(text_of(tokens[0]));
    out_.words_[first].opens |= bit(lex) | marks_of(lex, op_of(lex, entry.value), first);
    openings_.push_back({first, static_cast<std::uint32_t>(out_.phrases_.size())});
    out_.phrases_.push_back({lex, op_of(lex, entry.value),
                             static_cast<std::uint32_t>(out_.phrase_words_.size()),
                             static_cast<std::uint32_t>(tokens.size() - 1), value(entry.value)});
    for (std::size_t t = 1; t < tokens.size(); ++t) {
      const std::uint32_t inner = word(text_of(tokens[t]));
      if ((bit(lex) & kTimeGrammar) != 0) out_.words_[inner].opens |= kInsideTimes;
      // Growing may have moved what was there before.
      out_.phrase_words_.push_back(inner);
    }
  }

  void finish() {
    const auto by_word = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(senses_.begin(), senses_.end(), by_word);
    std::stable_sort(openings_.begin(), openings_.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const Phrase& first = out_.phrases_[a.second];
      const Phrase& second = out_.phrases_[b.second];
      if (first.lexicon != second.lexicon) return first.lexicon < second.lexicon;
      return first.count > second.count;
    });
    out_.senses_.reserve(senses_.size());
    out_.opened_.reserve(openings_.size());
    for (std::size_t i = 0; i < senses_.size(); ++i) {
      if (i == 0 || senses_[i].first != senses_[i - 1].first)
        out_.words_[senses_[i].first].senses_ = out_.senses_.data() + i;
      out_.senses_.push_back(senses_[i].second);
    }
    for (std::size_t i = 0; i < openings_.size(); ++i) {
      Word& word = out_.words_[openings_[i].first];
      if (word.phrase_count_ == 0) word.phrases_ = out_.opened_.data() + i;
      ++word.phrase_count_;
      out_.opened_.push_back(openings_[i].second);
    }
    for (std::size_t c = 0; c < out_.marks_.size(); ++c) {
      const char mark = static_cast<char>(c);
      out_.marks_[c] = out_.find({&mark, 1});
    }
  }

private:
  [[nodiscard]] std::uint64_t marks_of(Lex lex, std::uint8_t op, std::uint32_t word) const {
    return lex == Lex::time_word &&
                   names_time(static_cast<TimeOp>(op), out_.words_[word].folded().size())
               ? kNamesTime
               : 0;
  }

  void add_word(Lex lex, std::string_view form, std::string_view stands_for) {
    const std::uint32_t id = word(form);
    Word& entry = out_.words_[id];
    if (entry.in(lex)) return;
    const Sense sense{lex, op_of(lex, stands_for), value(stands_for)};
    if (lex == Lex::number_word) entry.number_op_ = static_cast<NumberOp>(sense.op);
    if (lex == Lex::time_word) entry.time_op_ = static_cast<TimeOp>(sense.op);
    entry.lexicons |= bit(lex);
    entry.opens |= marks_of(lex, sense.op, id);
    senses_.push_back({id, sense});
  }

  // The word's index; a new one has no sense yet. Good until the next one is asked for.
  std::uint32_t word(std::string_view folded) {
    if (4 * (count_ + 1) > 3 * out_.words_.size()) grow();
    const std::uint32_t hash = hash_of(folded);
    const std::uint32_t at = place(hash, folded);
    Word& word = out_.words_[at];
    if (word.size_ != 0) return at;
    ++count_;
    word.hash_ = hash;
    if (stands_inside_times(folded)) word.opens = kInsideTimes;
    if (folded.size() <= Word::kInside) {
      word.size_ = static_cast<std::uint8_t>(folded.size());
      std::copy(folded.begin(), folded.end(), word.letters_.inside.begin());
    } else {
      word.size_ = std::numeric_limits<std::uint8_t>::max();
      const std::string_view kept = out_.letters_.keep(folded);
      word.letters_.kept = {kept.data(), static_cast<std::uint32_t>(kept.size())};
    }
    return at;
  }

  // Where the word stands, or would.
  [[nodiscard]] std::uint32_t place(std::uint32_t hash, std::string_view folded) const {
    const std::size_t mask = out_.words_.size() - 1;
    std::size_t at = hash & mask;
    for (; out_.words_[at].size_ != 0; at = (at + 1) & mask)
      if (out_.words_[at].hash_ == hash && out_.words_[at].folded() == folded) break;
    return static_cast<std::uint32_t>(at);
  }

  void grow() {
    std::vector<Word> old(2 * out_.words_.size());
    old.swap(out_.words_);
    const std::size_t mask = out_.words_.size() - 1;
    std::vector<std::uint32_t> moved(old.size());
    for (std::size_t from = 0; from < old.size(); ++from) {
      if (old[from].size_ == 0) continue;
      std::size_t to = old[from].hash_ & mask;
      while (out_.words_[to].size_ != 0) to = (to + 1) & mask;
      out_.words_[to] = old[from];
      moved[from] = static_cast<std::uint32_t>(to);
    }
    for (auto& [word, sense] : senses_) word = moved[word];
    for (auto& [word, phrase] : openings_) word = moved[word];
    for (std::uint32_t& word : out_.phrase_words_) word = moved[word];
  }

  // Equal values are stored once.
  std::string_view value(std::string_view text) {
    if (text == last_) return last_;
    auto found = values_.find(text);
    if (found == values_.end()) found = values_.insert(out_.letters_.keep(text)).first;
    return last_ = *found;
  }

  Vocabulary& out_;
  std::size_t count_ = 0;                                         // of words
  std::vector<std::pair<std::uint32_t, Sense>> senses_;           // with their words
  std::vector<std::pair<std::uint32_t, std::uint32_t>> openings_; // word and phrase
  std::unordered_set<std::string_view> values_;
  std::string_view last_;
};

Vocabulary::Vocabulary(const rules::Lexicons& lexicons) {
  std::array<const rules::Lexicon*, kLexicons> known{};
  std::size_t entries = 0;
  for (std::size_t i = 0; i < kLexicons; ++i) {
    known[i] = lexicons.find(kNames[i]);
    if (known[i] != nullptr) entries += known[i]->entries.size();
  }
  Builder builder(*this, entries);
  for (std::size_t i = 0; i < kLexicons; ++i) {
    if (known[i] == nullptr) continue;
    for (const rules::LexiconEntry& entry : known[i]->entries)
      builder.add(static_cast<Lex>(i), entry);
  }
  builder.finish();
}

std::uint32_t Vocabulary::hash(std::string_view folded) { return hash_of(folded); }

void Spelling::set_hash() {
  std::uint64_t mix = size * kPrime;
  std::size_t at = 0;
  for (std::size_t left = size; left >= 8; left -= 8) mix = mixed(mix, letters[at++], false);
  hash = static_cast<std::uint32_t>(mixed(mix, at < letters.size() ? letters[at] : 0, true) >> 32U);
}

std::optional<PhraseSense> Vocabulary::longest_phrase(Lex lexicon, Tokens tokens,
                                                      std::size_t at) const {
  const Word& first = *tokens[at].word;
  if ((first.opens & bit(lexicon)) != 0) {
    for (std::size_t n = 0; n < first.phrase_count_; ++n) {
      const Phrase& phrase = phrases_[first.phrases_[n]];
      if (phrase.lexicon > lexicon) break;
      if (phrase.lexicon != lexicon || at + phrase.count >= tokens.size()) continue;
      bool all = true;
      for (std::size_t i = 0; all && i < phrase.count; ++i) {
        const Token& token = tokens[at + 1 + i];
        const Word& want = words_[phrase_words_[phrase.begin + i]];
        all = token.word != nullptr ? token.word == &want
                                    : token.kind == TokenKind::mark && want.size_ == 1 &&
                                          token.mark == want.letters_.inside[0];
      }
      if (all) return PhraseSense{lexicon, phrase.op, phrase.count + 1, phrase.value};
    }
  }
  if (const Sense* sense = first.sense(lexicon))
    return PhraseSense{lexicon, sense->op, 1, sense->value};
  return std::nullopt;
}

std::vector<std::string> Vocabulary::abbreviations() const {
  std::vector<std::string> all;
  for (const Word& word : words_) {
    if (word.in(Lex::abbreviation)) all.emplace_back(word.folded());
    for (std::size_t n = 0; n < word.phrase_count_; ++n) {
      const Phrase& phrase = phrases_[word.phrases_[n]];
      if (phrase.lexicon != Lex::abbreviation) continue;
      std::string form(word.folded());
      for (std::uint32_t i = 0; i < phrase.count; ++i)
        form += words_[phrase_words_[phrase.begin + i]].folded();
      all.push_back(form);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace crosscheck::annotate
