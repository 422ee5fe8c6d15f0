#include "rules/yaml_edit.h"

#include "rules/yaml.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace crosscheck::rules {
namespace {

// Bytes [begin, end) of the file.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

constexpr std::string_view kSpace = " \t\r\n";

// Where values of a file begin and end; yaml-cpp tells only where they begin.
class Extents {
public:
  explicit Extents(std::string_view text) : text_(text) {}

  // The extent of a value, by what it begins with. `in_brackets`: it stands in a flow collection,
  // where a comma ends it. None where it is written in a form that is not understood here.
  [[nodiscard]] std::optional<Extent> of(const YamlNode& node, bool in_brackets) const {
    if (node.offset >= text_.size()) return std::nullopt;
    const char first = text_[node.offset];
    if (first == '[' || first == '{') return brackets(node.offset);
    if (first == '\'' || first == '"') {
      const auto end = quotes(node.offset);
      return end ? std::optional<Extent>({node.offset, *end}) : std::nullopt;
    }
    if (node.kind != YamlNode::Kind::scalar ||
        std::string_view("|>!&*").find(first) != std::string_view::npos)
      return std::nullopt;
    // A plain text on one line; the tree says whether it was read whole.
    std::size_t end = node.offset;
    while (end < text_.size() && text_[end] != '\n') {
      const char c = text_[end];
      if (c == '#' && end > 0 && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) break;
      if (in_brackets && std::string_view(",[]{}").find(c) != std::string_view::npos) break;
      if (c == ':' && (end + 1 >= text_.size() || kSpace.find(text_[end + 1]) != kSpace.npos))
        break;
      ++end;
    }
    while (end > node.offset && kSpace.find(text_[end - 1]) != kSpace.npos) --end;
    if (text_.substr(node.offset, end - node.offset) != node.text) return std::nullopt;
    return Extent{node.offset, end};
  }

  [[nodiscard]] bool has_comment(Extent extent) const {
    for (std::size_t at = extent.begin; at < extent.end;) {
      if (const auto end = quotes(at)) {
        at = *end;
        continue;
      }
      if (text_[at] == '#' && (at == extent.begin || kSpace.find(text_[at - 1]) != kSpace.npos))
        return true;
      ++at;
    }
    return false;
  }

  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return newline == std::string_view::npos ? 0 : newline + 1;
  }

  // The lines of a block item or entry whose first line begins at `begin` and whose dash or key
  // stands in `column`: up to the next line that is not indented more. Blank lines at the end are
  // not its own.
  [[nodiscard]] Extent lines(std::size_t begin, std::size_t column, bool dash) const {
    std::size_t end = next_line(begin);
    for (std::size_t at = end; at < text_.size(); at = next_line(at)) {
      const std::size_t word = text_.find_first_not_of(" \t\r", at);
      if (word == std::string_view::npos) break;
      if (text_[word] == '\n') continue;
      // A list may stand in the column of its key.
      const bool own_list = !dash && word - at == column && text_[word] == '-';
      if (word - at <= column && !own_list) break;
      end = next_line(at);
    }
    return {begin, end};
  }

private:
  [[nodiscard]] std::size_t next_line(std::size_t at) const {
    const std::size_t newline = text_.find('\n', at);
    return newline == std::string_view::npos ? text_.size() : newline + 1;
  }

  // The end of a quoted text that begins at `at`, where one does.
  [[nodiscard]] std::optional<std::size_t> quotes(std::size_t at) const {
    const char mark = text_[at];
    if (mark != '\'' && mark != '"') return std::nullopt;
    // An apostrophe inside a word opens nothing.
    if (at > 0 && std::string_view(" \t\r\n[{,:").find(text_[at - 1]) == std::string_view::npos)
      return std::nullopt;
    for (++at; at < text_.size(); ++at) {
      if (mark == '"' && text_[at] == '\\') {
        ++at;
      } else if (text_[at] == mark) {
        if (mark == '"' || at + 1 >= text_.size() || text_[at + 1] != mark) return at + 1;
        ++at;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Extent> brackets(std::size_t begin) const {
    std::size_t depth = 0;
    for (std::size_t at = begin; at < text_.size();) {
      if (const auto end = quotes(at)) {
        at = *end;
        continue;
      }
      const char c = text_[at];
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
      ++at;
      if (depth == 0) return Extent{begin, at};
      if (c == '#' && at > 1 && kSpace.find(text_[at - 2]) != kSpace.npos) {
        at = next_line(at);
      }
    }
    return std::nullopt;
  }

  std::string_view text_;
};

// Where a value stands in the tree.
struct Found {
  const YamlNode* parent = nullptr; ///< Null for the map that the path begins in.
  std::size_t index = 0;
  const YamlNode* node = nullptr;
  bool in_brackets = false; ///< The parent is a flow collection.
};

class Editor {
public:
  Editor(const SourceFile& file, const YamlNode& root)
      : file_(file), text_(file.text()), root_(root), extents_(text_) {}

  // False where the change is left to the author.
  bool set(const Rewrite& change) {
    const auto found = find(change);
    if (!found) return false;
    return set(*found, change.text);
  }

  bool set(const Found& found, const std::string& text) {
    const auto extent = extents_.of(*found.node, found.in_brackets);
    if (!extent || extents_.has_comment(*extent)) return false;
    return edit(*extent, text);
  }

  // All that leaves or joins one list or map, at once: their commas are shared.
  std::vector<bool> reshape(const std::vector<const Rewrite*>& changes) {
    const bool appends = changes.front()->kind == Rewrite::Kind::append;
    const auto found = find(*changes.front());
    if (!found) return std::vector<bool>(changes.size(), false);
    const YamlNode* parent = appends ? found->node : found->parent;
    if (parent == nullptr) return std::vector<bool>(changes.size(), false);
    std::vector<std::size_t> gone;
    std::vector<std::string> added;
    for (const Rewrite* change : changes) {
      if (change->kind == Rewrite::Kind::append)
        added.push_back(change->text);
      else if (const auto at = find(*change))
        gone.push_back(at->index);
    }
    std::sort(gone.begin(), gone.end());
    if (is_flow(*parent)) return std::vector<bool>(changes.size(), flow(*parent, gone, added));
    // Of lines each goes by itself; one with a comment stays.
    std::vector<std::size_t> stays;
    const bool done = block(*parent, gone, added, stays);
    std::vector<bool> out;
    for (const Rewrite* change : changes) {
      const bool here = change->kind == Rewrite::Kind::remove &&
                        std::find(stays.begin(), stays.end(), find(*change)->index) != stays.end();
      out.push_back(done && !here);
    }
    return out;
  }

  // The list or map that a change takes from or adds to.
  const YamlNode* container(const Rewrite& change) const {
    const auto found = find(change);
    if (!found) return nullptr;
    return change.kind == Rewrite::Kind::append ? found->node : found->parent;
  }

  std::string apply() {
    std::sort(edits_.begin(), edits_.end(),
              [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    std::string out;
    std::size_t at = 0;
    for (const auto& [extent, text] : edits_) {
      out += text_.substr(at, extent.begin - at);
      out += text;
      at = extent.end;
    }
    out += text_.substr(at);
    return out;
  }

private:
  [[nodiscard]] bool is_flow(const YamlNode& node) const {
    return node.offset < text_.size() && (text_[node.offset] == '[' || text_[node.offset] == '{');
  }

  static const YamlNode* map_at(const YamlNode& node, std::size_t offset) {
    if (node.kind == YamlNode::Kind::map && node.offset == offset) return &node;
    for (const YamlNode& item : node.items)
      if (const YamlNode* found = map_at(item, offset)) return found;
    for (const auto& [key, value] : node.entries)
      if (const YamlNode* found = map_at(value, offset)) return found;
    return nullptr;
  }

  [[nodiscard]] std::optional<Found> find(const Rewrite& change) const {
    Found at;
    at.node = map_at(root_, file_.offset(change.map.line - 1, change.map.column - 1));
    for (const std::string& step : change.path) {
      if (at.node == nullptr) return std::nullopt;
      const YamlNode& parent = *at.node;
      if (parent.kind == YamlNode::Kind::scalar && step == "value") break; // `12`: {value: 12}
      Found next{&parent, 0, nullptr, is_flow(parent)};
      if (step.starts_with('#') && parent.kind == YamlNode::Kind::list) {
        std::from_chars(step.data() + 1, step.data() + step.size(), next.index);
        if (next.index < parent.items.size()) next.node = &parent.items[next.index];
      } else {
        for (; next.index < parent.entries.size(); ++next.index)
          if (parent.entries[next.index].first.text == step) {
            next.node = &parent.entries[next.index].second;
            break;
          }
      }
      at = next;
    }
    return at.node == nullptr ? std::nullopt : std::optional(at);
  }

  bool edit(Extent extent, std::string text) {
    for (const auto& [other, with] : edits_)
      if (extent.begin < other.end && other.begin < extent.end) return false;
    edits_.emplace_back(extent, std::move(text));
    return true;
  }

  // The bytes of a part as they are by now; its edits are taken back into them.
  std::string absorb(Extent part) {
    std::sort(edits_.begin(), edits_.end(),
              [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    std::string out;
    std::size_t at = part.begin;
    std::erase_if(edits_, [&](const auto& one) {
      const auto& [extent, text] = one;
      if (extent.begin < part.begin || extent.end > part.end) return false;
      out += text_.substr(at, extent.begin - at);
      out += text;
      at = extent.end;
      return true;
    });
    out += text_.substr(at, part.end - at);
    return out;
  }

  // [a, b, c]: what is between two that stay side by side stays.
  bool flow(const YamlNode& node, const std::vector<std::size_t>& gone,
            const std::vector<std::string>& added) {
    const auto whole = extents_.of(node, false);
    if (!whole || extents_.has_comment(*whole)) return false;
    std::vector<Extent> parts;
    for (const YamlNode& item : node.items) {
      const auto part = extents_.of(item, true);
      if (!part) return false;
      parts.push_back(*part);
    }
    for (const auto& [key, value] : node.entries) {
      const auto part = extents_.of(value, true);
      if (!part) return false;
      parts.push_back({key.offset, part->end});
    }
    std::string out(1, text_[whole->begin]);
    const auto lead = parts.empty()
                          ? std::string_view()
                          : text_.substr(whole->begin + 1, parts[0].begin - whole->begin - 1);
    out += lead;
    bool first = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (std::binary_search(gone.begin(), gone.end(), i)) continue;
      if (!first) out += text_.substr(parts[i - 1].end, parts[i].begin - parts[i - 1].end);
      out += absorb(parts[i]);
      first = false;
    }
    for (const std::string& item : added) {
      out += (first ? "" : ", ") + item;
      first = false;
    }
    const std::size_t last = parts.empty() ? whole->end - 1 : parts.back().end;
    out += text_.substr(last, whole->end - last);
    return edit(*whole, out);
  }

  // A list of lines: whole lines go, and new ones come behind the last.
  bool block(const YamlNode& node, const std::vector<std::size_t>& gone,
             const std::vector<std::string>& added, std::vector<std::size_t>& stays) {
    const bool list = node.kind == YamlNode::Kind::list;
    const std::size_t count = list ? node.items.size() : node.entries.size();
    if (count == 0) return false; // no list at all: a single word, a text in a block
    std::vector<std::pair<Extent, std::string>> edits;
    std::size_t column = 0;
    Extent last;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = list ? node.items[i].offset : node.entries[i].first.offset;
      const std::size_t begin = extents_.line_begin(at);
      const std::string_view before = text_.substr(begin, at - begin);
      const std::size_t mark = before.find_first_not_of(' ');
      // "- item" or "key: value" alone in front of its lines.
      const bool plain = list
                             ? mark != std::string_view::npos && before[mark] == '-' &&
                                   before.find_first_not_of(' ', mark + 1) == std::string_view::npos
                             : mark == std::string_view::npos;
      const bool goes = std::binary_search(gone.begin(), gone.end(), i);
      if (!plain && (goes || list)) return false;
      column = list ? mark : before.size();
      last = extents_.lines(begin, column, list);
      if (!goes) continue;
      if (extents_.has_comment(last))
        stays.push_back(i);
      else
        edits.emplace_back(last, "");
    }
    if (edits.size() == count && added.empty()) return false; // nothing would be left of it
    if (!added.empty()) {
      std::string lines;
      for (const std::string& item : added) lines += std::string(column, ' ') + "- " + item + "\n";
      const bool open = last.end == text_.size() && !text_.ends_with('\n');
      edits.emplace_back(Extent{last.end, last.end}, (open ? "\n" : "") + lines);
    }
    bool done = true;
    for (auto& [extent, text] : edits) done = edit(extent, std::move(text)) && done;
    return done;
  }

  const SourceFile& file_;
  std::string_view text_;
  const YamlNode& root_;
  Extents extents_;
  std::vector<std::pair<Extent, std::string>> edits_;
};

} // namespace

Result<Rewritten> rewrite(const SourceFile& file, std::span<const Rewrite> changes) {
  Result<YamlNode> root = parse_yaml(file);
  if (!root) return tl::unexpected<Diagnostics>(std::move(root.error()));
  Editor editor(file, *root);
  Rewritten out;
  std::map<std::size_t, std::vector<std::size_t>> shared; // by place of the list or map
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].kind == Rewrite::Kind::set) {
      if (!editor.set(changes[i])) out.left.push_back(i);
    } else if (const YamlNode* container = editor.container(changes[i])) {
      shared[container->offset].push_back(i);
    } else {
      out.left.push_back(i);
    }
  }
  // Inner ones first: an outer one takes what became of them along.
  for (auto at = shared.rbegin(); at != shared.rend(); ++at) {
    const std::vector<std::size_t>& which = at->second;
    std::vector<const Rewrite*> group;
    for (const std::size_t i : which) group.push_back(&changes[i]);
    const std::vector<bool> done = editor.reshape(group);
    for (std::size_t i = 0; i < which.size(); ++i)
      if (!done[i]) out.left.push_back(which[i]);
  }
  std::sort(out.left.begin(), out.left.end());
  out.text = editor.apply();
  const SourceFile after(file.path(), out.text, 0);
  if (const Result<YamlNode> read = parse_yaml(after); !read)
    return tl::unexpected<Diagnostics>(read.error());
  return out;
}

} // namespace crosscheck::rules
