// XML output by pugixml, shared by the formats that are XML.
#pragma once

#include <string>

namespace pugi {
class xml_document;
}

namespace crosscheck::report {

/// The document as UTF-8 text with a declaration and a final newline.
[[nodiscard]] std::string to_string(const pugi::xml_document& document);

} // namespace crosscheck::report
