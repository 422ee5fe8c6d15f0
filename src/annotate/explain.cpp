#include "annotate/explain.h"

#include "annotate/quantities.h"
#include "annotate/times_dateline.h"
#include "annotate/times_trace.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace crosscheck::annotate {
namespace {

using value::Bound;
using value::Dimension;
using value::Quantity;

std::string day(std::int64_t days) {
  const value::CivilDay civil = value::civil_from_days(days);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

const char* name(Tense tense) {
  switch (tense) {
  case Tense::past: return "past";
  case Tense::present: return "present";
  case Tense::future: return "future";
  case Tense::none: break;
  }
  return "none told";
}

const char* base_unit(Dimension dimension) {
  switch (dimension) {
  case Dimension::length: return "m";
  case Dimension::area: return "m2";
  case Dimension::volume: return "m3";
  case Dimension::mass: return "kg";
  case Dimension::temperature: return "K";
  case Dimension::speed: return "m/s";
  case Dimension::energy: return "J";
  case Dimension::power: return "W";
  case Dimension::pressure: return "Pa";
  case Dimension::time: return "s";
  default: return nullptr;
  }
}

class Explainer {
public:
  Explainer(const Scene& scene, const Annotation& annotation)
      : scene_(scene), annotation_(annotation) {}

  std::vector<Explanation> run() {
    TimeTrace trace;
    std::vector<Proposal> ignored;
    find_times(scene_, ignored, &trace);
    std::vector<Explanation> out;
    for (const Mention& mention : annotation_.mentions) {
      Explanation explanation{mention.field, mention.span, {}};
      for (const TimeStep& step : trace)
        if (scene_.segments[step.segment].field == mention.field && step.span == mention.span)
          time(step, explanation.lines);
      for (const Reading& reading : mention.readings)
        if (const auto* quantity = std::get_if<Quantity>(&reading.value))
          this->quantity(mention, reading, *quantity, explanation.lines);
      if (!explanation.lines.empty()) out.push_back(std::move(explanation));
    }
    return out;
  }

private:
  void time(const TimeStep& step, std::vector<std::string>& lines) const {
    std::string line = fmt::format("read as {}", *step.step != '\0' ? step.step : "a time");
    if (step.by_story && step.narrative)
      line += fmt::format("; its day is the one last spoken of, {}", day(*step.narrative));
    else if (step.from_narrative && step.narrative)
      line += fmt::format("; counted from the day last spoken of, {}", day(*step.narrative));
    else if (step.relative && step.reference)
      line += fmt::format("; counted from {}, {}", reference_name(), day(*step.reference));
    if (step.tense)
      line += step.reference ? fmt::format("; before or after {} by the tense: {}",
                                           day(*step.reference), name(*step.tense))
                             : std::string("; without a day to count from it stays open");
    lines.push_back(std::move(line));
  }

  [[nodiscard]] const char* reference_name() const {
    return scene_.document.date ? "the date of publication" : "the dateline";
  }

  void quantity(const Mention& mention, const Reading& reading, const Quantity& q,
                std::vector<std::string>& lines) const {
    std::string line;
    const auto add = [&](const std::string& part) { line += (line.empty() ? "" : "; ") + part; };
    const std::string type(text::name(reading.type));
    if (q.vague) add(fmt::format("a vague word, taken for {}", value::digits(q.nominal)));
    if (q.bound == Bound::range) {
      add(fmt::format("{}: from {} to {}", q.high < q.low ? "a pair" : "a range",
                      value::digits(q.low), value::digits(q.high)));
    } else if (q.bound != Bound::exact) {
      const std::string words = bound_words(mention);
      add(fmt::format("bound {}{}", value::sign(q.bound), words.empty() ? "" : ": " + words));
    }
    if (q.resolution > 0 && q.resolution != 1 && q.bound != Bound::range)
      add(fmt::format("rounded to {}", value::digits(q.resolution)));
    if (const char* base = base_unit(q.dimension); base != nullptr && q.unit != base)
      add(fmt::format("{} {} = {} {}", value::digits(q.nominal), q.unit,
                      value::digits(std::round((q.nominal * q.scale + q.offset) * 1e6) / 1e6),
                      base));
    if (!q.noun.empty()) add(fmt::format("counts {}", q.noun));
    if (!line.empty()) lines.push_back(type + ": " + line);
  }

  // The words of the mention that bind its figure, in quotation marks.
  [[nodiscard]] std::string bound_words(const Mention& mention) const {
    const SegmentTokens& segment = scene_.segments[mention.segment.index()];
    const Phrase phrase(scene_.document.field(segment.field), segment.tokens, scene_.vocabulary);
    std::string words;
    for (std::size_t i = 0; i < segment.tokens.size();) {
      if (!mention.span.contains(segment.tokens[i].span)) {
        ++i;
        continue;
      }
      auto found = phrase.phrase(Lex::hedge, i);
      if (!found) found = phrase.phrase(Lex::hedge_after, i);
      if (!found) found = phrase.phrase(Lex::vague, i);
      if (!found) found = phrase.phrase(Lex::hedge_prefix, i);
      if (!found) {
        ++i;
        continue;
      }
      const Span span = phrase.span(i, i + found->tokens);
      words += fmt::format("{}\"{}\"", words.empty() ? "" : ", ",
                           phrase.text().substr(span.begin, span.size()));
      i += found->tokens;
    }
    return words;
  }

  const Scene& scene_;
  const Annotation& annotation_;
};

} // namespace

std::vector<Explanation> explain(const Scene& scene, const Annotation& annotation) {
  return Explainer(scene, annotation).run();
}

} // namespace crosscheck::annotate
