// Lexicons: the words that patterns, the annotator and the name matcher know. Data under rules/,
// never names from a story.
//
//   lexicons:
//     people: [people, persons, villagers]                  # a list
//     say: {inflect: verb, words: [say, tell, add]}         # says, said, saying, ... are made
//     role: {groups: {minister: [minister, cabinet member], chief: [head, chief, director]}}
//     weapon: {groups: {...}, under: {handgun: firearm}}    # a hierarchy: a handgun is a firearm
//     number: {values: {one: 1, dozen: 12}}                 # a form and what it stands for
//     common-words: {file: common-words.txt}                # one form a line, or form TAB value
//
// A lexicon of the user's rule folder replaces the packaged one of that name, or adds to it where
// it says `extend: true`.
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::rules {

struct LexiconEntry {
  std::string form; ///< A word or phrase as looked up: text::fold() of what the file writes, unless
                    ///< the lexicon says `case: as-written`.
  std::string value; ///< Canonical form of its group, or the value it stands for; else the form.
};

struct Lexicon {
  std::string name;
  bool as_written = false; ///< `case: as-written`: forms match with the case they are written in.
  std::vector<LexiconEntry> entries;        ///< Sorted by form, forms unique.
  std::map<std::string, std::string> under; ///< Canonical form -> the wider one that holds it.

  /// The entry of a form, or null.
  [[nodiscard]] const LexiconEntry* find(std::string_view form) const;
  /// Whether `wide` is `narrow` or stands above it in the hierarchy.
  [[nodiscard]] bool covers(std::string_view wide, std::string_view narrow) const;
};

class Lexicons {
public:
  /// Adds, or replaces one of the same name.
  void put(Lexicon lexicon);
  /// Adds the entries of `lexicon` to one of the same name, or puts it.
  void extend(Lexicon lexicon);
  [[nodiscard]] const Lexicon* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> names() const;

private:
  std::map<std::string, Lexicon, std::less<>> by_name_;
};

} // namespace crosscheck::rules
