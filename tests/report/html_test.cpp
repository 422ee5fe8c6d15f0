#include "report/html/link.h"
#include "report/html/page_files.h"
#include "report/html/story.h"
#include "report/write.h"

#include "sample.h"

#include <doctest/doctest.h>
#include <functional>
#include <pugixml.hpp>
#include <set>

using namespace crosscheck;
using namespace crosscheck::report;

namespace {

// The page as XML: all that is written as HTML is well-formed XML, too, but style and script.
struct Page {
  std::string bytes;
  pugi::xml_document tree;

  explicit Page(const Report& report) : bytes(write_html(report, {})) {
    std::string text = bytes;
    for (const auto& [open, close] :
         {std::pair("<style>", "</style>"), std::pair("<script>", "</script>")}) {
      const std::size_t from = text.find(open);
      REQUIRE(from != std::string::npos);
      const std::size_t to = text.find(close, from);
      text.erase(from, to + std::string_view(close).size() - from);
      CHECK(text.find(open) == std::string::npos);
    }
    CAPTURE(text);
    REQUIRE(tree.load_string(text.c_str()));
  }

  void each(const std::function<void(const pugi::xml_node&)>& visit) const {
    struct Walk : pugi::xml_tree_walker {
      const std::function<void(const pugi::xml_node&)>* visit = nullptr;
      bool for_each(pugi::xml_node& node) override {
        if (node.type() == pugi::node_element) (*visit)(node);
        return true;
      }
    } walk;
    walk.visit = &visit;
    const_cast<pugi::xml_document&>(tree).traverse(walk); // NOLINT: pugixml walks no const tree
  }

  [[nodiscard]] pugi::xml_node finding(const std::string& id) const {
    pugi::xml_node found;
    each([&](const pugi::xml_node& node) {
      if (std::string_view(node.attribute("id").value()) == "f-" + id) found = node;
    });
    return found;
  }
};

// All text under a node.
std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children())
    out += child.type() == pugi::node_pcdata ? child.value() : text_of(child);
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("each finding stands on the page with its question, both values, passages and sources") {
  const Page page(sample());
  const std::string deaths = text_of(page.finding("f1"));
  CAPTURE(deaths);
  CHECK(has(deaths, "Two articles give 7 and at least 12: which stands?"));
  CHECK(has(deaths, "At least 12 people were killed, Mayor Elna Brandt said."));
  CHECK(has(deaths, "17 June 2025"));
  CHECK(has(deaths, "news/a.txt:3:1"));
  CHECK(has(deaths, "(headline)"));
  CHECK(has(deaths, "according to the mayor"));
  const std::string name = text_of(page.finding("f2"));
  CAPTURE(name);
  CHECK(has(name, "how is it spelled?"));
  CHECK(has(name, "Brandt"));
  CHECK(has(name, "The house's spelling: Brandt"));
  // An agreement is no finding.
  CHECK_FALSE(page.finding("f3"));
}

TEST_CASE("the value of a passage is marked, and the words in which it differs inside of it") {
  const Page page(sample());
  std::set<std::string> marks;
  std::set<std::string> differing;
  page.each([&](const pugi::xml_node& node) {
    if (std::string_view(node.name()) != "mark") return;
    marks.insert(text_of(node));
    differing.insert(node.child("strong").text().get());
  });
  CHECK(marks.contains("At least 12"));
  CHECK(marks.contains("Elna Brant"));
  CHECK(differing.contains("Brant"));
  CHECK(differing.contains("Brandt"));
}

TEST_CASE("text of articles is text: no element, attribute or address of theirs is on the page") {
  const std::string evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;</style>";
  Report report = sample();
  report.documents[0].text = evil + " 12 were killed " + evil;
  report.documents[0].origin_text.line_starts = {0};
  report.documents[0].title = evil;
  report.documents[0].source = evil;
  report.documents[0].url = "javascript:alert(1)";
  report.documents[1].url = "data:text/html," + evil;
  report.documents[0].id = report.documents[0].path = evil;
  report.claims[0] = claim(report, 0, evil, ">=12", "12 were killed", "12");
  report.claims[0].speaker = report.claims[0].subject = evil;
  report.claims[1] = claim(report, 0, "name", "a", "killed", "killed");
  report.claims[2] = claim(report, 0, "date", "b", "killed", "killed");
  report.claims[0].rule = evil;
  Fact& fact = report.facts[0];
  fact.subject = fact.attribute = fact.message = evil;
  fact.values[0].value = evil;
  fact.pairs[0].reason = evil;
  report.facts[1].spellings[0].forms[0].written = evil;
  report.facts[1].spellings[0].preferred = evil;
  report.facts[1].pairs[0].diff[1].text = evil;
  const Page page(report);
  page.each([&](const pugi::xml_node& node) {
    CAPTURE(node.name());
    CHECK(std::string_view(node.name()) != "img");
    CHECK(std::string_view(node.name()) != "script");
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      CHECK_FALSE(std::string_view(attribute.name()).starts_with("on"));
      CHECK(std::string_view(attribute.name()) != "src");
      CHECK(std::string_view(attribute.name()) != "style");
      if (std::string_view(attribute.name()) != "href") continue;
      const std::string_view link = attribute.value();
      CAPTURE(link);
      const bool good = link.starts_with('#') || link.starts_with("./");
      CHECK(good);
    }
  });
  CHECK(page.bytes.find("<script>alert") == std::string::npos);
  CHECK(has(text_of(page.finding("f1")), evil.substr(0, 20)));
}

TEST_CASE("the page loads nothing, and its policy allows its own style and script alone") {
  const std::string page = write_html(sample(), {});
  for (const std::string_view part : {"@import", "url(", "<link", " src=", "http://", "https://"})
    CHECK(page.find(part) == std::string::npos);
  CHECK(has(page, "default-src &#39;none&#39;"));
  CHECK(has(page, std::string(html::kScriptHash)));
  CHECK(has(page, std::string(html::kStyleHash)));
}

TEST_CASE("ids are unique, and do not depend on other findings") {
  Report report = sample();
  report.facts.push_back(report.facts[0]);
  const Page page(report);
  std::set<std::string> ids;
  page.each([&](const pugi::xml_node& node) {
    if (const auto id = node.attribute("id")) CHECK(ids.insert(id.value()).second);
  });
  CHECK(ids.contains("f-f1"));
  CHECK(ids.contains("f-f1-2"));
  report.facts.erase(report.facts.begin());
  CHECK(Page(report).finding("f2"));
}

TEST_CASE("without a finding the page says so, and does not say that all is right") {
  for (const Report& report : {Report{}, [] {
                                 Report agreeing = sample();
                                 agreeing.facts.erase(agreeing.facts.begin(),
                                                      agreeing.facts.begin() + 2);
                                 return agreeing;
                               }()}) {
    const std::string page = write_html(report, {});
    CHECK(has(page, "No disagreement was found"));
    CHECK(has(page, "does not say that all is right"));
    CHECK_FALSE(has(page, "id=\"filters\""));
  }
}

TEST_CASE("a passage that several articles run is shown once with all of them") {
  Report report = sample();
  report.documents[0].text += " Seven people were killed | <b>on Monday</b>.";
  report.claims.push_back(
      claim(report, 0, "deaths", "7", "Seven people were killed | <b>on Monday</b>", "Seven"));
  report.facts[0].values[1].claims.push_back(7);
  const Page page(report);
  std::size_t passages = 0;
  std::size_t sources = 0;
  page.each([&](const pugi::xml_node& node) {
    if (std::string_view(node.attribute("class").value()) != "statement") return;
    if (text_of(node.child("blockquote").child("mark")) != "Seven") return;
    ++passages;
    const auto all = node.child("figcaption").children("div");
    sources = static_cast<std::size_t>(std::distance(all.begin(), all.end()));
  });
  CHECK(passages == 1);
  CHECK(sources == 2);
}

TEST_CASE("names alike in different sentences are different passages") {
  Report report = sample();
  report.documents[0].text += "\n\nElna Brandt, the mayor, came at once.";
  report.claims.push_back(
      claim(report, 0, "name", "Elna Brandt", "Elna Brandt, the", "Elna Brandt"));
  report.claims.back().kind = "name";
  report.claims.back().evidence = report.claims.back().value_span;
  report.claims[1].evidence = report.claims[1].value_span;
  report.facts[1].values[0].claims.push_back(7);
  const std::string text = text_of(Page(report).finding("f2"));
  CHECK(has(text, "Mayor Elna Brandt said"));
  CHECK(has(text, "came at once"));
}

TEST_CASE("what the newsroom has decided is marked, folded and filtered, never hidden") {
  Report report = sample();
  CHECK_FALSE(has(write_html(report, {}), "<legend>Standing"));
  report.facts[1].standing.verdict = "accepted-variant";
  report.facts[1].standing.reason = "both <b>stand</b> on the birth certificate";
  const Page page(report);
  CHECK(has(page.bytes, "<legend>Standing"));
  const auto finding = page.finding("f2");
  CHECK(std::string_view(finding.attribute("data-standing").value()) == "decided");
  CHECK(has(text_of(finding), "accepted-variant: both <b>stand</b> on the birth certificate"));
  CHECK_FALSE(finding.child("details").attribute("open"));
  CHECK(page.finding("f1").child("details").attribute("open"));
}

TEST_CASE("the article under test is told from the others") {
  Report report = sample();
  report.focus = {0};
  CHECK(has(text_of(Page(report).finding("f1")), "news/a.txt:3:1 · under test"));
  CHECK_FALSE(has(text_of(Page(report).finding("f1")), "(headline) · under test"));
}

TEST_CASE("a fact with many values and passages stays readable, and says what is left out") {
  Report report = sample();
  report.facts.resize(1);
  for (int i = 0; i < 40; ++i) {
    for (int k = 0; k < 2; ++k) {
      const auto id = static_cast<std::uint32_t>(report.claims.size());
      report.claims.push_back(report.claims[0]);
      report.claims.back().value = std::to_string(100 + i);
      if (k == 0) report.facts[0].values.push_back({std::to_string(100 + i), {}, 1});
      report.facts[0].values.back().claims.push_back(id);
    }
  }
  const std::string text = text_of(Page(report).finding("f1"));
  CHECK(has(text, "and 30 more values, which the JSON report has"));
  CHECK(has(text, "beside 40 other figures"));
}

TEST_CASE(
    "findings stand under their stories, the worst story first, and spellings across all last") {
  Report report = sample();
  report.documents.push_back(
      article("news/c.txt", "Quiet day", "2025-06-19", "Seven were hurt. Nine were hurt."));
  report.stories = {0, 0, 5};
  const auto seven = static_cast<std::uint32_t>(report.claims.size());
  report.claims.push_back(claim(report, 2, "injured", "7", "Seven were hurt", "Seven"));
  report.claims.push_back(claim(report, 2, "injured", "9", "Nine were hurt", "Nine"));
  Fact fact = report.facts[0];
  fact.id = "f4";
  fact.values = {{"7", {seven}, 1}, {"9", {seven + 1}, 1}};
  fact.pairs = {{seven, seven + 1, Relation::contradict, "7 is not 9"}};
  report.facts.insert(report.facts.begin() + 1, fact);
  report.facts[2].values[1].claims = {seven}; // the name, in both stories
  const auto stories = html::by_story(report);
  REQUIRE(stories.size() == 3);
  CHECK(stories[0].title == "Toll: 7 dead");
  CHECK(stories[0].told == "2 articles, 17 June 2025 to 18 June 2025");
  CHECK(stories[1].title == "Quiet day");
  CHECK(stories[1].findings[0].size() == 1);
  CHECK(stories[2].title == "Across all stories");
  CHECK(stories[2].findings[2].size() == 1);
}

TEST_CASE("links lead to the url, else to the file as the page sees it") {
  text::Document document = article("news/a b.txt", "", "2025-06-18", "Some text.");
  const auto link = [&](const std::string& page = "") {
    return html::link_to(document, page).value_or("none");
  };
  CHECK(link() == "./news/a%20b.txt");
  CHECK(link("page.html") == "./news/a%20b.txt");
  CHECK(link("news/page.html") == "./a%20b.txt");
  CHECK(link("out/page.html") == "./../news/a%20b.txt");
  document.path = document.id = "/srv/a#1.txt";
  CHECK(link("page.html") == "file:///srv/a%231.txt");
  document.url = "https://example.org/a?b=1&c=2";
  CHECK(link() == "https://example.org/a?b=1&c=2");
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "//example.org/a",
                          "http:", " https://example.org", "ftp://example.org/a"}) {
    document.url = url;
    CHECK(link() == "file:///srv/a%231.txt");
  }
  document.id = "a17"; // out of JSON Lines
  CHECK(link() == "none");
}

TEST_CASE("a link leads to the words of the passage") {
  Report report = sample();
  CHECK(html::link_to(report, report.claims[0], "") ==
        "./news/a.txt#:~:text=At%20least%2012%20people%20were%20killed");
  report.claims[0].evidence.end += 40;
  CHECK(html::link_to(report, report.claims[0], "")->find("#:~:text=At%20least%2012%20people,") !=
        std::string::npos);
  report.documents[0].url = "https://example.org/a#part";
  CHECK(html::link_to(report, report.claims[0], "") == "https://example.org/a#part");
}
