#include "review/decisions.h"

#include "report/write.h"
#include "sample.h"

#include <doctest/doctest.h>

namespace crosscheck::review {
namespace {

std::string fault(const std::string& yaml) {
  const auto decisions = parse_decisions("decisions.yml", yaml);
  return decisions ? "" : codes(decisions.error());
}

Decisions parsed(const std::string& yaml) {
  auto decisions = parse_decisions("decisions.yml", yaml);
  REQUIRE(decisions.has_value());
  return *decisions;
}

const char* const kAccepted = "decisions:\n"
                              "  - fact: n1\n"
                              "    about: 'name: Halvadji, Halvaji'\n"
                              "    verdict: accepted-variant\n"
                              "    reason: both stand in the stylebook\n"
                              "    until: 2026-06-30\n";

} // namespace

TEST_CASE("a decided fact is marked and stays in the report") {
  report::Report report = sample();
  CHECK(apply(parsed(kAccepted), day("2026-06-30"), false, report).empty());
  REQUIRE(report.facts.size() == 2);
  CHECK(report.facts[0].standing.open());
  CHECK_FALSE(report.facts[1].standing.open());
  CHECK(report.facts[1].standing.verdict == "accepted-variant");
  CHECK(report.facts[1].standing.reason == "both stand in the stylebook");
}

TEST_CASE("a decision past its day holds no more, and is told") {
  report::Report report = sample();
  CHECK(codes(apply(parsed(kAccepted), day("2026-07-01"), false, report)) == "C012");
  CHECK(report.facts[1].standing.open());
}

TEST_CASE("a decision that no fact has is told, but not of a part of the articles") {
  report::Report report = sample();
  report.facts.pop_back();
  CHECK(codes(apply(parsed(kAccepted), day("2026-01-01"), false, report)) == "C013");
  CHECK(apply(parsed(kAccepted), day("2026-01-01"), true, report).empty());
}

TEST_CASE("a confirmed finding stays open") {
  report::Report report = sample();
  const Decisions decisions =
      parsed("decisions: [{fact: d1, verdict: confirmed, reason: the desk is on it}]");
  CHECK(apply(decisions, day("2026-01-01"), false, report).empty());
  CHECK(report.facts[0].standing.open());
}

TEST_CASE("a decision without a reason or with an unknown verdict is an error") {
  CHECK(fault("decisions: [{fact: a, verdict: accepted-variant}]") == "R008");
  CHECK(fault("decisions: [{fact: a, verdict: accepted-variant, reason: ''}]") == "R008");
  CHECK(fault("decisions: [{fact: a, verdict: ok, reason: b}]") == "R009");
  CHECK(fault("decisions: [{fact: a, verdict: confirmed, reason: b, until: soon}]") == "R032");
  CHECK(fault("decisions: [{fact: a, verdict: confirmed, reason: b, untill: 2026-01-01}]") ==
        "R004");
  CHECK(fault("decisions: [{fact: a, verdict: confirmed, reason: b},"
              " {fact: a, verdict: house-style, reason: c}]") == "R006");
  CHECK(fault("decisions:\n").empty());
  CHECK(fault("").empty());
}

TEST_CASE("what the format prints has to be filled in, and is then a decisions file") {
  std::string stubs = report::write_decisions(sample(), {});
  CHECK(fault(stubs) == "R008 R008 R008 R008");
  for (const auto& [what, with] :
       {std::pair<std::string, std::string>{"verdict: ...", "verdict: confirmed"},
        {"reason: ...", "reason: seen"}})
    for (std::size_t at = stubs.find(what); at != std::string::npos; at = stubs.find(what))
      stubs.replace(at, what.size(), with);
  CHECK(parsed(stubs).entries.size() == 2);
}

TEST_CASE("an article accepts a finding of its own") {
  report::Report report = sample();
  report.documents[1].accepted = {{"name", "halvaji", day("2026-06-30"), "as he writes it", 4}};
  CHECK(accept_in_articles(day("2026-01-01"), report).empty());
  CHECK(report.facts[1].standing.verdict == "accepted");
  CHECK(report.facts[0].standing.open());
}

TEST_CASE("what an article accepts is its own value, in time, and there") {
  const auto told = [](std::uint32_t document, text::Acceptance acceptance) {
    report::Report report = sample();
    report.documents[document].accepted = {std::move(acceptance)};
    const std::string said = codes(accept_in_articles(day("2026-01-01"), report));
    return said + (report.facts[1].standing.open() ? "" : " accepted");
  };
  CHECK(told(0, {"name", "Halvaji", {}, "r", 1}) == "C013"); // the other article's spelling
  CHECK(told(2, {"name", "", {}, "r", 1}) == "C013");        // no part in it
  CHECK(told(1, {"name", "", day("2025-12-31"), "r", 1}) == "C012");
  CHECK(told(1, {"nmae", "", {}, "r", 1}) == "C013");
  CHECK(told(1, {"name", "", {}, "r", 1}) == " accepted");
}

} // namespace crosscheck::review
