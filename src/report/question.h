// A finding in the words of a newsroom: what it is called, and what to ask the desk.
//
// "Two articles give 12 and 14: which stands?" A question names the values in the order of the
// articles and never says who is right.
#pragma once

#include "report/finding.h"
#include "report/label.h"

#include <string>
#include <string_view>

namespace crosscheck::report {

/// What it is about, for a headline: "Anders Reth: age", "Damaged (villages)", "Quote: “We will
/// not ...”". What every fact of a story shares ("main event") is left out.
[[nodiscard]] std::string title(const Report& report, const Fact& fact);

/// One sentence, sometimes two, that ends with a question mark.
[[nodiscard]] std::string question(const Report& report, const Finding& finding);

} // namespace crosscheck::report
