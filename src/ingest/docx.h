// A Word document (.docx) -> one document. Lines are its paragraphs, counted from 1, empty ones and
// those of tables, too; columns count bytes in a paragraph.
//
// Source: ECMA-376, WordprocessingML.
#pragma once

#include "base/result.h"
#include "ingest/ingest.h"
#include "text/document.h"

#include <string>

namespace crosscheck::ingest {

/// What a reader sees with all changes accepted: deleted and hidden text is left out, so are
/// headers, footnotes and comments. A paragraph in the style Title is the title, else a first
/// heading, else what the document's properties say. Paragraphs in the style Caption are captions.
[[nodiscard]] Result<text::Document> read_docx(std::string bytes, const std::string& path,
                                               const Options& options, Diagnostics& notes);

} // namespace crosscheck::ingest
