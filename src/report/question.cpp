#include "report/question.h"

#include "report/readable.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscheck::report {
namespace {

constexpr std::string_view kShared = "main event"; // what most facts of a story are about
constexpr std::size_t kWords = 90; // bytes of a name or a quotation that a question repeats

// The comparator of a fact.
const std::string& kind_of(const Report& report, const Fact& fact) {
  return report.claims[fact.values.front().claims.front()].kind;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

// "main event, villages" -> "villages", "main event at Aldmere" -> "at Aldmere".
std::string own_subject(const Fact& fact) {
  if (fact.subject == fact.attribute) return "";
  std::string out;
  std::string_view rest = fact.subject;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(", "), rest.size());
    std::string_view part = rest.substr(0, comma);
    if (part.starts_with(kShared)) part.remove_prefix(std::min(kShared.size() + 1, part.size()));
    if (!part.empty()) out += (out.empty() ? "" : ", ") + std::string(part);
    rest.remove_prefix(std::min(comma + 2, rest.size()));
  }
  return printable(out);
}

bool is_name(std::string_view subject) {
  const auto lies = [&](char from, char to) { return subject[0] >= from && subject[0] <= to; };
  return !subject.empty() && !lies('a', 'z') && !lies('0', '9');
}

// One side of the strongest pair.
struct Side {
  const Claim* claim = nullptr;
  const ValueGroup* group = nullptr;
  std::string value;    ///< For people.
  bool settled = false; ///< By the fact sheet; a side that articles have is one of theirs.
  std::set<std::uint32_t> documents;
};

Side side(const Report& report, const Fact& fact, std::uint32_t id) {
  Side out;
  out.claim = &report.claims[id];
  for (const ValueGroup& group : fact.values)
    if (std::find(group.claims.begin(), group.claims.end(), id) != group.claims.end())
      out.group = &group;
  if (out.group == nullptr) out.group = &fact.values.front();
  out.value = shortened(printable(readable(report, *out.group)), kWords);
  // A word that stands for a thing: “hospital”. A name needs no marks.
  const std::string& kind = out.claim->kind;
  if (kind == "state" || kind == "text" ||
      ((kind == "place" || kind == "category") && (out.value[0] >= 'a' && out.value[0] <= 'z')))
    out.value = "“" + out.value + "”";
  out.settled = !is_article(report.documents[out.claim->document]);
  for (const std::uint32_t claim : out.group->claims)
    if (out.settled || is_article(report.documents[report.claims[claim].document]))
      out.documents.insert(report.claims[claim].document);
  return out;
}

std::string_view verb(std::string_view kind, bool one) {
  if (is_quantity(kind)) return one ? "gives" : "give";
  if (kind == "name" || kind == "words" || kind == "text") return one ? "writes" : "write";
  return one ? "says" : "say";
}

std::string articles(std::size_t number) {
  return number_word(number) + (number == 1 ? " article" : " articles");
}

std::string field_of(const Claim& claim) {
  return claim.field == text::Field::title     ? " in its headline"
         : claim.field == text::Field::caption ? " in a caption"
                                               : " in its text";
}

// "Two articles give 12 and 14", "Seven articles give 10 and one gives 3".
std::string statement(const Side& a, const Side& b, std::string_view kind) {
  if (a.claim->document != b.claim->document && a.settled)
    return fmt::format("The fact sheet {} {}, {} {} {}", verb(kind, true), a.value,
                       articles(b.documents.size()), verb(kind, b.documents.size() == 1), b.value);
  if (a.documents == b.documents && a.documents.size() == 1) {
    const bool fields = a.claim->field != b.claim->field;
    return fmt::format("One article {} {}{} and {}{}", verb(kind, true), a.value,
                       fields ? field_of(*a.claim) : "", b.value, fields ? field_of(*b.claim) : "");
  }
  if (a.documents.size() == 1 && b.documents.size() == 1)
    return fmt::format("Two articles {} {} and {}", verb(kind, false), a.value, b.value);
  return fmt::format("{} {} {} and {} {} {}", capital(articles(a.documents.size())),
                     verb(kind, a.documents.size() == 1), a.value, number_word(b.documents.size()),
                     verb(kind, b.documents.size() == 1), b.value);
}

std::string others(const Fact& fact, std::string_view kind) {
  if (fact.values.size() < 3) return "";
  const std::size_t more = fact.values.size() - 2;
  const std::string_view noun = kind == "name" || kind == "text" ? "spelling"
                                : is_quantity(kind)              ? "figure"
                                                                 : "value";
  return fmt::format(", beside {} other {}{}", number_word(more), noun, more == 1 ? "" : "s");
}

std::string moved(const Report& report, const Side& a, const Side& b, std::string_view kind) {
  const auto& first = report.documents[a.claim->document].date;
  const auto& second = report.documents[b.claim->document].date;
  const std::string_view says = verb(kind, true);
  if (a.claim->document == b.claim->document)
    return fmt::format("One article {} {} and {}: does it tell its readers that this has moved?",
                       says, a.value, b.value);
  if (first && second && *first != *second)
    return fmt::format("An article of {} {} {}, one of {} {} {}: does the earlier one need a note?",
                       readable(*first), says, a.value, readable(*second), says, b.value);
  return fmt::format("One article {} {}, another {} {}: does the earlier one need a note?", says,
                     a.value, says, b.value);
}

// A quotation is too long to stand in a question, and stands in the finding's title.
std::string wordings(const Report& report, const Fact& fact) {
  std::set<std::uint32_t> documents;
  for (const ValueGroup& group : fact.values)
    for (const std::uint32_t claim : group.claims) documents.insert(report.claims[claim].document);
  return fmt::format("{} {} one quotation in {} wordings: what exactly was said?",
                     capital(articles(documents.size())), documents.size() == 1 ? "has" : "have",
                     number_word(fact.values.size()));
}

std::string_view asks(const Fact& fact, std::string_view kind) {
  const bool variant = fact.relation == Relation::variant;
  if (fact.attribute == "speaker" && !variant) return "who said it?";
  if (variant && kind == "name") return "how is it spelled?";
  if (variant && kind == "text") return "which does the house use?";
  if (kind == "date") return "which day was it?";
  if (kind == "time") return "what time was it?";
  if (kind == "place") return "where was it?";
  if (kind == "state") return "how do things stand?";
  return is_quantity(kind) ? "which stands?" : "which is it?";
}

} // namespace

std::string title(const Report& report, const Fact& fact) {
  const std::string& kind = kind_of(report, fact);
  const std::string subject = shortened(own_subject(fact), kWords);
  const std::string what = label(fact.attribute);
  if (kind == "words")
    return fmt::format("{}: {}", what,
                       shortened(printable(readable(kind, fact.values.front().value)), kWords));
  if (subject.empty() || subject == what) return what;
  if (!is_name(subject)) return fmt::format("{} ({})", what, subject);
  std::string lower = what;
  if (lower[0] >= 'A' && lower[0] <= 'Z') lower[0] = static_cast<char>(lower[0] + 32);
  return fmt::format("{}: {}", subject, lower);
}

std::string question(const Report& report, const Finding& finding) {
  const Fact& fact = *finding.fact;
  const std::string& kind = kind_of(report, fact);
  Side a = side(report, fact, finding.earlier);
  Side b = side(report, fact, finding.later);
  if (report.documents[a.claim->document].source == kHouseStyle)
    return fmt::format("{}: is it to be mended?", printable(reason(fact)));
  if (fact.relation == Relation::update) return moved(report, a, b, kind);
  if (kind == "words") return wordings(report, fact);
  return fmt::format("{}{}: {}", statement(a, b, kind), others(fact, kind), asks(fact, kind));
}

} // namespace crosscheck::report
