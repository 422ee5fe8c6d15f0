#include "cli/view_lines.h"

#include "text/spaces.h"
#include "text/utf8.h"

#include <fmt/format.h>

namespace crosscheck::cli {

std::string view_line(const text::View& view, ViewSpan marked, bool colour) {
  const std::string& text = view.text();
  const auto size = static_cast<std::uint32_t>(text.size());
  const bool marks = !marked.empty();
  std::string out;
  std::uint32_t from = 0;
  const auto flush = [&](std::uint32_t to) {
    out += view.readable({from, to});
    from = to;
  };
  bool inside = false;
  for (std::uint32_t i = 0; i < size; i += text::decode(text, i).length) {
    if (marks && i == marked.begin) {
      flush(i);
      out += colour ? "\x1b[7m" : ">>";
      inside = true;
    }
    if (marks && i == marked.end) {
      flush(i);
      out += colour ? "\x1b[0m" : "<<";
      inside = false;
    }
    if (!colour || !view.mention_at(i)) continue;
    flush(i);
    out += "\x1b[36m";
    flush(i + text::decode(text, i).length);
    out += inside ? "\x1b[0;7m" : "\x1b[0m";
  }
  flush(size);
  if (inside) out += colour ? "\x1b[0m" : "<<";
  return out;
}

std::string place_of(const text::Document& document, const annotate::Annotation& annotation,
                     const annotate::AnnotatedView& view, ViewSpan range) {
  const text::Field field = annotation.layout.segments[view.segment.index()].field;
  const text::Position position = document.locate(field, view.view.to_document(range).begin);
  return fmt::format("{}:{}:{}", document.id, position.line, position.column);
}

std::vector<std::string> slot_lines(const text::Document& document,
                                    const annotate::Annotation& annotation,
                                    const annotate::AnnotatedView& view,
                                    const std::vector<rules::Slot>& slots,
                                    const std::vector<ViewSpan>& filled) {
  const text::Field field = annotation.layout.segments[view.segment.index()].field;
  std::vector<std::string> out;
  for (std::size_t s = 0; s < filled.size() && s < slots.size(); ++s) {
    if (filled[s].empty() || slots[s].name == "_") continue;
    const Span span = view.view.to_document(filled[s]);
    std::string read;
    if (const auto mention = view.view.mention_at(filled[s].begin))
      for (const annotate::Reading& reading : annotation.mention(*mention).readings)
        if (slots[s].types.has(reading.type)) read = value::to_string(reading.value);
    out.push_back(
        fmt::format("{} = {}{}", slots[s].name,
                    text::single_spaces(document.field(field).substr(span.begin, span.size())),
                    read.empty() ? "" : "  read as " + read));
  }
  return out;
}

std::string next_step(const std::string& pattern, std::size_t matched, const std::string& rest) {
  const auto shortened = [](std::string_view text) {
    constexpr std::size_t kShown = 60;
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (text.size() <= kShown) return std::string(text);
    std::size_t cut = kShown;
    while (cut > 0 && text::is_continuation(text[cut])) --cut;
    return std::string(text.substr(0, cut)) + " ...";
  };
  std::string_view done = std::string_view(pattern).substr(0, matched);
  while (done.ends_with(' ')) done.remove_suffix(1);
  const std::string behind = shortened(rest);
  const std::string next = shortened(std::string_view(pattern).substr(matched));
  return fmt::format("    matched: {}\n    then:    {}\n    but:     {}\n", done,
                     next.empty() ? "(its end)" : next,
                     behind.empty() ? "the sentence ends" : behind);
}

} // namespace crosscheck::cli
