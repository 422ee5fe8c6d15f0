#include "judge/words.h"

#include <doctest/doctest.h>

using crosscheck::graph::Relation;
using crosscheck::judge::compare_words;

namespace {

struct Case {
  const char* a;
  const char* b;
  Relation relation;
};

} // namespace

TEST_CASE("quotations relate by the words they share in order") {
  const Case cases[] = {
      {"a day of pride", "a day of pride", Relation::agree},
      {"pride and honour", "it was a day of pride and honour for us all", Relation::agree},
      {"we will not go there", "we won't go there", Relation::agree},
      {"we'll rebuild the bridge.", "we will rebuild the bridge", Relation::agree},
      {"not today, and not in the coming years", "not in the coming years but some day",
       Relation::variant},
      {"the bridge will be open by may", "the bridge will be open by june", Relation::variant},
      {"we will rebuild the harbour", "nobody asked the fishermen", Relation::none},
      {"", "anything", Relation::none},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(compare_words(c.a, c.b).relation == c.relation);
    CHECK(compare_words(c.b, c.a).relation == c.relation);
  }
}

TEST_CASE("the reason names the words that differ") {
  CHECK(compare_words("the bridge opens in may", "the bridge opens in june").reason ==
        "the words differ: 'may' against 'june'");
}
