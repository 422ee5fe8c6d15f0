#include "entity/name_sound.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace crosscheck::entity;

TEST_CASE("a slip of neighbours counts once") {
  CHECK(edits("marcon", "macron", 3) == 1);
  CHECK(edits("norlund", "norland", 3) == 1);
  CHECK(edits("norlund", "berg", 2) == 3);
  CHECK(edits("", "", 2) == 0);
}

TEST_CASE("letters of one sound are near, others are not") {
  CHECK(sound_distance(sound("qassemi"), sound("gassemi")) < 0.6);
  CHECK(sound_distance(sound("hassan"), sound("hasan")) < 0.01);
  CHECK(sound_distance(sound("bachar"), sound("bashar")) < 0.01);
  CHECK(sound_distance(sound("hassan"), sound("hussein")) > 0.75);
  CHECK(sound_distance(sound("berg"), sound("burke")) > 0.75);
}

TEST_CASE("distances are symmetric, and nothing is as near as itself") {
  rc::check([](const std::string& a, const std::string& b) {
    RC_ASSERT(edits(a, b, 5) == edits(b, a, 5));
    RC_ASSERT(edits(a, a, 5) == 0U);
    RC_ASSERT(sound_distance(a, a) < 1e-9);
    RC_ASSERT(std::abs(sound_distance(a, b) - sound_distance(b, a)) < 1e-9);
  });
}
