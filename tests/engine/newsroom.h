// The vocabulary of tests that run all stages: rules as YAML, articles, and what is found.
//
//   Newsroom room;
//   room.rules(kDeaths);
//   room.article("2025-06-14", "Five people were killed.");
//   room.article("2025-06-15", "Seven people were killed.");
//   CHECK(room.relations() == "deaths update");
#pragma once

#include "engine/engine.h"
#include "rules/load.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosscheck::tests {

/// The packaged lexicons from disk, and rule files from memory.
class WithMemory : public rules::FileSource {
public:
  std::map<std::string, std::string> files;

  [[nodiscard]] std::vector<std::string> list(const std::string& path) const override {
    if (files.contains(path)) return {path};
    return disk_.list(path);
  }
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override {
    const auto found = files.find(path);
    return found != files.end() ? std::optional(found->second) : disk_.read(path);
  }

private:
  rules::DiskFiles disk_{CROSSCHECK_GENERATED_LEXICONS};
};

class Newsroom {
public:
  /// The rules of this room instead of the packaged ones; lexicons stay the packaged ones.
  void rules(std::string yaml) { yaml_ = std::move(yaml); }

  void article(const std::string& date, std::string text, std::string id = {}) {
    text::Document document;
    document.id =
        id.empty() ? std::string(1, static_cast<char>('a' + documents.size())) : std::move(id);
    document.text = std::move(text);
    document.date = text::parse_date(date);
    documents.push_back(std::move(document));
  }

  [[nodiscard]] engine::Engine engine() const {
    WithMemory files;
    std::vector<std::string> paths = {CROSSCHECK_SOURCE_RULES};
    if (!yaml_.empty()) {
      files.files["rules.yaml"] = yaml_;
      paths = {"rules.yaml"};
    }
    rules::Loaded loaded = rules::load(files, paths, CROSSCHECK_SOURCE_RULES);
    for (const Diagnostic& diagnostic : loaded.diagnostics) MESSAGE(render(diagnostic));
    REQUIRE(!has_errors(loaded.diagnostics));
    auto engine = engine::Engine::create(std::move(loaded.rules));
    REQUIRE(engine.has_value());
    return std::move(*engine);
  }

  [[nodiscard]] report::Report check(engine::Options options = {
                                         .jobs = 1, .show_info = true, .one_story = true}) const {
    const engine::Engine made = engine();
    return made.report(made.run(documents, options), options);
  }

  /// "deaths update, name variant": attribute and relation of each fact that is a finding, sorted.
  [[nodiscard]] std::string relations() const {
    std::vector<std::string> found;
    for (const report::Fact& fact : check().facts)
      if (fact.relation >= report::Relation::variant)
        found.push_back(fact.attribute + " " + std::string(report::name(fact.relation)));
    std::sort(found.begin(), found.end());
    std::string out;
    for (const std::string& one : found) out += (out.empty() ? "" : ", ") + one;
    return out;
  }

  std::vector<text::Document> documents;

private:
  std::string yaml_;
};

} // namespace crosscheck::tests
