// The article under test among the others: a draft against the archive.
#pragma once

#include "base/result.h"
#include "report/report.h"

#include <string>
#include <vector>

namespace crosscheck::review {

/// Keeps the facts that a document of `paths` has a part in, each with the strongest relation that
/// one of its values has with another, and anchors them there. A path that names no document of the
/// report is told (C015).
[[nodiscard]] Diagnostics focus(const std::vector<std::string>& paths, report::Report& report);

/// The files below the working folder that differ from a revision of the git repository around it,
/// new ones too; relative to the working folder.
[[nodiscard]] Result<std::vector<std::string>> changed_since(const std::string& revision);

} // namespace crosscheck::review
