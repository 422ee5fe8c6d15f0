#include "report/xml.h"

#include <pugixml.hpp>
#include <sstream>

namespace crosscheck::report {

std::string to_string(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

} // namespace crosscheck::report
