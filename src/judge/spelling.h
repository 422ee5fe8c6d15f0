// Which written forms are one value.
//
// Names, quotations and style are shown as written, so that "cease-fire" and "ceasefire" are two
// values of one fact; "ORLAND" in a headline and "Orland" below are one, and so are "Cease-fire"
// that opens a sentence and "cease-fire" inside one.
#pragma once

#include "claims/claim.h"
#include "rules/rule_set.h"

#include <string>
#include <string_view>

namespace crosscheck::judge {

/// Whether values are shown as the documents write them. Of `compare: text` those are whose key has
/// the value; else its group is the value: "British", "month first".
[[nodiscard]] bool shown_as_written(const rules::Attribute& attribute);

/// The value of a claim by the report's grammar: as written, or value::to_string().
[[nodiscard]] std::string shown_value(const claims::Claim& claim,
                                      const rules::Attribute& attribute);

/// Equal for names that are written alike but for accents and capitals of the whole word.
[[nodiscard]] std::string name_key(std::string_view written);

/// Equal for claims of one attribute that hold one value, and a function of what is written where
/// that is what is shown.
[[nodiscard]] std::string value_key(const claims::Claim& claim, const rules::Attribute& attribute);

} // namespace crosscheck::judge
