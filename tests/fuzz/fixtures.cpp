// The loader of fixtures over any bytes, and edits at the places that it found: they are made or
// refused, what they make of a file is YAML again, and no edit leaves every byte.
#include "fuzz.h"

#include "base/yaml_scalar.h"
#include "rules/fixtures.h"
#include "rules/yaml_edit.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

using namespace crosscheck;

namespace {

class Files : public rules::FileSource {
public:
  explicit Files(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::vector<std::string> list(const std::string&) const override {
    return {"r/a.yaml"};
  }
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override {
    if (path == "r/a.fixtures.yaml") return bytes_;
    if (path == "r/a.yaml")
      return "pack: a\nattributes:\n  deaths: {compare: count, key: [document]}\nrules:\n"
             "  - {id: killed, attribute: deaths, patterns: ['<count:value> died'], examples: "
             "[x]}\n";
    if (path == "r/fixtures/ferry.txt") return "Two people died.";
    return std::nullopt;
  }

private:
  std::string bytes_;
};

std::vector<rules::Rewrite> changes(const rules::Fixtures& fixtures) {
  using Kind = rules::Rewrite::Kind;
  std::vector<rules::Rewrite> out;
  for (const rules::FixtureArticle& article : fixtures.articles)
    for (const rules::ClaimTest& test : article.tests) {
      const std::string mode(name(test.mode));
      out.push_back({article.where, {mode, test.name, "#0"}, Kind::remove, ""});
      out.push_back({article.where, {mode, test.name, "#1", "value"}, Kind::set, "7"});
      out.push_back({article.where, {mode, test.name, "#2", "known_gap"}, Kind::remove, ""});
      out.push_back({article.where, {mode, test.name}, Kind::append, yaml_scalar("it's: a, b")});
    }
  for (const rules::FixtureSet& set : fixtures.sets)
    for (const rules::FactTest& test : set.tests)
      out.push_back({set.where, {"expect", test.name}, Kind::set, "none"});
  return out;
}

void check(const rules::Fixtures& fixtures, std::span<const rules::Rewrite> edits) {
  const auto out = rules::rewrite(fixtures.source, edits);
  if (!out) return;
  fuzz::expect(rules::parse_yaml(rules::SourceFile("f", out->text, 0)).has_value());
  if (out->left.size() == edits.size()) fuzz::expect(out->text == fixtures.source.text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Files files{std::string(fuzz::bytes(data, size))};
  static const rules::Loaded loaded = rules::load(files, {"r"}, "");
  Diagnostics diagnostics;
  const auto fixtures = rules::load_fixtures(files, "r/a.fixtures.yaml", loaded.rules, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics)
    fuzz::expect(!diagnostic.code.empty() && !render(diagnostic).empty());
  if (!fixtures) return 0;
  const auto same = rules::rewrite(fixtures->source, {});
  fuzz::expect(same && same->text == fixtures->source.text());
  const std::vector<rules::Rewrite> all = changes(*fixtures);
  for (const rules::Rewrite& one : all) check(*fixtures, {&one, 1});
  check(*fixtures, all);
  return 0;
}
