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
  std::uint32_t index = 0;
  bool lexicons_only = false; // packaged, and not among the files to load
  bool imported = false;      // such a one whose attributes are wanted

  OpenFile(std::string path, std::string bytes, std::uint32_t at, Diagnostics& diagnostics)
      : source(std::move(path), std::move(bytes), at), reader(source, diagnostics), index(at) {}
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
    for (OpenFile& file : open_) imports(file);
    for (OpenFile& file : open_) attributes(file);
    rules();
    for (std::size_t i = 0; i < out_.rules.files.size(); ++i)
      out_.sources.emplace_back(out_.rules.files[i], "", static_cast<std::uint32_t>(i));
    for (OpenFile& file : open_) out_.sources[file.index] = std::move(file.source);
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
    if (lexicons_only) {
      const YamlNode* pack = Reader::find(file.root, "pack");
      if (pack != nullptr && pack->kind == YamlNode::Kind::scalar) file.pack = pack->text;
    } else if (!check_top(file)) {
      open_.pop_back();
    }
  }

  bool check_top(OpenFile& file) {
    const Reader& reader = file.reader;
    if (file.root.kind == YamlNode::Kind::null) {
      reader.error(file.root, code::kMissingKey, "the file is empty",
                   "a rule file begins with  pack: name");
      return false;
    }
    if (!reader.check_map(
            file.root, "a rule file",
            {"pack", "version", "imports", "attributes", "rules", "lexicons", "note"})) {
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
    Pack& named = out_.rules.packs.emplace_back(Pack{*name, {}, {}, reader.locate(*pack)});
    if (const YamlNode* version = Reader::find(file.root, "version"))
      named.version = reader.text(*version, "version").value_or("");
    if (const YamlNode* imports = Reader::find(file.root, "imports"))
      named.imports = reader.texts(*imports, "imports");
    return true;
  }

  // A pack imports others for their attributes: those that are loaded with it anyway, or packaged
  // ones.
  void imports(OpenFile& file) {
    if (file.lexicons_only) return;
    const YamlNode* node = Reader::find(file.root, "imports");
    if (node == nullptr) return;
    const auto one = [&](const YamlNode& item) {
      if (item.kind != YamlNode::Kind::scalar) return; // told off above
      bool found = false;
      std::set<std::string_view> packs;
      for (OpenFile& other : open_) {
        if (other.pack.empty() || &other == &file) continue;
        packs.insert(other.pack);
        if (other.pack != item.text) continue;
        found = true;
        other.imported = other.lexicons_only;
      }
      if (found) return;
      file.reader.error(item, code::kUnknownPack, fmt::format("no pack '{}' to import", item.text),
                        packs.empty() ? "name a pack of the rule folder or a packaged one"
                                      : suggest(item.text, {packs.begin(), packs.end()}));
    };
    if (node->kind == YamlNode::Kind::scalar) one(*node);
    for (const YamlNode& item : node->items) one(item);
  }

  void lexicons(OpenFile& file, std::set<std::string>& defined) {
    if (file.root.kind != YamlNode::Kind::map) return;
    if (const YamlNode* node = Reader::find(file.root, "lexicons")) {
      std::vector<LexiconDefinition>& definitions = out_.rules.lexicon_definitions;
      const std::size_t before = definitions.size();
      read_lexicons(file.reader, *node, files_, out_.rules.lexicons, defined, definitions);
      for (std::size_t i = before; i < definitions.size(); ++i)
        definitions[i].packaged = file.lexicons_only;
    }
  }

  void attributes(OpenFile& file) {
    const YamlNode* node = Reader::find(file.root, "attributes");
    if (node == nullptr) return;
    if (file.lexicons_only && !file.imported) {
      for (const auto& [name, definition] : node->entries)
        packaged_attributes_.emplace(name.text, file.pack);
      return;
    }
    const std::size_t before = out_.rules.attributes.size();
    read_attributes(file.reader, *node, out_.rules, broken_);
    for (std::size_t i = before; i < out_.rules.attributes.size(); ++i)
      out_.rules.attributes[i].imported = file.imported;
  }

  void rules() {
    PatternTranslator translator(out_.rules.lexicons);
    RuleContext context{out_.rules, translator, broken_, dropped_, packaged_attributes_, {}};
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
          fmt::format("name a slot after it, like <{}:{}>, or use one of the built-in "
                      "keys event, case, document, story, words, sentence, twin",
                      part == "place" || part == "date" || part == "time" ? part : "person", part));
    }
  }

  const FileSource& files_;
  Loaded out_;
  std::deque<OpenFile> open_; // a Reader refers to its file, which must not move
  std::set<std::string> broken_;
  std::set<std::string> dropped_;
  std::map<std::string, std::string> packaged_attributes_; // not imported -> their pack
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

Diagnostic diagnose(const std::vector<SourceFile>& sources, const Pattern& pattern,
                    std::size_t begin, std::size_t length, std::string code, std::string message,
                    std::string help) {
  const Location& where = pattern.scalar;
  if (where.file >= sources.size() || where.line == 0) {
    return {.code = std::move(code), .message = std::move(message), .help = std::move(help)};
  }
  const SourceFile& file = sources[where.file];
  YamlNode scalar;
  scalar.offset = file.offset(where.line - 1, where.column - 1);
  return file.at(source_offset(file, scalar, begin), length, std::move(code), std::move(message),
                 std::move(help));
}

void add_source_line(Diagnostic& diagnostic, const std::vector<SourceFile>& sources) {
  if (diagnostic.line == 0 || !diagnostic.source_line.empty()) return;
  const auto file = std::find_if(sources.begin(), sources.end(), [&](const SourceFile& source) {
    return source.path() == diagnostic.file;
  });
  if (file == sources.end()) return;
  const std::size_t at =
      file->offset(diagnostic.line - 1, diagnostic.column > 0 ? diagnostic.column - 1 : 0);
  const Diagnostic there = file->at(at, diagnostic.length, {}, {});
  diagnostic.source_line = there.source_line;
  diagnostic.length = there.length;
}

Diagnostic diagnose(const std::vector<SourceFile>& sources, Location where, std::size_t length,
                    std::string code, std::string message, std::string help) {
  if (where.file >= sources.size() || where.line == 0) {
    return {.code = std::move(code), .message = std::move(message), .help = std::move(help)};
  }
  const SourceFile& file = sources[where.file];
  return file.at(file.offset(where.line - 1, where.column - 1),
                 length > 0 ? length : file.text().size(), std::move(code), std::move(message),
                 std::move(help));
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
  out.sieve = std::move(translation.sieve);
  out.steps = translation.steps;
  out.slots = std::move(translation.slots);
  return out;
}

} // namespace crosscheck::rules
