// JSON Lines: one article a line, {"id", "text"} and optionally title, date, url, source, captions.
// A member that is null is absent. And .json files: one such object, or an array of them.
#pragma once

#include "ingest/ingest.h"

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace crosscheck::ingest {

/// Reads line by line, so that one endless line costs no more memory than the limit for a document.
void read_json_lines(std::istream& in, const std::string& path, const Options& options,
                     Ingested& out);

/// A whole file: an object, an array of objects, or JSON Lines after all.
void read_json(std::string bytes, const std::string& path, const Options& options, Ingested& out);

} // namespace crosscheck::ingest
