#include "reading.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::ingest;
using namespace crosscheck::ingest::test;

namespace {

const char* const kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Aldmere Post</title><link>https://post.example</link>
<item>
  <title>Flood &amp;amp; fire hit Norhaven</title>
  <link>https://post.example/flood</link>
  <guid isPermaLink="false">post-17</guid>
  <pubDate>Wed, 18 Jun 2025 23:10:00 +0200</pubDate>
  <dc:creator>Ida Marsk</dc:creator><category>Varland</category>
  <description>Twelve people were killed.</description>
  <content:encoded><![CDATA[<p>At least <b>12</b> people were killed.</p>
<figure><figcaption>The quay</figcaption></figure><p>Nobody &amp; nothing had been warned.</p>]]></content:encoded>
</item>
<item>
  <link>https://post.example/next</link>
  <description>&lt;p&gt;Caf&amp;eacute;s were &lt;i&gt;closed&lt;/i&gt;.&lt;/p&gt;</description>
  <media:content><media:description>A closed caf&#233;</media:description></media:content>
</item>
<item><title>Only a title</title></item>
</channel></rss>
)";

const char* const kAtom = R"(<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Aldmere Post</title>
<entry><id>urn:1</id><title type="html">Flood &amp;amp; fire</title><published>2025-06-18T10:00:00Z</published>
  <updated>2025-06-19T10:00:00Z</updated><author><name>Ida Marsk</name></author><category term="Varland"/>
  <link rel="self" href="/no"/><link href="https://post.example/a?x&amp;y"/>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>At least <b>12</b> people
    were killed.</p><p>Nobody<br/>was.</p></div></content></entry>
<entry><id>urn:2</id><title>5 &lt; 6</title><updated>2025-06-19T10:00:00Z</updated>
  <summary>The river &amp; the harbour
rose.</summary></entry>
<entry><id>urn:3</id><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry>
</feed>
)";

const text::Document& document(const Ingested& all, const std::string& id) {
  for (const text::Document& d : all.documents)
    if (d.id == id) return d;
  FAIL("no document " << id);
  return all.documents.front();
}

} // namespace

TEST_CASE("an RSS feed is a document an item, each with its place in the file") {
  const Ingested all = from(kRss, "post.rss");
  CHECK(codes(all) == "warning I012:19");
  CHECK(ids(all) == "https://post.example/next post-17");
  const text::Document& d = document(all, "post-17");
  CHECK(d.path == "post.rss");
  CHECK(d.title == "Flood & fire hit Norhaven");
  CHECK(d.text == "At least 12 people were killed.\n\nNobody & nothing had been warned.");
  CHECK(d.captions == std::vector<std::string>{"The quay"});
  CHECK(text::format_date(d.date.value()) == "2025-06-18");
  CHECK(d.source == "The Aldmere Post");
  CHECK(d.section == "Varland");
  CHECK(d.byline == "Ida Marsk");
  CHECK(d.url == "https://post.example/flood");
  CHECK(d.locate(text::Field::text, 0).line == 11);
  const text::Document& next = document(all, "https://post.example/next");
  CHECK(next.text == "Cafés were closed.");
  CHECK(next.caption == "A closed café");
  for (const text::Document& one : all.documents) leads_back(kRss, one);
}

TEST_CASE("an Atom feed is a document an entry, its content in any type") {
  const Ingested all = from(kAtom, "post.atom");
  CHECK(codes(all).empty());
  CHECK(ids(all) == "urn:1 urn:2 urn:3");
  const text::Document& d = document(all, "urn:1");
  CHECK(d.title == "Flood & fire");
  CHECK(d.text == "At least 12 people were killed.\n\nNobody\nwas.");
  CHECK(text::format_date(d.date.value()) == "2025-06-18");
  CHECK(d.source == "The Aldmere Post");
  CHECK(d.section == "Varland");
  CHECK(d.byline == "Ida Marsk");
  CHECK(d.url == "https://post.example/a?x&y");
  CHECK(document(all, "urn:2").title == "5 < 6");
  CHECK(document(all, "urn:2").text == "The river & the harbour\nrose.");
  CHECK(text::format_date(document(all, "urn:2").date.value()) == "2025-06-19");
  CHECK(document(all, "urn:3").text == "One.\n\nTwo.");
  for (const text::Document& one : all.documents) leads_back(kAtom, one);
}

TEST_CASE("an entry alone, RSS 1.0 and a prefix are feeds, too") {
  CHECK(one("<entry xmlns='http://www.w3.org/2005/Atom'><id>x</id><content>Text.</content></entry>",
            "a.xml")
            .id == "x");
  CHECK(one("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:content>Text.</a:content>"
            "</a:entry></a:feed>",
            "a.xml")
            .id == "a.xml:1");
  CHECK(one("<rdf:RDF><channel><title>Post</title></channel><item><link>l</link><description>Text."
            "</description></item></rdf:RDF>",
            "a.xml")
            .source == "Post");
}

TEST_CASE("broken, foreign and hostile XML is told") {
  const std::string item = "<item><guid>a</guid><description>Text.</description></item>";
  const auto repeated = [](const std::string& piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  struct Case {
    std::string bytes, codes, ids;
  };
  const Case cases[] = {
      {"", "I004", ""},
      {"<rss><channel></channel></rss>", "I004", ""},
      {"<html><body/></html>", "I025", ""},
      {"no XML", "I024:1", ""},
      {"<rss><channel>\n" + item +
           "\n<item><guid>c</guid><description>Text.</description></item><item><guid>b</"
           "guid><descr",
       "I024:3", "a c"},
      // What a file calls its own entities is never looked up: a text stays as short as it is.
      {"<!DOCTYPE rss [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;'>]><rss><channel><item><guid>a"
       "</guid><description>Text &b;&b;.</description></item></channel></rss>",
       "", "a"},
      {"<!DOCTYPE rss SYSTEM 'file:///etc/passwd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
       "<rss><channel><item><guid>a</guid><description>Text "
       "&x;.</description></item></channel></rss>",
       "", "a"},
      {"<rss><channel>" + item + repeated("<x>", 10'000) + repeated("</x>", 10'000) +
           "</channel></rss>",
       "", "a"},
      {repeated("<x>", 100'000), "I024:1", ""},
      {"<rss><channel><item a='" + repeated("<=", 1'100'000) + "'/></channel></rss>", "I021", ""},
      {"<?xml version='1.0' "
       "encoding='windows-1251'?><rss><channel><item><guid>a</guid><description>"
       "\xD0\xE5\xEA\xE0</description></item></channel></rss>",
       "", "a"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes.substr(0, 100));
    const Ingested all = from(c.bytes, "a.rss");
    CHECK(codes(all) == c.codes);
    CHECK(ids(all) == c.ids);
    for (const text::Document& d : all.documents) CHECK(d.text.size() < 20);
  }
}

TEST_CASE("no bytes bring the feed reader down, and every place leads back") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& choices) {
    static const std::vector<std::string> kAtoms = {"<rss><channel>",
                                                    "<item>",
                                                    "</item>",
                                                    "<description>",
                                                    "</description>",
                                                    "<![CDATA[",
                                                    "]]>",
                                                    "<title>",
                                                    "</title>",
                                                    "word ",
                                                    "é",
                                                    "&amp;",
                                                    "&lt;p&gt;",
                                                    "&",
                                                    ";",
                                                    "\n",
                                                    "<p>",
                                                    "</p>",
                                                    "<feed>",
                                                    "<entry>",
                                                    "</entry>",
                                                    "<content type='xhtml'>",
                                                    "</content>",
                                                    "<!--",
                                                    "-->",
                                                    "<?",
                                                    "?>",
                                                    "'",
                                                    "=",
                                                    "&#65;",
                                                    "<content:encoded>",
                                                    "</content:encoded>",
                                                    "<guid>",
                                                    "</guid>"};
    std::string bytes = choices.size() % 2 == 0 ? "<rss><channel><item>" : "<feed><entry>";
    for (const std::uint8_t choice : choices) bytes += kAtoms[choice % kAtoms.size()];
    const Ingested all = from(bytes, "a.rss");
    RC_ASSERT(!all.documents.empty() || !all.diagnostics.empty());
    for (const text::Document& d : all.documents) {
      RC_ASSERT(!text::find_invalid_utf8(d.text));
      for (std::uint32_t i = 0; i <= d.text.size(); ++i)
        RC_ASSERT(place_in(bytes, d, text::Field::text, i) <= bytes.size());
    }
  }));
}

TEST_CASE("an item of a feed accepts in a comment, however the feed writes it") {
  for (const std::string comment : {"<!-- crosscheck-accept: deaths 12 -- as counted -->",
                                    "<description><![CDATA[<p>Boo.</p><!-- crosscheck-accept: "
                                    "deaths 12 -- as counted -->]]></description>",
                                    "<description>&lt;p&gt;Boo.&lt;/p&gt;&lt;!-- "
                                    "crosscheck-accept: deaths 12 -- as counted --&gt;"
                                    "</description>"}) {
    const std::string feed =
        "<rss><channel><item><guid>a</guid><description>One.</description></item>\n"
        "<item><guid>b</guid>\n" +
        comment + "<description>Two.</description></item>\n" +
        "<item><guid>c</guid><description>Three.</description></item></channel></rss>";
    const Ingested all = from(feed, "feed.rss");
    CAPTURE(comment);
    CHECK(codes(all).empty());
    REQUIRE(all.documents.size() == 3);
    for (const text::Document& d : all.documents) {
      REQUIRE(d.accepted.size() == (d.id == "b" ? 1 : 0));
      if (d.id != "b") continue;
      CHECK(d.accepted[0].value == "12");
      CHECK(d.accepted[0].line == 3);
      CHECK(d.text.find("crosscheck") == std::string::npos);
    }
  }
}
