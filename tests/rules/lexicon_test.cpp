#include "memory_files.h"
#include "rules/inflect.h"

#include <doctest/doctest.h>

using namespace crosscheck;
using namespace crosscheck::rules;

namespace {

std::string joined(std::vector<std::string> words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

const Lexicon& lexicon(const Loaded& loaded) {
  REQUIRE_MESSAGE(loaded.rules.lexicons.find("x") != nullptr, prose(loaded));
  return *loaded.rules.lexicons.find("x");
}
std::string value(const Lexicon& lexicon, std::string_view form) {
  const LexiconEntry* entry = lexicon.find(form);
  return entry == nullptr ? "-" : entry->value;
}

} // namespace

TEST_CASE("regular verbs are inflected by rule") {
  CHECK(joined(inflect_verb({"add"})) == "add adds adding added");
  CHECK(joined(inflect_verb({"injure"})) == "injure injures injuring injured");
  CHECK(joined(inflect_verb({"carry"})) == "carry carries carrying carried");
  CHECK(joined(inflect_verb({"stop"})) == "stop stops stopping stopped");
  CHECK(joined(inflect_verb({"kidnap"})) == "kidnap kidnaps kidnapping kidnapped");
  CHECK(joined(inflect_verb({"admit"})) == "admit admits admitting admitted");
  CHECK(joined(inflect_verb({"visit"})) == "visit visits visiting visited");
  CHECK(joined(inflect_verb({"suffer"})) == "suffer suffers suffering suffered");
  CHECK(joined(inflect_verb({"crash"})) == "crash crashes crashing crashed");
  CHECK(joined(inflect_verb({"die"})) == "die dies dying died");
  CHECK(joined(inflect_verb({"explain"})) == "explain explains explaining explained");
  CHECK(joined(inflect_verb({"wound"})) == "wound wounds wounding wounded");
}

TEST_CASE("irregular verbs and phrases are given") {
  CHECK(joined(inflect_verb({"tell", "told"})) == "tell tells telling told");
  CHECK(joined(inflect_verb({"strike", "struck", "stricken"})) ==
        "strike strikes striking struck stricken");
  CHECK(inflect_verb({"open fire"}) ==
        std::vector<std::string>{"open fire", "opens fire", "opening fire", "opened fire"});
  CHECK(inflect_verb({"go on", "went"}) ==
        std::vector<std::string>{"go on", "goes on", "going on", "went on"});
}

TEST_CASE("nouns take their plural") {
  CHECK(joined(inflect_noun({"villager"})) == "villager villagers");
  CHECK(joined(inflect_noun({"child", "children"})) == "child children");
  CHECK(joined(inflect_noun({"policeman"})) == "policeman policemen");
  CHECK(joined(inflect_noun({"city"})) == "city cities");
  CHECK(joined(inflect_noun({"hostage"})) == "hostage hostages");
  CHECK(inflect_noun({"police officer"}) ==
        std::vector<std::string>{"police officer", "police officers"});
  CHECK(inflect_noun({"member of parliament"}) ==
        std::vector<std::string>{"member of parliament", "members of parliament"});
}

TEST_CASE("each way to write a lexicon is read") {
  CHECK(value(lexicon(load_text("lexicons: {x: [People, ' aid   workers ']}")), "people") ==
        "people");
  CHECK(value(lexicon(load_text("lexicons: {x: [People, ' aid   workers ']}")), "aid workers") ==
        "aid workers");
  const Loaded verbs = load_text("lexicons: {x: {inflect: verb, words: [add, [tell, told]]}}");
  CHECK(value(lexicon(verbs), "told") == "tell");
  CHECK(value(lexicon(verbs), "adding") == "add");
  const Loaded groups = load_text("lexicons: {x: {inflect: noun, groups: {handgun: [handgun, "
                                  "pistol], firearm: [gun]}, under: {handgun: firearm}}}");
  CHECK(prose(groups) == "");
  CHECK(value(lexicon(groups), "pistols") == "handgun");
  CHECK(lexicon(groups).covers("firearm", "handgun"));
  CHECK(lexicon(groups).covers("firearm", "firearm"));
  CHECK_FALSE(lexicon(groups).covers("handgun", "firearm"));
  CHECK(value(lexicon(load_text("lexicons: {x: {values: {one: 1, dozen: 12}}}")), "dozen") == "12");
  const Loaded files = load(MemoryFiles{{"r/a.yaml", "lexicons: {x: {file: w/list.txt}}"},
                                        {"r/w/list.txt", "# words\nDuke\r\nearl\tpeer\n\n"}},
                            {"r"}, "");
  CHECK(prose(files) == "");
  CHECK(value(lexicon(files), "duke") == "duke");
  CHECK(value(lexicon(files), "earl") == "peer");
  CHECK(value(lexicon(load_text("lexicons: {x: {case: as-written, words: [US]}}")), "US") == "US");
  CHECK(value(lexicon(load_text("lexicons: {x: {case: as-written, words: [US]}}")), "us") == "-");
  CHECK(value(lexicon(load_text("lexicons:\n  y: [a]\n  x: {include: y, words: [b]}")), "a") ==
        "a");
}

TEST_CASE("mistakes in lexicons are told") {
  CHECK(said(load_text("lexicons: {x: []}")) == "R040:1:15");
  CHECK(said(load_text("lexicons: {x: {wrods: [a]}}")) == "R004:1:16 R040:1:15");
  CHECK(said(load_text("lexicons: {x: {words: [a, [b, c]]}}")) == "R040:1:27");
  CHECK(said(load_text("lexicons: {x: {groups: {a: [m], b: [m]}}}")) == "R041:1:37");
  CHECK(said(load_text("lexicons: {x: {groups: {a: [m], b: [n]}, under: {c: a}}}")) == "R040:1:50");
  CHECK(said(load_text("lexicons: {x: {groups: {a: [m], b: [n]}, under: {a: b, b: a}}}")) ==
        "R040:1:49");
  CHECK(said(load_text("lexicons: {x: {file: gone.txt}}")) == "R003:1:22 R040:1:15");
  CHECK(said(load_text("lexicons: {x: {file: ../up.txt}}")) == "R040:1:22 R040:1:15");
  CHECK(said(load_text("lexicons: {x: {include: y}}")) == "R011:1:25 R040:1:15");
  CHECK(
      said(load(MemoryFiles{{"r/a.yaml", "lexicons: {x: [a]}"}, {"r/b.yaml", "lexicons: {x: [b]}"}},
                {"r"}, "")) == "R006:1:12");
}
