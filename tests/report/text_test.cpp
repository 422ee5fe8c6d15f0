#include "report/write.h"

#include "sample.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace crosscheck::report;

TEST_CASE("the text report shows both passages, their places, the values and why") {
  const std::string text = write_text(sample(), {});
  CAPTURE(text);
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(has("contradict"));
  CHECK(has("news/a.txt:3:1"));
  CHECK(has("[At least 12] people were killed"));
  CHECK(has("(headline)"));
  CHECK(has("at least 12 and 7 have nothing in common"));
  CHECK(has("words: Elna [-Brandt-] {+Brant+}"));
  CHECK(has("spelled: Brandt 2, Brant 1 (preferred: Brandt)"));
  CHECK(text.find("contradict") < text.find("variant"));
  CHECK_FALSE(has("2025-06-16"));
  CHECK_FALSE(has("\x1b"));
  CHECK(text.back() == '\n');
}

TEST_CASE("colour is used only where asked, and never from an article") {
  const std::string text = write_text(sample(), {.colour = true});
  CHECK(text.find("\x1b[1m") != std::string::npos);
  CHECK(text.find("\x1b[2J") == std::string::npos);
}

TEST_CASE("a quiet report is its summary line") {
  const std::string text = write_text(sample(), {.quiet = true});
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
}

TEST_CASE("a value that no word says is not marked") {
  Report report = sample();
  report.claims[0].value_span = {};
  const std::string text = write_text(report, {});
  CHECK(text.find("      At least 12 people were killed, Mayor") != std::string::npos);
}
