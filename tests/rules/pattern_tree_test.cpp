#include "rules/pattern_tree.h"

#include <doctest/doctest.h>

using namespace crosscheck::rules;

namespace {

// The samples of a pattern, slots as they are written.
std::string all_samples(const std::string& pattern, std::size_t limit = 64) {
  const PatternNode tree = pattern_tree(pattern);
  std::string out;
  for (const Sample& sample : samples(tree, limit)) {
    if (!out.empty()) out += " | ";
    for (const SamplePiece& piece : sample)
      out += piece.node->kind == PatternNode::Kind::slot
                 ? pattern.substr(piece.node->begin, piece.node->end - piece.node->begin)
                 : piece.text;
  }
  return out;
}

std::string all_prefixes(const std::string& pattern) {
  std::string out;
  for (const PatternPrefix& prefix : prefixes(pattern, 50)) {
    out += out.empty() ? "" : " | ";
    out += prefix.text;
  }
  return out;
}

} // namespace

TEST_CASE("the texts that a pattern may match hold each alternative and each option once") {
  CHECK(all_samples("<count:value> died") == "<count:value> died");
  CHECK(all_samples("(a|b) c") == "a c | b c");
  CHECK(all_samples("(a )?b") == "a b | b");
  CHECK(all_samples("(a|b) (c|d)") == "a c | b c | a d");
  CHECK(all_samples("a|b c") == "a | b c");
  CHECK(all_samples("x{3}y") == "xxxy");
  CHECK(all_samples("(a |b ){2}c") == "a a c | b a c");
  CHECK(all_samples("[ab]c[^d]") == "acx");
  CHECK(all_samples("a.*b") == "ab | axb");
  CHECK(all_samples("\\(a\\.b\\) \\<c") == "(a.b) <c");
  CHECK(all_samples("^\\bkilled\\b$") == "killed");
  CHECK(all_samples("(?i:a) (?:b)") == "a b");
  CHECK(all_samples("<words:0-3> <measure(length):value>") ==
        "<words:0-3> <measure(length):value>");
}

TEST_CASE("samples are bounded for any pattern") {
  std::string wide = "(a";
  for (int i = 0; i < 500; ++i) wide += "|b";
  wide += ")";
  CHECK(samples(pattern_tree(wide), 10).size() == 10);
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "(a|";
  deep += "b";
  for (int i = 0; i < 40; ++i) deep += ")";
  CHECK(samples(pattern_tree(deep), 10).size() <= 10);
  CHECK(samples(pattern_tree("(((a{1000}){1000}){1000}){1000}"), 10).size() == 1);
}

TEST_CASE("the beginnings of a pattern end after words, slots and groups") {
  CHECK(all_prefixes("<count:value> people died") ==
        "<count:value> | <count:value> people | <count:value> people died");
  CHECK(all_prefixes("<count> (were|are) dead") ==
        "<count> | <count> were | <count> are | <count> (were|are) | <count> (were|are) dead");
  CHECK(all_prefixes("a b|c d") == "a | a b | c | c d");
}
