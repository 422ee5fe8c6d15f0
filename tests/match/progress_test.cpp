#include "marked.h"
#include "match/progress.h"

using namespace crosscheck;
using namespace crosscheck::match;

namespace {

// "the pattern's text that matched" + " / " + what it matched in the view.
std::string furthest(const std::string& pattern, const std::string& sentence) {
  const rules::RuleSet set = rule_set({{{pattern}}});
  const Marked text = marked({sentence});
  const text::View& view = text.annotation.views[0].view;
  const Progress progress = Probe(set, pattern, false).furthest(view);
  return pattern.substr(0, progress.pattern_end) + " / " + view.readable(progress.span);
}

} // namespace

TEST_CASE("a pattern that does not match is told how far it got") {
  const std::string pattern = "<count:value> (<@people> )?(were|are) killed";
  CHECK(furthest(pattern, "[count:12] people were hurt") ==
        "<count:value> (<@people> )?(were|are) / <count> people were");
  // What may be left out counts as matched: the verb is what is missing.
  CHECK(furthest(pattern, "[count:12] dogs were killed") ==
        "<count:value> (<@people> )? / <count> ");
  CHECK(furthest(pattern, "nobody was there") == " / ");
  CHECK(furthest(pattern, "[count:12] were killed") == pattern + " / <count> were killed");
}

TEST_CASE("a mention that alone keeps a pattern from matching is found") {
  const rules::RuleSet set = rule_set({{{"<count:value> died on May 12"}}});
  const Probe probe(set, set.rules[0].patterns[0].text, false);
  const auto hidden = [&](const std::string& sentence) {
    const Marked text = marked({sentence});
    text::Document document;
    document.text = text.text;
    const auto id = probe.hidden_by(document, text.annotation, 0);
    if (!id) return std::string();
    const Span span = text.annotation.mention(*id).span;
    return text.text.substr(span.begin, span.size());
  };
  CHECK(hidden("Then [count:12] died on [date:May 12].") == "May 12");
  CHECK(hidden("Then [count:12] died on [date:June 12].") == "");
}

TEST_CASE("a condition says on which words it decided") {
  const rules::RuleSet set = rule_set({{{"<count:value> people"},
                                        rules::Scope::sentence,
                                        false,
                                        {{"skip_if_followed_by", {"(are )?feared"}}}}});
  const auto matcher = Matcher::compile(set);
  REQUIRE(matcher.has_value());
  const Marked text = marked({"[count:2] people are feared dead"});
  const std::vector<Rejection> rejections = matcher->rejections(text.annotation, RuleId(0));
  REQUIRE(rejections.size() == 1);
  CHECK(text.annotation.views[0].view.readable(rejections[0].words) == " are feared");
}
