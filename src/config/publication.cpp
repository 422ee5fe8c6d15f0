#include "config/publication.h"

#include "base/glob.h"
#include "base/yaml_scalar.h"
#include "rules/loader.h"
#include "text/slug.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

namespace crosscheck::config {
namespace {

using rules::Reader;
using rules::YamlNode;
namespace code = rules::code;
namespace fs = std::filesystem;

struct Kind {
  Preference::Of of;
  std::string_view key;
  std::string_view attribute;
  std::vector<std::string_view> choices; ///< As the file writes them.
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {Preference::Of::spelling, "prefers", "style", {}},
      {Preference::Of::english, "english", "style.variety", {"british", "american"}},
      {Preference::Of::dates, "dates", "style.date", {"day-first", "month-first"}},
      {Preference::Of::abbreviations, "abbreviations", "style.abbreviation", {"plain", "stops"}},
      {Preference::Of::numbers, "words_up_to", "style.number", {}},
  };
  return all;
}

const Kind& kind(Preference::Of of) { return kinds()[static_cast<std::size_t>(of)]; }

constexpr std::string_view kForms = "style-forms"; // the lexicon that the rule of spelling reads
constexpr int kLastWord = 20;                      // up to here rules read figures and words

class PublicationReader {
public:
  explicit PublicationReader(const Reader& reader) : reader_(reader) {}

  std::optional<Publication> read(const YamlNode& node) {
    if (!reader_.check_map(node, "a publication",
                           {"name", "articles", "severity", "prefers", "english", "dates",
                            "abbreviations", "words_up_to", "note"}))
      return std::nullopt;
    const std::size_t before = reader_.errors();
    Publication out;
    out.line = reader_.locate(node).line;
    if (const YamlNode* name = reader_.require(node, "name", "a publication"))
      out.name = reader_.text(*name, "name").value_or("");
    if (const YamlNode* articles = Reader::find(node, "articles"))
      out.articles = reader_.texts(*articles, "articles");
    if (const YamlNode* severity = Reader::find(node, "severity"))
      if (const auto chosen = reader_.choice(*severity, "severity", rules::severities()))
        out.severity = static_cast<rules::Severity>(*chosen);
    for (const Kind& one : kinds()) {
      const YamlNode* value = Reader::find(node, one.key);
      if (value == nullptr) continue;
      if (one.of == Preference::Of::spelling)
        spellings(*value, out);
      else if (one.of == Preference::Of::numbers)
        numbers(*value, out);
      else if (const auto chosen = reader_.choice(*value, one.key, one.choices))
        add(one.of, *value, as_rules_have(one.choices[*chosen]), {}, out);
    }
    return reader_.errors() == before ? std::optional(std::move(out)) : std::nullopt;
  }

private:
  // "day-first" -> "day first", the value that rules give.
  static std::string as_rules_have(std::string_view choice) {
    std::string out(choice);
    std::replace(out.begin(), out.end(), '-', ' ');
    return out;
  }

  void add(Preference::Of of, const YamlNode& node, std::string preferred,
           std::vector<std::string> instead, Publication& out) const {
    const std::size_t begin = rules::source_offset(reader_.file(), node, 0);
    const std::size_t end = rules::source_offset(reader_.file(), node, node.text.size());
    out.preferences.push_back({of, std::move(preferred), std::move(instead),
                               static_cast<std::uint32_t>(begin),
                               static_cast<std::uint32_t>(std::max(begin, end))});
  }

  void numbers(const YamlNode& node, Publication& out) const {
    const auto last = reader_.number(node, "words_up_to");
    if (!last) return;
    if (*last < 0 || *last > kLastWord) {
      reader_.error(node, code::kBadChoice, fmt::format("words_up_to must be 0 to {}", kLastWord),
                    "9 writes nine and 10; 0 writes every figure in digits");
      return;
    }
    add(Preference::Of::numbers, node, std::to_string(*last), {}, out);
  }

  void spellings(const YamlNode& node, Publication& out) const {
    if (!reader_.check_map(node, "prefers", {})) return;
    std::map<std::string, std::string> told; // what is not to be written -> what is
    std::set<std::string_view> preferred;
    for (const rules::YamlEntry& entry : node.entries) preferred.insert(entry.first.text);
    for (const rules::YamlEntry& entry : node.entries) {
      const std::string& form = entry.first.text;
      std::vector<std::string> instead = reader_.texts(entry.second, form);
      if (instead.empty() && entry.second.kind != YamlNode::Kind::scalar)
        reader_.error(entry.first, code::kMissingKey,
                      fmt::format("'{}' is preferred to nothing", form),
                      fmt::format("name the forms that are not to be written:  {}: [...]", form));
      for (const std::string& other : instead) {
        const auto [at, added] = told.emplace(other, form);
        if (preferred.contains(other))
          reader_.error(entry.second, code::kTwoValues,
                        fmt::format("'{}' is preferred and is not to be written", other),
                        "keep it on one side");
        else if (!added)
          reader_.error(
              entry.second, code::kTwoValues,
              fmt::format("'{}' and '{}' are both preferred to '{}'", at->second, form, other),
              "keep one of them");
      }
      add(Preference::Of::spelling, entry.first, form, std::move(instead), out);
    }
  }

  const Reader& reader_;
};

// "Cease-fire" beside "cease-fire": as it opens a sentence.
std::string with_capital(std::string form) {
  if (!form.empty() && form[0] >= 'a' && form[0] <= 'z')
    form[0] = static_cast<char>(form[0] - 'a' + 'A');
  return form;
}

// The forms of one word, of all publications: one may write "ceasefire" and one "cease-fire". By
// the first form; each form is in one group.
std::map<std::string, std::set<std::string>> groups(const std::vector<Publication>& publications) {
  std::map<std::string, std::set<std::string>> out;
  std::map<std::string, std::string> group_of;
  for (const Publication& publication : publications)
    for (const Preference& preference : publication.preferences) {
      if (preference.of != Preference::Of::spelling) continue;
      std::vector<std::string> forms = preference.instead;
      forms.push_back(preference.preferred);
      std::set<std::string> all;
      for (const std::string& form : forms) {
        all.insert({form, with_capital(form)});
        const auto known = group_of.find(form);
        if (known == group_of.end()) continue;
        if (const auto old = out.find(known->second); old != out.end()) {
          all.insert(old->second.begin(), old->second.end());
          out.erase(old);
        }
      }
      for (const std::string& form : all) group_of[form] = preference.preferred;
      out[preference.preferred] = std::move(all);
    }
  return out;
}

// Publications are one where their names differ in capitals and accents alone.
std::string key(std::string_view name) { return text::fold_accents(name); }

constexpr const char* kFormsFile = "forms of publications"; // no path of a disk ends so

} // namespace

std::string_view key_of(Preference::Of of) { return kind(of).key; }
std::string_view attribute_of(Preference::Of of) { return kind(of).attribute; }

std::string written(const Preference& preference) {
  std::string out = preference.preferred;
  if (preference.of == Preference::Of::dates) std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

std::vector<Publication> read_publications(const Reader& reader, const YamlNode& node) {
  std::vector<Publication> out;
  if (!reader.check_list(node, "publications")) return out;
  PublicationReader one(reader);
  std::map<std::string, std::string> names; // by key
  for (const YamlNode& item : node.items) {
    auto publication = one.read(item);
    if (!publication) continue;
    const auto [at, added] = names.emplace(key(publication->name), publication->name);
    if (!added)
      reader.error(item, code::kDuplicateId,
                   fmt::format("'{}' is a publication already", at->second), "make them one entry");
    out.push_back(std::move(*publication));
  }
  return out;
}

void assign(const std::vector<Publication>& publications, const std::string& folder,
            std::vector<text::Document>& documents) {
  if (publications.empty()) return;
  struct Known {
    std::string key;
    std::vector<Glob> globs;
  };
  std::vector<Known> known;
  for (const Publication& publication : publications) {
    known.push_back({key(publication.name), {}});
    for (const std::string& glob : publication.articles) known.back().globs.emplace_back(glob);
  }
  for (text::Document& document : documents) {
    std::string path = document.id;
    if (document.source.empty() && !document.path.empty()) {
      std::error_code error;
      const fs::path full = fs::absolute(document.path, error).lexically_normal();
      path = full.lexically_relative(folder).generic_string();
    }
    const std::string own = key(document.source);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const bool here = document.source.empty()
                            ? std::any_of(known[i].globs.begin(), known[i].globs.end(),
                                          [&](const Glob& glob) { return glob.covers(path); })
                            : known[i].key == own;
      if (!here) continue;
      document.source = publications[i].name;
      break;
    }
  }
}

FormsBeside::FormsBeside(const rules::FileSource& files,
                         const std::vector<Publication>& publications)
    : files_(files) {
  std::string forms;
  for (const auto& [group, all] : groups(publications)) {
    std::string list;
    for (const std::string& form : all) list += (list.empty() ? "" : ", ") + yaml_scalar(form);
    forms += fmt::format("      {}: [{}]\n", yaml_scalar(group), list);
  }
  if (!forms.empty())
    forms =
        fmt::format("  {}:\n    extend: true\n    case: as-written\n    groups:\n", kForms) + forms;
  for (const Publication& publication : publications) {
    const std::string slug = text::slug(publication.name);
    std::string values;
    for (const Preference& preference : publication.preferences)
      for (const std::string& form : preference.instead)
        if (!slug.empty())
          values +=
              fmt::format("      {}: {}\n", yaml_scalar(form), yaml_scalar(preference.preferred));
    if (!values.empty())
      forms +=
          fmt::format("  preferred-spellings-{}:\n    extend: true\n    values:\n{}", slug, values);
  }
  if (!forms.empty()) yaml_ = "lexicons:\n" + forms;
}

std::vector<std::string> FormsBeside::paths(std::vector<std::string> rules) const {
  if (!yaml_.empty()) rules.emplace_back(kFormsFile);
  return rules;
}

std::vector<std::string> FormsBeside::list(const std::string& path) const {
  return path == kFormsFile ? std::vector{path} : files_.list(path);
}

std::optional<std::string> FormsBeside::read(const std::string& path) const {
  return path == kFormsFile ? yaml_ : files_.read(path);
}

Diagnostics prefer(const std::vector<Publication>& publications, const std::string& path,
                   rules::RuleSet& rules) {
  Diagnostics diagnostics;
  std::set<std::string_view> read; // attributes that a rule draws
  for (const rules::Rule& rule : rules.rules) read.insert(rules.attribute(rule.attribute).name);
  for (const Publication& publication : publications) {
    for (const Preference& preference : publication.preferences) {
      const std::string_view attribute = attribute_of(preference.of);
      if (preference.of == Preference::Of::numbers)
        // The rule leaves one to nine to the reader, who writes them as words anyway.
        for (rules::Rule& rule : rules.rules)
          if (rules.attribute(rule.attribute).name == attribute)
            for (rules::ValueBound& bound : rule.conditions.only_if_value)
              bound.low = std::min(bound.low, 1.0);
      if (read.contains(attribute)) continue;
      diagnostics.push_back(
          {.level = Level::warning,
           .code = "C020",
           .message = fmt::format("no rule reads '{}', which {} settles with '{}'", attribute,
                                  publication.name, key_of(preference.of)),
           .file = path,
           .line = publication.line,
           .help = "add packaged to `rules`, or take the override away that turns style off"});
      read.insert(attribute); // told once
    }
  }
  return diagnostics;
}

} // namespace crosscheck::config
