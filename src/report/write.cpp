#include "report/write.h"

#include <algorithm>

namespace crosscheck::report {

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"text", "findings with their passages, for people", &write_text},
      {"json", "everything, for programs (docs/report.schema.json)", &write_json},
  };
  return all;
}

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

} // namespace crosscheck::report
