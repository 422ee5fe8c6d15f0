// A text file -> one document.
#pragma once

#include "base/result.h"
#include "ingest/ingest.h"
#include "text/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::ingest {

/// One article in plain text or Markdown, with or without front matter. Warnings and notes go to
/// `notes`.
[[nodiscard]] Result<text::Document> read_plain(std::string bytes, const std::string& path,
                                                const Options& options, Diagnostics& notes);

/// What is wrong with an article of so many bytes, if anything is.
[[nodiscard]] std::optional<Diagnostic> too_large(std::size_t bytes, const std::string& path,
                                                  const Options& options);
/// What is wrong with an article that has no text.
[[nodiscard]] Diagnostic no_text(const std::string& path);

/// A title as titles are compared: folded, white space single and trimmed, without a final full
/// stop.
[[nodiscard]] std::string title_form(std::string_view text);

/// Whether two documents of one id are one article that was given twice.
[[nodiscard]] bool same_article(const text::Document& a, const text::Document& b);

/// Sets what follows from the rest of a document: the joined captions, whether the text repeats the
/// title, line starts.
void complete(text::Document& document);

} // namespace crosscheck::ingest
