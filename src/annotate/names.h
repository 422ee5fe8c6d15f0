// People, places and organisations by shape, titles, word lists and what the document says
// elsewhere.
//
// A run is a stretch of words that may be one name: "Anna van der Berg", "Bank of Varland", "Orland
// County Sheriff's Office". A title or role in it parts it ("Varland President Anna Berg" is a
// place and a person), and stays outside of the name. Runs are then typed by votes: of their words,
// of what stands right before and after, and of the same name elsewhere in the document. A run that
// nothing speaks for keeps several readings; one that may be no name at all is dropped.
#pragma once

#include "annotate/recognise.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::annotate {

enum class NameType : std::uint8_t { person, place, organisation };

/// A run of tokens [begin, end) of one segment.
struct NameRun {
  std::uint32_t segment = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool after_title = false;    ///< A title or role stands right before it.
  bool connected = false;      ///< Holds "of", "and", "&" or 's: no person.
  bool opens_sentence = false; ///< Its first word has its capital from its place.
  bool headline = false;       ///< Stands where all words have capitals.
  std::array<int, 3> votes{};  ///< By NameType.
  std::string key;             ///< Folded words with single spaces.
};

/// How a document writes its words: what a capital is worth. Counted are the words that it writes
/// with a capital somewhere, and the particles of names: no other is asked for.
class Capitals {
public:
  explicit Capitals(const Scene& scene);
  struct Counts {
    std::uint32_t capital = 0; ///< With a capital where nothing but the word asks for one.
    std::uint32_t lower = 0;
  };
  [[nodiscard]] Counts of(const Token& word) const { return of(word.folded, word.hash); }
  [[nodiscard]] Counts of(std::string_view folded) const {
    return of(folded, Vocabulary::hash(folded));
  }
  /// Whether all words of a segment have capitals (a headline, a caption), by index.
  [[nodiscard]] bool all_capital(std::size_t segment) const { return all_capital_[segment] != 0; }

private:
  struct Place {
    std::string_view folded; ///< Empty: free.
    Counts counts;
  };
  [[nodiscard]] Counts of(std::string_view folded, std::uint32_t hash) const {
    return places_[index(folded, hash)].counts;
  }
  void register_words(const Scene& scene);
  /// False where no counted word has the hash: most words of a text are turned away here.
  [[nodiscard]] bool asked_for(std::uint32_t hash) const {
    return (seen_[hash % kSeen / 64] >> hash % 64 & 1U) != 0;
  }
  /// Where the word stands, or would.
  [[nodiscard]] std::size_t index(std::string_view folded, std::uint32_t hash) const;

  static constexpr std::uint32_t kSeen = 1024;

  std::vector<Place> places_; ///< Open addressing; a power of two, at most half full.
  std::array<std::uint64_t, kSeen / 64> seen_{}; ///< A bit for each hash, modulo kSeen.
  std::vector<char> all_capital_;
};

/// The runs of a document, in order. name_runs.cpp.
[[nodiscard]] std::vector<NameRun> find_runs(const Scene& scene, const Capitals& capitals);

/// Fills `votes` from the run's own words and its neighbours. name_votes.cpp.
void vote(const Scene& scene, NameRun& run);

/// The words of a country, region or city that begin at `at`; 0 where none does. Names that are
/// also common words count only with a capital.
struct PlaceWords {
  std::uint32_t tokens = 0;
  std::string_view kind; ///< "country", "region", "city"
  std::string_view code;
};
[[nodiscard]] PlaceWords place_words(const Scene& scene, Tokens tokens, std::size_t at);

} // namespace crosscheck::annotate
