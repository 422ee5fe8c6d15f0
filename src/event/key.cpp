#include "claims/attribution.h"
#include "event/described.h"
#include "event/event.h"
#include "event/wording.h"
#include "value/compare.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace crosscheck::event {
namespace {

using claims::Claim;
using claims::Filled;

// Separates the parts of a key; stands in no text.
constexpr char kSeparator = '\x1f';

class KeyMaker {
public:
  KeyMaker(const Context& context, std::span<const Claim> claims, const Events& events)
      : context_(context), events_(events), wordings_(cluster_wordings(context, claims)),
        described_(find_described(context, claims)) {
    if (const rules::Lexicon* roles = context.rules.lexicons.find("role"); roles != nullptr)
      for (const rules::LexiconEntry& entry : roles->entries) offices_.insert(entry.value);
    for (const Claim& claim : claims)
      ++in_segment_[{claim.document, claim.segment, claim.attribute}];
  }

  [[nodiscard]] Key make(const Claim& claim) const {
    const rules::Attribute& attribute = context_.rules.attribute(claim.attribute);
    Key key;
    if (attribute.key.empty()) return none("the attribute has no key");
    if (claim.qualifiers.part) return none("it is about a part of the whole");
    if (claim.qualifiers.hedged) return none("the text itself doubts it");
    std::string text = attribute.name;
    for (const std::string& part : attribute.key) {
      std::string id = first_of(claim, part, key);
      if (id.empty()) return none(fmt::format("no {} is known", part));
      text += kSeparator;
      text += id;
    }
    // "former minister" and "minister" are two times of one person.
    if (!claim.qualifiers.time.empty()) {
      text += kSeparator;
      text += claim.qualifiers.time;
    }
    key.text = std::move(text);
    if (key.subject.empty()) key.subject = attribute.name;
    return key;
  }

private:
  static Key none(std::string why) { return {"", "", std::move(why)}; }

  static void describe(Key& key, std::string_view what) {
    if (what.empty()) return;
    if (!key.subject.empty()) key.subject += ", ";
    key.subject += what;
  }

  // "subject|event": the first of them that is known.
  std::string first_of(const Claim& claim, const std::string& parts, Key& key) const {
    for (std::size_t from = 0; from <= parts.size();) {
      const std::size_t bar = std::min(parts.find('|', from), parts.size());
      std::string id = part_of(claim, parts.substr(from, bar - from), key);
      if (!id.empty()) return id;
      from = bar + 1;
    }
    return {};
  }

  std::string part_of(const Claim& claim, const std::string& part, Key& key) const {
    const StoryId story = context_.stories[claim.document.index()];
    if (part == "event" || part == "case") {
      const rules::Rule& rule = context_.rules.rule(claim.rule);
      if (rule.events.empty()) return {};
      const EventId event =
          (part == "case" ? events_.case_of_claim : events_.of_claim)[claim.id.index()];
      if (!event.valid()) return {};
      describe(key, events_.events[event.index()].label);
      return fmt::format("event {}", event.value);
    }
    if (part == "document") return fmt::format("document {}", claim.document.value);
    if (part == "passage")
      return fmt::format("passage {} {} {}", claim.document.value, static_cast<int>(claim.field),
                         claim.evidence.begin);
    if (part == "story") return fmt::format("story {}", story.value);
    if (part == "run") return "run";
    if (part == "words") {
      const std::uint32_t wording = wordings_[claim.id.index()];
      if (wording == kNoWording) return {};
      return fmt::format("wording {}", wording);
    }
    if (part == "sentence" || part == "twin") {
      const Groups& groups = part == "twin" ? context_.alignment.twins : context_.alignment.near;
      const std::uint32_t group = groups[claim.document.index()][claim.segment.index()];
      if (group == kNotAligned) return {};
      // Which of several figures answers which of the other sentence's is not known.
      if (part == "twin" && in_segment_.at({claim.document, claim.segment, claim.attribute}) > 1)
        return {};
      return fmt::format("sentence {}", group);
    }
    Filled own{"value", claim.value_span, claim.value_mention, std::nullopt, claim.value};
    const Filled* filled = part == "value" ? &own : claim.slot(part);
    if (filled == nullptr) return {};
    if (part == "subject" && is_described(claim)) {
      const EntityId entity = described_[claim.id.index()];
      if (!entity.valid()) return {};
      describe(key, context_.entities.entities[entity.index()].label);
      return fmt::format("entity {}", entity.value);
    }
    if (const auto* words = std::get_if<value::Words>(&filled->value)) {
      const bool office =
          part == "subject" && !filled->span.empty() && offices_.contains(words->canonical);
      if (!filled->type && !office) {
        describe(key, words->canonical);
        return words->canonical;
      }
      const EntityId entity = slot_entity(context_, claim, *filled);
      if (!entity.valid()) return {};
      describe(key, context_.entities.entities[entity.index()].label);
      return fmt::format("entity {}", entity.value);
    }
    std::string written = value::to_string(filled->value);
    describe(key, written);
    return written;
  }

  const Context& context_;
  const Events& events_;
  std::vector<std::uint32_t> wordings_;
  std::vector<EntityId> described_; // by claim: whom its subject means, where that is no name
  std::set<std::string> offices_;   // what lexicon `role` calls them
  std::map<std::tuple<DocumentId, SegmentId, AttributeId>, std::size_t> in_segment_; // claims
};

} // namespace

EntityId slot_entity(const Context& context, const Claim& claim, const Filled& slot) {
  if (slot.mention.valid()) return context.entities.of(claim.document, slot.mention);
  const auto* words = std::get_if<value::Words>(&slot.value);
  if (words == nullptr || slot.span.empty()) return {};
  return context.entities.holder(claim.document, words->canonical);
}

bool cannot_link(const Context& context, const Claim& a, const Claim& b) {
  // Slots outside of the key qualify: where both sides say which place or person they mean, and
  // these are two, the claims are about two things.
  const rules::Attribute& attribute = context.rules.attribute(a.attribute);
  for (const Filled& filled : a.slots) {
    const Filled* other = b.slot(filled.name);
    if (other == nullptr || filled.name == "speaker") continue;
    const auto in_key = std::find(attribute.key.begin(), attribute.key.end(), filled.name);
    if (in_key != attribute.key.end()) continue;
    const EntityId x = slot_entity(context, a, filled);
    const EntityId y = slot_entity(context, b, *other);
    if (x.valid() && y.valid() && x != y) return true;
  }
  return false;
}

std::string anchor(const Context& context, const Claim& claim) {
  std::string text;
  for (const Filled& filled : claim.slots) {
    const EntityId entity = slot_entity(context, claim, filled);
    if (entity.valid()) text += fmt::format("{}={};", filled.name, entity.value);
  }
  return text;
}

namespace {

// Keyed by what an article tells of many.
bool keyed_by_event(const rules::Attribute& attribute) {
  return std::any_of(attribute.key.begin(), attribute.key.end(), [](const std::string& part) {
    return part.find("event") != std::string::npos || part == "case" || part == "story";
  });
}

constexpr std::size_t kLead = 10; // segments in which an article gives the figures of its headline

// An article gives the figure of its event first. Another figure under the same key further down,
// that cannot be the same, is about something else: a part, another day, an event named for
// background. It is compared with nothing rather than held against what other articles say of the
// event.
// The same holds for states: where one article has a victim named and another one's name withheld,
// these are two victims.
bool same_thing(const value::Value& a, const value::Value& b) {
  const auto* x = std::get_if<value::Quantity>(&a);
  const auto* y = std::get_if<value::Quantity>(&b);
  if (x != nullptr && y != nullptr)
    return value::compare(*x, *y).overlap != value::Overlap::disjoint;
  return value::to_string(a) == value::to_string(b);
}

// "Police put the toll at 12. The hospital said nine had died.": the second figure is of the same
// thing where it is another source's and follows at once.
bool answers(const Context& context, const Claim& first, const Claim& second) {
  constexpr std::size_t kNear = 1; // sentences between
  return first.field == second.field &&
         second.segment.index() <= first.segment.index() + 1 + kNear &&
         claims::are_two(first.qualifiers.source, second.qualifiers.source, context.rules.lexicons);
}

// What an article says of all who belong to an event, and says in two ways, is said of several:
// "the boy was released from the hospital, the woman is in critical condition".
void drop_divided(const Context& context, std::span<const Claim> claims, std::vector<Key>& keys) {
  const auto of_all = [&](const Claim& claim) {
    const rules::Attribute& attribute = context.rules.attribute(claim.attribute);
    const bool word = attribute.compare == rules::Comparator::state ||
                      attribute.compare == rules::Comparator::category;
    return word && attribute.at_most > rules::AtMost::compatible && attribute.key.size() == 1 &&
           keyed_by_event(attribute);
  };
  std::map<std::pair<DocumentId, std::string_view>, std::set<std::string>> states;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (!keys[i].text.empty() && of_all(claims[i]))
      states[{claims[i].document, keys[i].text}].insert(value::to_string(claims[i].value));
  if (states.empty()) return;
  std::vector<std::size_t> divided;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto at = keys[i].text.empty() || !of_all(claims[i])
                        ? states.end()
                        : states.find({claims[i].document, keys[i].text});
    if (at != states.end() && at->second.size() > 1) divided.push_back(i);
  }
  for (const std::size_t i : divided)
    keys[i] = {"", keys[i].subject, "the article says it of some and not of others"};
}

// What a rule of its own reads, and keys by what it is about, is not compared once more by the
// likeness of sentences: a fact is found once, and where its keys differ it is two.
void drop_twins_of_others(const Context& context, std::span<const Claim> claims,
                          std::vector<Key>& keys) {
  const auto by_likeness = [&](const Claim& claim) {
    const rules::Attribute& attribute = context.rules.attribute(claim.attribute);
    return std::find(attribute.key.begin(), attribute.key.end(), "twin") != attribute.key.end();
  };
  std::set<std::tuple<DocumentId, text::Field, std::uint32_t>> read; // where the value ends
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (!keys[i].text.empty() && std::holds_alternative<value::Quantity>(claims[i].value) &&
        context.rules.attribute(claims[i].attribute).at_most == rules::AtMost::contradict &&
        !by_likeness(claims[i]))
      read.emplace(claims[i].document, claims[i].field, claims[i].value_span.end);
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (!keys[i].text.empty() && by_likeness(claims[i]) &&
        read.contains({claims[i].document, claims[i].field, claims[i].value_span.end}))
      keys[i] = {"", keys[i].subject, "another rule reads it and says what it is of"};
}

void keep_first_figures(const Context& context, std::span<const Claim> claims,
                        std::vector<Key>& keys) {
  drop_divided(context, claims, keys);
  drop_twins_of_others(context, claims, keys);
  // A headline and the captions have a first figure of their own, which the text's is held against:
  // "The quay, where 30 people were injured" below a picture, and 40 beside it.
  enum class Part : std::uint8_t { text, headline, caption };
  std::map<std::tuple<DocumentId, Part, std::string_view>, const Claim*> first;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const rules::Attribute& attribute = context.rules.attribute(claims[i].attribute);
    if (keys[i].text.empty() || !keyed_by_event(attribute)) continue;
    const value::Value& value = claims[i].value;
    if (!std::holds_alternative<value::Quantity>(value) &&
        attribute.compare != rules::Comparator::state &&
        attribute.compare != rules::Comparator::time &&
        attribute.compare != rules::Comparator::date)
      continue;
    // What never reports a conflict may link all that agrees.
    if (attribute.at_most <= rules::AtMost::compatible) continue;
    const text::Segment& segment =
        context.annotations[claims[i].document.index()].layout.segments[claims[i].segment.index()];
    const Part part = segment.kind == text::SegmentKind::headline ? Part::headline
                      : claims[i].field == text::Field::caption   ? Part::caption
                                                                  : Part::text;
    const auto [at, added] =
        first.try_emplace({claims[i].document, part, keys[i].text}, &claims[i]);
    if (added && part == Part::text && claims[i].segment.index() >= kLead) {
      // Far down, a figure that is not the headline's is of something else, too.
      const auto title = first.find({claims[i].document, Part::headline, keys[i].text});
      if (title == first.end() || same_thing(title->second->value, value)) continue;
    } else if (added || same_thing(at->second->value, value) ||
               answers(context, *at->second, claims[i])) {
      continue;
    }
    keys[i] = {"", keys[i].subject,
               "the article gives another figure first, so this is of something else"};
  }
}

} // namespace

std::vector<Key> find_keys(const Context& context, std::span<const Claim> claims,
                           const Events& events) {
  const KeyMaker maker(context, claims, events);
  std::vector<Key> keys;
  keys.reserve(claims.size());
  for (const Claim& claim : claims) keys.push_back(maker.make(claim));
  keep_first_figures(context, claims, keys);
  return keys;
}

} // namespace crosscheck::event
