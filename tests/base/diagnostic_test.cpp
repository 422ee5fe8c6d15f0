#include "base/diagnostic.h"

#include <doctest/doctest.h>

using crosscheck::Diagnostic;
using crosscheck::nearest;
using crosscheck::render;

TEST_CASE("a diagnostic shows its line with a caret and says what to do") {
  const Diagnostic diagnostic{.code = "R012",
                              .message = "unknown slot type 'cuont'",
                              .file = "rules/a.yaml",
                              .line = 12,
                              .column = 5,
                              .length = 13,
                              .source_line = "  - <cuont:value> were killed",
                              .help = "did you mean 'count'?"};
  CHECK(render(diagnostic) == "error[R012]: unknown slot type 'cuont'\n"
                              "  --> rules/a.yaml:12:5\n"
                              "   |\n"
                              "12 |   - <cuont:value> were killed\n"
                              "   |     ^^^^^^^^^^^^^\n"
                              "  help: did you mean 'count'?\n");
}

TEST_CASE("control characters of a hostile file do not reach the terminal") {
  CHECK(render({.code = "I001", .message = "bad \x1b[2J name"}) == "error[I001]: bad  [2J name\n");
}

TEST_CASE("the nearest word is offered only where it is near") {
  CHECK(nearest("cuont", {"count", "money"}) == "count");
  CHECK(nearest("zebra", {"count", "money"}).empty());
}
