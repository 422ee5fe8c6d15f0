// Why a text was read so: for each mention the step of the grammar that read it, what a time was
// read against, the word that binds a figure, and what a unit is converted to.
//
//   'At least 12 miles'   bound >=: "At least"; 12 mile = 19312.128 m
//   'Friday'              a weekday; before or after 2025-06-18 by the tense: past
#pragma once

#include "annotate/annotator.h"
#include "annotate/recognise.h"

#include <vector>

namespace crosscheck::annotate {

/// In the order of the mentions, those of which something is to be said; reads the times of the
/// scene once more.
[[nodiscard]] std::vector<Explanation> explain(const Scene& scene, const Annotation& annotation);

} // namespace crosscheck::annotate
