#include "judge/diff.h"

#include <doctest/doctest.h>

#include <string>

using crosscheck::judge::diff_words;
using crosscheck::judge::DiffPart;

namespace {

std::string shown(const char* a, const char* b) {
  std::string out;
  for (const DiffPart& part : diff_words(a, b)) {
    if (!out.empty()) out += ' ';
    switch (part.side) {
    case DiffPart::Side::both: out += part.text; break;
    case DiffPart::Side::a: out += "[-" + part.text + "-]"; break;
    case DiffPart::Side::b: out += "{+" + part.text + "+}"; break;
    }
  }
  return out;
}

} // namespace

TEST_CASE("a diff shows what each side alone has, as it is written") {
  struct Case {
    const char* a;
    const char* b;
    const char* shown;
  };
  const Case cases[] = {
      {"the bridge opens in May", "the bridge opens in June",
       "the bridge opens in [-May-] {+June+}"},
      {"not now, and not in the coming years", "not in the coming years but much later",
       "[-not now, and-] not in the coming years {+but much later+}"},
      {"We will not go", "We will go", "We will [-not-] go"},
      {"It\xE2\x80\x99s ours", "It's ours", "It\xE2\x80\x99s ours"},
      {"We realised it at the centre", "We realized it at the center",
       "We realised it at the centre"},
      {"the same", "the same", "the same"},
      {"", "one", "{+one+}"},
      {"", "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CHECK(shown(c.a, c.b) == c.shown);
  }
}
