#include "event/story.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace crosscheck;

namespace {

text::Document article(std::string id, std::string text) {
  text::Document document;
  document.id = std::move(id);
  document.text = std::move(text);
  return document;
}

const char* const kFerry1 =
    "A ferry capsized off Sandholm on Monday and nine passengers drowned, the coast guard of "
    "Sandholm said. The ferry Solveig had left Kettle Bay with forty aboard.";
const char* const kFerry2 =
    "Nine people drowned when the Solveig, a ferry bound for Kettle Bay, capsized near "
    "Sandholm. Divers searched the wreck of the Solveig for a second day.";
const char* const kTrial1 =
    "A jury in Norhaven found the accountant Ilse Brandvold guilty of forging the ledgers of "
    "the Brandvold shipping line. Sentencing of Brandvold is due in May.";
const char* const kTrial2 =
    "Ilse Brandvold, the accountant whose forged ledgers sank a shipping line, was convicted "
    "in Norhaven after the jury had sat for three days.";

} // namespace

TEST_CASE("documents that report one event are one story, others are not") {
  const std::vector<text::Document> documents = {article("a", kFerry1), article("b", kTrial1),
                                                 article("c", kFerry2), article("d", kTrial2)};
  const std::vector<StoryId> stories = event::find_stories(documents, rules::Lexicons());
  CHECK(stories[0] == stories[2]);
  CHECK(stories[1] == stories[3]);
  CHECK(stories[0] != stories[1]);
}

TEST_CASE("an empty document is a story of its own") {
  const std::vector<text::Document> documents = {article("a", ""), article("b", kFerry1),
                                                 article("c", kFerry2)};
  const std::vector<StoryId> stories = event::find_stories(documents, rules::Lexicons());
  CHECK(stories[1] == stories[2]);
  CHECK(stories[0] != stories[1]);
}

TEST_CASE("no documents are no stories") {
  CHECK(event::find_stories({}, rules::Lexicons()).empty());
}

TEST_CASE("reports of near days are one story at a similarity that is too little without") {
  const auto stories = [](std::optional<text::Date> a, std::optional<text::Date> b) {
    std::vector<text::Document> documents = {
        article("a", "Shots rang out near Sandholm on Monday. Three fishermen died. Nobody was "
                     "held, police at Kettle Bay said."),
        article("b", "Prosecutors accuse a baker of murder: he went to Sandholm to buy boats, "
                     "quarrelled over money and fired a rifle. His lawyer told judges it was an "
                     "accident; fishermen carry banknotes in violin cases.")};
    documents[0].date = a;
    documents[1].date = b;
    const std::vector<StoryId> ids = event::find_stories(documents, rules::Lexicons());
    return ids[0] == ids[1];
  };
  using std::chrono::year_month_day;
  const text::Date may{std::chrono::year(2025), std::chrono::May, std::chrono::day(3)};
  const text::Date later{std::chrono::year(2025), std::chrono::May, std::chrono::day(9)};
  const text::Date next{std::chrono::year(2026), std::chrono::May, std::chrono::day(9)};
  CHECK(stories(may, later));
  CHECK_FALSE(stories(may, next));
  CHECK_FALSE(stories({}, {}));
}

TEST_CASE("reports that share no name are of two events, however alike their words") {
  rules::Lexicon common;
  common.name = "common-words";
  for (const char* word : {"about", "aftershocks", "civil", "defence", "earthquake", "felt", "said",
                           "struck", "the", "were"})
    common.entries.push_back({word, "35"});
  rules::Lexicon weekday;
  weekday.name = "weekday";
  weekday.entries.push_back({"monday", "1"});
  rules::Lexicons lexicons;
  lexicons.put(std::move(common));
  lexicons.put(std::move(weekday));
  const auto one_story = [&](const std::string& first, const std::string& second) {
    const auto report = [](const std::string& town, const char* felt) {
      return "An earthquake struck " + town + " on Monday. About " + felt +
             " aftershocks were felt, the civil defence said.";
    };
    const std::vector<text::Document> documents = {article("a", report(first, "14")),
                                                   article("b", report(second, "60"))};
    const std::vector<StoryId> stories = event::find_stories(documents, lexicons);
    return stories[0] == stories[1];
  };
  CHECK(one_story("Tolvik", "Tolvik"));
  CHECK_FALSE(one_story("Tolvik", "Lindmar")); // a weekday that both have is no name
}
