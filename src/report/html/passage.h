// The words of an article around a claim, with its value marked and the words in which it differs
// from the other side marked again.
#pragma once

#include "report/html/markup.h"
#include "report/report.h"

#include <string_view>
#include <vector>

namespace crosscheck::report::html {

/// The words of a text: letters and digits with the apostrophes inside, as the diff counts them.
[[nodiscard]] std::vector<Span> words(std::string_view text);

/// Which words of a claim's value the other side does not have, by their index; of quotations by
/// the pair's diff, of names and other words by comparing word for word. Empty where nothing can be
/// said word by word.
[[nodiscard]] std::vector<bool> differing(const Report& report, const Fact& fact,
                                          std::uint32_t claim);

/// What is shown of a field: the evidence and some of its paragraph around it.
[[nodiscard]] Span shown(const Report& report, const Claim& claim);

/// A <blockquote> with the passage.
void write_passage(Markup& out, const Report& report, const Claim& claim,
                   const std::vector<bool>& differs);

} // namespace crosscheck::report::html
