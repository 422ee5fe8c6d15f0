#include "annotate/annotator.h"

#include "annotate/explain.h"
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

// What is chosen of the proposals, by segment.
struct Settled {
  std::vector<Selection> of_segment; ///< Indices of proposals.
  std::vector<char> used;            ///< By proposal.
};

Settled settle(const std::vector<Proposal>& proposals, std::size_t segments) {
  Settled out{std::vector<Selection>(segments), std::vector<char>(proposals.size(), 0)};
  for (std::size_t from = 0; from < proposals.size();) {
    std::size_t to = from;
    while (to < proposals.size() && proposals[to].segment == proposals[from].segment) ++to;
    Selection selection = select(proposals, from, to);
    for (const std::size_t i : selection.chosen) out.used[i] = 1;
    for (const auto& alternative : selection.alternatives)
      for (const std::size_t i : alternative) out.used[i] = 1;
    out.of_segment[proposals[from].segment] = std::move(selection);
    from = to;
  }
  return out;
}

// Where a mention comes from.
struct Origin {
  text::Field field = text::Field::text;
  Span span;
  std::size_t index = 0; ///< Of a proposal, or of a quotation.
  SegmentId holder;      ///< Of a quotation: the segment that it stands in; else invalid.
};

// Makes the mentions, sorted by place, and then the views, from indices that are final.
class Assembly {
public:
  Assembly(const text::Document& document, const std::vector<SegmentTokens>& segments,
           std::vector<Proposal> proposals, Annotation& annotation)
      : document_(document), segments_(segments), proposals_(std::move(proposals)),
        annotation_(annotation), settled_(settle(proposals_, segments.size())),
        of_proposal_(proposals_.size()), of_quotation_(annotation.layout.quotations.size()) {}

  // The chosen ones, those of alternatives, and the quotations.
  void make_mentions() {
    const std::vector<Origin> origins = sorted_origins();
    annotation_.mentions.reserve(origins.size());
    for (const Origin& origin : origins) {
      const MentionId id(annotation_.mentions.size());
      if (origin.holder.valid()) {
        of_quotation_[origin.index] = id;
        annotation_.mentions.push_back(
            quote_mention(document_, annotation_.layout.quotations[origin.index], origin.holder));
      } else {
        Proposal& proposal = proposals_[origin.index];
        of_proposal_[origin.index] = id;
        annotation_.mentions.push_back({origin.field, proposal.span, SegmentId(proposal.segment),
                                        std::move(proposal.readings)});
      }
    }
  }

  // One a segment, one an alternative, and one a paragraph of its segments' first choices.
  void make_views() {
    const text::Layout& layout = annotation_.layout;
    std::size_t count = layout.segments.size() + layout.paragraphs.size();
    for (const Selection& selection : settled_.of_segment) count += selection.alternatives.size();
    annotation_.views.reserve(count);
    struct Whole {
      SegmentId first;
      std::uint32_t reach = 0;
      std::vector<text::ViewSlot> slots;
    };
    std::vector<Whole> paragraphs(layout.paragraphs.size());
    std::vector<text::ViewSlot> slots;
    for (std::size_t i = 0; i < layout.segments.size(); ++i) {
      const text::Segment& segment = layout.segments[i];
      const Selection& selection = settled_.of_segment[i];
      fill(segments_[i], selection.chosen, slots);
      add(segment, SegmentId(i), 0, slots);
      if (segment.kind != text::SegmentKind::quotation) {
        Whole& whole = paragraphs[segment.paragraph];
        if (!whole.first.valid()) whole.first = SegmentId(i);
        for (const text::ViewSlot& slot : slots) {
          if (slot.span.begin < whole.reach) continue;
          whole.slots.push_back(slot);
          whole.reach = slot.span.end;
        }
      }
      for (std::size_t k = 0; k < selection.alternatives.size(); ++k) {
        fill(segments_[i], selection.alternatives[k], slots);
        add(segment, SegmentId(i), static_cast<std::uint32_t>(k + 1), slots);
      }
    }
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
      if (!paragraphs[p].first.valid()) continue;
      const text::Paragraph& paragraph = layout.paragraphs[p];
      annotation_.views.push_back({.segment = paragraphs[p].first,
                                   .paragraph = static_cast<std::uint32_t>(p),
                                   .whole_paragraph = true,
                                   .alternative = 0,
                                   .view = text::View(document_.field(paragraph.field),
                                                      paragraph.span, paragraphs[p].slots)});
    }
  }

private:
  std::vector<Origin> sorted_origins() const {
    std::vector<Origin> origins;
    for (std::size_t i = 0; i < proposals_.size(); ++i)
      if (settled_.used[i] != 0)
        origins.push_back({segments_[proposals_[i].segment].field, proposals_[i].span, i, {}});
    for (std::size_t i = 0; i < segments_.size(); ++i)
      for (const Token& token : segments_[i].quotes ? segments_[i].tokens : Tokens())
        if (token.kind == TokenKind::quotation)
          origins.push_back({segments_[i].field, token.span, token.quotation, SegmentId(i)});
    std::sort(origins.begin(), origins.end(), [](const Origin& a, const Origin& b) {
      if (a.field != b.field) return a.field < b.field;
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      if (a.span.end != b.span.end) return a.span.end > b.span.end;
      return a.index < b.index;
    });
    return origins;
  }

  void fill(const SegmentTokens& segment, const std::vector<std::size_t>& selection,
            std::vector<text::ViewSlot>& slots) const {
    slots.clear();
    for (const Token& token : segment.quotes ? segment.tokens : Tokens())
      if (token.kind == TokenKind::quotation)
        slots.push_back({token.span, {text::MentionType::quote}, of_quotation_[token.quotation]});
    for (const std::size_t p : selection) {
      const MentionId id = of_proposal_[p];
      const Mention& mention = annotation_.mention(id);
      slots.push_back({mention.span, shown(mention), id});
    }
    // What is chosen stands in order.
    if (segment.quotes)
      std::sort(slots.begin(), slots.end(),
                [](const text::ViewSlot& a, const text::ViewSlot& b) { return a.span < b.span; });
  }

  void add(const text::Segment& segment, SegmentId id, std::uint32_t alternative,
           const std::vector<text::ViewSlot>& slots) {
    annotation_.views.push_back(
        {.segment = id,
         .paragraph = segment.paragraph,
         .whole_paragraph = false,
         .alternative = alternative,
         .view = text::View(document_.field(segment.field), segment.span, slots)});
  }

  const text::Document& document_;
  const std::vector<SegmentTokens>& segments_;
  std::vector<Proposal> proposals_;
  Annotation& annotation_;
  Settled settled_;
  std::vector<MentionId> of_proposal_;
  std::vector<MentionId> of_quotation_;
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
  const Tokenised tokenised(document, layout, *vocabulary_);
  const std::vector<SegmentTokens>& segments = tokenised.segments();
  std::vector<Proposal> proposals;
  Scene scene{document, layout, segments, *vocabulary_};
  scene.day = annotation.day = document.date ? document.date : find_dateline(scene);
  find_quantities(scene, proposals);
  find_times(scene, proposals);
  find_names(scene, proposals);
  proposals = unite(std::move(proposals));
  Assembly assembly(document, segments, std::move(proposals), annotation);
  assembly.make_mentions();
  assembly.make_views();
  return annotation;
}

std::vector<Explanation> Annotator::explain(const text::Document& document,
                                            const Annotation& annotation) const {
  const Tokenised tokenised(document, annotation.layout, *vocabulary_);
  return annotate::explain(
      {document, annotation.layout, tokenised.segments(), *vocabulary_, annotation.day},
      annotation);
}

} // namespace crosscheck::annotate
