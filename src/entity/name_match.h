// Whether two names may be one person, organisation or place.
//
// Names are folded by script (ICU transliteration), split into parts, and the parts aligned: equal,
// initials, nicknames, transliteration variants (Aragchi / Araghchi), near spellings weighted by
// how much of the name they carry. Titles, legal forms and particles do not count.
#pragma once

#include "rules/lexicon.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::entity {

enum class NameKind : std::uint8_t { person, organisation, place, unknown };

enum class NameRelation : std::uint8_t {
  same,       ///< The same letters once folded.
  compatible, ///< One is a shorter or titled form of the other: surname, initials, middle name.
  variant,    ///< One name in two spellings or given-name forms.
  different,
};

struct NameComparison {
  NameRelation relation = NameRelation::different;
  double score = 0;   ///< 0..1
  std::string reason; ///< "Aragchi / Araghchi: one letter", "initial A. for Abbas"
};

/// Built once from the lexicons, shared by all threads.
class NameMatcher {
public:
  explicit NameMatcher(const rules::Lexicons& lexicons);
  ~NameMatcher();
  NameMatcher(NameMatcher&&) noexcept;
  NameMatcher& operator=(NameMatcher&&) noexcept;

  [[nodiscard]] NameComparison compare(std::string_view a, std::string_view b, NameKind kind) const;

  /// Keys such that two names that may be one share at least one: sounds of rare parts. For
  /// blocking.
  [[nodiscard]] std::vector<std::string> block_keys(std::string_view name, NameKind kind) const;

  /// The parts of a person's name as they are compared, given name first, surname last, without
  /// titles, particles and suffixes: "Dr. Anna van der Berg" -> anna, berg.
  [[nodiscard]] std::vector<std::string> parts(std::string_view person) const;

  /// Whether two different names of one story are one person, organisation or place. Stricter than
  /// compare(): a slip joins two names only where the rest of them is the same, and two given names
  /// that are both known stay two (Maria, Marta). `together`: some document has both.
  [[nodiscard]] bool one_in_story(std::string_view a, std::string_view b, NameKind kind,
                                  bool together) const;

  /// Whether a surname alone is a near spelling of a surname: for long and rare ones only.
  [[nodiscard]] bool near_surname(std::string_view alone, std::string_view surname) const;

private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

} // namespace crosscheck::entity
