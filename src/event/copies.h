// Which articles print one and the same text: a wire report and the papers that ran it.
//
// Two texts are copies where most runs of five words of the shorter one stand in the longer: a
// paper cuts a report from the end and changes the head. Candidates share some of the least hashes
// of their runs (Broder, On the resemblance and containment of documents, 1997; one permutation in
// bins: Li, Owen, Zhang 2012), and are held against one member of a group, so that cost grows with
// the documents and not with their square.
#pragma once

#include "text/document.h"

#include <cstdint>
#include <span>
#include <vector>

namespace crosscheck::event {

/// For each document the first one that prints the same text; itself where there is none.
[[nodiscard]] std::vector<std::uint32_t> find_copies(std::span<const text::Document> documents);

} // namespace crosscheck::event
