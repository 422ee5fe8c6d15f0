// What the tests of the readers share: read bytes, and hold that every place leads back.
#pragma once

#include "ingest/ingest.h"
#include "text/utf8.h"

#include <doctest/doctest.h>
#include <string>

namespace crosscheck::ingest::test {

inline Ingested from(const std::string& bytes, const std::string& path) {
  return read_bytes(bytes, path, {});
}

// "I004", "I009:3" with the line where there is one; notes and warnings with their level before.
inline std::string codes(const Ingested& ingested) {
  std::string out;
  for (const Diagnostic& d : ingested.diagnostics) {
    if (!out.empty()) out += ' ';
    if (d.level == Level::note) out += "note ";
    if (d.level == Level::warning) out += "warning ";
    out += d.code;
    if (d.line > 0) out += ":" + std::to_string(d.line);
    CHECK_FALSE(d.help.empty());
    CHECK_FALSE(render(d).empty());
  }
  return out;
}

inline std::string ids(const Ingested& ingested) {
  std::string out;
  for (const text::Document& d : ingested.documents) out += (out.empty() ? "" : " ") + d.id;
  return out;
}

inline text::Document one(const std::string& bytes, const std::string& path) {
  Ingested all = from(bytes, path);
  CAPTURE(codes(all));
  REQUIRE(all.documents.size() == 1);
  return all.documents[0];
}

/// The byte of the file that a byte of a field leads to.
inline std::size_t place_in(const std::string& file, const text::Document& document,
                            text::Field field, std::uint32_t offset) {
  const text::Position at = document.locate(field, offset);
  const auto starts = text::line_starts(file);
  REQUIRE(at.line <= starts.size());
  return starts[at.line - 1] + at.column - 1;
}

/// Every character of every field stands in the file where it is said to stand, or is spelled
/// otherwise there (`&`, `\`, quotation marks of <q>). Returns how many do: law 3 for a field that
/// is not its own file.
inline void leads_back(const std::string& file, const text::Document& document) {
  for (const text::Field field : {text::Field::text, text::Field::title, text::Field::caption}) {
    const std::string bytes(document.field(field));
    REQUIRE_FALSE(text::find_invalid_utf8(bytes));
    CAPTURE(bytes);
    std::size_t last = 0;
    for (std::uint32_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] == ' ' || bytes[i] == '\n' || text::is_continuation(bytes[i])) continue;
      const std::size_t at = place_in(file, document, field, i);
      CAPTURE(i);
      CAPTURE(at);
      REQUIRE(at < file.size());
      const char there = file[at];
      const bool otherwise = there == '&' || there == '\\' || there == '<';
      CHECK((there == bytes[i] || otherwise));
      CHECK((at >= last || field != text::Field::text));
      last = at;
    }
  }
}

} // namespace crosscheck::ingest::test
