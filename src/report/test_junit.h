// JUnit's XML for the tests of rules, so that continuous integration shows each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crosscheck::report {

struct Tested {
  std::string suite; ///< The file that it is written in.
  std::string name;
  std::uint32_t line = 0;
  std::string failure; ///< One line; empty where it passed.
  std::string details;
};

/// A suite a file, in the order of the tests.
[[nodiscard]] std::string write_test_junit(const std::vector<Tested>& tests);

} // namespace crosscheck::report
