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

private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

} // namespace crosscheck::entity
