#include "text/utf8.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace crosscheck::text {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

// The number of leading ASCII bytes of a text, eight at a time.
std::size_t ascii_prefix(std::string_view bytes, std::size_t from) {
  std::size_t i = from;
  while (i + 8 <= bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    if ((word & kHighBits) != 0) break;
    i += 8;
  }
  while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) ++i;
  return i;
}

// The length of a valid sequence at i, or 0 (Unicode standard, table 3-7).
std::size_t valid_sequence(std::string_view bytes, std::size_t i) {
  const auto at = [&](std::size_t k) -> unsigned {
    return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U;
  };
  const auto tail = [&](std::size_t k) { return (at(k) & 0xC0U) == 0x80U; };
  const unsigned lead = at(0);
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0U : 0x80U;
    const unsigned high = lead == 0xED ? 0x9FU : 0xBFU;
    return at(1) >= low && at(1) <= high && tail(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90U : 0x80U;
    const unsigned high = lead == 0xF4 ? 0x8FU : 0xBFU;
    return at(1) >= low && at(1) <= high && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

std::string normalised(const icu::Normalizer2& form, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                     nullptr, status);
  CROSSCHECK_CHECK(U_SUCCESS(status));
  return out;
}

const icu::Normalizer2& nfkc() {
  static const icu::Normalizer2& form = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKCInstance(status);
    CROSSCHECK_CHECK(U_SUCCESS(status));
    return *instance;
  }();
  return form;
}

const icu::Normalizer2& nfkd() {
  static const icu::Normalizer2& form = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKDInstance(status);
    CROSSCHECK_CHECK(U_SUCCESS(status));
    return *instance;
  }();
  return form;
}

std::string lower(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0,
                            icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                            sink, nullptr, status);
  CROSSCHECK_CHECK(U_SUCCESS(status));
  return out;
}

// Quotes and dashes made plain, format characters dropped, and NFKC's odd spaces made one kind.
std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += byte == '`' ? '\'' : text[i];
      ++i;
      continue;
    }
    const Decoded c = decode(text, i);
    if (const std::optional<char> ascii = plain_punctuation(c.code_point)) {
      out += *ascii;
    } else if (is_space(c.code_point)) {
      out += ' ';
    } else if (!is_invisible(c.code_point)) {
      out.append(text.substr(i, c.length));
    }
    i += c.length;
  }
  return out;
}

// Letters that Unicode does not decompose but that English copy writes without their stroke.
std::string_view unstroked(char32_t c) {
  switch (c) {
  case U'ø': return "o";
  case U'ł': return "l";
  case U'đ': return "d";
  case U'ħ': return "h";
  case U'ı': return "i";
  case U'ß': return "ss";
  case U'æ': return "ae";
  case U'œ': return "oe";
  case U'ð': return "d";
  case U'þ': return "th";
  default: return {};
  }
}

bool is_ascii(std::string_view text) { return ascii_prefix(text, 0) == text.size(); }

} // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (true) {
    i = ascii_prefix(bytes, i);
    if (i >= bytes.size()) return std::nullopt;
    const std::size_t length = valid_sequence(bytes, i);
    if (length == 0) return i;
    i += length;
  }
}

Decoded decode(std::string_view text, std::size_t offset) {
  const auto at = [&](std::size_t k) -> char32_t {
    return static_cast<unsigned char>(text[offset + k]) & 0x3FU;
  };
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1FU) << 6U) | at(1), 2};
  if (lead < 0xF0) return {((lead & 0x0FU) << 12U) | (at(1) << 6U) | at(2), 3};
  return {((lead & 0x07U) << 18U) | (at(1) << 12U) | (at(2) << 6U) | at(3), 4};
}

Decoded decode_before(std::string_view text, std::size_t offset) {
  std::size_t i = offset - 1;
  while (i > 0 && is_continuation(text[i])) --i;
  return decode(text, i);
}

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::optional<char> plain_punctuation(char32_t c) {
  switch (c) {
  case U'\u2018':
  case U'\u2019':
  case U'\u201A':
  case U'\u201B':
  case U'\u2032':
  case U'\u2035':
  case U'\u02BC':
  case U'\u02BB':
  case U'\u02BD':
  case U'\u02B9':
  case U'\u00B4':
  case U'\u2039':
  case U'\u203A':
  case U'\uFF07': return '\'';
  case U'\u201C':
  case U'\u201D':
  case U'\u201E':
  case U'\u201F':
  case U'\u2033':
  case U'\u2036':
  case U'\u00AB':
  case U'\u00BB':
  case U'\u301D':
  case U'\u301E':
  case U'\u301F':
  case U'\uFF02': return '"';
  case U'\u2010':
  case U'\u2011':
  case U'\u2012':
  case U'\u2013':
  case U'\u2014':
  case U'\u2015':
  case U'\u2212':
  case U'\uFE58':
  case U'\uFE63':
  case U'\uFF0D': return '-';
  default: return std::nullopt;
  }
}

bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x061C;
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') {
        c = static_cast<char>(c + ('a' - 'A'));
      } else if (c == '`') {
        c = '\'';
      }
    }
    return out;
  }
  // NFKC may make an upper-case letter or an apostrophe of a symbol, and lower case may
  // denormalise.
  return plain(normalised(nfkc(), lower(normalised(nfkc(), plain(text)))));
}

std::string fold_accents(std::string_view text) {
  std::string folded = fold(text);
  if (is_ascii(folded)) return folded;
  const std::string decomposed = normalised(nfkd(), folded);
  std::string out;
  for (std::size_t i = 0; i < decomposed.size();) {
    const Decoded c = decode(decomposed, i);
    const bool mark = u_charType(static_cast<UChar32>(c.code_point)) == U_NON_SPACING_MARK;
    if (const std::string_view letters = unstroked(c.code_point); !letters.empty()) {
      out.append(letters);
    } else if (!mark) {
      out.append(decomposed, i, c.length);
    }
    i += c.length;
  }
  return normalised(nfkc(), out);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_isULowercase(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

} // namespace crosscheck::text
