#include "newsroom.h"

using crosscheck::tests::Newsroom;

namespace {

const char* const kRules = R"(
pack: test
attributes:
  deaths: {compare: count, key: [event], over_time: rising, severity: error}
  price: {compare: money, key: [story], severity: warning}
rules:
  - id: killed
    attribute: deaths
    event: [attack]
    patterns: ['<count:value> people were killed']
    examples: [{text: Five people were killed., expect: [{value: '5'}]}]
  - id: price
    attribute: price
    patterns: ['sold for <money:value>']
    examples: [{text: It was sold for $5., expect: [{value: 'USD:5'}]}]
)";

struct Case {
  const char* name;
  const char* date_a;
  const char* a;
  const char* date_b;
  const char* b;
  const char* relations;
};

} // namespace

TEST_CASE("two articles about one event") {
  const Case cases[] = {
      {"a higher toll on the same day contradicts", "2025-06-14", "Five people were killed.",
       "2025-06-14", "Seven people were killed.", "deaths contradict"},
      {"a higher toll in a later report is an update", "2025-06-14", "Five people were killed.",
       "2025-06-15", "Seven people were killed.", "deaths update"},
      {"a lower toll in a later report contradicts", "2025-06-14", "Seven people were killed.",
       "2025-06-15", "Five people were killed.", "deaths contradict"},
      {"one toll in words and in figures agrees", "2025-06-14", "Five people were killed.",
       "2025-06-15", "5 people were killed.", ""},
      {"at least N beside more, on one day, can both hold", "2025-06-14",
       "At least five people were killed.", "2025-06-14", "Seven people were killed.", ""},
      {"an earlier disaster named for background stays silent", "2025-06-14",
       "Five people were killed.", "2025-06-14",
       "Five people were killed.\n\nIn 2004, 90 people were killed.", ""},
      {"two prices of one thing", "2025-06-14", "It was sold for $5 million.", "2025-06-14",
       "It was sold for $7 million.", "price contradict"},
      {"nothing in common", "2025-06-14", "It rained.", "2025-06-14", "The sun shone.", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Newsroom room;
    room.rules(kRules);
    room.article(c.date_a, c.a);
    room.article(c.date_b, c.b);
    CHECK(room.relations() == c.relations);
  }
}

TEST_CASE("a headline is held against its article") {
  Newsroom room;
  room.rules(kRules);
  room.article(
      "2025-06-14",
      "Storm: five people were killed\n\nThe storm came by night. Six people were killed.");
  CHECK(room.relations() == "deaths contradict");
}

TEST_CASE("the figure that an article gives first is its event's, and others further down are not "
          "compared") {
  Newsroom room;
  room.rules(kRules);
  room.article("2025-06-14",
               "Five people were killed by the storm. On the coast six people were killed.");
  CHECK(room.relations().empty());
}

TEST_CASE("an old date that only describes a place does not make a toll old") {
  Newsroom room;
  room.rules(kRules);
  room.article(
      "2025-06-14",
      "The storm came by night.\n\nIt rained.\n\nFive people were killed in a town that was "
      "flooded in 2004. Elsewhere it was calm.");
  room.article("2025-06-14", "The storm came by night. Seven people were killed.");
  CHECK(room.relations() == "deaths contradict");

  Newsroom old;
  old.rules(kRules);
  old.article("2025-06-14",
              "The storm came by night.\n\nIt rained.\n\nFive people were killed when "
              "the town was flooded in 2004.");
  old.article("2025-06-14", "The storm came by night. Seven people were killed.");
  CHECK(old.relations().empty());
}

namespace {

const char* const kQuakes = R"(
pack: test
attributes:
  magnitude: {compare: measure, key: [event], severity: error}
  deaths: {compare: count, key: [event], severity: error}
  date: {compare: date, key: [case], at_most: compatible}
rules:
  - id: magnitude
    attribute: magnitude
    event: [earthquake]
    patterns: ['<measure(magnitude):value>']
    examples: [{text: A magnitude 6.1 quake struck., expect: [{value: 6.1 magnitude}]}]
  - id: killed
    attribute: deaths
    event: [earthquake]
    patterns: ['<count:value> people were killed']
    examples: [{text: Five people were killed., expect: [{value: '5'}]}]
  - id: date
    attribute: date
    event: [earthquake]
    patterns: ['on <date:value>']
    examples: [{text: It struck on Monday., date: 2025-06-14, expect: [{}]}]
)";

std::string quakes(std::initializer_list<const char*> articles) {
  Newsroom room;
  room.rules(kQuakes);
  for (const char* text : articles) room.article("", text);
  return room.relations();
}

} // namespace

TEST_CASE("undated reports of quakes of two weekdays are of two quakes") {
  const char* const sunday = "A quake struck Drosk on Sunday. Five people were killed.";
  CHECK(
      quakes({sunday, sunday, "A quake struck Drosk on Monday. Two people were killed."}).empty());
  CHECK(quakes({sunday, sunday, "A quake struck Drosk on Sunday. Two people were killed."}) ==
        "deaths contradict");
  // One that names no day is of the one that most tell of.
  CHECK(quakes({sunday, sunday, "A quake struck Drosk on Monday.",
                "A quake struck Drosk. Two people were killed."}) == "deaths contradict");
}

TEST_CASE("undated reports of two magnitudes are of two quakes where each is told twice") {
  const char* const weak = "A magnitude 5.4 quake struck Drosk. Two people were killed.";
  const char* const strong = "A magnitude 7.1 quake struck Drosk. Five people were killed.";
  CHECK(quakes({weak, weak, strong, strong}).empty());
  // Told once it may be a slip of the pen, and agencies differ by a tenth or two.
  CHECK(quakes({weak, weak, "A magnitude 7.1 quake struck Drosk."}) == "magnitude contradict");
  CHECK(quakes({weak, weak, "A magnitude 5.6 quake struck Drosk.",
                "A magnitude 5.6 quake struck Drosk."}) == "magnitude contradict");
}

TEST_CASE("two figures that an article gives to two sources are a dispute and no contradiction") {
  const auto found = [](std::initializer_list<const char*> articles) {
    Newsroom room;
    room.rules(kRules);
    for (const char* text : articles) room.article("2025-06-14", text);
    return room.relations();
  };
  const char* const both = "Police said five people were killed. The hospital said seven people "
                           "were killed.";
  CHECK(found({both}) == "deaths variant");
  // Who follows one of the two is in the same dispute; a third figure is not.
  CHECK(found({both, "Seven people were killed."}) == "deaths variant");
  CHECK(found({both, "Nine people were killed."}) == "deaths contradict");
  // Two articles with a source each: neither says that the other exists.
  CHECK(found({"Police said five people were killed.",
               "The hospital said seven people were killed."}) == "deaths contradict");
  // One source, and what stands far down, is of something else.
  CHECK(found({"Police said five people were killed. Police said seven people were killed."})
            .empty());
  CHECK(found({"Police said five people were killed. It rained. It was cold. The hospital said "
               "seven people were killed."})
            .empty());
}

TEST_CASE("what a rule reads is not found once more by the likeness of sentences") {
  const auto found = [](const char* rules) {
    Newsroom room;
    room.rules(rules);
    room.article("2025-06-14",
                 "The court sentenced the forger of the Drosk ledgers to four years.");
    room.article("2025-06-14",
                 "The court sentenced the forger of the Drosk ledgers to nine years.");
    return room.relations();
  };
  const std::string twin = R"(
pack: test
attributes:
  term: {compare: duration, key: [story]}
  duration.twin: {compare: duration, key: [twin]}
rules:
  - id: twin
    attribute: duration.twin
    patterns: ['<duration:value>']
    examples: [{text: It took four years., expect: [{}]}]
)";
  const std::string term = R"(
  - id: term
    attribute: term
    patterns: ['to <duration:value>']
    examples: [{text: He was sent down to four years., expect: [{}]}]
)";
  CHECK(found(twin.c_str()) == "duration.twin contradict");
  CHECK(found((twin + term).c_str()) == "term contradict");
}

TEST_CASE("the toll of a war is not the toll of a raid in it") {
  Newsroom room;
  room.rules(kRules);
  room.article("2025-06-14", "In the raid 31 people were killed.");
  room.article("2025-06-14", "In the war 1,200 people were killed.");
  CHECK(room.relations().empty());
}
