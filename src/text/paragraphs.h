// Lines -> paragraphs.
//
// Blank lines end a paragraph. What a single newline means differs between files: in most it ends a
// paragraph (one a line), in hard-wrapped ones it stands for a space. Wrapped text is known by
// lines that go on in lower case; a text is judged as a whole, so that a line that happens to go on
// with a name
// ("told the governor of / Norhaven on Friday") is joined like its neighbours.
#pragma once

#include "base/span.h"

#include <string_view>
#include <vector>

namespace crosscheck::text {

struct Cut {
  std::vector<Span> paragraphs; ///< In order, without white space at either end, none empty.
  /// By paragraph: only a newline, no blank line, parts it from the next.
  std::vector<bool> soft;
  std::vector<Span> wraps; ///< White space inside paragraphs that is a wrapped line's end.
};

[[nodiscard]] Cut cut_paragraphs(std::string_view text);

} // namespace crosscheck::text
