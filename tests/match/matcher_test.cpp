#include "marked.h"

using namespace crosscheck;
using namespace crosscheck::match;

namespace {

std::string one(const std::string& pattern, const std::string& sentence) {
  return matches({{{pattern}}}, {sentence});
}

} // namespace

TEST_CASE("slots stand for mentions, groups do not capture") {
  CHECK(one("<count:value> (<@people> )?(were|are) killed",
            "Then [count:12] people were killed.") == "12 people were killed {12}");
  CHECK(one("<count:value> (<@people> )?(were|are) killed", "[count:At least 12] are killed") ==
        "At least 12 are killed {At least 12}");
  CHECK(one("<count:value> (<@people> )?(were|are) killed", "[money:$12] were killed") == "");
}

TEST_CASE("a mention that may be two things fills the slot of either") {
  CHECK(one("in <date:value>", "in [count|date:1979]") == "in 1979 {1979}");
  CHECK(one("<count:value>", "in [count|date:1979]") == "1979 {1979}");
}

TEST_CASE("two slots of one name in two branches: the one that took part is filled") {
  CHECK(one("(<person:speaker>|<pronoun:speaker>) said", "[pronoun:She] said") ==
        "She said {} {She}");
  CHECK(one("(<person:speaker>|<pronoun:speaker>) said", "[person:Kelvin Moss] said") ==
        "Kelvin Moss said {Kelvin Moss} {}");
}

TEST_CASE("case is ignored unless the rule heeds it") {
  CHECK(one("dead <@people>", "Dead Villagers") == "Dead Villagers");
  CHECK(matches({{{"Dead <@people>"}, rules::Scope::sentence, true}}, {"dead villagers"}) == "");
  // A lexicon keeps its own way with case.
  CHECK(matches({{{"Dead <@people>"}, rules::Scope::sentence, true}}, {"Dead Villagers"}) ==
        "Dead Villagers");
}

TEST_CASE("a match begins and ends on borders of words, of any alphabet") {
  CHECK(one("kill", "killed, overkill") == "");
  CHECK(one("kill", "the kill, killed") == "kill");
  CHECK(one("kill(ed)?", "killed") == "killed");
  CHECK(one("ed", "éd ed") == "ed");
  CHECK(one("né", "né énée néb") == "né");
  CHECK(one(", aged <age:value>", "Moss, aged [age:38]") == ", aged 38 {38}");
  CHECK(one("(, )?aged <age:value>", "managed [age:38]; Moss, aged [age:38]") == ", aged 38 {38}");
  CHECK(one("killed,?", "killed, killed.") == "killed, | killed");
  CHECK(one("<@people>", "peoples, villagers") == "villagers");
}

TEST_CASE("all matches of a view that do not overlap are found") {
  CHECK(one("<count:value> (people )?died", "[count:2] died, [count:3] people died") ==
        "2 died {2} | 3 people died {3}");
}

TEST_CASE("a gap holds whole words and mentions and stops at punctuation") {
  const std::string pattern = "a <words:0-2> <@people>";
  CHECK(one(pattern, "a people") == "a people");
  CHECK(one(pattern, "a poor people") == "a poor people");
  CHECK(one(pattern, "a poor [place:Norhaven] people") == "a poor Norhaven people");
  CHECK(one(pattern, "a very poor old people") == "");
  CHECK(one(pattern, "a road, people") == "");
  CHECK(one(pattern, "apeople") == "");
  CHECK(one("a (<words:1-2> )?<@people>", "a well-known people") == "a well-known people");
  CHECK(one("a <words:0-2:value> <@people>", "a very poor people, a people") ==
        "a very poor people {very poor} | a people {}");
}

TEST_CASE("a gap takes as few words as will do") {
  // "aid workers" is a form of the lexicon, and longer than a gap of one word before "people"
  // needs.
  CHECK(one("the <words:0-2> <@people:value>", "the aid workers") ==
        "the aid workers {aid workers}");
  CHECK(one("(<words:0-2> )?<@people:value>", "poor aid workers") ==
        "poor aid workers {aid workers}");
}

TEST_CASE("a narrowed slot takes only mentions of its kind") {
  const std::string pattern = "<measure(length):value> deep";
  CHECK(one(pattern, "[measure(length):10 km] deep") == "10 km deep {10 km}");
  CHECK(one(pattern, "[measure(mass):10 kg] deep") == "");
  CHECK(one("<pronoun(she):value>", "[pronoun(he):he] [pronoun(she):she]") == "she {she}");
}

TEST_CASE("conditions look at what stands before and after the match and in its sentence") {
  const auto with = [](const std::string& key, const std::string& pattern,
                       const std::string& sentence) {
    return matches({{{"<count:value> people"}, rules::Scope::sentence, false, {{key, {pattern}}}}},
                   {sentence});
  };
  CHECK(with("skip_if_preceded_by", "in <date>,? ", "in [date:June], [count:2] people") == "");
  CHECK(with("skip_if_preceded_by", "in <date>,?", "in [date:June], [count:2] people") == "");
  CHECK(with("skip_if_preceded_by", "in <date>,?", "in [date:June], he and [count:2] people") ==
        "2 people {2}");
  CHECK(with("skip_if_preceded_by", "in", "within [count:2] people") == "2 people {2}");
  CHECK(with("skip_if_followed_by", "were saved", "[count:2] people were saved") == "");
  CHECK(with("skip_if_followed_by", "were", "[count:2] people weregild") == "2 people {2}");
  CHECK(with("skip_if_sentence_has", "feared", "[count:2] people, it is feared") == "");
  CHECK(with("only_if_sentence_has", "dead", "[count:2] people") == "");
  CHECK(with("only_if_sentence_has", "dead", "[count:2] people dead") == "2 people {2}");
  CHECK(with("only_if_preceded_by", "killed", "killed [count:2] people") == "2 people {2}");
  CHECK(with("only_if_preceded_by", "killed", "skilled [count:2] people") == "");
  CHECK(with("only_if_preceded_by", "killed", "killed him and [count:2] people") == "");
  CHECK(with("only_if_followed_by", "(were|are) dead", "[count:2] people are dead") ==
        "2 people {2}");
  CHECK(with("only_if_followed_by", "(were|are) dead", "[count:2] people are here") == "");
  CHECK(with("only_if_followed_by", "dead", "dead [count:2] people") == "");
  CHECK(with("part_if_preceded_by", "including", "dead, including [count:2] people") ==
        "part 2 people {2}");
  CHECK(with("part_if_followed_by", "among them", "[count:2] people among them") ==
        "part 2 people {2}");
  CHECK(with("part_if_followed_by", "among them",
             "[count:6] people, among them [count:2] people") == "6 people {6} | 2 people {2}");
}

TEST_CASE("a bound on the value looks at the figure that the slot read") {
  const auto with = [](rules::ValueBound bound, const std::string& sentence) {
    return matches({{{"<count:value> people"}, rules::Scope::sentence, false, {}, {bound}}},
                   {sentence});
  };
  const rules::ValueBound few{"<100", 0, 100, false, true};
  CHECK(with(few, "[count:99] people") == "99 people {99}");
  CHECK(with(few, "[count:100] people") == "");
  CHECK(with(few, "[count:2..5] people") == "2..5 people {2..5}");
  // Not all of the range lies within.
  CHECK(with(few, "[count:90..110] people") == "");
  // What is no figure is not held against a bound.
  CHECK(with(few, "[count:crowds of] people") == "crowds of people {crowds of}");
}

TEST_CASE("near is the sentence and those beside it in the paragraph") {
  const RuleText rule{
      {"<count:value> people"}, rules::Scope::sentence, false, {{"only_if_near", {"quake"}}}};
  CHECK(matches({rule}, {"The quake came.", "[count:2] people fell."}) == "2 people {2}");
  CHECK(matches({rule}, {"[count:2] people fell.", "The quake came."}) == "2 people {2}");
  CHECK(matches({rule}, {"The quake came.", "It was dark.", "[count:2] people fell."}) == "");
}

TEST_CASE("rules of paragraph scope see the paragraph, others the sentence") {
  const std::string pattern = "came\\. <count:value>";
  CHECK(matches({{{pattern}}}, {"The quake came.", "[count:2] people fell."}) == "");
  CHECK(matches({{{pattern}, rules::Scope::paragraph}},
                {"The quake came.", "[count:2] people fell."}) == "came. 2 {2}");
}

TEST_CASE("what was left out is told with the condition that refused it") {
  const rules::RuleSet set = rule_set({{{"<count:value> people"},
                                        rules::Scope::sentence,
                                        false,
                                        {{"skip_if_sentence_has", {"feared"}}}}});
  const auto matcher = Matcher::compile(set);
  REQUIRE(matcher.has_value());
  const Marked text = marked({"[count:2] people are feared dead"});
  const std::vector<Rejection> rejections = matcher->rejections(text.annotation, RuleId(0));
  REQUIRE(rejections.size() == 1);
  CHECK(rejections[0].condition == "skip_if_sentence_has");
  CHECK(rejections[0].detail == "feared");
}

TEST_CASE("what RE2 rejects is told at the pattern's place") {
  struct Case {
    const char* pattern;
    const char* code;
  };
  for (const Case& c : {
           Case{"a{2000}", "R020"},
           {"((ab{1,100}c){2}d){9}", "R020"},
           {"\\p{Nothing} b", "R020"},
           {"[z-a]b", "R020"},
           {"(?i-:a)b", "R020"},
           {"(a\\pL\\pL\\pL\\pL\\pL\\pL){900}", "R024"}, // sound, but too large
       }) {
    CAPTURE(std::string(c.pattern));
    for (const bool condition : {false, true}) {
      rules::RuleSet set = rule_set({{{condition ? "<count:value> people" : c.pattern}}});
      Diagnostics none;
      rules::Rule& rule = set.rules[0];
      if (condition)
        rule.conditions.skip_if_sentence_has = {rules::translate(c.pattern, set.lexicons, none)};
      REQUIRE(none.empty());
      (condition ? rule.conditions.skip_if_sentence_has : rule.patterns)[0].where = {0, 7, 9};
      set.files = {"r/a.yaml"};
      const auto matcher = Matcher::compile(set);
      REQUIRE_FALSE(matcher.has_value());
      REQUIRE(matcher.error().size() == 1);
      CHECK(matcher.error()[0].code == c.code);
      CHECK(matcher.error()[0].file == "r/a.yaml");
      CHECK(matcher.error()[0].line == 7);
    }
  }
}

TEST_CASE("a long lexicon is looked for by the shape of its words, and matched by its words") {
  rules::RuleSet set = rule_set({{{"<count:value> people"}}});
  rules::Lexicon folk;
  folk.name = "folk";
  for (const char* stem : {"norhaven", "varland", "orland", "o'reed", "s\u00F8r-berg", "st. anna"})
    for (const char* end : {"ers", "ians", "ish folk", " men", " women", "-born", "ites"})
      folk.entries.push_back({std::string(stem) + end, "folk"});
  set.lexicons.put(folk);
  Diagnostics none;
  set.rules[0].patterns = {
      rules::translate("<count:value> (<@folk> ){1,2}came", set.lexicons, none),
      rules::translate("<@folk>", set.lexicons, none)};
  REQUIRE(none.empty());
  CHECK(set.rules[0].patterns[0].sieve.size() < set.rules[0].patterns[0].regex.size() / 2);
  CHECK(set.rules[0].patterns[1].sieve.empty()); // its shape alone would let every text pass
  const auto matcher = Matcher::compile(set);
  REQUIRE(matcher.has_value());
  for (const char* sentence :
       {"[count:2] Norhavenians came", "[count:2] S\u00F8r-berg-born O'Reedish folk came",
        "[count:2] St. Anna women came", "[count:2] strangers came", "[count:2] Orlandish came",
        "no Varlanders"}) {
    CAPTURE(sentence);
    const Marked text = marked({sentence});
    CHECK(matcher->match(text.annotation) == matcher->match_plainly(text.annotation));
  }
  CHECK(shown(marked({"[count:2] St. Anna women came"}),
              matcher->match(marked({"[count:2] St. Anna women came"}).annotation)) != "");
}

TEST_CASE("no text takes quadratic time") {
  // Each start matches far and is refused at its end.
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "a ";
  text += "né";
  CHECK(matches({{{"a .*n"}}}, {text}) == "");
}
