// A line of output for each document: made in parallel, printed in order.
#pragma once

#include "text/document.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace crosscheck::cli {

/// Prints `line(i, documents[i])` for each document on standard output. `line` is called from
/// `jobs` threads (0: as many as the machine has) and must be safe for that. Holds the lines of a
/// few hundred documents at once, not all.
void print_lines(std::span<const text::Document> documents, unsigned jobs,
                 const std::function<std::string(std::size_t, const text::Document&)>& line);

} // namespace crosscheck::cli
