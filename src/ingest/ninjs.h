// ninjs, the IPTC's news in JSON: an object of it inside .json or JSON Lines is known by its
// members.
//
// Source: iptc.org/std/ninjs, versions 1.0 to 3.1.
#pragma once

#include "ingest/json_lines.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace crosscheck::ingest {

/// What an article in JSON says, before it is held to be one.
struct JsonArticle {
  std::optional<std::string> id;
  std::optional<std::string> text;
  std::optional<std::string> date;
  text::Document rest; ///< title, captions, source, section, byline, url
};

/// Whether an object is ninjs and not crosscheck's own: it has no `text`, but what ninjs has.
[[nodiscard]] bool is_ninjs(const nlohmann::json& object);

/// Reads one. A body in HTML is read as text, of several bodies the first that has any. A member of
/// an unexpected type is passed over.
[[nodiscard]] JsonArticle read_ninjs(const nlohmann::json& object, const std::string& path);

} // namespace crosscheck::ingest
