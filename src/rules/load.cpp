#include "rules/load.h"

#include "rules/loader.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>

namespace crosscheck::rules {
namespace {

struct OpenFile {
  SourceFile source;
  Reader reader;
  YamlNode root;
  std::string pack;
  bool lexicons_only = false;

  OpenFile(std::string path, std::string bytes, std::uint32_t index, Diagnostics& diagnostics)
      : source(std::move(path), std::move(bytes), index), reader(source, diagnostics) {}
};

class Loader {
public:
  explicit Loader(const FileSource& files) : files_(files) {}

  Loaded run(const std::vector<std::string>& paths, const std::string& packaged) {
    std::set<std::string> own;
    std::vector<std::string> listed;
    for (const std::string& path : paths) {
      const std::vector<std::string> below = files_.list(path);
      if (below.empty()) {
        out_.diagnostics.push_back(
            {.code = code::kNothingLoaded,
             .message = fmt::format("no rule file in '{}'", path),
             .help = "name a folder with .yaml, .yml or .json files, or such a file"});
      }
      for (const std::string& file : below) {
        if (own.insert(file).second) listed.push_back(file);
      }
    }
    if (!packaged.empty()) {
      for (const std::string& file : files_.list(packaged)) {
        if (!own.contains(file)) open(file, true);
      }
    }
    // Lexicons of the packaged folder come first, so that those of the user's replace or extend
    // them.
    std::set<std::string> defined;
    for (OpenFile& file : open_) lexicons(file, defined);
    const std::size_t packaged_files = open_.size();
    for (const std::string& file : listed) open(file, false);
    defined.clear();
    for (std::size_t i = packaged_files; i < open_.size(); ++i) lexicons(open_[i], defined);
    for (OpenFile& file : open_) attributes(file);
    rules();
    return std::move(out_);
  }

private:
  void open(const std::string& path, bool lexicons_only) {
    const auto index = static_cast<std::uint32_t>(out_.rules.files.size());
    out_.rules.files.push_back(path);
    auto bytes = files_.read(path);
    if (!bytes) {
      out_.diagnostics.push_back(
          {.code = code::kUnreadable, .message = "cannot read the file", .file = path});
      return;
    }
    OpenFile& file = open_.emplace_back(path, std::move(*bytes), index, out_.diagnostics);
    file.lexicons_only = lexicons_only;
    Result<YamlNode> root = parse_yaml(file.source);
    if (!root) {
      out_.diagnostics.insert(out_.diagnostics.end(), root.error().begin(), root.error().end());
      open_.pop_back();
      return;
    }
    file.root = std::move(*root);
    if (!lexicons_only && !check_top(file)) open_.pop_back();
  }

  bool check_top(OpenFile& file) {
    const Reader& reader = file.reader;
    if (file.root.kind == YamlNode::Kind::null) {
      reader.error(file.root, code::kMissingKey, "the file is empty",
                   "a rule file begins with  pack: name");
      return false;
    }
    if (!reader.check_map(file.root, "a rule file",
                          {"pack", "attributes", "rules", "lexicons", "note"})) {
      return false;
    }
    const bool needs_pack = Reader::find(file.root, "rules") != nullptr ||
                            Reader::find(file.root, "attributes") != nullptr;
    const YamlNode* pack = Reader::find(file.root, "pack");
    if (pack == nullptr && !needs_pack) return true;
    pack = reader.require(file.root, "pack", "the file");
    if (pack == nullptr) return true; // its attributes and lexicons can be read
    const auto name = reader.text(*pack, "pack");
    if (!name) return true;
    if (!is_identifier(*name)) {
      reader.error(*pack, code::kBadChoice, fmt::format("'{}' is no name of a pack", *name),
                   "a name has lower-case letters, digits and '-', and begins with a letter");
      return true;
    }
    file.pack = *name;
    return true;
  }

  void lexicons(OpenFile& file, std::set<std::string>& defined) {
    if (file.root.kind != YamlNode::Kind::map) return;
    if (const YamlNode* node = Reader::find(file.root, "lexicons")) {
      read_lexicons(file.reader, *node, files_, out_.rules.lexicons, defined);
    }
  }

  void attributes(OpenFile& file) {
    if (file.lexicons_only) return;
    if (const YamlNode* node = Reader::find(file.root, "attributes")) {
      read_attributes(file.reader, *node, out_.rules, broken_);
    }
  }

  void rules() {
    PatternTranslator translator(out_.rules.lexicons);
    RuleContext context{out_.rules, translator, broken_, dropped_, {}};
    for (OpenFile& file : open_) {
      if (file.lexicons_only || file.pack.empty()) continue;
      if (const YamlNode* node = Reader::find(file.root, "rules")) {
        read_rules(file.reader, *node, file.pack, context);
      }
    }
    for (const Attribute& attribute : out_.rules.attributes) check_key(attribute);
  }

  // A key that no pattern fills would leave every claim without a key: never compared, never
  // reported.
  void check_key(const Attribute& attribute) {
    if (dropped_.contains(attribute.name)) return; // a rule that was left out may fill it
    bool used = false;
    std::set<std::string_view> filled(built_in_keys().begin(), built_in_keys().end());
    std::set<std::string_view> names;
    for (const Rule& rule : out_.rules.rules) {
      if (out_.rules.attribute(rule.attribute).name != attribute.name) continue;
      if (rule.kind != RuleKind::pattern) return; // built-in kinds fill what they need
      used = true;
      for (const Pattern& pattern : rule.patterns) {
        for (const Slot& slot : pattern.slots) names.insert(slot.name);
        for (const auto& [name, value] : pattern.set) names.insert(name);
      }
    }
    if (!used) return;
    filled.insert(names.begin(), names.end());
    for (const std::string& part : key_alternatives(attribute)) {
      if (part == "value" || filled.contains(part)) continue;
      const auto file = std::find_if(open_.begin(), open_.end(), [&](const OpenFile& f) {
        return f.source.path() == out_.rules.files[attribute.where.file];
      });
      if (file == open_.end()) continue;
      file->reader.error_at(
          file->source.offset(attribute.where.line - 1, attribute.where.column - 1),
          attribute.name.size(), code::kUnfilledKey,
          fmt::format("key '{}' of attribute '{}' is filled by no pattern", part, attribute.name),
          fmt::format("name a slot after it, like <person:{}>, or use one of the built-in "
                      "keys event, document, story, words",
                      part));
    }
  }

  const FileSource& files_;
  Loaded out_;
  std::deque<OpenFile> open_; // a Reader refers to its file, which must not move
  std::set<std::string> broken_;
  std::set<std::string> dropped_;
};

} // namespace

bool is_identifier(std::string_view name, bool dots) {
  if (name.empty() || name.size() > 60 || name.front() < 'a' || name.front() > 'z') return false;
  return std::all_of(name.begin(), name.end(), [dots](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           (dots && c == '.');
  });
}

Loaded load(const FileSource& files, const std::vector<std::string>& paths,
            const std::string& packaged) {
  return Loader(files).run(paths, packaged);
}

Pattern translate(std::string_view pattern, const Lexicons& lexicons, Diagnostics& diagnostics,
                  bool as_written) {
  PatternTranslator translator(lexicons);
  Translation translation = translator.translate(pattern, {.as_written = as_written});
  for (PatternFault& fault : translation.faults) {
    diagnostics.push_back({.code = fault.code,
                           .message = std::move(fault.message),
                           .file = "pattern",
                           .line = 1,
                           .column = static_cast<std::uint32_t>(fault.begin + 1),
                           .length = static_cast<std::uint32_t>(fault.length),
                           .source_line = std::string(pattern),
                           .help = std::move(fault.help)});
  }
  Pattern out;
  out.text = std::string(pattern);
  out.regex = std::move(translation.regex);
  out.slots = std::move(translation.slots);
  return out;
}

} // namespace crosscheck::rules
