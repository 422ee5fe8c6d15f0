// Holds JSON against a JSON Schema of the repository.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace crosscheck::report {

/// What the schema at `path`, from the root of the sources, has against a value; empty where it is
/// valid.
[[nodiscard]] std::string complaints(const nlohmann::json& value, const std::string& path);

} // namespace crosscheck::report
