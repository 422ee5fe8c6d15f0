// UTF-8 by hand where ICU would be a detour: decoding one code point, checking, borders, folding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::text {

/// The offset of the first byte that is not valid UTF-8, or none.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

struct Decoded {
  char32_t code_point = 0;
  std::uint32_t length = 1; ///< Bytes.
};
/// The code point at `offset`. REQUIRES valid UTF-8 and offset on a border inside `text`.
[[nodiscard]] Decoded decode(std::string_view text, std::size_t offset);

/// The code point that ends at `offset`. REQUIRES valid UTF-8 and a border, not 0.
[[nodiscard]] Decoded decode_before(std::string_view text, std::size_t offset);

/// Appends a code point.
void append(std::string& out, char32_t code_point);

[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Lower case, NFKC, typographic quotes and dashes made plain, invisible characters dropped: the
/// form in which words are looked up. White space becomes ' ', runs stay. Plain ASCII takes a fast
/// path.
[[nodiscard]] std::string fold(std::string_view text);

/// fold() and accents removed ("Müller" -> "muller").
[[nodiscard]] std::string fold_accents(std::string_view text);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_space(char32_t c);
/// Soft hyphens, zero-width and direction marks, variation selectors: no reader sees them.
[[nodiscard]] bool is_invisible(char32_t c);
/// The plain ' " or - that a typographic quote or dash stands for.
[[nodiscard]] std::optional<char> plain_punctuation(char32_t c);

} // namespace crosscheck::text
