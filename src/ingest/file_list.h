// A list of the files to read, as `git diff --name-only` and `find -print0` print them.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

/// A name a line, or, where the list has a NUL anywhere, a name before each NUL. Empty names do not
/// count.
[[nodiscard]] std::vector<std::string> names_of_list(std::string_view bytes);

/// The same of a file, or of standard input where it is "-". A list that cannot be read, or that
/// names nothing, is an error.
[[nodiscard]] Result<std::vector<std::string>> read_list(const std::string& file);

} // namespace crosscheck::ingest
