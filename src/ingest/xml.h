// XML with the place of each byte: RSS and Atom feeds, the parts of a Word document.
#pragma once

#include "base/result.h"
#include "text/document.h"

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

/// Characters and how they lie in the file, by field_begin.
struct Placed {
  std::string bytes;
  std::vector<text::Origin::Run> runs;
};

class Xml {
public:
  /// Parses; where the file is cut off or no XML, what stands before that is there and error() says
  /// so. An error where it has more elements than any article. Entities that a file declares itself
  /// are never expanded.
  [[nodiscard]] static Result<Xml> parse(std::string file, const std::string& path);

  [[nodiscard]] pugi::xml_node root() const { return document_->document_element(); }
  [[nodiscard]] const Diagnostics& error() const { return error_; }
  [[nodiscard]] std::string_view file() const { return *file_; }

  /// Where an element begins.
  [[nodiscard]] std::uint32_t begin(pugi::xml_node element) const;
  /// Where what follows an element and its descendants begins.
  [[nodiscard]] std::uint32_t after(pugi::xml_node element) const;

  /// The characters that stand in an element itself: references decoded, CDATA as it is.
  [[nodiscard]] Placed characters(pugi::xml_node element) const;
  /// An element as the file has it, tags and all.
  [[nodiscard]] std::string_view source(pugi::xml_node element) const;

private:
  // Behind pointers, so that values in the tree stay where they are when an Xml is moved.
  std::unique_ptr<const std::string> file_;
  std::unique_ptr<std::string> parsed_; ///< The file again, as the parser leaves it.
  std::unique_ptr<pugi::xml_document> document_;
  Diagnostics error_;
};

/// An attribute with its references decoded.
[[nodiscard]] std::string attribute(pugi::xml_node element, const char* name);

} // namespace crosscheck::ingest
