#include "text/utf8.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck::text;

TEST_CASE("the first invalid byte of a text is found") {
  struct Case {
    std::string bytes;
    std::optional<std::size_t> at;
  };
  const Case cases[] = {
      {"", std::nullopt},
      {"plain words, long enough for the fast path", std::nullopt},
      {"Müller – “quoted” 😀", std::nullopt},
      {"0123456789\xFF", 10},
      {"caf\xE9", 3},          // Latin-1
      {"\xC0\x80", 0},         // overlong
      {"\xE0\x80\x80", 0},     // overlong
      {"\xED\xA0\x80", 0},     // a surrogate
      {"\xF4\x90\x80\x80", 0}, // past U+10FFFF
      {"ab\xE2\x80", 2},       // cut off
      {"\x80", 0},
  };
  for (const Case& c : cases) CHECK(find_invalid_utf8(c.bytes) == c.at);
}

TEST_CASE("folding makes one form of all spellings of a word") {
  struct Case {
    std::string text, folded;
  };
  const Case cases[] = {
      {"The Harbour", "the harbour"},
      {"O’Brien", "o'brien"},
      {"O`Brien", "o'brien"},
      {"“Quoted”", "\"quoted\""},
      {"1990–95", "1990-95"},
      {"MÜLLER", "müller"},
      {"Mu\xCC\x88ller", "müller"},
      {"co\xC2\xADoperate", "cooperate"},
      {"10\xC2\xA0km", "10 km"},
      {"ＡＢＣ", "abc"},
      {"", ""},
  };
  for (const Case& c : cases) CHECK(fold(c.text) == c.folded);
}

TEST_CASE("accents and strokes are removed where asked") {
  CHECK(fold_accents("Müller") == "muller");
  CHECK(fold_accents("Łódź") == "lodz");
  CHECK(fold_accents("Sørensen") == "sorensen");
  CHECK(fold_accents("Plain") == "plain");
}

TEST_CASE("folding twice is folding once") {
  CHECK(rc::check([](const std::vector<std::uint16_t>& codes) {
    std::string text;
    for (const std::uint16_t code : codes) {
      if (code < 0xD800 || code > 0xDFFF) append(text, code);
    }
    RC_ASSERT(!find_invalid_utf8(text));
    const std::string folded = fold(text);
    RC_ASSERT(!find_invalid_utf8(folded));
    RC_ASSERT(fold(folded) == folded);
  }));
}

TEST_CASE("what is appended is decoded again, from both sides") {
  CHECK(rc::check([](std::uint32_t raw) {
    const char32_t code = raw % 0x110000;
    if (code >= 0xD800 && code <= 0xDFFF) return;
    std::string text;
    append(text, code);
    RC_ASSERT(!find_invalid_utf8(text));
    RC_ASSERT(decode(text, 0).code_point == code);
    RC_ASSERT(decode(text, 0).length == text.size());
    RC_ASSERT(decode_before(text, text.size()).code_point == code);
  }));
}
