#include "reading.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::ingest;
using namespace crosscheck::ingest::test;

namespace {

std::string body(const std::string& markdown) {
  const std::string file = "---\ntitle: T\n---\n" + markdown;
  const text::Document document = one(file, "a.md");
  leads_back(file, document);
  return document.text;
}

} // namespace

TEST_CASE("Markdown reads without its markup, and every word leads back") {
  struct Case {
    std::string markdown, text;
  };
  const Case cases[] = {
      {"At least **12** people\nwere *killed*.\n\nNobody  was __warned__.\n",
       "At least 12 people were killed.\n\nNobody was warned."},
      {"The [river](http://a.example/river \"river\") rose.", "The river rose."},
      {"[b](b)b [c][c] c [d]\n\n[c]: /c\n[d]: /d (d)\n", "bb c c d"},
      {"Rock &amp; roll, 5 \\* 6, \\# &eacute; AT&T", "Rock & roll, 5 * 6, # é AT&T"},
      {"One\\\n  two  \nthree\n", "One\ntwo\nthree"},
      {"> The *minister*\n> said no.\n\n- One\n- Two\n  goes on\n",
       "The minister said no.\n\nOne\n\nTwo goes on"},
      {"## Background\n\nText.\n", "Background\n\nText."},
      {"Text.\n\n```\n40 people were killed\n```\n\n    50 people\n\n<div>60 people</div>\n\nEnd.",
       "Text.\n\nEnd."},
      {"The `code` of <b>12</b> <!-- no --> people", "The code of 12 people"},
      {"Text.\n\n| Year | Dead |\n|------|-----:|\n| 2025 | 12 |\n\nEnd.", "Text.\n\nEnd."},
      {"See <http://a.example/x> now", "See http://a.example/x now"},
      {"Under\n=====\n\nText *a**b*c*", "Under\n\nText a**bc*"},
      {"*\\*a* a * b _ c", "*a a * b _ c"},
      {"`` a\n`b `` c", "a `b c"},
      {"[a](<b c> 'd \\' e') f [g](h(i)j) k", "a f g k"},
      {"Text.\r\n\r\nMore **of\r\nit**.\r\n", "Text.\n\nMore of it."},
  };
  for (const Case& c : cases) {
    CAPTURE(c.markdown);
    CHECK(body(c.markdown) == c.text);
  }
}

TEST_CASE("the first heading is the title where front matter has none") {
  struct Case {
    std::string markdown, title, text;
  };
  const Case cases[] = {
      {"# Flood *hits* Norhaven #\n\nThe river rose.", "Flood hits Norhaven", "The river rose."},
      {"## Flood\n\nThe river rose.", "Flood", "The river rose."},
      {"The river rose.\n\n## Background\n\nText.", "", "The river rose.\n\nBackground\n\nText."},
      {"By our desk\n\n# Flood\n\nThe river rose.", "Flood", "By our desk\n\nThe river rose."},
      {"---\ntitle: Flood\n---\n# Flood\n\nThe river rose.", "Flood", "Flood\n\nThe river rose."},
  };
  for (const Case& c : cases) {
    CAPTURE(c.markdown);
    const text::Document d = one(c.markdown, "a.md");
    CHECK(d.title == c.title);
    CHECK(d.text == c.text);
    leads_back(c.markdown, d);
  }
}

TEST_CASE("texts and titles of images are captions") {
  const std::string file =
      "# Flood\n\n![Men at the *quay*](a.jpg \"The quay, where 12 died\") text\n"
      "\n![The square][s] ![](b.jpg)\n\n[s]: c.jpg \"Empty\"\n";
  const text::Document d = one(file, "a.md");
  REQUIRE(d.captions.size() == 4);
  CHECK(d.captions[0] == "Men at the quay");
  CHECK(d.captions[1] == "The quay, where 12 died");
  CHECK(d.captions[2] == "The square");
  CHECK(d.captions[3] == "Empty");
  CHECK(d.text == "text");
  const auto at = d.caption.find("12 died");
  CHECK(place_in(file, d, text::Field::caption, static_cast<std::uint32_t>(at)) ==
        file.find("12 died"));
}

TEST_CASE("front matter of Markdown gives section and byline, too") {
  const text::Document d =
      one("---\ntitle: T\nsection: Sport\nauthor: Ida Marsk\n---\nText.\n", "2025-06-18-a.md");
  CHECK(d.section == "Sport");
  CHECK(d.byline == "Ida Marsk");
  CHECK(text::format_date(d.date.value()) == "2025-06-18");
  CHECK(d.locate(text::Field::text, 0) == text::Position{6, 1});
}

TEST_CASE("hostile Markdown costs neither a crash nor much time") {
  const auto repeated = [](const std::string& piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  CHECK(codes(from("", "a.md")) == "I004");
  CHECK(codes(from("```\nOnly code.", "a.md")) == "I004");
  CHECK(codes(from(repeated("![[]()", 10'000), "a.md")) == "I021");
  // Each of these links could hold the long address again.
  CHECK(codes(from("[a]: " + std::string(2'000'000, 'x') + "\n\n" + repeated("[a]", 1999), "a.md"))
            .empty());
  CHECK(one(repeated("> ", 10'000) + "Deep.", "a.md").text == "Deep.");
  CHECK(one(repeated("*a **b ", 10'000), "a.md").text.size() > 50'000);
  CHECK(one("Cut [off](http://a", "a.md").text == "Cut [off](http://a");
}

TEST_CASE("no bytes bring the Markdown reader down") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& choices) {
    static const std::vector<std::string> kAtoms = {
        "*",  "**",    "_",    "[",     "]",   "](",    ")",   "!",  "`",
        "``", "<",     ">",    "word ", "é",   "&amp;", "\\",  "\n", "\n\n",
        "  ", "# ",    "- ",   "> ",    "1. ", "\"",    "a",   "b",  "[a]: b\n",
        "|",  "---\n", "\r\n", "    ",  "<b>", "<!-- ", " -->"};
    std::string bytes;
    for (const std::uint8_t choice : choices) bytes += kAtoms[choice % kAtoms.size()];
    const Ingested all = from(bytes, "a.md");
    RC_ASSERT(!all.documents.empty() || !all.diagnostics.empty());
    for (const text::Document& d : all.documents) {
      RC_ASSERT(!text::find_invalid_utf8(d.text));
      for (std::uint32_t i = 0; i <= d.text.size(); ++i)
        RC_ASSERT(place_in(bytes, d, text::Field::text, i) <= bytes.size());
    }
  }));
}
