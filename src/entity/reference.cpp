#include "entity/reference.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace crosscheck::entity {
namespace {

using annotate::Mention;
using text::MentionType;

constexpr std::size_t kLongestPhrase = 4; // words of an office or of what a government does
constexpr std::uint32_t kBeside = 96;     // bytes that are looked at beside a name

// The words of `text`, folded; a mark is a word of its own, so that no phrase reaches over it.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const std::string folded = text::fold(text);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool space = static_cast<unsigned char>(c) <= ' ';
    // The full stop of "Gov." belongs to it, one at the end of a sentence ends it.
    const bool mark = std::string_view(",;:()\"!?").find(c) != std::string_view::npos;
    if (!space && !mark) word += c;
    if ((space || mark) && !word.empty()) words.push_back(std::move(word)), word.clear();
    if (mark) words.emplace_back(1, c);
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += (i == begin ? "" : " ") + words[i];
  return out;
}

std::vector<std::string> before(std::string_view field, std::uint32_t at) {
  std::uint32_t from = at > kBeside ? at - kBeside : 0;
  while (from < at && from > 0 && static_cast<unsigned char>(field[from]) > ' ') ++from;
  return words_of(field.substr(from, at - from));
}

std::vector<std::string> after(std::string_view field, std::uint32_t at) {
  std::size_t end = std::min<std::size_t>(field.size(), std::size_t{at} + kBeside);
  while (end < field.size() && end > at && text::is_continuation(field[end])) --end;
  return words_of(field.substr(at, end - at));
}

// The longest phrase of a lexicon that ends at `end`; its first word, or `end` where there is none.
std::size_t phrase_before(const rules::Lexicon& lexicon, const std::vector<std::string>& words,
                          std::size_t end) {
  for (std::size_t n = std::min(kLongestPhrase, end); n > 0; --n)
    if (lexicon.find(joined(words, end - n, end)) != nullptr) return end - n;
  return end;
}

// The end of the longest phrase of a lexicon that begins at `begin`, or `begin`.
std::size_t phrase_after(const rules::Lexicon& lexicon, const std::vector<std::string>& words,
                         std::size_t begin) {
  for (std::size_t n = std::min(kLongestPhrase, words.size() - begin); n > 0; --n)
    if (lexicon.find(joined(words, begin, begin + n)) != nullptr) return begin + n;
  return begin;
}

template <std::size_t N>
bool one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "former mayor Anna Berg", "Deputy Mayor Anna Berg", "his lawyer, Anna Berg": another's office, or
// none any more.
bool denies(const std::string& word) {
  constexpr std::array<std::string_view, 22> kWords = {
      "former",   "ex",     "ex-",     "late",   "onetime", "then", "ousted", "outgoing",
      "incoming", "deputy", "vice",    "acting", "interim", "his",  "her",    "their",
      "my",       "our",    "another", "a",      "an",      "by"};
  return one_of(word, kWords);
}

} // namespace

std::map<MentionId, std::string> capitals_as_governments(const text::Document& document,
                                                         const annotate::Annotation& annotation,
                                                         const rules::Lexicons& lexicons) {
  std::map<MentionId, std::string> found;
  const rules::Lexicon* capitals = lexicons.find("capitals");
  const rules::Lexicon* acts = lexicons.find("government-acts");
  const rules::Lexicon* ahead = lexicons.find("before-governments");
  if (capitals == nullptr || acts == nullptr || ahead == nullptr) return found;
  constexpr std::array<std::string_view, 9> kBetween = {"has",  "have",  "had",   "also", "later",
                                                        "will", "would", "again", "then"};
  for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
    const Mention& mention = annotation.mentions[m];
    const annotate::Reading* place = mention.reading(MentionType::place);
    if (place == nullptr || mention.readings.front().type != MentionType::place) continue;
    const auto* words = std::get_if<value::Words>(&place->value);
    const rules::LexiconEntry* capital =
        words != nullptr ? capitals->find(text::fold(words->written)) : nullptr;
    if (capital == nullptr) continue;
    const std::string_view field = document.field(mention.field);
    const std::vector<std::string> next = after(field, mention.span.end);
    std::size_t at = 0;
    while (at < next.size() && at < 2 && one_of(next[at], kBetween)) ++at;
    bool acting = at < next.size() && phrase_after(*acts, next, at) > at;
    if (!acting) {
      const std::vector<std::string> last = before(field, mention.span.begin);
      acting = phrase_before(*ahead, last, last.size()) < last.size();
    }
    if (acting) found.emplace(MentionId(m), text::fold(capital->value));
  }
  return found;
}

std::vector<std::pair<MentionId, std::string>> offices_held(const text::Document& document,
                                                            const annotate::Annotation& annotation,
                                                            const rules::Lexicons& lexicons) {
  std::vector<std::pair<MentionId, std::string>> held;
  const rules::Lexicon* roles = lexicons.find("role");
  const rules::Lexicon* titles = lexicons.find("titles");
  if (roles == nullptr) return held;
  for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
    const Mention& mention = annotation.mentions[m];
    if (mention.readings.front().type != MentionType::person) continue;
    const std::string_view field = document.field(mention.field);
    const auto hold = [&](const std::string& phrase) {
      const std::string& office = roles->find(phrase)->value;
      held.emplace_back(MentionId(m), office);
      if (const auto wider = roles->under.find(office); wider != roles->under.end())
        held.emplace_back(MentionId(m), wider->second);
    };
    const std::vector<std::string> last = before(field, mention.span.begin);
    std::size_t end = last.size();
    std::size_t begin = phrase_before(*roles, last, end);
    // "Supreme Leader Ayatollah Ali Reth"
    if (begin == end && end > 0 && titles != nullptr && titles->find(last[end - 1]) != nullptr)
      begin = phrase_before(*roles, last, --end);
    if (begin < end && (begin == 0 || !denies(last[begin - 1]))) hold(joined(last, begin, end));

    // "Anna Berg, the mayor of Orland," and "Anna Berg, Orland's mayor,"
    const std::vector<std::string> next = after(field, mention.span.end);
    if (next.size() < 3 || next[0] != ",") continue;
    std::size_t at = 1;
    if (next[at] == "the" || next[at].ends_with("'s") || next[at].ends_with("\xE2\x80\x99s")) ++at;
    if (at == 1) continue;
    const std::size_t to = phrase_after(*roles, next, at);
    if (to > at && (to == next.size() || next[to] == "," || next[to] == "of" || next[to] == "for"))
      hold(joined(next, at, to));
  }
  return held;
}

} // namespace crosscheck::entity
