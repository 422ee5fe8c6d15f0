// The packaged rules: they load and compile without a word.
#include "match/matcher.h"
#include "rules/load.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace crosscheck;

TEST_CASE("the packaged rules load and compile without a word") {
  const char* source = std::getenv("CROSSCHECK_SOURCE");
  REQUIRE(source != nullptr);
  const std::string folder = std::string(source) + "/rules";
  const rules::Loaded loaded =
      rules::load(rules::DiskFiles(CROSSCHECK_BUILT_RULES), {folder}, folder);
  for (const Diagnostic& diagnostic : loaded.diagnostics) FAIL_CHECK(render(diagnostic));
  CHECK(loaded.rules.rules.size() > 20);
  const auto matcher = match::Matcher::compile(loaded.rules);
  if (!matcher) {
    for (const Diagnostic& diagnostic : matcher.error()) FAIL_CHECK(render(diagnostic));
  }
}
