// HTML -> one document.
#pragma once

#include "base/result.h"
#include "ingest/html_text.h"
#include "ingest/ingest.h"
#include "text/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

/// A page with one article. Notes go to `notes`.
[[nodiscard]] Result<text::Document> read_html(std::string bytes, const std::string& path,
                                               const Options& options, Diagnostics& notes);

/// A piece of HTML inside something else, a feed's entry: all of its text, its captions. `base`
/// says where its bytes stand in the file (Transcript).
[[nodiscard]] Result<HtmlText> read_html_piece(std::string_view piece, const std::string& path,
                                               const std::vector<text::Origin::Run>* base);

/// The encoding that a page or an XML file says it has, in its first lines; empty where it says
/// none.
[[nodiscard]] std::string declared_encoding(std::string_view bytes);

} // namespace crosscheck::ingest
