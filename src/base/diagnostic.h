// What the program says to its user about a mistake in a rule, an input, a configuration or a call.
//
// A diagnostic has a stable code, a message that says what is wrong, a place, and a help line that
// says what to do instead. Diagnostics are collected; one never hides the others. Codes are listed
// in docs/diagnostics.md. Rendered, one looks like this:
//
//   error[R012]: unknown slot type 'cuont'
//     --> rules/incidents.yaml:12:9
//      |
//   12 |       - <cuont:value> (were|are) killed
//      |         ^^^^^^^^^^^^^
//     help: did you mean 'count'?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

enum class Level : std::uint8_t { error, warning, note };

struct Diagnostic {
  Level level = Level::error;
  std::string code;         ///< Stable: "R012". A letter for the part (C call and configuration,
                            ///< I input, R rules), three digits.
  std::string message;      ///< What is wrong, in lower case, without a full stop.
  std::string file;         ///< Path as the user gave it; empty where there is none.
  std::uint32_t line = 0;   ///< 1-based; 0 where there is none.
  std::uint32_t column = 0; ///< 1-based, in bytes; 0 where there is none.
  std::uint32_t length = 0; ///< Bytes to underline; 0 draws no caret.
  std::string source_line;  ///< The line that `line` names, for the caret.
  std::string help;         ///< What to do instead; may be empty.
};

using Diagnostics = std::vector<Diagnostic>;

/// Whether any of them is an error.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// The text shown above, with a final newline. `colour` adds ANSI sequences.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, bool colour = false);

/// The candidate nearest to `word` by edit distance, if near enough to be what was meant; else
/// empty.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

} // namespace crosscheck
