#include "annotate/names.h"

#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <map>

namespace crosscheck::annotate {
namespace {

using text::MentionType;
using Votes = std::array<int, 3>;

int& of(Votes& votes, NameType type) { return votes[static_cast<std::size_t>(type)]; }

// What the whole document says of a name: votes of all runs with the same words, and the full names
// whose last word a run is.
class Memory {
public:
  explicit Memory(const std::vector<NameRun>& runs) {
    for (const NameRun& run : runs) {
      Votes& votes = by_key_[run.key];
      for (std::size_t i = 0; i < votes.size(); ++i) votes[i] += run.votes[i];
    }
    // "Orland County" says that Orland is a place.
    std::vector<std::string> places;
    for (const auto& [key, votes] : by_key_) {
      const std::size_t space = key.find(' ');
      if (space != std::string::npos && votes[1] > votes[0] && votes[1] > votes[2])
        places.push_back(key.substr(0, space));
    }
    for (const std::string& place : places)
      if (const auto found = by_key_.find(place); found != by_key_.end())
        of(found->second, NameType::place) += 2;
    for (const auto& [key, votes] : by_key_) {
      const std::size_t space = key.rfind(' ');
      if (space == std::string::npos) continue;
      const bool person = votes[0] > votes[1] && votes[0] > votes[2];
      if (!person) continue;
      std::string surname = key.substr(space + 1);
      for (const std::string_view suffix : {"jr", "sr", "ii", "iii", "iv"})
        if (surname == suffix) {
          const std::size_t before = key.rfind(' ', space - 1);
          surname = key.substr(before == std::string::npos ? 0 : before + 1,
                               space - (before == std::string::npos ? 0 : before + 1));
          while (surname.ends_with(',')) surname.pop_back();
          break;
        }
      ++surnames_[surname];
      ++given_[key.substr(0, key.find(' '))];
    }
  }

  [[nodiscard]] Votes votes(const NameRun& run) const {
    Votes votes = by_key_.at(run.key);
    if (run.key.find(' ') == std::string::npos) {
      if (surnames_.contains(run.key))
        of(votes, NameType::person) += 6;
      else if (given_.contains(run.key))
        of(votes, NameType::person) += 3;
    }
    return votes;
  }

  // "Norhavenian" beside "Norhaven": the adjective of a name that the document has is no name.
  [[nodiscard]] bool adjective(const NameRun& run) const {
    if (run.key.find(' ') != std::string::npos) return false;
    for (const std::string_view end : {"ian", "ean", "an", "ese", "ish", "i", "n"}) {
      if (run.key.size() < end.size() + 4 || !run.key.ends_with(end)) continue;
      const std::string stem = run.key.substr(0, run.key.size() - end.size());
      const auto found = by_key_.lower_bound(stem);
      if (found != by_key_.end() && found->first.starts_with(stem) && found->first != run.key &&
          found->first.size() <= stem.size() + 2 && found->second[0] <= found->second[1])
        return true;
    }
    return false;
  }

private:
  std::map<std::string, Votes, std::less<>> by_key_;
  std::map<std::string, int, std::less<>> surnames_;
  std::map<std::string, int, std::less<>> given_;
};

MentionType mention_type(NameType type) {
  switch (type) {
  case NameType::person: return MentionType::person;
  case NameType::place: return MentionType::place;
  case NameType::organisation: return MentionType::organisation;
  }
  return MentionType::person;
}

// The types of a run, the likeliest first.
std::vector<NameType> types(const Votes& votes, const NameRun& run, bool common, bool given) {
  std::vector<NameType> order = {NameType::person, NameType::place, NameType::organisation};
  std::stable_sort(order.begin(), order.end(), [&](NameType a, NameType b) {
    return votes[static_cast<std::size_t>(a)] > votes[static_cast<std::size_t>(b)];
  });
  const int best = votes[static_cast<std::size_t>(order[0])];
  if (best <= 0) {
    // Nothing speaks for anything. Two words of the language are an organisation or a place ("Red
    // Harbour"), two others rather a person.
    const bool several = run.key.find(' ') != std::string::npos;
    if (common || run.connected) return {NameType::organisation, NameType::place};
    if (several) return {NameType::person, NameType::organisation};
    // People are named in full first, so that a lone word is rather something else.
    return {NameType::organisation, NameType::place, NameType::person};
  }
  std::vector<NameType> out;
  for (const NameType type : order) {
    const int votes_of = votes[static_cast<std::size_t>(type)];
    if (votes_of > 0 && votes_of * 2 >= best) out.push_back(type);
  }
  // One weak vote does not exclude the rest.
  if (best <= 4 && out.size() == 1) {
    if (out[0] != NameType::person && !common && !run.connected) out.push_back(NameType::person);
    if (out[0] == NameType::organisation && !run.connected)
      out.insert(out.begin() + 1, NameType::place);
    if (out[0] == NameType::person && !given && run.key.find(' ') == std::string::npos)
      out.push_back(NameType::place);
  }
  return out;
}

Reading reading(const Scene& scene, const NameRun& run, NameType type, std::string written) {
  const std::vector<Token>& tokens = scene.segments[run.segment].tokens;
  Reading out;
  out.type = mention_type(type);
  std::string canonical = text::fold_accents(written);
  if (type == NameType::place) {
    const PlaceWords place = place_words(scene, tokens, run.begin);
    if (place.tokens > 0 && run.begin + place.tokens >= run.end) {
      out.kind = place.kind;
      // Texas and Tex., Britain and the United Kingdom are one; a city's name is its own, and so is
      // that of a region that nobody abbreviates, whose spelling may vary.
      const bool abbreviated = place.code.starts_with("US-") || place.code.starts_with("CA-") ||
                               place.code.starts_with("AU-") ||
                               place.code.find('-') == std::string::npos;
      if (place.kind != "city" && abbreviated && !place.code.empty() && place.code.size() <= 6)
        canonical = text::fold(place.code);
    }
  }
  if (type == NameType::person) {
    const std::string_view gender = tokens[run.begin].value(Lex::given_name);
    if (run.end - run.begin > 1 && gender == "m") out.kind = "he";
    if (run.end - run.begin > 1 && gender == "f") out.kind = "she";
  }
  out.value = value::Words{std::move(written), std::move(canonical)};
  return out;
}

void find_pronouns(const Scene& scene, std::vector<Proposal>& out) {
  for (std::uint32_t s = 0; s < scene.segments.size(); ++s)
    for (const Token& token : scene.segments[s].tokens) {
      if (token.kind != TokenKind::word || !token.in(Lex::pronoun)) continue;
      const std::string kind(token.value(Lex::pronoun));
      out.push_back({.span = token.span,
                     .segment = s,
                     .rank = 30,
                     .readings = {{MentionType::pronoun, value::Words{kind, kind}, kind}}});
    }
}

// "Orland, Fla.": an abbreviated state after a comma is a place, and so is "Fla." in brackets.
void find_states(const Scene& scene, std::vector<Proposal>& out) {
  for (std::uint32_t s = 0; s < scene.segments.size(); ++s) {
    const std::vector<Token>& tokens = scene.segments[s].tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::word || !tokens[i].capital || !tokens[i - 1].is(','))
        continue;
      auto phrase = scene.vocabulary.phrase(Lex::state_abbreviation, tokens, i);
      if (!phrase && tokens[i].all_caps && i > 1 && tokens[i - 2].capital)
        phrase = scene.vocabulary.phrase(Lex::postal_code, tokens, i);
      if (!phrase) continue;
      const Span span{tokens[i].span.begin, tokens[i + phrase->tokens - 1].span.end};
      const std::string_view field = scene.document.field(scene.segments[s].field);
      out.push_back({.span = span,
                     .segment = s,
                     .rank = 31,
                     .readings = {{MentionType::place,
                                   value::Words{std::string(field.substr(span.begin, span.size())),
                                                text::fold(phrase->value)},
                                   "region"}}});
    }
  }
}

} // namespace

void find_names(const Scene& scene, std::vector<Proposal>& out) {
  const Capitals capitals(scene);
  std::vector<NameRun> runs = find_runs(scene, capitals);
  for (NameRun& run : runs) vote(scene, run);
  const Memory memory(runs);
  for (const NameRun& run : runs) {
    const SegmentTokens& segment = scene.segments[run.segment];
    const Span span{segment.tokens[run.begin].span.begin, segment.tokens[run.end - 1].span.end};
    std::string written =
        text::single_spaces(scene.document.field(segment.field).substr(span.begin, span.size()));
    bool common = true;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const Token& token = segment.tokens[i];
      common =
          common && (token.kind != TokenKind::word || token.in(Lex::common) || token.in(Lex::stop));
    }
    Votes votes = memory.votes(run);
    // Its own words and place weigh more than those of its namesakes.
    for (std::size_t i = 0; i < votes.size(); ++i) votes[i] += run.votes[i];
    if (of(votes, NameType::person) < 5 && memory.adjective(run)) continue;
    // "the West", "Uptown": what only begins the names of places is none, unless somebody has that
    // name.
    if (run.end - run.begin == 1 && segment.tokens[run.begin].in(Lex::place_first) &&
        of(votes, NameType::person) < 5)
      continue;
    const std::vector<NameType> order =
        types(votes, run, common, segment.tokens[run.begin].in(Lex::given_name));
    Proposal proposal{.span = span, .segment = run.segment, .rank = 30};
    for (const NameType type : order)
      proposal.readings.push_back(reading(scene, run, type, written));
    if (!proposal.readings.empty()) out.push_back(std::move(proposal));
  }
  find_states(scene, out);
  find_pronouns(scene, out);
}

} // namespace crosscheck::annotate
