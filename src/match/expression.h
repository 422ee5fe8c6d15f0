// One compiled pattern: RE2 behind the few questions that the matcher asks. Private to the module.
#pragma once

#include "base/result.h"
#include "base/span.h"
#include "rules/rule_set.h"

#include <memory>
#include <mutex>
#include <optional>
#include <re2/re2.h>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::match {

/// Memory that one pattern, all sets of a scope together, and one of many sets may take.
inline constexpr std::int64_t kPatternMemory = 8LL << 20U;
inline constexpr std::int64_t kSetMemory = 256LL << 20U;
inline constexpr std::int64_t kLeastSetMemory = 8LL << 20U;
/// Instructions of all programs together; 16 bytes each.
inline constexpr std::int64_t kMaxInstructions = 8LL << 20U;

/// Options for patterns that bring their own case flag.
[[nodiscard]] RE2::Options regex_options(std::int64_t memory);

/// `regex` with the flag for case: "(?i:...)" unless the rule heeds it.
[[nodiscard]] std::string with_case(const std::string& regex, bool as_written);

class Expression {
public:
  enum class Place {
    anywhere,
    before, ///< Ends where a match begins, a space between them or not.
    after,  ///< Begins where a match ends, a space between them or not.
  };

  /// Fails with R020 or R024 at the pattern's place. A pattern that is sure to compile is compiled
  /// when it is first looked for: of hundreds of patterns an article meets a few. `sieved`: the
  /// caller has its sieve compiled.
  static Result<Expression> compile(const rules::RuleSet& rules, const rules::Pattern& pattern,
                                    bool as_written, Place place = Place::anywhere,
                                    bool sieved = false);

  struct Found {
    ViewSpan span;
    std::vector<ViewSpan> slots; ///< As Match::slots.
  };

  /// The first match in text[from..] that begins and ends on borders of words; false where there is
  /// none. `budget`, in bytes, bounds what is searched again after a match that does not.
  bool find(std::string_view text, std::uint32_t from, std::int64_t& budget, Found& found) const;

  /// Place::anywhere: whether it occurs. before / after: whether it stands beside `at`.
  [[nodiscard]] bool holds(std::string_view text, std::uint32_t at = 0) const;
  /// What holds() has found; for explanations.
  [[nodiscard]] std::optional<ViewSpan> where(std::string_view text, std::uint32_t at = 0) const;

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Of its program; where it is not compiled yet about as many.
  [[nodiscard]] std::int64_t instructions() const { return instructions_; }

private:
  Expression() = default;
  [[nodiscard]] const RE2& regex() const;

  struct Program {
    std::string source;
    std::once_flag once;
    std::unique_ptr<const RE2> regex;
  };
  std::unique_ptr<Program> program_;
  Place place_ = Place::anywhere;
  std::int64_t instructions_ = 0;
  std::string text_;
};

/// Whether no word runs across `at`: the characters on its two sides are not both letters or
/// digits.
[[nodiscard]] bool is_word_border(std::string_view text, std::uint32_t at);

/// The offset of the code point behind the one at `at`. REQUIRES at < text.size().
[[nodiscard]] std::uint32_t after_code_point(std::string_view text, std::uint32_t at);

} // namespace crosscheck::match
