#include "entity/join.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace crosscheck::entity {
namespace {

class Joiner {
public:
  Joiner(const std::vector<Form>& forms, const std::set<FormPair>& changed,
         const NameMatcher& matcher)
      : forms_(forms), changed_(changed),
        matcher_(matcher), joined_{DisjointSets(forms.size()), {}} {}

  Joined run() {
    join_full_names();
    join_parted();
    attach_short_names();
    join_across_stories();
    return std::move(joined_);
  }

private:
  [[nodiscard]] bool together(const Form& a, const Form& b) const {
    return std::any_of(a.documents.begin(), a.documents.end(),
                       [&](std::size_t d) { return b.documents.contains(d); });
  }

  // Whether two groups may be one: no two full names in them are of two people.
  [[nodiscard]] bool agree(const std::vector<std::size_t>& a,
                           const std::vector<std::size_t>& b) const {
    for (const std::size_t x : a)
      for (const std::size_t y : b) {
        const Form& one = forms_[x];
        const Form& other = forms_[y];
        if (changed_.contains(std::minmax(x, y))) return false;
        if (one.kind == NameKind::person &&
            matcher_.compare(one.written, other.written, one.kind).relation ==
                NameRelation::different &&
            !short_of_one(x, y, a, b))
          return false;
      }
    return true;
  }

  // "Khaled Reth" and "Samir Khaled" may both be Samir Khaled Reth, who is in one of the groups.
  [[nodiscard]] bool short_of_one(std::size_t x, std::size_t y, const std::vector<std::size_t>& a,
                                  const std::vector<std::size_t>& b) const {
    const auto covers = [&](std::size_t full) {
      const Form& form = forms_[full];
      if (form.kind != NameKind::person) return false;
      for (const std::size_t brief : {x, y})
        if (forms_[brief].parts.size() >= form.parts.size() ||
            matcher_.compare(form.written, forms_[brief].written, form.kind).relation ==
                NameRelation::different)
          return false;
      return true;
    };
    return std::any_of(a.begin(), a.end(), covers) || std::any_of(b.begin(), b.end(), covers);
  }

  void join_full_names() {
    std::map<std::tuple<StoryId, bool, std::string>, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const Form& form = forms_[i];
      const bool person = form.kind == NameKind::person;
      if (form.key.starts_with('=') || (person && form.parts.size() < 2)) continue;
      for (const std::string& key : matcher_.block_keys(form.written, form.kind))
        blocks[{form.story, person, key}].push_back(i);
    }
    std::set<std::pair<std::size_t, std::size_t>> candidates;
    for (const auto& [key, block] : blocks) {
      if (block.size() > kWidestBlock) continue;
      for (std::size_t i = 0; i < block.size(); ++i)
        for (std::size_t j = i + 1; j < block.size(); ++j) candidates.insert({block[i], block[j]});
    }
    // Surest first, then by the words, so that the order of documents does not matter.
    struct Candidate {
      double score;
      std::size_t a, b;
    };
    std::vector<Candidate> sure;
    for (const auto& [a, b] : candidates) {
      const Form& one = forms_[a];
      const Form& other = forms_[b];
      if (!matcher_.one_in_story(one.written, other.written, one.kind, together(one, other)))
        continue;
      sure.push_back({matcher_.compare(one.written, other.written, one.kind).score, a, b});
    }
    std::sort(sure.begin(), sure.end(), [&](const Candidate& x, const Candidate& y) {
      if (x.score != y.score) return x.score > y.score;
      return std::tie(forms_[x.a].key, forms_[x.b].key) <
             std::tie(forms_[y.a].key, forms_[y.b].key);
    });
    std::vector<std::vector<std::size_t>> members(forms_.size());
    for (std::size_t i = 0; i < forms_.size(); ++i) members[i] = {i};
    // "A. Berg" that may be Anna or Adam Berg is neither.
    std::map<std::size_t, std::set<std::string>> given_of_initial;
    for (const Candidate& c : sure)
      for (const auto& [x, y] : {std::pair(c.a, c.b), std::pair(c.b, c.a)})
        if (begins_with_initial(forms_[x]) && !begins_with_initial(forms_[y]))
          given_of_initial[x].insert(forms_[y].parts[0]);
    const auto ambiguous = [&](std::size_t x) {
      const auto found = given_of_initial.find(x);
      return found != given_of_initial.end() && found->second.size() > 1;
    };
    for (const Candidate& c : sure) {
      const std::size_t a = joined_.groups.find(c.a);
      const std::size_t b = joined_.groups.find(c.b);
      if (a == b || ambiguous(c.a) || ambiguous(c.b) || !agree(members[a], members[b])) continue;
      joined_.groups.join(a, b);
      const std::size_t root = joined_.groups.find(a);
      const std::size_t gone = root == a ? b : a;
      members[root].insert(members[root].end(), members[gone].begin(), members[gone].end());
      members[gone].clear();
    }
  }

  // "GoMart" and "Go Mart" are one, whatever kind of name each was read as.
  void join_parted() {
    std::map<std::pair<StoryId, std::string>, std::size_t> first;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].key.starts_with('=')) continue;
      std::string letters;
      for (const char c : forms_[i].key)
        if (c != ' ' && c != '-' && c != '\'') letters += c;
      // "H-R" beside "HR": short forms in capitals.
      const bool capitals = std::none_of(forms_[i].written.begin(), forms_[i].written.end(),
                                         [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
      if (letters.size() < (capitals ? 2U : 4U)) continue;
      const auto [at, added] = first.try_emplace({forms_[i].story, std::move(letters)}, i);
      // Both in one article: a space lost in the making of the page.
      if (!added && forms_[at->second].key != forms_[i].key &&
          !together(forms_[at->second], forms_[i]) &&
          !changed_.contains(std::minmax(at->second, i)))
        joined_.groups.join(at->second, i);
    }
  }

  // A surname alone is the person of that surname whom the document names in full, else whom the
  // story does; where that could be two, it is nobody. So is a given name alone, inside a document.
  void attach_short_names() {
    std::map<std::pair<StoryId, std::string>, std::vector<std::size_t>> by_surname;
    std::map<std::pair<StoryId, std::string>, std::vector<std::size_t>> by_given;
    std::map<StoryId, std::vector<std::string>> surnames;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const Form& form = forms_[i];
      if (form.kind != NameKind::person || form.parts.size() < 2) continue;
      auto& named = by_surname[{form.story, form.parts.back()}];
      if (named.empty()) surnames[form.story].push_back(form.parts.back());
      named.push_back(i);
      by_given[{form.story, form.parts.front()}].push_back(i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> joins;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const Form& form = forms_[i];
      if (form.kind != NameKind::person || form.parts.size() != 1) continue;
      std::vector<std::size_t> people;
      if (const auto found = by_surname.find({form.story, form.parts[0]});
          found != by_surname.end())
        people = found->second;
      bool by_document = false;
      if (people.empty()) {
        if (const auto found = by_given.find({form.story, form.parts[0]});
            found != by_given.end()) {
          people = found->second;
          by_document = true;
        }
      }
      if (people.empty() && surnames[form.story].size() <= kWidestBlock) {
        for (const std::string& surname : surnames[form.story])
          if (matcher_.near_surname(form.written, surname)) {
            const auto& more = by_surname.at({form.story, surname});
            people.insert(people.end(), more.begin(), more.end());
          }
      }
      std::set<std::size_t> roots;
      for (const std::size_t p : people) roots.insert(joined_.groups.find(p));
      if (roots.size() == 1 && !by_document) {
        joins.emplace_back(i, *roots.begin());
        continue;
      }
      if (roots.empty()) continue;
      // Several people: each document by itself, whom it names in full.
      for (const Place& place : form.mentions) {
        std::set<std::size_t> here;
        for (const std::size_t p : people)
          if (forms_[p].documents.contains(place.document)) here.insert(joined_.groups.find(p));
        if (here.size() == 1)
          joined_.by_place[place] = *here.begin();
        else if (const auto relative = misspelt_relative(form, people, place.document))
          joined_.by_place[place] = *relative;
        else if (!by_document || !here.empty())
          joined_.by_place[place] = kNobody;
      }
    }
    for (const auto& [form, person] : joins) joined_.groups.join(form, person);
  }

  // "Obsorne" in an article about two Osbornes is a slip whoever is meant: of the one whom the
  // article names most.
  [[nodiscard]] std::optional<std::size_t> misspelt_relative(const Form& form,
                                                             const std::vector<std::size_t>& people,
                                                             std::size_t document) const {
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (const std::size_t p : people) {
      const std::string& surname = forms_[p].parts.back();
      if (surname == form.parts[0] || surname != forms_[people.front()].parts.back()) return {};
      const auto here = static_cast<std::size_t>(
          std::count_if(forms_[p].mentions.begin(), forms_[p].mentions.end(),
                        [&](const Place& place) { return place.document == document; }));
      if (here > most) {
        most = here;
        best = p;
      }
    }
    return best;
  }

  // Full names of people, and places and organisations, are the same ones in every story.
  void join_across_stories() {
    std::map<std::pair<NameKind, std::string>, std::size_t> first;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const Form& form = forms_[i];
      if (form.kind == NameKind::person && (form.parts.size() < 2 || begins_with_initial(form)))
        continue;
      const auto [at, added] = first.try_emplace({form.kind, form.key}, i);
      if (!added) joined_.groups.join(at->second, i);
    }
  }

  const std::vector<Form>& forms_;
  const std::set<FormPair>& changed_;
  const NameMatcher& matcher_;
  Joined joined_;
};

} // namespace

Joined join_forms(const std::vector<Form>& forms, const std::set<FormPair>& changed,
                  const NameMatcher& matcher) {
  return Joiner(forms, changed, matcher).run();
}

} // namespace crosscheck::entity
