#include "reading.h"
#include "scratch_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::ingest;
using namespace crosscheck::ingest::test;

TEST_CASE("a text file is one document, dated by its name") {
  const Ingested one = from("The river rose.\n", "./news//2025-06-18-flood.txt");
  REQUIRE(one.documents.size() == 1);
  CHECK(one.documents[0].id == "news/2025-06-18-flood.txt");
  CHECK(one.documents[0].path == "news/2025-06-18-flood.txt");
  CHECK(one.documents[0].text == "The river rose.\n");
  CHECK(text::format_date(one.documents[0].date.value()) == "2025-06-18");
  CHECK_FALSE(from("The river rose.", "12025-06-18.txt").documents[0].date);
  CHECK_FALSE(from("The river rose.", "2025-06-18/flood.txt").documents[0].date);
}

TEST_CASE("front matter gives title, date, source and url, and positions count in the file") {
  const Ingested one = from(
      "---\r\ntitle: \"A \\\"great\\\" flood\"\r\ndate: 2025-06-18T10:00:00Z\r\n"
      "tags:\r\n  - flood\r\nsource: 'The Harbour''s Voice' # ours\r\nurl: https://a.example/#x\r\n"
      "---\r\nThe river rose.\r\n",
      "a.txt");
  CHECK(codes(one).empty());
  REQUIRE(one.documents.size() == 1);
  const text::Document& d = one.documents[0];
  CHECK(d.title == "A \"great\" flood");
  CHECK(d.source == "The Harbour's Voice");
  CHECK(d.url == "https://a.example/#x");
  CHECK(text::format_date(d.date.value()) == "2025-06-18");
  CHECK(d.text == "The river rose.\r\n");
  CHECK(d.locate(text::Field::text, 4) == text::Position{9, 5});
}

TEST_CASE("three dashes alone are no front matter") {
  for (const char* text :
       {"---\nThe river rose.\n---\nMore.", "---\ntitle: no end", "---", "--- \n"}) {
    CAPTURE(text);
    const Ingested one = from(text, "a.txt");
    REQUIRE(one.documents.size() == 1);
    CHECK(one.documents[0].text == text);
    CHECK(one.documents[0].title.empty());
  }
}

TEST_CASE("front matter that cannot be read is told at its line") {
  CHECK(codes(from("---\ntitle: \"open\n---\nText.", "a.txt")) == "I018:2");
  CHECK(codes(from("---\nsource: x\ndate: 18 June\n---\nText.", "a.txt")) == "warning I015:3");
}

TEST_CASE("a title that the text repeats is read once") {
  const auto repeated = [](const std::string& title, const std::string& text) {
    return from("---\ntitle: " + title + "\n---\n" + text, "a.txt").documents.at(0).title_repeated;
  };
  CHECK(repeated("Flood hits Norhaven", "Flood hits Norhaven\n\nThe river rose."));
  CHECK(repeated("Flood’s toll", "  Flood's  Toll\nThe river rose."));
  CHECK(repeated("Flood hits Norhaven", "Flood hits\nNorhaven\n\nThe river rose."));
  CHECK_FALSE(repeated("Flood hits Norhaven", "Flood hits Norhaven hard\n\nThe river rose."));
  CHECK_FALSE(repeated("Flood", "The river rose."));
}

TEST_CASE("JSON Lines hold one document a line, and null is absent") {
  const Ingested all = from(
      "{\"id\":\"b\",\"text\":\"Two.\",\"title\":null,\"date\":\"2025-06-18T23:00:00+02:00\"}\n\n"
      "{\"id\":\"a\",\"text\":\"One.\",\"title\":\"T\",\"url\":\"u\",\"source\":\"s\",\"captions\":"
      "[\"x\",\"y\"]}\r\n"
      "{\"text\":\"Three.\"}\n{\"id\":7,\"text\":\"Four.\",\"extra\":{\"a\":[1]}}",
      "all.jsonl");
  CHECK(codes(all).empty());
  CHECK(ids(all) == "7 a all.jsonl:4 b");
  CHECK(all.documents[1].title == "T");
  CHECK(all.documents[1].caption == "x\n\ny");
  CHECK(all.documents[1].path == "all.jsonl");
  CHECK(text::format_date(all.documents[3].date.value()) == "2025-06-18");
}

TEST_CASE("each bad line is told and costs no other") {
  struct Case {
    std::string line, codes;
  };
  const std::string deep(100'000, '[');
  const Case cases[] = {
      {"[1,2]", "I011:2"},
      {"\"text\"", "I011:2"},
      {"{\"id\":\"x\"}", "I012:2"},
      {"{\"id\":\"x\",\"text\":\" \"}", "I012:2"},
      {"{\"id\":\"x\",\"text\":null}", "I012:2"},
      {"{\"id\":\"x\",\"text\":5}", "I013:2"},
      {"{\"id\":\"x\",\"text\":\"t\",\"title\":[]}", "I013:2"},
      {"{\"id\":\"x\",\"text\":\"t\",\"captions\":\"c\"}", "I013:2"},
      {"{\"id\":\"\",\"text\":\"t\"}", "I016:2"},
      {"{\"id\":\"x\",\"text\":\"t", "I009:2"},
      {"{\"id\":\"x\",\"text\":\"t\"} {}", "I009:2"},
      {"{\"id\":\"x\",\"text\":\"\\ud800\"}", "I009:2"},
      {"{\"id\":\"x\",\"text\":\"caf\xE9\"}", "I006:2"},
      {std::string("{\"id\":\"x\",\"text\":\"a\0b\"}", 23), "I009:2"},
      {deep, "I010:2"},
      {"{\"id\":\"x\",\"text\":\"t\",\"a\":" + deep, "I010:2"},
      {"{\"id\":\"a\",\"text\":\"Other.\"}", "I014:2"},
      {"{\"id\":\"a\",\"text\":\"One.\"}", "warning I014:2"},
      {"{\"id\":\"x\",\"text\":\"t\",\"date\":\"June\"}", "warning I015:2"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line.substr(0, 60));
    const Ingested all =
        from("{\"id\":\"a\",\"text\":\"One.\"}\n" + c.line + "\n{\"id\":\"b\",\"text\":\"Two.\"}\n",
             "x.jsonl");
    CHECK(codes(all) == c.codes);
    CHECK(all.documents.front().text == "One.");
    CHECK(std::any_of(all.documents.begin(), all.documents.end(),
                      [](const auto& d) { return d.id == "b"; }));
  }
}

TEST_CASE("a line of 100 MB is skipped and told") {
  std::string bytes = "{\"id\":\"a\",\"text\":\"";
  bytes.append(100'000'000, 'x');
  bytes += "\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n";
  const Ingested all = from(bytes, "x.jsonl");
  CHECK(codes(all) == "I008:1");
  CHECK(ids(all) == "b");
}

TEST_CASE("a .json file holds an object, an array, or lines after all") {
  CHECK(ids(from("{\n \"id\": \"a\",\n \"text\": \"One.\"\n}\n", "a.json")) == "a");
  CHECK(ids(from("[{\"id\":\"a\",\"text\":\"One.\"},{\"id\":\"b\",\"text\":\"Two.\"}]",
                 "a.json")) == "a b");
  CHECK(ids(from("{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}", "a.json")) ==
        "a b");
  CHECK(codes(from("[]", "a.json")) == "I004");
  CHECK(codes(from("[1]", "a.json")) == "I011");
  CHECK(codes(from("[[{}]]", "a.json")) == "I011");
  CHECK(codes(from("{\n \"id\": \"a\",\n \"text\": oops\n}", "a.json")) == "I009:3");
  CHECK(codes(from(std::string(100'000, '['), "a.json")) == "I010:1");
  CHECK(codes(from("", "a.json")) == "I004");
}

TEST_CASE("byte order marks and other encodings are read and named") {
  using namespace std::string_literals;
  const auto text = [](const Ingested& one) {
    return one.documents.empty() ? "" : one.documents[0].text;
  };
  Ingested one = from("\xEF\xBB\xBFThe river rose.", "a.txt");
  CHECK(text(one) == "The river rose.");
  CHECK(codes(one).empty());
  one = from("\xFF\xFEH\0i\0.\0"s, "a.txt");
  CHECK(text(one) == "Hi.");
  CHECK(codes(one) == "note I007");
  one = from("\xFE\xFF\0H\0i\0."s, "a.txt");
  CHECK(text(one) == "Hi.");
  one = from("The caf\xE9 said \x93no\x94.", "a.txt");
  CHECK(text(one) == "The café said “no”.");
  CHECK(codes(one) == "note I007");
  one = from("\xD0\xE5\xEA\xE0 \xE2\xFB\xF8\xEB\xE0 \xE8\xE7 \xE1\xE5\xF0\xE5\xE3\xEE\xE2. "
             "\xC3\xEE\xF0\xEE\xE4 "
             "\xE7\xE0\xF2\xEE\xEF\xEB\xE5\xED, \xEB\xFE\xE4\xE5\xE9 "
             "\xFD\xE2\xE0\xEA\xF3\xE8\xF0\xEE\xE2\xE0\xEB\xE8.",
             "a.txt");
  CHECK(text(one).starts_with("Река вышла"));
  CHECK(codes(from("\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"One.\"}", "a.jsonl")).empty());
}

TEST_CASE("binary data, broken UTF-8 and empty files are errors") {
  using namespace std::string_literals;
  CHECK(codes(from("%PDF-1.7 ...", "a.txt")) == "I005");
  CHECK(codes(from("ab\0cd"s, "a.txt")) == "I005");
  CHECK(codes(from("Café Müller said “no”.\nThen \xFF came.", "a.txt")) == "I006:2");
  CHECK(codes(from("The end of caf\xC3", "a.txt")) == "I006:1");
  CHECK(codes(from("Torn \xF0\x9F\x98 in \xC3( two.", "a.txt")) == "I006:1");
  CHECK(codes(from("The caf\xE9\x94 was \xFEin.", "a.txt")) == "note I007");
  CHECK(codes(from("", "a.txt")) == "I004");
  CHECK(codes(from(" \n\t\n", "a.txt")) == "I004");
  CHECK(codes(from(std::string(17U << 20U, 'x'), "a.txt")) == "I008");
}

TEST_CASE("one id in two files is told, and the first file's article is read") {
  const Folder folder;
  const std::string a = folder.put("a.jsonl", "{\"id\":\"x\",\"text\":\"One.\"}");
  const std::string b = folder.put("b.jsonl", "{\"id\":\"x\",\"text\":\"Two.\"}");
  for (const auto& inputs : {std::vector{a, b}, std::vector{b, a}}) {
    const Ingested all = read(inputs, {});
    CHECK(codes(all) == "I014");
    CHECK(all.diagnostics[0].file == b);
    CHECK(all.documents.at(0).text == "One.");
  }
}

TEST_CASE("folders are read by name, hidden and other files left alone") {
  const Folder folder;
  folder.put("b.txt", "Two.");
  folder.put("a/one.md", "One.");
  folder.put("c.jsonl", "{\"id\":\"c1\",\"text\":\"Three.\"}");
  folder.put(".hidden.txt", "No.");
  folder.put(".git/x.txt", "No.");
  folder.put("photo.png", "\x89PNG");
  folder.put("empty/none.csv", "x");
  Options options;
  options.dates[folder.path() + "/b.txt"] = text::parse_date("2025-06-18").value();
  const Ingested all = read({folder.path() + "/"}, options);
  CHECK(codes(all).empty());
  CHECK(ids(all) == folder.path() + "/a/one.md " + folder.path() + "/b.txt c1");
  CHECK(all.documents[1].date == text::parse_date("2025-06-18"));
  CHECK(codes(read({folder.path() + "/empty"}, {})) == "I003");
  CHECK(codes(read({folder.path() + "/none.txt", folder.path() + "/b.txt"}, {})) == "I001");
  CHECK(read({folder.path() + "/b.txt", folder.path()}, {}).documents.size() == 3);
}

TEST_CASE("no bytes bring the reader down, and what it reads is UTF-8") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& choices, std::uint8_t ending) {
    static const std::vector<std::string> kAtoms = {"{",
                                                    "}",
                                                    "[",
                                                    "]",
                                                    "\"",
                                                    "\"id\":",
                                                    "\"text\":",
                                                    "\"a\"",
                                                    "\n",
                                                    "---\n",
                                                    "title: ",
                                                    "\xFF",
                                                    "\xC3",
                                                    "é",
                                                    "\\u",
                                                    "\\",
                                                    "\xEF\xBB\xBF",
                                                    ",",
                                                    std::string(1, '\0'),
                                                    "word ",
                                                    "\xFF\xFE",
                                                    "null",
                                                    "1"};
    static const std::vector<std::string> kEndings = {"a.txt", "a.json", "a.jsonl", "a.md", "a"};
    std::string bytes;
    for (const std::uint8_t choice : choices) bytes += kAtoms[choice % kAtoms.size()];
    const Ingested all = from(bytes, kEndings[ending % kEndings.size()]);
    RC_ASSERT(!all.documents.empty() || !all.diagnostics.empty());
    for (const text::Document& d : all.documents) {
      RC_ASSERT(!text::find_invalid_utf8(d.text));
      RC_ASSERT(!text::find_invalid_utf8(d.title));
      (void)d.locate(text::Field::text, static_cast<std::uint32_t>(d.text.size()));
    }
    for (const Diagnostic& d : all.diagnostics) (void)render(d);
  }));
}
