#include "base/yaml_scalar.h"
#include "rules/yaml_edit.h"

#include "rules/yaml.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::rules;

namespace {

using Kind = Rewrite::Kind;

// The file after changes whose paths begin in the map at 1:1; "LEFT" where one is left.
std::string after(const std::string& yaml, std::vector<Rewrite> changes) {
  const SourceFile file("f.yaml", yaml, 0);
  for (Rewrite& change : changes)
    if (change.map.line == 0) change.map = {0, 1, 1};
  const Result<Rewritten> out = rewrite(file, changes);
  REQUIRE(out);
  return out->left.empty() ? out->text : "LEFT";
}

Rewrite set(std::vector<std::string> path, std::string text) {
  return {{}, std::move(path), Kind::set, std::move(text)};
}
Rewrite remove(std::vector<std::string> path) { return {{}, std::move(path), Kind::remove, ""}; }
Rewrite append(std::vector<std::string> path, std::string text) {
  return {{}, std::move(path), Kind::append, std::move(text)};
}

} // namespace

TEST_CASE("one value changes and all else stays") {
  struct Case {
    const char* before;
    std::vector<std::string> path;
    const char* after;
  };
  const Case cases[] = {
      {"a: 1 # one\nb: 2\n", {"a"}, "a: NEW # one\nb: 2\n"},
      {"a: 1", {"a"}, "a: NEW"},
      {"a: 'it''s' # x\n", {"a"}, "a: NEW # x\n"},
      {"a: \"q\\\"]\"\n", {"a"}, "a: NEW\n"},
      {"a: two words, and more\n", {"a"}, "a: NEW\n"},
      {"{a: 1, b: [x, y]}\n", {"a"}, "{a: NEW, b: [x, y]}\n"},
      {"a: [x, {b: 1, c: 2}, z]\n", {"a", "#1", "c"}, "a: [x, {b: 1, c: NEW}, z]\n"},
      {"a: [x, 'y, z', w]\n", {"a", "#1"}, "a: [x, NEW, w]\n"},
      {"a:\n  - x # first\n  - {b: 1}\n", {"a", "#1", "b"}, "a:\n  - x # first\n  - {b: NEW}\n"},
      {"a:\n  - x # first\n", {"a", "#0"}, "a:\n  - NEW # first\n"},
      {"a:\n  - b: 1\n    c: 2\n", {"a", "#0", "c"}, "a:\n  - b: 1\n    c: NEW\n"},
      {"a: [12]\n", {"a", "#0", "value"}, "a: [NEW]\n"}, // a word for {value: 12}
      {"a: []\n", {"a"}, "a: NEW\n"},
      {"a: Sørland\nb: é\n", {"b"}, "a: Sørland\nb: NEW\n"},
      // Left to the author:
      {"a: |\n  text\n", {"a"}, "LEFT"},
      {"a: two\n  lines\n", {"a"}, "LEFT"},
      {"a: !tag x\n", {"a"}, "LEFT"},
      {"a: [x, # why\n  y]\n", {"a"}, "LEFT"},
      {"a: 1\n", {"b"}, "LEFT"},
      {"a: [x]\n", {"a", "#1"}, "LEFT"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.before);
    CHECK(after(c.before, {set(c.path, "NEW")}) == c.after);
  }
}

TEST_CASE("items and keys go, and items come") {
  CHECK(after("a: [x, y, z]\n", {remove({"a", "#0"})}) == "a: [y, z]\n");
  CHECK(after("a: [x, y, z]\n", {remove({"a", "#1"})}) == "a: [x, z]\n");
  CHECK(after("a: [x, y, z]\n", {remove({"a", "#2"}), remove({"a", "#0"})}) == "a: [y]\n");
  CHECK(after("a: [x]\n", {remove({"a", "#0"})}) == "a: []\n");
  CHECK(after("a: []\n", {append({"a"}, "n"), append({"a"}, "m")}) == "a: [n, m]\n");
  CHECK(after("a: [x, y]\n", {remove({"a", "#0"}), append({"a"}, "n")}) == "a: [y, n]\n");
  CHECK(after("a: [ x,\n  y ]\n", {append({"a"}, "n")}) == "a: [ x,\n  y, n ]\n");
  CHECK(after("a: [x, {b: 1}]\n", {remove({"a", "#0"}), set({"a", "#1", "b"}, "2")}) ==
        "a: [{b: 2}]\n");
  CHECK(after("a: [{b: 1, c: true}, y]\n", {remove({"a", "#0", "c"}), remove({"a", "#1"})}) ==
        "a: [{b: 1}]\n");
  CHECK(after("a: {b: 1, c: true, d: 2}\n", {remove({"a", "c"})}) == "a: {b: 1, d: 2}\n");
  CHECK(after("a:\n  - x\n  # of y\n  - y\n", {append({"a"}, "n")}) ==
        "a:\n  - x\n  # of y\n  - y\n  - n\n");
  CHECK(after("a:\n  - x\n  # of y\n  - y\nb: 1\n", {remove({"a", "#0"})}) ==
        "a:\n  # of y\n  - y\nb: 1\n");
  CHECK(after("a:\n- b: 1\n  c: true\n- y\n", {remove({"a", "#0", "c"})}) == "a:\n- b: 1\n- y\n");
  CHECK(after("a:\n  b: 1\n  c:\n    - x\n    - y\n  d: 2\n", {remove({"a", "c"})}) ==
        "a:\n  b: 1\n  d: 2\n");
  CHECK(after("a:\n  - x", {append({"a"}, "n")}) == "a:\n  - x\n  - n\n");
  CHECK(after("a: x\n", {append({"a"}, "n")}) == "LEFT");
  // Left to the author: a comment would go, or nothing would be left.
  CHECK(after("a:\n  - x # why\n  - y\n", {remove({"a", "#0"})}) == "LEFT");
  CHECK(after("a:\n  - x\n", {remove({"a", "#0"})}) == "LEFT");
  const std::vector<Rewrite> both = {{{0, 1, 1}, {"a", "#0"}, Kind::remove, ""},
                                     {{0, 1, 1}, {"a", "#1"}, Kind::remove, ""}};
  const auto half = rewrite(SourceFile("f", "a:\n  - x # why\n  - y\n", 0), both);
  REQUIRE(half);
  CHECK(half->text == "a:\n  - x # why\n");
  CHECK(half->left == std::vector<std::size_t>{0});
  CHECK(after("a:\n  - - x\n    - y\n", {remove({"a", "#0", "#0"})}) == "LEFT");
}

TEST_CASE("a path begins in the map at its place") {
  const std::string yaml = "l:\n  - {a: 1}\n  - a: 2\n    b: 3\n";
  CHECK(after(yaml, {{{0, 2, 5}, {"a"}, Kind::set, "9"}, {{0, 3, 5}, {"a"}, Kind::set, "8"}}) ==
        "l:\n  - {a: 9}\n  - a: 8\n    b: 3\n");
  CHECK(after(yaml, {{{0, 1, 3}, {"a"}, Kind::set, "9"}}) == "LEFT");
}

TEST_CASE("a quoted text reads as itself, inside of brackets too") {
  for (const char* text :
       {"12", "~50", "12 people, dead", "a: b", "it's", "- x", "# no", "{}", "", "null", "a #b",
        "USD:5", ">=12", "“Yes”", "x:", " x ", "@home", "*", "true"}) {
    CAPTURE(text);
    const SourceFile file("f", "a: [" + yaml_scalar(text) + ", z]\n", 0);
    const Result<YamlNode> tree = parse_yaml(file);
    REQUIRE(tree);
    const YamlNode& list = tree->entries[0].second;
    REQUIRE(list.items.size() == 2);
    CHECK(list.items[0].text == text);
  }
}

TEST_CASE("any line of text survives being quoted, appended and taken away again") {
  rc::check([] {
    const auto letters = rc::gen::elementOf(std::string("ab 1'\"#:,[]{}-&*!|>%@`~?\\\t"));
    const std::string text = *rc::gen::container<std::string>(letters);
    const std::string before = "a: [x, y]  # kept\nb: z\n";
    const std::string with = after(before, {append({"a"}, yaml_scalar(text))});
    const Result<YamlNode> tree = parse_yaml(SourceFile("f", with, 0));
    RC_ASSERT(tree.has_value());
    RC_ASSERT(tree->entries[0].second.items.size() == 3U);
    RC_ASSERT(tree->entries[0].second.items[2].text == text);
    RC_ASSERT(after(with, {remove({"a", "#2"})}) == before);
  });
}
