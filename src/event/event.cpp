#include "event/event.h"

#include "event/anchor.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <utility>

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

bool names_one_of(std::string_view sentence, const rules::Lexicon* kinds,
                  std::initializer_list<std::string_view> wanted) {
  std::string word;
  for (std::size_t i = 0; i <= sentence.size() && kinds != nullptr; ++i) {
    const char c = i < sentence.size() ? sentence[i] : ' ';
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      continue;
    }
    const rules::LexiconEntry* entry = word.empty() ? nullptr : kinds->find(word);
    if (entry != nullptr && std::find(wanted.begin(), wanted.end(), entry->value) != wanted.end())
      return true;
    word.clear();
  }
  return false;
}

class Finder {
public:
  Finder(const Context& context, std::span<const claims::Claim> claims)
      : context_(context), claims_(claims), places_(main_places(context)),
        kinds_(context.rules.lexicons.find("event")) {}

  Events find() {
    const std::vector<Anchor> anchors = find_anchors();
    Periods periods;
    Aways places;
    for (const Anchor& anchor : anchors) {
      if (!anchor.away.valid() || anchor.period.empty()) continue;
      periods[{anchor.story, anchor.away}].insert(anchor.period);
      places[{anchor.story, anchor.period}].insert(anchor.away);
    }
    for (Anchor anchor : anchors) {
      Anchor whole = anchor;
      whole.away = EntityId();
      result_.case_of_claim.push_back(event_of(whole));
      if (anchor.away.valid() == anchor.period.empty()) anchor = completed(anchor, periods, places);
      result_.of_claim.push_back(event_of(anchor));
    }
    return std::move(result_);
  }

private:
  // What tells the event of a claim from others.
  struct Anchor {
    StoryId story;
    std::string period;
    EntityId away;   // a place that is not the main event's
    std::string day; // or another mark of one of several happenings: "XXXX-WXX-3"
    bool war = false;
  };

  using Periods = std::map<std::pair<StoryId, EntityId>, std::set<std::string>>;
  using Aways = std::map<std::pair<StoryId, std::string>, std::set<EntityId>>;

  // "In 2003 a quake razed Bergstad", elsewhere without the year "the quake that razed Bergstad"
  // and without the town "the disaster of 2003": what has one partner in the story has it always.
  static Anchor completed(Anchor anchor, const Periods& periods, const Aways& places) {
    if (anchor.away.valid()) {
      const auto known = periods.find({anchor.story, anchor.away});
      if (known != periods.end() && known->second.size() == 1)
        anchor.period = *known->second.begin();
    } else {
      const auto known = places.find({anchor.story, anchor.period});
      if (known != places.end() && known->second.size() == 1) anchor.away = *known->second.begin();
    }
    return anchor;
  }

  std::vector<Anchor> find_anchors() {
    std::map<StoryId, value::CivilSeconds> latest;
    for (std::size_t d = 0; d < context_.documents.size(); ++d)
      if (const auto now = reference(context_.annotations[d])) {
        const auto [at, added] = latest.try_emplace(context_.stories[d], *now);
        at->second = std::max(at->second, *now);
      }
    static const std::set<EntityId> nowhere;
    std::vector<Anchor> anchors;
    anchors.reserve(claims_.size());
    std::vector<Background> periods;
    std::vector<EntityId> away;
    std::vector<std::string> days = other_days();
    split_by_magnitude(days);
    DocumentId document;
    for (const claims::Claim& claim : claims_) {
      const StoryId story = context_.stories[claim.document.index()];
      const annotate::Annotation& annotation = context_.annotations[claim.document.index()];
      const text::Document& text = context_.documents[claim.document.index()];
      if (claim.document != document) {
        document = claim.document;
        const auto main = places_.find(story);
        std::optional<value::CivilSeconds> now = reference(annotation);
        // An undated article that names but the day of an old disaster is as new as its story.
        if (const auto known = latest.find(story); !annotation.day && known != latest.end())
          now = known->second;
        periods = background(text, annotation, now);
        away = elsewhere(context_, document, main == places_.end() ? nowhere : main->second);
      }
      const Span sentence = annotation.layout.segments[claim.segment.index()].span;
      const Background& told = periods[claim.segment.index()];
      const bool described =
          told.date.begin > claim.evidence.end &&
          only_described(text.field(claim.field)
                             .substr(claim.evidence.end, told.date.begin - claim.evidence.end));
      std::string period = described ? std::string() : told.period;
      std::string day = period.empty() ? days[claim.document.index()] : std::string();
      anchors.push_back({story, std::move(period), away[claim.segment.index()], std::move(day),
                         is_of_a_war(text.field(claim.field), sentence, claim.evidence, kinds_)});
    }
    return anchors;
  }

  // Reports without a date, of which some tell of a quake on Sunday and others of one on Monday,
  // are of two. By document the weekday of its quake or storm where most of its story tell of
  // another, else nothing: one that names no day goes with the most.
  [[nodiscard]] std::vector<std::string> other_days() const {
    constexpr std::size_t kDayLead = 5; // segments
    std::vector<std::string> days(context_.documents.size());
    std::map<StoryId, std::map<std::string, std::size_t>> told;
    for (const claims::Claim& claim : claims_) {
      const std::size_t d = claim.document.index();
      const rules::Rule& rule = context_.rules.rule(claim.rule);
      const auto* time = std::get_if<value::Time>(&claim.value);
      if (time == nullptr || !days[d].empty() || context_.annotations[d].day ||
          claim.segment.index() >= kDayLead || !time->timex.starts_with("XXXX-WXX-"))
        continue;
      const Span sentence = context_.annotations[d].layout.segments[claim.segment.index()].span;
      if (std::find(rule.events.begin(), rule.events.end(), "earthquake") == rule.events.end() ||
          !names_one_of(
              context_.documents[d].field(claim.field).substr(sentence.begin, sentence.size()),
              kinds_, {"earthquake", "disaster"}))
        continue;
      days[d] = time->timex.substr(0, 10);
      ++told[context_.stories[d]][days[d]];
    }
    for (std::size_t d = 0; d < days.size(); ++d) {
      if (days[d].empty()) continue;
      const auto& of_story = told[context_.stories[d]];
      const auto most =
          std::max_element(of_story.begin(), of_story.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      if (most->first == days[d]) days[d].clear();
    }
    return days;
  }

  // Agencies differ over the magnitude of one quake by a tenth or two. Where some articles of a
  // story tell of 5.4 to 5.6 and others of 5.9 to 6.1, and no dates say that both are of one week,
  // these are two quakes: each is told by two articles or more, since a slip of the pen stands in
  // one. Adds to the anchors in `days` of all but the quake that most articles tell of.
  void split_by_magnitude(std::vector<std::string>& days) const {
    constexpr double kOneQuake = 0.25;
    constexpr std::size_t kLead = 10;                                    // segments
    std::map<StoryId, std::vector<std::pair<double, std::size_t>>> told; // magnitude, document
    std::vector<char> seen(days.size(), 0);
    for (const claims::Claim& claim : claims_) {
      const std::size_t d = claim.document.index();
      const auto* figure = std::get_if<value::Quantity>(&claim.value);
      if (figure == nullptr || figure->dimension != value::Dimension::magnitude || seen[d] != 0 ||
          claim.segment.index() >= kLead || context_.rules.rule(claim.rule).events.empty())
        continue;
      seen[d] = 1;
      told[context_.stories[d]].emplace_back(figure->nominal, d);
    }
    for (auto& [story, figures] : told) {
      std::sort(figures.begin(), figures.end());
      std::vector<std::vector<std::size_t>> quakes;
      for (std::size_t i = 0; i < figures.size(); ++i) {
        if (i == 0 || figures[i].first - figures[i - 1].first > kOneQuake) quakes.emplace_back();
        quakes.back().push_back(figures[i].second);
      }
      std::erase_if(quakes, [](const auto& quake) { return quake.size() < 2; });
      const auto most =
          std::max_element(quakes.begin(), quakes.end(),
                           [](const auto& a, const auto& b) { return a.size() < b.size(); });
      for (auto quake = quakes.begin(); quake != quakes.end(); ++quake) {
        if (quake == most || of_one_week(*quake, *most)) continue;
        for (const std::size_t d : *quake) days[d] += fmt::format("M{}", quake - quakes.begin());
      }
    }
  }

  [[nodiscard]] bool of_one_week(const std::vector<std::size_t>& a,
                                 const std::vector<std::size_t>& b) const {
    for (const std::size_t i : a)
      for (const std::size_t j : b) {
        const auto& x = context_.annotations[i].day;
        const auto& y = context_.annotations[j].day;
        if (x && y &&
            std::abs((std::chrono::sys_days(*x) - std::chrono::sys_days(*y)).count()) <= 7)
          return true;
      }
    return false;
  }

  EventId event_of(const Anchor& anchor) {
    const auto [at, added] =
        known_.try_emplace({anchor.story, anchor.period, anchor.away, anchor.day, anchor.war},
                           EventId(result_.events.size()));
    if (!added) return at->second;
    Event event;
    event.id = at->second;
    event.story = anchor.story;
    event.label = anchor.period.empty() ? std::string("main event")
                                        : fmt::format("what happened in {}", anchor.period);
    if (anchor.war) {
      event.kind = "conflict";
      event.label = anchor.period.empty() ? "the war" : fmt::format("the war of {}", anchor.period);
    }
    if (!anchor.day.empty()) event.label += ", another one";
    if (anchor.away.valid()) {
      event.places.push_back(anchor.away);
      event.label += fmt::format(" at {}", context_.entities.entities[anchor.away.index()].label);
    }
    result_.events.push_back(std::move(event));
    return at->second;
  }

  const Context& context_;
  std::span<const claims::Claim> claims_;
  std::map<StoryId, std::set<EntityId>> places_;
  const rules::Lexicon* kinds_;
  std::map<std::tuple<StoryId, std::string, EntityId, std::string, bool>, EventId> known_;
  Events result_;
};

} // namespace

Events find_events(const Context& context, std::span<const claims::Claim> claims) {
  return Finder(context, claims).find();
}

} // namespace crosscheck::event
