#include "report/html/passage.h"

#include "text/utf8.h"

#include <algorithm>
#include <set>
#include <string>

namespace crosscheck::report::html {
namespace {

constexpr std::size_t kContext = 160; // bytes of the paragraph shown on each side of the evidence

std::uint32_t border_before(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && text::is_continuation(text[at])) --at;
  return static_cast<std::uint32_t>(at);
}

// From the evidence to a word's start, the paragraph's at the farthest.
std::uint32_t start_of(std::string_view field, std::uint32_t evidence) {
  std::uint32_t from = evidence > kContext ? border_before(field, evidence - kContext) : 0;
  const std::string_view before = field.substr(from, evidence - from);
  if (const std::size_t line = before.rfind('\n'); line != std::string_view::npos)
    return from + static_cast<std::uint32_t>(line) + 1;
  if (from == 0) return 0;
  const std::size_t space = before.find(' ');
  return space == std::string_view::npos ? evidence : from + static_cast<std::uint32_t>(space) + 1;
}

std::uint32_t end_of(std::string_view field, std::uint32_t evidence) {
  const std::uint32_t to =
      border_before(field, std::min<std::size_t>(field.size(), evidence + kContext));
  const std::string_view after = field.substr(evidence, to - evidence);
  if (const std::size_t line = after.find('\n'); line != std::string_view::npos)
    return evidence + static_cast<std::uint32_t>(line);
  if (to == field.size()) return to;
  const std::size_t space = after.rfind(' ');
  return space == std::string_view::npos ? evidence : evidence + static_cast<std::uint32_t>(space);
}

std::string_view value_of(const Report& report, const Claim& claim) {
  return report.documents[claim.document]
      .field(claim.field)
      .substr(claim.value_span.begin, claim.value_span.size());
}

// The words of a pair's diff that this side alone has, in the order in which the side has them.
std::vector<bool> by_diff(const Pair& pair, bool is_a) {
  const DiffPart::Side own = is_a ? DiffPart::Side::a : DiffPart::Side::b;
  std::vector<bool> differs;
  for (const DiffPart& part : pair.diff) {
    if (part.side != DiffPart::Side::both && part.side != own) continue;
    differs.insert(differs.end(), words(part.text).size(), part.side == own);
  }
  return differs;
}

std::vector<bool> by_words(std::string_view own, std::string_view other) {
  std::set<std::string> theirs;
  for (const Span word : words(other))
    theirs.insert(text::fold(other.substr(word.begin, word.size())));
  std::vector<bool> differs;
  for (const Span word : words(own))
    differs.push_back(!theirs.contains(text::fold(own.substr(word.begin, word.size()))));
  // Where all words differ, the value's own mark says it.
  const bool some = std::find(differs.begin(), differs.end(), false) != differs.end();
  return some ? differs : std::vector<bool>{};
}

void write_value(Markup& out, std::string_view value, const std::vector<bool>& differs) {
  const auto mark = out.open("mark");
  const std::vector<Span> all = words(value);
  if (all.size() != differs.size()) { // not the value that was compared word by word
    out.text(value);
    return;
  }
  std::uint32_t written = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!differs[i]) continue;
    std::size_t last = i;
    while (last + 1 < all.size() && differs[last + 1]) ++last;
    out.text(value.substr(written, all[i].begin - written));
    out.leaf("strong", value.substr(all[i].begin, all[last].end - all[i].begin));
    written = all[last].end;
    i = last;
  }
  out.text(value.substr(written));
}

} // namespace

std::vector<Span> words(std::string_view text) {
  std::vector<Span> all;
  std::uint32_t begin = 0;
  bool open = false;
  for (std::uint32_t i = 0; i < text.size();) {
    const text::Decoded c = text::decode(text, i);
    const bool apostrophe = c.code_point == '\'' || text::plain_punctuation(c.code_point) == '\'';
    const bool inside = text::is_letter(c.code_point) || text::is_digit(c.code_point) ||
                        (open && (apostrophe || text::is_invisible(c.code_point)));
    if (inside && !open) begin = i;
    if (!inside && open) all.push_back({begin, i});
    open = inside;
    i += c.length;
  }
  if (open) all.push_back({begin, static_cast<std::uint32_t>(text.size())});
  return all;
}

std::vector<bool> differing(const Report& report, const Fact& fact, std::uint32_t id) {
  const Claim& claim = report.claims[id];
  if (claim.kind != "words" && claim.kind != "name" && claim.kind != "text") return {};
  for (const Pair& pair : fact.pairs) {
    if (pair.relation < Relation::variant) continue;
    // A claim of the same value says the same words.
    const bool is_a = pair.a == id || report.claims[pair.a].value == claim.value;
    const bool is_b = pair.b == id || report.claims[pair.b].value == claim.value;
    if (is_a == is_b) continue;
    if (!pair.diff.empty()) return by_diff(pair, is_a);
    if (claim.kind == "words") return {};
    return by_words(value_of(report, claim),
                    value_of(report, report.claims[is_a ? pair.b : pair.a]));
  }
  return {};
}

Span shown(const Report& report, const Claim& claim) {
  const std::string_view field = report.documents[claim.document].field(claim.field);
  return {start_of(field, claim.evidence.begin), end_of(field, claim.evidence.end)};
}

void write_passage(Markup& out, const Report& report, const Claim& claim,
                   const std::vector<bool>& differs) {
  const std::string_view field = report.documents[claim.document].field(claim.field);
  const auto [from, to] = shown(report, claim);
  // "A woman was killed": no word says 1, and the whole clause is what there is to mark.
  const bool none = claim.value_span.empty() || !claim.evidence.contains(claim.value_span);
  const Span value = none ? claim.evidence : claim.value_span;
  const auto quote = out.open("blockquote");
  if (from > 0 && field[from - 1] != '\n') out.text("… ");
  out.text(field.substr(from, value.begin - from));
  write_value(out, field.substr(value.begin, value.size()), none ? std::vector<bool>{} : differs);
  out.text(field.substr(value.end, to - value.end));
  if (to < field.size() && field[to] != '\n') out.text(" …");
}

} // namespace crosscheck::report::html
