// How the publications of a house write, as crosscheck.yml settles it.
//
//   publications:
//     - name: The Harbour Voice        # what `source` says in its articles
//       articles: [voice/**]           # and these, where they name no source
//       english: british               # or american
//       dates: day-first               # or month-first
//       abbreviations: plain           # US; or stops: U.S.
//       words_up_to: 9                 # nine, 10
//       prefers:
//         ceasefire: [cease-fire]      # the form on the left, never those on the right
//
// An article is held against what its own publication settles, and against no other's. The rules
// of house style find what is written; what is preferred is decided here.
#pragma once

#include "rules/load.h"
#include "rules/reader.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::config {

/// One thing that a publication settles, and where the file says so.
struct Preference {
  enum class Of : std::uint8_t { spelling, english, dates, abbreviations, numbers };
  Of of = Of::spelling;
  /// spelling: the form; english: "british", "american"; dates: "day first", "month first";
  /// abbreviations: "plain", "stops"; numbers: the last figure that is written as a word.
  std::string preferred;
  std::vector<std::string> instead; ///< spelling: what is not to be written.
  std::uint32_t begin = 0;          ///< Of the preferred value in the file, bytes.
  std::uint32_t end = 0;
};

struct Publication {
  std::string name;
  std::vector<std::string> articles; ///< Globs, as in `only_in`.
  rules::Severity severity = rules::Severity::warning;
  std::vector<Preference> preferences;
  std::uint32_t line = 0; ///< Of the file, 1-based.
};

/// What a preference is called in the file: "prefers", "english" ...
[[nodiscard]] std::string_view key_of(Preference::Of of);
/// The value as the file writes it: "day-first" for "day first".
[[nodiscard]] std::string written(const Preference& preference);
/// The attribute whose claims show what is preferred: "style", "style.variety" ...
[[nodiscard]] std::string_view attribute_of(Preference::Of of);

/// Reads the entries of `publications`; what is wrong with them is told by the reader.
[[nodiscard]] std::vector<Publication> read_publications(const rules::Reader& reader,
                                                         const rules::YamlNode& node);

/// Gives articles that name no source the publication whose globs they match, the first of several,
/// and the others the name as the file writes it. `folder` is what the globs are relative to.
void assign(const std::vector<Publication>& publications, const std::string& folder,
            std::vector<text::Document>& documents);

/// `files`, and beside them a file of lexicons with the forms that publications prefer, so that the
/// rules of house style look for them.
class FormsBeside : public rules::FileSource {
public:
  /// Keeps `files`.
  FormsBeside(const rules::FileSource& files, const std::vector<Publication>& publications);
  /// `rules` and that file, where there is one: what to load.
  [[nodiscard]] std::vector<std::string> paths(std::vector<std::string> rules) const;
  [[nodiscard]] std::vector<std::string> list(const std::string& path) const override;
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;

private:
  const rules::FileSource& files_;
  std::string yaml_; ///< Empty: nothing is preferred.
};

/// Readies the rules for what publications settle; a warning for what no rule reads. `path` is the
/// configuration's.
[[nodiscard]] Diagnostics prefer(const std::vector<Publication>& publications,
                                 const std::string& path, rules::RuleSet& rules);

} // namespace crosscheck::config
