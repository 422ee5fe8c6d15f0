// Values of the report's grammar as an editor reads them: ">=12" is "at least 12", "2025-06-16" is
// "16 June 2025". For pages that people read; programs take the value as it is.
#pragma once

#include "report/report.h"
#include "text/document.h"

#include <string>
#include <string_view>

namespace crosscheck::report {

/// What kind of value a comparator compares.
[[nodiscard]] bool is_quantity(std::string_view kind); ///< count, measure, money, age ...
[[nodiscard]] bool is_time(std::string_view kind);     ///< date, time

/// "at least 12", "USD 13.9 billion", "38 years", "16 June 2025, 07:37"; words in quotation marks
/// where the kind is a quotation's. What is not of the grammar comes back as it is.
[[nodiscard]] std::string readable(std::string_view kind, const std::string& value);

/// The value of a group as an editor reads it: a place, a state or a word in the letters in which
/// the article has it ("Cherry Street"), where the grammar's are small.
[[nodiscard]] std::string readable(const Report& report, const ValueGroup& group);

/// The reason of the strongest pair with its values as an editor reads them: "about 12 is not 15".
[[nodiscard]] std::string readable_reason(const Report& report, const Fact& fact);

/// "16 June 2025".
[[nodiscard]] std::string readable(text::Date date);

/// "zero" to "nine", then digits.
[[nodiscard]] std::string number_word(std::size_t number);

/// At most so many bytes, cut at a word and closed with an ellipsis.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

} // namespace crosscheck::report
