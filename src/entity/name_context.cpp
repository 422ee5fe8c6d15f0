#include "entity/name_context.h"

#include "text/utf8.h"

#include <algorithm>
#include <string>

namespace crosscheck::entity {
namespace {

using annotate::Mention;
using text::MentionType;

constexpr std::uint32_t kBetween = 48; // bytes between two names that one phrase joins

const value::Words* words_of(const Mention& mention, MentionType type) {
  const annotate::Reading* reading = mention.reading(type);
  return reading != nullptr ? std::get_if<value::Words>(&reading->value) : nullptr;
}

bool is_name(const Mention& mention) {
  const MentionType type = mention.readings.front().type;
  return type == MentionType::person || type == MentionType::place ||
         type == MentionType::organisation;
}

// Nicknames have one or two words; what is longer is said.
bool short_quote(const Mention& mention) {
  const value::Words* words = words_of(mention, MentionType::quote);
  return words != nullptr && words->written.size() <= 24 &&
         std::count(words->written.begin(), words->written.end(), ' ') <= 1;
}

bool says_change(const std::string& folded) {
  for (const std::string_view cue :
       {"formerly", "previously",
        "n\xC3\xA9"
        "e ",
        "nee ", "renamed", "now known as", "known until", "known as", "changed its name",
        "changed her name", "changed his name", "later called", "now called", "also spelled",
        "also written", "also spelt", "born "})
    if (folded.find(cue) != std::string::npos) return true;
  return false;
}

} // namespace

std::map<MentionId, value::Words> names_round_nicknames(const text::Document& document,
                                                        const annotate::Annotation& annotation) {
  std::map<MentionId, value::Words> names;
  const std::vector<Mention>& mentions = annotation.mentions;
  for (std::size_t m = 0; m + 2 < mentions.size(); ++m) {
    const value::Words* given = words_of(mentions[m], MentionType::person);
    const Mention& quote = mentions[m + 1];
    if (given == nullptr || !short_quote(quote) || quote.field != mentions[m].field) continue;
    if (quote.span.begin != mentions[m].span.end + 1) continue;
    // What stands inside of the marks comes before what follows them.
    std::size_t next = m + 2;
    while (next < mentions.size() && next < m + 5 && mentions[next].field == quote.field &&
           mentions[next].span.begin < quote.span.end)
      ++next;
    if (next >= mentions.size() || mentions[next].field != quote.field) continue;
    const value::Words* surname = words_of(mentions[next], MentionType::person);
    if (surname == nullptr || mentions[next].span.begin != quote.span.end + 1) continue;
    const std::string_view between = document.field(quote.field).substr(mentions[m].span.end, 1);
    if (between != " " || document.field(quote.field).substr(quote.span.end, 1) != " ") continue;
    const value::Words whole{given->written + ' ' + surname->written,
                             given->canonical + ' ' + surname->canonical};
    names.emplace(MentionId(m), whole);
    names.emplace(MentionId(next), whole);
  }
  return names;
}

std::vector<std::pair<MentionId, MentionId>>
names_said_to_change(const text::Document& document, const annotate::Annotation& annotation) {
  std::vector<std::pair<MentionId, MentionId>> pairs;
  const std::vector<Mention>& mentions = annotation.mentions;
  for (std::size_t m = 0; m + 1 < mentions.size(); ++m) {
    if (!is_name(mentions[m])) continue;
    // "Norport, which was renamed in 1990 from Nordport": a date may stand between.
    for (std::size_t n = m + 1; n < mentions.size() && n < m + 4; ++n) {
      if (mentions[n].field != mentions[m].field || mentions[n].segment != mentions[m].segment)
        break;
      if (!is_name(mentions[n]) || mentions[n].span.begin < mentions[m].span.end) continue;
      const std::uint32_t gap = mentions[n].span.begin - mentions[m].span.end;
      if (gap > kBetween) break;
      if (says_change(
              text::fold(document.field(mentions[m].field).substr(mentions[m].span.end, gap))))
        pairs.emplace_back(MentionId(m), MentionId(n));
      break;
    }
  }
  return pairs;
}

} // namespace crosscheck::entity
