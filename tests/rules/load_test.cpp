#include "memory_files.h"

#include <doctest/doctest.h>

using namespace crosscheck;
using namespace crosscheck::rules;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A file with one rule; `rule` are its lines after the id, indented by four.
std::string with_rule(const std::string& rule) {
  return "pack: p\n"
         "lexicons:\n"
         "  people: [people, villagers]\n"
         "attributes:\n"
         "  deaths: {compare: count, key: [event]}\n"
         "rules:\n"
         "  - id: killed\n"
         "    attribute: deaths\n" +
         rule;
}
const std::string kExamples = "    examples: ['Two people died.']\n";
std::string with_pattern(const std::string& pattern) {
  return with_rule("    patterns:\n      - " + pattern + "\n" + kExamples);
}

} // namespace

TEST_CASE("a whole rule file loads without a word") {
  const Loaded loaded = load_text(R"(pack: incidents
lexicons:
  people: [people, persons]
  event: {groups: {attack: [attack, bombing], accident: [accident, crash]}}
attributes:
  deaths: {compare: count, key: [event], over_time: rising, severity: error}
  state: {compare: state, key: [subject], order: [sought, arrested]}
rules:
  - id: killed-passive
    attribute: deaths
    event: [attack, accident]
    patterns:
      - <count:value> (<@people> )?(were|are|have been) killed
      - pattern: a (<words:0-3> )?<@people> was killed
        set: {value: '>=1'}
    part_if_preceded_by: [including, among them]
    skip_if_preceded_by: ['in <date>,? ']
    skip_if_sentence_has: [feared, could be]
    priority: 3
    examples:
      - text: At least 12 people were killed.
        date: 2025-06-13
        expect: [{value: '>=12', evidence: At least 12 people were killed}]
      - text: Twelve people were honoured.
        expect: []
      - articles: [{date: 2025-06-14, text: Five people were killed.}, {date: 2025-06-15, text: Seven were killed.}]
        relation: update
  - id: arrested
    attribute: state
    patterns: [{pattern: '<person:subject> was arrested', set: {value: arrested}}]
    examples: [Kelvin Moss was arrested.]
)");
  CHECK(prose(loaded) == "");
  REQUIRE(loaded.rules.rules.size() == 2);
  const Rule& rule = loaded.rules.rules[0];
  CHECK(rule.id == "incidents/killed-passive");
  CHECK(loaded.rules.attribute(rule.attribute).name == "deaths");
  CHECK(loaded.rules.attribute(rule.attribute).over_time == OverTime::rising);
  CHECK(loaded.rules.attribute(rule.attribute).severity == Severity::error);
  CHECK(rule.events == std::vector<std::string>{"attack", "accident"});
  CHECK(rule.priority == 3);
  REQUIRE(rule.patterns.size() == 2);
  REQUIRE(rule.patterns[0].slots.size() == 1);
  CHECK(rule.patterns[0].slots[0].name == "value");
  CHECK(rule.patterns[1].set == Constants{{"value", ">=1"}});
  CHECK(rule.conditions.part_if_preceded_by.size() == 2);
  CHECK(rule.conditions.skip_if_sentence_has.size() == 2);
  REQUIRE(rule.examples.size() == 3);
  CHECK(rule.examples[0].articles[0].date == text::parse_date("2025-06-13"));
  CHECK(rule.examples[0].expect->at(0).at("evidence") == "At least 12 people were killed");
  CHECK(rule.examples[1].expect->empty());
  CHECK(rule.examples[2].is_pair);
  CHECK(rule.examples[2].relation == "update");
  CHECK(loaded.rules.rules[1].examples[0].expect->size() == 1);
  CHECK(loaded.rules.find_rule("incidents/arrested") == RuleId(1));
  CHECK_FALSE(loaded.rules.find_rule("arrested"));
}

TEST_CASE("a JSON file is YAML too") {
  const Loaded loaded = load(
      MemoryFiles{
          {"r/a.json",
           R"({"pack": "p", "attributes": {"deaths": {"compare": "count", "key": ["event"]}},
"rules": [{"id": "a", "attribute": "deaths", "patterns": ["<count:value> died"],
 "examples": [{"text": "Two died.", "expect": ["2"]}]}]})"}},
      {"r"}, "");
  CHECK(prose(loaded) == "");
  CHECK(loaded.rules.rules.size() == 1);
}

TEST_CASE("a mistake is told with code, line, column and what to write instead") {
  struct Case {
    std::string yaml;
    std::string said;
    std::string prose;
  };
  const std::vector<Case> cases = {
      {"pack: p\nrules: [", "R001:2:1", "not YAML"},
      {"", "R008:1:1", "the file is empty"},
      {"- a\n- b\n", "R007:1:1", "a rule file must be a map, not a list"},
      {"pack: p\nruels: []\n", "R004:2:1", "did you mean 'rules'?"},
      {"pack: p\npack: q\n", "R005:2:1", "'pack' stands twice"},
      {"rules: []\n", "R008:1:1", "the file has no 'pack'"},
      {"pack: P!\nrules: []\n", "R009:1:7", "no name of a pack"},
      {"pack: p\nrules: {}\n", "R007:2:8", "rules must be a list, not a map"},
      {"pack: p\nlexicons: {x: [1,000, 2]}\n", "R007:2:16", "'1,000'"},
      {"pack: p\nattributes: {deaths: {compare: cuont, key: [event]}}\n", "R013:2:32",
       "did you mean 'count'?"},
      {"pack: p\nattributes: {deaths: {compare: count}}\n", "R008:2:22",
       "attribute 'deaths' has no 'key'"},
      {"pack: p\nattributes: {deaths: {compare: count, key: [event], severity: fatal}}\n",
       "R009:2:63", "one of error, warning, info"},
      {"pack: p\nattributes: {s: {compare: state, key: [subject]}}\n", "R008:2:17", "has no order"},
      {"pack: p\nattributes: {a: {compare: text, key: [event]}, a: {compare: text, key: "
       "[event]}}\n",
       "R005:2:48 R006:2:48", ""},
      {with_rule("    patterns: ['<count:value> died']\n"), "R030:7:5", "has no examples"},
      {with_rule(kExamples), "R008:7:5", "has no 'patterns'"},
      {with_rule("    patern: x\n    patterns: ['<count:value> died']\n" + kExamples), "R004:9:5",
       "did you mean 'patterns'?"},
      {with_rule("    skip_if_followd_by: [x]\n    patterns: ['<count:value> died']\n" + kExamples),
       "R004:9:5", "did you mean 'skip_if_followed_by'?"},
      {with_pattern("<cuont:value> died"), "R012:10:9", "did you mean 'count'?"},
      {with_pattern("<people:value> died"), "R012:10:9", "a lexicon is written <@people>"},
      {with_pattern("<@peple> <count:value>"), "R011:10:9", "did you mean 'people'?"},
      {with_pattern("<@count> <count:value>"), "R011:10:9", "a mention is written <count>"},
      {with_pattern("<count> died"), "R018:10:9", "the pattern gives no value"},
      {with_pattern("<count:value> <person:sujbect> died"), "R016:10:31",
       "did you mean 'subject'?"},
      {with_pattern("<count:value> died(?! of)"), "R021:10:27", "skip_if_followed_by: [' of']"},
      {with_pattern("<count:value> (?!of) died"), "R021:10:23", "the ends of the whole match"},
      {with_pattern("(?<!in <date> )<count:value> died"), "R021:10:9",
       "skip_if_preceded_by: ['in <date> ']"},
      {with_pattern("<count:value> (?=died)"), "R021:10:23", "only_if_followed_by: ['died']"},
      {with_pattern("<count:value> (a|b) \\1"), "R022:10:29", "RE2 has none"},
      {with_pattern("<count:value> (?P<x>a)"), "R020:10:23", "capture with a slot"},
      {with_pattern("<count:value> (died"), "R020:10:23", "'(' without a ')'"},
      {with_pattern("<count:value> died)"), "R020:10:27", "')' without a '('"},
      {with_pattern("<count:value> [ab"), "R020:10:23", "'[' without a ']'"},
      {with_pattern("<count:value"), "R015:10:9", "write \\<"},
      {with_pattern("<count:Value> died"), "R015:10:9", "no name of a slot"},
      {with_pattern("<words:3-1> <count:value>"), "R015:10:9", "a gap is written"},
      {with_pattern("<count:value>?"), "R023:10:9", "matches the empty text"},
      {with_pattern("'(died)? ?'"), "R023:10:10", "matches the empty text"},
      {with_pattern("{pattern: .+, set: {value: '1'}}"), "R023:10:19", "matches any text"},
      {with_pattern("{pattern: .+ <words:1-3>, set: {value: '1'}}"), "R023:10:19",
       "matches any text"},
      {with_rule(
           "    patterns: ['<count:value> died']\n    skip_if_preceded_by: ['<count:value>']\n" +
           kExamples),
       "R019:10:28", "captures nothing"},
      {with_rule("    patterns: ['<count:value> died']\n    examples: [{text: Two died., date: "
                 "2025-02-30, "
                 "expect: []}]\n"),
       "R032:10:40", "write  2025-06-14"},
      {with_rule("    patterns: ['<count:value> died']\n    examples: [{text: Two died.}]\n"),
       "R031:10:16", "the example expects nothing"},
      {with_rule("    patterns: ['<count:value> died']\n    examples: [{text: Two died., expect: "
                 "[{valeu: 2}]}]\n"),
       "R004:10:44", "did you mean 'value'?"},
      {with_rule("    patterns: ['<count:value> died']\n    examples: [{articles: [a, b], "
                 "relation: same}]\n"),
       "R009:10:45", "one of none, agree"},
      {with_rule("    patterns: ['<count:value> died']\n    priority: high\n" + kExamples),
       "R007:10:15", "must be a whole number"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.yaml);
    const Loaded loaded = load_text(c.yaml);
    CHECK(said(loaded) == c.said);
    CHECK_MESSAGE(has(prose(loaded), c.prose), prose(loaded));
    CHECK(loaded.rules.rules.empty());
  }
}

TEST_CASE("a pack has a version and imports the attributes of others") {
  const std::string packaged = "pack: incidents\nattributes:\n"
                               "  deaths: {compare: count, key: [event]}\nrules:\n"
                               "  - {id: a, attribute: deaths, patterns: <count:value> dead, "
                               "examples: [Two dead.]}\n";
  const auto with = [&](const std::string& head) {
    return load(MemoryFiles{{"packaged/a.yaml", packaged},
                            {"mine/m.yaml", "pack: mine\n" + head +
                                                "rules:\n  - id: x\n    attribute: deaths\n    "
                                                "patterns: <count:value> died\n" +
                                                kExamples}},
                {"mine"}, "packaged");
  };
  const Loaded sound = with("version: 1.2\nimports: incidents\n");
  CHECK(prose(sound) == "");
  REQUIRE(sound.rules.rules.size() == 1);
  CHECK(sound.rules.rules[0].id == "mine/x");
  CHECK(sound.rules.attributes.at(0).imported);
  REQUIRE(sound.rules.packs.size() == 1);
  CHECK(sound.rules.packs[0].version == "1.2");
  CHECK(sound.rules.packs[0].imports == std::vector<std::string>{"incidents"});

  const Loaded forgotten = with("");
  CHECK(said(forgotten) == "R010:4:16");
  CHECK(has(prose(forgotten), "write  imports: [incidents]"));
  const Loaded misspelt = with("imports: [incidnets]\n");
  CHECK(said(misspelt) == "R026:2:11 R010:5:16");
  CHECK(has(prose(misspelt), "did you mean 'incidents'?"));
}

TEST_CASE("bounds of the value are plain figures, and need a figure to look at") {
  const auto bounds = [](const std::string& written) {
    return load_text(with_rule(
        "    patterns: ['<count:value> died']\n    only_if_value: " + written + "\n" + kExamples));
  };
  const Loaded sound = bounds("['<1000', 10..50, 12, '>=2']");
  CHECK(prose(sound) == "");
  const std::vector<ValueBound>& read = sound.rules.rules.at(0).conditions.only_if_value;
  REQUIRE(read.size() == 4);
  CHECK(read[0].holds(999));
  CHECK_FALSE(read[0].holds(1000));
  CHECK(read[1].holds(10));
  CHECK(read[1].holds(50));
  CHECK_FALSE(read[1].holds(51));
  CHECK(read[2].holds(12));
  CHECK_FALSE(read[2].holds(13));
  CHECK(read[3].holds(2));
  CHECK_FALSE(read[3].holds(1));
  for (const char* wrong : {"many", "'12 km'", "'~50'", "50..10"}) {
    CAPTURE(wrong);
    CHECK(said(bounds(wrong)) == "R027:10:20");
  }
  CHECK(said(load_text(with_rule("    patterns: [{pattern: nobody died, set: {value: '0'}}]\n"
                                 "    only_if_value: '<5'\n" +
                                 kExamples))) == "R027:10:20");
}

TEST_CASE("a diagnostic can point into a pattern of any notation") {
  for (const auto& row : std::vector<std::pair<std::string, std::uint32_t>>{
           {"<count:value> died here", 23},
           {"'it''s <count:value> died'", 30},
           {"|-\n          <count:value> died", 25}}) {
    const std::string& written = row.first;
    const std::uint32_t column = row.second;
    CAPTURE(written);
    const Loaded loaded = load_text(with_pattern(written));
    REQUIRE(loaded.rules.rules.size() == 1);
    const Pattern& pattern = loaded.rules.rules[0].patterns.at(0);
    const Diagnostic d =
        diagnose(loaded.sources, pattern, pattern.text.find("died"), 4, "R000", "");
    CHECK(d.column == column);
    CHECK(d.source_line.substr(d.column - 1, 4) == "died");
    CHECK(d.length == 4);
  }
}

TEST_CASE("carets lead into quoted and block scalars") {
  CHECK(said(load_text(with_pattern("'it''s <count:value> <cuont>'"))) == "R012:10:30");
  CHECK(said(load_text(with_pattern("\"a \\\" <count:value> <cuont>\""))) == "R012:10:29");
  CHECK(said(load_text(with_pattern("|\n          <count:value> é\n"))) == "");
  CHECK(said(load_text(with_rule("    patterns:\n      - |-\n        <count:value> é <cuont>\n" +
                                 kExamples))) == "R012:11:26");
}

TEST_CASE("one broken rule or file does not sink the rest") {
  const Loaded loaded = load(
      MemoryFiles{
          {"r/a.yaml", "pack: p\nrules: ["},
          {"r/b.yaml", with_pattern("<count:value> died")},
          {"r/c.yaml",
           "pack: q\nrules:\n"
           "  - {id: a, attribute: deaths, patterns: ['<cuont:value>'], examples: [x]}\n"
           "  - {id: b, attribute: deaths, patterns: ['<count:value> fell'], examples: [x]}\n"
           "  - {id: c, attribute: detahs, patterns: ['<count:value> fell'], examples: [x]}\n"}},
      {"r"}, "");
  REQUIRE(loaded.rules.rules.size() == 2);
  CHECK(loaded.rules.rules[0].id == "p/killed");
  CHECK(loaded.rules.rules[1].id == "q/b");
  CHECK(said(loaded) == "R001:2:1 R012:3:44 R010:5:24");
  CHECK(has(prose(loaded), "did you mean 'deaths'?"));
}

TEST_CASE("ids are unique over all files of a pack") {
  const Loaded loaded = load(
      MemoryFiles{{"r/a.yaml", with_pattern("<count:value> died")},
                  {"r/b.yaml", "pack: p\nrules:\n  - {id: killed, attribute: deaths, patterns: "
                               "['<count:value> fell'], examples: [x]}\n"}},
      {"r"}, "");
  CHECK(said(loaded) == "R006:3:10");
  CHECK(loaded.rules.rules.size() == 1);
}

TEST_CASE("a key that no pattern fills is told, but not where a rule was left out") {
  const std::string head = "pack: p\nattributes:\n  age: {compare: age, key: [subject]}\nrules:\n";
  CHECK(
      said(load_text(
          head + "  - {id: a, attribute: age, patterns: ['<age:value> man'], examples: [x]}\n")) ==
      "R017:3:3");
  CHECK(said(load_text(head +
                       "  - {id: a, attribute: age, patterns: ['<age:value> man'], examples: [x]}\n"
                       "  - {id: b, attribute: age, patterns: ['<person:subject>, <age:value>'], "
                       "examples: [x]}\n")) == "");
  CHECK(said(load_text(head +
                       "  - {id: a, attribute: age, patterns: ['<age:value> man'], examples: [x]}\n"
                       "  - {id: b, attribute: age, patterns: ['<person:subject>, <aeg:value>'], "
                       "examples: [x]}\n")) == "R012:6:59");
}

TEST_CASE("states and kinds of event are checked against their lists") {
  const std::string head =
      "pack: p\nlexicons: {event: {groups: {attack: [attack], fire: [fire, blaze]}}}\n"
      "attributes: {state: {compare: state, key: [event], order: [sought, arrested]}}\nrules:\n";
  CHECK(
      said(load_text(
          head +
          "  - {id: a, attribute: state, event: atack, patterns: [{pattern: was held, set: {value: "
          "arrested}}], examples: [x]}\n")) == "R014:5:38");
  CHECK(said(load_text(head + "  - {id: a, attribute: state, event: attack, patterns: [{pattern: "
                              "was held, set: {value: "
                              "arested}}], examples: [x]}\n")) == "R025:5:90");
}

TEST_CASE("hostile files get an error and cost little") {
  SUBCASE("a hundred thousand nested brackets") {
    const Loaded loaded = load_text("pack: p\nrules: " + std::string(100'000, '['));
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].code == "R002");
    CHECK(has(loaded.diagnostics[0].message, "nested"));
  }
  SUBCASE("nested block lists") {
    std::string yaml = "pack: p\nrules:\n";
    for (int i = 0; i < 100'000; ++i) yaml += "- ";
    CHECK(load_text(yaml).diagnostics.size() == 1);
  }
  SUBCASE("an alias bomb") {
    const Loaded loaded = load_text("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n");
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(has(loaded.diagnostics[0].message, "anchors and aliases"));
  }
  SUBCASE("a gigantic file") {
    CHECK(said(load_text("pack: " + std::string(5U << 20U, 'x'))) == "R002:0:0");
  }
  SUBCASE("NUL bytes") { CHECK(said(load_text(std::string("pack: p\0q\n", 10))) == "R002:1:8"); }
  SUBCASE("no UTF-8") { CHECK(said(load_text("pack: \xFF\xFE\n")) == "R002:1:7"); }
  SUBCASE("a file of nothing but mistakes says a hundred of them") {
    std::string yaml = "pack: p\n";
    for (int i = 0; i < 5000; ++i) yaml += "k" + std::to_string(i) + ": 1\n";
    CHECK(load_text(yaml).diagnostics.size() == 100);
  }
  SUBCASE("two documents") { CHECK(said(load_text("pack: p\n---\npack: q\n")) == "R001:3:1"); }
  SUBCASE("deeply nested groups in a pattern") {
    const std::string deep = std::string(1000, '(') + "a" + std::string(1000, ')');
    CHECK(has(said(load_text(with_pattern("<count:value> " + deep))), "R024"));
  }
  SUBCASE("a byte order mark is no mistake") {
    CHECK(said(load_text("\xEF\xBB\xBF"
                         "pack: p\n")) == "");
  }
}

TEST_CASE("a folder without rule files is said to be empty") {
  const Loaded loaded = load(MemoryFiles{{"r/a.txt", "x"}}, {"r"}, "");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].code == "R050");
}

TEST_CASE("of the packaged folder only lexicons are taken, and the user's replace or extend them") {
  const MemoryFiles files{
      {"packaged/a.yaml", with_pattern("<count:value> died")},
      {"packaged/lexicons/b.yaml", "lexicons: {say: [says], role: [minister]}\n"},
      {"mine/a.yaml", "lexicons:\n  say: [quips]\n  role: {extend: true, words: [envoy]}\n"}};
  const Loaded loaded = load(files, {"mine"}, "packaged");
  CHECK(prose(loaded) == "");
  CHECK(loaded.rules.rules.empty());
  CHECK(loaded.rules.lexicons.find("people") != nullptr);
  CHECK(loaded.rules.lexicons.find("say")->find("says") == nullptr);
  CHECK(loaded.rules.lexicons.find("say")->find("quips") != nullptr);
  CHECK(loaded.rules.lexicons.find("role")->entries.size() == 2);

  const Loaded both = load(files, {"packaged"}, "packaged");
  CHECK(prose(both) == "");
  CHECK(both.rules.rules.size() == 1);
}
