// Bytes of a file -> UTF-8 text.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace crosscheck::ingest {

/// The text in UTF-8 without a byte order mark. Valid UTF-8 passes as it is; UTF-16 and UTF-32 are
/// known by their marks, other encodings are recognised and named by a note in `notes`. Binary data
/// and UTF-8 that is broken in places are errors: what would be read is not what was written.
/// `declared`: the encoding that the file itself says it has, believed where it is not UTF-8.
[[nodiscard]] Result<std::string> to_utf8(std::string bytes, const std::string& path,
                                          Diagnostics& notes, const std::string& declared = {});

/// The diagnostic of bytes that are not UTF-8 at `offset`.
[[nodiscard]] Diagnostic broken_utf8(std::string_view bytes, std::size_t offset,
                                     const std::string& path);

} // namespace crosscheck::ingest
