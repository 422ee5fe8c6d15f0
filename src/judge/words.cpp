#include "judge/words.h"

#include "judge/align.h"
#include "judge/diff.h"
#include "judge/quoted_words.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscheck::judge {
namespace {

using graph::Relation;

// The runs of words that one side alone has, in quotes.
std::string runs(const std::vector<DiffPart>& parts, DiffPart::Side side) {
  std::string out;
  for (const DiffPart& part : parts)
    if (part.side == side) out += fmt::format("{}'{}'", out.empty() ? "" : ", ", part.text);
  return out;
}

std::string difference(std::string_view a, std::string_view b) {
  const std::vector<DiffPart> parts = diff_words(a, b);
  const std::string only_a = runs(parts, DiffPart::Side::a);
  const std::string only_b = runs(parts, DiffPart::Side::b);
  if (only_a.empty() || only_b.empty())
    return fmt::format("the words differ: {} stands on one side only",
                       only_a.empty() ? only_b : only_a);
  return fmt::format("the words differ: {} against {}", only_a, only_b);
}

template <std::size_t N>
bool one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 3> kNegations = {"not", "never", "no"};
constexpr std::array<std::string_view, 3> kSupport = {"do", "does", "did"}; // "we do not want"

// What one side has of its own between the first and the last word that both have.
struct Inside {
  std::size_t negations = 0;
  std::size_t others = 0;
};

Inside inside(const WordList& words, const std::vector<char>& in) {
  Inside own;
  const auto first = std::find(in.begin(), in.end(), 1);
  const auto last = std::find(in.rbegin(), in.rend(), 1).base();
  for (auto at = first; at < last; ++at) {
    const std::string& word = words[static_cast<std::size_t>(at - in.begin())];
    if (*at != 0 || one_of(word, kSupport)) continue;
    ++(one_of(word, kNegations) ? own.negations : own.others);
  }
  return own;
}

// "We will not go" beside "We will go": nothing else differs, and enough is shared to know that it
// is one sentence. "Will not go" beside "go" may be a quotation that begins later.
bool negation_flips(const WordList& a, const WordList& b, const Alignment& alignment) {
  const Inside x = inside(a, alignment.in_a);
  const Inside y = inside(b, alignment.in_b);
  if (x.others + y.others > 0 || x.negations + y.negations != 1) return false;
  std::size_t telling = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (alignment.in_a[i] != 0 && a[i].size() >= 4) ++telling;
  return alignment.common >= 4 && telling >= 2;
}

constexpr std::size_t kReportedWords = 6; // that reported speech shares with what it reports

// "We will trade our harbours" -> "they would trade their harbours": one form for both.
WordList without_person_and_tense(WordList words) {
  constexpr std::array<std::array<std::string_view, 7>, 7> kForms = {{
      {"we", "i", "he", "she", "they", "you", "it"},
      {"our", "my", "his", "her", "their", "your", "its"},
      {"us", "me", "him", "them", "", "", ""},
      {"will", "would", "shall", "should", "", "", ""},
      {"can", "could", "may", "might", "", "", ""},
      {"is", "are", "was", "were", "am", "been", "be"},
      {"have", "has", "had", "", "", "", ""},
  }};
  for (std::string& word : words)
    for (const auto& forms : kForms)
      if (one_of(word, forms)) word = forms[0];
  return stems(std::move(words));
}

bool marks_omission(std::string_view text) {
  return text.find("...") != std::string_view::npos || text.find('[') != std::string_view::npos ||
         text.find("\xE2\x80\xA6") != std::string_view::npos ||
         text.find(". . .") != std::string_view::npos;
}

// "Complete absence of accountability" beside "the complete absence of any accountability".
bool only_small_words(const WordList& words, const std::vector<char>& in) {
  const auto first = std::find(in.begin(), in.end(), 1);
  const auto last = std::find(in.rbegin(), in.rend(), 1).base();
  for (auto at = first; at < last; ++at)
    if (*at == 0 && words[static_cast<std::size_t>(at - in.begin())].size() > 3) return false;
  return true;
}

// How many words are two in one: "we've" beside "we have" is not what was said, word for word.
std::size_t contractions(std::string_view text) {
  const std::string folded = text::fold(text);
  std::size_t count = 0;
  for (const std::string_view ending : {"n't", "'re", "'ve", "'ll", "'m", "it's", "that's"})
    for (std::size_t at = folded.find(ending); at != std::string::npos;
         at = folded.find(ending, at + 1)) {
      const std::size_t end = at + ending.size();
      if (end == folded.size() || !text::is_letter(text::decode(folded, end).code_point)) ++count;
    }
  return count;
}

// "It was bound to happen" beside "Of course it was bound to happen": an excerpt that poses as the
// whole sentence. One that begins in small letters is open about it.
bool begins_anew(std::string_view excerpt, std::string_view whole) {
  const auto word_end = [](std::string_view text, std::size_t from) {
    while (from < text.size()) {
      const text::Decoded decoded = text::decode(text, from);
      if (!text::is_letter(decoded.code_point)) break;
      from += decoded.length;
    }
    return from;
  };
  const std::string_view head = excerpt.substr(0, word_end(excerpt, 0));
  if (head.size() < 2 || head[0] < 'A' || head[0] > 'Z') return false;
  // The same word in small letters, its sentence begun by another word.
  std::string small(head);
  small[0] = static_cast<char>(small[0] - 'A' + 'a');
  for (std::size_t at = whole.find(small); at != std::string_view::npos;
       at = whole.find(small, at + 1)) {
    if (at == 0 || word_end(whole, at) != at + small.size() || whole[at - 1] != ' ') continue;
    const WordList rest = quoted_words(whole.substr(at));
    const WordList own = quoted_words(excerpt);
    return rest.size() >= own.size() && std::equal(own.begin(), own.end(), rest.begin());
  }
  return false;
}

} // namespace

WordsComparison compare_words(std::string_view a, std::string_view b, bool headline) {
  const WordList x = quoted_words(a);
  const WordList y = quoted_words(b);
  if (x.empty() || y.empty()) return {};
  if (x == y) {
    if (contractions(a) == contractions(b)) return {Relation::agree, 1, "the same words"};
    return {Relation::variant, 1, difference(a, b)};
  }
  const bool a_shorter = x.size() <= y.size();
  const WordList& shorter = a_shorter ? x : y;
  const WordList& longer = a_shorter ? y : x;
  const auto part = std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end());
  if (part != longer.end()) {
    if (!headline && part != longer.begin() && begins_anew(a_shorter ? a : b, a_shorter ? b : a))
      return {Relation::variant, 1, difference(a, b)};
    return {Relation::agree, 1, "one is an excerpt of the other"};
  }
  const Alignment exact = align(x, y);
  if (negation_flips(x, y, exact))
    return {Relation::contradict, 1, "a negation on one side alone: " + difference(a, b)};
  if (exact.common == shorter.size() && marks_omission(a_shorter ? a : b))
    return {Relation::agree, 1, "one is an excerpt of the other that says where it leaves out"};
  if (exact.common == shorter.size() &&
      only_small_words(longer, a_shorter ? exact.in_b : exact.in_a))
    return {Relation::agree, 1, "one is an excerpt of the other but for small words"};
  const Alignment alignment = align(stems(x), stems(y));
  const auto common = static_cast<double>(alignment.common);
  const double of_shorter = common / static_cast<double>(shorter.size());
  const double of_longer = common / static_cast<double>(longer.size());
  // Half of the shorter side and a good part of the longer one; of a short excerpt nearly all:
  // "people poured into the streets, fearing the worst" and "in panic" may be two people's.
  const bool near = of_shorter >= 0.75 || (of_shorter >= 0.5 && of_longer >= 0.3);
  if (!near) return {};
  return {Relation::variant, of_shorter, difference(a, b)};
}

WordsComparison compare_reported(std::string_view a, std::string_view b) {
  const WordList x = without_person_and_tense(quoted_words(a));
  const WordList y = without_person_and_tense(quoted_words(b));
  const Alignment alignment = align(x, y);
  if (alignment.common < kReportedWords) return {};
  if (negation_flips(x, y, alignment))
    return {Relation::contradict, 1, "a negation on one side alone: " + difference(a, b)};
  const auto shorter = static_cast<double>(std::min(x.size(), y.size()));
  const double same = static_cast<double>(alignment.common) / shorter;
  const Inside one = inside(x, alignment.in_a);
  const Inside other = inside(y, alignment.in_b);
  if (same < 0.85 || one.negations != other.negations) return {};
  return {Relation::agree, same, "the same words but for person and tense"};
}

} // namespace crosscheck::judge
