#include "report/question.h"
#include "report/readable.h"

#include "sample.h"

#include <doctest/doctest.h>

using namespace crosscheck;
using namespace crosscheck::report;

namespace {

// What is asked where two articles say `a` and `b`.
std::string asked(const std::string& kind, Relation relation, const std::string& a,
                  const std::string& b, const std::string& attribute = "x") {
  Report report = sample();
  report.facts.resize(1);
  Fact& fact = report.facts[0];
  fact.attribute = attribute;
  fact.relation = relation;
  fact.values = {{a, {0}, 1}, {b, {3}, 1}};
  fact.pairs = {{0, 3, relation, ""}};
  report.claims[0].kind = report.claims[3].kind = kind;
  report.claims[0].value = a;
  report.claims[3].value = b;
  return question(report, findings(report).front());
}

} // namespace

TEST_CASE("values are written as an editor reads them") {
  struct Case {
    const char* kind;
    const char* value;
    const char* read;
  };
  for (const auto& row : {
           Case{"count", "12", "12"},
           Case{"count", ">=31", "at least 31"},
           Case{"count", ">1000", "more than 1,000"},
           Case{"count", "<12", "fewer than 12"},
           Case{"count", "<=80", "up to 80"},
           Case{"count", "~50", "about 50"},
           Case{"count", "10..15", "10 to 15"},
           Case{"count", "230000", "230,000"},
           Case{"count", "4500000", "4.5 million"},
           Case{"count", "1234567", "1,234,567"},
           Case{"money", "USD:13900000000", "USD 13.9 billion"},
           Case{"money", "EUR:~0.5", "about EUR 0.5"},
           Case{"percent", "7.2 %", "7.2%"},
           Case{"measure", "9700 m", "9,700 m"},
           Case{"measure", "~2000 foot", "about 2,000 feet"},
           Case{"measure", "1 mile", "1 mile"},
           Case{"measure", "60 mile per hour", "60 miles per hour"},
           Case{"measure", "6.1 magnitude", "magnitude 6.1"},
           Case{"age", "38 year", "38"},
           Case{"age", "18 month", "18 months"},
           Case{"duration", "~1 minute", "about 1 minute"},
           Case{"duration", "P444D", "444 days"},
           Case{"date", "2025-06-16", "16 June 2025"},
           Case{"date", "2025-06", "June 2025"},
           Case{"date", "XXXX-11-04", "4 November"},
           Case{"date", "XXXX-WXX-5", "Friday"},
           Case{"date", "2025-W24", "2025-W24"},
           Case{"date", "(2017-04-01,2017-06-01,P2M)", "1 April 2017 to 1 June 2017"},
           Case{"time", "T20:45Z", "20:45 UTC"},
           Case{"time", "2025-06-21TNI", "21 June 2025, night"},
           Case{"time", "2025-06-21T07:37", "21 June 2025, 07:37"},
           Case{"time", "PAST_REF", "PAST_REF"},
           Case{"words", "We will \"not\" go", "“We will \"not\" go”"},
           Case{"words", "`` We go. ''", "“We go.”"},
           Case{"name", "Elna Brandt", "Elna Brandt"},
           Case{"count", "no number", "no number"},
           Case{"date", "XXXX-13-04", "XXXX-13-04"},
           Case{"time", "T", "T"},
           Case{"duration", "P", "P"},
           Case{"words", "", "“”"},
       }) {
    const auto& [kind, value, read] = row;
    const std::string written(value);
    CAPTURE(written);
    CHECK(readable(kind, written) == read);
  }
}

TEST_CASE("a question names both sides and takes none") {
  using enum Relation;
  // The article of news/b is the earlier one.
  CHECK(asked("count", contradict, ">=12", "7") ==
        "Two articles give 7 and at least 12: which stands?");
  CHECK(asked("age", contradict, "54 year", "45 year") ==
        "Two articles give 45 and 54: which stands?");
  CHECK(asked("date", contradict, "2025-06-13", "2025-06-14") ==
        "Two articles say 14 June 2025 and 13 June 2025: which day was it?");
  CHECK(asked("time", contradict, "T07:37", "T08") ==
        "Two articles say 08:00 and 07:37: what time was it?");
  CHECK(asked("place", contradict, "norhaven", "varland") ==
        "Two articles say “varland” and “norhaven”: where was it?");
  CHECK(asked("state", contradict, "held", "free") ==
        "Two articles say “free” and “held”: how do things stand?");
  CHECK(asked("category", contradict, "rifle", "pistol") ==
        "Two articles say “pistol” and “rifle”: which is it?");
  CHECK(asked("name", variant, "Brandt", "Brant") ==
        "Two articles write Brant and Brandt: how is it spelled?");
  CHECK(asked("text", variant, "cease-fire", "ceasefire") ==
        "Two articles write “ceasefire” and “cease-fire”: which does the house use?");
  CHECK(asked("name", contradict, "Brandt", "Reth", "speaker") ==
        "Two articles write Reth and Brandt: who said it?");
  CHECK(asked("words", variant, "not now", "not yet") ==
        "Two articles have one quotation in two wordings: what exactly was said?");
  CHECK(asked("count", update, "12", "7") ==
        "An article of 17 June 2025 gives 7, one of 18 June 2025 gives 12: does the earlier one "
        "need a note?");
}

TEST_CASE("a question counts the articles of each side, and the values beside them") {
  Report report = sample();
  report.documents.push_back(report.documents[1]);
  report.documents.back().id = report.documents.back().path = "news/c.txt";
  report.claims.push_back(report.claims[4]);
  report.claims.back().document = 2;
  report.facts[0].values[1].claims.push_back(7);
  CHECK(question(report, findings(report)[0]) ==
        "Two articles give 7 and one gives at least 12: which stands?");
  report.claims.push_back(report.claims[0]);
  report.facts[0].values.push_back({"9", {8}, 1});
  CHECK(question(report, findings(report)[0]) ==
        "Two articles give 7 and one gives at least 12, beside one other figure: which stands?");
}

TEST_CASE("a headline that differs from its text is asked about in that order") {
  Report report = sample();
  Fact& fact = report.facts[0];
  fact.values = {{"9", {4}, 1}, {"7", {3}, 1}};
  fact.pairs = {{4, 3, Relation::contradict, ""}};
  CHECK(question(report, findings(report)[0]) ==
        "One article gives 7 in its headline and 9 in its text: which stands?");
}

TEST_CASE("a finding is called by what it is about, without what all of a story share") {
  Report report = sample();
  Fact& fact = report.facts[0];
  const auto called = [&](const char* attribute, const char* subject) {
    fact.attribute = attribute;
    fact.subject = subject;
    return title(report, fact);
  };
  CHECK(called("deaths", "main event, people") == "Deaths (people)");
  CHECK(called("deaths", "main event") == "Deaths");
  CHECK(called("deaths", "main event at Aldmere, people") == "Deaths (at Aldmere, people)");
  CHECK(called("deaths.total", "deaths.total") == "Deaths in all");
  CHECK(called("count.aftershocks", "main event") == "Aftershocks");
  CHECK(called("age", "Elna Brandt") == "Elna Brandt: age");
  CHECK(called("state.condition", "") == "Condition");
  CHECK(called("name", "Elna Brandt") == "Elna Brandt: spelling");
  CHECK(called("distance.twin", "") == "Distance");
  CHECK(called("cost.of_living", "") == "Cost (of living)");
  CHECK(label("x_y") == "X y");
}

TEST_CASE("what is too long is cut between words, and never inside a letter") {
  CHECK(shortened("short", 10) == "short");
  CHECK(shortened("one two three four", 12) == "one two…");
  CHECK(shortened("éééééééééé", 5) == "éé…");
  CHECK(number_word(1) == "one");
  CHECK(number_word(12) == "12");
}
