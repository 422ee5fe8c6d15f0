// A page as a tree, in bounds: libgumbo reads as browsers do, whatever the page is, but asks for as
// much memory as it likes and frees its tree by recursion. Here its memory is counted and freed as
// one; what would cost it more than linear time is refused before it starts.
#pragma once

#include <cstdint>
#include <gumbo.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

/// The nodes of a page in the order of the document. The bytes of the page must outlive it.
class HtmlTree {
public:
  struct Node {
    const GumboNode* node = nullptr;
    std::uint32_t parent = 0; ///< Its own index for the root.
    std::uint32_t end = 0;    ///< The index after its last descendant.
  };

  /// None where the page has more tags, or more attributes in a tag, than any article has; `why`
  /// says which.
  [[nodiscard]] static std::optional<HtmlTree> parse(std::string_view page, std::string& why);

  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  ~HtmlTree();

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

  /// The tag of an element; GUMBO_TAG_UNKNOWN for what is none.
  [[nodiscard]] GumboTag tag(std::uint32_t index) const;
  /// An attribute of an element, decoded; empty where it has none.
  [[nodiscard]] std::string_view attribute(std::uint32_t index, const char* name) const;
  /// Where the node begins in the page; none for one that the page does not spell out.
  [[nodiscard]] std::optional<std::uint32_t> place(std::uint32_t index) const;
  /// Where its end tag begins; of one that has none, where the node begins.
  [[nodiscard]] std::optional<std::uint32_t> end_place(std::uint32_t index) const;
  /// The characters of a text node, decoded; empty for other nodes.
  [[nodiscard]] std::string_view text(std::uint32_t index) const;
  /// As the page spells them.
  [[nodiscard]] std::string_view spelled(std::uint32_t index) const;

private:
  struct Memory;
  HtmlTree(std::string_view page, std::unique_ptr<Memory> memory);

  [[nodiscard]] std::optional<std::uint32_t> offset(std::string_view piece) const;

  std::string_view page_;
  std::unique_ptr<Memory> memory_;
  std::vector<Node> nodes_;
};

} // namespace crosscheck::ingest
