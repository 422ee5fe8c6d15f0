// A text file -> one document.
#pragma once

#include "base/result.h"
#include "ingest/ingest.h"
#include "text/document.h"

#include <string>

namespace crosscheck::ingest {

/// One article in plain text or Markdown, with or without front matter. Warnings and notes go to
/// `notes`.
[[nodiscard]] Result<text::Document> read_plain(std::string bytes, const std::string& path,
                                                const Options& options, Diagnostics& notes);

/// Whether two documents of one id are one article that was given twice.
[[nodiscard]] bool same_article(const text::Document& a, const text::Document& b);

/// Sets what follows from the rest of a document: the joined captions, whether the text repeats the
/// title, line starts.
void complete(text::Document& document);

} // namespace crosscheck::ingest
