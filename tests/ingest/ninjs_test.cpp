#include "reading.h"

#include <doctest/doctest.h>

using namespace crosscheck;
using namespace crosscheck::ingest;
using namespace crosscheck::ingest::test;

TEST_CASE("ninjs is known by its members, in all its versions") {
  struct Case {
    std::string json, id, title, text, date, source, caption;
  };
  const Case cases[] = {
      {R"({"uri":"urn:1","type":"text","versioncreated":"2025-06-18T10:00:00Z","headline":"Flood",
          "body_text":"One.\n\nTwo.","body_xhtml":"<p>One &amp; only.</p><p>Two.</p>",
          "infosource":[{"name":"The Aldmere Post"}],
          "associations":{"main":{"type":"picture","description_text":"The  quay"}}})",
       "urn:1", "Flood", "One & only.\n\nTwo.", "2025-06-18", "The Aldmere Post", "The quay"},
      {R"({"uri":"urn:1","headline":"Flood","body_text":"One.\n\nTwo.","copyrightholder":"Post"})",
       "urn:1", "Flood", "One.\n\nTwo.", "", "Post", ""},
      {R"({"uri":"urn:1","versionCreated":"2025-06-18T10:00:00+02:00",
          "headlines":[{"role":"short","value":"F"},{"role":"main","value":"Flood"}],
          "bodies":[{"role":"teaser","value":"No."},
                    {"role":"main","contentType":"text/html","value":"<p>One.</p><p>Two.</p>"}],
          "infoSources":[{"name":"Post","uri":"x"}],
          "associations":[{"name":"a","type":"picture","descriptions":[{"value":"The quay"}]},
                          {"name":"b","type":"text","headlines":[{"value":"No"}]}]})",
       "urn:1", "Flood", "One.\n\nTwo.", "2025-06-18", "Post", "The quay"},
      {R"({"uri":"urn:1","bodies":[{"value":"<p>One.</p>"}],"headlines":7,"infoSources":"x"})",
       "urn:1", "", "One.", "", "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json);
    std::string line = c.json;
    for (char& byte : line)
      if (byte == '\n') byte = ' ';
    for (const auto& [bytes, name] : {std::pair{c.json, "a.json"}, std::pair{line, "a.jsonl"}}) {
      const text::Document d = one(bytes, name);
      CHECK(d.id == c.id);
      CHECK(d.title == c.title);
      CHECK(d.text == c.text);
      CHECK((d.date ? text::format_date(*d.date) : "") == c.date);
      CHECK(d.source == c.source);
      CHECK(d.caption == c.caption);
      // Places count inside the field.
      CHECK(d.locate(text::Field::text, 0) == text::Position{1, 1});
    }
  }
}

TEST_CASE("ninjs without a body is told, and crosscheck's own members come first") {
  CHECK(codes(from(R"({"uri":"urn:1","headline":"Flood"})", "a.jsonl")) == "I012:1");
  CHECK(codes(from(R"({"uri":"urn:1","headline":"Flood","body_xhtml":["x"]})", "a.jsonl")) ==
        "I012:1");
  CHECK(one(R"({"id":"a","text":"One.","uri":"urn:1","headline":"Flood"})", "a.jsonl").id == "a");
  CHECK(codes(from(R"({"uri":"urn:1"})", "a.jsonl")) == "I012:1");
}
