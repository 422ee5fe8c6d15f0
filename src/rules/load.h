// YAML -> RuleSet.
#pragma once

#include "base/diagnostic.h"
#include "rules/rule_set.h"
#include "rules/source_file.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscheck::rules {

/// Where rule and lexicon files are read from. Tests put files in memory.
class FileSource {
public:
  virtual ~FileSource() = default;
  /// The .yaml, .yml and .json files below a folder, sorted by path; or the file itself. Without
  /// fixtures (is_fixture_file), and what folders called `fixtures` hold: articles.
  [[nodiscard]] virtual std::vector<std::string> list(const std::string& path) const = 0;
  /// The fixtures below a folder, sorted by path; or the file itself where it is one.
  [[nodiscard]] virtual std::vector<std::string> list_fixtures(const std::string& path) const;
  /// The bytes of a file; none where it cannot be read.
  [[nodiscard]] virtual std::optional<std::string> read(const std::string& path) const = 0;
};

/// Whether a file tests packs and is none: NAME.fixtures.yaml, .yml or .json (rules/fixtures.h).
[[nodiscard]] bool is_fixture_file(std::string_view path);

/// The file system.
class DiskFiles : public FileSource {
public:
  /// `generated`: where word lists that the build makes (.txt) stand when they are not beside the
  /// rule file that names them, as in a source tree; empty: nowhere.
  explicit DiskFiles(std::string generated = {}) : generated_(std::move(generated)) {}
  [[nodiscard]] std::vector<std::string> list(const std::string& path) const override;
  [[nodiscard]] std::vector<std::string> list_fixtures(const std::string& path) const override;
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;

private:
  std::string generated_;
};

struct Loaded {
  RuleSet rules;
  Diagnostics diagnostics; ///< Of all files; a file or rule with an error is left out of `rules`.
  std::vector<SourceFile> sources; ///< The files themselves, by Location::file; to point into.
};

/// The parts of a key that no slot fills: event, document, ...
[[nodiscard]] const std::vector<std::string_view>& built_in_keys();

/// A diagnostic at `length` bytes from byte `begin` of a pattern's text.
[[nodiscard]] Diagnostic diagnose(const std::vector<SourceFile>& sources, const Pattern& pattern,
                                  std::size_t begin, std::size_t length, std::string code,
                                  std::string message, std::string help = {});
/// Gives a diagnostic that has a place alone the line that it names, and holds its length to it.
void add_source_line(Diagnostic& diagnostic, const std::vector<SourceFile>& sources);
/// A diagnostic at `length` bytes from a place; 0: to the end of its line.
[[nodiscard]] Diagnostic diagnose(const std::vector<SourceFile>& sources, Location where,
                                  std::size_t length, std::string code, std::string message,
                                  std::string help = {});

/// Loads lexicons from `packaged` (the packaged rule folder; only its lexicons, and the attributes
/// of packs that a file imports, are taken when it is not among `paths`), then everything below
/// `paths`. Never throws; hostile files get a diagnostic.
[[nodiscard]] Loaded load(const FileSource& files, const std::vector<std::string>& paths,
                          const std::string& packaged);

/// Translates one pattern outside of any file (`rules try`). `as_written`: for a rule that heeds
/// case.
[[nodiscard]] Pattern translate(std::string_view pattern, const Lexicons& lexicons,
                                Diagnostics& diagnostics, bool as_written = false);

} // namespace crosscheck::rules
