#include "cli/test_plan.h"

#include "cli/rules_selection.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace crosscheck::cli {
namespace {

namespace fs = std::filesystem;

// One name for a file, however it is reached.
fs::path whole(const std::string& path) {
  std::error_code error;
  fs::path out = fs::weakly_canonical(path, error);
  return error ? fs::path(path) : out;
}

bool is_below(const std::string& path, const std::string& folder) {
  const fs::path file = whole(path), above = whole(folder);
  const auto [at, rest] = std::mismatch(above.begin(), above.end(), file.begin(), file.end());
  return at == above.end();
}

bool is_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

std::string before(const std::string& path, std::string_view ending) {
  return path.substr(0, path.rfind(ending));
}

// rules/ferry.yaml -> rules/ferry.fixtures.yaml, where it is there.
std::vector<std::string> beside(const std::string& rule_file) {
  std::vector<std::string> out;
  const std::string stem = fs::path(rule_file).replace_extension().generic_string();
  for (const char* ending : {".fixtures.yaml", ".fixtures.yml", ".fixtures.json"})
    if (is_file(stem + ending)) out.push_back(stem + ending);
  return out;
}

std::vector<std::string> fixture_files(const rules::FileSource& files,
                                       const std::vector<std::string>& rule_paths) {
  std::set<std::string> found;
  for (const std::string& path : rule_paths) {
    for (const std::string& file : files.list_fixtures(path)) found.insert(file);
    if (is_file(path))
      for (const std::string& file : beside(path)) found.insert(file);
  }
  return {found.begin(), found.end()};
}

// What the arguments pick.
struct Picked {
  std::set<RuleId> rules;
  std::set<std::size_t> fixtures;                         // whole files
  std::set<std::pair<std::size_t, std::string>> articles; // of a file of fixtures
};

class Picker {
public:
  Picker(const rules::RuleSet& rules, const std::vector<rules::Fixtures>& fixtures)
      : rules_(rules), fixtures_(fixtures) {}

  // Whether the argument names anything.
  bool pick(const std::string& wanted, Picked& out) const {
    std::error_code error;
    if (rules::is_fixture_file(wanted) || fs::is_directory(wanted, error)) {
      bool any = false;
      for (std::size_t f = 0; f < fixtures_.size(); ++f)
        if (is_below(fixtures_[f].source.path(), wanted))
          any = out.fixtures.insert(f).second || any;
      for (std::size_t r = 0; r < rules_.rules.size(); ++r)
        if (is_below(rules_.files[rules_.rules[r].where.file], wanted)) {
          out.rules.insert(RuleId(r));
          any = true;
        }
      if (any) return true;
    }
    const std::vector<RuleId> named = select_rules(rules_, {wanted});
    if (!named.empty()) {
      out.rules.insert(named.begin(), named.end());
      for (const std::string& file : beside(wanted))
        for (std::size_t f = 0; f < fixtures_.size(); ++f)
          if (whole(fixtures_[f].source.path()) == whole(file)) out.fixtures.insert(f);
      return true;
    }
    bool any = false;
    for (std::size_t f = 0; f < fixtures_.size(); ++f)
      for (const rules::FixtureArticle& article : fixtures_[f].articles)
        if (!article.path.empty() && whole(article.path) == whole(wanted))
          any = out.articles.insert({f, article.path}).second || any;
    return any;
  }

private:
  const rules::RuleSet& rules_;
  const std::vector<rules::Fixtures>& fixtures_;
};

} // namespace

std::vector<std::string> rules_named(const rules::FileSource& files,
                                     const std::vector<std::string>& rule_paths,
                                     const std::vector<std::string>& wanted) {
  std::vector<std::string> out;
  for (const std::string& path : wanted) {
    const bool inside = std::any_of(rule_paths.begin(), rule_paths.end(),
                                    [&](const auto& folder) { return is_below(path, folder); });
    if (inside) continue;
    if (rules::is_fixture_file(path) && is_file(path)) {
      const std::string stem = before(path, ".fixtures.");
      std::string pack = fs::path(path).parent_path().generic_string();
      for (const char* ending : {".yaml", ".yml", ".json"})
        if (is_file(stem + ending)) pack = stem + ending;
      out.push_back(pack.empty() ? "." : pack);
    } else if (!files.list(path).empty()) {
      const std::string ending = fs::path(path).extension().string();
      // An article is a file, too.
      if (!is_file(path) || ending == ".yaml" || ending == ".yml" || ending == ".json")
        out.push_back(path);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

TestPlan plan_tests(const rules::FileSource& files, const rules::RuleSet& rules,
                    const std::vector<std::string>& rule_paths,
                    const std::vector<std::string>& wanted, Diagnostics& diagnostics) {
  TestPlan plan;
  for (const std::string& file : fixture_files(files, rule_paths))
    if (auto fixtures = rules::load_fixtures(files, file, rules, diagnostics))
      plan.fixtures.push_back(std::move(*fixtures));
  if (wanted.empty()) {
    plan.rules = select_rules(rules, {});
    for (std::size_t f = 0; f < plan.fixtures.size(); ++f) plan.parts.push_back({f, {}});
    return plan;
  }
  Picked picked;
  const Picker picker(rules, plan.fixtures);
  for (const std::string& argument : wanted)
    if (!picker.pick(argument, picked)) plan.unknown.push_back(argument);
  plan.rules.assign(picked.rules.begin(), picked.rules.end());
  engine::Selection by_rule;
  by_rule.all_rules = false;
  by_rule.rules.resize(rules.rules.size(), 0);
  for (const RuleId rule : plan.rules) by_rule.rules[rule.index()] = 1;
  for (std::size_t f = 0; f < plan.fixtures.size(); ++f) {
    if (picked.fixtures.contains(f)) {
      plan.parts.push_back({f, {}});
      continue;
    }
    if (!plan.rules.empty()) plan.parts.push_back({f, by_rule});
    for (const auto& [file, article] : picked.articles)
      if (file == f) plan.parts.push_back({f, {.article = article}});
  }
  return plan;
}

} // namespace crosscheck::cli
