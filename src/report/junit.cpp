// JUnit's XML: each fact is a test case, a contradiction a failure. Updates and variants pass and
// are told in the case's output, as the default of --fail-on has it.
#include "report/finding.h"
#include "report/write.h"
#include "report/xml.h"

#include <algorithm>
#include <fmt/format.h>
#include <pugixml.hpp>

namespace crosscheck::report {
namespace {

std::string passages(const Report& report, const Fact& fact) {
  std::string out;
  for (const ValueGroup& group : fact.values) {
    for (const std::uint32_t id : group.claims) {
      const Claim& claim = report.claims[id];
      out += fmt::format("{}\n    {}: {}\n", printable(group.value), place(report, claim),
                         printable(evidence(report, claim)));
    }
  }
  if (const std::string_view why = reason(fact); !why.empty())
    out += fmt::format("why: {}\n", printable(why));
  return out;
}

} // namespace

std::string write_junit(const Report& report, const Style& /*style*/) {
  const auto fails = [](const Fact& fact) {
    return fact.relation == Relation::contradict && fact.standing.open();
  };
  const auto failures = std::count_if(report.facts.begin(), report.facts.end(), fails);
  pugi::xml_document document;
  pugi::xml_node suites = document.append_child("testsuites");
  pugi::xml_node suite = suites.append_child("testsuite");
  for (pugi::xml_node node : {suites, suite}) {
    node.append_attribute("name") = "crosscheck";
    node.append_attribute("tests") = static_cast<unsigned>(report.facts.size());
    node.append_attribute("failures") = static_cast<unsigned>(failures);
    node.append_attribute("errors") = 0;
    node.append_attribute("time") = "0";
  }
  for (const Fact& fact : report.facts) {
    pugi::xml_node test = suite.append_child("testcase");
    const std::string subject = printable(fact.subject);
    test.append_attribute("classname") = ("crosscheck." + fact.attribute).c_str();
    test.append_attribute("name") = (subject.empty() ? fact.id : subject).c_str();
    test.append_attribute("time") = "0";
    if (fact.relation < Relation::variant) continue;
    if (!fact.standing.open())
      test.append_child("skipped").append_attribute("message") = standing(fact).c_str();
    if (fails(fact)) {
      pugi::xml_node failure = test.append_child("failure");
      failure.append_attribute("type") = std::string(name(fact.relation)).c_str();
      failure.append_attribute("message") = headline(fact).c_str();
      failure.text().set(passages(report, fact).c_str());
    } else {
      test.append_child("system-out")
          .text()
          .set((headline(fact) + "\n" + passages(report, fact)).c_str());
    }
  }
  return to_string(document);
}

} // namespace crosscheck::report
