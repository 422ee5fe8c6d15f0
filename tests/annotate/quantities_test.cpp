#include "annotate/quantities.h"
#include "reading.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <utility>
#include <vector>

using crosscheck::test::counted;
using crosscheck::test::quantities;

namespace {

struct Case {
  const char* text;
  const char* want;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const std::string text = c.text;
    CAPTURE(text);
    CHECK(quantities(text) == std::string(c.want));
  }
}

} // namespace

TEST_CASE("counts are read in figures and words") {
  check({
      {"They saw 1,036 ships.", "count:1036[1,036]"},
      {"They saw twenty-three ships.", "count:23[twenty-three]"},
      {"They saw one hundred and six ships.", "count:106[one hundred and six]"},
      {"They saw one and a half million ships.", "count:1500000[one and a half million]"},
      {"They saw 2.5 million ships.", "count:2500000[2.5 million]"},
      {"They saw 40k ships.", "count:40000[40k]"},
      {"They saw a dozen ships.", "count:12[a dozen]"},
      {"They saw two dozen ships.", "count:24[two dozen]"},
      {"They saw half a million ships.", "count:500000[half a million]"},
      {"They saw two hundred and two thousand ships.",
       "count:202000[two hundred and two thousand]"},
      {"They saw 3 hundred and 2 hundred.", "count:300[3 hundred]; count:200[2 hundred]"},
      {"They saw 12,34,567 ships.", "count:1234567[12,34,567]"},
      {"They saw 1\xE2\x80\xAF"
       "234\xE2\x80\xAF"
       "567 ships.",
       "count:1234567[1\xE2\x80\xAF"
       "234\xE2\x80\xAF"
       "567]"},
      {"Minus five and -12.", "count:-5[Minus five]; count:-12[-12]"},
      {"Rows 22,24,26 are wet.", "count:22[22]; count:24[24]; count:26[26]"},
  });
}

TEST_CASE("fractions and shares of a whole are counts") {
  check({
      {"Two-thirds of the ships sank.", "count:0.666666666666667[Two-thirds]"},
      {"A third of the ships sank.", "count:0.333333333333333[A third]"},
      {"Half the ships sank.", "count:0.5[Half]"},
      {"More than half of them sank.", "count:>0.5[More than half]"},
      {"One in ten ships sank.", "count:0.1[One in ten]"},
      {"Two out of five sank.", "count:0.4[Two out of five]"},
      {"It took 3/4 of it.", "count:0.75[3/4]"},
      {"It took \xE2\x85\x94 of it.", "count:0.666666666666667[\xE2\x85\x94]"},
  });
}

TEST_CASE("'a third man' is an ordinal, and half of a match is no half") {
  check({
      {"A third man was held.", "ordinal:3[third]"},
      {"The second half was dull.", "ordinal:2[second]"},
      {"It was the 22nd time and the twenty-first year.",
       "ordinal:22[22nd]; ordinal:21[twenty-first]"},
  });
}

TEST_CASE("hedges bind the figure and belong to the mention") {
  check({
      {"At least 12 people came.", "count:>=12[At least 12]"},
      {"No fewer than 44 came.", "count:>=44[No fewer than 44]"},
      {"Up to 700 came.", "count:<=700[Up to 700]"},
      {"As many as 700 came.", "count:<=700[As many as 700]"},
      {"More than an estimated 40 came.", "count:>40[More than an estimated 40]"},
      {"Nearly 50 came.", "count:~50[Nearly 50]"},
      {"Some 40 people came.", "count:~40[Some 40]"},
      {"12 or more came.", "count:>=12[12 or more]"},
      {"The 50-plus guests came.", "count:>=50[50-plus]"},
      {"500 or so came.", "count:~500[500 or so]"},
      {"Dozens came.", "count:>=24[Dozens]"},
      {"Tens of thousands of people came.", "count:>=20000[Tens of thousands]"},
      {"Several hundred came.", "count:>=300[Several hundred]"},
      {"The toll topped 1,000.", "count:>1000[1,000]"},
      {"It was more than 100 km (60 miles) away.",
       "measure:>100 kilometre[more than 100 km]; measure:>60 mile[60 miles]"},
  });
}

TEST_CASE("the end of a tag is no bound, a sign of comparison is one") {
  check({
      {"Profits were > 12 and (>40) and >= 50.",
       "count:>12[> 12]; count:>40[>40]; count:>=50[>= 50]"},
      {"</b>At least 31 came.", "count:>=31[At least 31]"},
      {"<p>31 came.", "count:31[31]"},
      {"<br> 31 came.", "count:31[31]"},
      {"It was n>12.", "count:>12[>12]"},
      {"A link > At least 31 came.", "count:>=31[At least 31]"},
  });
}

TEST_CASE("ranges and pairs are one mention") {
  check({
      {"Between 10 and 15 came.", "count:10..15[Between 10 and 15]"},
      {"Then 10-15 came.", "count:10..15[10-15]"},
      {"Then ten to fifteen came.", "count:10..15[ten to fifteen]"},
      {"It cost $10 to $15 billion.", "money:USD:10000000000..15000000000[$10 to $15 billion]"},
      {"Gusts of 15-22 miles per hour.", "measure:15..22 mile per hour[15-22 miles per hour]"},
      {"They won 3-2.", "count:3..2[3-2]"},
      {"The vote was 51 to 49.", "count:51..49[51 to 49]"},
      {"Three or four came.", "count:3..4[Three or four]"},
      {"Sales above 1,000 and below 1,500.", "count:1000..1500[above 1,000 and below 1,500]"},
  });
}

TEST_CASE("two figures share the unit behind the second, where nothing else could be meant") {
  check({
      {"Quakes of 7.6 and 7.5 magnitude struck.",
       "measure:7.6 magnitude[7.6]; measure:7.5 magnitude[7.5 magnitude]"},
      {"Shares fell 5 and 7 percent.", "percent:5 %[5]; percent:7 %[7 percent]"},
      {"It hit 3 and 7 km away a dam broke.", "count:3[3]; measure:7 kilometre[7 km]"},
      {"He saw 5 and 7 men.", "count:5[5]; count:7[7]"},
  });
}

TEST_CASE("'40,15 of them' is a list that lost a space") {
  check({
      {"It hurt 40,15 of them badly.", "count:40[40]; count:15[15]"},
      {"It cost EUR 40,15 on Friday.", "money:EUR:40.15[EUR 40,15]"},
  });
}

TEST_CASE("a change is no range") {
  check({
      {"The toll rose from 12 to 15.", "count:12[12]; count:15[15]"},
      {"Shares rose 18 cents to $2.50.", "money:USD:0.18[18 cents]; money:USD:2.5[$2.50]"},
      {"It fell from $75 to $45.", "money:USD:75[$75]; money:USD:45[$45]"},
  });
}

TEST_CASE("zero is read from words, where something could be counted") {
  check({
      {"There were no casualties.", "count:0[no]"},
      {"Nobody was hurt.", "count:0[Nobody]"},
      {"None of them was hurt.", "count:0[None]"},
      {"There was no longer any doubt.", ""},
      {"No way was found.", ""},
  });
}

TEST_CASE("money has its code") {
  check({
      {"He paid $48.2 million.", "money:USD:48200000[$48.2 million]"},
      {"He paid US$40bn.", "money:USD:40000000000[US$40bn]"},
      {"He paid 74 million pounds.", "money:GBP:74000000[74 million pounds]"},
      {"He paid EUR 3,5.", "money:EUR:3.5[EUR 3,5]"},
      {"He paid \xE2\x82\xAC"
       "5 or 5 \xE2\x82\xAC.",
       "money:EUR:5[\xE2\x82\xAC"
       "5]; money:EUR:5[5 \xE2\x82\xAC]"},
      {"He paid 50 cents.", "money:USD:0.5[50 cents]"},
      {"He paid 3 dollars 50 cents.", "money:USD:3.5[3 dollars 50 cents]"},
      {"He paid a $300 fine.", "money:USD:300[$300]"},
      {"He paid 100 yuan.", "money:CNY:100[100 yuan]"},
      {"He lost millions of dollars.", "money:USD:>=2000000[millions of dollars]"},
  });
}

TEST_CASE("measures have their unit") {
  check({
      {"It is nearly 6 miles away.", "measure:~6 mile[nearly 6 miles]"},
      {"A 3-inch rod and a six-mile walk.", "measure:3 inch[3-inch]; measure:6 mile[six-mile]"},
      {"It rose 25 percent.", "percent:25 %[25 percent]"},
      {"It rose three percentage points.", "percent:3 percentage point[three percentage points]"},
      {"A magnitude 6.1 quake.", "measure:6.1 magnitude[magnitude 6.1]"},
      {"A quake of magnitude 6.1.", "measure:6.1 magnitude[magnitude 6.1]"},
      {"It was -5\xC2\xB0"
       "C.",
       "measure:-5 degree celsius[-5\xC2\xB0"
       "C]"},
      {"He is 5 feet 2 inches tall.", "measure:5.16666666666667 foot[5 feet 2 inches]"},
      {"It covers 190 km2.", "measure:190 square kilometre[190 km2]"},
      {"A 9mm gun and a .45-caliber gun.",
       "measure:9 millimetre[9mm]; measure:0.45 calibre[.45-caliber]"},
      {"He is 1.8m tall.", "measure:1.8 metre[1.8m]"},
      {"They sold 35m shares.", "count:35000000[35m]"},
  });
}

TEST_CASE("ages are told from lengths of time") {
  check({
      {"The 38-year-old left.", "age:38 year[38-year-old]"},
      {"A man aged 38 left.", "age:38 year[aged 38]"},
      {"Ann Roe, 38, left.", "age:38 year[38]"},
      {"He is in his thirties.", "age:30..39 year[in his thirties]"},
      {"She is in her mid- to late 50s.", "age:54..59 year[in her mid- to late 50s]"},
      {"Both are in their early-to-mid twenties.",
       "age:20..26 year[in their early-to-mid twenties]"},
      {"She is in her late 20s.", "age:27..29 year[in her late 20s]"},
      {"It is nine months old.", "age:9 month[nine months old]"},
      {"A teenage boy left.", "age:13..19 year[teenage]"},
      {"Men aged 18 to 34 left.", "age:18..34 year[aged 18 to 34]"},
      {"He was held for 444 days.", "duration:444 day[444 days]"},
      {"Two- to three-day talks.", "duration:2..3 day[Two- to three-day]"},
      {"He waited half an hour.", "duration:0.5 hour[half an hour]"},
      {"He waited for an hour and a half.", "duration:1.5 hour[an hour and a half]"},
      {"It is a 3h drive.", "duration:3 hour[3h]"},
      {"He was held for a decade.", "duration:1 decade[a decade]"},
      {"He paid $5 a month.", "money:USD:5[$5]"},
      {"Tom Reed, 16 - dressed in blue - ran.", "age:16 year[16]"},
  });
}

TEST_CASE("figures in names, codes and addresses count nothing") {
  check({
      {"Call 0845 125 2222 or 555-1234 now.", ""},
      {"A Boeing 747 landed.", ""},
      {"They drove along Route 66.", ""},
      {"It was Flight 93.", ""},
      {"The F-16 and the A380 flew.", ""},
      {"He lives at 12 Harbour Street.", ""},
      {"It was in the 1200 block of Mill Road.", ""},
      {"The server is 192.168.1.2 here.", ""},
      {"The one who fled was that one.", ""},
  });
}

TEST_CASE("a figure after a name still counts a noun") {
  check({{"In Varland 20 people came.", "count:20[20]"}});
}

TEST_CASE("a count names its noun") {
  CHECK(counted("Six children came.") == "children");
  CHECK(counted("Then 44 other passengers came.") == "other passengers");
  CHECK(counted("Three of the five officers came.") == "officers; officers");
  CHECK(counted("One man came.") == "man");
  CHECK(counted("Then 12 were held.").empty());
}

TEST_CASE("'one' may be a pronoun") {
  crosscheck::text::Document document;
  document.text = "One was held.";
  const auto annotation = crosscheck::test::annotator().annotate(document);
  REQUIRE_FALSE(annotation.mentions.empty());
  CHECK(annotation.mentions[0].reading(crosscheck::text::MentionType::count) != nullptr);
  CHECK(annotation.mentions[0].reading(crosscheck::text::MentionType::pronoun) != nullptr);
}

TEST_CASE("figures are read with the separators of their country, or not at all") {
  using crosscheck::annotate::read_figure;
  const std::vector<std::pair<const char*, double>> good = {{"12", 12},
                                                            {"1,000", 1000},
                                                            {"1,111.11", 1111.11},
                                                            {"1.111,11", 1111.11},
                                                            {"4.800", 4.8},
                                                            {"1.234.567", 1234567},
                                                            {"12,34,567", 1234567},
                                                            {"3,5", 3.5},
                                                            {"1,674,200.5", 1674200.5}};
  for (const auto& good_one : good) {
    const char* const text = good_one.first; // clang 14 captures no structured binding
    const double want = good_one.second;
    CAPTURE(text);
    REQUIRE(read_figure(text));
    CHECK(read_figure(text)->value == doctest::Approx(want));
  }
  for (const char* text : {"", "192.168.1.2", "1,2,3", "1.2.3", "22,24,26", "1,11.1,1"}) {
    CAPTURE(text);
    CHECK_FALSE(read_figure(text));
  }
}

TEST_CASE("any mix of the grammar's words is read without a fault, in order and inside the text") {
  static const std::vector<std::string> kWords = {
      "one",    "twenty", "hundred", "thousand", "million",   "and",      "a",   "half", "third",
      "of",     "the",    "-",       "to",       "between",   "from",     "$",   "12",   "1,000",
      "3.5",    "%",      "miles",   "year",     "old",       "aged",     ",",   ".",    "no",
      "people", "more",   "than",    "at",       "least",     "or",       "m",   "k",    "/",
      "point",  "minus",  "dozens",  "in",       "his",       "thirties", "out", "over", "\xC2\xBD",
      "(",      ")",      "e",       "^",        "magnitude", "pounds",   "an",  "hour", "second",
      "01",     "0845",   "feet",    "inches",   "cents",     "plus",     "+",   "~"};
  CHECK(rc::check([](std::vector<std::uint16_t> picks, std::uint32_t gaps) {
    crosscheck::text::Document document;
    for (std::size_t i = 0; i < picks.size(); ++i) {
      document.text += kWords[picks[i] % kWords.size()];
      if ((gaps >> (i % 32) & 1U) != 0) document.text += ' ';
    }
    const auto annotation = crosscheck::test::annotator().annotate(document);
    std::uint32_t last = 0;
    for (const auto& mention : annotation.mentions) {
      RC_ASSERT(mention.span.begin < mention.span.end);
      RC_ASSERT(mention.span.end <= document.text.size());
      RC_ASSERT(mention.span.begin >= last);
      last = mention.span.begin;
      for (const auto& reading : mention.readings) {
        RC_ASSERT(reading.core.empty() || mention.span.contains(reading.core));
        if (const auto* q = std::get_if<crosscheck::value::Quantity>(&reading.value)) {
          RC_ASSERT(q->nominal == q->nominal);
          RC_ASSERT(q->resolution >= 0);
        }
      }
    }
  }));
}
