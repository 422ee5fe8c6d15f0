// Parts of a zip archive, in bounds.
#pragma once

#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

/// Unpacks the parts of these names, those that there are. What the archive says of their sizes is
/// not believed. An error (I026) where it is no zip archive or cut off, a part cannot be unpacked
/// or is too large, or there are more parts than any document has.
[[nodiscard]] Result<std::map<std::string, std::string>>
unzip(std::string_view archive, const std::vector<std::string_view>& names,
      const std::string& path);

/// What is wrong with a Word document.
[[nodiscard]] Diagnostic no_word_document(const std::string& path, std::string_view why);

} // namespace crosscheck::ingest
