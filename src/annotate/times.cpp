// Dates, clock times and sets of a document: walks its tokens, keeps the day last spoken of, and
// proposes what the grammar reads.
#include "annotate/recognise.h"
#include "annotate/times_dateline.h"
#include "annotate/times_grammar.h"
#include "annotate/times_trace.h"

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;

constexpr int kRank = 20;
constexpr int kHolidayRank = 35;         ///< Above names: Good Friday is a day.
constexpr std::uint32_t kClockReach = 5; ///< Segments over which a bare clock time looks back.

text::MentionType type_of(const Moment& moment) {
  switch (moment.kind) {
  case MomentKind::time: return text::MentionType::time;
  case MomentKind::set: return text::MentionType::set;
  default: return text::MentionType::date;
  }
}

Proposal propose(Tokens tokens, std::uint32_t segment, TimeReading reading, bool alternative) {
  Proposal proposal;
  proposal.span = {tokens[reading.begin].span.begin, tokens[reading.end - 1].span.end};
  proposal.segment = segment;
  const Token& first = tokens[reading.begin];
  const bool holiday = first.touches(bit(Lex::holiday));
  proposal.rank = holiday ? kHolidayRank : kRank;
  proposal.alternative = alternative;
  proposal.readings.push_back({type_of(reading.moment), time_of(reading.moment), ""});
  // "the past five years" is a stretch of the calendar and a length.
  if (const auto& length = reading.moment.length) {
    value::Quantity quantity = value::number(length->amount);
    quantity.dimension = value::Dimension::time;
    quantity.unit = length->unit;
    quantity.scale = length->seconds;
    quantity.vague = length->vague;
    proposal.readings.push_back({text::MentionType::duration, std::move(quantity), "time"});
  }
  return proposal;
}

TimeStep step_of(Tokens tokens, std::uint32_t segment, const TimeReading& reading,
                 const TimeContext& context) {
  const Moment& moment = reading.moment;
  return {.segment = segment,
          .span = {tokens[reading.begin].span.begin, tokens[reading.end - 1].span.end},
          .step = moment.step,
          .tense = moment.tense,
          .relative = moment.relative,
          .from_narrative = moment.from_narrative,
          .by_story = moment.by_story,
          .reference = context.reference,
          .narrative = moment.story_day ? moment.story_day : context.narrative};
}

// What the text speaks of from here on.
void remember(const Moment& moment, std::uint32_t segment, TimeContext& context,
              std::uint32_t& day_segment) {
  if (moment.kind == MomentKind::set || moment.kind == MomentKind::duration ||
      !moment.literal.empty())
    return;
  const auto day = first_day(moment);
  if (!day || moment.fields.year == kOpen) return;
  context.narrative_wide = day;
  if (moment.fields.day == kOpen) return;
  context.narrative = day;
  day_segment = segment;
}

// Whether nothing but brackets, commas and "on" stands between two tokens.
bool begins_behind(Tokens tokens, std::size_t from, std::size_t to) {
  if (to > from + 3) return false;
  for (std::size_t i = from; i < to; ++i) {
    const Token& t = tokens[i];
    const bool on = t.in(Lex::time_word) && t.value(Lex::time_word) == "on";
    if (!on && !t.is('(') && !t.is(')') && !t.is(',') && !t.is('/')) return false;
  }
  return true;
}

} // namespace

void find_times(const Scene& scene, std::vector<Proposal>& out, TimeTrace* trace) {
  TimeContext context;
  context.month_first = month_first(scene);
  if (const std::optional<text::Date>& date = scene.day)
    context.reference = value::days_from_civil(
        static_cast<int>(date->year()), static_cast<int>(static_cast<unsigned>(date->month())),
        static_cast<int>(static_cast<unsigned>(date->day())));
  std::vector<TimeReading> readings;
  TimeIndex index;
  std::uint32_t day_segment = 0;
  text::Field field = text::Field::text;
  for (std::uint32_t s = 0; s < scene.segments.size(); ++s) {
    const SegmentTokens& segment = scene.segments[s];
    if (segment.field != field) {
      field = segment.field;
      context.narrative.reset();
      context.narrative_wide.reset();
    }
    if (!index.fill(scene.document.field(segment.field), segment.tokens, scene.vocabulary))
      continue;
    TimeGrammar grammar(scene.document.field(segment.field), segment.tokens, scene.vocabulary,
                        context, index);
    struct Pending {
      std::size_t proposal = 0;
      std::size_t end = 0;
      Moment clock;
    };
    std::vector<Pending> pending; // clock times whose day may stand behind them
    for (std::size_t at = 0; at < segment.tokens.size();) {
      if (!grammar.may_begin(at)) {
        ++at;
        continue;
      }
      context.clock_day = context.narrative.has_value() && s - day_segment <= kClockReach;
      readings.clear();
      const std::size_t end = grammar.read(at, readings);
      if (end <= at) {
        ++at;
        continue;
      }
      // "at 7:37 a.m. UTC (3:37 a.m. EDT) on June 13": the day is that of both clocks.
      const Moment& read = readings.front().moment;
      if (!pending.empty() && begins_behind(segment.tokens, pending.back().end, at)) {
        if (read.fields.day != kOpen && read.literal.empty()) {
          for (const Pending& p : pending) {
            Moment dated = p.clock;
            dated.fields.year = read.fields.year;
            dated.fields.month = read.fields.month;
            dated.fields.day = read.fields.day;
            dated.relative = read.relative;
            std::get<value::Time>(out[p.proposal].readings.front().value) = time_of(dated);
          }
          pending.clear();
        }
      } else {
        pending.clear();
      }
      if (read.kind == MomentKind::time && read.fields.hour != kOpen && read.literal.empty() &&
          readings.size() == 1 && (read.fields.day == kOpen || read.by_story))
        pending.push_back({out.size(), end, read});
      for (std::size_t r = 0; r < readings.size(); ++r) {
        if (trace != nullptr) trace->push_back(step_of(segment.tokens, s, readings[r], context));
        remember(readings[r].moment, s, context, day_segment);
        out.push_back(propose(segment.tokens, s, std::move(readings[r]), r != 0));
      }
      at = end;
    }
  }
}

} // namespace crosscheck::annotate
