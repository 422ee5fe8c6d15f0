#include "lint/lint.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace crosscheck;

namespace {

// One rule file in memory beside the packaged lexicons on disk.
class Files : public rules::FileSource {
public:
  explicit Files(std::string text) : text_(std::move(text)), disk_(CROSSCHECK_BUILT_RULES) {}
  [[nodiscard]] std::vector<std::string> list(const std::string& path) const override {
    return path == "r.yaml" ? std::vector<std::string>{path} : disk_.list(path);
  }
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override {
    return path == "r.yaml" ? text_ : disk_.read(path);
  }

private:
  std::string text_;
  rules::DiskFiles disk_;
};

std::string packaged() {
  const char* const source = std::getenv("CROSSCHECK_SOURCE");
  REQUIRE(source != nullptr);
  return std::string(source) + "/rules";
}

Diagnostics check(const std::string& yaml) {
  const rules::Loaded loaded = rules::load(Files(yaml), {"r.yaml"}, packaged());
  for (const Diagnostic& d : loaded.diagnostics) FAIL(render(d));
  const auto matcher = match::Matcher::compile(loaded.rules);
  REQUIRE(matcher.has_value());
  const annotate::Annotator annotator(loaded.rules.lexicons);
  return lint::check({loaded.rules, loaded.sources, annotator, *matcher});
}

// "error R080 'May 12' | warning R085 ...": what the caret underlines.
std::string said(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    if (!out.empty()) out += " | ";
    out += (d.level == Level::error ? "error " : "") + d.code + " '" +
           d.source_line.substr(d.column - 1, d.length) + "'";
  }
  return out;
}

std::string of_rule(const std::string& lines,
                    const std::string& attribute = "compare: count, key: [event]") {
  return said(check("pack: p\nattributes: {a: {" + attribute +
                    "}}\nrules:\n  - id: x\n"
                    "    attribute: a\n    event: [attack]\n" +
                    lines + "    examples: ['Two people died.']\n"));
}
std::string of_pattern(const std::string& pattern) {
  return of_rule("    patterns:\n      - " + pattern + "\n");
}

} // namespace

TEST_CASE("words that the annotator takes away never match") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<count:value> people died on May 12", "error R080 'May 12'"},
      {"<count:value> people died on may 12", "error R080 'may 12'"},
      {"on Friday <count:value> died", "error R080 'Friday'"},
      {"'<count:value> people, 5 children'", "error R080 '5'"},
      {"<count:value> per cent", "error R080 '<count:value> per cent'"},
      {"John Smith shot <count:value> people", "error R080 'John Smith'"},
      {"'\"gone\", <count:value> said'", "error R080 '\"gone\"'"},
      // One way to match is left: a warning at the part that is dead.
      {"<count:value> (of them|of the dead) were children", "R080 'them'"},
      {"<count:value> (people )?(died|left on Friday)", "R080 'Friday'"},
      // Near misses.
      {"<count:value> people died on <date>", ""},
      {"<count:value> people may have died", ""},
      {"<count:value> people will march", ""},
      {"<count:value> (<@people> )?(were|are) killed", ""},
      {"<count:value> people were killed by a second( |-)rate bomb", "error R080 'second'"},
  };
  for (const auto& entry : cases) {
    CAPTURE(entry.first);
    CHECK(of_pattern(entry.first) == entry.second);
  }
}

TEST_CASE("a condition of words that no view shows is a warning, the rule still fires") {
  CHECK(
      of_rule("    patterns: <count:value> died\n    skip_if_followed_by: [last year, in all]\n") ==
      "R080 'last year'");
}

TEST_CASE("a condition that the pattern decides by its own words is told") {
  const std::string patterns = "    patterns: [<count:value> people died, <count:value> died]\n";
  CHECK(of_rule(patterns + "    skip_if_sentence_has: [rain, died]\n") == "R089 'died'");
  CHECK(of_rule(patterns + "    only_if_sentence_has: [died]\n") == "R089 'died'");
  CHECK(of_rule(patterns + "    only_if_near: [died]\n") == "R089 'died'");
  // Only one of the patterns holds the word.
  CHECK(of_rule(patterns + "    skip_if_sentence_has: [people]\n") == "");
  CHECK(of_rule(patterns + "    only_if_sentence_has: [people]\n") == "");
  CHECK(of_rule(patterns + "    skip_if_preceded_by: [died]\n") == "");
}

TEST_CASE("gaps over characters, large programs and patterns without a word are told") {
  CHECK(of_pattern("'<count:value> .* died'") == "R084 '.*'");
  CHECK(of_pattern("'<count:value>.{0,200} died'") == "R084 '.{0,200}'");
  CHECK(of_pattern("'<count:value>[^,]{1,80}, died'") == "");
  CHECK(of_pattern("<count:value> <words:0-8> died") == "");
  CHECK(of_pattern("<count:value>") == "R085 '<count:value>'");
  CHECK(of_pattern("<count:value> <words:1-3>") == "R085 '<count:value> <words:1-3>'");
  CHECK(of_pattern("'<count:value> (died|<words:1-2>)'") ==
        "R085 '<count:value> (died|<words:1-2>)'");
  CHECK(of_pattern("<person>, <count:value>") == "");
  CHECK(of_rule("    patterns: <count:value>\n    only_if_sentence_has: [dead]\n") == "");
  CHECK(of_pattern("(<@common-words> ){1,2}<count:value>") ==
        "R083 '(<@common-words> ){1,2}<count:value>'");
}

TEST_CASE("keys that join too much or nothing, and values that cannot be compared, are told") {
  const std::string pattern = "    patterns: <count:value> died\n";
  CHECK(of_rule(pattern, "compare: count, key: [story]") == "R086 'a'");
  CHECK(of_rule(pattern, "compare: count, key: [document]") == "R086 'a'");
  CHECK(of_rule(pattern, "compare: count, key: [story], at_most: compatible") == "");
  CHECK(of_rule(pattern, "compare: count, key: [story], allow: R086") == "");
  CHECK(of_rule(pattern, "compare: count, key: [event], allow: R086") ==
        "R092 'a: {compare: count, key: [event], allow: R086}}'");
  CHECK(of_rule("    patterns: [<place:subject> saw <count:value> die, <count:value> died]\n",
                "compare: count, key: [subject]") == "R087 '<count:value> died'");
  CHECK(of_rule("    patterns: <place:value> was hit\n") == "error R088 '<place:value>'");
  CHECK(of_rule("    patterns: <date:value> was hot\n", "compare: place, key: [event]") ==
        "error R088 '<date:value>'");
  CHECK(of_rule("    patterns: [{pattern: '<place:value> is dead', set: {value: '1'}}]\n") == "");
  CHECK(said(check("pack: p\nattributes: {a: {compare: count, key: [event]}}\nrules:\n"
                   "  - id: x\n    attribute: a\n    patterns: <count:value> died\n"
                   "    examples: ['Two died.']\n")) == "R087 'id: x'");
}

TEST_CASE("what is defined and not used is told") {
  CHECK(said(check("pack: p\nlexicons: {x: [gone], y: [left], z: {include: y, words: [went]}}\n"
                   "attributes: {a: {compare: count, key: [event]}, b: {compare: count, key: "
                   "[event]}}\n"
                   "rules:\n  - id: x\n    attribute: a\n    event: attack\n"
                   "    patterns: <count:value> <@z>\n    examples: ['Two went.']\n")) ==
        "R090 'x' | R091 'b'");
}

TEST_CASE("rules that read one text differently are told, unless a priority decides") {
  const auto two = [](const std::string& more) {
    return said(check("pack: p\nattributes: {a: {compare: count, key: [event, group]}}\nrules:\n"
                      "  - id: x\n    attribute: a\n    event: attack\n"
                      "    patterns: [{pattern: <count:value> dead, set: {group: people}}]\n"
                      "    examples: [{text: Two dead., expect: ['2']}]\n"
                      "  - id: y\n    attribute: a\n    event: attack\n" +
                      more + "    examples: [{text: Two dead., expect: ['2']}]\n"));
  };
  const std::string other = "    patterns: [{pattern: <count:value> dead, set: {group: dogs}}]\n";
  CHECK(two(other) == "R081 'id: y' | R082 'id: y'");
  CHECK(two("    priority: 1\n" + other) == "R082 'id: x'");
  // The same claim twice is no quarrel, but the second rule is for nothing.
  CHECK(two("    patterns: [{pattern: <count:value> dead, set: {group: people}}]\n") ==
        "R082 'id: y'");
}
