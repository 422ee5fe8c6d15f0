#include "match/progress.h"

#include "match/expression.h"
#include "rules/load.h"
#include "rules/pattern_tree.h"

#include <utility>

namespace crosscheck::match {
namespace {

constexpr std::size_t kMaxBeginnings = 60;

std::int64_t budget_for(std::string_view text) {
  return static_cast<std::int64_t>(text.size()) * 8 + 4096;
}

// As the annotator shows it: sets without a code point of their own by their two likeliest types.
text::TypeSet shown_types(const annotate::Mention& mention) {
  const text::TypeSet all = mention.types();
  if (text::code_point(all)) return all;
  text::TypeSet few{mention.readings[0].type};
  if (mention.readings.size() > 1) few.add(mention.readings[1].type);
  return few;
}

} // namespace

struct Probe::Beginning {
  std::size_t end = 0;
  Expression expression;
};

Probe::Probe(const rules::RuleSet& rules, std::string_view pattern, bool as_written) {
  std::vector<rules::PatternPrefix> all = rules::prefixes(pattern, kMaxBeginnings);
  all.push_back({std::string(pattern), pattern.size()});
  for (const rules::PatternPrefix& prefix : all) {
    // A beginning may match anything, or nothing, where the whole does not: it says nothing then.
    Diagnostics ignored;
    const rules::Pattern translated =
        rules::translate(prefix.text, rules.lexicons, ignored, as_written);
    if (!ignored.empty()) continue;
    Result<Expression> expression = Expression::compile(rules, translated, as_written);
    if (expression) beginnings_.push_back({prefix.end, std::move(*expression)});
  }
}
Probe::~Probe() = default;
Probe::Probe(Probe&&) noexcept = default;
Probe& Probe::operator=(Probe&&) noexcept = default;

Progress Probe::furthest(const text::View& view) const {
  const std::string& text = view.text();
  for (auto at = beginnings_.rbegin(); at != beginnings_.rend(); ++at) {
    Expression::Found found;
    std::int64_t budget = budget_for(text);
    if (at->expression.find(text, 0, budget, found)) return {at->end, found.span};
  }
  return {};
}

std::optional<MentionId> Probe::hidden_by(const text::Document& document,
                                          const annotate::Annotation& annotation,
                                          std::uint32_t view) const {
  if (beginnings_.empty()) return std::nullopt;
  const annotate::AnnotatedView& shown = annotation.views[view];
  const text::Segment& segment = annotation.layout.segments[shown.segment.index()];
  const Span span =
      shown.whole_paragraph ? annotation.layout.paragraphs[shown.paragraph].span : segment.span;
  const std::vector<MentionId> mentions =
      shown.view.mentions_in({0, static_cast<std::uint32_t>(shown.view.text().size())});
  for (const MentionId left_out : mentions) {
    std::vector<text::ViewSlot> slots;
    for (const MentionId id : mentions)
      if (id != left_out)
        slots.push_back({annotation.mention(id).span, shown_types(annotation.mention(id)), id});
    const text::View without(document.field(segment.field), span, slots);
    Expression::Found found;
    std::int64_t budget = budget_for(without.text());
    if (beginnings_.back().expression.find(without.text(), 0, budget, found)) return left_out;
  }
  return std::nullopt;
}

} // namespace crosscheck::match
