#include "event/event.h"

#include "event/anchor.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace crosscheck::event {
namespace {

// Sentences at the head of an article that say where its news happened.
constexpr std::size_t kLeadSegments = 4;

bool is_place(const annotate::Mention& mention) {
  return mention.readings.front().type == text::MentionType::place;
}

// The places that the leads of a story name: where its main event happened, and what lies around
// it.
std::map<StoryId, std::set<EntityId>> main_places(const Context& context) {
  std::map<StoryId, std::set<EntityId>> places;
  for (std::size_t d = 0; d < context.documents.size(); ++d) {
    const annotate::Annotation& annotation = context.annotations[d];
    for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
      const annotate::Mention& mention = annotation.mentions[m];
      if (!is_place(mention)) continue;
      if (mention.field == text::Field::text && mention.segment.index() >= kLeadSegments) continue;
      const EntityId entity = context.entities.of(DocumentId(d), MentionId(m));
      if (entity.valid()) places[context.stories[d]].insert(entity);
    }
  }
  return places;
}

// For each segment of a document the first place it names, if none of its places is a main one:
// then it tells of something elsewhere ("in the ancient city of Bergstad, where a quake killed
// ...").
std::vector<EntityId> elsewhere(const Context& context, DocumentId document,
                                const std::set<EntityId>& main) {
  const annotate::Annotation& annotation = context.annotations[document.index()];
  std::vector<EntityId> places(annotation.layout.segments.size());
  std::vector<char> at_home(places.size(), 0);
  for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
    const annotate::Mention& mention = annotation.mentions[m];
    if (!is_place(mention)) continue;
    const EntityId entity = context.entities.of(document, MentionId(m));
    if (!entity.valid()) continue;
    const std::size_t segment = mention.segment.index();
    if (main.count(entity) > 0) at_home[segment] = 1;
    if (!places[segment].valid()) places[segment] = entity;
  }
  for (std::size_t s = 0; s < places.size(); ++s)
    if (at_home[s] != 0) places[s] = EntityId();
  return places;
}

// Whether a sentence tells of a war as a whole and of no single happening in it: "the 11-day war
// left more than 1,200 people dead" is another sum than "31 people were killed in the raid".
enum class Told : std::uint8_t { nothing, happening, war };

Told told(std::string_view sentence, const rules::Lexicon& kinds) {
  bool war = false;
  std::string before;
  std::string word;
  const auto look = [&](const std::string& form) {
    const rules::LexiconEntry* entry = kinds.find(form);
    if (entry == nullptr) return true;
    war = war || entry->value == "conflict";
    static const std::set<std::string_view> single = {
        "attack", "shooting", "accident", "disaster", "earthquake", "fire", "crime"};
    return single.count(entry->value) == 0;
  };
  for (std::size_t i = 0; i <= sentence.size(); ++i) {
    const char c = i < sentence.size() ? sentence[i] : ' ';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    if (letter) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      continue;
    }
    if (word.empty()) continue;
    if (!look(word) || (!before.empty() && !look(before + ' ' + word))) return Told::happening;
    before = std::move(word);
    word.clear();
  }
  return war ? Told::war : Told::nothing;
}

// Whether a claim is about a war. What follows right after it says most: "killed in the 11-day war,
// which began with airstrikes".
bool is_of_a_war(std::string_view field, Span sentence, Span evidence,
                 const rules::Lexicon* kinds) {
  if (kinds == nullptr) return false;
  constexpr std::uint32_t kNear = 32;
  std::uint32_t near = std::min(sentence.end, evidence.end + kNear);
  while (near > evidence.end && near < sentence.end && field[near] != ' ' && field[near] != ',')
    --near;
  if (const std::size_t comma = field.substr(evidence.end, near - evidence.end).find(',');
      near > evidence.end && comma != std::string_view::npos)
    near = evidence.end + static_cast<std::uint32_t>(comma);
  if (near > evidence.end) {
    const Told after = told(field.substr(evidence.end, near - evidence.end), *kinds);
    if (after != Told::nothing) return after == Told::war;
  }
  return told(field.substr(sentence.begin, sentence.size()), *kinds) == Told::war;
}

} // namespace

Events find_events(const Context& context, std::span<const claims::Claim> claims) {
  Events result;
  result.of_claim.resize(claims.size());
  const std::map<StoryId, std::set<EntityId>> places = main_places(context);
  static const std::set<EntityId> nowhere;
  const rules::Lexicon* kinds = context.rules.lexicons.find("event");
  std::map<std::tuple<StoryId, std::string, EntityId, bool>, EventId> known;
  std::vector<std::string> periods;
  std::vector<EntityId> away;
  DocumentId document;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const claims::Claim& claim = claims[i];
    const StoryId story = context.stories[claim.document.index()];
    if (claim.document != document) {
      document = claim.document;
      const auto main = places.find(story);
      periods =
          background(context.documents[document.index()], context.annotations[document.index()]);
      away = elsewhere(context, document, main == places.end() ? nowhere : main->second);
    }
    const std::string& period = periods[claim.segment.index()];
    const EntityId place = away[claim.segment.index()];
    const Span sentence =
        context.annotations[document.index()].layout.segments[claim.segment.index()].span;
    const bool war = is_of_a_war(context.documents[document.index()].field(claim.field), sentence,
                                 claim.evidence, kinds);
    const auto [at, added] =
        known.try_emplace({story, period, place, war}, EventId(result.events.size()));
    if (added) {
      Event event;
      event.id = at->second;
      event.story = story;
      event.label =
          period.empty() ? std::string("main event") : fmt::format("what happened in {}", period);
      if (war) {
        event.kind = "conflict";
        event.label = period.empty() ? "the war" : fmt::format("the war of {}", period);
      }
      if (place.valid()) {
        event.places.push_back(place);
        event.label += fmt::format(" at {}", context.entities.entities[place.index()].label);
      }
      result.events.push_back(std::move(event));
    }
    result.of_claim[i] = at->second;
  }
  return result;
}

} // namespace crosscheck::event
