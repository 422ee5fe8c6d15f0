#include "entity/name_form.h"
#include "text/utf8.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <mutex>
#include <utility>

namespace crosscheck::entity {

struct Romaniser::Rules {
  std::unique_ptr<icu::Transliterator> cyrillic; // "shch" and not the letters of ISO 9
  std::unique_ptr<icu::Transliterator> latin;
  std::unique_ptr<icu::Transliterator> ascii;
  std::mutex mutex; // ICU does not promise that one transliterator serves two threads.
  bool ready = false;

  // Takes ICU longer than the reading of an article, which may hold no letter outside of ASCII.
  void prepare() {
    if (std::exchange(ready, true)) return;
    const auto make = [](const char* name) {
      UErrorCode status = U_ZERO_ERROR;
      return std::unique_ptr<icu::Transliterator>(
          icu::Transliterator::createInstance(name, UTRANS_FORWARD, status));
    };
    cyrillic = make("Russian-Latin/BGN");
    latin = make("Any-Latin");
    ascii = make("Latin-ASCII");
  }
};

Romaniser::Romaniser() : rules_(std::make_unique<Rules>()) {}
Romaniser::~Romaniser() = default;

std::string Romaniser::ascii(std::string_view utf8) const {
  std::string folded = text::fold(utf8);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(folded.begin(), folded.end(), is_ascii)) return folded;
  icu::UnicodeString string = icu::UnicodeString::fromUTF8(
      icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  {
    const std::scoped_lock lock(rules_->mutex);
    rules_->prepare();
    if (rules_->cyrillic) rules_->cyrillic->transliterate(string);
    if (rules_->latin) rules_->latin->transliterate(string);
    if (rules_->ascii) rules_->ascii->transliterate(string);
  }
  std::string out;
  string.toUTF8String(out);
  out = text::fold_accents(out);
  if (std::all_of(out.begin(), out.end(), is_ascii)) return out;
  std::string bytes;
  for (std::size_t at = 0; at < out.size();) {
    const text::Decoded letter = text::decode(out, at);
    at += letter.length;
    if (letter.code_point < 0x80)
      bytes += static_cast<char>(letter.code_point);
    else if (text::is_letter(letter.code_point))
      // A script that ICU does not write in Latin (Khmer): one byte a letter, so that two names of
      // that script can still be compared.
      bytes += static_cast<char>(0x80U | (letter.code_point & 0x7FU));
    else if (letter.code_point > 0x2000)
      bytes += ' ';
  }
  return bytes;
}

} // namespace crosscheck::entity
