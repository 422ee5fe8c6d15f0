// Bytes -> documents.
#pragma once

#include "base/diagnostic.h"
#include "text/document.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosscheck::ingest {

struct Options {
  /// Publication dates given on the command line, by path as given.
  std::map<std::string, text::Date> dates;
  /// Patterns as in .gitignore for what is passed over in folders, seen from `ignore_folder`
  /// (absolute).
  std::vector<std::string> ignore;
  std::string ignore_folder;
  /// What a document from standard input is called, and read as by its ending.
  std::string stdin_name = "-";
  /// A document, and a file that holds one, may have this many bytes of text; a larger one is
  /// refused with a diagnostic.
  std::size_t max_document_bytes = std::size_t{16} << 20U;
  /// Told how many of the files are read, of how many.
  std::function<void(std::size_t, std::size_t)> progress = {};
};

struct Ingested {
  std::vector<text::Document> documents; ///< By id.
  Diagnostics diagnostics;               ///< A document with an error is left out.
};

/// Reads files, folders (ingest/folder.h) and "-". An input that cannot be read costs neither a
/// crash nor the others.
[[nodiscard]] Ingested read(const std::vector<std::string>& inputs, const Options& options);

/// The same from bytes in memory; `path` decides the format by its ending.
[[nodiscard]] Ingested read_bytes(std::string bytes, const std::string& path,
                                  const Options& options);

} // namespace crosscheck::ingest
