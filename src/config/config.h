// crosscheck.yml: what a newsroom settles once, so that every run and every editor has the same.
//
//   rules: [packaged, desk/rules]     # the rules that came with the program, and our own
//   articles: [drafts]                # what is checked where the command line names nothing
//   ignore: [drafts/old/]             # passed over in folders
//   fail_on: variant
//   format: [text, 'sarif:out/crosscheck.sarif']
//   overrides:
//     - {rule: style/*, off: true, reason: the desk has its own list}
//     - {rule: sport/*, only_in: [sport/**]}
//     - {attribute: age, severity: info, reason: until the archive's birthdays are mended}
//   publications: [...]               # how each of them writes, see publication.h
//
// The file is found in the working folder or the nearest one above it. A flag of the command line
// wins over the environment, that over the file, that over what is built in. Paths in the file are
// relative to its folder. docs/configuration.md is the reference.
#pragma once

#include "base/glob.h"
#include "base/result.h"
#include "config/publication.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::config {

/// What is changed of packaged or shared rules without editing them.
struct Override {
  std::string rule;      ///< A glob over rule ids ("style/*"), or an id without its pack; or
  std::string attribute; ///< the name of an attribute.
  bool off = false;
  std::optional<rules::Severity> severity;
  std::vector<std::string> only_in; ///< Globs: articles that the rule is for. Empty: all.
  std::vector<std::string> not_in;  ///< Globs: articles that it is not for.
  /// Of house style: articles of different publications are held against one another, too.
  bool all_publications = false;
  std::string reason;
  std::uint32_t line = 0; ///< Of the file, 1-based.

  /// Whether it is about the rule of this id, or about its attribute.
  [[nodiscard]] bool names(std::string_view id, std::string_view attribute_of) const;
};

struct Config {
  std::string path;   ///< The file, as found; empty: there is none.
  std::string folder; ///< Where it lies, absolute; its paths are relative to it.
  std::vector<std::string> rules;
  std::vector<std::string> articles;
  std::vector<std::string> ignore; ///< Globs: what is passed over in folders.
  std::vector<std::string> formats;
  std::optional<std::string> fail_on;
  std::optional<std::string> show;
  std::optional<std::string> decisions; ///< Path of the decisions file.
  std::optional<std::string> facts;     ///< Path of the fact sheet.
  std::optional<std::string> baseline;  ///< Path of an earlier JSON report.
  std::optional<unsigned> jobs;
  std::vector<Override> overrides;
  std::vector<Publication> publications;
  std::string text; ///< The file's bytes, for findings that lead to what it settles.
};

/// The file's name.
inline constexpr const char* kFileName = "crosscheck.yml";
/// In `rules`: the rules that came with the program.
inline constexpr std::string_view kPackaged = "packaged";

/// crosscheck.yml in `folder` (absolute) or the nearest folder above it; empty where there is none.
[[nodiscard]] std::string find(const std::string& folder);

/// Reads the file at `path`. The paths in `rules` and `articles` come out relative to the working
/// folder, so that they read as on the command line.
[[nodiscard]] Result<Config> load(const std::string& path);
/// The same for bytes in hand.
[[nodiscard]] Result<Config> parse(const std::string& path, std::string bytes);

/// Sets severities, leaves out the rules that are off, and adds what publications prefer. A warning
/// for each override that names nothing: a misspelled one must not be silent.
[[nodiscard]] Diagnostics apply(const Config& config, rules::RuleSet& rules);

/// Which rules are for which articles.
class Reach {
public:
  explicit Reach(const Config& config);
  /// Whether the rule of this id draws claims of `attribute` from `document`.
  [[nodiscard]] bool covers(std::string_view rule, std::string_view attribute,
                            const text::Document& document) const;
  /// No override narrows anything: covers() is always true.
  [[nodiscard]] bool everything() const { return narrowed_.empty(); }

private:
  struct Narrowed {
    Override override;
    std::vector<Glob> only_in;
    std::vector<Glob> not_in;
  };
  std::string folder_;
  std::vector<Narrowed> narrowed_;
};

/// The configuration as a file would write it, with the origin of each value as a comment:
/// `crosscheck config print`.
[[nodiscard]] std::string print(const Config& config);

} // namespace crosscheck::config
