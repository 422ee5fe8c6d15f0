// Every format of articles: the first byte chooses the ending of the file, the rest is its bytes;
// of a Word document that is no archive it is the part with the text.
#include "fuzz.h"
#include "stored_zip.h"

#include "ingest/ingest.h"
#include "text/utf8.h"

#include <array>
#include <string>
#include <utility>

using namespace crosscheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array<const char*, 8> kEndings = {"txt",  "md",  "jsonl", "json",
                                                          "html", "xml", "csv",   "docx"};
  const std::string path = std::string("a.") + kEndings[data[0] % kEndings.size()];
  std::string bytes(fuzz::bytes(data + 1, size - 1));
  if (path.ends_with("docx") && !bytes.starts_with("PK"))
    bytes = fuzz::stored_zip("word/document.xml", bytes);
  const ingest::Ingested read = ingest::read_bytes(std::move(bytes), path, {});
  for (const text::Document& document : read.documents) {
    fuzz::expect(!document.id.empty());
    for (const std::string* field :
         {&document.id, &document.title, &document.text, &document.caption, &document.source,
          &document.section, &document.byline, &document.url})
      fuzz::expect(!text::find_invalid_utf8(*field));
    // Every byte has a place.
    for (const text::Field field : {text::Field::text, text::Field::title, text::Field::caption})
      for (std::uint32_t i = 0; i <= document.field(field).size(); i += 7)
        fuzz::expect(document.locate(field, i).line > 0);
  }
  for (const Diagnostic& diagnostic : read.diagnostics)
    fuzz::expect(!diagnostic.code.empty() && !render(diagnostic).empty());
  return 0;
}
