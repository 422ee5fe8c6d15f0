#include "text/sentences.h"

#include "base/check.h"
#include "text/utf8.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace crosscheck::text {
namespace {

icu::BreakIterator& iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> one = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    CROSSCHECK_CHECK(U_SUCCESS(status));
    return made;
  }();
  return *one;
}

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool ascii_letter(char c) { return is_letter(static_cast<unsigned char>(c)); }
bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (ascii_upper(c)) c = static_cast<char>(c + 32);
  }
  return out;
}

// Words that open sentences and hardly ever follow a title, an initial or "U.S." inside one.
bool opens_sentences(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {
      "A",         "About",  "According", "After",   "All",     "Also",    "Although", "Among",
      "An",        "And",    "Another",   "Any",     "As",      "Asked",   "At",       "Based",
      "Because",   "Before", "Both",      "But",     "By",      "Despite", "During",   "Each",
      "Earlier",   "Even",   "Every",     "Few",     "For",     "Four",    "Five",     "From",
      "Further",   "He",     "Her",       "Here",    "His",     "How",     "However",  "I",
      "If",        "In",     "Instead",   "It",      "Its",     "Last",    "Later",    "Many",
      "Meanwhile", "More",   "Most",      "My",      "Neither", "Never",   "No",       "Nobody",
      "Nor",       "Not",    "Nothing",   "Now",     "Of",      "On",      "Once",     "One",
      "Only",      "Or",     "Others",    "Our",     "Over",    "Police",  "Several",  "She",
      "Since",     "Six",    "So",        "Some",    "Soon",    "Still",   "Such",     "Ten",
      "That",      "The",    "Their",     "Then",    "There",   "These",   "They",     "This",
      "Those",     "Though", "Three",     "Through", "Thus",    "To",      "Today",    "Two",
      "Under",     "Until",  "Upon",      "We",      "What",    "When",    "Where",    "Whether",
      "Which",     "While",  "Who",       "Why",     "With",    "Within",  "Without",  "Witnesses",
      "Yet",       "You",    "Your"};
  return words.contains(word);
}

// "at 5 p.m. Friday", "at 9 a.m. GMT" go on; any other capital after a clock time opens a sentence.
bool goes_with_clock_time(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {
      "Monday",   "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
      "January",  "February",  "March",     "April",    "May",      "June",     "July",
      "August",   "September", "October",   "November", "December", "Eastern",  "Central",
      "Mountain", "Pacific",   "Greenwich", "Jan",      "Feb",      "Mar",      "Apr",
      "Aug",      "Sept",      "Sep",       "Oct",      "Nov",      "Dec",      "Mon",
      "Tue",      "Tues",      "Wed",       "Thu",      "Thurs",    "Fri",      "Sat",
      "Sun",      "Universal", "Moscow",    "Beijing",  "Tokyo",    "Paris"};
  const bool zone =
      word.size() >= 2 && word.size() <= 5 && std::all_of(word.begin(), word.end(), ascii_upper);
  return zone || words.contains(word);
}

bool says(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {
      "said",     "says",     "asked",      "asks",     "told",      "added",    "wrote",
      "writes",   "cried",    "shouted",    "yelled",   "joked",     "wondered", "replied",
      "demanded", "called",   "tweeted",    "posted",   "exclaimed", "screamed", "read",
      "reads",    "recalled", "remembered", "declared", "announced", "warned"};
  return words.contains(word);
}

// The word that begins at `at`: letters, and what stands inside words.
std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() &&
         (ascii_letter(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80)) {
    ++end;
  }
  return text.substr(at, end - at);
}

// "..?" Smith asked: whether the words after a question are those that give it to a speaker.
bool attribution_follows(std::string_view rest) {
  std::size_t at = 0;
  for (int words = 0; words < 5; ++words) {
    while (at < rest.size() && rest[at] == ' ') ++at;
    const std::string_view word = word_at(rest, at);
    if (word.empty()) return false;
    if (says(word)) return true;
    at += word.size();
  }
  return false;
}

bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'\u2026'; }

// The token that ends with the full stop before `end`, lower case: "u.s.", "dr.", "(inc." ->
// "inc.".
std::string token_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 24 && !blank(text[begin - 1]) && text[begin - 1] != '(' &&
         text[begin - 1] != '"' && text[begin - 1] != '/') {
    --begin;
  }
  return lower(text.substr(begin, end - begin));
}

// j. | j.r. | u.s. | d.c.: letters with a full stop each.
bool initials(std::string_view token) {
  if (token.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < token.size(); i += 2) {
    if (!ascii_letter(token[i]) || token[i + 1] != '.') return false;
  }
  return !token.empty();
}

class Corrector {
public:
  Corrector(std::string_view text, const std::unordered_set<std::string>& abbreviations)
      : text_(text), abbreviations_(abbreviations) {}

  // Whether the sentence that ICU ends at `at` ends there.
  [[nodiscard]] bool ends(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && blank(text_[end - 1])) {
      if (text_[end - 1] == '\n' || text_[end - 1] == '\r') return true;
      --end;
    }
    if (end == 0 || at >= text_.size()) return true;
    std::size_t stop = end;
    while (stop > 0 &&
           (text_[stop - 1] == ')' || text_[stop - 1] == ']' || text_[stop - 1] == '\''))
      --stop;
    if (stop == 0) return true;
    const char last = text_[stop - 1];
    const Decoded next = decode(text_, at);
    if (last == '?' || last == '!') return !is_lower(next.code_point); // "Yahoo! said"
    if (last != '.') return true;
    return !abbreviated(stop, at);
  }

  // Whether a sentence ends with the full stop at `stop` and ICU does not see it.
  [[nodiscard]] bool overlooked(std::size_t stop) const {
    if (stop < 2 || stop + 2 >= text_.size()) return false;
    const std::string_view text = text_;
    if (!ascii_lower(text[stop - 1]) && text[stop - 1] != ')') return false;
    std::size_t next = stop + 1;
    while (next < text.size() && text[next] == ' ') ++next;
    if (next >= text.size()) return false;
    if (next == stop + 1) {
      // "was found.The driver": a space was lost; "example.Com" is no sentence end.
      return ascii_lower(text[stop - 2]) && ascii_upper(text[next]) &&
             opens_sentences(word_at(text, next)) &&
             !abbreviations_.contains(token_before(text, stop + 1));
    }
    const bool figure = ascii_digit(text[next]) || text[next] == '$';
    if (!figure) return false;
    // "On Friday. 12 people", but "No. 12", "Nov. 12" and "p. 12".
    return !abbreviations_.contains(token_before(text, stop + 1)) && stop >= 3 &&
           ascii_letter(text[stop - 2]) && ascii_letter(text[stop - 3]);
  }

private:
  // Whether the full stop before `stop` belongs to an abbreviation inside a sentence that goes on
  // at `next`.
  [[nodiscard]] bool abbreviated(std::size_t stop, std::size_t next) const {
    const std::string token = token_before(text_, stop);
    const bool initial = initials(token);
    if (!initial && !abbreviations_.contains(token)) {
      const std::size_t hyphen = token.rfind('-');
      if (hyphen == std::string::npos || !abbreviations_.contains(token.substr(hyphen + 1)))
        return false;
    }
    const std::string_view word = word_at(text_, next);
    if (token == "a.m." || token == "p.m." || token == "am." || token == "pm.") {
      return goes_with_clock_time(word) || is_lower(decode(text_, next).code_point);
    }
    if (masked_quotation(word)) return false;
    if (!opens_sentences(word)) return true;
    // "J. A. Smith": an initial is no article.
    return word.size() == 1 && next + 1 < text_.size() && text_[next + 1] == '.';
  }

  [[nodiscard]] static bool masked_quotation(std::string_view word) {
    return word.size() > 14 && word[0] == 'X' && word[1] == 'x' && word[2] == 'x';
  }

  std::string_view text_;
  const std::unordered_set<std::string>& abbreviations_;
};

} // namespace

void mask_quotation(std::string_view text, Span span, Span inside, Span paragraph,
                    std::string& masked) {
  const Decoded first = decode(text, inside.begin);
  std::fill(masked.begin() + span.begin, masked.begin() + span.end, 'x');
  if (!is_lower(first.code_point)) masked[span.begin] = 'X';

  std::uint32_t next = span.end;
  while (next < paragraph.end && blank(text[next])) ++next;
  if (next == span.end || next == paragraph.end) return;
  const Decoded last = decode_before(text, inside.end);
  if (!is_stop(last.code_point)) return;
  const Decoded follows = decode(text, next);
  const std::optional<char> plain = plain_punctuation(follows.code_point);
  const bool opens = is_upper(follows.code_point) || is_digit(follows.code_point) ||
                     follows.code_point == '"' || follows.code_point == '\'' ||
                     follows.code_point == '`' || follows.code_point == '(' ||
                     follows.code_point == '$' || (plain && *plain != '-');
  if (!opens) return;
  // 'the "U.S." president': a word, not a sentence.
  const std::string_view words = text.substr(inside.begin, inside.size());
  if (last.code_point == '.' && words.find(' ') == std::string_view::npos && initials(lower(words)))
    return;
  const bool question = last.code_point != '.';
  if (question &&
      attribution_follows(text.substr(next, std::min<std::size_t>(120, paragraph.end - next)))) {
    return;
  }
  masked[span.end - 1] = '.';
}

std::vector<std::uint32_t> sentence_breaks(const std::string& masked,
                                           const std::unordered_set<std::string>& abbreviations) {
  std::vector<std::uint32_t> breaks;
  const Corrector corrector(masked, abbreviations);
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, masked.data(), static_cast<std::int64_t>(masked.size()), &status);
  icu::BreakIterator& icu = iterator();
  icu.setText(&utext, status);
  CROSSCHECK_CHECK(U_SUCCESS(status));
  std::size_t stop = masked.find('.');
  icu.first();
  for (std::int32_t at = icu.next(); at != icu::BreakIterator::DONE; at = icu.next()) {
    const auto end = static_cast<std::size_t>(at);
    for (; stop < end; stop = masked.find('.', stop + 1)) {
      if (!corrector.overlooked(stop)) continue;
      std::size_t next = stop + 1;
      while (next < end && masked[next] == ' ') ++next;
      if (next < end) breaks.push_back(static_cast<std::uint32_t>(next));
    }
    if (end < masked.size() && corrector.ends(end))
      breaks.push_back(static_cast<std::uint32_t>(end));
  }
  utext_close(&utext);
  return breaks;
}

} // namespace crosscheck::text
