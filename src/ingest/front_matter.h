// A block of `key: value` lines between two lines of --- at the top of a text file:
//
//   ---
//   title: "Flood hits Norhaven"
//   date: 2025-06-18
//   ---
//
// Only scalars on one line are read, and only the keys that a document has: title, date, source,
// section, author or byline, url, crosscheck-accept. What a content system writes beside them
// (lists, nested keys) is passed over.
#pragma once

#include "base/diagnostic.h"
#include "text/document.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscheck::ingest {

/// Reads the block into `document` and returns the offset of the first byte after it; 0 where the
/// text has no such block. A value that cannot be read is an error of `diagnostics`, a date that is
/// none a warning.
[[nodiscard]] std::uint32_t read_front_matter(std::string_view text, const std::string& path,
                                              text::Document& document, Diagnostics& diagnostics);

} // namespace crosscheck::ingest
