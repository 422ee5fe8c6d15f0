// HTML and SVG, written from the outside in. Names of elements and attributes are literals of the
// program, everything else is text and is escaped: no string of an article can become markup, since
// there is no way to write one unescaped.
//
//   Markup out;
//   {
//     const auto item = out.open("li", {{"class", "place"}});
//     out.leaf("a", {{"href", link}}, title);
//   } // </li>
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::report::html {

/// A string that stands in the program itself.
class Literal {
public:
  consteval Literal(const char* text) : text_(text) {} // NOLINT: a literal is one without a cast
  [[nodiscard]] constexpr std::string_view view() const { return text_; }

private:
  std::string_view text_;
};

/// An attribute without a value is left out: `{"open", open ? std::optional("") : std::nullopt}`.
struct Attribute {
  Literal name;
  std::optional<std::string> value;
};
using Attributes = std::initializer_list<Attribute>;

class Markup {
public:
  /// Writes the end tag when it goes out of scope.
  class Element {
  public:
    Element(Markup& out, Literal name) : out_(out), name_(name) {}
    ~Element() { out_.close(name_); }
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

  private:
    Markup& out_;
    Literal name_;
  };

  [[nodiscard]] Element open(Literal name, Attributes attributes = {});
  /// An element without content: <meta>, <input>, <line/>.
  void empty(Literal name, Attributes attributes = {});
  /// An element that holds text alone.
  void leaf(Literal name, Attributes attributes, std::string_view text);
  void leaf(Literal name, std::string_view text) { leaf(name, {}, text); }
  /// Escaped; control characters become single spaces.
  void text(std::string_view text);
  void newline() { bytes_ += '\n'; }

  void doctype() { bytes_ += "<!DOCTYPE html>\n"; }
  /// The program's own style sheet and script: <style> and <script> hold no escapes. REQUIRES that
  /// they were checked for end tags (html/embed.py).
  void style(std::string_view sheet);
  void script(std::string_view program);

  [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
  void begin(Literal name, Attributes attributes);
  void close(Literal name);
  void escaped(std::string_view text);

  std::string bytes_;
};

} // namespace crosscheck::report::html
