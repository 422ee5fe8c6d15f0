#include "annotate/names.h"

#include "annotate/short_words.h"
#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosscheck::annotate {
namespace {

using namespace std::string_view_literals;
using text::MentionType;
using Votes = std::array<int, 3>;

int& of(Votes& votes, NameType type) { return votes[static_cast<std::size_t>(type)]; }

// What the whole document says of a name: votes of all runs with the same words, and the full names
// whose last word a run is.
class Memory {
public:
  // REQUIRES that the runs outlive it.
  explicit Memory(const std::vector<NameRun>& runs) : of_run_(runs.size()) {
    gather(runs);
    // "Orland County" says that Orland is a place.
    std::vector<std::string_view> places;
    for (const auto& [key, votes] : names_) {
      const std::size_t space = key.find(' ');
      if (space != std::string_view::npos && votes[1] > votes[0] && votes[1] > votes[2])
        places.push_back(key.substr(0, space));
    }
    for (const std::string_view place : places)
      if (const auto found = from(place); found != names_.end() && found->key == place)
        of(names_[static_cast<std::size_t>(found - names_.begin())].votes, NameType::place) += 2;
    for (const auto& [key, votes] : names_) {
      const std::size_t space = key.rfind(' ');
      if (space == std::string_view::npos) continue;
      const bool person = votes[0] > votes[1] && votes[0] > votes[2];
      if (!person) continue;
      surnames_.push_back(surname(key, space));
      given_.push_back(key.substr(0, key.find(' ')));
    }
    std::sort(surnames_.begin(), surnames_.end());
    std::sort(given_.begin(), given_.end());
  }

  // Of the run with this index.
  [[nodiscard]] Votes votes(std::size_t run) const {
    const Name& name = names_[of_run_[run]];
    Votes votes = name.votes;
    if (name.key.find(' ') == std::string_view::npos) {
      if (std::binary_search(surnames_.begin(), surnames_.end(), name.key))
        of(votes, NameType::person) += 6;
      else if (std::binary_search(given_.begin(), given_.end(), name.key))
        of(votes, NameType::person) += 3;
    }
    return votes;
  }

  // "Norhavenian" beside "Norhaven": the adjective of a name that the document has is no name.
  [[nodiscard]] bool adjective(const NameRun& run) const {
    if (run.key.find(' ') != std::string::npos) return false;
    for (const std::string_view end : {"ian"sv, "ean"sv, "an"sv, "ese"sv, "ish"sv, "i"sv, "n"sv}) {
      if (run.key.size() < end.size() + 4 || !run.key.ends_with(end)) continue;
      const std::string_view stem =
          std::string_view(run.key).substr(0, run.key.size() - end.size());
      const auto found = from(stem);
      if (found != names_.end() && found->key.starts_with(stem) && found->key != run.key &&
          found->key.size() <= stem.size() + 2 && found->votes[0] <= found->votes[1])
        return true;
    }
    return false;
  }

private:
  struct Name {
    std::string_view key;
    Votes votes{};
  };

  void gather(const std::vector<NameRun>& runs) {
    std::vector<std::uint32_t> order(runs.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return runs[a].key < runs[b].key; });
    for (const std::uint32_t i : order) {
      if (names_.empty() || names_.back().key != runs[i].key) names_.push_back({runs[i].key, {}});
      of_run_[i] = static_cast<std::uint32_t>(names_.size() - 1);
      Votes& votes = names_.back().votes;
      for (std::size_t t = 0; t < votes.size(); ++t) votes[t] += runs[i].votes[t];
    }
  }

  // The last word, or the one before "Jr." and its like. `space`: the last one.
  static std::string_view surname(std::string_view key, std::size_t space) {
    const std::string_view last = key.substr(space + 1);
    switch (packed(last)) {
    case packed("jr"):
    case packed("sr"):
    case packed("ii"):
    case packed("iii"):
    case packed("iv"): break;
    default: return last;
    }
    const std::size_t before = key.rfind(' ', space - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    std::string_view name = key.substr(begin, space - begin);
    while (name.ends_with(',')) name.remove_suffix(1);
    return name;
  }

  // The first name that is not before `key`.
  [[nodiscard]] std::vector<Name>::const_iterator from(std::string_view key) const {
    return std::lower_bound(names_.begin(), names_.end(), key,
                            [](const Name& name, std::string_view k) { return name.key < k; });
  }

  std::vector<Name> names_;           // by key
  std::vector<std::uint32_t> of_run_; // into names_
  std::vector<std::string_view> surnames_;
  std::vector<std::string_view> given_;
};

MentionType mention_type(NameType type) {
  switch (type) {
  case NameType::person: return MentionType::person;
  case NameType::place: return MentionType::place;
  case NameType::organisation: return MentionType::organisation;
  }
  return MentionType::person;
}

// A few types, the likeliest first.
class TypeOrder {
public:
  TypeOrder(std::initializer_list<NameType> types) {
    for (const NameType type : types) push_back(type);
  }
  void push_back(NameType type) { insert(size_, type); }
  void insert(std::size_t at, NameType type) {
    std::copy_backward(types_.begin() + at, types_.begin() + size_, types_.begin() + size_ + 1);
    types_[at] = type;
    ++size_;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] NameType front() const { return types_[0]; }
  [[nodiscard]] const NameType* begin() const { return types_.data(); }
  [[nodiscard]] const NameType* end() const { return types_.data() + size_; }

private:
  std::array<NameType, 3> types_{}; // each once
  std::size_t size_ = 0;
};

// The types of a run, the likeliest first.
TypeOrder types(const Votes& votes, const NameRun& run, bool common, bool given) {
  const auto of_type = [&](NameType type) { return votes[static_cast<std::size_t>(type)]; };
  TypeOrder order{};
  for (const NameType type : {NameType::person, NameType::place, NameType::organisation}) {
    std::size_t at = order.size();
    while (at > 0 && of_type(order.begin()[at - 1]) < of_type(type)) --at;
    order.insert(at, type);
  }
  const int best = of_type(order.front());
  if (best <= 0) {
    // Nothing speaks for anything. Two words of the language are an organisation or a place ("Red
    // Harbour"), two others rather a person.
    const bool several = run.key.find(' ') != std::string::npos;
    if (common || run.connected) return {NameType::organisation, NameType::place};
    if (several) return {NameType::person, NameType::organisation};
    // People are named in full first, so that a lone word is rather something else.
    return {NameType::organisation, NameType::place, NameType::person};
  }
  TypeOrder out{};
  for (const NameType type : order)
    if (of_type(type) > 0 && of_type(type) * 2 >= best) out.push_back(type);
  // One weak vote does not exclude the rest.
  if (best <= 4 && out.size() == 1) {
    const NameType first = out.front();
    if (first != NameType::person && !common && !run.connected) out.push_back(NameType::person);
    if (first == NameType::organisation && !run.connected) out.insert(1, NameType::place);
    if (first == NameType::person && !given && run.key.find(' ') == std::string::npos)
      out.push_back(NameType::place);
  }
  return out;
}

Reading reading(const Scene& scene, const NameRun& run, NameType type, const std::string& written,
                const std::string& folded) {
  Tokens tokens = scene.segments[run.segment].tokens;
  Reading out{mention_type(type), value::Words{written, folded}, "", {}};
  auto& canonical = std::get<value::Words>(out.value).canonical;
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
  return out;
}

void find_pronouns(const Scene& scene, std::vector<Proposal>& out) {
  for (std::uint32_t s = 0; s < scene.segments.size(); ++s)
    for (const Token& token : scene.segments[s].tokens) {
      if (!token.in(Lex::pronoun) || token.kind != TokenKind::word) continue;
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
    Tokens tokens = scene.segments[s].tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (!tokens[i].capital || !tokens[i - 1].is(',')) continue;
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
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const NameRun& run = runs[r];
    const SegmentTokens& segment = scene.segments[run.segment];
    const Span span{segment.tokens[run.begin].span.begin, segment.tokens[run.end - 1].span.end};
    bool common = true;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const Token& token = segment.tokens[i];
      common =
          common && (token.kind != TokenKind::word || token.in(Lex::common) || token.in(Lex::stop));
    }
    Votes votes = memory.votes(r);
    // Its own words and place weigh more than those of its namesakes.
    for (std::size_t i = 0; i < votes.size(); ++i) votes[i] += run.votes[i];
    if (of(votes, NameType::person) < 5 && memory.adjective(run)) continue;
    // "the West", "Uptown": what only begins the names of places is none, unless somebody has that
    // name.
    if (run.end - run.begin == 1 && segment.tokens[run.begin].in(Lex::place_first) &&
        of(votes, NameType::person) < 5)
      continue;
    const TypeOrder order =
        types(votes, run, common, segment.tokens[run.begin].in(Lex::given_name));
    Proposal proposal{.span = span, .segment = run.segment, .rank = 30};
    const std::string written =
        text::single_spaces(scene.document.field(segment.field).substr(span.begin, span.size()));
    const std::string folded = text::fold_accents(written);
    proposal.readings.reserve(order.size());
    for (const NameType type : order)
      proposal.readings.push_back(reading(scene, run, type, written, folded));
    if (!proposal.readings.empty()) out.push_back(std::move(proposal));
  }
  find_states(scene, out);
  find_pronouns(scene, out);
}

} // namespace crosscheck::annotate
