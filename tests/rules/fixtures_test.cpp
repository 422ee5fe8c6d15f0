#include "rules/fixtures.h"

#include "memory_files.h"

#include <doctest/doctest.h>

using namespace crosscheck;
using namespace crosscheck::rules;

namespace {

const std::string kPack = R"(pack: ships
attributes:
  deaths: {compare: count, key: [document]}
  depth: {compare: measure, key: [document]}
rules:
  - {id: killed, attribute: deaths, patterns: ['<count:value> <words:1-1:place> died'], examples: [x]}
  - {id: deep, attribute: depth, patterns: ['<measure:value> deep'], examples: [x]}
)";

struct Read {
  std::optional<Fixtures> fixtures;
  Diagnostics diagnostics;

  // "R012:5:9 R017:2:3"
  [[nodiscard]] std::string said() const {
    std::string out;
    for (const Diagnostic& d : diagnostics)
      out += (out.empty() ? "" : " ") + d.code + ":" + std::to_string(d.line) + ":" +
             std::to_string(d.column);
    return out;
  }
  [[nodiscard]] std::string prose() const {
    std::string out;
    for (const Diagnostic& d : diagnostics) out += render(d);
    return out;
  }
};

Read read(const std::string& yaml) {
  const MemoryFiles files{
      {"r/ships.yaml", kPack},
      {"r/ships.fixtures.yaml", yaml},
      {"r/fixtures/a.txt", "Two people died."},
      {"r/others.yaml",
       "pack: others\nrules:\n"
       "  - {id: deep, attribute: depth, patterns: ['<measure:value>'], examples: [x]}\n"
       "  - {id: far, attribute: depth, patterns: ['far <measure:value>'], examples: [x]}\n"}};
  const Loaded loaded = load(files, {"r"}, "");
  REQUIRE(loaded.diagnostics.empty());
  Read out;
  out.fixtures = load_fixtures(files, "r/ships.fixtures.yaml", loaded.rules, out.diagnostics);
  return out;
}

Read read_article(const std::string& lines) {
  return read("articles:\n  - text: Two people died.\n" + lines);
}

} // namespace

TEST_CASE("fixtures and their articles are no packs") {
  const MemoryFiles files{{"r/ships.yaml", kPack}, {"r/ships.fixtures.yaml", "articles: []"}};
  CHECK(files.list("r") == std::vector<std::string>{"r/ships.yaml"});
  CHECK(files.list_fixtures("r") == std::vector<std::string>{"r/ships.fixtures.yaml"});
  CHECK(is_fixture_file("a/b.fixtures.yml"));
  CHECK_FALSE(is_fixture_file("a/fixtures.yaml"));
}

TEST_CASE("a fixtures file is read whole") {
  const Read got = read(R"(articles:
  - file: fixtures/a.txt
    date: 2025-06-14
    title: T
    expect:
      deaths:
        - Two people
        - {on: people died, line: 3, field: text, value: 2, place: here, known_gap: true}
      killed: []
    silent: {ships/deep: {value: 3}}
  - {id: b, text: Nobody died., fires: {others/deep: x}}
sets:
  - name: n
    one_story: true
    articles: [fixtures/a.txt, b, {id: c, text: Two died.}]
    expect: {deaths: update, depth: [agree, {relation: variant, values: [1, 2], subject: s}], '*': []}
)");
  REQUIRE(got.said() == "");
  REQUIRE(got.fixtures->articles.size() == 3);
  const FixtureArticle& a = got.fixtures->articles[0];
  CHECK(a.path == "r/fixtures/a.txt");
  CHECK(a.id == "fixtures/a.txt");
  REQUIRE(a.tests.size() == 3);
  CHECK_FALSE(a.tests[0].rule);
  CHECK(a.tests[0].claims[0].words == "Two people");
  CHECK(a.tests[0].claims[0].fields.empty());
  CHECK(a.tests[0].claims[1].line == 3U);
  CHECK(a.tests[0].claims[1].fields == Expectation{{"value", "2"}, {"place", "here"}});
  CHECK(a.tests[0].claims[1].known_gap);
  CHECK(a.tests[1].rule == RuleId(2)); // behind the two of others.yaml
  CHECK_FALSE(a.tests[2].is_list);
  const FixtureSet& set = got.fixtures->sets[0];
  CHECK(set.articles == std::vector<std::size_t>{0, 1, 2});
  CHECK(set.one_story);
  REQUIRE(set.tests.size() == 3);
  CHECK(set.tests[0].strongest == "update");
  CHECK(set.tests[1].facts[1].values == std::vector<std::string>{"1", "2"});
  CHECK_FALSE(set.tests[2].attribute);
}

TEST_CASE("a name is an attribute, else a rule of any pack, else that of the pack beside") {
  CHECK(read_article("    expect: {deaths: [], killed: [], far: [], others/deep: []}\n").said() ==
        "");
  const Read beside = read_article("    expect: {deep: []}\n");
  REQUIRE(beside.said() == "");
  REQUIRE(beside.fixtures->articles.size() == 1);
  CHECK(beside.fixtures->articles[0].tests[0].rule.has_value());
}

TEST_CASE("what is wrong with fixtures is told at its place") {
  struct Case {
    const char* lines; // of an article, from the third of the file
    const char* said;
    const char* prose;
  };
  const Case cases[] = {
      {"    expect: {deths: []}\n", "R071:3:14", "did you mean 'deaths'?"},
      {"    expect: {zzzzzzzz: []}\n", "R071:3:14", "rules list"},
      {"    expect: {deaths: }\n", "R008:3:14", "write  []"},
      {"    fires: {deaths: []}\n", "R031:3:21", "names no place"},
      {"    silent: {deaths: []}\n", "R031:3:22", "expect: {deaths: []}"},
      {"    expect: [deaths]\n", "R007:3:13", "a map of rules"},
      {"    expect: {deaths: [{vallue: 2}]}\n", "R004:3:24", "did you mean 'value'?"},
      {"    expect: {deaths: [{note: x}]}\n", "R031:3:23", "no place and no value"},
      {"    expect: {deaths: [{line: 0}]}\n", "R009:3:30 R031:3:23", "from 1"},
      {"    expect: {deaths: [{field: body}]}\n", "R009:3:31 R031:3:23", "caption"},
      {"    expects: {}\n", "R004:3:5", "did you mean 'expect'?"},
      {"    date: June\n", "R032:3:11", "2025-06-14"},
      {"    file: fixtures/a.txt\n", "R031:2:5", "either a file or a text"},
      {"    id: ''\n", "R009:2:5", "empty"},
      {"    expect: {deaths: [x]}\n  - {text: x, id: article 1}\n", "R006:4:5", "article 1"},
      {"    note: x\n", "R031:2:5", "nothing is expected"},
      {"  - file: fixtures/b.txt\n", "R070:3:11", "cannot read 'r/fixtures/b.txt'"},
      {"  - file: ../secret.txt\n", "R070:3:11", "without '..'"},
      {"  - file: /etc/hostname\n", "R070:3:11", "relative path"},
      {"sets: [{articles: [artcle 1], expect: {deaths: none}}]\n", "R070:3:20", "did you mean"},
      {"sets: [{articles: [article 1, article 1], expect: {deaths: none}}]\n", "R006:3:31",
       "twice"},
      {"sets: [{articles: [article 1], expect: {killed: none}}]\n", "R071:3:41", "no attribute"},
      {"sets: [{articles: [article 1], expect: {deaths: worse}}]\n", "R009:3:49", "contradict"},
      {"sets: [{articles: [article 1], expect: {deaths: [none]}}]\n", "R009:3:50", "agree"},
      {"sets: [{articles: [article 1], expect: {}}]\n", "R031:3:40", "expects nothing"},
      {"sets: [{articles: [article 1]}]\n", "R008:3:8", "expect"},
      {"sets: [{articles: [], expect: {deaths: none}}]\n", "R031:3:19", "one article"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.lines);
    const Read got = read_article(c.lines);
    CHECK(got.said() == c.said);
    CHECK(got.prose().find(c.prose) != std::string::npos);
  }
  CHECK(read("").said() == "R008:1:1");
  CHECK(read("note: x\n").said() == "R008:1:1");
  CHECK(read("articles: [").said().starts_with("R001"));
}

TEST_CASE("a mistake in one article costs no other, and no set that does not name it") {
  const Read got = read(R"(articles:
  - {id: a, text: x, expect: {deths: []}}
  - {id: b, text: x, expect: {deaths: []}}
sets:
  - {articles: [a, b], expect: {deaths: none}}
  - {articles: [b], expect: {deaths: none}}
)");
  CHECK(got.said() == "R071:2:31 R070:5:17");
  REQUIRE(got.fixtures);
  CHECK(got.fixtures->articles.size() == 1);
  CHECK(got.fixtures->sets.size() == 1);
}
