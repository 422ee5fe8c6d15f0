// Result<T>: a value, or the diagnostics that say why there is none.
#pragma once

#include "base/diagnostic.h"

#include <tl/expected.hpp>
#include <utility>

namespace crosscheck {

template <class T> using Result = tl::expected<T, Diagnostics>;

/// An error result of one diagnostic: `return fail({.code = "I003", .message = "..."});`.
inline tl::unexpected<Diagnostics> fail(Diagnostic diagnostic) {
  Diagnostics list;
  list.push_back(std::move(diagnostic));
  return tl::unexpected<Diagnostics>(std::move(list));
}

} // namespace crosscheck
