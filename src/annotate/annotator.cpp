#include "annotate/annotator.h"

#include "annotate/recognise.h"
#include "annotate/settle.h"
#include "annotate/times_dateline.h"
#include "annotate/token.h"
#include "annotate/vocabulary.h"
#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace crosscheck::annotate {
namespace {

// The types that stand in a view for a mention: the set itself where it has a code point, else its
// two likeliest readings, else the likeliest.
text::TypeSet shown(const Mention& mention) {
  const text::TypeSet all = mention.types();
  if (text::code_point(all)) return all;
  text::TypeSet few{mention.readings[0].type};
  if (mention.readings.size() > 1) few.add(mention.readings[1].type);
  return few;
}

Mention quote_mention(const text::Document& document, const text::Quotation& quotation,
                      SegmentId segment) {
  std::string_view inside =
      document.field(quotation.field).substr(quotation.inside.begin, quotation.inside.size());
  // American papers put the comma of the sentence inside the marks; it is not what was said.
  while (!inside.empty() && (inside.back() == ',' || inside.back() == ' ')) inside.remove_suffix(1);
  Reading reading{text::MentionType::quote,
                  value::Words{text::single_spaces(inside), text::fold(inside)}, ""};
  reading.kind = quotation.closed ? "closed" : "open";
  return {quotation.field, quotation.span, segment, {std::move(reading)}};
}

// Builds all views of a document from the mentions placed in each segment.
class ViewBuilder {
public:
  ViewBuilder(const text::Document& document, Annotation& annotation)
      : document_(document), annotation_(annotation) {}

  void add(const text::Segment& segment, SegmentId id, std::uint32_t alternative,
           const std::vector<text::ViewSlot>& slots) {
    annotation_.views.push_back(
        {.segment = id,
         .paragraph = segment.paragraph,
         .whole_paragraph = false,
         .alternative = alternative,
         .view = text::View(document_.field(segment.field), segment.span, slots)});
  }

  void add_paragraph(std::uint32_t index, SegmentId first,
                     const std::vector<text::ViewSlot>& slots) {
    const text::Paragraph& paragraph = annotation_.layout.paragraphs[index];
    annotation_.views.push_back(
        {.segment = first,
         .paragraph = index,
         .whole_paragraph = true,
         .alternative = 0,
         .view = text::View(document_.field(paragraph.field), paragraph.span, slots)});
  }

private:
  const text::Document& document_;
  Annotation& annotation_;
};

std::unordered_set<std::string> as_set(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

} // namespace

text::TypeSet Mention::types() const {
  text::TypeSet set;
  for (const Reading& reading : readings) set.add(reading.type);
  return set;
}

const Reading* Mention::reading(text::MentionType type) const {
  const auto found = std::find_if(readings.begin(), readings.end(),
                                  [&](const Reading& r) { return r.type == type; });
  return found == readings.end() ? nullptr : &*found;
}

Annotator::Annotator(const rules::Lexicons& lexicons)
    : vocabulary_(std::make_unique<const Vocabulary>(lexicons)),
      segmenter_(std::make_unique<const text::Segmenter>(as_set(vocabulary_->abbreviations()))) {}

Annotator::~Annotator() = default;
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;

Annotation Annotator::annotate(const text::Document& document) const {
  Annotation annotation;
  annotation.layout = segmenter_->segment(document);
  const text::Layout& layout = annotation.layout;
  const std::vector<SegmentTokens> segments = tokenise(document, layout, *vocabulary_);
  std::vector<Proposal> proposals;
  const Scene scene{document, layout, segments, *vocabulary_};
  find_quantities(scene, proposals);
  find_times(scene, proposals);
  find_names(scene, proposals);
  annotation.day = document.date ? document.date : find_dateline(scene);
  proposals = unite(std::move(proposals));

  // Mentions: chosen ones, those of alternatives, and the quotations, sorted at the end; so views
  // are built in a second step from indices that are final.
  std::vector<std::vector<std::size_t>> chosen(layout.segments.size());              // proposals
  std::vector<std::vector<std::vector<std::size_t>>> others(layout.segments.size()); // alternatives
  std::vector<char> used(proposals.size(), 0);
  for (std::size_t from = 0; from < proposals.size();) {
    std::size_t to = from;
    while (to < proposals.size() && proposals[to].segment == proposals[from].segment) ++to;
    Selection selection = select(proposals, from, to);
    const std::uint32_t segment = proposals[from].segment;
    for (const std::size_t i : selection.chosen) used[i] = 1;
    for (const auto& alternative : selection.alternatives)
      for (const std::size_t i : alternative) used[i] = 1;
    chosen[segment] = std::move(selection.chosen);
    others[segment] = std::move(selection.alternatives);
    from = to;
  }
  struct Origin {
    std::size_t index = 0;
    bool quotation = false;
  };
  std::vector<Origin> origins;
  for (std::size_t i = 0; i < proposals.size(); ++i)
    if (used[i] != 0) origins.push_back({i, false});
  std::vector<SegmentId> holder(layout.quotations.size()); // the segment that a quotation stands in
  for (std::size_t i = 0; i < segments.size(); ++i)
    for (const Token& token : segments[i].tokens) {
      if (token.kind != TokenKind::quotation) continue;
      const auto found =
          std::lower_bound(layout.quotations.begin(), layout.quotations.end(), token.span.begin,
                           [&](const text::Quotation& q, std::uint32_t begin) {
                             return q.field != segments[i].field ? q.field < segments[i].field
                                                                 : q.span.begin < begin;
                           });
      if (found == layout.quotations.end() || found->span != token.span) continue;
      const auto index = static_cast<std::size_t>(found - layout.quotations.begin());
      holder[index] = SegmentId(i);
      origins.push_back({index, true});
    }
  const auto place = [&](const Origin& o) {
    const text::Field field =
        o.quotation ? layout.quotations[o.index].field : segments[proposals[o.index].segment].field;
    const Span span = o.quotation ? layout.quotations[o.index].span : proposals[o.index].span;
    return std::pair(field, span);
  };
  std::sort(origins.begin(), origins.end(), [&](const Origin& a, const Origin& b) {
    const auto [field_a, span_a] = place(a);
    const auto [field_b, span_b] = place(b);
    if (field_a != field_b) return field_a < field_b;
    if (span_a.begin != span_b.begin) return span_a.begin < span_b.begin;
    if (span_a.end != span_b.end) return span_a.end > span_b.end;
    return a.index < b.index;
  });
  std::vector<MentionId> of_proposal(proposals.size());
  std::vector<MentionId> of_quotation(layout.quotations.size());
  annotation.mentions.reserve(origins.size());
  for (const Origin& origin : origins) {
    const MentionId id(annotation.mentions.size());
    if (origin.quotation) {
      of_quotation[origin.index] = id;
      annotation.mentions.push_back(
          quote_mention(document, layout.quotations[origin.index], holder[origin.index]));
    } else {
      Proposal& proposal = proposals[origin.index];
      of_proposal[origin.index] = id;
      annotation.mentions.push_back({segments[proposal.segment].field, proposal.span,
                                     SegmentId(proposal.segment), std::move(proposal.readings)});
    }
  }

  // Views.
  ViewBuilder builder(document, annotation);
  std::vector<std::vector<text::ViewSlot>> of_paragraph(layout.paragraphs.size());
  std::vector<SegmentId> first_of(layout.paragraphs.size());
  std::vector<std::uint32_t> reach(layout.paragraphs.size(), 0);
  for (std::size_t i = 0; i < layout.segments.size(); ++i) {
    const text::Segment& segment = layout.segments[i];
    std::vector<text::ViewSlot> quotes;
    for (const Token& token : segments[i].tokens) {
      if (token.kind != TokenKind::quotation) continue;
      const auto found = std::lower_bound(
          layout.quotations.begin(), layout.quotations.end(), token.span.begin,
          [&](const text::Quotation& q, std::uint32_t begin) {
            return q.field != segment.field ? q.field < segment.field : q.span.begin < begin;
          });
      if (found == layout.quotations.end() || found->span != token.span) continue;
      const MentionId id =
          of_quotation[static_cast<std::size_t>(found - layout.quotations.begin())];
      quotes.push_back({token.span, {text::MentionType::quote}, id});
    }
    const auto slots_of = [&](const std::vector<std::size_t>& selection) {
      std::vector<text::ViewSlot> slots = quotes;
      for (const std::size_t p : selection) {
        const MentionId id = of_proposal[p];
        const Mention& mention = annotation.mention(id);
        slots.push_back({mention.span, shown(mention), id});
      }
      std::sort(slots.begin(), slots.end(),
                [](const text::ViewSlot& a, const text::ViewSlot& b) { return a.span < b.span; });
      return slots;
    };
    const std::vector<text::ViewSlot> slots = slots_of(chosen[i]);
    builder.add(segment, SegmentId(i), 0, slots);
    for (std::size_t k = 0; k < others[i].size(); ++k)
      builder.add(segment, SegmentId(i), static_cast<std::uint32_t>(k + 1), slots_of(others[i][k]));
    if (segment.kind != text::SegmentKind::quotation) {
      auto& of = of_paragraph[segment.paragraph];
      if (!first_of[segment.paragraph].valid()) first_of[segment.paragraph] = SegmentId(i);
      for (const text::ViewSlot& slot : slots) {
        if (slot.span.begin < reach[segment.paragraph]) continue;
        of.push_back(slot);
        reach[segment.paragraph] = slot.span.end;
      }
    }
  }
  for (std::size_t p = 0; p < layout.paragraphs.size(); ++p)
    if (first_of[p].valid())
      builder.add_paragraph(static_cast<std::uint32_t>(p), first_of[p], of_paragraph[p]);
  return annotation;
}

} // namespace crosscheck::annotate
