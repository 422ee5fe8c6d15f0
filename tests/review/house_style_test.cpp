#include "review/house_style.h"

#include "sample.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace crosscheck::review {
namespace {

config::Config configured(const std::string& yaml) {
  auto config = config::parse("/paper/crosscheck.yml", yaml);
  REQUIRE(config.has_value());
  return std::move(*config);
}

// An article of the Post that is this text, with one claim at `word`.
void add(report::Report& report, const std::string& source, const std::string& text,
         const std::string& word, const std::string& attribute, const std::string& value,
         const std::string& kind = "text") {
  text::Document document;
  document.id = document.path = fmt::format("a{}.txt", report.documents.size());
  document.source = source;
  document.text = text;
  report::Claim one = claim(static_cast<std::uint32_t>(report.documents.size()), attribute, value);
  const auto begin = static_cast<std::uint32_t>(text.find(word));
  one.evidence = one.value_span = {begin, begin + static_cast<std::uint32_t>(word.size())};
  one.kind = kind;
  report.documents.push_back(std::move(document));
  report.claims.push_back(std::move(one));
}

// "ceasefire < cease-fire": the house's value and the article's, of the only finding.
std::string found(const std::string& yaml, report::Report report) {
  rules::Lexicons lexicons;
  lexicons.put({.name = "number", .entries = {{"nine", "9"}, {"ten", "10"}, {"twelve", "12"}}});
  hold_to_house_style(configured("publications:\n  - {name: Post, " + yaml + "}\n"), lexicons,
                      report);
  if (report.facts.empty()) return "";
  REQUIRE(report.facts.size() == 1);
  const report::Fact& fact = report.facts.front();
  CHECK(fact.relation == report::Relation::variant);
  CHECK(fact.severity == report::Severity::warning);
  REQUIRE(fact.values.size() == 2);
  const report::Claim& house = report.claims[fact.values[1].claims.front()];
  CHECK(report.documents[house.document].source == report::kHouseStyle);
  CHECK(report.documents[house.document].id == "/paper/crosscheck.yml");
  return fact.values[1].value + " < " + fact.values[0].value;
}

std::string found(const std::string& yaml, const std::string& text, const std::string& word,
                  const std::string& attribute, const std::string& value,
                  const std::string& kind = "text", const std::string& source = "Post") {
  report::Report report;
  add(report, source, text, word, attribute, value, kind);
  return found(yaml, std::move(report));
}

} // namespace

TEST_CASE("an article is held against what its own publication settles") {
  const std::string spells = "prefers: {ceasefire: [cease-fire], internet: [Internet]}";
  const std::string text = "A cease-fire, said the Internet. Cease-fire talks.";
  CHECK(found(spells, text, "cease-fire", "style", "cease-fire") == "ceasefire < cease-fire");
  CHECK(found(spells, text, "Cease-fire", "style", "Cease-fire") == "ceasefire < Cease-fire");
  CHECK(found(spells, text, "Internet", "style", "Internet") == "internet < Internet");
  CHECK(found("english: british", "A center.", "center", "style.variety", "american") ==
        "british < american");
  CHECK(found("dates: day-first", "On June 5 it", "June 5", "style.date", "month first") ==
        "day first < month first");
  CHECK(found("abbreviations: plain", "in the U.S. it", "U.S.", "style.abbreviation", "U.S.") ==
        "US < U.S.");
  CHECK(found("abbreviations: stops", "in the UN it", "UN", "style.abbreviation", "UN") ==
        "U.N. < UN");
  CHECK(found("words_up_to: 9", "and 9 boats", "9", "style.number", "9") == "nine < 9");
  CHECK(found("words_up_to: 9", "and twelve boats", "twelve", "style.number", "twelve") ==
        "12 < twelve");
}

TEST_CASE("what the house writes itself, and what another paper writes, is no finding") {
  CHECK(
      found("prefers: {ceasefire: [cease-fire]}", "A ceasefire", "ceasefire", "style", "ceasefire")
          .empty());
  CHECK(found("prefers: {ceasefire: [cease-fire]}", "A cease-fire", "cease-fire", "style",
              "cease-fire", "text", "Courier")
            .empty());
  // The capital is the sentence's.
  CHECK(found("prefers: {internet: [Internet]}", "It fell. Internet users left.", "Internet",
              "style", "Internet")
            .empty());
  CHECK(found("english: british", "A centre.", "centre", "style.variety", "british").empty());
  CHECK(found("words_up_to: 9", "and nine boats", "nine", "style.number", "nine").empty());
  CHECK(found("words_up_to: 9", "and 12 boats", "12", "style.number", "12").empty());
  CHECK(found("words_up_to: 9", "and 12,000 boats", "12,000", "style.number", "12,000").empty());
  // Settled for one word, whatever holds for all.
  CHECK(found("abbreviations: plain, prefers: {U.S.: [US]}", "the U.S. it", "U.S.",
              "style.abbreviation", "U.S.")
            .empty());
}

TEST_CASE("a word of a longer name is mended in it") {
  CHECK(found("prefers: {Halvadji: [Halvaji]}", "Joren Halvaji said", "Joren Halvaji", "name",
              "Joren Halvaji", "name") == "Joren Halvadji < Joren Halvaji");
  CHECK(found("prefers: {Halvadji: [Halvaji]}", "Joren Halvajian said", "Joren Halvajian", "name",
              "Joren Halvajian", "name")
            .empty());
}

TEST_CASE("where articles differ already, the house's form joins their finding and settles it") {
  report::Report report;
  add(report, "Post", "A ceasefire", "ceasefire", "style", "ceasefire");
  add(report, "Post", "A cease-fire", "cease-fire", "style", "cease-fire");
  report::Fact fact;
  fact.id = "f";
  fact.attribute = "style";
  fact.relation = report::Relation::variant;
  fact.severity = report::Severity::info;
  fact.values = {{"ceasefire", {0}, 1}, {"cease-fire", {1}, 1}};
  fact.pairs = {{0, 1, report::Relation::variant, "written in two ways"}};
  fact.spellings = {{{{"cease-fire", 1}, {"ceasefire", 1}}, ""}};
  report.facts = {fact};
  rules::Lexicons lexicons;
  hold_to_house_style(
      configured("publications: [{name: Post, prefers: {ceasefire: [cease-fire]}}]"), lexicons,
      report);
  REQUIRE(report.facts.size() == 1);
  const report::Fact& held = report.facts.front();
  CHECK(held.id == "f"); // no new value
  CHECK(held.severity == report::Severity::warning);
  CHECK(held.values[0].claims.size() == 2);
  CHECK(held.spellings[0].preferred == "ceasefire");
  CHECK(held.pairs.front().reason == "Post writes 'ceasefire', not 'cease-fire'");
  // Documents by id, claims by document: the configuration stands before the articles.
  CHECK(report.documents.front().source == report::kHouseStyle);
  for (const report::ValueGroup& group : held.values)
    for (const std::uint32_t id : group.claims) CHECK(report.claims[id].value == group.value);
}

} // namespace crosscheck::review
