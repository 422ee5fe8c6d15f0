// RSS and Atom: a document for each item or entry, with its place in the file.
//
// Source: RSS 2.0 (rssboard.org), RSS 1.0 with content:encoded, RFC 4287 (Atom).
#pragma once

#include "ingest/ingest.h"

#include <string>

namespace crosscheck::ingest {

/// Reads an XML file. An id is the item's guid, the entry's id, else its link, else its number. The
/// text is content:encoded or content, else description or summary. An item without any text is
/// told by a warning and left out. XML that is no feed is an error.
void read_feed(std::string bytes, const std::string& path, const Options& options, Ingested& out);

} // namespace crosscheck::ingest
