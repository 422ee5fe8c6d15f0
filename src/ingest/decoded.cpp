#include "ingest/decoded.h"

#include "text/utf8.h"

#include <algorithm>

namespace crosscheck::ingest {
namespace {

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Whether what follows in both reads alike, as far as a few bytes tell.
bool go_on_alike(std::string_view decoded, std::string_view spelled) {
  constexpr std::size_t kEnough = 8;
  for (std::size_t i = 0; i < kEnough; ++i) {
    if (i >= spelled.size() || i >= decoded.size())
      return i >= spelled.size() && i >= decoded.size();
    if (spelled[i] == '&' || spelled[i] == '<' || spelled[i] == '\r') return true;
    if (spelled[i] != decoded[i]) return false;
  }
  return true;
}

struct Reference {
  std::size_t decoded = 1;
  std::size_t spelled = 1;
};

// What stands at an ampersand: "&amp;", "&#8217;", "&nbsp" without its semicolon, or itself.
Reference reference(std::string_view decoded, std::string_view spelled) {
  const std::size_t first = text::decode(decoded, 0).length;
  const std::size_t second =
      first < decoded.size() ? first + text::decode(decoded, first).length : first;
  std::size_t longest = 1;
  if (spelled.starts_with("&#")) longest = 2;
  while (longest < spelled.size() && letter_or_digit(spelled[longest]) && longest < 40) ++longest;
  if (longest < spelled.size() && spelled[longest] == ';') ++longest;
  // A few references are two characters; "&noti" is "¬i" by another way.
  for (const std::size_t taken : {first, second})
    for (std::size_t length = longest; length > 1; --length)
      if (go_on_alike(decoded.substr(taken), spelled.substr(length)) &&
          (decoded[0] != '&' || length > 3))
        return {taken, length};
  return {};
}

} // namespace

std::size_t append_decoded(std::string_view decoded, std::string_view spelled, std::uint32_t at,
                           Transcript& out) {
  std::size_t d = 0;
  std::size_t s = 0;
  while (d < decoded.size()) {
    std::size_t same = 0;
    while (d + same < decoded.size() && s + same < spelled.size() && spelled[s + same] != '&' &&
           decoded[d + same] == spelled[s + same])
      ++same;
    if (same > 0) {
      out.words(decoded.substr(d, same), at + static_cast<std::uint32_t>(s));
      d += same;
      s += same;
      continue;
    }
    const auto place = at + static_cast<std::uint32_t>(std::min(s, spelled.size()));
    if (s < spelled.size() && spelled[s] == '&') {
      const Reference found = reference(decoded.substr(d), spelled.substr(s));
      const std::string_view meant = decoded.substr(d, found.decoded);
      if (meant.find_first_not_of(" \t\r\n\f") == std::string_view::npos) {
        out.space();
      } else {
        out.put(meant, place);
      }
      d += found.decoded;
      s += found.spelled;
    } else if (s < spelled.size() && spelled[s] == '<') {
      // A tag that the parser passed over: "</b>" that closes nothing.
      s = std::min(spelled.find('>', s), spelled.size() - 1) + 1;
    } else if (s + 1 < spelled.size() && spelled[s] == '\\' && spelled[s + 1] == decoded[d]) {
      ++s; // Markdown's escape
    } else if (s < spelled.size() && blank(spelled[s]) && blank(decoded[d]) && spelled[s] != '\r') {
      out.space(); // a newline in Markdown's code
      ++d;
      ++s;
    } else if (s < spelled.size() && (spelled[s] == '\r' || spelled[s] == '\0')) {
      // A carriage return alone is a new line; before a newline it is nothing.
      if (decoded[d] == '\n' && (s + 1 >= spelled.size() || spelled[s + 1] != '\n')) {
        out.space();
        ++d;
      }
      ++s;
    } else {
      // Not understood: the rest stands somewhere after this place.
      std::string rest(decoded.substr(d));
      std::replace_if(
          rest.begin(), rest.end(), [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
      const std::size_t word = rest.find_first_not_of(' ');
      if (word == std::string::npos) {
        out.space();
      } else {
        if (word > 0) out.space();
        const std::size_t last = rest.find_last_not_of(' ');
        out.put(std::string_view(rest).substr(word, last + 1 - word), place);
        if (last + 1 < rest.size()) out.space();
      }
      return s;
    }
  }
  return s;
}

bool begins_with_decoded(std::string_view spelled, std::string_view decoded) {
  constexpr std::size_t kEnough = 16;
  std::size_t s = 0;
  for (std::size_t d = 0; d < std::min(decoded.size(), kEnough);) {
    if (s >= spelled.size()) return false;
    if (spelled[s] == '&' && !(decoded[d] == '&' && spelled.substr(s, 4) != "&amp")) {
      const Reference found = reference(decoded.substr(d), spelled.substr(s));
      if (found.spelled < 2) return false;
      d += found.decoded;
      s += found.spelled;
    } else if (spelled[s] == decoded[d] || (blank(spelled[s]) && blank(decoded[d]))) {
      ++s;
      ++d;
    } else if (spelled[s] == '\\' && s + 1 < spelled.size() && spelled[s + 1] == decoded[d]) {
      ++s;
    } else {
      return false;
    }
  }
  return true;
}

} // namespace crosscheck::ingest
