// A zip archive with one file that is stored as it is, so that what is fuzzed gets past the
// archive.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscheck::fuzz {

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~0U;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16: a local header, a directory of one, its end.
inline std::string stored_zip(std::string_view name, std::string_view bytes) {
  const auto number = [](std::uint32_t value, int size) {
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return out;
  };
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto length = static_cast<std::uint32_t>(name.size());
  // Version 2.0, no flags, stored, no time.
  const std::string about = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                            number(crc32(bytes), 4) + number(size, 4) + number(size, 4) +
                            number(length, 2) + number(0, 2);
  std::string out = number(0x04034B50, 4) + about + std::string(name) + std::string(bytes);
  const auto directory = static_cast<std::uint32_t>(out.size());
  out += number(0x02014B50, 4) + number(20, 2) + about + number(0, 2) + number(0, 2) +
         number(0, 2) + number(0, 4) + number(0, 4) + std::string(name);
  const auto after = static_cast<std::uint32_t>(out.size());
  return out + number(0x06054B50, 4) + number(0, 2) + number(0, 2) + number(1, 2) + number(1, 2) +
         number(after - directory, 4) + number(directory, 4) + number(0, 2);
}

} // namespace crosscheck::fuzz
