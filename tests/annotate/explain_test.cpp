// Why a text was read so.
#include "reading.h"

#include <doctest/doctest.h>

using namespace crosscheck;

namespace {

// What is said of a text of 2025-06-18, a Wednesday: "[Friday] read as ...; ..." a line.
std::string why(std::string_view text) {
  text::Document document;
  document.id = "t";
  document.text = text;
  document.date = text::parse_date("2025-06-18");
  const annotate::Annotation annotation = test::annotator().annotate(document);
  std::string out;
  for (const annotate::Explanation& explanation : test::annotator().explain(document, annotation))
    for (const std::string& line : explanation.lines) {
      if (!out.empty()) out += " | ";
      out += '[' + std::string(text.substr(explanation.span.begin, explanation.span.size())) +
             "] " + line;
    }
  return out;
}

} // namespace

TEST_CASE("a time says what read it, and what it was read against") {
  CHECK(why("The hall burned on Friday.") ==
        "[Friday] read as a weekday; counted from the date of publication, 2025-06-18; before or "
        "after 2025-06-18 by the tense: past");
  CHECK(why("The hall will open on Friday.") ==
        "[Friday] read as a weekday; counted from the date of publication, 2025-06-18; before or "
        "after 2025-06-18 by the tense: future");
  CHECK(why("The hall burned on June 3, 2025. Two days later it rained.") ==
        "[June 3, 2025] read as a month, with a day or without | [Two days later] read as a length "
        "of time counted from a day; counted from the day last spoken of, 2025-06-03");
}

TEST_CASE("a month is counted from the month last spoken of, and says so") {
  CHECK(
      why("The hall burned in March 2024. It reopened the following month.") ==
      "[March 2024] read as a month, with a day or without | [the following month] read as a time "
      "before or after another (last, next, this); counted from the day last spoken of, "
      "2024-03-01");
  CHECK(why("The hall burned on March 3, 2024. That evening it rained.") ==
        "[March 3, 2024] read as a month, with a day or without | [That evening] read as a time "
        "before or after another (last, next, this); counted from the day last spoken of, "
        "2024-03-03");
}

TEST_CASE("a quantity says what binds it, how it was rounded, and what its unit is converted to") {
  CHECK(why("It lies at least 12 miles away.") ==
        "[at least 12 miles] measure: bound >=: \"at least\"; 12 mile = 19312.128 m");
  CHECK(why("Nearly 1,200 people came.") ==
        "[Nearly 1,200] count: bound ~: \"Nearly\"; rounded to 100; counts people");
  CHECK(why("Between 10 and 15 came.") == "[Between 10 and 15] count: a range: from 10 to 15");
  CHECK(why("Twelve people came.") == "[Twelve] count: counts people");
}

TEST_CASE("what has nothing to be said of it is not explained") {
  CHECK(why("Anna Berg came.") == "");
  CHECK(why("It was 12.") == "");
}
