#include "text/document.h"

#include <doctest/doctest.h>

using namespace crosscheck::text;

TEST_CASE("only a real day in ISO form is a date") {
  CHECK(format_date(parse_date("2024-02-29").value()) == "2024-02-29");
  for (const char* text : {"", "2025-02-29", "2025-13-01", "2025-6-1", "2025-06-18T10:00",
                           "20250618", "2025-06-1x", "-025-06-18"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("LF, CR LF and CR each end one line") {
  CHECK(line_starts("a\nb\r\nc\rd") == std::vector<std::uint32_t>{0, 2, 5, 7});
  CHECK(line_starts("") == std::vector<std::uint32_t>{0});
  const auto starts = line_starts("ab\ncd\n");
  CHECK(position(starts, 0) == Position{1, 1});
  CHECK(position(starts, 2) == Position{1, 3});
  CHECK(position(starts, 3) == Position{2, 1});
  CHECK(position(starts, 6) == Position{3, 1});
}

TEST_CASE("a byte of the text is located in the file it came from") {
  Document document;
  document.text = "Five & six";
  SUBCASE("without an origin, inside the field") {
    CHECK(document.locate(Field::text, 5) == Position{1, 6});
  }
  SUBCASE("with runs, where the file has them") {
    // The file: "# Title\n\nFive &amp; six"
    document.origin_text.runs = {{0, 9}, {5, 14}, {6, 19}};
    document.origin_text.line_starts = {0, 8, 9};
    CHECK(document.locate(Field::text, 0) == Position{3, 1});
    CHECK(document.locate(Field::text, 5) == Position{3, 6});
    CHECK(document.locate(Field::text, 7) == Position{3, 12});
  }
}
