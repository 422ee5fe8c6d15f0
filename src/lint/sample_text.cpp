#include "lint/sample_text.h"

#include "text/utf8.h"

#include <array>
#include <fmt/format.h>

namespace crosscheck::lint {
namespace {

using rules::Slot;
using text::MentionType;
using Words = std::array<std::string_view, kSurfaces>;

const Words& words_of(MentionType type) {
  static const std::array<Words, text::kMentionTypes> all = {{
      {"12", "twelve", "at least 1,200"},                      // count
      {"sixth", "22nd", "third"},                              // ordinal
      {"$500", "500 euros", "$48.2 million"},                  // money
      {"25 percent", "25%", "12.5 percent"},                   // percent
      {"6 kilometres", "six miles", "6.5 km"},                 // measure
      {"38-year-old", "aged 38", "38"},                        // age
      {"June 13", "Friday", "13 June 2025"},                   // date
      {"7:37 a.m.", "noon", "Friday morning"},                 // time
      {"444 days", "two hours", "six weeks"},                  // duration
      {"every Friday", "every day", "every week"},             // set
      {"Kelvin Moss", "Maria Lindt", "Mr. Moss"},              // person
      {"France", "Paris", "Norway"},                           // place
      {"the Harbour Authority", "Harbour Bank", "the Senate"}, // organisation
      {"\"we will go\"", "\"it is over\"", "\"no\""},          // quote
      {"he", "she", "they"},                                   // pronoun
  }};
  return all[static_cast<std::size_t>(type)];
}

std::string narrowed_measure(const std::string& kind) {
  static const std::pair<std::string_view, std::string_view> dimensions[] = {
      {"length", "6 kilometres"},
      {"area", "6 hectares"},
      {"volume", "6 litres"},
      {"mass", "6 kilograms"},
      {"temperature", "6 degrees C"},
      {"speed", "60 kilometres per hour"},
      {"energy", "6 kilowatt-hours"},
      {"power", "6 megawatts"},
      {"pressure", "6 bar"},
      {"magnitude", "magnitude 6.1"},
      {"time", "6 hours"}};
  for (const auto& [dimension, words] : dimensions)
    if (dimension == kind) return std::string(words);
  return fmt::format("6 {}s", kind);
}

std::string slot_words(const rules::PatternNode& node, const rules::Lexicons& lexicons,
                       std::size_t surface) {
  const Slot& slot = node.slot;
  switch (slot.kind) {
  case Slot::Kind::words: {
    std::string out;
    for (int i = 0; i < node.gap_low; ++i) out += i == 0 ? "very" : " very";
    return out;
  }
  case Slot::Kind::lexicon: {
    const rules::Lexicon* lexicon = lexicons.find(slot.lexicon);
    if (lexicon == nullptr || lexicon->entries.empty()) return "x";
    const std::size_t last = lexicon->entries.size() - 1;
    return lexicon->entries[last * surface / (kSurfaces - 1)].form;
  }
  case Slot::Kind::mention: break;
  }
  for (std::size_t t = 0; t < text::kMentionTypes; ++t) {
    const auto type = static_cast<MentionType>(t);
    if (!slot.types.has(type)) continue;
    if (type == MentionType::measure && !slot.narrowed.empty())
      return narrowed_measure(slot.narrowed);
    if (type == MentionType::pronoun && !slot.narrowed.empty()) return slot.narrowed;
    return std::string(words_of(type)[surface]);
  }
  return "x";
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Patterns ignore case and are mostly written small, but "on may 12" is meant for May 12: months
// and days of the week get their capital, those that are other words too only before a figure.
std::string with_capitals(std::string words, const rules::Lexicons& lexicons) {
  const rules::Lexicon* const months = lexicons.find("month");
  const rules::Lexicon* const days = lexicons.find("weekday");
  for (std::size_t i = 0; i < words.size();) {
    if (!is_letter(words[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < words.size() && is_letter(words[end])) ++end;
    const std::string word = text::fold(words.substr(i, end - i));
    const bool figure = end + 1 < words.size() && words[end + 1] >= '0' && words[end + 1] <= '9';
    const bool known = (months != nullptr && months->find(word) != nullptr) ||
                       (days != nullptr && days->find(word) != nullptr);
    if (known && (figure || word.size() > 5) && words[i] >= 'a')
      words[i] = static_cast<char>(words[i] - 'a' + 'A');
    i = end;
  }
  return words;
}

} // namespace

SampleText sample_text(const rules::Sample& sample, const rules::Lexicons& lexicons,
                       std::size_t surface) {
  SampleText out;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const rules::SamplePiece& piece = sample[i];
    const bool is_slot = piece.node->kind == rules::PatternNode::Kind::slot;
    std::string words =
        is_slot ? slot_words(*piece.node, lexicons, surface) : with_capitals(piece.text, lexicons);
    // Where a gap is of no words the space behind it is not needed, and a view has no two.
    if (out.text.empty() || out.text.back() == ' ') {
      const std::size_t first = words.find_first_not_of(' ');
      if (first == std::string::npos && !words.empty()) words.clear();
    }
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    if (begin > 0 && out.text.back() == ' ' && words.starts_with(' ')) words.erase(0, 1);
    out.text += words;
    out.pieces.push_back({begin, static_cast<std::uint32_t>(out.text.size())});
  }
  return out;
}

} // namespace crosscheck::lint
