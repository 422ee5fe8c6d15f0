#include "engine/nearest.h"

#include "text/spaces.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::engine {
namespace {

constexpr std::size_t kClaims = 2; // shown of each kind
constexpr std::size_t kMatches = 3;
constexpr std::size_t kViews = 3;
constexpr std::size_t kShown = 300; // bytes of a view

// Bytes between a span and the nearest of the places; 0 where they touch or there is none.
std::uint32_t distance(text::Field field, Span span, std::span<const Place> places) {
  std::uint32_t least = places.empty() ? 0 : ~0U;
  for (const Place& place : places) {
    if (place.field != field) continue;
    least = std::min(least, span.end < place.span.begin   ? place.span.begin - span.end
                            : place.span.end < span.begin ? span.begin - place.span.end
                                                          : 0);
  }
  return least;
}

std::string clipped(std::string text) {
  if (text.size() <= kShown) return text;
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + " ...";
}

class Search {
public:
  Search(const Engine& engine, const ReadArticle& article, std::optional<RuleId> rule,
         AttributeId attribute, std::span<const Place> places)
      : engine_(engine), rules_(engine.rules()), article_(article), rule_(rule),
        attribute_(attribute), places_(places) {}

  std::vector<std::string> run() {
    // A match at the place that came to nothing says more than a claim elsewhere.
    dropped();
    if (out_.empty()) claims();
    if (out_.empty() || !places_.empty()) views();
    return std::move(out_);
  }

private:
  [[nodiscard]] bool is_target(RuleId rule) const {
    return rule_ ? rule == *rule_ : rules_.rule(rule).attribute == attribute_;
  }

  void say(std::string line) { out_.push_back("nearest: " + std::move(line)); }

  [[nodiscard]] std::string place_and_words(text::Field field, Span span) const {
    return fmt::format("{}: '{}'", article_.locate(field, span.begin),
                       clipped(text::single_spaces(
                           article_.document.field(field).substr(span.begin, span.size()))));
  }

  // Claims of the rule elsewhere, and of the attribute's other rules at the place.
  void claims() {
    std::vector<std::pair<std::uint32_t, const Drawn*>> found;
    for (const Drawn& drawn : article_.claims) {
      const claims::Claim& claim = *drawn.claim;
      const std::uint32_t far = distance(claim.field, claim.evidence, places_);
      const bool other = !is_target(claim.rule);
      if (other && (claim.attribute != attribute_ || far > 0)) continue;
      found.emplace_back(far, &drawn);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < found.size() && i < kClaims; ++i) {
      const claims::Claim& claim = *found[i].second->claim;
      say(fmt::format("{} drew {} at {}", rules_.rule(claim.rule).id, value::to_string(claim.value),
                      place_and_words(claim.field, claim.evidence)));
    }
  }

  // Matches at the place that a condition dropped, or that another claim stood in the way of.
  void dropped() {
    std::vector<std::string> lines;
    const auto add = [&](std::string line) {
      if (lines.size() < kMatches && std::find(lines.begin(), lines.end(), line) == lines.end())
        lines.push_back(std::move(line));
    };
    for (std::size_t r = 0; r < rules_.rules.size(); ++r) {
      if (!is_target(RuleId(r))) continue;
      for (const match::Rejection& rejection :
           engine_.matcher().rejections(article_.annotation, RuleId(r)))
        if (const auto at = near(rejection.match))
          add(fmt::format("{} matched at {}, dropped by {}: {}", rules_.rules[r].id,
                          place_and_words(at->field, at->span), rejection.condition,
                          rejection.detail));
    }
    for (const match::Match& match : engine_.matcher().match(article_.annotation)) {
      if (!is_target(match.rule)) continue;
      const auto at = near(match);
      if (!at || drawn_there(match.rule, *at)) continue;
      add(fmt::format("{} matched at {}, {}", rules_.rule(match.rule).id,
                      place_and_words(at->field, at->span), in_the_way(*at)));
    }
    for (std::string& line : lines) say(std::move(line));
  }

  [[nodiscard]] std::optional<Place> near(const match::Match& match) const {
    const annotate::AnnotatedView& view = article_.annotation.views[match.view];
    const text::Segment& segment = article_.annotation.layout.segments[view.segment.index()];
    const Place at{segment.field, view.view.to_document(match.span)};
    if (distance(at.field, at.span, places_) > 0) return std::nullopt;
    return at;
  }

  [[nodiscard]] bool drawn_there(RuleId rule, const Place& at) const {
    return std::any_of(article_.claims.begin(), article_.claims.end(), [&](const Drawn& drawn) {
      const claims::Claim& claim = *drawn.claim;
      return claim.rule == rule && claim.field == at.field && claim.evidence.overlaps(at.span);
    });
  }

  [[nodiscard]] std::string in_the_way(const Place& at) const {
    for (const Drawn& drawn : article_.claims) {
      const claims::Claim& claim = *drawn.claim;
      if (claim.attribute == attribute_ && claim.field == at.field &&
          claim.evidence.overlaps(at.span))
        return fmt::format("but {} has the same words: priority, then the longer evidence",
                           rules_.rule(claim.rule).id);
    }
    return "but no slot gave it a value";
  }

  // What patterns see where a claim was expected.
  void views() {
    std::size_t shown = 0;
    const bool paragraphs = rule_ && rules_.rule(*rule_).scope == rules::Scope::paragraph;
    for (const annotate::AnnotatedView& view : article_.annotation.views) {
      const text::Segment& segment = article_.annotation.layout.segments[view.segment.index()];
      const Span span = view.whole_paragraph
                            ? article_.annotation.layout.paragraphs[view.paragraph].span
                            : segment.span;
      if (view.whole_paragraph != paragraphs || distance(segment.field, span, places_) > 0)
        continue;
      if (++shown > kViews) break;
      out_.push_back(fmt::format("patterns see: {}", clipped(view.view.readable())));
    }
  }

  const Engine& engine_;
  const rules::RuleSet& rules_;
  const ReadArticle& article_;
  std::optional<RuleId> rule_;
  AttributeId attribute_;
  std::span<const Place> places_;
  std::vector<std::string> out_;
};

} // namespace

std::vector<std::string> nearest(const Engine& engine, const ReadArticle& article,
                                 std::optional<RuleId> rule, AttributeId attribute,
                                 std::span<const Place> places) {
  return Search(engine, article, rule, attribute, places).run();
}

} // namespace crosscheck::engine
