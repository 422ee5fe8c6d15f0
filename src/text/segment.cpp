#include "text/segment.h"

#include "text/paragraphs.h"
#include "text/quotations.h"
#include "text/sentences.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace crosscheck::text {
namespace {

constexpr std::uint32_t kLongestHeadline = 160;

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end && is_space(decode(text, span.begin).code_point)) {
    span.begin += decode(text, span.begin).length;
  }
  while (span.begin < span.end && is_space(decode_before(text, span.end).code_point)) {
    span.end -= decode_before(text, span.end).length;
  }
  return span;
}

bool ends_sentences(char c) {
  return c == '.' || c == '?' || c == '!' || c == '\n' || c == '\r' || c == '\xE2';
}

// Cuts one field and appends to a layout whose segments are not yet sorted.
class FieldCutter {
public:
  FieldCutter(std::string_view text, Field field,
              const std::unordered_set<std::string>& abbreviations, Layout& layout)
      : text_(text), field_(field), abbreviations_(abbreviations), layout_(layout),
        first_paragraph_(static_cast<std::uint32_t>(layout.paragraphs.size())),
        first_quotation_(static_cast<std::uint32_t>(layout.quotations.size())) {}

  void run() {
    cut_ = cut_paragraphs(text_);
    quoted_ = find_quotations(text_, cut_);
    for (const Span paragraph : cut_.paragraphs) layout_.paragraphs.push_back({field_, paragraph});
    for (Quoted quoted : quoted_) {
      quoted.quotation.field = field_;
      if (quoted.quotation.continues != Quotation::kNoQuotation)
        quoted.quotation.continues += first_quotation_;
      layout_.quotations.push_back(quoted.quotation);
    }
    if (field_ == Field::title) {
      headlines();
    } else {
      sentences();
    }
    for (std::uint32_t depth = 0; depth <= kDeepestQuotation; ++depth) {
      if (!insides(depth)) break;
    }
  }

private:
  [[nodiscard]] std::string copy() const {
    std::string masked(text_);
    for (const Span wrap : cut_.wraps) {
      std::fill(masked.begin() + wrap.begin, masked.begin() + wrap.end, ' ');
    }
    return masked;
  }

  void mask(std::uint32_t depth, std::string& masked) const {
    for (const Quoted& quoted : quoted_) {
      if (quoted.depth != depth) continue;
      mask_quotation(text_, quoted.quotation.span, quoted.quotation.inside,
                     cut_.paragraphs[quoted.paragraph], masked);
    }
  }

  void add(SegmentKind kind, Span span, std::uint32_t paragraph, std::uint32_t quotation = 0) {
    span = trimmed(text_, span);
    if (span.empty()) return;
    layout_.segments.push_back({kind, field_, span, first_paragraph_ + paragraph, {}, quotation});
  }

  void headlines() {
    for (std::uint32_t i = 0; i < cut_.paragraphs.size(); ++i) {
      add(SegmentKind::headline, cut_.paragraphs[i], i);
    }
  }

  // A first short line without final punctuation, with more after it.
  [[nodiscard]] bool opens_with_headline() const {
    if (field_ != Field::text || cut_.paragraphs.size() < 2) return false;
    const Span first = cut_.paragraphs.front();
    if (first.size() > kLongestHeadline) return false;
    for (const Span wrap : cut_.wraps) {
      if (wrap.begin < first.end)
        return first.size() <= kLongestHeadline && wrap.begin > first.begin && !ends_stopped(first);
    }
    return !ends_stopped(first);
  }
  [[nodiscard]] bool ends_stopped(Span span) const {
    const char32_t last = decode_before(text_, span.end).code_point;
    const bool quote = last == '"' || last == U'\u201D';
    const char32_t mark = quote && span.size() > 4
                              ? decode_before(text_, span.end - (last == '"' ? 1 : 3)).code_point
                              : last;
    return mark == '.' || mark == ':' || mark == ';' || mark == ',' || mark == U'\u2026' ||
           mark == '?' || mark == '!';
  }

  void sentences() {
    std::string masked = copy();
    mask(0, masked);
    const std::vector<std::uint32_t> breaks = sentence_breaks(masked, abbreviations_);
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < cut_.paragraphs.size(); ++i) {
      const Span paragraph = cut_.paragraphs[i];
      if (i == 0 && opens_with_headline()) {
        add(SegmentKind::headline, paragraph, i);
        continue;
      }
      std::uint32_t begin = paragraph.begin;
      while (next < breaks.size() && breaks[next] <= begin) ++next;
      for (; next < breaks.size() && breaks[next] < paragraph.end; ++next) {
        add(SegmentKind::sentence, {begin, breaks[next]}, i);
        begin = breaks[next];
      }
      add(SegmentKind::sentence, {begin, paragraph.end}, i);
    }
  }

  // The insides of the quotations of one depth, all in one pass of ICU. False where there are none.
  bool insides(std::uint32_t depth) {
    std::string masked;
    std::string gathered;
    struct Placed {
      std::uint32_t at;
      std::uint32_t index;
    };
    std::vector<Placed> placed;
    bool any = false;
    for (std::uint32_t i = 0; i < quoted_.size(); ++i) {
      const Quoted& quoted = quoted_[i];
      if (quoted.depth != depth) continue;
      any = true;
      const Span inside = quoted.quotation.inside;
      // Most quotations are one sentence or a part of one.
      const std::string_view words = text_.substr(inside.begin, inside.size() - 1);
      if (std::none_of(words.begin(), words.end(), ends_sentences)) {
        add(SegmentKind::quotation, inside, quoted.paragraph, first_quotation_ + i);
        continue;
      }
      if (masked.empty()) {
        masked = copy();
        mask(depth + 1, masked);
      }
      placed.push_back({static_cast<std::uint32_t>(gathered.size()), i});
      gathered.append(masked, inside.begin, inside.size());
      gathered += '\n';
    }
    if (placed.empty()) return any;
    const std::vector<std::uint32_t> breaks = sentence_breaks(gathered, abbreviations_);
    std::size_t next = 0;
    for (const Placed& one : placed) {
      const Quoted& quoted = quoted_[one.index];
      const Span inside = quoted.quotation.inside;
      const std::uint32_t end = one.at + inside.size();
      std::uint32_t begin = one.at;
      const auto emit = [&](std::uint32_t to) {
        add(SegmentKind::quotation, {inside.begin + (begin - one.at), inside.begin + (to - one.at)},
            quoted.paragraph, first_quotation_ + one.index);
        begin = to;
      };
      while (next < breaks.size() && breaks[next] <= begin) ++next;
      for (; next < breaks.size() && breaks[next] < end; ++next) emit(breaks[next]);
      emit(end);
    }
    return true;
  }

  std::string_view text_;
  Field field_;
  const std::unordered_set<std::string>& abbreviations_;
  Layout& layout_;
  std::uint32_t first_paragraph_;
  std::uint32_t first_quotation_;
  Cut cut_;
  std::vector<Quoted> quoted_;
};

// Sorts, and finds for each quotation segment the one it stands in.
void settle(std::vector<Segment>& segments) {
  std::stable_sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
    if (a.field != b.field) return a.field < b.field;
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end > b.span.end;
  });
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    Segment& segment = segments[i];
    while (!open.empty() && (segments[open.back()].field != segment.field ||
                             !segments[open.back()].span.contains(segment.span))) {
      open.pop_back();
    }
    if (segment.kind == SegmentKind::quotation && !open.empty())
      segment.outer = SegmentId(open.back());
    open.push_back(i);
  }
}

} // namespace

Segmenter::Segmenter(std::unordered_set<std::string> abbreviations)
    : abbreviations_(std::move(abbreviations)) {}

Layout Segmenter::segment(const Document& document) const {
  Layout layout;
  for (const Field field : {Field::text, Field::title, Field::caption}) {
    const std::string_view text = document.field(field);
    if (text.empty() || (field == Field::title && document.title_repeated)) continue;
    FieldCutter(text, field, abbreviations_, layout).run();
  }
  settle(layout.segments);
  return layout;
}

} // namespace crosscheck::text
