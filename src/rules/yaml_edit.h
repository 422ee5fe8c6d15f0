// Changes of a YAML file that leave everything else in it as it was: comments, quotes, the way
// lists are laid out. `rules test --update` writes its expectations so.
//
// A value is named by the map it is in and the keys from there: {"expect", "killed", "#2", "value"}
// is the value of the third claim that `killed` expects, also where that claim is written as one
// word alone. What cannot be changed without touching a
// comment, or stands in a form that is not understood here, is left to the author.
#pragma once

#include "base/result.h"
#include "rules/rule_set.h"
#include "rules/source_file.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::rules {

struct Rewrite {
  enum class Kind : std::uint8_t {
    set,    ///< The value becomes `text`.
    remove, ///< The entry of a map or item of a list goes.
    append, ///< The list gets a last item.
  };
  Location map;                  ///< Of the map that `path` begins in; `file` is not looked at.
  std::vector<std::string> path; ///< Keys, and "#N" for the N-th item of a list, from 0.
  Kind kind = Kind::set;
  std::string text; ///< YAML for inside of brackets: yaml_scalar(), or of such pieces.
};

struct Rewritten {
  std::string text;              ///< The whole file.
  std::vector<std::size_t> left; ///< Indices of the changes that the author has to make by hand.
};

/// The file with the changes in it. Fails where the file, or what it became, is not YAML.
[[nodiscard]] Result<Rewritten> rewrite(const SourceFile& file, std::span<const Rewrite> changes);

} // namespace crosscheck::rules
