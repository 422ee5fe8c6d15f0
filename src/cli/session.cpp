#include "cli/session.h"

#include "cli/progress.h"
#include "ingest/file_list.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

// Where the build finds rules and makes word lists; an installed program has both beside it.
#ifndef CROSSCHECK_SOURCE_RULES
#define CROSSCHECK_SOURCE_RULES ""
#endif
#ifndef CROSSCHECK_GENERATED_LEXICONS
#define CROSSCHECK_GENERATED_LEXICONS ""
#endif

namespace crosscheck::cli {
namespace {

bool wants_colour(int descriptor) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  if (term != nullptr && std::string_view(term) == "dumb") return false;
  return isatty(descriptor) == 1;
}

std::vector<std::string> attribute_names(const rules::RuleSet& rules) {
  std::vector<std::string> names;
  for (const rules::Attribute& attribute : rules.attributes) names.push_back(attribute.name);
  return names;
}

// Takes out the rules that errors point into. False where that leaves all of them, or none.
bool drop_rules_at(const Diagnostics& errors, rules::RuleSet& rules) {
  const std::size_t before = rules.rules.size();
  std::erase_if(rules.rules, [&](const rules::Rule& rule) {
    const auto of = [&](const std::vector<rules::Pattern>& patterns) {
      return std::any_of(patterns.begin(), patterns.end(), [&](const rules::Pattern& pattern) {
        return std::any_of(errors.begin(), errors.end(), [&](const Diagnostic& error) {
          return error.line > 0 && error.line == pattern.where.line &&
                 error.column == pattern.where.column &&
                 error.file == rules.files[pattern.where.file];
        });
      });
    };
    const std::vector<rules::ConditionKey>& keys = rules::condition_keys();
    return of(rule.patterns) ||
           std::any_of(keys.begin(), keys.end(), [&](const rules::ConditionKey& key) {
             return of(rule.conditions.*(key.list));
           });
  });
  return !rules.rules.empty() && rules.rules.size() < before;
}

} // namespace

Session::Session()
    : colour_stdout_(wants_colour(STDOUT_FILENO)), colour_stderr_(wants_colour(STDERR_FILENO)) {}

void Session::add_flags(CLI::App& app) {
  app.add_option("--config", config_path_,
                 "Configuration instead of the nearest crosscheck.yml; none: without one")
      ->type_name("FILE");
}

bool Session::configure() {
  std::string path = config_path_;
  if (const char* given = std::getenv("CROSSCHECK_CONFIG");
      path.empty() && given != nullptr && *given != '\0')
    path = given;
  if (path == "none") return true;
  if (path.empty()) {
    std::error_code error;
    const std::filesystem::path here = std::filesystem::current_path(error);
    if (error) return true;
    path = config::find(here.string());
    if (path.empty()) return true;
    const std::filesystem::path near = std::filesystem::proximate(path, error);
    if (!error) path = near.string();
  }
  auto loaded = config::load(path);
  if (!loaded) {
    say_all(loaded.error());
    return false;
  }
  config_ = std::move(*loaded);
  return true;
}

void Session::add_rule_flags(CLI::App& command) {
  command
      .add_option("--rules", rules_,
                  "Rule files or folders instead of the packaged ones (repeatable)")
      ->type_name("PATH")
      ->allow_extra_args(false);
}

void Session::add_rule_paths(CLI::App& command) {
  command.add_option("PATH", rules_,
                     "Rule files or folders; the packaged ones where none is named");
}

void Session::add_input_flags(CLI::App& command) {
  command
      .add_option("INPUT", inputs_,
                  "Articles: text, Markdown, HTML, JSON, feeds, folders; - is standard input")
      ->type_name("FILE|DIR|-");
  command.add_option("--date-of", dates_, "Publication date of a file (repeatable)")
      ->type_name("FILE=DATE")
      ->allow_extra_args(false);
  command
      .add_option("--files-from", list_,
                  "Reads the files that this file names, one a line or ended by NUL; - is standard "
                  "input")
      ->type_name("FILE");
  command
      .add_option("--stdin-filename", stdin_name_,
                  "What standard input is called, and read as by its ending")
      ->type_name("NAME");
  command.add_option("--jobs", jobs_, "Threads; 0 is as many as the machine has")
      ->type_name("N")
      ->check(CLI::Range(0, 1024).description(""));
}

void Session::add_among_flag(CLI::App& command) {
  command.add_option("--among", inputs_, "The articles to read beside these (repeatable)")
      ->type_name("FILE|DIR")
      ->allow_extra_args(false);
}

void Session::say(const Diagnostic& diagnostic) const {
  std::fflush(stdout);
  std::fputs(render(diagnostic, colour_stderr_).c_str(), stderr);
}

void Session::say_all(const Diagnostics& diagnostics) const {
  for (const Diagnostic& diagnostic : diagnostics) say(diagnostic);
}

std::string Session::packaged_rules() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const std::filesystem::path installed =
        program.parent_path().parent_path() / "share/crosscheck/rules";
    if (std::filesystem::is_directory(installed, error)) return installed.string();
  }
  return CROSSCHECK_SOURCE_RULES;
}

std::vector<std::string> Session::rule_paths() const {
  std::vector<std::string> paths = rules_;
  if (const char* from_environment = std::getenv("CROSSCHECK_RULES");
      paths.empty() && from_environment != nullptr && *from_environment != '\0')
    paths = {from_environment};
  if (paths.empty()) paths = config_.rules;
  if (paths.empty()) paths = {std::string(config::kPackaged)};
  for (std::string& path : paths)
    if (path == config::kPackaged) path = packaged_rules();
  return paths;
}

rules::Loaded Session::load_rules(Overrides overrides) const {
  const rules::DiskFiles disk(CROSSCHECK_GENERATED_LEXICONS);
  const bool apply = overrides == Overrides::applied;
  const config::FormsBeside files(disk, apply ? config_.publications
                                              : std::vector<config::Publication>());
  return rules::load(files, files.paths(rule_paths()), packaged_rules());
}

std::optional<engine::Engine> Session::load_engine(bool& wrong, Overrides overrides) const {
  rules::Loaded loaded = load_rules(overrides);
  say_all(loaded.diagnostics);
  wrong = wrong || has_errors(loaded.diagnostics);
  if (loaded.rules.rules.empty() && has_errors(loaded.diagnostics)) return std::nullopt; // told
  if (loaded.rules.rules.empty()) {
    std::string where;
    for (const std::string& path : rule_paths()) where += (where.empty() ? "" : ", ") + path;
    say({.code = "C002",
         .message = fmt::format("no rule was loaded from {}", where.empty() ? "anywhere" : where),
         .help = "name a folder of rule files with --rules or $CROSSCHECK_RULES"});
    wrong = true;
    return std::nullopt;
  }
  const bool apply = overrides == Overrides::applied;
  if (apply) say_all(config::apply(config_, loaded.rules));
  engine::Reach reach;
  if (const config::Reach narrowed(config_); apply && !narrowed.everything()) {
    // The rule set that the engine keeps is not made yet; what a rule is called does not change.
    reach = [narrowed, attributes = attribute_names(loaded.rules)](const rules::Rule& rule,
                                                                   const text::Document& document) {
      return narrowed.covers(rule.id, attributes.at(rule.attribute.index()), document);
    };
  }
  const std::vector<rules::SourceFile> sources = std::move(loaded.sources);
  auto engine = engine::Engine::create(std::move(loaded.rules), reach);
  if (engine) return std::move(*engine);
  for (Diagnostic& diagnostic : engine.error()) rules::add_source_line(diagnostic, sources);
  say_all(engine.error());
  wrong = true;
  loaded = load_rules(overrides);
  if (apply) static_cast<void>(config::apply(config_, loaded.rules));
  if (!drop_rules_at(engine.error(), loaded.rules)) return std::nullopt;
  engine = engine::Engine::create(std::move(loaded.rules), std::move(reach));
  return engine ? std::optional(std::move(*engine)) : std::nullopt;
}

void Session::default_to_stdin() {
  if (inputs_.empty() && list_.empty() && isatty(STDIN_FILENO) != 1) inputs_.emplace_back("-");
}

std::vector<text::Document> Session::read_inputs(bool& wrong,
                                                 const std::vector<std::string>& more) const {
  ingest::Options options;
  options.stdin_name = stdin_name_;
  options.ignore = config_.ignore;
  options.ignore_folder = config_.folder;
  for (const std::string& given : dates_) {
    const std::size_t equals = given.rfind('=');
    const auto date =
        equals == std::string::npos ? std::nullopt : text::parse_date(given.substr(equals + 1));
    if (!date) {
      say({.code = "C003",
           .message = fmt::format("'{}' is no FILE=DATE", given),
           .help = "write the date as in --date-of story.txt=2025-06-18"});
      wrong = true;
      continue;
    }
    options.dates[given.substr(0, equals)] = *date;
  }
  // A file named twice is read once; ids of JSON Lines are found in what --among names.
  std::vector<std::string> inputs = inputs_.empty() && list_.empty() ? config_.articles : inputs_;
  if (!list_.empty()) {
    if (list_ == "-" && std::find(inputs.begin(), inputs.end(), "-") != inputs.end()) {
      say({.code = "I023",
           .message = "standard input cannot be both an article and the list of files",
           .help = "give one of them as a file"});
      wrong = true;
      return {};
    }
    auto named = ingest::read_list(list_);
    if (!named) {
      say_all(named.error());
      wrong = true;
      return {};
    }
    inputs.insert(inputs.end(), named->begin(), named->end());
  }
  for (const std::string& name : more)
    if (std::filesystem::exists(name)) inputs.push_back(name);
  std::sort(inputs.begin(), inputs.end());
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  if (inputs.empty()) {
    say({.code = "C001",
         .message = "no article was given",
         .help = "name files or folders, or - for standard input"});
    wrong = true;
    return {};
  }
  ingest::Ingested ingested;
  {
    Progress progress(progress_);
    options.progress = progress.step("reading", "files");
    ingested = ingest::read(inputs, options);
  }
  say_all(ingested.diagnostics);
  wrong = wrong || has_errors(ingested.diagnostics);
  config::assign(config_.publications, config_.folder, ingested.documents);
  return std::move(ingested.documents);
}

} // namespace crosscheck::cli
