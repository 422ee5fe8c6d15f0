#include "review/fact_sheet.h"

#include "sample.h"

#include <doctest/doctest.h>

namespace crosscheck::review {
namespace {

const char* const kSheet = "facts:\n"
                           "  - about: the raid\n"
                           "    says: Thirty-one people were killed.\n"
                           "    date: 2025-05-12\n"
                           "    reason: final count\n"
                           "    until: 2026-01-31\n";

std::string fault(const std::string& yaml) {
  const auto sheet = parse_fact_sheet("house.yml", yaml, day("2026-01-01"));
  return sheet ? "" : codes(sheet.error());
}

} // namespace

TEST_CASE("an entry is a document of the fact sheet") {
  const auto sheet = parse_fact_sheet("house.yml", kSheet, day("2026-01-31"));
  REQUIRE(sheet.has_value());
  REQUIRE(sheet->documents.size() == 1);
  const text::Document& document = sheet->documents[0];
  CHECK(document.id == "house.yml:2");
  CHECK(document.source == kFactSheet);
  CHECK(document.title == "the raid");
  CHECK(document.text == "Thirty-one people were killed.");
  CHECK(document.date == day("2025-05-12"));
}

TEST_CASE("an entry past its day is told and left out") {
  const auto sheet = parse_fact_sheet("house.yml", kSheet, day("2026-02-01"));
  REQUIRE(sheet.has_value());
  CHECK(sheet->documents.empty());
  CHECK(codes(sheet->warnings) == "C012");
}

TEST_CASE("an entry needs a text and a reason") {
  CHECK(fault("facts: [{about: a, says: b}]") == "R008");
  CHECK(fault("facts: [{about: a, reason: b}]") == "R008");
  CHECK(fault("facts: [{about: a, says: b, reason: c, until: later}]") == "R032");
  CHECK(fault("fact: []") == "R004");
  CHECK(fault("").empty());
}

TEST_CASE("an entry that nothing was compared with is told") {
  const auto sheet = parse_fact_sheet("house.yml", kSheet, day("2026-01-31"));
  REQUIRE(sheet.has_value());
  report::Report report = sample();
  CHECK(codes(unused(*sheet, report)) == "C019");
  report.documents.push_back(sheet->documents[0]);
  report.claims.push_back(claim(3, "deaths", "31"));
  report.facts[0].values.push_back({"31", {5}, 1});
  CHECK(unused(*sheet, report).empty());
}

} // namespace crosscheck::review
