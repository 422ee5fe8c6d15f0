// The law: what the set of all patterns finds is what a plain loop over them finds.
#include "marked.h"

#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::match;

namespace {

const std::vector<std::string> kWords = {"a",
                                         "people",
                                         "villagers",
                                         "aid workers",
                                         "killed",
                                         "were",
                                         "killed",
                                         "né",
                                         ",",
                                         ".",
                                         "-",
                                         "'s",
                                         "in",
                                         "missing",
                                         "é",
                                         "Aid",
                                         "[count:12]",
                                         "[count|date:1979]",
                                         "[person:Moss]",
                                         "[pronoun:she]",
                                         "[measure(length):6 km]",
                                         "[measure(mass):6 kg]"};
const std::vector<std::string> kPieces = {"<count:value>",
                                          "<date:value>",
                                          "<@people>",
                                          "(<@people> )?",
                                          "killed",
                                          "(were|are)",
                                          "<words:0-2>",
                                          "<words:1-2>",
                                          "né",
                                          ",?",
                                          "( in)?",
                                          "<measure(length):value>",
                                          "(<person:value>|<pronoun:value>)",
                                          "kill(ed)?",
                                          "a",
                                          "'s"};

template <class T> std::string joined(const std::vector<T>& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

} // namespace

TEST_CASE("the fast matcher finds what a plain loop finds") {
  const bool holds = rc::check([] {
    const auto sentence = rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kWords));
    const auto pattern = rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)));
    const auto sentences =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<std::string>>>(sentence));
    const auto patterns =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<std::string>>>(pattern));
    std::vector<RuleText> rules;
    for (const auto& pieces : patterns) {
      const std::string text = joined(pieces, " ");
      const bool paragraph = *rc::gen::arbitrary<bool>();
      const auto scope = paragraph ? rules::Scope::paragraph : rules::Scope::sentence;
      rules.push_back({{text}, scope, *rc::gen::arbitrary<bool>(), {}});
      if (*rc::gen::arbitrary<bool>())
        rules.back().conditions["skip_if_preceded_by"] = {"a <words:0-1>"};
      if (*rc::gen::arbitrary<bool>()) rules.back().conditions["part_if_preceded_by"] = {","};
    }
    // Pieces that are all optional make a pattern that the loader refuses.
    std::erase_if(rules, [](const RuleText& rule) {
      Diagnostics diagnostics;
      rules::Lexicons lexicons;
      rules::Lexicon people;
      people.name = "people";
      people.entries = {{"people", "people"}};
      lexicons.put(people);
      (void)rules::translate(rule.patterns[0], lexicons, diagnostics);
      return !diagnostics.empty();
    });
    const rules::RuleSet set = rule_set(rules);
    const auto matcher = Matcher::compile(set);
    RC_ASSERT(matcher.has_value());
    std::vector<std::string> texts;
    for (const auto& words : sentences) texts.push_back("x " + joined(words, " "));
    const Marked text = marked(texts);
    RC_ASSERT(matcher->match(text.annotation) == matcher->match_plainly(text.annotation));
  });
  CHECK(holds);
}
