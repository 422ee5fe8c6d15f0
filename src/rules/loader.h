// The steps of load(), a part of the schema each. Private to the module.
#pragma once

#include "rules/load.h"
#include "rules/pattern.h"
#include "rules/reader.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace crosscheck::rules {

/// Reads the `lexicons:` map of a file into `lexicons`. `defined` holds the names that files of the
/// same folder have defined, to tell a second definition from a replacement of a packaged lexicon.
/// What each file does is appended to `definitions`.
void read_lexicons(const Reader& reader, const YamlNode& node, const FileSource& files,
                   Lexicons& lexicons, std::set<std::string>& defined,
                   std::vector<LexiconDefinition>& definitions);

/// Reads the `attributes:` map of a file. The names of attributes that are wrong go into `broken`,
/// so that their rules are dropped without a second complaint.
void read_attributes(const Reader& reader, const YamlNode& node, RuleSet& rules,
                     std::set<std::string>& broken);

/// Reads the `rules:` list of a file. A rule with an error is left out.
struct RuleContext {
  RuleSet& rules;
  PatternTranslator& translator;
  const std::set<std::string>& broken_attributes;
  std::set<std::string>& dropped_attributes; ///< Attributes of which a rule was left out.
  /// Attributes of packaged packs that no file imports -> their pack.
  const std::map<std::string, std::string>& packaged_attributes;
  std::set<std::string> ids; ///< Of all rules so far.
};
void read_rules(const Reader& reader, const YamlNode& node, const std::string& pack,
                RuleContext& context);

/// Reads the `examples:` list of a rule; `rule` has its patterns already.
void read_examples(const Reader& reader, const YamlNode& node, const Attribute& attribute,
                   Rule& rule);

/// What an expected claim may name beside the slots of its rule and the parts of its key.
[[nodiscard]] const std::vector<std::string_view>& claim_fields();
/// "none", "agree" .. "contradict", weakest first.
[[nodiscard]] const std::vector<std::string_view>& relations();

/// Whether a name is made of lower-case letters, digits, '-', '_' and, with `dots`, '.'; letter
/// first.
[[nodiscard]] bool is_identifier(std::string_view name, bool dots = false);

/// The severities, in the order of the enumeration.
[[nodiscard]] const std::vector<std::string_view>& severities();

/// Slot names that claims understand for any attribute, beside those of its `key`.
[[nodiscard]] const std::vector<std::string_view>& known_slots();

/// The names in a key, those of "a|b" one by one.
[[nodiscard]] std::vector<std::string> key_alternatives(const Attribute& attribute);

} // namespace crosscheck::rules
