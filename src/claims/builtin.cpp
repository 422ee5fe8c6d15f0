#include "claims/builtin.h"

#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace crosscheck::claims {
namespace {

using text::MentionType;

std::size_t words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ';
    if (!space && !inside) ++count;
    inside = !space;
  }
  return count;
}

// A quotation of fewer words is a scare quote or a title: nothing to compare word by word.
constexpr std::size_t kQuoteWords = 3;

// A sentence of fewer words is a byline, a caption or a heading.
constexpr std::size_t kSentenceWords = 5;

// One claim a sentence: what it says as a whole, for rules of kind `aligned`.
void draw_sentences(DocumentId id, const text::Document& document,
                    const annotate::Annotation& annotation, RuleId rule, AttributeId attribute,
                    std::vector<Claim>& claims) {
  const std::vector<text::Segment>& segments = annotation.layout.segments;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    if (segments[s].kind != text::SegmentKind::sentence) continue;
    Claim claim;
    claim.document = id;
    claim.rule = rule;
    claim.attribute = attribute;
    claim.field = segments[s].field;
    claim.segment = SegmentId(s);
    claim.evidence = clip_evidence(segments[s].span, document.field(segments[s].field));
    claim.value_span = claim.evidence;
    const std::string written = text::single_spaces(
        document.field(claim.field).substr(claim.evidence.begin, claim.evidence.size()));
    if (words(written) < kSentenceWords) continue;
    claim.value = value::Words{written, text::fold(written)};
    claims.push_back(std::move(claim));
  }
}

} // namespace

void draw_builtin(DocumentId id, const text::Document& document,
                  const annotate::Annotation& annotation, const rules::RuleSet& rules,
                  std::vector<Claim>& claims) {
  for (std::size_t r = 0; r < rules.rules.size(); ++r) {
    const rules::Rule& rule = rules.rules[r];
    if (rule.kind == rules::RuleKind::aligned)
      draw_sentences(id, document, annotation, RuleId(r), rule.attribute, claims);
    if (rule.kind != rules::RuleKind::names && rule.kind != rules::RuleKind::quotes) continue;
    std::set<std::pair<text::Field, Span>>
        drawn; // values that a pattern of this attribute has drawn
    for (const Claim& claim : claims)
      if (claim.attribute == rule.attribute) drawn.emplace(claim.field, claim.value_span);
    std::set<std::string> seen; // one claim a form and document is enough
    for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
      const annotate::Mention& mention = annotation.mentions[m];
      const annotate::Reading& reading = mention.readings.front();
      const auto* value = std::get_if<value::Words>(&reading.value);
      if (value == nullptr) continue;
      Claim claim;
      if (rule.kind == rules::RuleKind::names) {
        const bool name = reading.type == MentionType::person ||
                          reading.type == MentionType::place ||
                          reading.type == MentionType::organisation;
        if (!name || !seen.insert(value->written).second) continue;
        claim.slots.push_back({"subject", mention.span, MentionId(m), reading.type, reading.value});
      } else {
        if (reading.type != MentionType::quote || words(value->written) < kQuoteWords) continue;
      }
      claim.document = id;
      claim.rule = RuleId(r);
      claim.attribute = rule.attribute;
      claim.field = mention.field;
      claim.segment = mention.segment;
      claim.evidence = clip_evidence(mention.span, document.field(mention.field));
      claim.value_span = claim.evidence;
      claim.value = reading.value;
      claim.value_mention = MentionId(m);
      if (drawn.count({claim.field, claim.value_span}) > 0) continue;
      claims.push_back(std::move(claim));
    }
  }
}

} // namespace crosscheck::claims
