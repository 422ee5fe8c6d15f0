// The formats of articles, by the ending of a file's name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscheck::ingest {

enum class Format : std::uint8_t { text, markdown, html, feed, docx, json, json_lines, other };

/// What a file of this name is read as. `other`: as plain text.
[[nodiscard]] Format format_of(const std::string& name);

/// Whether a file of this name is an article where it is not named itself but lies in a folder.
/// Most files that end in .xml are none.
[[nodiscard]] bool is_article(const std::string& name);

/// The endings that are read in folders, for messages: ".txt, .md, ...".
[[nodiscard]] std::string_view known_endings();

} // namespace crosscheck::ingest
