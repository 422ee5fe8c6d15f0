#include "ingest/html_tree.h"

#include "ingest/bounded_memory.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::ingest {
namespace {

// A long read has 3,000 tags, the day's live page of a large newsroom 50,000. Some of gumbo's steps
// look through all elements that are open, or all attributes of a tag.
constexpr std::size_t kMostTags = 200'000;
constexpr std::size_t kMostAttributes = 500;
constexpr std::size_t kMostMemory = std::size_t{384} << 20U;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Every place where a tag could begin is looked at, in a comment, too: what a script hides from
// this look it would show to the parser. In a page each of these looks ends with its tag; where
// they run into one another, it is no page.
std::string too_much(std::string_view page) {
  std::size_t tags = 0;
  std::size_t looked_at = 0;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    if (at + 1 == page.size()) break;
    const char next = page[at + 1];
    if (!letter(next) && next != '/' && next != '!' && next != '?') continue;
    if (++tags > kMostTags) return fmt::format("more than {} tags", kMostTags);
    if (next == '!' || next == '?') continue;
    std::size_t i = at + 1;
    while (i < page.size() && !blank(page[i]) && page[i] != '/' && page[i] != '>') ++i;
    if (next == '/') i = at + 2;
    std::size_t attributes = 0;
    while (i < page.size() && page[i] != '>') {
      if (blank(page[i]) || page[i] == '/') {
        ++i;
        continue;
      }
      if (++attributes > kMostAttributes)
        return fmt::format("more than {} attributes in a tag", kMostAttributes);
      ++i; // a name may begin with '='
      while (i < page.size() && !blank(page[i]) && page[i] != '/' && page[i] != '>' &&
             page[i] != '=')
        ++i;
      while (i < page.size() && blank(page[i])) ++i;
      if (i >= page.size() || page[i] != '=') continue;
      ++i;
      while (i < page.size() && blank(page[i])) ++i;
      if (i < page.size() && (page[i] == '"' || page[i] == '\'')) {
        i = std::min(page.find(page[i], i + 1), page.size() - 1) + 1;
      } else {
        while (i < page.size() && !blank(page[i]) && page[i] != '>') ++i;
      }
    }
    looked_at += i - at;
    if (looked_at > 8 * page.size() + (std::size_t{1} << 20U)) return "tags that do not end";
  }
  return {};
}

} // namespace

struct HtmlTree::Memory {
  BoundedMemory bytes{kMostMemory};
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput* output = nullptr;

  static void* allocate(void* self, std::size_t size) {
    return static_cast<BoundedMemory*>(self)->allocate(size);
  }
  static void release(void* self, void* memory) {
    static_cast<BoundedMemory*>(self)->release(memory);
  }
  // False where the page needs more memory than it may have.
  bool parse(std::string_view page) {
    options.allocator = &allocate;
    options.deallocator = &release;
    options.userdata = &bytes;
    options.max_errors = 0;
    return bytes.run(
        [&] { output = gumbo_parse_with_options(&options, page.data(), page.size()); });
  }
};

std::optional<HtmlTree> HtmlTree::parse(std::string_view page, std::string& why) {
  why = too_much(page);
  if (!why.empty()) return std::nullopt;
  auto memory = std::make_unique<Memory>();
  if (!memory->parse(page)) {
    why = fmt::format("elements for more than {} MB", kMostMemory >> 20U);
    return std::nullopt;
  }
  return HtmlTree(page, std::move(memory));
}

HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

HtmlTree::HtmlTree(std::string_view page, std::unique_ptr<Memory> memory)
    : page_(page), memory_(std::move(memory)) {
  struct Open {
    std::uint32_t index;
    unsigned next; // child to visit
  };
  nodes_.push_back({memory_->output->root, 0, 1});
  std::vector<Open> open{{0, 0}};
  while (!open.empty()) {
    Open& top = open.back();
    const GumboNode* node = nodes_[top.index].node;
    const bool inner = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    if (!inner || top.next >= node->v.element.children.length) {
      nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(node->v.element.children.data[top.next++]);
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({child, top.index, index + 1});
    open.push_back({index, 0});
  }
}

GumboTag HtmlTree::tag(std::uint32_t index) const {
  const GumboNode* node = nodes_[index].node;
  const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
  return element ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::string_view HtmlTree::attribute(std::uint32_t index, const char* name) const {
  const GumboNode* node = nodes_[index].node;
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::optional<std::uint32_t> HtmlTree::offset(std::string_view piece) const {
  if (piece.data() < page_.data() || piece.data() > page_.data() + page_.size())
    return std::nullopt;
  return static_cast<std::uint32_t>(piece.data() - page_.data());
}

std::optional<std::uint32_t> HtmlTree::place(std::uint32_t index) const {
  return offset(spelled(index));
}

std::optional<std::uint32_t> HtmlTree::end_place(std::uint32_t index) const {
  if (tag(index) == GUMBO_TAG_UNKNOWN) return place(index);
  const GumboStringPiece& end = nodes_[index].node->v.element.original_end_tag;
  return end.length == 0 ? place(index) : offset({end.data, end.length});
}

std::string_view HtmlTree::text(std::uint32_t index) const {
  const GumboNode* node = nodes_[index].node;
  const bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                    node->type == GUMBO_NODE_CDATA;
  return text ? std::string_view(node->v.text.text) : std::string_view();
}

std::string_view HtmlTree::spelled(std::uint32_t index) const {
  const GumboNode* node = nodes_[index].node;
  switch (node->type) {
  case GUMBO_NODE_ELEMENT:
  case GUMBO_NODE_TEMPLATE:
    return {node->v.element.original_tag.data == nullptr ? "" : node->v.element.original_tag.data,
            node->v.element.original_tag.length};
  case GUMBO_NODE_DOCUMENT: return {};
  default: break;
  }
  const GumboStringPiece& piece = node->v.text.original_text;
  return piece.data == nullptr ? std::string_view() : std::string_view(piece.data, piece.length);
}

} // namespace crosscheck::ingest
