#include "judge/spelling.h"

#include <doctest/doctest.h>

using namespace crosscheck;

namespace {

std::string key(rules::Comparator compare, const char* written) {
  rules::Attribute attribute;
  attribute.compare = compare;
  attribute.key = {"value"};
  claims::Claim claim;
  claim.value = value::Words{written, written};
  return judge::value_key(claim, attribute);
}

} // namespace

TEST_CASE("forms that mean to be the same are one value") {
  struct Case {
    rules::Comparator compare;
    const char* a;
    const char* b;
    bool same;
  };
  using rules::Comparator;
  const Case cases[] = {
      {Comparator::text, "ceasefire", "Ceasefire", true},
      {Comparator::text, "ceasefire", "cease-fire", false},
      {Comparator::text, "US", "U.S.", false},
      {Comparator::text, "US", "us", false},
      {Comparator::text, "Vice President", "vice president", true},
      {Comparator::name, "Anders Reth", "ANDERS RETH", true},
      {Comparator::name, "Anders Reth", "Anders Rett", false},
      {Comparator::name, "DeMarco", "Demarco", false},
      {Comparator::name, "Al-Hadi", "Al Hadi", false},
      {Comparator::name, "Jos\xC3\xA9 Vell", "Jose Vell", true},
      {Comparator::words, "We will go", "we will go", true},
      {Comparator::words, "We will go", "we will not go", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK((key(c.compare, c.a) == key(c.compare, c.b)) == c.same);
  }
}
