#include "judge/diff.h"

#include "base/span.h"
#include "judge/align.h"
#include "judge/quoted_words.h"
#include "text/utf8.h"

namespace crosscheck::judge {
namespace {

struct Word {
  std::string plain; // as compared
  Span span;         // as written
};

std::vector<Word> split(std::string_view text) {
  std::vector<Word> words;
  std::uint32_t begin = 0;
  bool open = false;
  const auto close = [&](std::size_t at) {
    if (!open) return;
    open = false;
    Word word{{}, {begin, static_cast<std::uint32_t>(at)}};
    for (const std::string& plain : quoted_words(text.substr(begin, at - begin)))
      word.plain += (word.plain.empty() ? "" : " ") + plain;
    words.push_back(std::move(word));
  };
  for (std::size_t i = 0; i < text.size() && words.size() < kMaxWords;) {
    const text::Decoded decoded = text::decode(text, i);
    const bool apostrophe =
        text::plain_punctuation(decoded.code_point) == '\'' || decoded.code_point == '\'';
    const bool inside = text::is_letter(decoded.code_point) || text::is_digit(decoded.code_point) ||
                        (apostrophe && open) || (text::is_invisible(decoded.code_point) && open);
    if (!inside) {
      close(i);
    } else if (!open) {
      open = true;
      begin = static_cast<std::uint32_t>(i);
    }
    i += decoded.length;
  }
  if (words.size() < kMaxWords) close(text.size());
  return words;
}

} // namespace

std::vector<DiffPart> diff_words(std::string_view a, std::string_view b) {
  const std::vector<Word> x = split(a);
  const std::vector<Word> y = split(b);
  const auto plain = [](const std::vector<Word>& words) {
    std::vector<std::string> out;
    for (const Word& word : words) out.push_back(word.plain);
    return out;
  };
  const Alignment alignment = align(plain(x), plain(y));
  std::vector<DiffPart> parts;
  const auto run = [&](DiffPart::Side side, std::string_view text, const std::vector<Word>& words,
                       std::size_t from, std::size_t to) {
    if (from == to) return;
    const std::uint32_t begin = words[from].span.begin;
    std::uint32_t end = words[to - 1].span.end;
    // The full stop of the last word is no word, but its percent sign is.
    if (end < text.size() && text[end] == '%') ++end;
    parts.push_back({side, std::string(text.substr(begin, end - begin))});
  };
  for (std::size_t i = 0, j = 0; i < x.size() || j < y.size();) {
    const std::size_t i0 = i;
    const std::size_t j0 = j;
    while (i < x.size() && alignment.in_a[i] == 0) ++i;
    while (j < y.size() && alignment.in_b[j] == 0) ++j;
    run(DiffPart::Side::a, a, x, i0, i);
    run(DiffPart::Side::b, b, y, j0, j);
    const std::size_t both = i;
    while (i < x.size() && j < y.size() && alignment.in_a[i] != 0 && alignment.in_b[j] != 0) {
      ++i;
      ++j;
    }
    run(DiffPart::Side::both, a, x, both, i);
  }
  return parts;
}

} // namespace crosscheck::judge
