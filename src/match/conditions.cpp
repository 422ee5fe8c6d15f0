#include "match/conditions.h"

#include <algorithm>
#include <iterator>

namespace crosscheck::match {
namespace {

using annotate::AnnotatedView;
using annotate::Annotation;

void compile_all(const rules::RuleSet& rules, const std::vector<rules::Pattern>& patterns,
                 bool as_written, Expression::Place place, std::vector<Expression>& out,
                 Diagnostics& diagnostics) {
  for (const rules::Pattern& pattern : patterns) {
    Result<Expression> compiled = Expression::compile(rules, pattern, as_written, place);
    if (compiled) {
      out.push_back(std::move(*compiled));
    } else {
      std::move(compiled.error().begin(), compiled.error().end(), std::back_inserter(diagnostics));
    }
  }
}

const Expression* first_that_holds(const std::vector<Expression>& expressions,
                                   std::string_view text, std::uint32_t at = 0) {
  const auto found = std::find_if(expressions.begin(), expressions.end(),
                                  [&](const Expression& e) { return e.holds(text, at); });
  return found == expressions.end() ? nullptr : &*found;
}

// The view itself, and the likeliest views of the sentences before and after it in its paragraph.
// For a segment inside a quotation these are the sentence around it and that one's neighbours.
std::vector<const AnnotatedView*> neighbourhood(const Annotation& annotation,
                                                const AnnotatedView& view) {
  std::vector<const AnnotatedView*> out = {&view};
  if (view.whole_paragraph) return out;
  SegmentId centre = view.segment;
  const auto segment = [&](SegmentId id) -> const text::Segment& {
    return annotation.layout.segments[id.index()];
  };
  if (segment(centre).outer.valid()) centre = segment(centre).outer;
  std::vector<const AnnotatedView*> sentences;
  // Views are sorted by nothing that is promised; documents are short and this runs on a match
  // only.
  for (const AnnotatedView& other : annotation.views) {
    if (other.whole_paragraph || other.alternative != 0 || other.paragraph != view.paragraph)
      continue;
    if (segment(other.segment).kind == text::SegmentKind::quotation) continue;
    sentences.push_back(&other);
  }
  std::sort(sentences.begin(), sentences.end(),
            [](const AnnotatedView* a, const AnnotatedView* b) { return a->segment < b->segment; });
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i]->segment != centre) continue;
    if (i > 0) out.push_back(sentences[i - 1]);
    out.push_back(sentences[i]);
    if (i + 1 < sentences.size()) out.push_back(sentences[i + 1]);
  }
  return out;
}

} // namespace

Conditions::Conditions(const rules::RuleSet& rules, const rules::Rule& rule,
                       Diagnostics& diagnostics) {
  const auto compile = [&](const std::vector<rules::Pattern>& patterns, Expression::Place place,
                           std::vector<Expression>& out) {
    compile_all(rules, patterns, rule.as_written, place, out, diagnostics);
  };
  using Place = Expression::Place;
  compile(rule.conditions.skip_if_preceded_by, Place::before, preceded_);
  compile(rule.conditions.skip_if_followed_by, Place::after, followed_);
  compile(rule.conditions.skip_if_sentence_has, Place::anywhere, has_);
  compile(rule.conditions.only_if_preceded_by, Place::before, only_preceded_);
  compile(rule.conditions.only_if_followed_by, Place::after, only_followed_);
  compile(rule.conditions.only_if_sentence_has, Place::anywhere, only_has_);
  compile(rule.conditions.only_if_near, Place::anywhere, near_);
  compile(rule.conditions.part_if_preceded_by, Place::before, part_before_);
  compile(rule.conditions.part_if_followed_by, Place::after, part_after_);
}

Conditions::Verdict Conditions::decide(const Annotation& annotation, std::uint32_t view,
                                       ViewSpan match) const {
  const AnnotatedView& here = annotation.views[view];
  const std::string& text = here.view.text();
  Verdict verdict;
  const auto refuse = [&](const char* condition, std::string detail, ViewSpan words = {}) {
    verdict.words = words;
    verdict.keep = false;
    verdict.condition = condition;
    verdict.detail = std::move(detail);
    return verdict;
  };
  const auto all = [](const std::vector<Expression>& expressions) {
    std::string out;
    for (const Expression& e : expressions) out += (out.empty() ? "" : " | ") + e.text();
    return out;
  };
  if (const Expression* e = first_that_holds(preceded_, text, match.begin)) {
    return refuse("skip_if_preceded_by", e->text(),
                  e->where(text, match.begin).value_or(ViewSpan{}));
  }
  if (const Expression* e = first_that_holds(followed_, text, match.end)) {
    return refuse("skip_if_followed_by", e->text(), e->where(text, match.end).value_or(ViewSpan{}));
  }
  if (const Expression* e = first_that_holds(has_, text))
    return refuse("skip_if_sentence_has", e->text(), e->where(text).value_or(ViewSpan{}));
  if (!only_preceded_.empty() && first_that_holds(only_preceded_, text, match.begin) == nullptr) {
    return refuse("only_if_preceded_by", all(only_preceded_));
  }
  if (!only_followed_.empty() && first_that_holds(only_followed_, text, match.end) == nullptr) {
    return refuse("only_if_followed_by", all(only_followed_));
  }
  if (!only_has_.empty() && first_that_holds(only_has_, text) == nullptr) {
    return refuse("only_if_sentence_has", all(only_has_));
  }
  if (!near_.empty()) {
    const std::vector<const AnnotatedView*> views = neighbourhood(annotation, here);
    const bool near = std::any_of(views.begin(), views.end(), [&](const AnnotatedView* other) {
      return first_that_holds(near_, other->view.text()) != nullptr;
    });
    if (!near) return refuse("only_if_near", all(near_));
  }
  verdict.part = first_that_holds(part_before_, text, match.begin) != nullptr ||
                 first_that_holds(part_after_, text, match.end) != nullptr;
  return verdict;
}

} // namespace crosscheck::match
