#include "rules/yaml.h"

#include "text/utf8.h"

#include <fmt/format.h>
#include <sstream>
#include <stdexcept>
#include <yaml-cpp/yaml.h>

#include <yaml-cpp/eventhandler.h>

namespace crosscheck::rules {
namespace {

struct Refused : std::runtime_error {
  Refused(const YAML::Mark& mark, const std::string& message, std::string help_text)
      : std::runtime_error(message), line(static_cast<std::size_t>(std::max(mark.line, 0))),
        column(static_cast<std::size_t>(std::max(mark.column, 0))), help(std::move(help_text)) {}
  std::size_t line, column;
  std::string help;
};

// Builds the tree. `open_` holds the lists and maps that are not closed yet, outermost first.
class Builder : public YAML::EventHandler {
public:
  explicit Builder(const SourceFile& file) : file_(file) {}
  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { leaf(mark, YamlNode::Kind::null); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(mark); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_alias(mark); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (anchor != YAML::NullAnchor) refuse_alias(mark);
    YamlNode& node = leaf(mark, YamlNode::Kind::scalar);
    node.text = value;
    node.quoted = tag == "!";
    // `key: ~` and `key:` are both no value.
    if (tag == "?" && (value == "~" || value == "null")) node.kind = YamlNode::Kind::null;
    close_pair();
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    if (anchor != YAML::NullAnchor) refuse_alias(mark);
    open(mark, YamlNode::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    if (anchor != YAML::NullAnchor) refuse_alias(mark);
    open(mark, YamlNode::Kind::map);
  }
  void OnMapEnd() override { close(); }

private:
  [[noreturn]] static void refuse_alias(const YAML::Mark& mark) {
    throw Refused(mark, "anchors and aliases are not part of the rule language",
                  "write the value out, or put shared words into a lexicon");
  }

  // The node that an event fills: the root, a new item, or a key or value of a map.
  YamlNode& place(const YAML::Mark& mark) {
    if (++nodes_ > kMaxYamlNodes) {
      throw Refused(mark, fmt::format("the file has more than {} values", kMaxYamlNodes),
                    "split it, or move long word lists to a `file:` of a lexicon");
    }
    if (open_.empty()) return root_;
    Open& top = open_.back();
    if (top.node->kind == YamlNode::Kind::list) return top.node->items.emplace_back();
    if (!top.has_key) return top.node->entries.emplace_back().first;
    return top.node->entries.back().second;
  }
  YamlNode& leaf(const YAML::Mark& mark, YamlNode::Kind kind) {
    YamlNode& node = place(mark);
    node.kind = kind;
    node.offset = file_.offset(static_cast<std::size_t>(std::max(mark.line, 0)),
                               static_cast<std::size_t>(std::max(mark.column, 0)));
    if (kind == YamlNode::Kind::null) close_pair();
    return node;
  }
  void open(const YAML::Mark& mark, YamlNode::Kind kind) {
    if (open_.size() >= kMaxYamlDepth) {
      throw Refused(mark, fmt::format("lists and maps are nested more than {} deep", kMaxYamlDepth),
                    "a rule file never needs more than eight levels");
    }
    YamlNode& node = leaf(mark, kind);
    open_.push_back({&node, false});
  }
  void close() {
    open_.pop_back();
    close_pair();
  }
  // After a key its value is next, after a value the next key. The children of an open node are
  // only added to while it is the innermost, so pointers to open nodes stay good.
  void close_pair() {
    if (!open_.empty() && open_.back().node->kind == YamlNode::Kind::map) {
      open_.back().has_key = !open_.back().has_key;
    }
  }

  struct Open {
    YamlNode* node;
    bool has_key;
  };
  const SourceFile& file_;
  YamlNode root_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
};

constexpr const char* kNotYaml = "R001";
constexpr const char* kHostile = "R002";

} // namespace

Result<YamlNode> parse_yaml(const SourceFile& file) {
  const std::string& text = file.text();
  if (text.size() > kMaxYamlBytes) {
    return fail({.code = kHostile,
                 .message = fmt::format("the file has {} bytes; a rule file may have {}",
                                        text.size(), kMaxYamlBytes),
                 .file = file.path(),
                 .help = "split it, or move long word lists to a `file:` of a lexicon"});
  }
  if (const auto bad = text::find_invalid_utf8(text)) {
    return fail(file.at(*bad, 1, kHostile, "the file is not valid UTF-8", "save it as UTF-8"));
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string::npos) {
    return fail(
        file.at(nul, 1, kHostile, "the file holds a NUL byte", "rule files are plain text"));
  }
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Builder builder(file);
    parser.HandleNextDocument(builder);
    YamlNode root = builder.take();
    Builder second(file);
    if (parser.HandleNextDocument(second)) {
      const YamlNode extra = second.take();
      return fail(file.at(extra.offset, 1, kNotYaml, "the file holds more than one YAML document",
                          "one file, one pack: split it at the `---`"));
    }
    return root;
  } catch (const Refused& refused) {
    return fail(file.at(file.offset(refused.line, refused.column), 1, kHostile, refused.what(),
                        refused.help));
  } catch (const YAML::Exception& error) {
    const auto line = static_cast<std::size_t>(std::max(error.mark.line, 0));
    const auto column = static_cast<std::size_t>(std::max(error.mark.column, 0));
    return fail(file.at(
        file.offset(line, column), 1, kNotYaml, "not YAML: " + error.msg,
        "write a pattern or a text in quotes where it begins with one of  [ ] { } , # & * ! | > ' "
        "\" % @  or holds ': ' or ' #', or in brackets also a comma or '? '"));
  } catch (const std::exception& error) {
    return fail({.code = kNotYaml,
                 .message = std::string("not YAML: ") + error.what(),
                 .file = file.path()});
  }
}

std::size_t source_offset(const SourceFile& file, const YamlNode& scalar, std::size_t at) {
  const std::string& source = file.text();
  std::size_t i = scalar.offset;
  if (i >= source.size()) return scalar.offset;
  const char first = source[i];
  if (first == '|') {
    // The value's lines stand below, all indented as the first of them that is not blank.
    std::size_t line = source.find('\n', i);
    if (line == std::string::npos) return scalar.offset;
    ++line;
    std::size_t text_begin = source.find_first_not_of(" \n\r", line);
    if (text_begin == std::string::npos) return scalar.offset;
    const std::size_t line_begin = source.rfind('\n', text_begin) + 1;
    const std::size_t indent = text_begin - line_begin;
    std::size_t value = 0;
    for (std::size_t begin = line; begin < source.size();) {
      std::size_t end = source.find('\n', begin);
      if (end == std::string::npos) end = source.size();
      const std::size_t content = std::min(begin + indent, end);
      if (at <= value + (end - content)) return content + (at - value);
      value += end - content + 1;
      begin = end + 1;
    }
    return scalar.offset;
  }
  const bool single = first == '\'', twofold = first == '"';
  if (single || twofold) ++i;
  for (std::size_t value = 0; value < at; ++value) {
    if (i >= source.size() || source[i] == '\n') return scalar.offset;
    if (single && source[i] == '\'') ++i;
    if (twofold && source[i] == '\\') {
      // An escape of more than one character (\x41, \u00e9): exact carets end here.
      if (i + 1 < source.size() &&
          std::string_view("xuUNP_L").find(source[i + 1]) != std::string_view::npos) {
        return scalar.offset;
      }
      ++i;
    }
    ++i;
  }
  return i <= source.size() ? i : scalar.offset;
}

} // namespace crosscheck::rules
