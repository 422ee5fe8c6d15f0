// Fuzz targets: each .cpp beside this one defines one function over arbitrary bytes, which must
// return. Built by libFuzzer with -Dfuzz=true (`./run fuzz`), and by replay.cpp as a test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// One run. A law that does not hold ends the process.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace crosscheck::fuzz {

/// Where NDEBUG is set or not: what a target promises holds.
inline void expect(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view bytes(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

} // namespace crosscheck::fuzz
