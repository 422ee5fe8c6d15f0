// A YAML file as a tree that knows where each of its nodes stands. The only part that includes
// yaml-cpp.
//
// Rule files are small and flat, so the tree is held to limits (depth, nodes, bytes) before it is
// built, and anchors and aliases are refused: a bomb of aliases costs nothing, and what a rule says
// is written where it stands. Duplicate keys, which yaml-cpp lets pass, are kept, for the reader to
// report.
#pragma once

#include "base/result.h"
#include "rules/source_file.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscheck::rules {

struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string text;               ///< scalar: its value.
  bool quoted = false;            ///< scalar: written in quotes.
  std::size_t offset = 0;         ///< Of its first byte in SourceFile::text().
  std::vector<YamlNode> items;    ///< list
  std::vector<YamlEntry> entries; ///< map, in file order, duplicates kept.
};

/// A pair of nodes; std::pair would need them complete where YamlNode names it.
struct YamlEntry {
  YamlNode first;
  YamlNode second;
};

inline constexpr std::size_t kMaxYamlBytes = 4U << 20U;
inline constexpr std::size_t kMaxYamlDepth = 24;
inline constexpr std::size_t kMaxYamlNodes = 400'000;

/// The file's one document. Bounded in memory, stack and time for any bytes.
[[nodiscard]] Result<YamlNode> parse_yaml(const SourceFile& file);

/// Where byte `at` of a scalar's value stands in the source: exact for plain and quoted scalars on
/// one line and for `|` blocks, else the scalar's start.
[[nodiscard]] std::size_t source_offset(const SourceFile& file, const YamlNode& scalar,
                                        std::size_t at);

} // namespace crosscheck::rules
