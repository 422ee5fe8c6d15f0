#include "judge/words.h"

#include <doctest/doctest.h>

using crosscheck::graph::Relation;
using crosscheck::judge::compare_reported;
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
      {"A day of pride", "a day of pride,", Relation::agree},
      {"pride and honour", "It was a day of pride and honour for us all", Relation::agree},
      {"He realised it at 6 p.m. in the centre", "He realized it at 6:00 p.m. in the center",
       Relation::agree},
      {"high-powered boats", "high powered boats", Relation::agree},
      {"We will [...] stay until the harbour is safe",
       "We will not be told when to go. We will stay until the harbour is safe", Relation::agree},
      {"the complete absence of trust", "it is the complete absence of any trust", Relation::agree},
      // Not word for word.
      {"We will rebuild the bridge", "We'll rebuild the bridge", Relation::variant},
      {"not today, and not in the coming years", "not in the coming years but some day",
       Relation::variant},
      {"The bridge will be open by May", "The bridge will be open by June", Relation::variant},
      {"It was bound to happen if ships came in at night",
       "Of course it was bound to happen if ships came in at night", Relation::variant},
      {"We will never trade our harbours", "We will not trade our harbours", Relation::variant},
      {"The pilots deserve better pay and rest", "The pilots deserve much better pay and more rest",
       Relation::variant},
      // The opposite.
      {"We will not withdraw from the islands", "We will withdraw from the islands",
       Relation::contradict},
      {"We won't withdraw from the islands", "We will withdraw from the islands",
       Relation::contradict},
      {"we do not want these islands", "we want these islands back", Relation::contradict},
      {"We do not want these islands back", "we want these islands back", Relation::contradict},
      {"We can't leave the pilots alone", "We can leave the pilots alone", Relation::contradict},
      // Two people who say five words alike.
      {"People ran to the quay, fearing bigger waves",
       "The wind was very strong, and people ran to the quay in their night clothes. My father "
       "took the boat at once to one of the farms on the other side",
       Relation::none},
      // The excerpt may begin after the negation, or a sentence with one may go before.
      {"withdraw from the islands", "not withdraw from the islands", Relation::agree},
      {"We will stay on the islands", "We will not go. We will stay on the islands",
       Relation::agree},
      {"We will rebuild the harbour", "Nobody asked the fishermen", Relation::none},
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
  CHECK(compare_words("The bridge opens in May", "The bridge opens in June").reason ==
        "the words differ: 'May' against 'June'");
}

TEST_CASE("reported speech is held against a quotation by its words but for person and tense") {
  const Case cases[] = {
      {"We will not trade our harbours for a signature",
       "they would not trade their harbours for a signature", Relation::agree},
      {"We will not trade our harbours for a signature",
       "they would trade their harbours for a signature", Relation::contradict},
      {"I have never seen the captain of that ship", "he had seen the captain of that ship",
       Relation::contradict},
      {"We will not trade our harbours for a signature",
       "the harbours would not be given away for a signature", Relation::none},
      {"We will go", "they would not go", Relation::none},
      {"", "they would not go", Relation::none},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(compare_reported(c.a, c.b).relation == c.relation);
    CHECK(compare_reported(c.b, c.a).relation == c.relation);
  }
}
