#include "annotate/vocabulary.h"

#include "annotate/quantities.h"
#include "annotate/token.h"
#include "base/check.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
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

// Eight bytes at a time: words are short, and this is what most of a look-up costs.
std::uint32_t hash_of(std::string_view word) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = word.size() * kPrime;
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, at, 8);
    hash = (hash ^ chunk) * kPrime;
    hash ^= hash >> 29U;
  }
  std::uint64_t chunk = 0;
  if (left > 0) std::memcpy(&chunk, at, left);
  hash = (hash ^ chunk) * kPrime;
  return static_cast<std::uint32_t>(hash >> 32U);
}

std::uint64_t bit(Lex lexicon) { return std::uint64_t{1} << static_cast<unsigned>(lexicon); }

} // namespace

std::string_view Word::value(Lex lexicon) const {
  const auto found = std::find_if(senses.begin(), senses.end(),
                                  [&](const Sense& sense) { return sense.lexicon == lexicon; });
  return found == senses.end() ? std::string_view() : found->value;
}

// Fills a vocabulary. Senses and openings are gathered as they come, and laid out by word at the
// end.
class Vocabulary::Builder {
public:
  explicit Builder(Vocabulary& out) : out_(out) { out_.places_.resize(1U << 10U); }

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
    out_.words_[first].opens |= bit(lex);
    openings_.push_back({first, static_cast<std::uint32_t>(out_.phrases_.size())});
    out_.phrases_.push_back({lex, static_cast<std::uint32_t>(out_.phrase_words_.size()),
                             static_cast<std::uint32_t>(tokens.size() - 1), value(entry.value)});
    for (std::size_t t = 1; t < tokens.size(); ++t)
      out_.phrase_words_.push_back(word(text_of(tokens[t])));
  }

  void finish() {
    const auto by_word = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(senses_.begin(), senses_.end(), by_word);
    std::stable_sort(openings_.begin(), openings_.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      return out_.phrases_[a.second].count > out_.phrases_[b.second].count;
    });
    for (const auto& [word, sense] : senses_) out_.senses_.push_back(sense);
    for (const auto& [word, phrase] : openings_) out_.opened_.push_back(phrase);
    lay_out(senses_, out_.senses_, &Word::senses);
    lay_out(openings_, out_.opened_, &Word::phrases);
  }

private:
  void add_word(Lex lex, std::string_view form, std::string_view stands_for) {
    const std::uint32_t id = word(form);
    Word& entry = out_.words_[id];
    if (!entry.in(lex)) senses_.push_back({id, {lex, value(stands_for)}});
    if (lex == Lex::number_word) entry.number_op = static_cast<std::uint8_t>(number_op(stands_for));
    entry.lexicons |= bit(lex);
  }

  // The word's index; a new one has no sense yet.
  std::uint32_t word(std::string_view folded) {
    if (2 * (out_.words_.size() + 1) > out_.places_.size()) grow();
    const std::uint32_t hash = hash_of(folded);
    Place& place = find(hash, folded);
    if (place.word == 0) {
      out_.words_.emplace_back().folded = out_.letters_.keep(folded);
      place = {hash, static_cast<std::uint32_t>(out_.words_.size())};
    }
    return place.word - 1;
  }

  // The place of the word, or the empty one where it is to stand.
  Place& find(std::uint32_t hash, std::string_view folded) {
    const std::size_t mask = out_.places_.size() - 1;
    std::size_t at = hash & mask;
    for (; out_.places_[at].word != 0; at = (at + 1) & mask)
      if (out_.places_[at].hash == hash && out_.words_[out_.places_[at].word - 1].folded == folded)
        break;
    return out_.places_[at];
  }

  void grow() {
    const std::vector<Place> old =
        std::exchange(out_.places_, std::vector<Place>(4 * out_.places_.size()));
    const std::size_t mask = out_.places_.size() - 1;
    for (const Place& place : old) {
      if (place.word == 0) continue;
      std::size_t at = place.hash & mask;
      while (out_.places_[at].word != 0) at = (at + 1) & mask;
      out_.places_[at] = place;
    }
  }

  // Equal values are stored once.
  std::string_view value(std::string_view text) {
    if (text == last_) return last_;
    auto found = values_.find(text);
    if (found == values_.end()) found = values_.insert(out_.letters_.keep(text)).first;
    return last_ = *found;
  }

  template <class Pairs, class Items, class Member>
  void lay_out(const Pairs& pairs, const Items& items, Member member) {
    for (std::size_t begin = 0; begin < pairs.size();) {
      std::size_t end = begin + 1;
      while (end < pairs.size() && pairs[end].first == pairs[begin].first) ++end;
      out_.words_[pairs[begin].first].*member = std::span(items).subspan(begin, end - begin);
      begin = end;
    }
  }

  Vocabulary& out_;
  std::vector<std::pair<std::uint32_t, Sense>> senses_;           // with their words
  std::vector<std::pair<std::uint32_t, std::uint32_t>> openings_; // word and phrase
  std::unordered_set<std::string_view> values_;
  std::string_view last_;
};

Vocabulary::Vocabulary(const rules::Lexicons& lexicons) {
  Builder builder(*this);
  for (std::size_t i = 0; i < kLexicons; ++i) {
    const rules::Lexicon* lexicon = lexicons.find(kNames[i]);
    if (lexicon == nullptr) continue;
    for (const rules::LexiconEntry& entry : lexicon->entries)
      builder.add(static_cast<Lex>(i), entry);
  }
  builder.finish();
}

std::uint32_t Vocabulary::hash(std::string_view folded) { return hash_of(folded); }

const Word* Vocabulary::find(std::string_view folded, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  for (std::size_t at = hash & mask; places_[at].word != 0; at = (at + 1) & mask)
    if (places_[at].hash == hash && words_[places_[at].word - 1].folded == folded)
      return &words_[places_[at].word - 1];
  return nullptr;
}

std::optional<PhraseSense> Vocabulary::phrase(Lex lexicon, const std::vector<Token>& tokens,
                                              std::size_t at) const {
  CROSSCHECK_CHECK(at < tokens.size());
  const Word* first = tokens[at].word;
  if (first == nullptr) return std::nullopt;
  if ((first->opens & bit(lexicon)) != 0) {
    for (const std::uint32_t index : first->phrases) {
      const Phrase& phrase = phrases_[index];
      if (phrase.lexicon != lexicon || at + phrase.count >= tokens.size()) continue;
      bool all = true;
      for (std::size_t i = 0; all && i < phrase.count; ++i) {
        const Token& token = tokens[at + 1 + i];
        const Word& want = words_[phrase_words_[phrase.begin + i]];
        all = token.word != nullptr ? token.word == &want
                                    : token.kind == TokenKind::mark && want.folded.size() == 1 &&
                                          token.mark == want.folded[0];
      }
      if (all) return PhraseSense{lexicon, phrase.count + 1, phrase.value};
    }
  }
  if (first->in(lexicon)) return PhraseSense{lexicon, 1, first->value(lexicon)};
  return std::nullopt;
}

std::vector<std::string> Vocabulary::abbreviations() const {
  std::vector<std::string> all;
  for (const Word& word : words_) {
    if (word.in(Lex::abbreviation)) all.emplace_back(word.folded);
    for (const std::uint32_t index : word.phrases) {
      const Phrase& phrase = phrases_[index];
      if (phrase.lexicon != Lex::abbreviation) continue;
      std::string form(word.folded);
      for (std::uint32_t i = 0; i < phrase.count; ++i)
        form += words_[phrase_words_[phrase.begin + i]].folded;
      all.push_back(form);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace crosscheck::annotate
