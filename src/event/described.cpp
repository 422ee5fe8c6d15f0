#include "event/described.h"

#include "text/utf8.h"
#include "value/compare.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace crosscheck::event {
namespace {

using claims::Claim;
using claims::Filled;

// "the victim", where a rule says so in place of a name.
std::string_view description(const Claim& claim) {
  const Filled* subject = claim.slot("subject");
  if (subject == nullptr || subject->type || !subject->span.empty()) return {};
  const auto* words = std::get_if<value::Words>(&subject->value);
  return words != nullptr && words->canonical.starts_with("the ") ? words->canonical
                                                                  : std::string_view();
}

// What one article says of people with names.
struct People {
  std::vector<std::pair<EntityId, const value::Quantity*>> ages;
  std::map<std::string, std::set<EntityId>, std::less<>> by_part; // "victim", "suspect"
};

// The word before `at`, folded.
std::string word_before(std::string_view field, std::uint32_t at) {
  std::uint32_t end = at;
  while (end > 0 && field[end - 1] == ' ') --end;
  std::uint32_t begin = end;
  while (begin > 0 && ((field[begin - 1] >= 'a' && field[begin - 1] <= 'z') ||
                       (field[begin - 1] >= 'A' && field[begin - 1] <= 'Z')))
    --begin;
  return text::fold(field.substr(begin, end - begin));
}

// Whether the article tells of somebody by age alone: "a 19-year-old was also hurt".
bool has_stranger(const text::Document& document, const annotate::Annotation& annotation) {
  static const std::set<std::string_view> openers = {"a",     "an",    "another", "his", "her",
                                                     "their", "other", "second",  "two", "one"};
  return std::any_of(annotation.mentions.begin(), annotation.mentions.end(),
                     [&](const annotate::Mention& mention) {
                       return mention.readings.front().type == text::MentionType::age &&
                              openers.contains(
                                  word_before(document.field(mention.field), mention.span.begin));
                     });
}

class Finder {
public:
  Finder(const Context& context, std::span<const Claim> claims) : context_(context) {
    std::set<DocumentId> wanted;
    for (const Claim& claim : claims)
      if (!description(claim).empty()) wanted.insert(claim.document);
    for (const Claim& claim : claims)
      if (wanted.contains(claim.document)) learn(claim);
  }

  [[nodiscard]] EntityId of(const Claim& claim) const {
    const std::string_view what = description(claim);
    const auto at = what.empty() ? people_.end() : people_.find(claim.document);
    if (at == people_.end()) return {};
    const People& people = at->second;
    const auto* age = std::get_if<value::Quantity>(&claim.value);
    if (what == "the aged") return age == nullptr ? EntityId() : aged(people, claim, *age);
    const auto part = people.by_part.find(what.substr(4));
    if (part == people.by_part.end() || part->second.size() != 1) return {};
    // One is named and the text speaks of several.
    const std::string_view text = context_.documents[claim.document.index()].text;
    if (text.find(std::string(what.substr(4)) + 's') != std::string_view::npos) return {};
    return *part->second.begin();
  }

private:
  void learn(const Claim& claim) {
    const Filled* subject = claim.slot("subject");
    const auto* figure = std::get_if<value::Quantity>(&claim.value);
    if (figure != nullptr && subject != nullptr &&
        context_.rules.attribute(claim.attribute).compare == rules::Comparator::age) {
      const EntityId who = context_.entities.of(claim.document, subject->mention);
      if (who.valid()) people_[claim.document].ages.emplace_back(who, figure);
    }
    const Filled* part = claim.slot("who");
    const auto* words = part != nullptr ? std::get_if<value::Words>(&part->value) : nullptr;
    const EntityId named = context_.entities.of(claim.document, claim.value_mention);
    if (words != nullptr && named.valid())
      people_[claim.document].by_part[words->canonical].insert(named);
  }

  [[nodiscard]] EntityId aged(const People& people, const Claim& claim,
                              const value::Quantity& age) const {
    std::set<EntityId> all;
    std::set<EntityId> equal;
    for (const auto& [who, figure] : people.ages) {
      all.insert(who);
      if (value::compare(*figure, age).overlap != value::Overlap::disjoint) equal.insert(who);
    }
    if (equal.size() == 1) return *equal.begin();
    // Of another age than anybody: a slip of a year or two, where the article knows one person's
    // age and no other. What lies further apart is of somebody who is not named.
    const std::size_t d = claim.document.index();
    constexpr double kSlip = 2; // years
    if (!equal.empty() || all.size() != 1 || age.unit != "year" ||
        std::abs(people.ages.front().second->nominal - age.nominal) > kSlip ||
        has_stranger(context_.documents[d], context_.annotations[d]))
      return {};
    return *all.begin();
  }

  const Context& context_;
  std::map<DocumentId, People> people_;
};

} // namespace

bool is_described(const Claim& claim) { return !description(claim).empty(); }

std::vector<EntityId> find_described(const Context& context, std::span<const Claim> claims) {
  const Finder finder(context, claims);
  std::vector<EntityId> described;
  described.reserve(claims.size());
  for (const Claim& claim : claims) described.push_back(finder.of(claim));
  return described;
}

} // namespace crosscheck::event
