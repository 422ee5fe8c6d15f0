#include "report/write.h"

#include <algorithm>

namespace crosscheck::report {

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"text", "findings with their passages, for people", &write_text},
      {"json", "everything, for programs (docs/report.schema.json)", &write_json},
      {"markdown", "a table of values under each finding", &write_markdown},
      {"html", "one page for the editor: both sides, questions, filters", &write_html},
      {"csv", "one row a claim of a finding, for spreadsheets", &write_csv},
      {"decisions", "entries for a decisions file, to fill in", &write_decisions},
      {"sarif", "SARIF 2.1.0, for code scanning and editors", &write_sarif},
      {"github", "annotations of GitHub Actions", &write_github},
      {"gitlab", "GitLab's code quality report", &write_gitlab},
      {"junit", "JUnit XML: a fact is a test, a contradiction a failure", &write_junit},
      {"checkstyle", "Checkstyle XML", &write_checkstyle},
      {"rdjson", "reviewdog's diagnostic format", &write_rdjson},
      {"dot", "the graph of findings for Graphviz", &write_dot},
      {"graphml", "the graph of all facts for graph tools", &write_graphml},
  };
  return all;
}

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

} // namespace crosscheck::report
