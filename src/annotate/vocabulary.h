// The words that the recognisers know, compiled from the lexicons so that each word of a text is
// looked up once.
//
// A lexicon that the annotator uses has a member of `Lex`; a word's entry says in which of them it
// stands and for what. Phrases of several words ("prime minister", "no fewer than", "new year's
// day") are found from the entry of their first word.
#pragma once

#include "annotate/letters.h"
#include "annotate/number_words.h"
#include "annotate/times_words.h"
#include "rules/lexicon.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::annotate {

/// The lexicons of the annotator. The name of each stands in vocabulary.cpp; one that no file
/// defines is empty. At most 64.
enum class Lex : std::uint8_t {
  number,   ///< one, twenty, hundred, dozen: value is the figure
  ordinal,  ///< first, 22nd is made by code
  hedge,    ///< at least, no fewer than, about: value is the bound's sign
  vague,    ///< dozens, several, a handful: value is the bound and figure
  zero,     ///< no, none, nobody
  fraction, ///< half, quarter, thirds
  unit,     ///< mile, kg, magnitude: "dimension scale name"
  currency, ///< dollar, $, USD: ISO 4217 code
  month,
  weekday,
  season,
  holiday,
  day_part,
  time_word,     ///< today, ago, last, following: value is the operator
  time_unit,     ///< day, week, decade
  zone,          ///< GMT, EDT: minutes
  number_noun,   ///< nouns after a number that make it no count (route, flight, page)
  common,        ///< common English words: value is the frequency level
  stop,          ///< function words
  given_name,    ///< value: "m", "f", "mf"
  title,         ///< Mr, Dr, Sgt, Ayatollah
  role,          ///< minister, police chief, spokesman
  name_particle, ///< van, bin, al, de la
  name_suffix,   ///< Jr, III
  organisation,  ///< words that head organisations: ministry, university, Inc
  place_head,    ///< words that head places: street, county, river
  country,
  demonym,
  region, ///< subdivisions of countries
  city,
  pronoun,            ///< he, she, they: value is the gender
  say,                ///< speech verbs
  abbreviation,       ///< dr., u.s., with the full stop
  not_name,           ///< words written with a capital that are no names (Internet, God, Christmas)
  acronym,            ///< well-known short forms and what they stand for
  number_suffix,      ///< k, m, bn, written to a figure: value is the factor
  number_word,        ///< the small words of the number grammar: value is what they do
  address_head,       ///< street, avenue: a number and a name before it are an address
  hedge_after,        ///< or more, or so: value is the bound's sign
  hedge_prefix,       ///< sub-500: value is the bound's sign
  person_role,        ///< words before a name that say what a person is
  people,             ///< adjectives of peoples, faiths, parties and regions
  country_alias,      ///< Britain, U.S.: value is the country's code
  city_alias,         ///< L.A.
  world_region,       ///< Middle East, Red Sea
  state_abbreviation, ///< Calif., after a place's name
  postal_code,        ///< CA
  place_first,        ///< Mount, Lake: a place begins so
  place_before,       ///< in, near, outskirts of: a place follows
  organisation_first, ///< Bank of, University of: an organisation begins so
  tense, ///< will, scheduled, was: value is "modal", "future", "past", "present", "be" or "to"
};
inline constexpr std::size_t kLexicons = 51;

/// The set of one lexicon, for Word::lexicons and Word::opens.
[[nodiscard]] constexpr std::uint64_t bit(Lex lexicon) {
  return std::uint64_t{1} << static_cast<unsigned>(lexicon);
}

/// The lexicons of the grammar of times. In Word::opens, past the lexicons: the word stands inside
/// a phrase of one of them ("course" in "in the course of").
inline constexpr std::uint64_t kTimeGrammar =
    bit(Lex::number) | bit(Lex::ordinal) | bit(Lex::month) | bit(Lex::weekday) | bit(Lex::season) |
    bit(Lex::holiday) | bit(Lex::day_part) | bit(Lex::time_word) | bit(Lex::time_unit) |
    bit(Lex::zone);
inline constexpr std::uint64_t kInsideTimes = std::uint64_t{1} << 63U;
/// Likewise: a word of `time-word` that names a time by itself, or opens a phrase that does.
inline constexpr std::uint64_t kNamesTime = std::uint64_t{1} << 62U;

/// What one word or phrase stands for in one lexicon.
struct Sense {
  Lex lexicon = Lex::number;
  /// The value decoded, for the lexicons of small grammars: a NumberOp (`number-words`), TimeOp
  /// (`time-word`) or TimeUnit (`time-unit`); else 0.
  std::uint8_t op = 0;
  std::string_view value; ///< Points into the vocabulary.
};

/// A phrase found at a token.
struct PhraseSense {
  Lex lexicon = Lex::number;
  std::uint8_t op = 0;      ///< As in Sense.
  std::uint32_t tokens = 0; ///< How many tokens it covers.
  std::string_view value;
};

/// The entry of one folded word: a cache line, found by one look into a table of them.
class alignas(64) Word {
public:
  static constexpr std::uint8_t kInside = 16; ///< Letters; longer words are kept elsewhere.

  std::uint64_t lexicons = 0; ///< Bit set over Lex, single words only.
  std::uint64_t opens = 0;    ///< Lexicons in which it opens a phrase of several words.

  [[nodiscard]] bool in(Lex lexicon) const { return (lexicons & bit(lexicon)) != 0; }
  /// What it stands for there; null where it is in no such lexicon.
  [[nodiscard]] const Sense* sense(Lex lexicon) const {
    // One sense a lexicon, in the order of the lexicons.
    return in(lexicon) ? senses_ + std::popcount(lexicons & (bit(lexicon) - 1)) : nullptr;
  }
  /// The same as its value; empty where it is in no such lexicon.
  [[nodiscard]] std::string_view value(Lex lexicon) const {
    const Sense* found = sense(lexicon);
    return found == nullptr ? std::string_view() : found->value;
  }
  [[nodiscard]] NumberOp number_op() const { return number_op_; }
  /// Where it is a word of `time-word` by itself.
  [[nodiscard]] TimeOp time_op() const { return time_op_; }
  [[nodiscard]] std::string_view folded() const {
    return size_ <= kInside ? std::string_view(letters_.inside.data(), size_)
                            : std::string_view(letters_.kept.data, letters_.kept.size);
  }

private:
  friend class Vocabulary;
  const Sense* senses_ = nullptr;
  const std::uint32_t* phrases_ = nullptr; ///< Indices of the phrases it opens, longest first.
  std::uint32_t hash_ = 0;
  std::uint32_t phrase_count_ = 0;
  NumberOp number_op_ = NumberOp::none;
  TimeOp time_op_ = TimeOp::none;
  std::uint8_t size_ = 0; ///< 0: no word stands here.
  union {
    std::array<char, kInside> inside{};
    struct {
      const char* data;
      std::uint32_t size;
    } kept;
  } letters_;
};

struct Token;
using Tokens = std::span<const Token>;

/// A word of ASCII letters, folded: how most words of a text are looked up.
struct Spelling {
  std::array<std::uint64_t, Word::kInside / 8> letters{}; ///< Eight a number, zeros behind them.
  std::uint8_t size = 0;                                  ///< Of letters.
  std::uint32_t hash = 0;                                 ///< Vocabulary::hash() of them.

  void set_hash();
  [[nodiscard]] std::string_view folded() const {
    return {reinterpret_cast<const char*>(letters.data()), size};
  }
};

/// Immutable after construction; shared by all threads.
class Vocabulary {
public:
  explicit Vocabulary(const rules::Lexicons& lexicons);

  /// The entry of a folded word, or null.
  [[nodiscard]] const Word* find(std::string_view folded) const {
    return find(folded, hash(folded));
  }
  /// The same where hash(folded) is known.
  [[nodiscard]] const Word* find(std::string_view folded, std::uint32_t hash) const {
    const std::size_t mask = words_.size() - 1;
    for (std::size_t at = hash & mask; words_[at].size_ != 0; at = (at + 1) & mask)
      if (words_[at].hash_ == hash && words_[at].folded() == folded) return &words_[at];
    return nullptr;
  }
  [[nodiscard]] static std::uint32_t hash(std::string_view folded);

  [[nodiscard]] const Word* find(const Spelling& word) const {
    const std::size_t mask = words_.size() - 1;
    for (std::size_t at = word.hash & mask; words_[at].size_ != 0; at = (at + 1) & mask)
      if (words_[at].hash_ == word.hash && words_[at].size_ == word.size &&
          std::memcmp(words_[at].letters_.inside.data(), word.letters.data(), Word::kInside) == 0)
        return &words_[at];
    return nullptr;
  }
  /// Says that a word of this hash is looked up soon. The table is larger than a cache.
  void prefetch(std::uint32_t hash) const {
    __builtin_prefetch(&words_[hash & (words_.size() - 1)]);
  }
  /// The entry of an ASCII mark, or null.
  [[nodiscard]] const Word* mark(char c) const { return marks_[static_cast<unsigned char>(c)]; }

  /// The longest phrase of `lexicon` (single words included) that begins at tokens[at]; none
  /// otherwise. Defined in token.h.
  [[nodiscard]] std::optional<PhraseSense> phrase(Lex lexicon, Tokens tokens, std::size_t at) const;

  /// Lower case, with full stops: for the segmenter.
  [[nodiscard]] std::vector<std::string> abbreviations() const;

private:
  struct Phrase {
    Lex lexicon = Lex::number;
    std::uint8_t op = 0;
    std::uint32_t begin = 0; ///< In phrase_words_: the words after the first.
    std::uint32_t count = 0;
    std::string_view value;
  };
  class Builder;

  [[nodiscard]] std::optional<PhraseSense> longest_phrase(Lex lexicon, Tokens tokens,
                                                          std::size_t at) const;

  std::vector<Word> words_; ///< A hash table: open addressing, a power of two.
  std::array<const Word*, 128> marks_{};
  std::vector<Sense> senses_; ///< By word.
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> opened_;       ///< Indices of phrases, by word that opens them.
  std::vector<std::uint32_t> phrase_words_; ///< Indices of words.
  Letters letters_;                         ///< What all views here point into.
};

} // namespace crosscheck::annotate
