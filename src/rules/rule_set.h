// Rules as loaded: checked, with patterns translated to RE2 syntax over the normalised view, but
// not yet compiled (match/ does that, the only user of RE2). The language is described in
// docs/rules.md.
#pragma once

#include "base/diagnostic.h"
#include "base/id.h"
#include "rules/lexicon.h"
#include "text/document.h"
#include "text/mention_type.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscheck::rules {

/// A place in a rule file, for diagnostics. Lines and columns are 1-based, columns in bytes.
struct Location {
  std::uint32_t file = 0; ///< Index into RuleSet::files.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

enum class Comparator : std::uint8_t {
  count,
  measure,
  money,
  percent,
  age,
  date,
  time,
  duration,
  place,
  name,
  words,
  state,
  category,
  text,
};
[[nodiscard]] std::string_view name(Comparator comparator);

enum class Severity : std::uint8_t { error, warning, info };
[[nodiscard]] std::string_view name(Severity severity);

/// The strongest relation that an attribute reports; what would be stronger is not linked at all.
enum class AtMost : std::uint8_t { agree, compatible, variant, update, contradict };

/// How an attribute legitimately moves from one report to a later one.
enum class OverTime : std::uint8_t { fixed, rising, falling, changing };

struct Attribute {
  std::string name; ///< "deaths", "distance.depth"
  Comparator compare = Comparator::text;
  /// What must be equal before two claims are compared: slot or constant names ("subject|event":
  /// the first that is known), or the built-ins `event`, `case`, `document`, `story`, `words`,
  /// `sentence`.
  std::vector<std::string> key;
  OverTime over_time = OverTime::fixed;
  Severity severity = Severity::warning;
  AtMost at_most = AtMost::contradict;
  std::vector<std::string> order; ///< state: canonical forms, first to last.
  std::string lexicon;            ///< category and state: the lexicon whose hierarchy applies.
  std::string message;            ///< Template of the finding's message; empty: the built-in one.
  bool imported = false;          ///< Of a packaged pack that a file imports.
  std::vector<std::string> allow; ///< Codes of warnings of `rules check` that do not hold here.
  Location where;
};

/// One <slot> of a pattern. Slots that capture have a name; the n-th slot with a name is RE2 group
/// n.
struct Slot {
  enum class Kind : std::uint8_t { mention, lexicon, words };
  Kind kind = Kind::mention;
  std::string name;     ///< Capture name; empty: filters only.
  text::TypeSet types;  ///< mention: what it may be (one type).
  std::string narrowed; ///< mention: "length" in <measure(length)>; empty: any.
  std::string lexicon;  ///< lexicon: its name.
};

using Constants = std::vector<std::pair<std::string, std::string>>;

struct Pattern {
  std::string text;  ///< As the author wrote it.
  std::string regex; ///< RE2 syntax over the view, slots translated; capture groups only for
                     ///< slots with a name, in order.
  /// Matches wherever `regex` does, and maybe elsewhere: a long lexicon stands in it as the shape
  /// of its words. Small to compile, for a first look at a text; empty: there is none.
  std::string sieve;
  std::uint64_t steps = 0; ///< At least the instructions of the program of `regex`; 0: not known.
  std::vector<Slot> slots; ///< Those that capture, in group order.
  Constants set;           ///< The rule's `set`, overridden by the pattern's own.
  Location where;          ///< Of the first byte of `text`.
  Location scalar;         ///< Of the YAML value that holds it, its quote or `|` included.
};

/// One of `only_if_value`: the figures from `low` to `high`.
struct ValueBound {
  std::string text; ///< As the author wrote it: "<1000", "10..50".
  double low = 0;
  double high = 0;
  bool without_low = false;  ///< ">10": 10 itself lies outside.
  bool without_high = false; ///< "<1000"
  [[nodiscard]] bool holds(double figure) const;
};

/// Conditions that RE2, which has no look-around, cannot say inside a pattern. Each holds patterns
/// of the same language without captures.
struct Conditions {
  std::vector<Pattern> skip_if_preceded_by; ///< Text that ends right before the match.
  std::vector<Pattern> skip_if_followed_by; ///< Text that begins right after it.
  std::vector<Pattern> skip_if_sentence_has;
  std::vector<Pattern> only_if_preceded_by;
  std::vector<Pattern> only_if_followed_by;
  std::vector<Pattern> only_if_sentence_has;
  std::vector<Pattern> only_if_near;        ///< In the sentence or one beside it in the paragraph.
  std::vector<Pattern> part_if_preceded_by; ///< The claim is about a part of the whole.
  std::vector<Pattern> part_if_followed_by;
  std::vector<ValueBound> only_if_value; ///< The figure read as the value lies in one of them.
};

/// A condition's key in a rule file, and where its patterns are kept.
struct ConditionKey {
  std::string_view key;
  std::vector<Pattern> Conditions::*list;
};
/// All keys of conditions that hold patterns, in the order in which they are decided.
[[nodiscard]] const std::vector<ConditionKey>& condition_keys();

enum class Scope : std::uint8_t { sentence, paragraph };

/// What an example expects of one claim: fields by name (value, evidence, subject, time, ...).
using Expectation = std::map<std::string, std::string>;

struct Example {
  struct Article {
    std::string text;
    std::optional<text::Date> date;
  };
  std::vector<Article> articles; ///< One for a `text` example.
  bool is_pair = false;          ///< Written as `articles`: one story about one event.
  std::optional<std::vector<Expectation>> expect; ///< Absent where only the relation is tested.
  std::string relation;   ///< For `articles`: agree .. contradict, or none; else empty.
  bool known_gap = false; ///< Expected to fail; a failure once it passes.
  Location where;
};

/// How a rule draws its claims.
enum class RuleKind : std::uint8_t {
  pattern, ///< By patterns.
  names,   ///< `kind: names`: one claim a mention of a resolved person, organisation or place.
  quotes,  ///< `kind: quotes`: one claim a quotation, with its speaker where one is found.
  aligned, ///< `kind: aligned`: one claim a sentence, held against those that say nearly the same.
};

struct Rule {
  std::string id; ///< "incidents/killed-passive", the pack before the slash.
  RuleKind kind = RuleKind::pattern;
  AttributeId attribute;
  Scope scope = Scope::sentence;
  bool as_written = false;         ///< `case: as-written`; else patterns ignore case.
  std::vector<std::string> events; ///< Kinds of event that may be the key.
  std::vector<Pattern> patterns;
  Conditions conditions;
  std::optional<Severity> severity; ///< Instead of its attribute's.
  int priority = 0;                 ///< Of overlapping matches of one attribute the higher wins.
  std::vector<Example> examples;
  std::map<std::string, std::string> options; ///< Settings of the built-in kinds.
  std::vector<std::string> allow; ///< Codes of warnings of `rules check` that do not hold here.
  Location where;
};

/// One rule file that names a pack.
struct Pack {
  std::string name;
  std::string version; ///< As written; empty where there is none.
  std::vector<std::string> imports;
  Location where;
};

/// Where a lexicon is defined or added to; several for one that is replaced or extended.
struct LexiconDefinition {
  std::string name;
  Location where;
  bool packaged = false; ///< In a packaged file that was read for its lexicons alone.
  bool extends = false;
  std::vector<std::string> includes;
};

/// All rules of a run. Immutable once loaded; shared by all threads.
struct RuleSet {
  std::vector<std::string> files; ///< Paths as given, indexed by Location::file.
  std::vector<Pack> packs;        ///< Of the files whose rules are loaded.
  std::vector<LexiconDefinition> lexicon_definitions; ///< In the order in which they were read.
  std::vector<Attribute> attributes;
  std::vector<Rule> rules;
  Lexicons lexicons;

  [[nodiscard]] const Attribute& attribute(AttributeId id) const { return attributes[id.index()]; }
  [[nodiscard]] const Rule& rule(RuleId id) const { return rules[id.index()]; }
  [[nodiscard]] std::optional<AttributeId> find_attribute(std::string_view name) const;
  [[nodiscard]] std::optional<RuleId> find_rule(std::string_view id) const;
};

} // namespace crosscheck::rules
