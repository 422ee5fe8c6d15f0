#include "rules/loader.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::rules {
namespace {

// In the order of the enumerations.
const std::vector<std::string_view> kComparators = {
    "count",    "measure", "money", "percent", "age",   "date",     "time",
    "duration", "place",   "name",  "words",   "state", "category", "text"};
const std::vector<std::string_view> kRelations = {"agree", "compatible", "variant", "update",
                                                  "contradict"};
const std::vector<std::string_view> kOverTime = {"fixed", "rising", "falling", "changing"};

constexpr std::size_t kMaxAttributes = 1000;

void read_attribute(const Reader& reader, const YamlNode& node, RuleSet& rules,
                    Attribute& attribute) {
  const std::string what = fmt::format("attribute '{}'", attribute.name);
  if (!reader.check_map(node, what,
                        {"compare", "key", "over_time", "severity", "at_most", "order", "lexicon",
                         "message", "allow", "note"})) {
    return;
  }
  if (const YamlNode* compare = reader.require(node, "compare", what)) {
    if (const auto i =
            reader.choice(*compare, "comparator", kComparators, code::kUnknownComparator)) {
      attribute.compare = static_cast<Comparator>(*i);
    }
  }
  if (const YamlNode* key = reader.require(node, "key", what)) {
    attribute.key = reader.texts(*key, "key");
    if (attribute.key.empty()) {
      reader.error(*key, code::kMissingKey, fmt::format("the key of {} is empty", what),
                   "say what must be equal before two claims are compared, like  key: [event]");
    }
    for (const std::string& part : key_alternatives(attribute)) {
      if (!is_identifier(part)) {
        reader.error(*key, code::kBadChoice, fmt::format("'{}' is no part of a key", part),
                     fmt::format("a slot's name, or {}", one_of(built_in_keys())));
      }
    }
    // Only the way a thing is written may be compared among things that mean the same.
    const bool by_value =
        std::find(attribute.key.begin(), attribute.key.end(), "value") != attribute.key.end();
    if (by_value && attribute.compare != Comparator::text) {
      reader.error(
          *key, code::kBadChoice, "the value cannot be its own key",
          "claims of one key are compared by their value; only `compare: text` compares how "
          "one value is written");
    }
  }
  if (const YamlNode* severity = Reader::find(node, "severity")) {
    if (const auto i = reader.choice(*severity, "severity", severities())) {
      attribute.severity = static_cast<Severity>(*i);
    }
  }
  if (const YamlNode* at_most = Reader::find(node, "at_most")) {
    if (const auto i = reader.choice(*at_most, "relation", kRelations)) {
      attribute.at_most = static_cast<AtMost>(*i);
    }
  }
  if (const YamlNode* over_time = Reader::find(node, "over_time")) {
    if (const auto i = reader.choice(*over_time, "over_time", kOverTime)) {
      attribute.over_time = static_cast<OverTime>(*i);
    }
  }
  const YamlNode* order = Reader::find(node, "order");
  if (order != nullptr) attribute.order = reader.texts(*order, "order");
  if (attribute.compare == Comparator::state && attribute.order.size() < 2) {
    reader.error(order != nullptr ? *order : node, code::kMissingKey,
                 fmt::format("{} compares states and has no order", what),
                 "list them first to last:  order: [sought, arrested, charged, convicted]");
  } else if (attribute.compare != Comparator::state && order != nullptr) {
    reader.error(*order, code::kBadChoice, "only  compare: state  has an order");
  }
  if (const YamlNode* lexicon = Reader::find(node, "lexicon")) {
    if (auto name = reader.text(*lexicon, "lexicon")) {
      if (rules.lexicons.find(*name) == nullptr) {
        reader.error(*lexicon, code::kUnknownLexicon, fmt::format("unknown lexicon '{}'", *name),
                     suggest(*name, rules.lexicons.names()));
      }
      attribute.lexicon = std::move(*name);
    }
  }
  if (const YamlNode* allow = Reader::find(node, "allow")) attribute.allow = reader.codes(*allow);
  if (const YamlNode* message = Reader::find(node, "message")) {
    if (auto text = reader.text(*message, "message")) attribute.message = std::move(*text);
  }
}

} // namespace

const std::vector<std::string_view>& severities() {
  static const std::vector<std::string_view> names = {"error", "warning", "info"};
  return names;
}

const std::vector<std::string_view>& built_in_keys() {
  static const std::vector<std::string_view> keys = {"event", "case",     "document", "story",
                                                     "words", "sentence", "twin",     "passage"};
  return keys;
}

std::vector<std::string> key_alternatives(const Attribute& attribute) {
  std::vector<std::string> all;
  for (const std::string& part : attribute.key) {
    for (std::size_t from = 0; from <= part.size();) {
      const std::size_t bar = std::min(part.find('|', from), part.size());
      all.push_back(part.substr(from, bar - from));
      from = bar + 1;
    }
  }
  return all;
}

void read_attributes(const Reader& reader, const YamlNode& node, RuleSet& rules,
                     std::set<std::string>& broken) {
  if (!reader.check_map(node, "attributes", {})) return;
  for (const auto& [key, value] : node.entries) {
    if (key.kind != YamlNode::Kind::scalar) continue;
    if (!is_identifier(key.text, true)) {
      reader.error(
          key, code::kBadChoice, fmt::format("'{}' is no name of an attribute", key.text),
          "a name has lower-case letters, digits, '-', '_' and '.', and begins with a letter");
      continue;
    }
    const std::size_t before = reader.errors();
    Attribute attribute;
    attribute.name = key.text;
    attribute.where = reader.locate(key);
    if (rules.attributes.size() >= kMaxAttributes) {
      reader.error(key, code::kTooLarge, fmt::format("more than {} attributes", kMaxAttributes));
      return;
    }
    if (rules.find_attribute(key.text)) {
      reader.error(key, code::kDuplicateId,
                   fmt::format("attribute '{}' is defined twice", key.text),
                   "an attribute is defined in one file and used from all");
      continue;
    }
    read_attribute(reader, value, rules, attribute);
    if (reader.errors() != before) {
      broken.insert(key.text);
    } else {
      rules.attributes.push_back(std::move(attribute));
    }
  }
}

} // namespace crosscheck::rules
