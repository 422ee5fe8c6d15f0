#include "rules/loader.h"
#include "rules/read_as.h"
#include "value/quantity.h"
#include "value/time.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace crosscheck::rules {
namespace {

constexpr std::size_t kMaxRules = 20'000;
constexpr std::size_t kMaxPatternsInRule = 500;

const std::vector<std::string_view>& rule_keys() {
  static const std::vector<std::string_view> keys = [] {
    std::vector<std::string_view> out = {"id",       "kind",          "attribute", "event",
                                         "scope",    "case",          "priority",  "severity",
                                         "options",  "patterns",      "set",       "note",
                                         "examples", "only_if_value", "allow"};
    for (const ConditionKey& condition : condition_keys()) out.push_back(condition.key);
    return out;
  }();
  return keys;
}

// "<1000", ">=2", "10..50", "12": a plain figure's bounds.
std::optional<ValueBound> parse_bound(const std::string& text) {
  const auto quantity = value::parse_quantity(text);
  if (!quantity || !quantity->unit.empty() || quantity->bound == value::Bound::about)
    return std::nullopt;
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  ValueBound bound{text, quantity->low, quantity->high, false, false};
  switch (quantity->bound) {
  case value::Bound::less:
  case value::Bound::at_most:
    bound.low = -kInfinity;
    bound.without_high = quantity->bound == value::Bound::less;
    break;
  case value::Bound::greater:
  case value::Bound::at_least:
    bound.high = kInfinity;
    bound.without_low = quantity->bound == value::Bound::greater;
    break;
  case value::Bound::range:
    if (bound.low > bound.high) return std::nullopt;
    break;
  case value::Bound::exact:
  case value::Bound::about: break;
  }
  return bound;
}

// Whether a comparator of figures or times can read a constant.
bool readable(Comparator comparator, const std::string& text) {
  switch (read_as(comparator)) {
  case ReadAs::figure: return value::parse_quantity(text).has_value();
  case ReadAs::time: return value::parse_time(text).has_value();
  case ReadAs::words: break;
  }
  return true;
}

class RuleReader {
public:
  RuleReader(const Reader& reader, RuleContext& context, Rule& rule)
      : reader_(reader), context_(context), rule_(rule) {}

  void read(const YamlNode& node, const std::string& pack) {
    if (!reader_.check_map(node, "a rule", rule_keys())) return;
    rule_.where = reader_.locate(node);
    id(node, pack);
    what_ = rule_.id.empty() ? "a rule" : fmt::format("rule '{}'", rule_.id);
    attribute(node);
    if (attribute_ == nullptr) return;
    settings(node);
    if (const YamlNode* set = Reader::find(node, "set")) constants(*set, set_);
    patterns(node);
    for (const ConditionKey& condition : condition_keys()) {
      if (const YamlNode* list = Reader::find(node, condition.key)) {
        conditions(*list, condition.key, rule_.conditions.*condition.list);
      }
    }
    if (const YamlNode* bounds = Reader::find(node, "only_if_value")) value_bounds(*bounds);
    const YamlNode* examples = Reader::find(node, "examples");
    if (examples == nullptr ||
        (examples->kind == YamlNode::Kind::list && examples->items.empty())) {
      reader_.error(
          node, code::kNoExamples, fmt::format("{} has no examples", what_),
          "show at least one text that it matches and one that it must not:  examples: [{text: "
          "..., expect: [{value: ...}]}, {text: ..., expect: []}]");
    } else {
      read_examples(reader_, *examples, *attribute_, rule_);
    }
  }

private:
  void id(const YamlNode& node, const std::string& pack) {
    const YamlNode* id = reader_.require(node, "id", "a rule");
    if (id == nullptr) return;
    const auto name = reader_.text(*id, "id");
    if (!name) return;
    if (!is_identifier(*name)) {
      reader_.error(*id, code::kBadChoice, fmt::format("'{}' is no id of a rule", *name),
                    "an id has lower-case letters, digits and '-', and begins with a letter");
      return;
    }
    rule_.id = pack + "/" + *name;
    if (!context_.ids.insert(rule_.id).second) {
      reader_.error(*id, code::kDuplicateId, fmt::format("rule '{}' is defined twice", rule_.id),
                    "give each rule of a pack an id of its own");
    }
  }

  void attribute(const YamlNode& node) {
    const YamlNode* attribute = reader_.require(node, "attribute", what_);
    if (attribute == nullptr) return;
    const auto name = reader_.text(*attribute, "attribute");
    if (!name) return;
    if (const auto found = context_.rules.find_attribute(*name)) {
      rule_.attribute = *found;
      attribute_ = &context_.rules.attribute(*found);
      return;
    }
    context_.dropped_attributes.insert(*name);
    if (context_.broken_attributes.contains(*name)) {
      broken = true; // the attribute itself was told off
      return;
    }
    std::vector<std::string_view> names;
    for (const Attribute& a : context_.rules.attributes) names.push_back(a.name);
    const auto packaged = context_.packaged_attributes.find(*name);
    reader_.error(
        *attribute, code::kUnknownAttribute, fmt::format("unknown attribute '{}'", *name),
        packaged != context_.packaged_attributes.end()
            ? fmt::format("write  imports: [{}]  below `pack:` to use the one of that pack",
                          packaged->second)
        : names.empty() ? "define it under `attributes:`"
                        : suggest(*name, names));
  }

  void settings(const YamlNode& node) {
    if (const YamlNode* kind = Reader::find(node, "kind")) {
      if (const auto i = reader_.choice(*kind, "kind", {"pattern", "names", "quotes", "aligned"})) {
        rule_.kind = static_cast<RuleKind>(*i);
      }
    }
    if (const YamlNode* scope = Reader::find(node, "scope")) {
      if (const auto i = reader_.choice(*scope, "scope", {"sentence", "paragraph"})) {
        rule_.scope = static_cast<Scope>(*i);
      }
    }
    if (const YamlNode* letters = Reader::find(node, "case")) {
      rule_.as_written = reader_.choice(*letters, "case", {"ignored", "as-written"}) == 1U;
    }
    if (const YamlNode* severity = Reader::find(node, "severity")) {
      if (const auto i = reader_.choice(*severity, "severity", severities()))
        rule_.severity = static_cast<Severity>(*i);
    }
    if (const YamlNode* priority = Reader::find(node, "priority")) {
      rule_.priority = reader_.number(*priority, "priority").value_or(0);
    }
    if (const YamlNode* events = Reader::find(node, "event")) {
      rule_.events = reader_.texts(*events, "event");
      check_events(*events);
    }
    if (const YamlNode* allow = Reader::find(node, "allow")) rule_.allow = reader_.codes(*allow);
    if (const YamlNode* options = Reader::find(node, "options")) {
      if (reader_.check_map(*options, "options", {})) {
        for (const auto& [key, value] : options->entries) {
          if (auto text = reader_.text(value, "an option"))
            rule_.options.insert_or_assign(key.text, *text);
        }
      }
    }
  }

  // The kinds of event are data: the groups of the lexicon `event`.
  void check_events(const YamlNode& node) {
    const Lexicon* lexicon = context_.translator.lexicons().find("event");
    if (lexicon == nullptr) return;
    std::set<std::string_view> kinds;
    for (const LexiconEntry& entry : lexicon->entries) kinds.insert(entry.value);
    for (const std::string& kind : rule_.events) {
      if (kinds.contains(kind)) continue;
      reader_.error(node, code::kUnknownEvent, fmt::format("unknown kind of event '{}'", kind),
                    suggest(kind, {kinds.begin(), kinds.end()}));
    }
  }

  void constants(const YamlNode& node, Constants& into) {
    if (!reader_.check_map(node, "set", {})) return;
    for (const auto& [key, value] : node.entries) {
      auto text = reader_.text(value, "a constant");
      if (!text) continue;
      check_slot_name(key.offset, key.text.size(), key.text);
      if (key.text == "value" && attribute_->compare == Comparator::state &&
          std::find(attribute_->order.begin(), attribute_->order.end(), *text) ==
              attribute_->order.end()) {
        reader_.error(value, code::kBadConstant,
                      fmt::format("'{}' is no state of attribute '{}'", *text, attribute_->name),
                      suggest(*text, {attribute_->order.begin(), attribute_->order.end()}));
      }
      if (key.text == "value" && !readable(attribute_->compare, *text)) {
        reader_.error(value, code::kBadConstant,
                      fmt::format("'{}' is no {} that attribute '{}' could compare", *text,
                                  rules::name(attribute_->compare), attribute_->name),
                      "write a figure like  12  '>=1'  '~50'  10..15, or a date like  2025-06-14");
      }
      const auto same = std::find_if(into.begin(), into.end(), [&wanted = key.text](const auto& c) {
        return c.first == wanted;
      });
      if (same != into.end()) {
        same->second = std::move(*text);
      } else {
        into.emplace_back(key.text, std::move(*text));
      }
    }
  }

  // A slot that nothing reads is a mistake: a name misspelt, or a key forgotten.
  void check_slot_name(std::size_t offset, std::size_t length, const std::string& name) {
    std::vector<std::string_view> names = known_slots();
    const std::vector<std::string> keys = key_alternatives(*attribute_);
    names.insert(names.end(), keys.begin(), keys.end());
    if (name == "_" || std::find(names.begin(), names.end(), name) != names.end()) return;
    reader_.error_at(
        offset, length, code::kUnusedSlot,
        fmt::format("nothing uses slot '{}' of attribute '{}'", name, attribute_->name),
        fmt::format("{}; or leave its name out: <count>", suggest(name, names)));
  }

  // The pattern with its slots, or what is wrong with it, told at its place.
  bool translate(const YamlNode& node, bool condition, Pattern& out) {
    const auto text = reader_.text(node, condition ? "a condition" : "a pattern");
    if (!text) return false;
    const PatternOptions options{.as_written = rule_.as_written, .condition = condition};
    Translation translation = context_.translator.translate(*text, options);
    for (PatternFault& fault : translation.faults) {
      reader_.error_at(source_offset(reader_.file(), node, fault.begin), fault.length, fault.code,
                       std::move(fault.message), std::move(fault.help));
    }
    out.text = *text;
    out.regex = std::move(translation.regex);
    out.sieve = std::move(translation.sieve);
    out.steps = translation.steps;
    out.slots = std::move(translation.slots);
    out.where = reader_.file().locate(source_offset(reader_.file(), node, 0));
    out.scalar = reader_.locate(node);
    return translation.faults.empty();
  }

  void patterns(const YamlNode& node) {
    const YamlNode* list = Reader::find(node, "patterns");
    if (list == nullptr) {
      if (rule_.kind == RuleKind::pattern) (void)reader_.require(node, "patterns", what_);
      return;
    }
    if (list->kind == YamlNode::Kind::scalar) {
      pattern(*list);
      return;
    }
    if (!reader_.check_list(*list, "patterns")) return;
    if (list->items.empty() || list->items.size() > kMaxPatternsInRule) {
      reader_.error(*list, code::kMissingKey,
                    fmt::format("{} has {} patterns", what_, list->items.size()),
                    fmt::format("a rule has 1 to {}", kMaxPatternsInRule));
      return;
    }
    for (const YamlNode& item : list->items) pattern(item);
  }

  // A text, or {pattern: text, set: {...}}.
  void pattern(const YamlNode& item) {
    Pattern pattern;
    pattern.set = set_;
    const YamlNode* text = &item;
    if (item.kind == YamlNode::Kind::map) {
      if (!reader_.check_map(item, "a pattern", {"pattern", "set", "note"})) return;
      text = reader_.require(item, "pattern", "a pattern");
      if (text == nullptr) return;
      if (const YamlNode* set = Reader::find(item, "set")) constants(*set, pattern.set);
    }
    if (!translate(*text, false, pattern)) return;
    bool value = rule_.kind != RuleKind::pattern;
    for (const Slot& slot : pattern.slots) {
      value = value || slot.name == "value";
      const std::size_t at = pattern.text.find(":" + slot.name + ">");
      check_slot_name(source_offset(reader_.file(), *text, at == std::string::npos ? 0 : at + 1),
                      slot.name.size(), slot.name);
    }
    for (const auto& [name, constant] : pattern.set) value = value || name == "value";
    if (!value) {
      reader_.error(*text, code::kNoValue, "the pattern gives no value",
                    "name one slot  value, like <count:value>, or write  set: {value: ...}");
    }
    rule_.patterns.push_back(std::move(pattern));
  }

  void conditions(const YamlNode& node, std::string_view key, std::vector<Pattern>& into) {
    if (node.kind != YamlNode::Kind::scalar && !reader_.check_list(node, key)) return;
    const auto one = [&](const YamlNode& item) {
      Pattern pattern;
      if (translate(item, true, pattern)) into.push_back(std::move(pattern));
    };
    if (node.kind == YamlNode::Kind::scalar) one(node);
    for (const YamlNode& item : node.items) one(item);
  }

  void value_bounds(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::scalar && !reader_.check_list(node, "only_if_value")) return;
    const auto one = [&](const YamlNode& item) {
      const auto text = reader_.text(item, "a bound");
      if (!text) return;
      if (auto bound = parse_bound(*text)) {
        rule_.conditions.only_if_value.push_back(std::move(*bound));
      } else {
        reader_.error(item, code::kBadBound, fmt::format("'{}' is no bound of a figure", *text),
                      "write  '<1000'  '>=2'  10..50  or a plain figure, without a unit");
      }
    };
    if (node.kind == YamlNode::Kind::scalar) one(node);
    for (const YamlNode& item : node.items) one(item);
    const bool figure =
        std::any_of(rule_.patterns.begin(), rule_.patterns.end(), [](const Pattern& pattern) {
          return std::any_of(pattern.slots.begin(), pattern.slots.end(), [](const Slot& slot) {
            return slot.name == "value" && slot.kind == Slot::Kind::mention;
          });
        });
    if (figure || rule_.patterns.empty()) return;
    reader_.error(node, code::kBadBound, "no pattern of the rule reads a figure as its value",
                  "only_if_value  looks at the mention in the slot  value, like <count:value>");
  }

  const Reader& reader_;
  RuleContext& context_;
  Rule& rule_;
  std::string what_ = "a rule";
  const Attribute* attribute_ = nullptr;
  Constants set_;

public:
  bool broken = false; ///< Its attribute is wrong.
};

} // namespace

const std::vector<std::string_view>& known_slots() {
  static const std::vector<std::string_view> names = {"value",  "subject", "speaker", "place",
                                                      "date",   "time",    "source",  "unit",
                                                      "part-1", "part-2",  "part-3"};
  return names;
}

void read_rules(const Reader& reader, const YamlNode& node, const std::string& pack,
                RuleContext& context) {
  if (!reader.check_list(node, "rules")) return;
  for (const YamlNode& item : node.items) {
    if (context.rules.rules.size() >= kMaxRules) {
      reader.error(item, code::kTooLarge, fmt::format("more than {} rules", kMaxRules));
      return;
    }
    const std::size_t before = reader.errors();
    Rule rule;
    RuleReader rule_reader(reader, context, rule);
    rule_reader.read(item, pack);
    if (reader.errors() == before && !rule_reader.broken) {
      context.rules.rules.push_back(std::move(rule));
    } else if (rule.attribute.valid()) {
      context.dropped_attributes.insert(context.rules.attribute(rule.attribute).name);
    }
  }
}

} // namespace crosscheck::rules
