// How times were read, for `explain`: gathered only where somebody asks.
#pragma once

#include "annotate/times_moment.h"
#include "base/span.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscheck::annotate {

/// One time that the grammar read, and what it was read against.
struct TimeStep {
  std::uint32_t segment = 0;
  Span span;
  const char* step = "";      ///< The rule of the grammar: "a month and a day".
  std::optional<Tense> tense; ///< Where the words left the year or the week open.
  bool relative = false;
  bool from_narrative = false;           ///< Counted from the day last spoken of.
  bool by_story = false;                 ///< A clock time that took its day.
  std::optional<std::int64_t> reference; ///< The document's day, in days since 1970-01-01.
  /// The day last spoken of, before this time; for a month or a year the first day of the time last
  /// spoken of.
  std::optional<std::int64_t> narrative;
};

using TimeTrace = std::vector<TimeStep>;

} // namespace crosscheck::annotate
