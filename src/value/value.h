// The value of a mention or a claim.
#pragma once

#include "value/quantity.h"
#include "value/time.h"

#include <string>
#include <string_view>
#include <variant>

namespace crosscheck::value {

/// Words: a name, a quotation, a category, a state, a piece of text.
struct Words {
  std::string written;   ///< As the document writes it, white space single.
  std::string canonical; ///< What is compared: folded, or the lexicon's canonical form.

  friend bool operator==(const Words&, const Words&) = default;
};

using Value = std::variant<Words, Quantity, Time>;

/// The report's value grammar (docs/report.md). Equal strings are equal values.
[[nodiscard]] std::string to_string(const Value& value);

} // namespace crosscheck::value
