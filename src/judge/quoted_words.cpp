#include "judge/quoted_words.h"

#include "text/utf8.h"

#include <array>
#include <utility>

namespace crosscheck::judge {
namespace {

struct Contraction {
  std::string_view ending;
  std::string_view full;
};

constexpr std::array<Contraction, 5> kEndings = {
    {{"n't", "not"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}}};
// "He's" may be has, and "Reed's" is no contraction.
constexpr std::array<Contraction, 7> kWhole = {{{"can't", "can not"},
                                                {"cannot", "can not"},
                                                {"won't", "will not"},
                                                {"it's", "it is"},
                                                {"that's", "that is"},
                                                {"gonna", "going to"},
                                                {"ok", "okay"}}};

// One form for what British and American papers spell in two ways, so that a quotation does not
// drift by crossing an ocean: realise / realize, neighbourhood / neighborhood, centre / center,
// travelled / traveled. The form is for comparison alone and need be no word.
void unite_spellings(std::string& word) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    const std::size_t at = word.find(from, 2);
    if (at != std::string::npos) word.replace(at, from.size(), to);
  };
  if (word.size() < 5) return;
  replace("our", "or");
  replace("yse", "yze");
  for (const std::string_view ending : {"ise", "ised", "ises", "ising", "isation", "isations"})
    if (word.ends_with(ending)) word[word.size() - ending.size() + 1] = 'z';
  if (word.ends_with("tre")) word.replace(word.size() - 3, 3, "ter");
  if (word.ends_with("lled")) word.replace(word.size() - 4, 4, "led");
  if (word.ends_with("lling")) word.replace(word.size() - 5, 5, "ling");
  if (word.ends_with("ogue")) word.replace(word.size() - 4, 4, "og");
}

void add(std::vector<std::string>& words, std::string word) {
  while (!word.empty() && word.back() == '\'') word.pop_back();
  if (word.empty() || word == "00") return; // "6:00 p.m." is "6 p.m."
  for (const Contraction& whole : kWhole) {
    if (word != whole.ending) continue;
    const std::size_t space = whole.full.find(' ');
    words.emplace_back(whole.full.substr(0, space));
    if (space != std::string_view::npos) words.emplace_back(whole.full.substr(space + 1));
    return;
  }
  for (const Contraction& contraction : kEndings) {
    if (word.size() <= contraction.ending.size() || !word.ends_with(contraction.ending)) continue;
    word.resize(word.size() - contraction.ending.size());
    words.push_back(std::move(word));
    words.emplace_back(contraction.full);
    return;
  }
  unite_spellings(word);
  words.push_back(std::move(word));
}

void cut_ending(std::string& word) {
  for (const std::string_view ending : {"'s", "ing", "ed", "es", "s"})
    if (word.size() > ending.size() + 3 && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      return;
    }
}

} // namespace

std::vector<std::string> quoted_words(std::string_view text) {
  const std::string folded = text::fold(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < folded.size() && words.size() < kMaxWords;) {
    const text::Decoded decoded = text::decode(folded, i);
    const bool inner = decoded.code_point == '\'' && !word.empty();
    if (inner || text::is_digit(decoded.code_point) || text::is_letter(decoded.code_point)) {
      word.append(folded, i, decoded.length);
    } else {
      add(words, std::move(word));
      word.clear();
    }
    i += decoded.length;
  }
  add(words, std::move(word));
  if (words.size() > kMaxWords) words.resize(kMaxWords);
  return words;
}

std::vector<std::string> stems(std::vector<std::string> words) {
  for (std::string& word : words) cut_ending(word);
  return words;
}

} // namespace crosscheck::judge
