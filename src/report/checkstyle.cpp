// Checkstyle's XML, which many editors and servers read.
#include "report/finding.h"
#include "report/write.h"
#include "report/xml.h"

#include <fmt/format.h>
#include <map>
#include <pugixml.hpp>

namespace crosscheck::report {

std::string write_checkstyle(const Report& report, const Style& /*style*/) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("checkstyle");
  root.append_attribute("version") = "4.3";
  std::map<std::string, std::vector<Finding>> by_file;
  for (Finding& finding : findings(report)) {
    by_file[path_of(report.documents[report.claims[finding.primary].document])].push_back(
        std::move(finding));
  }
  for (const auto& [path, list] : by_file) {
    pugi::xml_node file = root.append_child("file");
    file.append_attribute("name") = printable(path).c_str();
    for (const Finding& finding : list) {
      const Claim& claim = report.claims[finding.primary];
      std::string message = headline(*finding.fact);
      for (const std::uint32_t other : finding.others) {
        message += fmt::format("; {} says: {}", place(report, report.claims[other]),
                               printable(evidence(report, report.claims[other])));
      }
      const bool placed = stands_in_file(report.documents[claim.document]);
      pugi::xml_node error = file.append_child("error");
      error.append_attribute("line") = placed ? claim.value_position.line : 1;
      error.append_attribute("column") = placed ? claim.value_position.column : 1;
      const std::string_view loud = level(*finding.fact);
      error.append_attribute("severity") = loud == "note" ? "info" : std::string(loud).c_str();
      error.append_attribute("message") = message.c_str();
      error.append_attribute("source") = ("crosscheck." + finding.fact->attribute).c_str();
    }
  }
  return to_string(document);
}

} // namespace crosscheck::report
