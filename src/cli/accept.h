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

} // namespace crosscheck::cli
