// The recognisers of quantities, times and names over any bytes as an article.
#include "fuzz.h"

#include "annotate/annotator.h"
#include "ingest/ingest.h"
#include "rules/load.h"
#include "text/utf8.h"

#include <string>

using namespace crosscheck;

namespace {

const annotate::Annotator& annotator() {
  static const annotate::Annotator shared(
      rules::load(rules::DiskFiles(CROSSCHECK_GENERATED_LEXICONS), {}, CROSSCHECK_SOURCE_RULES)
          .rules.lexicons);
  return shared;
}

bool is_border(std::string_view text, std::size_t at) {
  return at <= text.size() && (at == text.size() || !text::is_continuation(text[at]));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ingest::Ingested read =
      ingest::read_bytes(std::string(fuzz::bytes(data, size)), "a.txt", {});
  for (const text::Document& document : read.documents) {
    const annotate::Annotation annotation = annotator().annotate(document);
    for (const annotate::Mention& mention : annotation.mentions) {
      const std::string_view field = document.field(mention.field);
      fuzz::expect(mention.span.begin < mention.span.end && !mention.readings.empty());
      fuzz::expect(is_border(field, mention.span.begin) && is_border(field, mention.span.end));
      for (const annotate::Reading& reading : mention.readings) {
        fuzz::expect(!text::find_invalid_utf8(value::to_string(reading.value)));
      }
    }
    for (const annotate::AnnotatedView& view : annotation.views)
      fuzz::expect(!text::find_invalid_utf8(view.view.text()));
  }
  return 0;
}
