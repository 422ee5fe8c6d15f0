// The published schemas hold for what is packaged, and refuse what the loader refuses.
#include "memory_files.h"
#include "rules/yaml.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace crosscheck;
using namespace crosscheck::rules;
using nlohmann::json;

namespace {

std::string source(const std::string& path) {
  const char* root = std::getenv("CROSSCHECK_SOURCE");
  REQUIRE(root != nullptr);
  return std::string(root) + "/" + path;
}

// As an editor reads it: a plain number is a number.
json as_json(const YamlNode& node) {
  switch (node.kind) {
  case YamlNode::Kind::null: return nullptr;
  case YamlNode::Kind::list: {
    json out = json::array();
    for (const YamlNode& item : node.items) out.push_back(as_json(item));
    return out;
  }
  case YamlNode::Kind::map: {
    json out = json::object();
    for (const auto& [key, value] : node.entries) out[key.text] = as_json(value);
    return out;
  }
  case YamlNode::Kind::scalar: break;
  }
  if (node.quoted) return node.text;
  const json read = json::parse(node.text, nullptr, false);
  return read.is_number() || read.is_boolean() ? read : json(node.text);
}

class Published {
public:
  explicit Published(const std::string& path) {
    std::ifstream in(source(path));
    const json file = json::parse(in);
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(file), schema_);
  }

  // What it has against a file; empty where it is valid.
  [[nodiscard]] std::string against(const std::string& yaml) const {
    const Result<YamlNode> tree = parse_yaml(SourceFile("f", yaml, 0));
    REQUIRE(tree);
    const json read = as_json(*tree);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter target(read);
    if (validator.validate(schema_, target, &results)) return "";
    std::string out;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
      for (const std::string& step : error.context) out += step;
      out += " " + error.description + "\n";
    }
    return out;
  }

private:
  valijson::Schema schema_;
};

} // namespace

TEST_CASE("the packaged rules are valid by the published schema") {
  const Published schema("docs/rules.schema.json");
  const DiskFiles files;
  const std::vector<std::string> packs = files.list(source("rules"));
  REQUIRE(packs.size() > 10);
  for (const std::string& pack : packs) {
    CAPTURE(pack);
    CHECK(schema.against(*files.read(pack)) == "");
  }
}

TEST_CASE("the packaged fixtures are valid by the published schema") {
  const Published schema("docs/fixtures.schema.json");
  const DiskFiles files;
  const std::vector<std::string> fixtures = files.list_fixtures(source("rules"));
  REQUIRE(fixtures.size() >= 3);
  for (const std::string& file : fixtures) {
    CAPTURE(file);
    CHECK(schema.against(*files.read(file)) == "");
  }
}

TEST_CASE("the schema of fixtures refuses what the loader refuses") {
  const Published schema("docs/fixtures.schema.json");
  CHECK(schema.against(
            "articles: [{text: x, expect: {deaths: [words, {on: x, value: 2}], a: []}}]") == "");
  CHECK(schema.against("sets: [{articles: [a, {text: x}], expect: {deaths: update, '*': []}}]") ==
        "");
  for (const char* bad :
       {"note: x", "articles: [{id: x}]", "articles: [{text: x, file: y}]",
        "articles: [{text: x, fires: {deaths: []}}]", "articles: [{text: x, expects: {}}]",
        "articles: [{text: x, expect: {deaths: {line: 0}}}]", "articles: [{text: x, date: June}]",
        "sets: [{articles: [a]}]", "sets: [{articles: [a], expect: {deaths: worse}}]",
        "sets: [{articles: [a], expect: {deaths: [none]}}]",
        "sets: [{articles: [], expect: {deaths: none}}]"}) {
    CAPTURE(bad);
    CHECK(schema.against(bad) != "");
  }
}
