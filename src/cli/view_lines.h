// Views on a terminal: mentions coloured, a match marked.
#pragma once

#include "annotate/mention.h"
#include "rules/rule_set.h"
#include "text/document.h"
#include "text/view.h"

#include <string>
#include <vector>

namespace crosscheck::cli {

/// The view in one line, mentions as <type>, `marked` between >> and <<. With `colour` mentions are
/// coloured and what is marked is inverse instead.
[[nodiscard]] std::string view_line(const text::View& view, ViewSpan marked, bool colour);

/// "story.txt:3:14", the place of a range of a view.
[[nodiscard]] std::string place_of(const text::Document& document,
                                   const annotate::Annotation& annotation,
                                   const annotate::AnnotatedView& view, ViewSpan range);

/// "value = About 300  read as ~300": what the slots of a match hold, those without a name and
/// empty ones left out.
[[nodiscard]] std::vector<std::string> slot_lines(const text::Document& document,
                                                  const annotate::Annotation& annotation,
                                                  const annotate::AnnotatedView& view,
                                                  const std::vector<rules::Slot>& slots,
                                                  const std::vector<ViewSpan>& filled);

/// Two lines on where a pattern stopped: the part that has matched, what it asks for next, and what
/// stands there.
[[nodiscard]] std::string next_step(const std::string& pattern, std::size_t matched,
                                    const std::string& rest);

} // namespace crosscheck::cli
