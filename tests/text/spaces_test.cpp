#include "text/spaces.h"

#include <doctest/doctest.h>
#include <string>

using crosscheck::text::single_spaces;

TEST_CASE("a run of white space reads as one space, and none stands at an end") {
  CHECK(single_spaces("the harbour\r\n\tmaster") == "the harbour master");
  CHECK(single_spaces("  the master ") == "the master");
  CHECK(single_spaces(" \n\t ").empty());
  CHECK(single_spaces("").empty());
}

TEST_CASE("white space that is not ASCII is left alone") {
  const std::string no_break = "10\xC2\xA0km";
  CHECK(single_spaces(no_break) == no_break);
}
