// The words that the recognisers know, compiled from the lexicons so that each word of a text is
// looked up once.
//
// A lexicon that the annotator uses has a member of `Lex`; a word's entry says in which of them it
// stands and for what. Phrases of several words ("prime minister", "no fewer than", "new year's
// day") are found from the entry of their first word.
#pragma once

#include "annotate/letters.h"
#include "rules/lexicon.h"

#include <cstdint>
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

/// What one word or phrase stands for in one lexicon.
struct Sense {
  Lex lexicon = Lex::number;
  std::string_view value; ///< Points into the vocabulary.
};

/// A phrase found at a token.
struct PhraseSense {
  Lex lexicon = Lex::number;
  std::uint32_t tokens = 0; ///< How many tokens it covers.
  std::string_view value;
};

/// The entry of one folded word.
struct Word {
  std::uint64_t lexicons = 0; ///< Bit set over Lex, single words only.
  std::uint64_t opens = 0;    ///< Lexicons in which it opens a phrase of several words.
  std::uint8_t number_op = 0; ///< NumberOp of a word of `number-words` (quantities.h); else 0.
  std::span<const Sense> senses;
  std::span<const std::uint32_t> phrases; ///< Indices of the phrases it opens, longest first.
  std::string_view folded;

  [[nodiscard]] bool in(Lex lexicon) const {
    return (lexicons >> static_cast<unsigned>(lexicon) & 1U) != 0;
  }
  /// What it stands for there; empty where it is in no such lexicon.
  [[nodiscard]] std::string_view value(Lex lexicon) const;
};

struct Token;

/// Immutable after construction; shared by all threads.
class Vocabulary {
public:
  explicit Vocabulary(const rules::Lexicons& lexicons);

  /// The entry of a folded word, or null.
  [[nodiscard]] const Word* find(std::string_view folded) const {
    return find(folded, hash(folded));
  }
  /// The same where hash(folded) is known.
  [[nodiscard]] const Word* find(std::string_view folded, std::uint32_t hash) const;
  [[nodiscard]] static std::uint32_t hash(std::string_view folded);

  /// The longest phrase of `lexicon` (single words included) that begins at tokens[at]; none
  /// otherwise.
  [[nodiscard]] std::optional<PhraseSense> phrase(Lex lexicon, const std::vector<Token>& tokens,
                                                  std::size_t at) const;

  /// Lower case, with full stops: for the segmenter.
  [[nodiscard]] std::vector<std::string> abbreviations() const;

private:
  struct Phrase {
    Lex lexicon = Lex::number;
    std::uint32_t begin = 0; ///< In phrase_words_: the words after the first.
    std::uint32_t count = 0;
    std::string_view value;
  };
  /// Open addressing: every word of every text is looked up here, and most are not in it.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t word = 0; ///< Index into words_, plus one; 0: empty.
  };
  class Builder;

  std::vector<Word> words_;   ///< Never grows once built: tokens point into it.
  std::vector<Place> places_; ///< A power of two, at most half full.
  std::vector<Sense> senses_; ///< By word.
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> opened_;       ///< Indices of phrases, by word that opens them.
  std::vector<std::uint32_t> phrase_words_; ///< Indices of words.
  Letters letters_;                         ///< What all views here point into.
};

} // namespace crosscheck::annotate
