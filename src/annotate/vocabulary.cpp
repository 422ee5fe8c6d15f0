#include "annotate/vocabulary.h"

#include "annotate/quantities.h"
#include "annotate/token.h"
#include "base/check.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

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

Vocabulary::Vocabulary(const rules::Lexicons& lexicons) {
  std::unordered_map<std::string, Word> words;
  std::unordered_map<std::string_view, const std::string*> kept; // equal values are stored once
  const auto keep = [&](const std::string& value) -> std::string_view {
    if (const auto found = kept.find(value); found != kept.end()) return *found->second;
    values_.push_back(std::make_unique<std::string>(value));
    kept.emplace(*values_.back(), values_.back().get());
    return *values_.back();
  };
  for (std::size_t i = 0; i < kLexicons; ++i) {
    const auto lex = static_cast<Lex>(i);
    const rules::Lexicon* lexicon = lexicons.find(kNames[i]);
    if (lexicon == nullptr) continue;
    for (const rules::LexiconEntry& entry : lexicon->entries) {
      const std::string form = text::fold(entry.form);
      const std::vector<Token> tokens = tokenise(form, nullptr);
      if (tokens.empty()) continue;
      const auto text_of = [&](const Token& t) { return form.substr(t.span.begin, t.span.size()); };
      Word& first = words[text_of(tokens[0])];
      if (tokens.size() == 1) {
        if (!first.in(lex)) first.senses.push_back({lex, keep(entry.value)});
        if (lex == Lex::number_word)
          first.number_op = static_cast<std::uint8_t>(number_op(entry.value));
        first.lexicons |= bit(lex);
        continue;
      }
      Phrase phrase{lex, {}, entry.value};
      for (std::size_t t = 1; t < tokens.size(); ++t) {
        phrase.words.push_back(text_of(tokens[t]));
        words.try_emplace(phrase.words.back()); // so that tokens of a text lead to it
      }
      first.opens |= bit(lex);
      first.phrases.push_back(static_cast<std::uint32_t>(phrases_.size()));
      phrases_.push_back(std::move(phrase));
    }
  }
  for (auto& [folded, word] : words) {
    word.folded = folded;
    std::stable_sort(word.phrases.begin(), word.phrases.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       return phrases_[a].words.size() > phrases_[b].words.size();
                     });
    words_.push_back(std::move(word));
  }
  std::size_t size = 16;
  while (size < 2 * words_.size()) size *= 2;
  places_.resize(size);
  for (const Word& word : words_) {
    const std::uint32_t hash = hash_of(word.folded);
    std::size_t at = hash & (size - 1);
    while (places_[at].word != nullptr) at = (at + 1) & (size - 1);
    places_[at] = {hash, &word};
  }
}

const Word* Vocabulary::find(std::string_view folded) const {
  const std::uint32_t hash = hash_of(folded);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t at = hash & mask; places_[at].word != nullptr; at = (at + 1) & mask)
    if (places_[at].hash == hash && places_[at].word->folded == folded) return places_[at].word;
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
      if (phrase.lexicon != lexicon || at + phrase.words.size() >= tokens.size()) continue;
      bool all = true;
      for (std::size_t i = 0; all && i < phrase.words.size(); ++i) {
        const Token& token = tokens[at + 1 + i];
        const std::string& want = phrase.words[i];
        all = token.word != nullptr
                  ? token.word->folded == want
                  : token.kind == TokenKind::mark && want.size() == 1 && token.mark == want[0];
      }
      if (all)
        return PhraseSense{lexicon, static_cast<std::uint32_t>(phrase.words.size() + 1),
                           phrase.value};
    }
  }
  if (first->in(lexicon)) return PhraseSense{lexicon, 1, first->value(lexicon)};
  return std::nullopt;
}

std::vector<std::string> Vocabulary::abbreviations() const {
  std::vector<std::string> all;
  for (const Word& word : words_) {
    if (word.in(Lex::abbreviation)) all.push_back(word.folded);
    for (const std::uint32_t index : word.phrases) {
      const Phrase& phrase = phrases_[index];
      if (phrase.lexicon != Lex::abbreviation) continue;
      std::string form = word.folded;
      for (const std::string& more : phrase.words) form += more;
      all.push_back(form);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace crosscheck::annotate
