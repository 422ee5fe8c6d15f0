#include "text/segment.h"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::text;

namespace {

const Segmenter& segmenter() {
  static const Segmenter one(
      {"dr.", "mr.", "u.s.", "p.m.", "a.m.", "gen.", "lt.", "inc.", "no.", "nov.", "st.", "jr."});
  return one;
}

std::string sign(SegmentKind kind) {
  return kind == SegmentKind::headline ? "# " : kind == SegmentKind::quotation ? "> " : "";
}

// The segments of a text, a quotation's as "> ...", a headline's as "# ...".
std::vector<std::string> cut(const std::string& text) {
  Document document;
  document.text = text;
  std::vector<std::string> found;
  for (const Segment& s : segmenter().segment(document).segments) {
    found.push_back(sign(s.kind) + text.substr(s.span.begin, s.span.size()));
  }
  return found;
}

// The insides of the quotations of a text; an unclosed one ends with "...", one that goes on begins
// so.
std::vector<std::string> quotes(const std::string& text) {
  Document document;
  document.text = text;
  std::vector<std::string> found;
  for (const Quotation& q : segmenter().segment(document).quotations) {
    found.push_back((q.continues != Quotation::kNoQuotation ? "..." : "") +
                    text.substr(q.inside.begin, q.inside.size()) + (q.closed ? "" : "..."));
  }
  return found;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a quotation is a unit of its sentence and is cut itself") {
  CHECK(
      cut("\"We will not go. We have said so,\" the minister told reporters. Nobody asked why.") ==
      Strings{"\"We will not go. We have said so,\" the minister told reporters.",
              "> We will not go.", "> We have said so,", "Nobody asked why."});
  CHECK(cut("He said, \"We go.\" Nobody asked why.") ==
        Strings{"He said, \"We go.\"", "> We go.", "Nobody asked why."});
  CHECK(cut("\"Do we go?\" the minister asked.") ==
        Strings{"\"Do we go?\" the minister asked.", "> Do we go?"});
  CHECK(cut("\"Do we go?\" Minister Rade Holm asked. No.") ==
        Strings{"\"Do we go?\" Minister Rade Holm asked.", "> Do we go?", "No."});
  CHECK(cut("It is \"over\". They left.") == Strings{"It is \"over\".", "> over", "They left."});
  CHECK(cut("“He told me, ‘Go home.’ I went,” she said.") ==
        Strings{"“He told me, ‘Go home.’ I went,” she said.", "> He told me, ‘Go home.’",
                "> Go home.", "> I went,"});
}

TEST_CASE("an abbreviation ends no sentence unless the next word opens one") {
  struct Case {
    std::string text;
    std::size_t sentences;
  };
  const Case cases[] = {
      {"Dr. Holm met Mr. Sand. They spoke.", 2},
      {"J. Smith and J. R. Sand left. They spoke.", 2},
      {"It began at 5 p.m. Friday in Norhaven.", 1},
      {"It began at 5 p.m. The harbour was closed.", 2},
      {"It began at 5 p.m. Police came.", 2},
      {"It began at 5 p.m. EST and went on.", 1},
      {"He flew to the U.S. The talks failed.", 2},
      {"The U.S. Embassy was closed.", 1},
      {"It rose 3.5 percent to 12.4 million.", 1},
      {"Holm Inc. said it would pay.", 1},
      {"Lt. Gen. Holm spoke. Then he left.", 2},
      {"Yahoo! said no. It left.", 2},
      {"They left on Friday. 12 people stayed.", 2},
      {"He is No. 5 of the team.", 1},
      {"It happened on Nov. 5 at noon.", 1},
      {"It was over.The mayor left.", 2},
      {"See example.com for more.", 1},
      {"St. John's was hit. Roofs flew.", 2},
      {"Who knows? Nobody.", 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(cut(c.text).size() == c.sentences);
  }
}

TEST_CASE("all kinds of quotation marks are found") {
  struct Case {
    std::string text;
    Strings insides;
  };
  const Case cases[] = {
      {"He said \"no\" twice, \"no\".", {"no", "no"}},
      {"He said “no” and “yes”.", {"no", "yes"}},
      {"Er sagte „nein“ und »ja« und «doch».", {"nein", "ja", "doch"}},
      {"It is `` suspicious '', police said.", {"suspicious"}},
      {"It is ``suspicious'' and ''odd'', police said.", {"suspicious", "odd"}},
      {"Mayor: 'We will rebuild'", {"We will rebuild"}},
      {"The 'hero' dog and ‘brave’ cat", {"hero", "brave"}},
      {"'The workers' union won't go,' he said", {"The workers' union won't go,"}},
      {"She said: 'It's over. The town's gone.' He left.", {"It's over. The town's gone."}},
      {"\"This is \"great\" stuff,\" he said.", {"This is \"great\" stuff,", "great"}},
      {"\"He said 'no' and left,\" she said.", {"He said 'no' and left,", "no"}},
      {"(\"Yes\")", {"Yes"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(quotes(c.text) == c.insides);
  }
}

TEST_CASE("apostrophes, inches and stray marks open no quotation") {
  for (const char* text :
       {"It's the workers' union's fault, isn't it?", "Rock 'n' roll of the '90s and '80s",
        "Get 'em all", "He is 6'2\" tall.", "a 12\" pipe and a 10\" pipe", "the ’90s weren’t bad",
        "The Holms' house, the Sands' car", "\"\"", "' '", "\"", "it was over\" he said"}) {
    CAPTURE(text);
    CHECK(quotes(text).empty());
  }
}

TEST_CASE("a quotation that is not closed ends with its paragraph") {
  CHECK(quotes("He said \"we go.\n\nThe end.") == Strings{"we go...."});
  CHECK(quotes("\"We go.\n\n\"We stay,\" he said.") == Strings{"We go....", "...We stay,"});
  CHECK(quotes("“We go.\n\n“We stay.\n\n“We win,” he said.") ==
        Strings{"We go....", "...We stay....", "...We win,"});
  CHECK(quotes("“We go.\n\nThen “we stay,” he said.") == Strings{"We go....", "we stay,"});
}

TEST_CASE("a quotation may run over lines of one sentence each") {
  CHECK(cut("Police said: `` The fire was fast.\nIt is over now ''.\nNobody was hurt.") ==
        Strings{"Police said: `` The fire was fast.\nIt is over now ''.", "> The fire was fast.",
                "> It is over now", "Nobody was hurt."});
}

TEST_CASE("a line of its own is a paragraph") {
  const std::string text = "A first line.\nA second line.\nThe third line goes on. It ends here.";
  CHECK(cut(text) ==
        Strings{"A first line.", "A second line.", "The third line goes on.", "It ends here."});
}

TEST_CASE("hard-wrapped lines are joined, also before a name") {
  const std::string text = "The river burst its banks on Friday and flooded the old town of\n"
                           "Norhaven, where hundreds of people had to leave their houses. The\n"
                           "mayor said that the water was still rising. She asked all who live\n"
                           "near the harbour to leave.\n"
                           "Schools stay closed.";
  CHECK(cut(text).size() == 4);
  CHECK(cut(text).back() == "Schools stay closed.");
}

TEST_CASE("a first short line without a full stop is a headline") {
  CHECK(cut("Flood hits Norhaven\nThe river rose.") ==
        Strings{"# Flood hits Norhaven", "The river rose."});
  CHECK(cut("Flood hits Norhaven\n\nThe river rose.") ==
        Strings{"# Flood hits Norhaven", "The river rose."});
  CHECK(cut("The river rose.\nPeople left.") == Strings{"The river rose.", "People left."});
  CHECK(cut("Flood hits Norhaven") == Strings{"Flood hits Norhaven"});
}

TEST_CASE("a title is a headline, unless the text repeats it") {
  Document document;
  document.title = "Flood 'worst in years'";
  document.text = "The river rose.";
  document.caption = "The old town on Friday.";
  Layout layout = segmenter().segment(document);
  REQUIRE(layout.segments.size() == 4);
  CHECK(layout.segments[0].field == Field::text);
  CHECK(layout.segments[1].kind == SegmentKind::headline);
  CHECK(layout.segments[1].field == Field::title);
  CHECK(layout.segments[2].kind == SegmentKind::quotation);
  CHECK(layout.segments[2].outer == SegmentId(1U));
  CHECK(layout.segments[3].field == Field::caption);
  CHECK(layout.quotations[layout.segments[2].quotation].field == Field::title);
  document.title_repeated = true;
  CHECK(segmenter().segment(document).segments.size() == 2);
}

TEST_CASE("the cut of any text is in order and on its bytes") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& choices) {
    static const Strings kAtoms = {"\"", "“",    "”",        "‘",   "’",    "'",    "``",
                                   "''", "«",    "»",        "„",   "a",    "The ", " ",
                                   "\n", "\n\n", ". ",       "? ",  "Dr. ", "é",    "s' ",
                                   ", ", "said", "\xC2\xA0", "X. ", "5"};
    std::string text;
    for (const std::uint8_t choice : choices) text += kAtoms[choice % kAtoms.size()];
    Document document;
    document.text = text;
    const Layout layout = segmenter().segment(document);
    const auto border = [&](std::uint32_t at) {
      return at <= text.size() &&
             (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
    };
    std::uint32_t paragraph_end = 0;
    for (const Paragraph& p : layout.paragraphs) {
      RC_ASSERT(p.span.begin >= paragraph_end);
      paragraph_end = p.span.end;
    }
    for (const Quotation& q : layout.quotations) {
      RC_ASSERT(q.span.contains(q.inside));
      RC_ASSERT(!q.inside.empty());
      RC_ASSERT(border(q.span.begin));
      RC_ASSERT(border(q.span.end));
      RC_ASSERT(border(q.inside.begin));
      RC_ASSERT(border(q.inside.end));
    }
    Span last;
    std::uint32_t sentence_end = 0;
    for (const Segment& s : layout.segments) {
      RC_ASSERT(s.span.begin < s.span.end);
      RC_ASSERT(border(s.span.begin));
      RC_ASSERT(border(s.span.end));
      RC_ASSERT(s.span.begin >= last.begin);
      RC_ASSERT(layout.paragraphs.at(s.paragraph).span.contains(s.span));
      last = s.span;
      if (s.kind == SegmentKind::quotation) {
        RC_ASSERT(s.outer.valid());
        RC_ASSERT(layout.segments[s.outer.index()].span.contains(s.span));
        RC_ASSERT(layout.quotations[s.quotation].inside.contains(s.span));
      } else {
        RC_ASSERT(s.span.begin >= sentence_end);
        sentence_end = s.span.end;
      }
    }
  }));
}

TEST_CASE("hostile text is cut in linear time") {
  const auto repeat = [](const std::string& unit, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += unit;
    return text;
  };
  for (const std::string unit : {"\"", "' ", " '", "'a ", "\"a ", "“", "\"a\n", "«", ". ", "a'",
                                 "s' a ", "` ", "\n", "Dr. ", "'as' a \"", "(\"", "1. ", "a\nb "}) {
    CAPTURE(unit);
    Document document;
    document.text = repeat(unit, 1'000'000);
    const auto start = std::chrono::steady_clock::now();
    (void)segmenter().segment(document);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
}

TEST_CASE("a closing mark that slipped to the next word closes") {
  CHECK(quotes("\"It's hard.\nI want to get out, \"Sand said by telephone.") ==
        Strings{"It's hard.\nI want to get out,"});
  CHECK(quotes("`` A man came in, `` police said.") == Strings{"A man came in,"});
}
