// A name as the matcher sees it: one script, split into parts, each with its part in the name.
//
//   Dr. Jean-Luc van der Berg Jr.  ->  (dr) jean luc (van der) berg, generation 2
//   Berg, Anna                     ->  anna berg
//   'Abd al-Rahman bin Salman      ->  abdrahman [son of] salman
#pragma once

#include "rules/lexicon.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace crosscheck::entity {

/// What the lexicons say about words of names.
struct NameWords {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const noexcept {
      return std::hash<std::string_view>{}(s);
    }
  };
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;
  using Map = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

  Set titles; ///< Single words and phrases, without full stops.
  Set roles;
  Set particles;
  Map suffixes;    ///< jr -> 2
  Map given;       ///< james -> m
  Map nicknames;   ///< bob -> "robert", alex -> "alexander alexandra"
  Map given_forms; ///< juan -> john
  Map legal_forms; ///< "limited liability company" -> llc, single spaces, without full stops
  std::size_t longest_legal_form = 1; ///< In words.
  Map legal_kinds;                    ///< llc -> closed
  Map words;                          ///< centre -> center
  Set fillers;
  Set places;                      ///< Countries, regions, cities, continents: folded.
  Map countries;                   ///< varland -> va
  Map capitals;                    ///< norhaven -> va
  Map numbers;                     ///< forty -> 40, ii -> 2
  std::vector<std::string> common; ///< Common English words, sorted: many, and quickly read.

  explicit NameWords(const rules::Lexicons& lexicons);

  [[nodiscard]] static bool has(const Set& set, std::string_view word) {
    return set.find(word) != set.end();
  }
  [[nodiscard]] bool is_common(std::string_view word) const;
  [[nodiscard]] static std::string_view get(const Map& map, std::string_view word) {
    const auto found = map.find(word);
    return found == map.end() ? std::string_view() : std::string_view(found->second);
  }
};

/// Writes names of any script in ASCII. The first that is not ASCII is slow (ICU); safe to share.
class Romaniser {
public:
  Romaniser();
  ~Romaniser();
  /// Folded, in ASCII; a letter that ICU cannot write in Latin becomes one byte from 0x80 on.
  [[nodiscard]] std::string ascii(std::string_view utf8) const;

private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

enum class Script : std::uint8_t { latin, abjad, han, other };

struct NamePart {
  std::string text; ///< Folded ASCII letters, or digits.
  std::string sound;
  bool optional = false; ///< A title or honorific inside the name: it may be missing.
  bool initial = false;  ///< One letter.
  bool number = false;
};

struct PersonForm {
  std::vector<NamePart> parts; ///< Given names first.
  /// parts[first] is a child of parts[second] ("Omar bin Salman").
  std::vector<std::pair<std::size_t, std::size_t>> child_of;
  std::string joined;     ///< All parts without spaces.
  std::string generation; ///< "2" for Jr., empty where not said.
  bool titled = false;
  Script script = Script::latin;
};

struct OrganisationForm {
  std::vector<NamePart> parts;      ///< Without legal forms; fillers are optional.
  std::vector<std::string> legal;   ///< Canonical legal forms.
  std::vector<std::string> numbers; ///< Figures of the name, in order.
  std::vector<char> bracketed;      ///< By part: stood in brackets.
  std::string joined;               ///< All parts that are not optional, without spaces.
};

[[nodiscard]] PersonForm read_person(std::string_view name, const NameWords& words,
                                     const Romaniser& romaniser);
[[nodiscard]] OrganisationForm read_organisation(std::string_view name, const NameWords& words,
                                                 const Romaniser& romaniser);

} // namespace crosscheck::entity
