// What an article says of itself to this program, in a comment:
//
//   <!-- crosscheck-accept: name Halvaji until 2026-01-31 -- as he spells it himself -->
//
// or in its front matter, under the key `crosscheck-accept`; in a Word document as the whole of a
// comment in the margin, "crosscheck-accept: ...".
#pragma once

#include "base/diagnostic.h"
#include "text/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::ingest {

/// Reads "ATTRIBUTE [VALUE] [until DATE] -- REASON"; a reason is required. None, and a diagnostic
/// (I030) at `line` of `path`, for anything else.
[[nodiscard]] std::optional<text::Acceptance> parse_acceptance(std::string_view written,
                                                               const std::string& path,
                                                               std::uint32_t line,
                                                               Diagnostics& diagnostics);

/// The acceptance in the inside of a comment ("crosscheck-accept: ..."); none where it has another
/// purpose.
[[nodiscard]] std::optional<text::Acceptance> acceptance_in_comment(std::string_view comment,
                                                                    const std::string& path,
                                                                    std::uint32_t line,
                                                                    Diagnostics& diagnostics);

/// Takes the acceptances out of a text: each such comment becomes spaces, so that no offset moves.
void take_acceptances(std::string& text, const std::string& path, std::uint32_t first_line,
                      text::Document& document, Diagnostics& diagnostics);

/// The acceptances in a piece of markup that is not to be changed, whose comments may be written
/// with references, "&lt;!-- ... --&gt;", as feeds do.
void add_acceptances(std::string piece, const std::string& path, std::uint32_t first_line,
                     text::Document& document, Diagnostics& diagnostics);

} // namespace crosscheck::ingest
