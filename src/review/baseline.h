// What an earlier run reported: an archive's old findings are marked, so that a new one stands out.
#pragma once

#include "base/result.h"
#include "report/report.h"

#include <cstddef>
#include <set>
#include <string>

namespace crosscheck::review {

/// The findings of an earlier JSON report (`--format json:FILE`), by fingerprint.
struct Baseline {
  std::string path;
  std::set<std::string, std::less<>> findings;
};

[[nodiscard]] Result<Baseline> load_baseline(const std::string& path);
[[nodiscard]] Result<Baseline> parse_baseline(const std::string& path, const std::string& bytes);

/// Marks the findings that the baseline has; returns how many of its findings are gone.
std::size_t apply(const Baseline& baseline, report::Report& report);

} // namespace crosscheck::review
