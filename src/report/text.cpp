// The report for people at a terminal: findings by strength, each with its passages.
#include "report/finding.h"
#include "report/readable.h"
#include "report/write.h"

#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::report {
namespace {

struct Palette {
  std::string_view contradict, update, variant, bold, dim, reset;
};

constexpr Palette kColours{"\x1b[1;31m", "\x1b[1;34m", "\x1b[1;33m",
                           "\x1b[1m",    "\x1b[2m",    "\x1b[0m"};

constexpr std::size_t kContext = 48;    // bytes of the sentence shown on each side of the evidence
constexpr std::size_t kValue = 70;      // bytes of a value; its passages have it whole
constexpr std::size_t kPerValue = 3;    // passages shown for one value
constexpr std::size_t kValuesShown = 8; // values shown in one fact

std::size_t border_before(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && text::is_continuation(text[at])) --at;
  return at;
}

// The passage around a claim, its value marked.
std::string passage(const Report& report, const Claim& claim, const Palette& p) {
  const std::string_view field = report.documents[claim.document].field(claim.field);
  std::size_t from =
      claim.evidence.begin > kContext ? border_before(field, claim.evidence.begin - kContext) : 0;
  std::size_t to =
      border_before(field, std::min<std::size_t>(field.size(), claim.evidence.end + kContext));
  // A line of the article is the farthest that context reaches; words are not cut.
  if (const std::size_t line = field.substr(from, claim.evidence.begin - from).rfind('\n');
      line != std::string_view::npos)
    from += line + 1;
  else if (const std::size_t space = field.substr(from, claim.evidence.begin - from).find(' ');
           from > 0 && space != std::string_view::npos)
    from += space + 1;
  while (from < claim.evidence.begin && (field[from] == ' ' || field[from] == '\t')) ++from;
  if (const std::size_t line = field.substr(claim.evidence.end, to - claim.evidence.end).find('\n');
      line != std::string_view::npos)
    to = claim.evidence.end + line;
  else if (const std::size_t space =
               field.substr(claim.evidence.end, to - claim.evidence.end).rfind(' ');
           to < field.size() && space != std::string_view::npos)
    to = claim.evidence.end + space;
  // "A woman was killed": no word says 1, and nothing is marked.
  const bool none = claim.value_span.empty() || !claim.evidence.contains(claim.value_span);
  const Span value = none ? Span{claim.evidence.begin, claim.evidence.begin} : claim.value_span;
  const bool whole = value.size() > 120; // a long quotation is marked by its ends alone
  const std::string_view open = none ? "" : p.bold.empty() ? "[" : p.bold;
  const std::string_view close = none ? "" : p.bold.empty() ? "]" : p.reset;
  const std::size_t before = field.substr(0, from).find_last_not_of(" \t");
  const bool opens = before == std::string_view::npos || field[before] == '\n';
  std::string out = opens ? "" : "... ";
  // printable() takes a line's end at the border of a piece away: "killed 15\npeople".
  const auto add = [&out](std::string_view piece) {
    if (!piece.empty() && static_cast<unsigned char>(piece.front()) < 0x20 && !out.empty() &&
        out.back() != ' ')
      out += ' ';
    out += printable(piece);
  };
  add(field.substr(from, value.begin - from));
  out += open;
  if (whole) {
    const std::size_t head = border_before(field, value.begin + 80);
    const std::size_t tail = border_before(field, value.end - 30);
    out += printable(field.substr(value.begin, head - value.begin)) + " ... " +
           printable(field.substr(tail, value.end - tail));
  } else {
    add(field.substr(value.begin, value.size()));
  }
  out += close;
  add(field.substr(value.end, to - value.end));
  if (to < field.size() && field[to] != '\n') out += " ...";
  return out;
}

// "  2025-06-18, The Harbour Voice": what an editor weighs a passage by.
std::string dated(const text::Document& document) {
  std::string out = document.date ? text::format_date(*document.date) : "";
  if (!document.source.empty()) out += (out.empty() ? "" : ", ") + printable(document.source);
  return out.empty() ? out : "  " + out;
}

std::string_view colour(Relation relation, const Palette& p) {
  switch (relation) {
  case Relation::contradict: return p.contradict;
  case Relation::update: return p.update;
  default: return p.variant;
  }
}

void write_fact(std::string& out, const Report& report, const Fact& fact, const Style& style,
                const Palette& p) {
  const bool subject = !fact.subject.empty() && fact.subject != fact.attribute;
  out += fmt::format("{}{}{} {}{}{}{}{}\n", colour(fact.relation, p), name(fact.relation), p.reset,
                     p.bold, fact.attribute, subject ? ": " : "",
                     subject ? printable(fact.subject) : "", p.reset);
  if (style.ids) out += fmt::format("  {}fact {}{}\n", p.dim, fact.id, p.reset);
  if (const std::string said = standing(fact); !said.empty())
    out += fmt::format("  {}{}{}\n", p.bold, said, p.reset);
  for (std::size_t v = 0; v < fact.values.size(); ++v) {
    if (v == kValuesShown) {
      out += fmt::format("  {}and {} more values{}\n", p.dim, fact.values.size() - v, p.reset);
      break;
    }
    const ValueGroup& group = fact.values[v];
    const std::string sources =
        group.sources > 1 ? fmt::format(" ({})", told_by(report, group)) : "";
    const std::string value = shortened(printable(readable(report, group)), kValue);
    out += fmt::format("  {}{}{}{}\n", p.bold, value, p.reset, sources);
    for (std::size_t i = 0; i < std::min(kPerValue, group.claims.size()); ++i) {
      const Claim& claim = report.claims[group.claims[i]];
      out +=
          fmt::format("    {}{}{}{}\n      {}", p.dim, place(report, claim),
                      dated(report.documents[claim.document]), p.reset, passage(report, claim, p));
      if (!claim.speaker.empty())
        out += fmt::format("  {}({}){}", p.dim, printable(claim.speaker), p.reset);
      out += '\n';
    }
    if (group.claims.size() > kPerValue)
      out += fmt::format("    {}and {} more{}\n", p.dim, group.claims.size() - kPerValue, p.reset);
  }
  const std::string words = diff(fact); // say more than the reason, where there are any
  if (const std::string why = readable_reason(report, fact); !why.empty() && words.empty())
    out += fmt::format("  {}why:{} {}\n", p.dim, p.reset, printable(why));
  if (!words.empty()) out += fmt::format("  {}words:{} {}\n", p.dim, p.reset, printable(words));
  if (const std::string forms = spellings(fact); !forms.empty())
    out += fmt::format("  {}spelled:{} {}\n", p.dim, p.reset, printable(forms));
  out += '\n';
}

std::string plural(std::uint32_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

} // namespace

std::string write_text(const Report& report, const Style& style) {
  const Palette p = style.colour ? kColours : Palette{};
  std::string out;
  if (!style.quiet)
    for (const Fact& fact : report.facts)
      if (fact.relation >= Relation::variant) write_fact(out, report, fact, style, p);
  const auto counts = report.count_by_relation();
  out += fmt::format("{}, {}: {}, {}, {}; {} compatible, {} agree\n",
                     plural(static_cast<std::uint32_t>(count_articles(report)), "article"),
                     plural(static_cast<std::uint32_t>(report.claims.size()), "claim"),
                     plural(counts[4], "contradiction"), plural(counts[3], "update"),
                     plural(counts[2], "variant"), counts[1], counts[0]);
  if (const std::string closed = closed_findings(report); !closed.empty())
    out += closed + " (of the findings; they do not count for the exit status)\n";
  return out;
}

} // namespace crosscheck::report
