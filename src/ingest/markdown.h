// Markdown -> one document: text without its markup. Code, HTML and tables are not read.
//
// Source: CommonMark 0.30.
#pragma once

#include "base/result.h"
#include "ingest/ingest.h"
#include "text/document.h"

#include <string>

namespace crosscheck::ingest {

/// One article, with or without front matter. The first heading is its title where the front matter
/// gives none; texts and titles of images are captions. Notes go to `notes`.
[[nodiscard]] Result<text::Document> read_markdown(std::string bytes, const std::string& path,
                                                   const Options& options, Diagnostics& notes);

} // namespace crosscheck::ingest
