#include "review/baseline.h"

#include "report/write.h"
#include "sample.h"

#include <doctest/doctest.h>
#include <string>

namespace crosscheck::review {

TEST_CASE("the findings of an earlier report are known, a new one is open") {
  report::Report before = sample();
  before.facts.pop_back();
  const auto baseline = parse_baseline("old.json", report::write_json(before, {}));
  REQUIRE(baseline.has_value());
  report::Report report = sample();
  CHECK(apply(*baseline, report) == 0);
  CHECK(report.has_baseline);
  CHECK(report.facts[0].standing.known);
  CHECK(report.facts[1].standing.open());
}

TEST_CASE("findings that are gone are counted, agreements are no findings") {
  report::Report before = sample();
  before.facts[1].relation = report::Relation::agree;
  before.facts.push_back(before.facts[0]);
  before.facts[2].id = "gone";
  const auto baseline = parse_baseline("old.json", report::write_json(before, {}));
  REQUIRE(baseline.has_value());
  report::Report report = sample();
  CHECK(apply(*baseline, report) == 1);
  CHECK(report.facts[1].standing.open());
}

TEST_CASE("what is no report is an error") {
  const auto fault = [](const std::string& bytes) {
    const auto baseline = parse_baseline("old.json", bytes);
    return baseline ? "" : codes(baseline.error());
  };
  CHECK(fault("") == "C014");
  CHECK(fault("[1]") == "C014");
  CHECK(fault("{\"schema\": \"sarif\"}") == "C014");
  CHECK(fault("{\"schema\": 7}") == "C014");
  CHECK(fault("{\"schema\": \"crosscheck-report/1\"}") == "C014");
  CHECK(fault("{\"schema\": \"crosscheck-report/1\", \"facts\": [1, {}, {\"id\": 7}]}").empty());
  CHECK(fault(std::string(100'000, '[')) == "C014");
  CHECK(fault(report::write_json(sample(), {}).substr(0, 300)) == "C014");
}

} // namespace crosscheck::review
