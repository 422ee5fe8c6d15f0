// One finding of the page: the question, the picture, both sides, and what the judgement rests on.
#pragma once

#include "report/finding.h"
#include "report/html/markup.h"

namespace crosscheck::report::html {

/// An <article>, its passages in a <details> that is open or not. `page`: as in link.h.
void write_finding(Markup& out, const Report& report, const Finding& finding, bool open,
                   const std::string& page);

/// "open", "known" (in the baseline) or "decided".
[[nodiscard]] std::string_view standing_of(const Fact& fact);

/// One line: the article with its link, publication, date, place and speaker. Who says it.
void write_source(Markup& out, const Report& report, const Claim& claim, const std::string& page);

} // namespace crosscheck::report::html
