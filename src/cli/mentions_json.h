// The typed mentions of a document as one line of JSON: {"id", "mentions": [{"start", "end",
// "text", "type", ...}]}.
#pragma once

#include "annotate/mention.h"
#include "text/document.h"

#include <string>

namespace crosscheck::cli {

/// Offsets are bytes of the mention's field. Of a mention that may be two things the likeliest is
/// told, and the types of the others under "or". The span of a measure, a sum or an age is without
/// words that only hedge it; `bound` tells what they said. Ends with a newline.
[[nodiscard]] std::string mentions_line(const text::Document& document,
                                        const annotate::Annotation& annotation);

} // namespace crosscheck::cli
