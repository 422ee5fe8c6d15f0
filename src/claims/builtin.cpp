#include "claims/builtin.h"

#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <map>
#include <optional>
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

// The kind of a street, the last word of its name, by the lexicon `street-type`, and the rest of
// the name. A number is no rest: a town with a 31st Street may have a 31st Avenue.
struct Street {
  std::string base;
  std::string kind;
};

std::optional<Street> street(const std::string& folded, const rules::Lexicon& types) {
  std::size_t end = folded.size();
  while (end > 0 && folded[end - 1] == '.') --end;
  const std::size_t space = folded.rfind(' ', end - (end > 0 ? 1 : 0));
  if (end == 0 || space == std::string::npos || space == 0) return std::nullopt;
  const rules::LexiconEntry* type = types.find(folded.substr(space + 1, end - space - 1));
  if (type == nullptr) return std::nullopt;
  Street found{folded.substr(0, space), type->value};
  constexpr std::size_t kLeastLetters = 4;
  const bool number = std::any_of(found.base.begin(), found.base.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (number || found.base.size() < kLeastLetters) return std::nullopt;
  return found;
}

// One claim a street of the article: Harbour Street and Harbour Road are two words for one place,
// unless one article has both.
void draw_streets(DocumentId id, const text::Document& document,
                  const annotate::Annotation& annotation, const rules::RuleSet& rules, RuleId rule,
                  std::vector<Claim>& claims) {
  const rules::Lexicon* types = rules.lexicons.find("street-type");
  if (types == nullptr) return;
  std::map<std::string, std::set<std::string>> kinds; // by base
  std::vector<Claim> drawn;
  for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
    const annotate::Mention& mention = annotation.mentions[m];
    const annotate::Reading* reading = mention.reading(MentionType::place);
    const auto* value = reading != nullptr ? std::get_if<value::Words>(&reading->value) : nullptr;
    if (value == nullptr) continue;
    const auto found = street(text::fold(value->written), *types);
    if (!found) continue;
    kinds[found->base].insert(found->kind);
    Claim claim;
    claim.document = id;
    claim.rule = rule;
    claim.attribute = rules.rule(rule).attribute;
    claim.field = mention.field;
    claim.segment = mention.segment;
    claim.evidence = clip_evidence(mention.span, document.field(mention.field));
    claim.value_span = claim.evidence;
    claim.value = value::Words{value->written, found->base + ' ' + found->kind};
    claim.value_mention = MentionId(m);
    claim.slots.push_back({"street", {}, {}, std::nullopt, value::Words{found->base, found->base}});
    drawn.push_back(std::move(claim));
  }
  for (Claim& claim : drawn)
    if (kinds[std::get<value::Words>(claim.slots.front().value).canonical].size() == 1)
      claims.push_back(std::move(claim));
}

} // namespace

void draw_builtin(DocumentId id, const text::Document& document,
                  const annotate::Annotation& annotation, const rules::RuleSet& rules,
                  std::vector<Claim>& claims) {
  for (std::size_t r = 0; r < rules.rules.size(); ++r) {
    const rules::Rule& rule = rules.rules[r];
    if (rule.kind == rules::RuleKind::names && rule.options.contains("only")) {
      draw_streets(id, document, annotation, rules, RuleId(r), claims);
      continue;
    }
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
        if (reading.type != MentionType::quote) continue;
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
