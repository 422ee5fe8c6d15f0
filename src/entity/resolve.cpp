#include "entity/resolve.h"

#include "entity/join.h"
#include "entity/name_context.h"
#include "entity/reference.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace crosscheck::entity {
namespace {

using text::MentionType;

std::optional<NameKind> kind_of(MentionType type) {
  switch (type) {
  case MentionType::person: return NameKind::person;
  case MentionType::place: return NameKind::place;
  case MentionType::organisation: return NameKind::organisation;
  default: return std::nullopt;
  }
}

std::size_t slot(NameKind kind) { return static_cast<std::size_t>(kind); }

class Resolver {
public:
  Resolver(std::span<const text::Document> documents,
           std::span<const annotate::Annotation> annotations, std::span<const StoryId> stories,
           const rules::Lexicons& lexicons, const NameMatcher& matcher)
      : documents_(documents), annotations_(annotations), stories_(stories), lexicons_(lexicons),
        matcher_(matcher) {}

  Resolution run() {
    collect();
    Joined joined = join_forms(forms_, changed_, matcher_);
    Resolution resolution = label(joined);
    pronouns(resolution);
    find_holders(resolution);
    return resolution;
  }

private:
  // What names a mention: the words of its likeliest name reading.
  struct Name {
    NameKind kind = NameKind::unknown;
    const value::Words* words = nullptr;
    std::array<bool, 4> kinds{}; // all that it may be, by slot()
  };
  static Name name_of(const annotate::Mention& mention) {
    Name name;
    for (const annotate::Reading& reading : mention.readings) {
      const auto kind = kind_of(reading.type);
      const auto* words = std::get_if<value::Words>(&reading.value);
      if (!kind || words == nullptr) continue;
      name.kinds[slot(*kind)] = true;
      if (name.words != nullptr) continue;
      name.kind = *kind;
      name.words = words;
    }
    return name;
  }

  // What a place's mention is known by: its code, so that Britain is the United Kingdom.
  static std::string key_of(const Name& name) {
    std::string key = text::fold_accents(name.words->written);
    if (name.kind == NameKind::place && name.words->canonical.size() <= 6 &&
        !name.words->canonical.empty() && name.words->canonical != key)
      return "=" + name.words->canonical;
    while (!key.empty() && (key.back() == '.' || key.back() == ',')) key.pop_back();
    if (key.starts_with("the ")) key.erase(0, 4);
    return key;
  }

  void read_context() {
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      for (auto& [mention, words] : names_round_nicknames(documents_[d], annotations_[d]))
        round_nicknames_.emplace(std::pair(d, mention.index()), std::move(words));
      for (const auto& [a, b] : names_said_to_change(documents_[d], annotations_[d]))
        said_to_change_.emplace_back(std::pair(d, a.index()), std::pair(d, b.index()));
      for (auto& [mention, code] :
           capitals_as_governments(documents_[d], annotations_[d], lexicons_))
        governments_.emplace(std::pair(d, mention.index()), "=" + code);
    }
  }

  [[nodiscard]] Name name_at(std::size_t d, std::size_t m) const {
    const auto found = round_nicknames_.find({d, m});
    if (found == round_nicknames_.end()) return name_of(annotations_[d].mentions[m]);
    Name name{NameKind::person, &found->second, {}};
    name.kinds[slot(NameKind::person)] = true;
    return name;
  }

  void collect() {
    read_context();
    // A name is read as one kind in all of a story, where it may be that kind.
    std::map<std::pair<StoryId, std::string>, std::array<int, 4>> votes;
    const auto each = [&](const auto& visit) {
      for (std::size_t d = 0; d < documents_.size(); ++d)
        for (std::size_t m = 0; m < annotations_[d].mentions.size(); ++m) {
          const Name name = name_at(d, m);
          if (name.words != nullptr) visit(d, m, name, key_of(name));
        }
    };
    each([&](std::size_t d, std::size_t, const Name& name, const std::string& key) {
      const auto kinds = std::count(name.kinds.begin(), name.kinds.end(), true);
      votes[{stories_[d], key}][slot(name.kind)] += kinds == 1 ? 3 : 1;
    });
    // A lone word that may be a person is one where the story names somebody with that surname.
    std::map<StoryId, std::set<std::string>> surnames;
    for (const auto& [named, ballots] : votes) {
      const std::string& key = named.second;
      if (key.find(' ') == std::string::npos || key.starts_with('=')) continue;
      if (std::max_element(ballots.begin(), ballots.end()) - ballots.begin() !=
          static_cast<std::ptrdiff_t>(slot(NameKind::person)))
        continue;
      const std::vector<std::string> parts = matcher_.parts(key);
      if (parts.size() > 1) surnames[named.first].insert(parts.back());
    }
    std::map<std::pair<StoryId, std::string>, bool> surname_known;
    const auto is_surname = [&](StoryId story, const std::string& key) {
      const auto [at, added] = surname_known.try_emplace({story, key}, false);
      if (!added) return at->second;
      const auto& of_story = surnames[story];
      at->second = of_story.contains(key);
      if (!at->second && of_story.size() <= kWidestBlock)
        at->second = std::any_of(of_story.begin(), of_story.end(), [&](const std::string& surname) {
          return matcher_.near_surname(key, surname);
        });
      return at->second;
    };
    std::map<std::tuple<StoryId, NameKind, std::string>, std::size_t> known;
    std::vector<std::pair<Place, std::string>> for_countries;
    each([&](std::size_t d, std::size_t m, const Name& name, const std::string& key) {
      const auto& ballots = votes[{stories_[d], key}];
      const auto best = std::max_element(ballots.begin(), ballots.end()) - ballots.begin();
      NameKind kind = static_cast<NameKind>(best);
      if (!name.kinds[slot(kind)]) kind = name.kind;
      if (kind != NameKind::person && name.kinds[slot(NameKind::person)] &&
          key.find(' ') == std::string::npos && is_surname(stories_[d], key))
        kind = NameKind::person;
      // Where the story names the country, its capital may stand for it.
      if (const auto country = governments_.find({d, m});
          country != governments_.end() && kind == NameKind::place &&
          votes.contains({stories_[d], country->second})) {
        for_countries.emplace_back(Place{d, m}, country->second);
        return;
      }
      const auto [at, added] = known.try_emplace({stories_[d], kind, key}, forms_.size());
      if (added) forms_.push_back({stories_[d], kind, key, name.words->written, {}, {}, {}});
      forms_[at->second].mentions.push_back({d, m});
      forms_[at->second].documents.insert(d);
      form_of_.emplace(std::pair(d, m), at->second);
    });
    for (const auto& [place, country] : for_countries)
      if (const auto at = known.find({stories_[place.document], NameKind::place, country});
          at != known.end())
        forms_[at->second].mentions.push_back(place);
    for (const auto& [a, b] : said_to_change_) {
      const auto x = form_of_.find(a);
      const auto y = form_of_.find(b);
      if (x != form_of_.end() && y != form_of_.end())
        changed_.insert(std::minmax(x->second, y->second));
    }
    for (Form& form : forms_)
      if (form.kind == NameKind::person) form.parts = matcher_.parts(form.written);
  }

  Resolution label(Joined& joined) {
    Resolution resolution;
    resolution.of_mention.resize(documents_.size());
    for (std::size_t d = 0; d < documents_.size(); ++d)
      resolution.of_mention[d].resize(annotations_[d].mentions.size());
    // The fullest form, of equally full ones the commonest, then the first by its words.
    std::map<std::size_t, std::vector<std::size_t>> members; // by root
    for (std::size_t i = 0; i < forms_.size(); ++i) members[joined.groups.find(i)].push_back(i);
    const auto fuller = [&](std::size_t a, std::size_t b) {
      const Form& x = forms_[a];
      const Form& y = forms_[b];
      const std::size_t parts_x = std::min<std::size_t>(x.parts.size(), 2);
      const std::size_t parts_y = std::min<std::size_t>(y.parts.size(), 2);
      if (parts_x != parts_y) return parts_x > parts_y;
      if (begins_with_initial(x) != begins_with_initial(y)) return begins_with_initial(y);
      if (x.mentions.size() != y.mentions.size()) return x.mentions.size() > y.mentions.size();
      return x.written < y.written;
    };
    // Ids by the first mention, which stands in document order.
    std::map<std::size_t, EntityId> ids;
    std::vector<std::pair<Place, std::size_t>> places;
    for (std::size_t i = 0; i < forms_.size(); ++i)
      for (const Place& place : forms_[i].mentions) {
        const auto own = joined.by_place.find(place);
        if (own != joined.by_place.end() && own->second == kNobody) continue;
        places.emplace_back(place, own == joined.by_place.end() ? joined.groups.find(i)
                                                                : joined.groups.find(own->second));
      }
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
      return std::tie(a.first.document, a.first.mention) <
             std::tie(b.first.document, b.first.mention);
    });
    for (const auto& [place, root] : places) {
      const auto [at, added] = ids.try_emplace(root, EntityId(resolution.entities.size()));
      if (added) {
        const auto& all = members[root];
        const std::size_t best = *std::min_element(all.begin(), all.end(), fuller);
        resolution.entities.push_back({at->second, forms_[best].kind, forms_[best].written, {}});
      }
      std::vector<StoryId>& stories = resolution.entities[at->second.index()].stories;
      const StoryId story = stories_[place.document];
      const auto here = std::lower_bound(stories.begin(), stories.end(), story);
      if (here == stories.end() || *here != story) stories.insert(here, story);
      resolution.of_mention[place.document][place.mention] = at->second;
    }
    return resolution;
  }

  // "he" is the one man named before in the paragraph, else the one of the paragraph before.
  void pronouns(Resolution& resolution) {
    std::map<EntityId, std::set<std::string>> genders;
    for (std::size_t d = 0; d < documents_.size(); ++d)
      for (std::size_t m = 0; m < annotations_[d].mentions.size(); ++m) {
        const EntityId id = resolution.of_mention[d][m];
        if (!id.valid()) continue;
        for (const annotate::Reading& reading : annotations_[d].mentions[m].readings)
          if (reading.type == MentionType::person && !reading.kind.empty())
            genders[id].insert(reading.kind);
      }
    const auto may_be = [&](EntityId id, const std::string& pronoun) {
      const auto found = genders.find(id);
      return found == genders.end() || found->second.contains(pronoun);
    };
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      const annotate::Annotation& annotation = annotations_[d];
      std::vector<EntityId> here;
      std::vector<EntityId> before;
      std::uint32_t paragraph = ~0U;
      for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
        const annotate::Mention& mention = annotation.mentions[m];
        if (!mention.segment.valid()) continue;
        const text::Segment& segment = annotation.layout.segments[mention.segment.index()];
        if (segment.paragraph != paragraph) {
          before = segment.paragraph == paragraph + 1 ? std::move(here) : std::vector<EntityId>();
          here.clear();
          paragraph = segment.paragraph;
        }
        const annotate::Reading* pronoun = mention.reading(MentionType::pronoun);
        if (pronoun == nullptr) {
          const EntityId id = resolution.of_mention[d][m];
          if (id.valid() && resolution.entities[id.index()].kind == NameKind::person &&
              std::find(here.begin(), here.end(), id) == here.end() && here.size() < 16)
            here.push_back(id);
          continue;
        }
        // Inside a quotation "he" is whom the speaker means, who need not stand in the text.
        if (segment.kind == text::SegmentKind::quotation) continue;
        if (pronoun->kind != "he" && pronoun->kind != "she") continue;
        for (const std::vector<EntityId>* named : {&here, &before}) {
          std::vector<EntityId> fit;
          for (const EntityId id : *named)
            if (may_be(id, pronoun->kind)) fit.push_back(id);
          if (fit.size() == 1) resolution.of_mention[d][m] = fit.front();
          if (!named->empty()) break;
        }
      }
    }
  }

  void find_holders(Resolution& resolution) const {
    resolution.holders.resize(documents_.size());
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      std::map<std::string, std::set<EntityId>> all;
      for (const auto& [mention, office] : offices_held(documents_[d], annotations_[d], lexicons_))
        if (const EntityId id = resolution.of_mention[d][mention.index()]; id.valid())
          all[office].insert(id);
      for (const auto& [office, people] : all)
        if (people.size() == 1) resolution.holders[d].emplace(office, *people.begin());
    }
  }

  std::span<const text::Document> documents_;
  std::span<const annotate::Annotation> annotations_;
  std::span<const StoryId> stories_;
  const rules::Lexicons& lexicons_;
  const NameMatcher& matcher_;
  std::vector<Form> forms_;
  using At = std::pair<std::size_t, std::size_t>; // document, mention
  std::map<At, value::Words> round_nicknames_;
  std::map<At, std::string> governments_; // the key of the country that a capital stands for
  std::vector<std::pair<At, At>> said_to_change_;
  std::map<At, std::size_t> form_of_;
  std::set<FormPair> changed_;
};

} // namespace

Resolution resolve(std::span<const text::Document> documents,
                   std::span<const annotate::Annotation> annotations,
                   std::span<const StoryId> stories, const rules::RuleSet& rules,
                   const NameMatcher& matcher) {
  return Resolver(documents, annotations, stories, rules.lexicons, matcher).run();
}

} // namespace crosscheck::entity
