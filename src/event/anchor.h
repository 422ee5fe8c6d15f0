// When a sentence speaks of: the time that a claim in it belongs to.
//
// An article reports one main event, and names others for background: "the 2004 tsunami", "In June,
// ...". A sentence with a date of its own that lies well before the article is about that
// background; what follows in the same paragraph is, too, until the next date.
#pragma once

#include "annotate/mention.h"
#include "base/id.h"
#include "text/document.h"
#include "value/time.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::event {

/// The day that stands for "now" in an article, in civil seconds: the day that its relative times
/// are read against, else the latest day that it names, since the news is about the newest of what
/// it tells. None: it names no day.
[[nodiscard]] std::optional<value::CivilSeconds> reference(const annotate::Annotation& annotation);

/// What a segment speaks of.
struct Background {
  /// A TIMEX3 value cut to the year ("2004") or, within the article's own year, the month
  /// ("2025-06"); empty for what belongs to the main event.
  std::string period;
  Span date; ///< What says so in the segment itself; empty where a sentence before did.
};

/// The background of each segment. `now`: the reference of the article, or where that has no day of
/// its own the latest one of its story.
[[nodiscard]] std::vector<Background> background(const text::Document& document,
                                                 const annotate::Annotation& annotation,
                                                 std::optional<value::CivilSeconds> now);

/// Whether a date tells only of a place or of a comparison, and not of what is stated before it:
/// "31 people died in a town that was flooded in 2004", "the worst storm since 2004", but not "31
/// people died when it was flooded in 2004". `between`: the text from the statement to the date.
[[nodiscard]] bool only_described(std::string_view between);

} // namespace crosscheck::event
