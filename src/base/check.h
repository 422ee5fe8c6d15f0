// CHECK(condition): a programmer's mistake ends the program, in every build. Never for input.
#pragma once

#include <cstdio>
#include <cstdlib>

#define CROSSCHECK_CHECK(condition)                                                                \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      std::fprintf(stderr, "%s:%d: check failed: %s\n", __FILE__, __LINE__, #condition);           \
      std::abort();                                                                                \
    }                                                                                              \
  } while (false)
