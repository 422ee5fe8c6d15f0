#include "rules/reader.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscheck::rules {
namespace {

// A file of garbage is told off once, not a million times.
constexpr std::size_t kMaxErrorsInFile = 100;

std::string_view kind(const YamlNode& node) {
  switch (node.kind) {
  case YamlNode::Kind::null: return "nothing";
  case YamlNode::Kind::scalar: return "a text";
  case YamlNode::Kind::list: return "a list";
  case YamlNode::Kind::map: return "a map";
  }
  return "";
}

// How much of a node the caret underlines.
std::size_t extent(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::scalar) return 1;
  return std::max<std::size_t>(node.text.size() + (node.quoted ? 2 : 0), 1);
}

} // namespace

std::string one_of(const std::vector<std::string_view>& choices) {
  constexpr std::size_t kShown = 40;
  std::string out = "one of ";
  for (std::size_t i = 0; i < choices.size() && i < kShown; ++i) {
    if (i > 0) out += ", ";
    out += choices[i];
  }
  if (choices.size() > kShown) out += ", ...";
  return out;
}

std::string suggest(std::string_view word, const std::vector<std::string_view>& choices) {
  const std::string_view near = nearest(word.substr(0, 64), choices);
  return near.empty() ? one_of(choices) : fmt::format("did you mean '{}'?", near);
}

void Reader::error(const YamlNode& node, const char* code, std::string message,
                   std::string help) const {
  error_at(node.offset, extent(node), code, std::move(message), std::move(help));
}

void Reader::error_at(std::size_t offset, std::size_t length, const char* code, std::string message,
                      std::string help) const {
  ++errors_;
  if (errors_ > kMaxErrorsInFile) return;
  if (errors_ == kMaxErrorsInFile) {
    message += " (further errors of this file are not shown)";
  }
  constexpr std::size_t kLongestMessage = 400;
  if (message.size() > kLongestMessage) {
    std::size_t cut = kLongestMessage;
    while (cut > 0 && (static_cast<unsigned char>(message[cut]) & 0xC0U) == 0x80U) --cut;
    message = message.substr(0, cut) + "...";
  }
  diagnostics_.push_back(file_.at(offset, length, code, std::move(message), std::move(help)));
}

bool Reader::check_map(const YamlNode& node, std::string_view what,
                       const std::vector<std::string_view>& known) const {
  if (node.kind != YamlNode::Kind::map) {
    error(node, code::kWrongType, fmt::format("{} must be a map, not {}", what, kind(node)),
          fmt::format("write  key: value  with keys out of: {}", fmt::join(known, ", ")));
    return false;
  }
  std::unordered_set<std::string_view> seen, told;
  for (const auto& [key, value] : node.entries) {
    if (key.kind != YamlNode::Kind::scalar) {
      error(key, code::kWrongType,
            fmt::format("a key of {} must be a text, not {}", what, kind(key)));
      continue;
    }
    if (!seen.insert(key.text).second && told.insert(key.text).second) {
      error(key, code::kDuplicateKey, fmt::format("'{}' stands twice in {}", key.text, what),
            "keep one; the second would be silently ignored");
    }
    if (!known.empty() && std::find(known.begin(), known.end(), key.text) == known.end()) {
      // {text: 18,000 homes} is read as a text "18" and a key "000 homes"; and "Two ships: one
      // sank" as a key with a value.
      const bool words = key.text.find(' ') != key.text.npos;
      const char* const cut =
          value.kind == YamlNode::Kind::null
              ? "a comma ends a text in { } and [ ]; write the whole text in quotes"
              : "a colon before a space makes a key; write the whole text in quotes";
      error(key, code::kUnknownKey, fmt::format("unknown key '{}' in {}", key.text, what),
            words ? cut : suggest(key.text, known));
    }
  }
  return true;
}

const YamlNode* Reader::find(const YamlNode& map, std::string_view key) {
  for (const auto& [name, value] : map.entries) {
    if (name.kind == YamlNode::Kind::scalar && name.text == key) return &value;
  }
  return nullptr;
}

const YamlNode* Reader::require(const YamlNode& map, std::string_view key,
                                std::string_view what) const {
  const YamlNode* node = find(map, key);
  if (node == nullptr || node->kind == YamlNode::Kind::null) {
    error(node == nullptr ? map : *node, code::kMissingKey,
          fmt::format("{} has no '{}'", what, key), fmt::format("add  {}: ...", key));
    return nullptr;
  }
  return node;
}

std::optional<std::string> Reader::text(const YamlNode& node, std::string_view what) const {
  if (node.kind == YamlNode::Kind::scalar) return node.text;
  error(node, code::kWrongType, fmt::format("{} must be a text, not {}", what, kind(node)),
        "quote it where it holds ': ' or begins with a bracket");
  return std::nullopt;
}

std::vector<std::string> Reader::texts(const YamlNode& node, std::string_view what) const {
  std::vector<std::string> out;
  if (node.kind == YamlNode::Kind::scalar) return {node.text};
  if (!check_list(node, what)) return out;
  for (const YamlNode& item : node.items) {
    if (auto value = text(item, fmt::format("an item of {}", what)))
      out.push_back(std::move(*value));
  }
  return out;
}

std::optional<bool> Reader::flag(const YamlNode& node, std::string_view what) const {
  if (node.kind == YamlNode::Kind::scalar && !node.quoted) {
    if (node.text == "true") return true;
    if (node.text == "false") return false;
  }
  error(node, code::kWrongType, fmt::format("{} must be true or false", what),
        "write  true  or  false, without quotes");
  return std::nullopt;
}

std::optional<int> Reader::number(const YamlNode& node, std::string_view what) const {
  if (node.kind == YamlNode::Kind::scalar) {
    int value = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [rest, failure] = std::from_chars(node.text.data(), end, value);
    if (failure == std::errc() && rest == end && value > -1'000'000 && value < 1'000'000)
      return value;
  }
  error(node, code::kWrongType, fmt::format("{} must be a whole number", what),
        "write it in digits, like  2  or  -1");
  return std::nullopt;
}

std::optional<std::size_t> Reader::choice(const YamlNode& node, std::string_view what,
                                          const std::vector<std::string_view>& choices,
                                          const char* code) const {
  const auto word = text(node, what);
  if (!word) return std::nullopt;
  const auto found = std::find(choices.begin(), choices.end(), *word);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  error(node, code, fmt::format("unknown {} '{}'", what, *word), suggest(*word, choices));
  return std::nullopt;
}

std::vector<std::string> Reader::codes(const YamlNode& node) const {
  std::vector<std::string> out = texts(node, "allow");
  for (const std::string& code : out)
    if (code.size() != 4 || !code.starts_with("R08"))
      error(node, code::kBadChoice, fmt::format("'{}' is no warning that can be allowed", code),
            "a code of `rules check`, R081 to R089, and a `note` that says why");
  return out;
}

bool Reader::check_list(const YamlNode& node, std::string_view what) const {
  if (node.kind == YamlNode::Kind::list) {
    cut_figures(node, what);
    return true;
  }
  error(node, code::kWrongType, fmt::format("{} must be a list, not {}", what, kind(node)),
        "write  [a, b]  or one  - a  a line");
  return false;
}

// [1,000] is a list of two to YAML, and to nobody else.
void Reader::cut_figures(const YamlNode& list, std::string_view what) const {
  const auto digits = [](const YamlNode& item, std::size_t least, std::size_t most) {
    return item.kind == YamlNode::Kind::scalar && !item.quoted && item.text.size() >= least &&
           item.text.size() <= most &&
           item.text.find_first_not_of("0123456789") == std::string::npos;
  };
  for (std::size_t i = 1; i < list.items.size(); ++i) {
    const YamlNode& head = list.items[i - 1];
    const YamlNode& tail = list.items[i];
    // Three digits right behind the comma: [5,250] and not [5, 250].
    if (!digits(head, 1, 3) || !digits(tail, 3, 3) ||
        tail.offset != head.offset + head.text.size() + 1)
      continue;
    error_at(head.offset, head.text.size() + 1 + tail.text.size(), code::kWrongType,
             fmt::format("'{},{}' in {} is two values to YAML", head.text, tail.text, what),
             fmt::format("write  {}{}  for the figure; with a space, [{}, {}], where two are meant",
                         head.text, tail.text, head.text, tail.text));
  }
}

} // namespace crosscheck::rules
