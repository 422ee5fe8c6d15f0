// What an attribute is called where people read: "deaths" is "Deaths", "age.unnamed" is "Age".
#pragma once

#include <string>
#include <string_view>

namespace crosscheck::report {

/// The packaged attributes whose names are for rules have a label of their own; of any other name
/// the words are made readable: "count.lanterns" is "Lanterns", "cost.of_living" is "Cost (of
/// living)".
[[nodiscard]] std::string label(std::string_view attribute);

} // namespace crosscheck::report
