#include "judge/spelling.h"

#include "text/utf8.h"

#include <algorithm>

namespace crosscheck::judge {
namespace {

using rules::Comparator;

// The capitals that stand inside words of mixed case, by place: "DeMarcus" is not "Demarcus", and
// a headline's "DEMARCUS" may be either.
std::string capitals_inside(std::string_view written) {
  std::string places;
  for (std::size_t begin = 0; begin < written.size();) {
    const std::size_t end = std::min(written.find(' ', begin), written.size());
    const std::string_view word = written.substr(begin, end - begin);
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (std::any_of(word.begin(), word.end(), lower))
      for (std::size_t i = 1; i < word.size(); ++i)
        if (word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] != '-')
          places += ' ' + std::to_string(begin + i);
    begin = end + 1;
  }
  return places;
}

// "Vice President" and "vice president", but not "US" and "us".
std::string without_first_capitals(std::string_view written) {
  std::string out(written);
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    const bool first = i == 0 || out[i - 1] == ' ' || out[i - 1] == '-';
    const bool capital = out[i] >= 'A' && out[i] <= 'Z';
    const bool then_small = out[i + 1] >= 'a' && out[i + 1] <= 'z';
    if (first && capital && then_small) out[i] = static_cast<char>(out[i] - 'A' + 'a');
  }
  return out;
}

} // namespace

bool shown_as_written(const rules::Attribute& attribute) {
  switch (attribute.compare) {
  case Comparator::name:
  case Comparator::words: return true;
  case Comparator::text:
    return std::find(attribute.key.begin(), attribute.key.end(), "value") != attribute.key.end();
  default: return false;
  }
}

std::string shown_value(const claims::Claim& claim, const rules::Attribute& attribute) {
  const auto* words = std::get_if<value::Words>(&claim.value);
  return words != nullptr && shown_as_written(attribute) ? words->written
                                                         : value::to_string(claim.value);
}

std::string name_key(std::string_view written) {
  return text::fold_accents(written) + capitals_inside(written);
}

std::string value_key(const claims::Claim& claim, const rules::Attribute& attribute) {
  const auto* words = std::get_if<value::Words>(&claim.value);
  if (words == nullptr) return value::to_string(claim.value);
  switch (attribute.compare) {
  case Comparator::name: return name_key(words->written);
  case Comparator::words: return text::fold(words->written);
  case Comparator::text:
    return shown_as_written(attribute) ? without_first_capitals(words->written) : words->canonical;
  default: return value::to_string(claim.value);
  }
}

} // namespace crosscheck::judge
