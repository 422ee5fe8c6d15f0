// The two kinds of test that a fixtures file holds. Private to the module.
#pragma once

#include "engine/fixtures.h"
#include "engine/nearest.h"

namespace crosscheck::engine {

/// What both are told about: a file of fixtures under test.
struct FixtureRun {
  const Engine& engine;
  const rules::Fixtures& fixtures;
  const Selection& selection;

  /// A mismatch at a place of the file, with its line.
  [[nodiscard]] Mismatch mismatch(rules::Location where, std::string code, std::string message,
                                  std::string help = {}) const;
  /// How a place of an article is named.
  [[nodiscard]] std::string locate(const rules::FixtureArticle& article,
                                   const text::Document& document, text::Field field,
                                   std::uint32_t offset) const;
};

[[nodiscard]] TestCase test_article(const FixtureRun& run, const rules::FixtureArticle& article,
                                    const text::Document& document);

/// REQUIRES `documents` by article of the fixtures; those of the set are there.
[[nodiscard]] TestCase test_set(const FixtureRun& run, const rules::FixtureSet& set,
                                const std::vector<std::optional<text::Document>>& documents);

} // namespace crosscheck::engine
