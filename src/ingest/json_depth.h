// How deep JSON nests, before a parser meets it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace crosscheck::ingest {

/// The offset of the first bracket that stands deeper than any article does.
[[nodiscard]] std::optional<std::size_t> too_deep(std::string_view json);

/// The deepest that is read.
inline constexpr std::size_t kDeepestJson = 64;

} // namespace crosscheck::ingest
