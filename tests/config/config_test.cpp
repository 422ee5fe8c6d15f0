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
  const std::string yaml = "rules: ['packaged', '/it''s ours']\n"
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
