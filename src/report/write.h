// The formats of a report. Each writer returns the whole output, ending with a newline.
#pragma once

#include "report/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::report {

struct Style {
  bool colour = false;
  bool quiet = false; ///< text: the summary line alone.
  bool ids = false;   ///< text: the fingerprint of each finding.
  std::string file;   ///< html: where it will stand, for links; empty: unknown.
};

/// What a decisions file may say of a fact; and what stands where it is still to be said.
[[nodiscard]] const std::vector<std::string_view>& verdicts();
inline constexpr std::string_view kToFill = "...";

struct Format {
  std::string_view name;     ///< "json"
  std::string_view describe; ///< For --help.
  std::string (*write)(const Report&, const Style&);
};

/// All formats, in the order of --help.
[[nodiscard]] const std::vector<Format>& formats();
[[nodiscard]] const Format* find_format(std::string_view name);

[[nodiscard]] std::string write_text(const Report& report, const Style& style);
[[nodiscard]] std::string write_json(const Report& report, const Style& style);
[[nodiscard]] std::string write_markdown(const Report& report, const Style& style);
[[nodiscard]] std::string write_csv(const Report& report, const Style& style);
[[nodiscard]] std::string write_html(const Report& report, const Style& style);
[[nodiscard]] std::string write_sarif(const Report& report, const Style& style);
[[nodiscard]] std::string write_github(const Report& report, const Style& style);
[[nodiscard]] std::string write_gitlab(const Report& report, const Style& style);
[[nodiscard]] std::string write_junit(const Report& report, const Style& style);
[[nodiscard]] std::string write_checkstyle(const Report& report, const Style& style);
[[nodiscard]] std::string write_rdjson(const Report& report, const Style& style);
[[nodiscard]] std::string write_decisions(const Report& report, const Style& style);
[[nodiscard]] std::string write_dot(const Report& report, const Style& style);
[[nodiscard]] std::string write_graphml(const Report& report, const Style& style);

} // namespace crosscheck::report
