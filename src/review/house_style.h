// Articles held against the house style of their publication, as crosscheck.yml settles it.
//
// A house writes "ceasefire", and its draft "a cease-fire": the finding has the draft on one side
// and the line of crosscheck.yml on the other, so that an editor sees what is asked and who may
// change it. Where articles differ among themselves already, the house's form joins their finding
// and settles it. Nothing is held against another publication's style.
#pragma once

#include "config/config.h"
#include "report/report.h"
#include "rules/lexicon.h"

namespace crosscheck::review {

/// Adds to `report` what the articles of a publication write otherwise: variants, as severe as the
/// publication says, whose last value is the house's. The configuration's file becomes a document
/// of the report where there is one. REQUIRES the facts of severity info in the report; afterwards
/// order_facts() is called. `lexicons` know the words for figures.
void hold_to_house_style(const config::Config& config, const rules::Lexicons& lexicons,
                         report::Report& report);

} // namespace crosscheck::review
