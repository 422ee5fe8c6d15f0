#include "event/content_words.h"

#include "text/utf8.h"

#include <utility>

namespace crosscheck::event {

std::string stem(std::string word) {
  for (const std::string_view ending : {"'s", "ing", "edly", "ed", "es", "ly", "s"})
    if (word.size() > ending.size() + 3 && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      break;
    }
  if (word.size() > 4 && word.back() == 'e') word.pop_back();
  return word;
}

std::vector<std::string> split_words(std::string_view folded, std::size_t limit) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < folded.size() && words.size() < limit;) {
    const text::Decoded decoded = text::decode(folded, i);
    const bool digit = decoded.code_point >= '0' && decoded.code_point <= '9';
    if (digit || text::is_letter(decoded.code_point) ||
        (decoded.code_point == '\'' && !word.empty())) {
      word.append(folded, i, decoded.length);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    i += decoded.length;
  }
  if (!word.empty() && words.size() < limit) words.push_back(std::move(word));
  return words;
}

WordWeights::WordWeights(const rules::Lexicons& lexicons)
    : common_(lexicons.find("common-words")), stop_(lexicons.find("stop-words")) {}

double WordWeights::of(const std::string& word) const {
  if (stop_ != nullptr && stop_->find(word) != nullptr) return 0.0;
  const rules::LexiconEntry* entry = common_ != nullptr ? common_->find(word) : nullptr;
  if (entry == nullptr) return word.size() < 4 ? 0.3 : 1.5;
  if (word.size() < 4) return 0.1;
  return entry->value == "10" ? 0.5 : 1.0;
}

} // namespace crosscheck::event
