#include "reading.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

namespace {

using namespace crosscheck;

// 2025-06-18 is a Wednesday.
constexpr const char* kDay = "2025-06-18";

/// What was read: "2025-06-13[Friday]", the likeliest times only, in order, joined by "; ". What
/// lies inside an earlier mention (the ends of a range) is left out.
std::string times(std::string_view text, std::string_view date = kDay) {
  text::Document document;
  document.id = "t";
  document.text = text;
  if (!date.empty()) document.date = text::parse_date(date);
  const annotate::Annotation annotation = test::annotator().annotate(document);
  std::string out;
  std::uint32_t reach = 0;
  for (const annotate::Mention& mention : annotation.mentions) {
    const auto* time = std::get_if<value::Time>(&mention.readings.front().value);
    if (time == nullptr || mention.span.begin < reach) continue;
    reach = mention.span.end;
    if (!out.empty()) out += "; ";
    out +=
        time->timex + '[' + std::string(text.substr(mention.span.begin, mention.span.size())) + ']';
  }
  return out;
}

struct Case {
  const char* text;
  const char* want;
};

void check(const std::vector<Case>& cases, std::string_view date = kDay) {
  for (const Case& c : cases) {
    const std::string text = c.text;
    CAPTURE(text);
    CHECK(times(text, date) == std::string(c.want));
  }
}

std::string interval(std::string_view text) {
  text::Document document;
  document.id = "t";
  document.text = text;
  document.date = text::parse_date(kDay);
  const annotate::Annotation annotation = test::annotator().annotate(document);
  for (const annotate::Mention& mention : annotation.mentions)
    if (const auto* time = std::get_if<value::Time>(&mention.readings.front().value))
      return (time->from ? value::iso(*time->from) : "") + ".." +
             (time->to ? value::iso(*time->to) : "");
  return "none";
}

} // namespace

TEST_CASE("dates are read in every order that papers use") {
  check({
      {"It sank on June 13, 2024.", "2024-06-13[June 13, 2024]"},
      {"It sank on 13 June 2024.", "2024-06-13[13 June 2024]"},
      {"It sank on the 13th of June, 2024.", "2024-06-13[the 13th of June, 2024]"},
      {"It sank on Jan. 5, 2024.", "2024-01-05[Jan. 5, 2024]"},
      {"It sank on Friday, June 13, 2025.", "2025-06-13[Friday, June 13, 2025]"},
      {"It sank on 15/09/2013.", "2013-09-15[15/09/2013]"},
      {"It sank on 2013-09-15.", "2013-09-15[2013-09-15]"},
      {"It sank on 15.09.2013.", "2013-09-15[15.09.2013]"},
      {"It sank in June of 1992.", "1992-06[June of 1992]"},
      {"It sank on 5-Aug-2016.", "2016-08-05[5-Aug-2016]"},
  });
}

TEST_CASE("the order of day and month is the document's own") {
  CHECK(times("On 3/4/2009 it sank.") == "2009-03-04[3/4/2009]");
  CHECK(times("On 3/4/2009 it sank, and on 25/4/2009 it was raised.") ==
        "2009-04-03[3/4/2009]; 2009-04-25[25/4/2009]");
  CHECK(times("On 3/4/2009 it sank. The hearing is on 5 May.") ==
        "2009-04-03[3/4/2009]; 2025-05-05[5 May]");
}

TEST_CASE("the tense tells whether a day lies before or after") {
  check({
      {"The minister will meet envoys on Friday, officials said Tuesday.",
       "2025-06-20[Friday]; 2025-06-17[Tuesday]"},
      {"The bridge fell on Friday.", "2025-06-13[Friday]"},
      {"The bridge fell on Wednesday.", "2025-06-18[Wednesday]"},
      {"The vote will be held on Friday.", "2025-06-20[Friday]"},
      {"The port stays closed until Monday.", "2025-06-23[until Monday]"},
      {"The session was put off to Thursday.", "2025-06-19[Thursday]"},
      {"She will be sentenced on July 4. The trial began on November 3.",
       "2025-07-04[July 4]; 2024-11-03[November 3]"},
      {"Talks failed in March; they may resume in September.",
       "2025-03[March]; 2025-09[September]"},
  });
}

TEST_CASE("relative times are read against the document's day") {
  check({
      {"It sank today.", "2025-06-18[today]"},
      {"It sank yesterday.", "2025-06-17[yesterday]"},
      {"It sails tomorrow night.", "2025-06-19TNI[tomorrow night]"},
      {"It sank last week.", "2025-W24[last week]"},
      {"It sank last month.", "2025-05[last month]"},
      {"It sank two days ago.", "2025-06-16[two days ago]"},
      {"It sank two years ago.", "2023[two years ago]"},
      {"It sank a year ago.", "2024[a year ago]"},
      {"It sank last September.", "2024-09[last September]"},
      {"It sails next Monday.", "2025-06-23[next Monday]"},
      {"It sank in April last year.", "2024-04[April last year]"},
      {"It sank three weeks before May 13, 1999.", "1999-04-22[three weeks before May 13, 1999]"},
  });
}

TEST_CASE("what follows in the story counts from the day last spoken of") {
  check({
      {"It sank on June 11. The following day it was raised.",
       "2025-06-11[June 11]; 2025-06-12[The following day]"},
      {"It sank on June 11. Two days later it was raised.",
       "2025-06-11[June 11]; 2025-06-13[Two days later]"},
      {"It sank on June 11. A search began the following Tuesday.",
       "2025-06-11[June 11]; 2025-06-17[the following Tuesday]"},
      {"Sales rose last month from the previous year.",
       "2025-05[last month]; 2024[the previous year]"},
  });
}

TEST_CASE("parts and modifiers keep the grain") {
  check({
      {"It sank on Friday morning.", "2025-06-13TMO[Friday morning]"},
      {"It sank late Thursday night.", "2025-06-12TNI[late Thursday night]"},
      {"It sank on the night of 13 June.", "2025-06-13TNI[the night of 13 June]"},
      {"It sank in early June 2024.", "2024-06[early June 2024]"},
      {"It sank in mid-2024.", "2024[mid-2024]"},
      {"It sank at the end of last year.", "2024[the end of last year]"},
      {"It is the worst since the 1970s.", "197[since the 1970s]"},
      {"It sank in the mid-1990s.", "199[the mid-1990s]"},
      {"Towns grew in the 19th century.", "18[the 19th century]"},
      {"It lost money in the first quarter of 2009.", "2009-Q1[the first quarter of 2009]"},
      {"It lost money in fiscal 2009.", "FY2009[fiscal 2009]"},
      {"It sank in the summer of 1976.", "1976-SU[the summer of 1976]"},
  });
}

TEST_CASE("clock times take their zone and their day") {
  check({
      {"It struck at 7:37 a.m. UTC (3:37 a.m. EDT) on June 13.",
       "2025-06-13T07:37Z[7:37 a.m. UTC]; 2025-06-13T03:37-04:00[3:37 a.m. EDT]; 2025-06-13[June "
       "13]"},
      {"It struck at 06:00 BST on June 13.", "2025-06-13T06:00+01:00[06:00 BST on June 13]"},
      {"It struck at 2045 GMT.", "T20:45Z[2045 GMT]"},
      {"It struck at 6.45pm on Sunday.", "2025-06-15T18:45[6.45pm on Sunday]"},
      {"It struck shortly after midnight on Sunday and again at about 2:30 a.m.",
       "2025-06-15T00[shortly after midnight on Sunday]; 2025-06-15T02:30[about 2:30 a.m.]"},
      {"It struck at half past eight.", "T08:30[half past eight]"},
  });
}

TEST_CASE("what the text leaves open stays open") {
  check(
      {
          {"It sank on Friday.", "XXXX-WXX-5[Friday]"},
          {"It sank on November 4.", "XXXX-11-04[November 4]"},
          {"It sank on Friday, 4 November.", "XXXX-11-04[Friday, 4 November]"},
          {"It sank in 1979.", "1979[1979]"},
          {"It sank at 5 p.m.", "T17[5 p.m.]"},
      },
      "");
}

TEST_CASE("a dateline or a date line stands in for the document's day") {
  check(
      {
          {"April 10, 2007 - 7:07AM\n\nA ferry sank on Monday.",
           "2007-04-10T07:07[April 10, 2007 - 7:07AM]; 2007-04-09[Monday]"},
          {"Last updated 15:48 15/09/2013\n\nA ferry sank on Friday.",
           "2013-09-15T15:48[15:48 15/09/2013]; 2013-09-13[Friday]"},
          {"November 28, 2005\n\nA ferry sank yesterday.",
           "2005-11-28[November 28, 2005]; 2005-11-27[yesterday]"},
          {"HALMSUND, June 3, 2010 (Wire) - A ferry sank yesterday.",
           "2010-06-03[June 3, 2010]; 2010-06-02[yesterday]"},
      },
      "");
}

TEST_CASE("a year is a date, a figure before people is a count") {
  check({
      {"The 1979 revolution killed 1,979 people.", "1979[1979]"},
      {"The raid hurt 1979 people.", ""},
      {"The march drew 2000 people.", ""},
      {"It is worse than the 2004 attacks.", "2004[2004]"},
      {"It sank in 1850.", "1850[1850]"},
      {"See page 2010.", ""},
      {"Norhaven won 21-15.", ""},
      {"It sells for $2010.", ""},
  });
}

TEST_CASE("words that are names, verbs and ordinals are no times") {
  check({
      {"May said that June Brown and April Jones had seen August Reth.", ""},
      {"They may march on the capital.", ""},
      {"The second man was hurt.", ""},
      {"The Sun wrote that Jan Novak sat down.", ""},
      {"Prices fall and leaves spring up.", ""},
  });
}

TEST_CASE("sets say how often") {
  check({
      {"Every Friday they pray.", "XXXX-WXX-5[Every Friday]"},
      {"They meet on Fridays.", "XXXX-WXX-5[Fridays]"},
      {"The annual talks failed.", "P1Y[annual]"},
      {"They meet every two weeks.", "P2W[every two weeks]"},
      {"They meet twice a year.", "P1Y[twice a year]"},
  });
}

TEST_CASE("a range covers both of its ends") {
  check({
      {"He ruled from 1979 to 1991.", "(1979-01-01,1991-01-01,P12Y)[from 1979 to 1991]"},
      {"The fair runs from April to June 2026.",
       "(2026-04-01,2026-06-01,P2M)[from April to June 2026]"},
      {"The fair ran June 9-11.", "(2025-06-09,2025-06-11,P2D)[June 9-11]"},
      {"The 2008-09 season was dry.", "(2008-01-01,2009-01-01,P1Y)[2008-09]"},
  });
  CHECK(interval("He ruled from 1979 to 1991.") == "1979-01-01..1992-01-01");
  CHECK(interval("The fair ran June 9-11.") == "2025-06-09..2025-06-12");
}

TEST_CASE("a bound opens the interval on one side") {
  CHECK(interval("Thirty have died since last June.") == "2024-06-01..");
  CHECK(interval("It was built before 2010.") == "..2010-01-01");
  CHECK(interval("It was built after 2010.") == "2011-01-01..");
  CHECK(interval("It rose over the past five days.") == "2025-06-13..2025-06-18");
  // The attack bounds, not its day.
  CHECK(interval("He fled after Friday's attack.") == "2025-06-13..2025-06-14");
}

TEST_CASE("any text is read without harm, and spans are its own") {
  const std::vector<std::string> words = {
      "the",  "last",  "May",   "Friday", ",",      "13",     "2025",  "-",     "/",
      "from", "to",    "first", "week",   "of",     "a.m.",   "7:30",  "GMT",   "ago",
      "two",  "every", "early", "until",  "before", "after",  "years", "night", "(",
      ")",    "'",     "s",     "1970",   "half",   "past",   "eight", "next",  "same",
      "day",  "29",    "Feb.",  "'06",    "99999",  "Easter", "in",    "Q1"};
  rc::check("mentions lie inside the text and have a value", [&] {
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, words.size()));
    text::Document document;
    document.id = "t";
    for (const std::size_t pick : picks) document.text += words[pick] + (pick % 3 == 0 ? "" : " ");
    document.date = text::parse_date(kDay);
    for (const annotate::Mention& mention : test::annotator().annotate(document).mentions) {
      RC_ASSERT(mention.span.begin < mention.span.end);
      RC_ASSERT(mention.span.end <= document.text.size());
      for (const annotate::Reading& reading : mention.readings)
        if (const auto* time = std::get_if<value::Time>(&reading.value)) {
          RC_ASSERT(!time->timex.empty());
          if (time->from && time->to) RC_ASSERT(*time->from <= *time->to);
        }
    }
  });
}
