#include "config/config.h"

#include <doctest/doctest.h>
#include <string>

namespace crosscheck::config {
namespace {

Config parsed(const std::string& yaml) {
  auto config = parse("/paper/crosscheck.yml", yaml);
  REQUIRE(config.has_value());
  return *config;
}

// The first diagnostic's code, and "" where there is none.
std::string fault(const std::string& yaml) {
  const auto config = parse("/paper/crosscheck.yml", yaml);
  return config ? "" : config.error().front().code;
}

rules::RuleSet two_rules() {
  rules::RuleSet rules;
  for (const char* name : {"deaths", "age"}) {
    rules::Attribute attribute;
    attribute.name = name;
    rules.attributes.push_back(attribute);
  }
  std::uint32_t attribute = 0;
  for (const char* id : {"incidents/killed", "people/age"}) {
    rules::Rule rule;
    rule.id = id;
    rule.attribute = AttributeId(attribute++);
    rules.rules.push_back(rule);
  }
  return rules;
}

text::Document article(const std::string& path) {
  text::Document document;
  document.id = document.path = path;
  return document;
}

} // namespace

TEST_CASE("a configuration says what every run has in common") {
  const Config config = parsed("rules: [packaged, /desk]\n"
                               "ignore: [drafts/old/, '*.tmp.md']\n"
                               "format: text\n"
                               "fail_on: variant\n"
                               "show: info\n"
                               "jobs: 3\n"
                               "overrides:\n"
                               "  - {rule: style/*, off: true, reason: our own list}\n"
                               "  - {attribute: age, severity: error}\n");
  CHECK(config.folder == "/paper");
  CHECK(config.rules == std::vector<std::string>{"packaged", "/desk"});
  CHECK(config.ignore == std::vector<std::string>{"drafts/old/", "*.tmp.md"});
  CHECK(config.formats == std::vector<std::string>{"text"});
  CHECK(config.fail_on == "variant");
  CHECK(config.show == "info");
  CHECK(config.jobs == 3U);
  REQUIRE(config.overrides.size() == 2);
  CHECK(config.overrides[0].off);
  CHECK(config.overrides[0].reason == "our own list");
  CHECK(config.overrides[1].line == 9);
  CHECK(config.overrides[1].severity == rules::Severity::error);
}

TEST_CASE("a publication says how it writes, and where the file says so") {
  const std::string yaml = "publications:\n"
                           "  - name: The Harbour Voice\n"
                           "    english: british\n"
                           "    dates: day-first\n"
                           "    words_up_to: 9\n"
                           "    prefers: {ceasefire: [cease-fire, cease fire]}\n";
  const Config config = parsed(yaml);
  REQUIRE(config.publications.size() == 1);
  const Publication& voice = config.publications.front();
  CHECK(voice.name == "The Harbour Voice");
  CHECK(voice.severity == rules::Severity::warning);
  REQUIRE(voice.preferences.size() == 4);
  const char* const values[] = {"ceasefire", "british", "day-first", "9"};
  for (std::size_t i = 0; i < 4; ++i) {
    const Preference& preference = voice.preferences[i];
    CHECK(written(preference) == values[i]);
    CHECK(yaml.substr(preference.begin, preference.end - preference.begin) == values[i]);
  }
  CHECK(voice.preferences[0].instead == std::vector<std::string>{"cease-fire", "cease fire"});
}

TEST_CASE("what two publications cannot both be, or one not prefer, is an error") {
  const auto of = [](const std::string& entry) {
    return fault("publications:\n  - " + entry + "\n");
  };
  CHECK(of("{name: Post}").empty());
  CHECK(of("{english: british}") == "R008");
  CHECK(of("{name: Post, spelling: british}") == "R004");
  CHECK(of("{name: Post, english: scottish}") == "R009");
  CHECK(of("{name: Post, words_up_to: many}") == "R007");
  CHECK(of("{name: Post, words_up_to: 100}") == "R009");
  CHECK(of("{name: Post, prefers: [ceasefire]}") == "R007");
  CHECK(of("{name: Post, prefers: {ceasefire: []}}") == "R008");
  CHECK(of("{name: Post, prefers: {Kyiv: [Kiev], Kiev: [Kief]}}") == "R041");
  CHECK(of("{name: Post, prefers: {Kyiv: [Kief], Kiev: [Kief]}}") == "R041");
  CHECK(fault("publications: [{name: The Post}, {name: THE POST}]\n") == "R006");
  CHECK(fault("overrides: [{rule: style/*, publications: everyone}]\n") == "R009");
}

TEST_CASE("an article belongs to the publication that it names, else to the one of its folder") {
  const Config config = parsed("publications:\n"
                               "  - {name: The Voice, articles: [voice/**]}\n"
                               "  - {name: Post, articles: ['*.post.md', 'voice/**']}\n");
  std::vector<text::Document> documents = {
      article("/paper/voice/a.txt"), article("/paper/b.post.md"), article("/paper/c.txt"),
      article("/paper/voice/d.txt"), article("/paper/voice/e.txt")};
  documents[3].source = "THE VOICE";
  documents[4].source = "Another Paper";
  assign(config.publications, config.folder, documents);
  const char* const sources[] = {"The Voice", "Post", "", "The Voice", "Another Paper"};
  for (std::size_t i = 0; i < 5; ++i) CHECK(documents[i].source == sources[i]);
}

TEST_CASE("what publications prefer reaches the rules as lexicons, each form in one group") {
  const Config config =
      parsed("publications:\n"
             "  - {name: The Voice, prefers: {ceasefire: [cease-fire]}}\n"
             "  - {name: Post, prefers: {cease-fire: [ceasefire, cease fire]}}\n");
  const rules::DiskFiles disk;
  const FormsBeside files(disk, config.publications);
  const std::vector<std::string> paths = files.paths({});
  REQUIRE(paths.size() == 1);
  const rules::Loaded loaded = rules::load(files, paths, "");
  CHECK(loaded.diagnostics.empty());
  const rules::Lexicon* forms = loaded.rules.lexicons.find("style-forms");
  REQUIRE(forms != nullptr);
  CHECK(forms->entries.size() == 6); // with the capitals of a sentence
  for (const rules::LexiconEntry& entry : forms->entries) CHECK(entry.value == "cease-fire");
  const rules::Lexicon* voice = loaded.rules.lexicons.find("preferred-spellings-the-voice");
  REQUIRE(voice != nullptr);
  CHECK(voice->find("cease-fire")->value == "ceasefire");
  CHECK(FormsBeside(disk, {}).paths({}).empty());
}

TEST_CASE("a preference that no rule reads is told") {
  const Config config =
      parsed("publications: [{name: Post, english: british, dates: day-first}]\n");
  rules::RuleSet rules = two_rules();
  const Diagnostics told = apply(config, rules);
  REQUIRE(told.size() == 2);
  CHECK(told[0].code == "C020");
}

TEST_CASE("what is printed of publications reads back as the same") {
  const std::string yaml =
      "publications:\n"
      "  - {name: 'Post: evening', articles: [post/**], abbreviations: stops,\n"
      "     severity: error, prefers: {'Qur''an': [Koran, 'a: b'], US: [U.S.]}}\n";
  const std::string once = print(parsed(yaml));
  CHECK(print(parsed(once)) == once);
  CHECK(parsed(once).publications.front().preferences.size() == 3);
}

TEST_CASE("an empty configuration settles nothing") {
  CHECK_FALSE(parsed("").fail_on.has_value());
  CHECK(parsed("# nothing yet\n").overrides.empty());
}

TEST_CASE("what a configuration cannot mean is an error, never passed over") {
  CHECK(fault("fail-on: variant\n") == "R004"); // written with a hyphen
  CHECK(fault("fail_on: everything\n") == "R009");
  CHECK(fault("jobs: many\n") == "R007");
  CHECK(fault("jobs: -1\n") == "R009");
  CHECK(fault("rules: {a: b}\n") == "R007");
  CHECK(fault("overrides: [{off: true}]\n") == "R008");
  CHECK(fault("overrides: [{rule: a, attribute: b, off: true}]\n") == "R008");
  CHECK(fault("overrides: [{rule: style/*}]\n") == "R008");
  CHECK(fault("overrides: [{rule: a, severity: loud}]\n") == "R009");
  CHECK(fault("- a\n- b\n") == "R007");
  CHECK(fault("a: [b\n") == "R001");
  CHECK(fault("fail_on: never\nfail_on: update\n") == "R005");
}

TEST_CASE("what is printed reads back as the same configuration") {
  const std::string yaml = "rules: [packaged, '/it''s ours']\n"
                           "fail_on: update\n"
                           "overrides:\n"
                           "  - rule: 'a/*'\n"
                           "    severity: info\n"
                           "    only_in: ['sport/**', 'x: y']\n";
  CHECK(print(parsed(yaml)) == yaml);
}

TEST_CASE("an override switches rules off and changes their severity") {
  rules::RuleSet rules = two_rules();
  const Config config = parsed("overrides:\n"
                               "  - {rule: incidents/*, off: true}\n"
                               "  - {attribute: age, severity: info}\n");
  CHECK(apply(config, rules).empty());
  REQUIRE(rules.rules.size() == 1);
  CHECK(rules.rules[0].id == "people/age");
  CHECK(rules.rules[0].severity == rules::Severity::info);
}

TEST_CASE("a rule may be named without its pack") {
  rules::RuleSet rules = two_rules();
  CHECK(apply(parsed("overrides: [{rule: killed, off: true}]"), rules).empty());
  REQUIRE(rules.rules.size() == 1);
  CHECK(rules.rules[0].id == "people/age");
}

TEST_CASE("an override that names nothing is told, with the nearest name") {
  rules::RuleSet rules = two_rules();
  const Diagnostics told = apply(parsed("overrides: [{rule: incidents/kiled, off: true}]"), rules);
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "C009");
  CHECK(told[0].level == Level::warning);
  CHECK(told[0].help == "did you mean 'incidents/killed'?");
  CHECK(rules.rules.size() == 2);
}

TEST_CASE("a rule is narrowed by path, seen from the folder of the configuration") {
  const Reach reach(parsed("overrides:\n"
                           "  - {rule: people/*, only_in: [sport/**, front.txt]}\n"
                           "  - {attribute: deaths, not_in: [archive/]}\n"));
  CHECK_FALSE(reach.everything());
  CHECK(reach.covers("people/age", "age", article("/paper/sport/cup/final.txt")));
  CHECK(reach.covers("people/age", "age", article("/paper/news/front.txt")));
  CHECK_FALSE(reach.covers("people/age", "age", article("/paper/news/sport.txt")));
  CHECK_FALSE(reach.covers("people/age", "age", article("/elsewhere/sport/final.txt")));
  CHECK(reach.covers("incidents/killed", "deaths", article("/paper/news/a.txt")));
  CHECK_FALSE(reach.covers("incidents/killed", "deaths", article("/paper/news/archive/a.txt")));
  CHECK(Reach(parsed("")).everything());
}

} // namespace crosscheck::config
