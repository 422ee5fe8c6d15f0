// What a constant, or the value of an example, is read as, by what it is compared as.
#pragma once

#include "rules/rule_set.h"

namespace crosscheck::rules {

enum class ReadAs : std::uint8_t { figure, time, words };

[[nodiscard]] ReadAs read_as(Comparator comparator);

} // namespace crosscheck::rules
