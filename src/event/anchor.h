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
#include <vector>

namespace crosscheck::event {

/// The day that stands for "now" in an article, in civil seconds: the day that its relative times
/// are read against, else the latest day that it names, since the news is about the newest of what
/// it tells. None: it names no day.
[[nodiscard]] std::optional<value::CivilSeconds> reference(const annotate::Annotation& annotation);

/// The background period of each segment, as a TIMEX3 value cut to the year ("2004") or, within the
/// article's own year, the month ("2025-06"); empty for what belongs to the main event. `now`: the
/// reference of the article, or where that has no day of its own the latest one of its story.
[[nodiscard]] std::vector<std::string> background(const text::Document& document,
                                                  const annotate::Annotation& annotation,
                                                  std::optional<value::CivilSeconds> now);

} // namespace crosscheck::event
