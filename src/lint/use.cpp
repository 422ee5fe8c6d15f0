// What is defined for nothing, keys that join too much or nothing, values that cannot be compared.
#include "lint/lint.h"
#include "rules/pattern_tree.h"
#include "rules/read_as.h"

#include <fmt/format.h>
#include <string_view>

namespace crosscheck::lint {
namespace {

using rules::Attribute;
using rules::Comparator;
using rules::Pattern;
using rules::PatternNode;
using rules::ReadAs;
using rules::Rule;
using rules::Slot;
using text::MentionType;

// What a slot reads, as far as comparators tell it apart.
ReadAs reads(const Slot& slot) {
  if (slot.kind != Slot::Kind::mention) return ReadAs::words;
  for (const MentionType type : {MentionType::date, MentionType::time, MentionType::set})
    if (slot.types.has(type)) return ReadAs::time;
  for (const MentionType type : {MentionType::person, MentionType::place, MentionType::organisation,
                                 MentionType::quote, MentionType::pronoun})
    if (slot.types.has(type)) return ReadAs::words;
  return ReadAs::figure;
}

std::string_view said(ReadAs as) {
  switch (as) {
  case ReadAs::figure: return "figures";
  case ReadAs::time: return "dates and times";
  case ReadAs::words: return "words";
  }
  return "";
}

void collect_lexicons(const PatternNode& node, std::set<std::string>& used) {
  if (node.kind == PatternNode::Kind::slot && node.slot.kind == Slot::Kind::lexicon)
    used.insert(node.slot.lexicon);
  for (const auto& branch : node.branches)
    for (const PatternNode& inner : branch) collect_lexicons(inner, used);
}

bool has_constant(const Pattern& pattern, std::string_view name) {
  return std::any_of(pattern.set.begin(), pattern.set.end(),
                     [&](const auto& constant) { return constant.first == name; });
}

bool fills(const Rule& rule, const Pattern& pattern, std::string_view part) {
  if (part == "event" || part == "case") return !rule.events.empty();
  if (part == "value" || part == "run") return true;
  const std::vector<std::string_view>& built_in = rules::built_in_keys();
  if (std::find(built_in.begin(), built_in.end(), part) != built_in.end()) return true;
  return has_constant(pattern, part) ||
         std::any_of(pattern.slots.begin(), pattern.slots.end(),
                     [&](const Slot& slot) { return slot.name == part; });
}

class Use {
public:
  Use(const Subject& subject, Findings& out) : subject_(subject), out_(out) {}

  void run() {
    for (const Rule& rule : subject_.rules.rules) {
      for (const Pattern& pattern : rule.patterns) {
        value_type(rule, pattern);
        key_filled(rule, pattern);
      }
    }
    for (const Attribute& attribute : subject_.rules.attributes) joins_too_much(attribute);
    if (!subject_.complete) return;
    unused_attributes();
    unused_lexicons();
  }

private:
  void value_type(const Rule& rule, const Pattern& pattern) {
    if (has_constant(pattern, "value")) return; // the slot filters only
    const Attribute& attribute = subject_.rules.attribute(rule.attribute);
    if (attribute.compare == Comparator::text) return; // how a thing is written, whatever it is
    for (const Slot& slot : pattern.slots) {
      if (slot.name != "value" || reads(slot) == rules::read_as(attribute.compare)) continue;
      const std::size_t at = pattern.text.find(":value>");
      const std::size_t begin = at == std::string::npos ? 0 : pattern.text.rfind('<', at);
      out_.error(rules::diagnose(
          subject_.sources, pattern, begin, at == std::string::npos ? 1 : at + 7 - begin, "R088",
          fmt::format("attribute '{}' compares {}, and this slot reads {}", attribute.name,
                      said(rules::read_as(attribute.compare)), said(reads(slot))),
          fmt::format("`compare: {}` needs another slot, or the attribute another `compare`",
                      rules::name(attribute.compare))));
    }
  }

  // Of "subject|event" one of the two has to be there.
  void key_filled(const Rule& rule, const Pattern& pattern) {
    if (rule.kind != rules::RuleKind::pattern) return;
    const Attribute& attribute = subject_.rules.attribute(rule.attribute);
    for (const std::string& part : attribute.key) {
      bool filled = false;
      for (std::size_t from = 0; from <= part.size() && !filled;) {
        const std::size_t bar = std::min(part.find('|', from), part.size());
        filled = fills(rule, pattern, std::string_view(part).substr(from, bar - from));
        from = bar + 1;
      }
      if (filled) continue;
      const bool event = part == "event" || part == "case";
      Diagnostic d =
          event ? rules::diagnose(subject_.sources, rule.where, 0, "R087",
                                  fmt::format("'{}' has no `event`, and '{}' is keyed by it: its "
                                              "claims are compared with nothing",
                                              rule.id, attribute.name),
                                  "write the kinds of event it is about, like  event: [attack, "
                                  "accident]")
                : rules::diagnose(
                      subject_.sources, pattern, 0, pattern.text.size(), "R087",
                      fmt::format("the pattern does not fill '{}' of the key of '{}': "
                                  "its claims are compared with nothing",
                                  part, attribute.name),
                      fmt::format("name a slot of it {}, or write  set: {{{}: ...}}", part, part));
      out_.warn(rule, std::move(d));
    }
  }

  void joins_too_much(const Attribute& attribute) {
    // Another way to write a thing accuses nobody.
    if (attribute.imported || attribute.at_most < rules::AtMost::update ||
        attribute.compare == Comparator::text) {
      return;
    }
    const bool wide =
        std::all_of(attribute.key.begin(), attribute.key.end(), [](const std::string& part) {
          return part == "document" || part == "story" || part == "run";
        });
    if (!wide) return;
    out_.warn(attribute, rules::diagnose(
                             subject_.sources, attribute.where, attribute.name.size(), "R086",
                             fmt::format("all claims of '{}' in one {} are held against each other",
                                         attribute.name, attribute.key.front()),
                             "add what they are about to the key, like  event  or a slot, or hold "
                             "it to  at_most: compatible"));
  }

  void unused_attributes() {
    std::set<AttributeId> used;
    for (const Rule& rule : subject_.rules.rules) used.insert(rule.attribute);
    for (std::size_t a = 0; a < subject_.rules.attributes.size(); ++a) {
      const Attribute& attribute = subject_.rules.attributes[a];
      if (attribute.imported || used.contains(AttributeId(a))) continue;
      out_.warn(attribute,
                rules::diagnose(subject_.sources, attribute.where, attribute.name.size(), "R091",
                                fmt::format("no rule draws attribute '{}'", attribute.name),
                                "write a rule for it, or take it away"));
    }
  }

  // A file of lexicons alone is a library; in a file with rules a list of words serves these.
  void unused_lexicons() {
    std::set<std::string> used;
    std::set<std::uint32_t> with_rules;
    std::set<std::uint32_t> with_built_in; // a built-in kind looks lexicons up by their names
    for (const Rule& rule : subject_.rules.rules) {
      with_rules.insert(rule.where.file);
      if (rule.kind != rules::RuleKind::pattern) with_built_in.insert(rule.where.file);
      for (const Pattern& pattern : rule.patterns)
        collect_lexicons(rules::pattern_tree(pattern.text), used);
      for (const rules::ConditionKey& key : rules::condition_keys())
        for (const Pattern& pattern : rule.conditions.*key.list)
          collect_lexicons(rules::pattern_tree(pattern.text), used);
    }
    for (const Attribute& attribute : subject_.rules.attributes) used.insert(attribute.lexicon);
    for (const rules::LexiconDefinition& definition : subject_.rules.lexicon_definitions) {
      used.insert(definition.includes.begin(), definition.includes.end());
      if (definition.packaged) used.insert(definition.name); // the program may look it up
    }
    for (const rules::LexiconDefinition& definition : subject_.rules.lexicon_definitions) {
      const std::uint32_t file = definition.where.file;
      if (used.contains(definition.name) || !with_rules.contains(file)) continue;
      if (with_built_in.contains(file)) continue;
      out_.warn(rules::diagnose(
          subject_.sources, definition.where, definition.name.size(), "R090",
          fmt::format("nothing uses lexicon '{}'", definition.name),
          fmt::format("write <@{}> in a pattern, or take it away", definition.name)));
    }
  }

  const Subject& subject_;
  Findings& out_;
};

} // namespace

void check_use(const Subject& subject, Findings& out) { Use(subject, out).run(); }

} // namespace crosscheck::lint
