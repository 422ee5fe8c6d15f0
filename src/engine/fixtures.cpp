#include "engine/fixtures.h"

#include "engine/fixture_tests.h"
#include "ingest/ingest.h"
#include "ingest/plain.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::engine {
namespace {

using rules::FixtureArticle;

std::optional<text::Document> read(const rules::FileSource& files, const rules::Fixtures& fixtures,
                                   const FixtureArticle& article, Diagnostics& diagnostics) {
  text::Document document;
  if (article.path.empty()) {
    document.text = article.text.text;
  } else {
    auto bytes = files.read(article.path);
    ingest::Ingested ingested =
        bytes ? ingest::read_bytes(std::move(*bytes), article.path, {}) : ingest::Ingested();
    std::move(ingested.diagnostics.begin(), ingested.diagnostics.end(),
              std::back_inserter(diagnostics));
    if (ingested.documents.size() != 1) {
      Diagnostic problem = fixtures.source.at(
          fixtures.source.offset(article.where.line - 1, article.where.column - 1), 1, "R070",
          fmt::format("'{}' holds {} articles", article.path, ingested.documents.size()),
          "a fixture has one article a file, as text or JSON");
      diagnostics.push_back(std::move(problem));
      return std::nullopt;
    }
    document = std::move(ingested.documents.front());
  }
  document.id = article.id; // of a file's articles no two are the same
  if (!article.title.empty()) document.title = article.title;
  if (article.date) document.date = article.date;
  ingest::complete(document);
  return document;
}

} // namespace

bool Selection::wants(const rules::RuleSet& set, const rules::ClaimTest& test) const {
  if (all_rules) return true;
  if (test.rule) return rules[test.rule->index()] != 0;
  for (std::size_t r = 0; r < set.rules.size(); ++r)
    if (rules[r] != 0 && set.rules[r].attribute == test.attribute) return true;
  return false;
}

bool Selection::wants(const rules::RuleSet& set, const rules::FactTest& test) const {
  if (all_rules) return true;
  for (std::size_t r = 0; r < set.rules.size(); ++r)
    if (rules[r] != 0 && set.rules[r].attribute == test.attribute) return true;
  return false;
}

Mismatch FixtureRun::mismatch(rules::Location where, std::string code, std::string message,
                              std::string help) const {
  Mismatch out;
  out.what = fixtures.source.at(fixtures.source.offset(where.line - 1, where.column - 1), 1,
                                std::move(code), std::move(message), std::move(help));
  return out;
}

std::string FixtureRun::locate(const FixtureArticle& article, const text::Document& document,
                               text::Field field, std::uint32_t offset) const {
  if (!article.path.empty() || field != text::Field::text) {
    const text::Position at = document.locate(field, offset);
    const std::string_view part = field == text::Field::text ? "" : text::name(field);
    return fmt::format("{}{}{}:{}:{}", article.path.empty() ? article.id : article.path,
                       part.empty() ? "" : " ", part, at.line, at.column);
  }
  const rules::Location at =
      fixtures.source.locate(rules::source_offset(fixtures.source, article.text, offset));
  return fmt::format("{}:{}:{}", fixtures.source.path(), at.line, at.column);
}

std::vector<std::optional<text::Document>> read_articles(const rules::FileSource& files,
                                                         const rules::Fixtures& fixtures,
                                                         Diagnostics& diagnostics) {
  std::vector<std::optional<text::Document>> documents;
  for (const FixtureArticle& article : fixtures.articles)
    documents.push_back(read(files, fixtures, article, diagnostics));
  return documents;
}

std::vector<TestCase> run_fixtures(const Engine& engine, const rules::FileSource& files,
                                   const rules::Fixtures& fixtures, const Selection& selection,
                                   Diagnostics& diagnostics) {
  const FixtureRun run{engine, fixtures, selection};
  std::vector<TestCase> results;
  const std::vector<std::optional<text::Document>> documents =
      read_articles(files, fixtures, diagnostics);
  const auto wants = [&](const auto& tests) {
    return std::any_of(tests.begin(), tests.end(),
                       [&](const auto& test) { return selection.wants(engine.rules(), test); });
  };
  for (std::size_t a = 0; a < fixtures.articles.size(); ++a) {
    const FixtureArticle& article = fixtures.articles[a];
    if (!selection.article.empty() && selection.article != article.path) continue;
    if (documents[a] && wants(article.tests))
      results.push_back(test_article(run, article, *documents[a]));
  }
  for (const rules::FixtureSet& set : fixtures.sets) {
    const auto is_named = [&](std::size_t a) {
      return fixtures.articles[a].path == selection.article;
    };
    if (!selection.article.empty() &&
        std::none_of(set.articles.begin(), set.articles.end(), is_named))
      continue;
    const bool whole = std::all_of(set.articles.begin(), set.articles.end(),
                                   [&](std::size_t a) { return documents[a].has_value(); });
    if (whole && wants(set.tests)) results.push_back(test_set(run, set, documents));
  }
  return results;
}

} // namespace crosscheck::engine
