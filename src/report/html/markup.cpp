#include "report/html/markup.h"

namespace crosscheck::report::html {

Markup::Element Markup::open(Literal name, Attributes attributes) {
  begin(name, attributes);
  bytes_ += '>';
  return {*this, name};
}

// "/>" is the end of an element in SVG, and nothing at all after one that HTML knows as empty.
void Markup::empty(Literal name, Attributes attributes) {
  begin(name, attributes);
  bytes_ += "/>";
}

void Markup::leaf(Literal name, Attributes attributes, std::string_view text) {
  const Element element = open(name, attributes);
  escaped(text);
}

void Markup::text(std::string_view text) { escaped(text); }

void Markup::style(std::string_view sheet) {
  bytes_ += "<style>";
  bytes_ += sheet;
  bytes_ += "</style>\n";
}

void Markup::script(std::string_view program) {
  bytes_ += "<script>";
  bytes_ += program;
  bytes_ += "</script>\n";
}

void Markup::begin(Literal name, Attributes attributes) {
  bytes_ += '<';
  bytes_ += name.view();
  for (const Attribute& attribute : attributes) {
    if (!attribute.value) continue;
    bytes_ += ' ';
    bytes_ += attribute.name.view();
    bytes_ += "=\"";
    escaped(*attribute.value);
    bytes_ += '"';
  }
}

void Markup::close(Literal name) {
  bytes_ += "</";
  bytes_ += name.view();
  bytes_ += '>';
}

void Markup::escaped(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080..U+009F are control characters as well.
    const bool c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F || c1) {
      if (c1) ++i;
      if (!bytes_.empty() && bytes_.back() != ' ') bytes_ += ' ';
      continue;
    }
    switch (text[i]) {
    case '&': bytes_ += "&amp;"; break;
    case '<': bytes_ += "&lt;"; break;
    case '>': bytes_ += "&gt;"; break;
    case '"': bytes_ += "&quot;"; break;
    case '\'': bytes_ += "&#39;"; break;
    default: bytes_ += text[i];
    }
  }
}

} // namespace crosscheck::report::html
