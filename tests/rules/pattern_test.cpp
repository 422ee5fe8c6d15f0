#include "rules/lexicon_regex.h"
#include "rules/load.h"

#include <doctest/doctest.h>

using namespace crosscheck;
using namespace crosscheck::rules;

namespace {

Lexicon words(const std::string& name, const std::vector<std::string>& forms) {
  Lexicon lexicon;
  lexicon.name = name;
  for (const std::string& form : forms) lexicon.entries.push_back({form, form});
  return lexicon;
}

Pattern translated(std::string_view pattern) {
  Lexicons lexicons;
  lexicons.put(words("say", {"say", "said"}));
  Diagnostics diagnostics;
  Pattern out = translate(pattern, lexicons, diagnostics);
  for (const Diagnostic& d : diagnostics) MESSAGE(render(d));
  CHECK(diagnostics.empty());
  return out;
}

} // namespace

TEST_CASE("plain groups do not capture, slots with names do, in order") {
  const Pattern p = translated("(<person:speaker>|<pronoun:speaker>) <@say> (that )?<count:value>");
  REQUIRE(p.slots.size() == 3);
  CHECK(p.slots[0].name == "speaker");
  CHECK(p.slots[0].types.has(text::MentionType::person));
  CHECK(p.slots[1].name == "speaker");
  CHECK(p.slots[1].types.has(text::MentionType::pronoun));
  CHECK(p.slots[2].name == "value");
  CHECK(p.regex.find("(?:([") == 0);
  CHECK(p.regex.find("(?:that )?") != std::string::npos);
}

TEST_CASE("a pattern begins and ends on the border of a word") {
  CHECK(translated("killed").regex == "\\bkilled\\b");
  CHECK(translated("kill(ed)?").regex == "\\bkill(?:ed)?\\b");
  CHECK(translated("killed,?").regex == "\\bkilled\\b,?");
  CHECK(translated("(, )?aged").regex == "(?:, )?\\baged\\b");
  CHECK(translated("a|bc").regex == "\\ba\\b|\\bbc\\b");
  CHECK(translated("'s dead").regex == "'s dead\\b");
}

TEST_CASE("a slot that is narrowed captures, even without a name, so that it can be looked at") {
  const Pattern p = translated("depth of <measure(length)>");
  REQUIRE(p.slots.size() == 1);
  CHECK(p.slots[0].narrowed == "length");
  CHECK(p.slots[0].name == "_");
}

TEST_CASE("an escaped bracket and typographic marks are literals") {
  CHECK(translated("a \\<b\\>").regex == "\\ba <b>");
  CHECK(translated("it’s – so").regex == "\\bit's \\- so\\b");
}

TEST_CASE("lexicons share beginnings, a longer form before its beginning, in whole words") {
  CHECK(lexicon_regex(words("x", {"kill"})) == "(?:\\bkill\\b)");
  CHECK(lexicon_regex(words("x", {"kill", "killed", "killing"})) == "(?:\\bkill(?:ed|ing)?\\b)");
  CHECK(lexicon_regex(words("x", {"u.s.", "u.s"})) == "(?:\\bu\\.s(?:\\.|\\b))");
  CHECK(lexicon_regex(words("x", {".45", "gun"})) == "(?:(?:\\.45|\\bgun)\\b)");
  CHECK(lexicon_regex(words("x", {"émigré", "été"})) == "(?:(?:é(?:migré|té)))");
}
