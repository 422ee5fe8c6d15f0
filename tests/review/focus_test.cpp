#include "review/focus.h"

#include "report/finding.h"
#include "sample.h"

#include <doctest/doctest.h>

namespace crosscheck::review {

TEST_CASE("only findings that touch the draft are left, anchored in it") {
  report::Report report = sample();
  CHECK(focus({"./draft.txt"}, report).empty());
  REQUIRE(report.facts.size() == 1);
  const auto found = report::findings(report);
  REQUIRE(found.size() == 1);
  CHECK(report.claims[found[0].primary].document == 2);
}

TEST_CASE("a draft that has the other side's value is anchored in itself, not in its like") {
  report::Report report = sample();
  CHECK(focus({"archive/b.txt"}, report).empty());
  REQUIRE(report.facts.size() == 2);
  const auto found = report::findings(report);
  CHECK(found[0].primary == 2); // its own 12, though the pair shows that of a.txt
  CHECK(found[1].primary == 3);
}

TEST_CASE("a conflict among others is not the draft's") {
  report::Report report = sample();
  report.claims.push_back(claim(2, "name", "Joren Halvadji"));
  report.facts[1].values.push_back({"Joren Halvadji", {5}, 1});
  report.facts[1].pairs.push_back({1, 5, report::Relation::compatible, ""});
  report.facts[1].pairs.push_back({3, 5, report::Relation::compatible, ""});
  CHECK(focus({"draft.txt"}, report).empty());
  REQUIRE(report.facts.size() == 2);
  CHECK(report.facts[1].relation == report::Relation::compatible);
}

TEST_CASE("a draft that was not read is an error") {
  report::Report report = sample();
  CHECK(codes(focus({"nowhere.txt"}, report)) == "C015");
}

} // namespace crosscheck::review
