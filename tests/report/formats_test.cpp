#include "report/write.h"

#include "sample.h"
#include "schema.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>
#include <sstream>

using namespace crosscheck;
using namespace crosscheck::report;
using nlohmann::json;

namespace {

std::string write(std::string_view format, const Report& report = sample()) {
  const Format* found = find_format(format);
  REQUIRE(found != nullptr);
  return found->write(report, {});
}

pugi::xml_document xml(std::string_view format, const Report& report = sample()) {
  pugi::xml_document document;
  const std::string text = write(format, report);
  CAPTURE(text);
  REQUIRE(document.load_string(text.c_str()));
  return document;
}

// The sample with its second article out of JSON Lines.
Report out_of_lines() {
  Report report = sample();
  report.documents[1].id = "b17";
  report.documents[1].path = "news/all.jsonl";
  return report;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

// RFC 4180, for reading back.
std::vector<std::vector<std::string>> rows(const std::string& text) {
  std::vector<std::vector<std::string>> all(1);
  all.back().emplace_back();
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        all.back().back() += text[++i];
      } else if (c == '"') {
        quoted = false;
      } else {
        all.back().back() += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      all.back().emplace_back();
    } else if (c == '\r') {
      ++i;
      all.emplace_back().emplace_back();
    } else {
      all.back().back() += c;
    }
  }
  all.pop_back();
  return all;
}

} // namespace

TEST_CASE(
    "every format ends its last line, holds no control character, and writes an empty report") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    for (const Report& report : {sample(), Report{}, out_of_lines()}) {
      const std::string text = format.write(report, {});
      if (text.empty()) {
        CHECK(format.name == "github"); // no findings, no annotations
        continue;
      }
      CHECK(text.back() == '\n');
      if (format.name != "csv") CHECK(text.find('\x1b') == std::string::npos);
    }
  }
  CHECK(find_format("pdf") == nullptr);
}

TEST_CASE("SARIF anchors a finding at one side and links the others from its message") {
  const json sarif = json::parse(write("sarif"));
  CHECK(sarif["version"] == "2.1.0");
  const json& run = sarif["runs"][0];
  REQUIRE(run["results"].size() == 2);
  const json& result = run["results"][0];
  CHECK(result["ruleId"] == "deaths");
  CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "deaths");
  CHECK(result["level"] == "error");
  CHECK(result["partialFingerprints"]["crosscheckFact/v1"] == "f1");
  // The later article is the one under test.
  const json& primary = result["locations"][0]["physicalLocation"];
  CHECK(primary["artifactLocation"]["uri"] == "news/a.txt");
  CHECK(primary["region"]["startLine"] == 3);
  CHECK(primary["region"]["endColumn"] == 31);
  const json& related = result["relatedLocations"][0];
  CHECK(related["id"] == 1);
  CHECK(related["physicalLocation"]["artifactLocation"]["uri"] == "news/b%2C%2050%25.txt");
  const std::string message = result["message"]["text"];
  CHECK(message.find("](1)") != std::string::npos);
  CHECK(run["results"][1]["relatedLocations"][0]["message"]["text"] ==
        "=Elna Brant, \\[the\\] mayor");
}

TEST_CASE(
    "SARIF is what the standard wants, and each related location is linked from the message") {
  Report many = sample();
  for (int i = 0; i < 12; ++i) { // values of one fact, all of them hostile
    many.claims.push_back(
        claim(many, 1, "deaths", std::to_string(i), "=Elna Brant, [the] mayor", "="));
    many.facts[0].values.push_back({std::to_string(i), {static_cast<std::uint32_t>(7 + i)}, 1});
  }
  Report decided = sample();
  decided.has_baseline = true;
  decided.facts[0].standing.known = true;
  decided.facts[1].standing.verdict = "accepted-variant";
  for (const Report& report : {sample(), Report{}, out_of_lines(), many, decided}) {
    const json sarif = json::parse(write("sarif", report));
    CHECK(complaints(sarif, "tests/report/sarif.schema.json") == "");
    std::set<std::string> fingerprints;
    for (const json& result : sarif["runs"][0]["results"]) {
      CHECK(fingerprints.insert(result["partialFingerprints"]["crosscheckFact/v1"]).second);
      const std::string message = result["message"]["text"];
      std::size_t id = 0;
      for (const json& related : result["relatedLocations"]) {
        CHECK(related["id"] == ++id);
        CHECK(message.find("](" + std::to_string(id) + ")") != std::string::npos);
      }
      CHECK(message.find("](" + std::to_string(id + 1) + ")") == std::string::npos);
    }
  }
}

TEST_CASE("SARIF columns are UTF-16 units") {
  Report report = sample();
  report.documents[0].text = "A 😀 café: At least 12 people were killed.";
  report.documents[0].origin_text.line_starts = {0};
  report.facts.resize(1);
  report.claims[0] = claim(report, 0, "deaths", ">=12", "At least 12 people were killed", "12");
  const json sarif = json::parse(write("sarif", report));
  const json region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startColumn"] == 12);
  CHECK(report.claims[0].position.column == 15);
}

TEST_CASE("an article out of JSON Lines is named, and no line of its file is claimed") {
  const json sarif = json::parse(write("sarif", out_of_lines()));
  const json& where = sarif["runs"][0]["results"][0]["relatedLocations"][0];
  CHECK(where["physicalLocation"]["artifactLocation"]["uri"] == "news/all.jsonl");
  CHECK_FALSE(where["physicalLocation"].contains("region"));
  CHECK(where["logicalLocations"][0]["fullyQualifiedName"] == "b17");
}

TEST_CASE("GitHub's annotations are escaped") {
  const auto all = lines(write("github"));
  REQUIRE(all.size() == 2);
  CHECK(
      all[0].starts_with("::error file=news/a.txt,line=3,endLine=3,col=1,endColumn=31,title=deaths "
                         "disagrees%3A >=12%2C 7"));
  CHECK(all[0].find("news/b, 50%25.txt") != std::string::npos);
  CHECK(all[1].starts_with("::warning file="));
}

TEST_CASE("GitHub is given ten findings a level, and told how many more there are") {
  Report report = sample();
  const Fact fact = report.facts[0];
  for (int i = 0; i < 14; ++i) report.facts.push_back(fact);
  const auto all = lines(write("github", report));
  CHECK(all.size() == 12);
  CHECK(all.back() == "crosscheck: 5 more findings are not shown as annotations");
}

TEST_CASE("GitHub is given errors before warnings, and warnings before notices") {
  Report report = sample();
  Fact moved = report.facts[0];
  moved.relation = Relation::update;
  moved.pairs[0].relation = Relation::update;
  report.facts.insert(report.facts.begin(), {moved, report.facts[1]});
  const auto all = lines(write("github", report));
  REQUIRE(all.size() == 4);
  CHECK(all[0].starts_with("::error "));
  CHECK(all[1].starts_with("::warning "));
  CHECK(all[2].starts_with("::warning "));
  CHECK(all[3].starts_with("::notice "));
}

TEST_CASE("GitLab's fingerprints are unique") {
  Report report = sample();
  report.facts.push_back(report.facts[0]);
  const json all = json::parse(write("gitlab", report));
  REQUIRE(all.size() == 3);
  CHECK(all[0]["fingerprint"] == "f1");
  CHECK(all[2]["fingerprint"] == "f1-2");
  CHECK(all[0]["severity"] == "major");
  CHECK(all[0]["location"] == json({{"path", "news/a.txt"}, {"lines", {{"begin", 3}}}}));
}

TEST_CASE("rdjson has byte columns and the other side") {
  const json all = json::parse(write("rdjson"));
  const json& one = all["diagnostics"][0];
  CHECK(one["severity"] == "ERROR");
  CHECK(one["code"]["value"] == "deaths");
  CHECK(one["location"]["range"]["start"] == json({{"line", 3}, {"column", 1}}));
  CHECK(one["relatedLocations"][0]["location"]["path"] == "news/b, 50%.txt");
}

TEST_CASE("in JUnit a fact is a test and a contradiction a failure") {
  const auto document = xml("junit");
  const auto suite = document.child("testsuites").child("testsuite");
  CHECK(suite.attribute("tests").as_int() == 3);
  CHECK(suite.attribute("failures").as_int() == 1);
  const auto test = suite.child("testcase");
  CHECK(std::string(test.child("failure").attribute("type").value()) == "contradict");
  CHECK(std::string(test.child("failure").text().get()).find("<b>on Monday</b>") !=
        std::string::npos);
  const auto second = test.next_sibling();
  CHECK(second.child("failure").empty());
  CHECK_FALSE(second.child("system-out").empty());
  CHECK(second.next_sibling().first_child().empty());
}

TEST_CASE("Checkstyle lists errors by file") {
  const auto document = xml("checkstyle");
  const auto file = document.child("checkstyle").child("file");
  CHECK(std::string(file.attribute("name").value()) == "news/a.txt");
  const auto error = file.child("error");
  CHECK(error.attribute("line").as_int() == 3);
  CHECK(std::string(error.attribute("severity").value()) == "error");
}

TEST_CASE("GraphML has each claim of a fact as a node and each pair as an edge") {
  const auto document = xml("graphml");
  const auto graph = document.child("graphml").child("graph");
  const auto nodes = graph.children("node");
  const auto edges = graph.children("edge");
  CHECK(std::distance(nodes.begin(), nodes.end()) == 7);
  CHECK(std::distance(edges.begin(), edges.end()) == 4);
  for (const auto& edge : edges) {
    for (const char* end : {"source", "target"}) {
      CHECK_FALSE(graph.find_child_by_attribute("node", "id", edge.attribute(end).value()).empty());
    }
  }
}

TEST_CASE("DOT quotes what articles say") {
  const std::string dot = write("dot");
  CHECK(dot.starts_with("graph crosscheck {\n"));
  CHECK(dot.ends_with("}\n"));
  CHECK(dot.find("c0 -- c3 [label=\"contradict\", color=red") != std::string::npos);
  // Outside of strings, braces and brackets match.
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < dot.size(); ++i) {
    if (quoted && dot[i] == '\\') {
      ++i;
    } else if (dot[i] == '"') {
      quoted = !quoted;
    } else if (!quoted) {
      depth += dot[i] == '{' || dot[i] == '[' ? 1 : dot[i] == '}' || dot[i] == ']' ? -1 : 0;
    }
  }
  CHECK(depth == 0);
  CHECK_FALSE(quoted);
}

TEST_CASE("CSV is read back cell by cell, and no cell is a formula") {
  const auto all = rows(write("csv"));
  REQUIRE(all.size() == 6);
  for (const auto& row : all) CHECK(row.size() == all[0].size());
  CHECK(all[1][0] == "f1");
  CHECK(all[2][6] == "news/b, 50%.txt");
  CHECK(all[5][14] == "'=Elna Brant, [the] mayor");
}

TEST_CASE("in Markdown no text of an article is markup, and tables keep their columns") {
  const std::string text = write("markdown");
  CAPTURE(text);
  CHECK(text.find("<b>") == std::string::npos);
  CHECK(text.find("**At least 12** people were killed") != std::string::npos);
  for (const std::string& line : lines(text)) {
    if (line.empty() || line[0] != '|') continue;
    int cells = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\') {
        ++i;
      } else if (line[i] == '|') {
        ++cells;
      }
    }
    CHECK(cells == 4);
  }
}
