#include "report/write.h"

#include "sample.h"
#include "schema.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace crosscheck;
using namespace crosscheck::report;
using nlohmann::json;

namespace {

std::string complaints(const json& report) {
  return report::complaints(report, "docs/report.schema.json");
}

json written(const Report& report) { return json::parse(write_json(report, {})); }

} // namespace

TEST_CASE("the JSON report is valid by its published schema") {
  CHECK(complaints(written(sample())).empty());
  CHECK(complaints(written({})).empty());
}

TEST_CASE("the schema refuses what the contract does not have") {
  json report = written(sample());
  SUBCASE("an unknown member") { report["claims"][0]["extra"] = 1; }
  SUBCASE("a missing member") { report["claims"][0].erase("value_start"); }
  SUBCASE("an unknown relation") { report["facts"][0]["relation"] = "wrong"; }
  SUBCASE("a column of 0") { report["claims"][0]["column"] = 0; }
  SUBCASE("evidence that is too long") { report["claims"][0]["text"] = std::string(401, 'x'); }
  SUBCASE("a date that is none") { report["documents"][0]["date"] = "June"; }
  CHECK_FALSE(complaints(report).empty());
}

TEST_CASE("every member of the contract is written, and offsets lead to the text") {
  const Report report = sample();
  const json j = written(report);
  CHECK(j["schema"] == "crosscheck-report/1");
  CHECK(j["documents"][0] ==
        json({{"id", "news/a.txt"}, {"path", "news/a.txt"}, {"date", "2025-06-18"}}));
  CHECK(j["summary"] == json({{"documents", 2},
                              {"claims", 7},
                              {"facts", 3},
                              {"contradict", 1},
                              {"update", 0},
                              {"variant", 1},
                              {"compatible", 0},
                              {"agree", 1}}));
  const json& claim = j["claims"][0];
  CHECK(claim["value"] == ">=12");
  CHECK(claim["line"] == 3);
  CHECK(claim["column"] == 1);
  CHECK(claim["text"] == "At least 12 people were killed");
  CHECK_FALSE(claim.contains("speaker"));
  CHECK(j["claims"][4]["speaker"] == "the mayor");
  CHECK(j["claims"][3]["field"] == "title");
  for (const json& c : j["claims"]) {
    const Claim& own = report.claims[c["id"].get<std::size_t>()];
    const std::string_view field = report.documents[own.document].field(own.field);
    const auto start = c["start"].get<std::size_t>();
    CHECK(field.substr(start, c["end"].get<std::size_t>() - start) == c["text"].get<std::string>());
  }
  CHECK(j["facts"][0]["pairs"][0]["relation"] == "contradict");
  CHECK(j["facts"][0]["values"][1]["claims"] == json({3, 4}));
  CHECK(j["facts"][1]["pairs"][0]["diff"][1] == json({{"in", "a"}, {"text", "Brandt"}}));
  CHECK(j["facts"][1]["spellings"][0]["forms"][0] == json({{"written", "Brandt"}, {"count", 2}}));
  CHECK(j["facts"][1]["spellings"][0]["preferred"] == "Brandt");
}
