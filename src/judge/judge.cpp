#include "judge/judge.h"

#include "claims/attribution.h"
#include "judge/align.h"
#include "judge/quoted_words.h"
#include "judge/spelling.h"
#include "judge/words.h"
#include "text/spaces.h"
#include "value/compare.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>

namespace crosscheck::judge {
namespace {

using claims::Claim;
using graph::Edge;
using graph::Relation;
using rules::Comparator;
using value::Overlap;

// Words for the reader; canonical form for the comparison.
const value::Words& words(const value::Value& value) {
  static const value::Words none;
  const auto* found = std::get_if<value::Words>(&value);
  return found != nullptr ? *found : none;
}

// Which of two documents was published later: -1 where a was earlier, 1 where later, 0 the same day
// or unknown; `known` says whether both dates are.
struct Timing {
  int order = 0;
  bool known = false;
  std::uint32_t apart = 0; // days
};

Timing timing(const std::optional<text::Date>& a, const std::optional<text::Date>& b) {
  if (!a || !b) return {};
  const std::chrono::sys_days x(*a);
  const std::chrono::sys_days y(*b);
  const auto apart = static_cast<std::uint32_t>(std::abs((x - y).count()));
  return {x < y ? -1 : x > y ? 1 : 0, true, apart};
}

constexpr std::size_t kSameWords = 7;  // of a quotation that two people do not both say
constexpr std::uint32_t kUndated = 30; // days that two reports are apart of which one is undated
constexpr std::uint32_t kOtherStory =
    1U << 24;                         // days: the report of any day of the same story is nearer
constexpr double kSameArticle = 0.85; // words in common of two quotations of one article

// What a difference means, given how the attribute moves: `up` is +1 where b's value lies above
// a's.
Relation moved(rules::OverTime over_time, int up, Timing timing) {
  if (over_time == rules::OverTime::fixed || timing.order == 0) return Relation::contradict;
  const int later =
      timing.order < 0 ? up : -up; // the direction from the earlier report to the later
  switch (over_time) {
  case rules::OverTime::fixed: return Relation::contradict;
  case rules::OverTime::changing: return Relation::update;
  case rules::OverTime::rising: return later > 0 ? Relation::update : Relation::contradict;
  case rules::OverTime::falling: return later < 0 ? Relation::update : Relation::contradict;
  }
  return Relation::contradict;
}

Relation of(Overlap overlap) {
  switch (overlap) {
  case Overlap::equal: return Relation::agree;
  case Overlap::contained:
  case Overlap::overlapping: return Relation::compatible;
  case Overlap::disjoint: return Relation::contradict;
  case Overlap::incomparable: return Relation::none;
  }
  return Relation::none;
}

value::Quantity closed(value::Quantity quantity) {
  if (quantity.bound == value::Bound::at_least && !quantity.vague)
    quantity.bound = value::Bound::exact;
  return quantity;
}

struct Verdict {
  Relation relation = Relation::none;
  double score = 1;
  std::string reason;
};

Verdict judge_measured(const value::Comparison& comparison, const rules::Attribute& attribute,
                       Timing timing) {
  Verdict verdict{of(comparison.overlap), 1, comparison.reason};
  if (verdict.relation == Relation::contradict)
    verdict.relation = moved(attribute.over_time, -comparison.order, timing);
  if (verdict.relation == Relation::update)
    verdict.reason += "; the later report has the newer figure";
  return verdict;
}

Verdict judge_state(const value::Words& a, const value::Words& b, const rules::Attribute& attribute,
                    const rules::Lexicon* lexicon, Timing timing) {
  if (a.canonical == b.canonical)
    return {Relation::agree, 1, fmt::format("both say {}", a.canonical)};
  if (lexicon != nullptr &&
      (lexicon->covers(a.canonical, b.canonical) || lexicon->covers(b.canonical, a.canonical)))
    return {Relation::compatible, 1,
            fmt::format("{} and {} can both hold", a.canonical, b.canonical)};
  const auto rank = [&](const std::string& state) {
    return std::find(attribute.order.begin(), attribute.order.end(), state) -
           attribute.order.begin();
  };
  const auto unknown = static_cast<std::ptrdiff_t>(attribute.order.size());
  if (rank(a.canonical) == unknown || rank(b.canonical) == unknown)
    return {Relation::contradict, 0.8, fmt::format("{} is not {}", a.canonical, b.canonical)};
  const int up = rank(b.canonical) > rank(a.canonical) ? 1 : -1;
  // Between reports of one day, or of unknown days, a state moves on as well.
  if (!timing.known || timing.order == 0)
    return {Relation::update, 0.7, fmt::format("{}, elsewhere {}", a.canonical, b.canonical)};
  const bool forward = timing.order < 0 ? up > 0 : up < 0;
  const std::string& earlier = timing.order < 0 ? a.canonical : b.canonical;
  const std::string& later = timing.order < 0 ? b.canonical : a.canonical;
  if (forward || attribute.over_time == rules::OverTime::changing)
    return {Relation::update, 1, fmt::format("{} first, {} in the later report", earlier, later)};
  return {Relation::contradict, 0.9,
          fmt::format("the later report says {}, an earlier one {}", later, earlier)};
}

Verdict judge_category(const value::Words& a, const value::Words& b,
                       const rules::Attribute& attribute, const rules::Lexicon* lexicon,
                       Timing timing) {
  if (a.canonical == b.canonical)
    return {Relation::agree, 1, fmt::format("both say {}", a.canonical)};
  if (lexicon != nullptr &&
      (lexicon->covers(a.canonical, b.canonical) || lexicon->covers(b.canonical, a.canonical)))
    return {Relation::compatible, 1, fmt::format("{} is a kind of {}", a.canonical, b.canonical)};
  if (attribute.over_time == rules::OverTime::changing && timing.order != 0)
    return {Relation::update, 0.8, fmt::format("{}, elsewhere {}", a.canonical, b.canonical)};
  return {Relation::contradict, 0.8, fmt::format("{} is not {}", a.canonical, b.canonical)};
}

// Where the text writes a clock time: "T07:37" of "2025-06-13T07:37"; none of "Friday night".
std::optional<value::Time> clock_of(const value::Time& time) {
  const std::size_t t = time.timex.find('T');
  if (t == std::string::npos || t + 2 >= time.timex.size() || time.timex[t + 1] < '0' ||
      time.timex[t + 1] > '9')
    return std::nullopt;
  auto clock = value::parse_time(time.timex.substr(t));
  if (clock) clock->bound = time.bound;
  return clock;
}

// Whether two times contradict by the clock. The day is not theirs to say: where both name one and
// not the same, these are clock times of two happenings.
bool clocks_differ(const value::Time& a, const value::Time& b) {
  const auto x = clock_of(a);
  const auto y = clock_of(b);
  if (!x || !y) return false;
  const std::string day_a = a.timex.substr(0, a.timex.find('T'));
  const std::string day_b = b.timex.substr(0, b.timex.find('T'));
  const auto complete = [](const std::string& day) {
    return !day.empty() && day.find('X') == std::string::npos;
  };
  if (complete(day_a) && complete(day_b) && day_a != day_b) return false;
  return value::compare(*x, *y).overlap == Overlap::disjoint;
}

// Two sentences that were found to say nearly the same thing.
Verdict judge_sentences(const value::Words& a, const value::Words& b) {
  const WordsComparison comparison = compare_words(a.written, b.written);
  if (comparison.relation == Relation::agree) return {Relation::agree, 1, comparison.reason};
  return {Relation::compatible, comparison.similarity, "the sentences say nearly the same"};
}

} // namespace

Judge::Judge(const event::Context& context, const entity::NameMatcher& names)
    : context_(context), names_(names) {}

graph::Edge Judge::judge(const Claim& a, const Claim& b) const {
  Edge edge{a.id, b.id, Relation::none, 1, "", false, 0};
  const rules::Attribute& attribute = context_.rules.attribute(a.attribute);
  const rules::Lexicon* lexicon =
      attribute.lexicon.empty() ? nullptr : context_.rules.lexicons.find(attribute.lexicon);
  const Timing when = timing(context_.annotations[a.document.index()].day,
                             context_.annotations[b.document.index()].day);
  const bool one_story =
      context_.stories[a.document.index()] == context_.stories[b.document.index()];
  edge.apart = a.document == b.document ? 0 : when.known ? when.apart : kUndated;
  if (!one_story) edge.apart += kOtherStory;
  Verdict verdict;
  switch (attribute.compare) {
  case Comparator::count:
  case Comparator::measure:
  case Comparator::money:
  case Comparator::percent:
  case Comparator::age:
  case Comparator::duration: {
    const auto* x = std::get_if<value::Quantity>(&a.value);
    const auto* y = std::get_if<value::Quantity>(&b.value);
    if (x == nullptr || y == nullptr) return edge;
    // "At least 31" leaves room above for one day's reports. Between days the figures themselves
    // are compared: the next day's 38 is news.
    verdict = when.order == 0
                  ? judge_measured(value::compare(*x, *y), attribute, when)
                  : judge_measured(value::compare(closed(*x), closed(*y)), attribute, when);
    break;
  }
  case Comparator::date:
  case Comparator::time: {
    const auto* x = std::get_if<value::Time>(&a.value);
    const auto* y = std::get_if<value::Time>(&b.value);
    if (x == nullptr || y == nullptr) return edge;
    verdict = judge_measured(value::compare(*x, *y), attribute, when);
    if (attribute.compare == Comparator::time && verdict.relation >= Relation::variant &&
        !clocks_differ(*x, *y))
      return edge;
    break;
  }
  case Comparator::state:
    verdict = judge_state(words(a.value), words(b.value), attribute, lexicon, when);
    break;
  case Comparator::category:
  case Comparator::place:
    verdict = judge_category(words(a.value), words(b.value), attribute, lexicon, when);
    break;
  case Comparator::name: {
    const entity::NameKind kind = name_kind(a);
    const entity::NameComparison comparison =
        names_.compare(words(a.value).written, words(b.value).written, kind);
    switch (comparison.relation) {
    case entity::NameRelation::same: verdict.relation = Relation::agree; break;
    case entity::NameRelation::compatible: verdict.relation = Relation::compatible; break;
    case entity::NameRelation::variant: verdict.relation = Relation::variant; break;
    case entity::NameRelation::different: verdict.relation = Relation::none; break;
    }
    verdict.score = comparison.score;
    verdict.reason = comparison.reason;
    // How one person is written is said once, of the name: not again of who said something.
    if (verdict.relation == Relation::variant && a.slot("words") != nullptr && one_entity(a, b))
      verdict.relation = Relation::compatible;
    if (verdict.relation == Relation::none && same_words_of_two(a, b))
      verdict = {Relation::contradict, 0.9,
                 fmt::format("the same words are given to {} and to {}", words(a.value).written,
                             words(b.value).written)};
    break;
  }
  case Comparator::words: {
    if (context_.rules.rule(a.rule).kind == rules::RuleKind::aligned) {
      verdict = judge_sentences(words(a.value), words(b.value));
      break;
    }
    // What is no quotation is reported speech: of a speaker who is known.
    const bool reported = !a.value_mention.valid() || !b.value_mention.valid();
    if (reported && !one_speaker(a, b)) return edge;
    const WordsComparison comparison =
        reported ? compare_reported(words(a.value).written, words(b.value).written)
                 : compare_words(words(a.value).written, words(b.value).written,
                                 in_headline(a) || in_headline(b));
    verdict = {comparison.relation, comparison.similarity, comparison.reason};
    if (verdict.relation <= Relation::agree) break;
    // A speaker may say nearly the same twice; in one article only a slip of a few words is a
    // variant, and the opposite is an answer. So may two speakers in two.
    const bool one_text = a.document == b.document && a.field == b.field;
    const bool two_speakers = different_speakers(a, b);
    if (verdict.relation == Relation::contradict && (one_text || two_speakers)) return edge;
    if (comparison.similarity < kSameArticle && (a.document == b.document || two_speakers))
      return edge;
    break;
  }
  case Comparator::text: {
    if (two_publications(a, b)) return edge;
    const std::string one = shown_value(a, attribute);
    const std::string other = shown_value(b, attribute);
    const bool same = value_key(a, attribute) == value_key(b, attribute);
    verdict.relation = same ? Relation::agree : Relation::variant;
    verdict.reason = shown_as_written(attribute)
                         ? fmt::format("written '{}' and '{}'", one, other)
                         : fmt::format("'{}' is {}, '{}' is {}", words(a.value).written, one,
                                       words(b.value).written, other);
    break;
  }
  }
  // What the text itself doubts is never held against another text.
  if (verdict.relation == Relation::contradict && (a.qualifiers.hedged || b.qualifiers.hedged)) {
    verdict.relation = Relation::compatible;
    verdict.reason += "; one of them is hedged";
  }
  if (verdict.relation >= Relation::variant && one_sentence(a, b))
    verdict = {Relation::compatible, 1, "one sentence of one text, printed twice"};
  if (verdict.relation == Relation::contradict && disputed(a, b)) {
    verdict.relation = Relation::variant;
    verdict.reason +=
        fmt::format("; disputed: given to {} and to {}", a.qualifiers.source, b.qualifiers.source);
    edge.disputed = true;
  }
  // A family that is not right often enough to be believed links what agrees and is silent
  // otherwise.
  if (static_cast<int>(verdict.relation) > static_cast<int>(attribute.at_most) + 1)
    verdict.relation = Relation::none;
  edge.relation = verdict.relation;
  edge.score = verdict.score;
  edge.reason = std::move(verdict.reason);
  return edge;
}

bool Judge::one_sentence(const Claim& a, const Claim& b) const {
  if (a.document == b.document ||
      context_.copies[a.document.index()] != context_.copies[b.document.index()])
    return false;
  const auto sentence = [&](const Claim& claim) {
    const text::Segment& segment =
        context_.annotations[claim.document.index()].layout.segments[claim.segment.index()];
    return text::single_spaces(context_.documents[claim.document.index()]
                                   .field(claim.field)
                                   .substr(segment.span.begin, segment.span.size()));
  };
  return sentence(a) == sentence(b);
}

bool Judge::disputed(const Claim& a, const Claim& b) const {
  return a.document == b.document &&
         claims::are_two(a.qualifiers.source, b.qualifiers.source, context_.rules.lexicons);
}

bool Judge::in_headline(const Claim& claim) const {
  const text::Layout& layout = context_.annotations[claim.document.index()].layout;
  return claim.field == text::Field::title ||
         layout.segments[claim.segment.index()].kind == text::SegmentKind::headline;
}

bool Judge::different_speakers(const Claim& a, const Claim& b) const {
  const claims::Filled* x = a.slot("speaker");
  const claims::Filled* y = b.slot("speaker");
  if (x == nullptr || y == nullptr) return false;
  const EntityId one = event::slot_entity(context_, a, *x);
  const EntityId other = event::slot_entity(context_, b, *y);
  return one.valid() && other.valid() && one != other;
}

bool Judge::one_speaker(const Claim& a, const Claim& b) const {
  const claims::Filled* x = a.slot("speaker");
  const claims::Filled* y = b.slot("speaker");
  if (x == nullptr || y == nullptr) return false;
  const EntityId one = event::slot_entity(context_, a, *x);
  return one.valid() && one == event::slot_entity(context_, b, *y);
}

bool Judge::one_entity(const Claim& a, const Claim& b) const {
  const EntityId one = context_.entities.of(a.document, a.value_mention);
  return one.valid() && one == context_.entities.of(b.document, b.value_mention);
}

bool Judge::two_publications(const Claim& a, const Claim& b) const {
  const auto across = context_.rules.rule(a.rule).options.find("publications");
  if (across != context_.rules.rule(a.rule).options.end() && across->second == "all") return false;
  const std::string& one = context_.documents[a.document.index()].source;
  const std::string& other = context_.documents[b.document.index()].source;
  return !one.empty() && !other.empty() && one != other;
}

bool Judge::same_words_of_two(const Claim& a, const Claim& b) const {
  const claims::Filled* x = a.slot("words");
  const claims::Filled* y = b.slot("words");
  if (x == nullptr || y == nullptr || a.document == b.document) return false;
  // Fewer words may be a slogan or a saying, which many repeat.
  const WordList said_a = quoted_words(words(x->value).written);
  const WordList said_b = quoted_words(words(y->value).written);
  if (std::min(said_a.size(), said_b.size()) < kSameWords || said_a != said_b) return false;
  // Both are people whom some article names in full: "Berg" may be any Berg, and a spokesman of a
  // firm may be named here by the firm.
  const EntityId one = context_.entities.of(a.document, a.value_mention);
  const EntityId other = context_.entities.of(b.document, b.value_mention);
  if (!one.valid() || !other.valid() || one == other) return false;
  const entity::Entity& first = context_.entities.entities[one.index()];
  const entity::Entity& second = context_.entities.entities[other.index()];
  if (first.kind != entity::NameKind::person || second.kind != entity::NameKind::person)
    return false;
  if (names_.parts(first.label).size() < 2 || names_.parts(second.label).size() < 2) return false;
  return names_.compare(first.label, second.label, entity::NameKind::person).relation ==
         entity::NameRelation::different;
}

entity::NameKind name_kind(const Claim& claim) {
  const claims::Filled* subject = claim.slot("subject");
  if (subject == nullptr || !subject->type) return entity::NameKind::unknown;
  switch (*subject->type) {
  case text::MentionType::person: return entity::NameKind::person;
  case text::MentionType::organisation: return entity::NameKind::organisation;
  case text::MentionType::place: return entity::NameKind::place;
  default: return entity::NameKind::unknown;
  }
}

} // namespace crosscheck::judge
