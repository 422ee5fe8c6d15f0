#include "schema.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace crosscheck::report {

std::string complaints(const nlohmann::json& value, const std::string& path) {
  const char* source = std::getenv("CROSSCHECK_SOURCE");
  REQUIRE(source != nullptr);
  std::ifstream in(std::string(source) + "/" + path);
  const nlohmann::json schema_json = nlohmann::json::parse(in);
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter target(value);
  std::string out;
  if (validator.validate(schema, target, &results)) return out;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& step : error.context) out += step;
    out += ": " + error.description + "\n";
  }
  return out;
}

} // namespace crosscheck::report
