#include "reading.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::ingest;
using namespace crosscheck::ingest::test;

namespace {

std::string body(const std::string& html) {
  const std::string file = "<!DOCTYPE html>\n<title>T</title>\n<body>\n" + html;
  const text::Document document = one(file, "a.html");
  leads_back(file, document);
  return document.text;
}

const char* const kPage = R"(<!DOCTYPE html>
<html lang="en"><head>
<title>Flood hits Norhaven | The Aldmere Post</title>
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "No"},
 {"@type": ["NewsArticle"], "headline": "Flood hits Norhaven", "datePublished": "2025-06-18T22:10:00+02:00",
  "publisher": {"@type": "Organization", "name": "The Aldmere Post"}, "articleSection": ["Varland", "Weather"],
  "author": [{"name": "Ida Marsk"}, {"name": "Per Holm"}], "articleBody": "Another text."}]}
</script>
<meta property="og:title" content="FLOOD!"><meta property="og:url" content="https://post.example/flood?x=1&amp;y=2">
</head><body>
<nav><a href="/">Home</a> Forty people were killed in the menu.</nav>
<header class="site">The Aldmere Post, since 1871, for all who live by the harbour of Aldmere</header>
<main><article>
  <h1>Flood hits
      Norhaven</h1>
  <p class="byline">By Ida Marsk and Per Holm, who wrote this after a long night</p>
  <time datetime="2025-06-18">18 June</time>
  <figure><img alt="Water"><figcaption>The harbour, where 12&nbsp;people   died</figcaption></figure>
  <p>At least <b>1</b>2 people were killed
     when the <a href="/r">river rose</a> &amp; broke its banks.</p><p>Nobody had been <i>warned</i>.<br>Nobody.</p>
  <aside>Sixty people were killed in a box beside the text, which is no part of it.</aside>
  <script>var killed = "Seventy people were killed";</script>
  <div class="related-stories"><p>Eighty people were killed in a story that is only linked here</p></div>
</article></main>
<footer>Ninety people were killed in the small print of the page, which nobody reads.</footer>
</body></html>
)";

} // namespace

TEST_CASE("a page's article is its text, without what stands around it") {
  const text::Document d = one(kPage, "news/flood.html");
  CHECK(d.id == "news/flood.html");
  CHECK(d.text == "At least 12 people were killed when the river rose & broke its banks.\n\n"
                  "Nobody had been warned.\nNobody.");
  CHECK(d.title == "Flood hits Norhaven");
  CHECK(text::format_date(d.date.value()) == "2025-06-18");
  CHECK(d.source == "The Aldmere Post");
  CHECK(d.section == "Varland, Weather");
  CHECK(d.byline == "Ida Marsk, Per Holm");
  CHECK(d.url == "https://post.example/flood?x=1&y=2");
  REQUIRE(d.captions.size() == 1);
  CHECK(d.captions[0] == "The harbour, where 12\u00A0people died");
  leads_back(kPage, d);
}

TEST_CASE("every word leads to its line and column in the page") {
  const text::Document d = one(kPage, "a.html");
  struct Case {
    text::Field field;
    const char* word;
    const char* there; // what the page has from that word on
  };
  const Case cases[] = {{text::Field::text, "At least", "At least <b>"},
                        {text::Field::text, "2 people", "2 people were"},
                        {text::Field::text, "when", "when the <a"},
                        {text::Field::text, "& broke", "&amp; broke"},
                        {text::Field::text, "broke", "broke its"},
                        {text::Field::title, "Flood", "Flood hits\n"},
                        {text::Field::title, "Norhaven", "Norhaven</h1>"},
                        {text::Field::caption, "The", "The harbour, where"},
                        {text::Field::caption, "people", "people   died"},
                        {text::Field::caption, "died", "died</figcaption>"}};
  const std::string page = kPage;
  for (const Case& c : cases) {
    CAPTURE(c.word);
    const auto found = d.field(c.field).find(c.word);
    REQUIRE(found != std::string::npos);
    const std::size_t at = place_in(page, d, c.field, static_cast<std::uint32_t>(found));
    CHECK(page.substr(at, std::string(c.there).size()) == c.there);
  }
}

TEST_CASE("white space, references and tags read as a browser shows them") {
  struct Case {
    std::string html, text;
  };
  const Case cases[] = {
      {"<p>Rock &amp; roll</p>", "Rock & roll"},
      {"<p>AT&T, R&D and a&b</p>", "AT&T, R&D and a&b"},
      {"<p>&amp;amp; &lt;b&gt; &quot;x&quot;</p>", "&amp; <b> \"x\""},
      {"<p>caf&eacute;s &#8217;tis &#x1F600; &nbsp;end</p>", "cafés ’tis 😀 \u00A0end"},
      {"<p>&copy 2025 &notit;</p>", "© 2025 ¬it;"},
      {"<p>one</b> two < three</p>", "one two < three"},
      {"<p>31<sup><a href='#2'>2</a></sup> people, 5 m<sup>2</sup></p>", "31 people, 5 m2"},
      {"<p>He said <q>no</q>.</p>", "He said “no”."},
      {"<ul><li>One</li><li>Two</li></ul><table><tr><td>12</td><td>people</td></tr></table>",
       "One\n\nTwo\n\n12\n\npeople"},
      {"<pre>one\ntwo\n\nthree</pre>", "one\ntwo\n\nthree"},
      {"One<div>two</div>three", "One\n\ntwo\n\nthree"},
      {"<p>a<!-- b -->c<script>d</script></p>", "ac"},
      {"<p>line\r\nend\rhere</p>", "line end here"},
      {"<p hidden>No.</p><p style='display: none'>No.</p><p>Yes.</p>", "Yes."},
      {"<p>Tom<wbr>as</p><p>\n</p><p>B</p>", "Tomas\n\nB"},
      {"<textarea>x</textarea><form><p>Name</p></form><p>A sentence that is long enough to be "
       "one.</p>",
       "A sentence that is long enough to be one."},
  };
  for (const Case& c : cases) {
    CAPTURE(c.html);
    CHECK(body(c.html) == c.text);
  }
}

TEST_CASE("the article is found where the page does not say which part it is") {
  const std::string prose = "<p>The river rose by four metres within an hour on Friday night.</p>"
                            "<p>Nobody had been warned before the water came into the streets.</p>";
  const std::string text = "The river rose by four metres within an hour on Friday night.\n\n"
                           "Nobody had been warned before the water came into the streets.";
  const std::string links =
      "<div><ul><li><a href='/a'>A long headline about something else</a></li>"
      "<li><a href='/b'>Another long headline about something</a></li></ul></div>";
  const std::string teaser =
      "<article><p>A short teaser of another story stands here.</p></article>";
  CHECK(body(links + "<div><div>" + prose + "</div></div>" + links) == text);
  CHECK(body(teaser + "<article>" + prose + "</article>" + teaser) == text);
  CHECK(body("<div>Menu of a page</div><div role=main>" + prose + "</div>") == text);
  CHECK(body("<article><p>A summary that the editors wrote for readers in a hurry.</p>"
             "<div itemprop=articleBody>" +
             prose + "</div></article>") == text);
  // A page that is one large form is read all the same.
  CHECK(body("<form><nav>Home</nav>" + prose + "</form>") == text);
  CHECK(body("<div class='share-enabled'>" + prose + "</div>") == text);
}

TEST_CASE("title, date and source are found wherever a page has them") {
  struct Case {
    std::string head, html, title, date, source;
  };
  const Case cases[] = {
      {"<title>Flood | Post</title>", "<h1>Flood hits Norhaven</h1><p>Text.</p>",
       "Flood hits Norhaven", "", ""},
      {"<title>Flood | Post</title>", "<p>Text.</p>", "Flood", "", ""},
      {"<title>Flood - Post</title><meta property=og:site_name content=Post>", "<p>Text.</p>",
       "Flood", "", "Post"},
      {"<title>Norhaven - Varland</title>", "<p>Text.</p>", "Norhaven - Varland", "", ""},
      {"<meta property=og:title content='Rock &amp; roll'>"
       "<meta property=article:published_time content=2025-06-18T01:00:00Z>",
       "<p>Text.</p>", "Rock & roll", "2025-06-18", ""},
      {"<meta name=date content=2025-06-18>", "<p>Text.</p>", "", "2025-06-18", ""},
      {"", "<p>Text.</p><time datetime='2025-06-18T10:00'>today</time>", "", "2025-06-18", ""},
      {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":</script>"
       "<title>Flood</title>",
       "<p>Text.</p>", "Flood", "", ""},
      {"<script type='application/ld+json'>[{\"@type\":\"Person\",\"name\":\"No\"},{\"@type\":"
       "\"NewsArticle\",\"headline\":\"Caf\\u00e9\",\"datePublished\":\"June\"}]</script>",
       "<p>Text.</p>", "Café", "", ""},
      {"<script type='application/ld+json'>" + std::string(100'000, '[') + "</script>",
       "<p>Text.</p>", "", "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.head.substr(0, 200));
    const text::Document d = one("<html><head>" + c.head + "</head><body>" + c.html, "a.html");
    CHECK(d.text == "Text.");
    CHECK(d.title == c.title);
    CHECK((d.date ? text::format_date(*d.date) : "") == c.date);
    CHECK(d.source == c.source);
    if (!d.title.empty())
      (void)d.locate(text::Field::title, static_cast<std::uint32_t>(d.title.size()));
  }
}

TEST_CASE("a heading that is not the title stays in the text, and is compared there") {
  const text::Document d = one("<meta property=og:title content='Flood hits Norhaven'>"
                               "<article><h1>Twelve dead in Norhaven</h1><p>The river rose.</p>",
                               "a.html");
  CHECK(d.title == "Flood hits Norhaven");
  CHECK(d.text == "Twelve dead in Norhaven\n\nThe river rose.");
}

TEST_CASE("a page is read in the encoding that it says it has, unless it is UTF-8") {
  CHECK(one("<meta charset=windows-1251><p>\xD0\xE5\xEA\xE0</p>", "a.html").text == "Река");
  CHECK(one("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>"
            "<p>\x93no\x94</p>",
            "a.html")
            .text == "“no”");
  CHECK(one("<meta charset=iso-8859-1><p>café</p>", "a.html").text == "café");
  CHECK(codes(from("<meta charset=no-such><p>caf\xE9 cr\xE8me</p>", "a.html")) == "note I007");
  CHECK(one("\xEF\xBB\xBF<p>café</p>", "a.html").text == "café");
}

TEST_CASE("a page and Markdown say what they accept in a comment") {
  const std::string comment = "<!-- crosscheck-accept: deaths 12 -- the ministry's figure -->";
  for (const auto& [bytes, name] : {std::pair{"<p>Text</p>\n" + comment + "<p>more.</p>", "a.html"},
                                    std::pair{"Text\n\n" + comment + "\n\nmore.\n", "a.md"}}) {
    const text::Document d = one(bytes, name);
    CHECK(d.text == "Text\n\nmore.");
    REQUIRE(d.accepted.size() == 1);
    CHECK(d.accepted[0].attribute == "deaths");
    CHECK(d.accepted[0].value == "12");
  }
}

TEST_CASE("hostile pages cost neither a crash nor much time") {
  const auto repeated = [](const std::string& piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  CHECK(codes(from("", "a.html")) == "I004");
  CHECK(codes(from("<html><body></body></html>", "a.html")) == "I004");
  CHECK(codes(from(repeated("<p>x", 200'001), "a.html")) == "I021");
  CHECK(codes(from("<p " + repeated("a ", 501) + ">x</p>", "a.html")) == "I021");
  CHECK(codes(from(repeated("<a x='", 100'000), "a.html")) == "I021");
  CHECK(codes(from(std::string(17U << 20U, 'x'), "a.html")) == "I008");
  CHECK(one(repeated("<div>", 10'000) + "Deep.", "a.html").text == "Deep.");
  CHECK(one(repeated("<b>", 10'000) + "Deep.", "a.html").text == "Deep.");
  CHECK(one("Cut <p>off <a href=\"x", "a.html").text == "Cut\n\noff");
  CHECK(one("A <b>bold <i>claim", "a.html").text == "A bold claim");
}

TEST_CASE("no bytes bring the HTML reader down, and every place leads back") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& choices) {
    static const std::vector<std::string> kAtoms = {
        "<p>",       "</p>",     "<div>",     "</div>",     "<b>",
        "</b>",      "<table>",  "<td>",      "<h1>",       "</h1>",
        "<article>", "word ",    "é",         "&amp;",      "&eacute;",
        "&",         "&#65;",    "&copy",     "\n",         "  ",
        "<br>",      "<q>",      "</q>",      "<figure>",   "<figcaption>",
        "</figure>", "<script>", "</script>", "<!--",       "-->",
        "<",         ">",        "\"",        "a=\"",       "<svg>",
        "<select>",  "<pre>",    "</pre>",    "<template>", "\r"};
    std::string bytes;
    for (const std::uint8_t choice : choices) bytes += kAtoms[choice % kAtoms.size()];
    const Ingested all = from(bytes, "a.html");
    RC_ASSERT(!all.documents.empty() || !all.diagnostics.empty());
    for (const text::Document& d : all.documents) {
      RC_ASSERT(!text::find_invalid_utf8(d.text));
      for (std::uint32_t i = 0; i <= d.text.size(); ++i)
        RC_ASSERT(place_in(bytes, d, text::Field::text, i) <= bytes.size());
    }
  }));
}
