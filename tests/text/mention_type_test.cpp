#include "text/mention_type.h"

#include <doctest/doctest.h>
#include <set>

using namespace crosscheck::text;

TEST_CASE("every type, every pair and the three kinds of name have a code point of their own") {
  std::set<char32_t> seen;
  const auto check = [&](TypeSet types) {
    const auto sign = code_point(types);
    REQUIRE(sign);
    CHECK(is_reserved(*sign));
    CHECK(seen.insert(*sign).second);
    CHECK(types_of(*sign) == types);
  };
  for (std::size_t a = 0; a < kMentionTypes; ++a) {
    check({static_cast<MentionType>(a)});
    for (std::size_t b = a + 1; b < kMentionTypes; ++b) {
      check({static_cast<MentionType>(a), static_cast<MentionType>(b)});
    }
  }
  check({MentionType::person, MentionType::place, MentionType::organisation});
}

TEST_CASE("other sets have none") {
  CHECK_FALSE(code_point({}));
  CHECK_FALSE(code_point({MentionType::count, MentionType::date, MentionType::age}));
  CHECK(types_of(U'a').empty());
  CHECK(types_of(0xE0FF).empty());
}

TEST_CASE("a slot's class holds just the code points whose set has its type") {
  for (std::size_t t = 0; t < kMentionTypes; ++t) {
    const auto type = static_cast<MentionType>(t);
    const auto points = code_points_with(type);
    const bool name = type == MentionType::person || type == MentionType::place ||
                      type == MentionType::organisation;
    CHECK(points.size() == kMentionTypes + (name ? 1 : 0));
    for (const char32_t point : points) CHECK(types_of(point).has(type));
  }
}

TEST_CASE("names of types are read back") {
  CHECK(mention_type("organisation") == MentionType::organisation);
  CHECK(name(MentionType::percent) == "percent");
  CHECK_FALSE(mention_type("cuont"));
}
