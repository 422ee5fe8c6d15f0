// The articles in a folder.
#pragma once

#include "base/diagnostic.h"
#include "ingest/ingest.h"

#include <string>
#include <vector>

namespace crosscheck::ingest {

/// The files of `given` and the folders in it whose endings are those of articles, each as `given`
/// and the way from there, by name. Hidden files and folders, what is ignored (ingest/ignore.h,
/// Options::ignore) and links to folders are passed over. A folder that cannot be read, or that
/// has no article, is told.
[[nodiscard]] std::vector<std::string> files_in(const std::string& given, const Options& options,
                                                Diagnostics& diagnostics);

} // namespace crosscheck::ingest
