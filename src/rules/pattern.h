// The pattern language: RE2 syntax with slots in angle brackets, translated to plain RE2 syntax
// over the normalised view.
//
//   <count:value> (<@demonym> )?people (were|are) killed
//
// becomes: the class of all private-use code points that may be a count, as group 1; the forms of
// the lexicon `demonym` as an optional group that does not capture; the words. A pattern begins and
// ends on word borders. RE2's \b knows ASCII words only, so the translation writes it where the
// letter beside it is ASCII, and the matcher checks what it leaves open.
#pragma once

#include "rules/lexicon.h"
#include "rules/rule_set.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::rules {

/// What is wrong with a pattern, by byte of its text.
struct PatternFault {
  std::size_t begin = 0;
  std::size_t length = 1;
  const char* code = "";
  std::string message;
  std::string help;
};

struct Translation {
  std::string regex;
  std::string sieve;       ///< As Pattern::sieve.
  std::uint64_t steps = 0; ///< As Pattern::steps.
  std::vector<Slot> slots; ///< Those that capture, in group order.
  std::vector<PatternFault> faults;
};

struct PatternOptions {
  bool as_written = false; ///< The rule heeds case.
  bool condition = false;  ///< A condition: slots do not capture.
  bool sieve = false;      ///< Makes the sieve: lexicons stand as the shapes of their words.
};

/// Translates patterns; keeps the expressions of the lexicons it has met. Keeps a reference to
/// `lexicons`.
class PatternTranslator {
public:
  explicit PatternTranslator(const Lexicons& lexicons) : lexicons_(lexicons) {}
  [[nodiscard]] Translation translate(std::string_view pattern, const PatternOptions& options);

  [[nodiscard]] const Lexicons& lexicons() const { return lexicons_; }
  /// lexicon_regex() of a lexicon.
  [[nodiscard]] const std::string& lexicon_expression(const Lexicon& lexicon);
  /// lexicon_sieve() of a lexicon.
  [[nodiscard]] const std::string& lexicon_shape(const Lexicon& lexicon);

private:
  const Lexicons& lexicons_;
  std::map<const Lexicon*, std::string> expressions_;
  std::map<const Lexicon*, std::string> shapes_;
};

inline constexpr std::size_t kMaxPatternBytes = 4000;
inline constexpr std::size_t kMaxPatternDepth = 50;
inline constexpr int kMaxGapWords = 30;

} // namespace crosscheck::rules
