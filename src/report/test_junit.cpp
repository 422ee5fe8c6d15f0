#include "report/test_junit.h"

#include "report/xml.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>

namespace crosscheck::report {
namespace {

void count(pugi::xml_node node, const char* name, std::size_t tests, std::size_t failures) {
  node.append_attribute("name") = name;
  node.append_attribute("tests") = static_cast<unsigned>(tests);
  node.append_attribute("failures") = static_cast<unsigned>(failures);
  node.append_attribute("errors") = 0;
  node.append_attribute("time") = "0";
}

// XML has no place for most control characters.
std::string plain(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = ' ';
  return text;
}

} // namespace

std::string write_test_junit(const std::vector<Tested>& tests) {
  const auto failed = [](const Tested& test) { return !test.failure.empty(); };
  pugi::xml_document document;
  pugi::xml_node suites = document.append_child("testsuites");
  count(suites, "crosscheck rules test", tests.size(),
        static_cast<std::size_t>(std::count_if(tests.begin(), tests.end(), failed)));
  std::vector<std::string> order;
  std::map<std::string, std::vector<const Tested*>> by_suite;
  for (const Tested& test : tests) {
    std::vector<const Tested*>& suite = by_suite[test.suite];
    if (suite.empty()) order.push_back(test.suite);
    suite.push_back(&test);
  }
  for (const std::string& name : order) {
    const std::vector<const Tested*>& cases = by_suite[name];
    pugi::xml_node suite = suites.append_child("testsuite");
    count(suite, name.c_str(), cases.size(),
          static_cast<std::size_t>(std::count_if(
              cases.begin(), cases.end(), [&](const Tested* test) { return failed(*test); })));
    for (const Tested* test : cases) {
      pugi::xml_node node = suite.append_child("testcase");
      node.append_attribute("classname") = name.c_str();
      node.append_attribute("name") = plain(test->name).c_str();
      node.append_attribute("file") = test->suite.c_str();
      node.append_attribute("line") = test->line;
      node.append_attribute("time") = "0";
      if (!failed(*test)) continue;
      pugi::xml_node failure = node.append_child("failure");
      failure.append_attribute("message") = plain(test->failure).c_str();
      failure.text().set(plain(test->details).c_str());
    }
  }
  return to_string(document);
}

} // namespace crosscheck::report
