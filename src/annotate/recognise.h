// The recognisers: each walks the tokens of a document and proposes mentions. annotator.cpp settles
// what they propose.
//
// What overlaps is settled so: the longer proposal wins, then the higher `rank`. Proposals with the
// very same span are united into one mention with several readings, by rank. A loser with
// `alternative` set stands in an alternative view of its segment (May / May 2025).
#pragma once

#include "annotate/mention.h"
#include "annotate/token.h"
#include "text/document.h"
#include "text/segment.h"

#include <optional>
#include <vector>

namespace crosscheck::annotate {

struct Proposal {
  Span span;
  std::uint32_t segment = 0; ///< Index into the SegmentTokens list.
  int rank = 0; ///< Quantities 10, times 20, names 30, unless there is reason otherwise.
  bool alternative = false;
  std::vector<Reading> readings;
};

/// What a recogniser sees.
struct Scene {
  const text::Document& document;
  const text::Layout& layout;
  const std::vector<SegmentTokens>& segments;
  const Vocabulary& vocabulary;
  /// The day that relative times are read against: the document's, else that of a dateline.
  std::optional<text::Date> day = std::nullopt;
};

/// Counts, ordinals, money, percent, measures, ages, durations: quantities.cpp.
void find_quantities(const Scene& scene, std::vector<Proposal>& out);

struct TimeStep;

/// Dates, clock times, sets, and durations anchored in time: times.cpp. `trace`, where one is
/// given, takes how each was read.
void find_times(const Scene& scene, std::vector<Proposal>& out,
                std::vector<TimeStep>* trace = nullptr);

/// Persons, places, organisations, pronouns: names.cpp.
void find_names(const Scene& scene, std::vector<Proposal>& out);

} // namespace crosscheck::annotate
