#include "claims/draw.h"

#include "claims/attribution.h"
#include "claims/builtin.h"
#include "rules/read_as.h"
#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace crosscheck::claims {
namespace {

using rules::Comparator;
using text::MentionType;

// What a constant of `set` means to an attribute.
value::Value constant(Comparator comparator, const std::string& written) {
  switch (rules::read_as(comparator)) {
  case rules::ReadAs::figure:
    if (auto quantity = value::parse_quantity(written)) {
      quantity->vague = quantity->bound != value::Bound::exact; // the text wrote no figure
      return *quantity;
    }
    break;
  case rules::ReadAs::time:
    if (auto time = value::parse_time(written)) return *time;
    break;
  case rules::ReadAs::words: break;
  }
  return value::Words{written, text::fold(written)};
}

// A plain figure that the words around it make one of a scale whose unit has its name: "the
// magnitude was 6.4".
value::Value with_unit(const value::Value& value, std::string_view unit) {
  const auto* figure = std::get_if<value::Quantity>(&value);
  const auto dimension = value::dimension(unit);
  if (figure == nullptr || !dimension || figure->dimension != value::Dimension::number)
    return value;
  value::Quantity scaled = *figure;
  scaled.dimension = *dimension;
  scaled.unit = unit;
  scaled.noun.clear();
  return scaled;
}

class Drawer {
public:
  Drawer(DocumentId id, const text::Document& document, const annotate::Annotation& annotation,
         const rules::RuleSet& rules)
      : id_(id), document_(document), annotation_(annotation), rules_(rules) {}

  std::optional<Claim> draw(const match::Match& match) const {
    const rules::Rule& rule = rules_.rule(match.rule);
    const rules::Pattern& pattern = rule.patterns[match.pattern];
    const annotate::AnnotatedView& view = annotation_.views[match.view];
    const text::Segment& segment = annotation_.layout.segments[view.segment.index()];
    // How a speaker's words are written is not the house's to settle.
    const bool style = rules_.attribute(rule.attribute).compare == Comparator::text;
    if (style && segment.kind == text::SegmentKind::quotation) return std::nullopt;
    Claim claim;
    claim.document = id_;
    claim.rule = match.rule;
    claim.attribute = rule.attribute;
    claim.field = segment.field;
    claim.segment = view.segment;
    claim.evidence =
        clip_evidence(view.view.to_document(match.span), document_.field(segment.field));
    claim.qualifiers.part = match.part;
    bool has_value = false;
    std::string_view unit; // of a figure that is written without: "its magnitude was 6.4"
    for (const auto& [name, written] : pattern.set) {
      if (name == "value") {
        claim.value = constant(rules_.attribute(rule.attribute).compare, written);
        claim.value_span = claim.evidence;
        has_value = true;
      } else if (name == "time") {
        claim.qualifiers.time = written;
      } else if (name == "unit") {
        unit = written;
      } else {
        claim.slots.push_back(
            {name, {}, {}, std::nullopt, value::Words{written, text::fold(written)}});
      }
    }
    for (std::size_t i = 0; i < match.slots.size(); ++i) {
      if (match.slots[i].empty()) continue;
      Filled filled = fill(view, pattern.slots[i], match.slots[i]);
      if (filled.name == "value" && style) {
        if (!as_form(filled, segment)) return std::nullopt;
      }
      if (filled.name == "value") {
        // A constant beside a slot (`set: {value: ...}` over a filter) was said on purpose and
        // wins.
        if (has_value) {
          claim.value_span = filled.span;
          claim.value_mention = filled.mention;
          continue;
        }
        claim.value = unit.empty() ? std::move(filled.value) : with_unit(filled.value, unit);
        claim.value_span = filled.span;
        claim.value_mention = filled.mention;
        has_value = true;
      } else if (claim.slot(filled.name) == nullptr) {
        claim.slots.push_back(std::move(filled));
      }
    }
    if (!has_value) return std::nullopt;
    claim.value_span = {std::max(claim.value_span.begin, claim.evidence.begin),
                        std::min(claim.value_span.end, claim.evidence.end)};
    if (claim.value_span.empty()) claim.value_span = claim.evidence;
    return claim;
  }

private:
  // A figure, a date or an abbreviation as a form of writing it: "twelve" and "12" are forms of 12,
  // "June 5" and "5 June" two orders of a date, "U.N." and "UN" forms of one. False where it has no
  // form of its own. Headlines have a style of their own: figures always, full stops never.
  [[nodiscard]] bool as_form(Filled& filled, const text::Segment& segment) const {
    if (!filled.mention.valid()) return true;
    if (segment.kind == text::SegmentKind::headline) return false;
    if (auto* words = std::get_if<value::Words>(&filled.value)) {
      words->canonical = abbreviation(words->written);
      return !words->canonical.empty();
    }
    const std::string written = text::single_spaces(
        document_.field(segment.field).substr(filled.span.begin, filled.span.size()));
    if (std::holds_alternative<value::Time>(filled.value)) {
      const std::string order = date_order(written);
      filled.value = value::Words{written, order};
      return !order.empty();
    }
    // A figure never opens a sentence, so that a word there is no choice.
    if (filled.span.begin == segment.span.begin) return false;
    if (written.find(' ') != std::string::npos) return false; // "a total of 10"
    filled.value = value::Words{written, value::to_string(filled.value)};
    return true;
  }

  // The letters of "U.N." or "UN"; empty for other words.
  static std::string abbreviation(std::string_view written) {
    std::string letters;
    for (const char c : written) {
      if (c == '.') continue;
      if (c < 'A' || c > 'Z') return {};
      letters += static_cast<char>(c - 'A' + 'a');
    }
    return letters.size() >= 2 && letters.size() <= 4 ? letters : std::string();
  }

  // Of a day and a month: which comes first.
  static std::string date_order(std::string_view written) {
    const auto digits = [](std::string_view word) {
      return !word.empty() && word.size() <= 2 &&
             word.find_first_not_of("0123456789") == std::string_view::npos;
    };
    // "12 years ago" has no order; "Nov. 5", "Sept. 5" and "November 5" have.
    const auto letters = [](std::string_view word) {
      if (word.size() < 3) return false;
      const std::string folded = text::fold(word.substr(0, 3));
      for (const std::string_view month :
           {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
        if (folded == month) return true;
      return false;
    };
    std::string_view before;
    for (std::size_t begin = 0; begin < written.size();) {
      const std::size_t end = std::min(written.find_first_of(" ,", begin), written.size());
      const std::string_view word = written.substr(begin, end - begin);
      if (!word.empty()) {
        if (letters(before) && digits(word)) return "month first";
        if (digits(before) && letters(word)) return "day first";
        before = word;
      }
      begin = end + 1;
    }
    return {};
  }

  [[nodiscard]] Filled fill(const annotate::AnnotatedView& view, const rules::Slot& slot,
                            ViewSpan at) const {
    Filled filled;
    filled.name = slot.name;
    filled.span = view.view.to_document(at);
    const text::Field field = annotation_.layout.segments[view.segment.index()].field;
    if (slot.kind == rules::Slot::Kind::mention) {
      if (const auto mention = view.view.mention_at(at.begin)) {
        filled.mention = *mention;
        for (const annotate::Reading& reading : annotation_.mention(*mention).readings)
          if (slot.types.has(reading.type)) {
            filled.type = reading.type;
            filled.value = reading.value;
            return filled;
          }
      }
    }
    const std::string written =
        text::single_spaces(document_.field(field).substr(filled.span.begin, filled.span.size()));
    value::Words words{written, text::fold(written)};
    if (slot.kind == rules::Slot::Kind::lexicon)
      if (const rules::Lexicon* lexicon = rules_.lexicons.find(slot.lexicon))
        if (const rules::LexiconEntry* entry =
                lexicon->find(lexicon->as_written ? words.written : words.canonical))
          words.canonical = entry->value;
    filled.value = std::move(words);
    return filled;
  }

  DocumentId id_;
  const text::Document& document_;
  const annotate::Annotation& annotation_;
  const rules::RuleSet& rules_;
};

// Who the text gives each figure to that belongs to an event.
void attribute_figures(const text::Document& document, const annotate::Annotation& annotation,
                       const rules::RuleSet& rules, std::vector<Claim>& claims) {
  const std::vector<text::Segment>& segments = annotation.layout.segments;
  std::map<SegmentId, std::vector<Frame>> frames; // of the sentences that have such a figure
  std::map<SegmentId, std::vector<Span>> names;
  const auto sentence_of = [&](const Claim& claim) {
    const text::Segment& segment = segments[claim.segment.index()];
    return segment.kind == text::SegmentKind::quotation && segment.outer.valid() ? segment.outer
                                                                                 : claim.segment;
  };
  const auto wanted = [&](const Claim& claim) {
    return std::holds_alternative<value::Quantity>(claim.value) &&
           !rules.rule(claim.rule).events.empty();
  };
  for (const Claim& claim : claims)
    if (wanted(claim)) names.try_emplace(sentence_of(claim));
  if (names.empty()) return;
  for (const annotate::Mention& mention : annotation.mentions) {
    const MentionType type = mention.readings.front().type;
    if (type != MentionType::person && type != MentionType::organisation &&
        type != MentionType::place)
      continue;
    if (const auto at = names.find(mention.segment); at != names.end())
      at->second.push_back(mention.span);
  }
  for (Claim& claim : claims) {
    if (!wanted(claim)) continue;
    const SegmentId id = sentence_of(claim);
    const std::string_view field = document.field(claim.field);
    const auto [at, added] = frames.try_emplace(id);
    if (added)
      at->second = find_frames(field, segments[id.index()].span, names[id], rules.lexicons);
    const auto* told = claim.slot("source");
    const auto* words = told != nullptr ? std::get_if<value::Words>(&told->value) : nullptr;
    claim.qualifiers.source =
        words != nullptr ? words->written : source_of(field, at->second, claim.value_span);
  }
}

// "Twelve people, seven men and four women": the sum of the slots `part-1`, `part-2`, ... as a
// claim beside the total. None where a part is no plain figure.
std::optional<Claim> sum_of(const Claim& total) {
  const auto* whole = std::get_if<value::Quantity>(&total.value);
  if (whole == nullptr || whole->bound != value::Bound::exact) return std::nullopt;
  double sum = 0;
  Span parts;
  for (std::size_t n = 1; n <= 9; ++n) {
    const Filled* part = total.slot("part-" + std::to_string(n));
    if (part == nullptr) break;
    const auto* figure = std::get_if<value::Quantity>(&part->value);
    if (figure == nullptr || figure->bound != value::Bound::exact || figure->vague)
      return std::nullopt;
    sum += figure->nominal;
    parts =
        n == 1 ? part->span
               : Span{std::min(parts.begin, part->span.begin), std::max(parts.end, part->span.end)};
  }
  if (parts.empty()) return std::nullopt;
  Claim claim = total;
  claim.value = value::number(sum);
  claim.value_span = parts;
  claim.value_mention = MentionId();
  return claim;
}

Displaced::By decided_by(const rules::RuleSet& rules, const Claim& a, const Claim& b) {
  if (rules.rule(a.rule).priority != rules.rule(b.rule).priority) return Displaced::By::priority;
  return a.evidence.size() != b.evidence.size() ? Displaced::By::length : Displaced::By::order;
}

auto place(const Claim& c) { return std::tuple(c.field, c.evidence.begin, c.evidence.end, c.rule); }

} // namespace

std::vector<Claim> draw(DocumentId id, const text::Document& document,
                        const annotate::Annotation& annotation, const rules::RuleSet& rules,
                        const match::Matcher& matcher, std::vector<Displaced>* displaced) {
  const Drawer drawer(id, document, annotation, rules);
  std::vector<Claim> drawn;
  for (const match::Match& match : matcher.match(annotation))
    if (auto claim = drawer.draw(match)) {
      auto sum = sum_of(*claim);
      drawn.push_back(std::move(*claim));
      if (sum) drawn.push_back(std::move(*sum));
    }
  draw_builtin(id, document, annotation, rules, drawn);

  // Of overlapping values of one attribute one stays: priority, longer evidence, earlier rule.
  std::vector<std::size_t> order(drawn.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Claim& x = drawn[a];
    const Claim& y = drawn[b];
    const int px = rules.rule(x.rule).priority;
    const int py = rules.rule(y.rule).priority;
    if (px != py) return px > py;
    if (x.evidence.size() != y.evidence.size()) return x.evidence.size() > y.evidence.size();
    return std::tuple(x.rule, x.field, x.evidence.begin, x.value_span, x.slots.size(), a) <
           std::tuple(y.rule, y.field, y.evidence.begin, y.value_span, y.slots.size(), b);
  });
  // By attribute and field, the value spans taken so far, by begin: disjoint, so one bound finds
  // both neighbours.
  std::map<std::pair<AttributeId, text::Field>, std::map<std::uint32_t, std::uint32_t>> taken;
  std::vector<Claim> kept;
  for (const std::size_t i : order) {
    Claim& claim = drawn[i];
    auto& spans = taken[{claim.attribute, claim.field}];
    const auto next = spans.lower_bound(claim.value_span.begin);
    const bool free = (next == spans.end() || next->first >= claim.value_span.end) &&
                      (next == spans.begin() || std::prev(next)->second <= claim.value_span.begin);
    if (!free) {
      if (displaced == nullptr) continue;
      const auto winner = std::find_if(kept.begin(), kept.end(), [&](const Claim& other) {
        return other.attribute == claim.attribute && other.field == claim.field &&
               other.value_span.overlaps(claim.value_span);
      });
      if (winner != kept.end())
        displaced->push_back({claim, *winner, decided_by(rules, claim, *winner)});
      continue;
    }
    spans.emplace(claim.value_span.begin, claim.value_span.end);
    kept.push_back(std::move(claim));
  }
  std::sort(kept.begin(), kept.end(), [](const Claim& a, const Claim& b) {
    return std::tuple(place(a), a.value_span) < std::tuple(place(b), b.value_span);
  });
  attribute_figures(document, annotation, rules, kept);
  return kept;
}

} // namespace crosscheck::claims
