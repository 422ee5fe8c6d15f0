// Sentence ends: ICU's (UAX #29), corrected by what it cannot know. It does not know that "Dr."
// ends no sentence, that "Yahoo! said" goes on, or that "on Friday. 12 people" does not.
#pragma once

#include "base/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace crosscheck::text {

struct Quoted;

/// Overwrites a quotation by letters of no meaning, in place: its sentences do not end the one it
/// stands in. Where the sentence around it ends with it, its last byte becomes a full stop:
///   He said, "We go." Nobody asked why.      ->   He said, Xxxxxxxx. Nobody asked why.
///   "Do we go?" the minister asked.          ->   Xxxxxxxxxxx the minister asked.
/// REQUIRES that `masked` was a copy of `text` and no quotation around this one was masked.
void mask_quotation(std::string_view text, Span span, Span inside, Span paragraph,
                    std::string& masked);

/// Offsets at which a sentence ends and the next begins, ascending, without 0 and the size. A
/// newline always ends one. Thread-safe; ICU's iterator is made once a thread.
[[nodiscard]] std::vector<std::uint32_t>
sentence_breaks(const std::string& masked, const std::unordered_set<std::string>& abbreviations);

} // namespace crosscheck::text
