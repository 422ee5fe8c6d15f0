// A checked way over a YAML tree: every question that gets a wrong answer leaves a diagnostic at
// the place of the answer, and the reader goes on.
#pragma once

#include "rules/source_file.h"
#include "rules/yaml.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::rules {

/// Stable codes of what can be wrong with rules. docs/rules.md lists them with causes and cures.
namespace code {
inline constexpr const char* kNotYaml = "R001";
inline constexpr const char* kHostile = "R002";
inline constexpr const char* kUnreadable = "R003";
inline constexpr const char* kUnknownKey = "R004";
inline constexpr const char* kDuplicateKey = "R005";
inline constexpr const char* kDuplicateId = "R006";
inline constexpr const char* kWrongType = "R007";
inline constexpr const char* kMissingKey = "R008";
inline constexpr const char* kBadChoice = "R009";
inline constexpr const char* kUnknownAttribute = "R010";
inline constexpr const char* kUnknownLexicon = "R011";
inline constexpr const char* kUnknownSlotType = "R012";
inline constexpr const char* kUnknownComparator = "R013";
inline constexpr const char* kUnknownEvent = "R014";
inline constexpr const char* kBadSlot = "R015";
inline constexpr const char* kUnusedSlot = "R016";
inline constexpr const char* kUnfilledKey = "R017";
inline constexpr const char* kNoValue = "R018";
inline constexpr const char* kCaptureInCondition = "R019";
inline constexpr const char* kBadRegex = "R020"; ///< Also RE2's own verdict, see match/.
inline constexpr const char* kLookAround = "R021";
inline constexpr const char* kBackReference = "R022";
inline constexpr const char* kMatchesEverything = "R023";
inline constexpr const char* kTooLarge = "R024"; ///< match/: past RE2's memory budget.
inline constexpr const char* kBadConstant = "R025";
inline constexpr const char* kUnknownPack = "R026";
inline constexpr const char* kBadBound = "R027";
inline constexpr const char* kNoExamples = "R030";
inline constexpr const char* kBadExample = "R031";
inline constexpr const char* kBadDate = "R032";
inline constexpr const char* kBadLexicon = "R040";
inline constexpr const char* kTwoValues = "R041";
inline constexpr const char* kNothingLoaded = "R050";
inline constexpr const char* kNoArticle = "R070"; ///< fixtures: an article that is not there.
inline constexpr const char* kNoTarget = "R071";  ///< fixtures: no rule or attribute of that name.
} // namespace code

/// "one of a, b, c" for a help line.
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& choices);
/// "did you mean 'x'?" where a choice is near, else one_of().
[[nodiscard]] std::string suggest(std::string_view word,
                                  const std::vector<std::string_view>& choices);

class Reader {
public:
  Reader(const SourceFile& file, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  [[nodiscard]] const SourceFile& file() const { return file_; }
  [[nodiscard]] Location locate(const YamlNode& node) const { return file_.locate(node.offset); }

  void error(const YamlNode& node, const char* code, std::string message,
             std::string help = {}) const;
  void error_at(std::size_t offset, std::size_t length, const char* code, std::string message,
                std::string help = {}) const;
  /// Errors so far, to learn whether what was just read was sound.
  [[nodiscard]] std::size_t errors() const { return errors_; }

  /// Whether `node` is a map that has each key once, all of them `known`. A known key with an
  /// unknown neighbour can still be read.
  bool check_map(const YamlNode& node, std::string_view what,
                 const std::vector<std::string_view>& known) const;

  [[nodiscard]] static const YamlNode* find(const YamlNode& map, std::string_view key);
  /// The value of a key, which must be there and hold something.
  [[nodiscard]] const YamlNode* require(const YamlNode& map, std::string_view key,
                                        std::string_view what) const;

  [[nodiscard]] std::optional<std::string> text(const YamlNode& node, std::string_view what) const;
  /// A list of texts; one text stands for a list of one.
  [[nodiscard]] std::vector<std::string> texts(const YamlNode& node, std::string_view what) const;
  [[nodiscard]] std::optional<bool> flag(const YamlNode& node, std::string_view what) const;
  [[nodiscard]] std::optional<int> number(const YamlNode& node, std::string_view what) const;
  /// The index of the node's text in `choices`.
  [[nodiscard]] std::optional<std::size_t> choice(const YamlNode& node, std::string_view what,
                                                  const std::vector<std::string_view>& choices,
                                                  const char* code = code::kBadChoice) const;
  /// `allow`: codes of warnings.
  [[nodiscard]] std::vector<std::string> codes(const YamlNode& node) const;
  /// Whether the node is a list; says so where it is not.
  bool check_list(const YamlNode& node, std::string_view what) const;

private:
  void cut_figures(const YamlNode& list, std::string_view what) const;

  const SourceFile& file_;
  Diagnostics& diagnostics_;
  mutable std::size_t errors_ = 0;
};

} // namespace crosscheck::rules
