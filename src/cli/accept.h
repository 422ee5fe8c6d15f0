// `rules test --update`: expectations become what was read.
#pragma once

#include "cli/session.h"
#include "engine/mismatch.h"

#include <vector>

namespace crosscheck::cli {

struct Accepted {
  std::size_t expectations = 0;
  std::vector<std::string> files; ///< Those that were rewritten, by path.
  bool failed = false;            ///< A file could not be written; was said.
};

/// Rewrites the files of the tests and takes the mismatches away that are settled by it; what is
/// left has to be edited by hand, and says so. Each file is replaced whole or left as it was.
[[nodiscard]] Accepted accept(const Session& session, std::vector<engine::TestCase>& tests);

/// Puts `bytes` in the place of a file, keeping its permissions: under another name first, then by
/// renaming. A link's target is replaced. False where it cannot be done; then nothing is left.
[[nodiscard]] bool replace_file(const std::string& path, const std::string& bytes);

} // namespace crosscheck::cli
