// Files that the program writes are there whole or as they were before.
#pragma once

#include <string>

namespace crosscheck::cli {

/// Puts `bytes` at `path`: under another name in the same folder first, then by renaming. A file
/// that is there keeps its permissions, a link's target is replaced; a pipe or a device is written
/// to. False where it cannot be done; then nothing is left.
[[nodiscard]] bool write_file(const std::string& path, const std::string& bytes);

} // namespace crosscheck::cli
