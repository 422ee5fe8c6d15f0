// Characters as a parser decoded them beside characters as the file spells them: which belongs to
// which. Parsers of HTML and Markdown say where a text begins, and not how long each reference
// ("&eacute;") or escape ("\*") in it was.
#pragma once

#include "ingest/transcript.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crosscheck::ingest {

/// Appends decoded characters, white space collapsed, each with its place: `spelled` is what the
/// file has for them and what follows, at `at`. Returns how much of `spelled` they took. What
/// cannot be told apart stands at the last place that could.
std::size_t append_decoded(std::string_view decoded, std::string_view spelled, std::uint32_t at,
                           Transcript& out);

/// Whether `spelled` begins with these characters, as far as a few of them tell.
[[nodiscard]] bool begins_with_decoded(std::string_view spelled, std::string_view decoded);

} // namespace crosscheck::ingest
