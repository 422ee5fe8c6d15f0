#include "engine/spellings.h"

#include "base/diagnostic.h"
#include "judge/spelling.h"
#include "review/fact_sheet.h"
#include "text/slug.h"
#include "text/utf8.h"

#include <algorithm>
#include <set>
#include <utility>

namespace crosscheck::engine {
namespace {

const value::Words* words_of(const claims::Claim& claim) {
  return std::get_if<value::Words>(&claim.value);
}

bool shouts(std::string_view written) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return written.size() > 4 && std::none_of(written.begin(), written.end(), lower);
}

// Words at spaces, without the marks at their ends.
std::vector<std::string> tokens(std::string_view written) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < written.size();) {
    const std::size_t end = std::min(written.find(' ', begin), written.size());
    std::string_view word = written.substr(begin, end - begin);
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
    if (!word.empty()) out.emplace_back(word);
    begin = end + 1;
  }
  return out;
}

std::set<std::string> keys(const std::vector<std::string>& words) {
  std::set<std::string> out;
  for (const std::string& word : words) out.insert(judge::name_key(word));
  return out;
}

// "Joren Halvadji" and "Halvaji" differ in one word, whose spellings are what is counted: the given
// name that one of them leaves out is no spelling.
void one_of_each(const std::set<std::string>& a, const std::set<std::string>& b,
                 std::set<std::string>& differ) {
  if (a.size() == b.size()) return;
  const std::set<std::string>& longer = a.size() > b.size() ? a : b;
  std::vector<std::string_view> more;
  std::vector<std::string_view> less;
  for (const std::string& key : differ) (longer.contains(key) ? more : less).push_back(key);
  if (less.size() != 1) return;
  const std::string_view like = nearest(less.front(), more);
  if (!like.empty()) differ = {std::string(less.front()), std::string(like)};
}

void sort_forms(report::Spellings& of) {
  std::sort(of.forms.begin(), of.forms.end(), [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.written < b.written;
  });
}

} // namespace

std::string display_form(const Run& run, const std::vector<std::uint32_t>& claims) {
  std::map<std::string_view, std::uint32_t> counts;
  for (const std::uint32_t id : claims)
    if (const value::Words* words = words_of(run.claims[id])) ++counts[words->written];
  std::string_view best;
  for (const std::uint32_t id : claims) {
    const value::Words* words = words_of(run.claims[id]);
    if (words == nullptr) continue;
    const auto rank = [&](std::string_view form) { return std::pair(!shouts(form), counts[form]); };
    if (best.empty() || rank(words->written) > rank(best)) best = words->written;
  }
  return std::string(best);
}

SpellingCounts::SpellingCounts(const Run& run, const rules::RuleSet& rules)
    : run_(run), rules_(rules) {
  for (std::size_t d = 0; d < run.annotations.size(); ++d) {
    if (run.documents[d].source == review::kFactSheet) continue;
    for (std::size_t m = 0; m < run.annotations[d].mentions.size(); ++m) {
      const EntityId entity = run.entities.of(DocumentId(d), MentionId(m));
      if (!entity.valid()) continue;
      for (const annotate::Reading& reading : run.annotations[d].mentions[m].readings)
        if (const auto* words = std::get_if<value::Words>(&reading.value);
            words != nullptr && reading.type != text::MentionType::pronoun) {
          ++by_entity_[entity][words->written];
          break;
        }
    }
  }
}

std::string SpellingCounts::preferred(const report::Spellings& of,
                                      const std::string& source) const {
  for (const std::string& name :
       {"preferred-spellings-" + text::slug(source), std::string("preferred-spellings")}) {
    const rules::Lexicon* lexicon = rules_.lexicons.find(name);
    if (lexicon == nullptr) continue;
    for (const report::Spellings::Form& form : of.forms)
      if (const rules::LexiconEntry* entry =
              lexicon->find(lexicon->as_written ? form.written : text::fold(form.written)))
        return entry->value;
  }
  return {};
}

// The form that the house's fact sheet writes.
std::string SpellingCounts::settled(const report::Fact& fact, const report::Spellings& of) const {
  std::set<std::string> keys;
  for (const report::ValueGroup& group : fact.values)
    for (const std::uint32_t id : group.claims) {
      const claims::Claim& claim = run_.claims[id];
      const value::Words* words = words_of(claim);
      if (words == nullptr || run_.documents[claim.document.index()].source != review::kFactSheet)
        continue;
      keys.insert(judge::name_key(words->written));
      for (const std::string& token : tokens(words->written)) keys.insert(judge::name_key(token));
    }
  for (const report::Spellings::Form& form : of.forms)
    if (keys.contains(judge::name_key(form.written))) return form.written;
  return {};
}

std::vector<report::Spellings> SpellingCounts::of(const report::Fact& fact) const {
  if (fact.relation < report::Relation::variant || fact.pairs.empty()) return {};
  const claims::Claim& first = run_.claims[fact.values.front().claims.front()];
  const rules::Comparator compare = rules_.attribute(first.attribute).compare;
  std::vector<report::Spellings> all;
  if (compare == rules::Comparator::text) {
    report::Spellings forms;
    for (const report::ValueGroup& group : fact.values)
      forms.forms.push_back({group.value, static_cast<std::uint32_t>(group.claims.size())});
    all.push_back(std::move(forms));
  } else if (compare == rules::Comparator::name) {
    const claims::Filled* subject = first.slot("subject");
    if (subject == nullptr) return {};
    const auto found = by_entity_.find(run_.entities.of(first.document, subject->mention));
    if (found == by_entity_.end()) return {};
    all = of_name(fact, found->second);
  }
  const std::string& source = run_.documents[first.document.index()].source;
  for (report::Spellings& of : all) {
    sort_forms(of);
    of.preferred = settled(fact, of);
    if (of.preferred.empty()) of.preferred = preferred(of, source);
  }
  return all;
}

std::vector<report::Spellings> SpellingCounts::of_name(const report::Fact& fact,
                                                       const Counts& written) const {
  // What differs in each variant: one word on each side, or else the whole name.
  struct Group {
    std::set<std::string> keys;
    bool whole = false;
  };
  std::vector<Group> groups;
  for (const bool whole : {false, true})
    for (const report::Pair& pair : fact.pairs) {
      if (pair.relation != report::Relation::variant) continue;
      const auto value = [&](std::uint32_t id) { return words_of(run_.claims[id])->written; };
      const std::set<std::string> a = keys(tokens(value(pair.a)));
      const std::set<std::string> b = keys(tokens(value(pair.b)));
      std::set<std::string> differ;
      std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(),
                                    std::inserter(differ, differ.end()));
      one_of_each(a, b, differ);
      const bool one_word = differ.size() == 2;
      if (one_word == whole) continue;
      // "Reth" beside "Anders Rett" differs in a word that is counted already.
      const bool counted = std::any_of(groups.begin(), groups.end(), [&](const Group& known) {
        return !known.whole &&
               std::count_if(known.keys.begin(), known.keys.end(),
                             [&](const std::string& key) { return differ.contains(key); }) > 1;
      });
      if (whole && counted) continue;
      if (whole) differ = {judge::name_key(value(pair.a)), judge::name_key(value(pair.b))};
      const auto shared = std::find_if(groups.begin(), groups.end(), [&](const Group& known) {
        return known.whole == whole &&
               std::any_of(differ.begin(), differ.end(),
                           [&](const std::string& key) { return known.keys.contains(key); });
      });
      if (shared == groups.end())
        groups.push_back({std::move(differ), whole});
      else
        shared->keys.insert(differ.begin(), differ.end());
    }
  std::vector<report::Spellings> all;
  for (const Group& group : groups) {
    struct Seen {
      std::uint32_t count = 0;
      Counts forms;
    };
    std::map<std::string, Seen> seen; // by key
    for (const auto& [form, count] : written)
      for (const std::string& word : group.whole ? std::vector{form} : tokens(form)) {
        const std::string key = judge::name_key(word);
        if (!group.keys.contains(key)) continue;
        seen[key].count += count;
        seen[key].forms[word] += count;
      }
    report::Spellings of;
    for (const auto& [key, one] : seen) {
      const auto best =
          std::max_element(one.forms.begin(), one.forms.end(), [](const auto& x, const auto& y) {
            return std::pair(!shouts(x.first), x.second) < std::pair(!shouts(y.first), y.second);
          });
      of.forms.push_back({best->first, one.count});
    }
    if (of.forms.size() > 1) all.push_back(std::move(of));
  }
  return all;
}

} // namespace crosscheck::engine
