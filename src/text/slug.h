// A name as it stands in the name of a lexicon: "The Harbour Voice" -> "the-harbour-voice".
#pragma once

#include <string>
#include <string_view>

namespace crosscheck::text {

/// Letters and figures in lower case, without accents; one hyphen for each run of anything else.
/// Two ways of writing the name of a publication have one slug.
[[nodiscard]] std::string slug(std::string_view name);

} // namespace crosscheck::text
