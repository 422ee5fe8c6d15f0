#include "base/glob.h"

#include <doctest/doctest.h>
#include <string>

using crosscheck::Glob;

TEST_CASE("a pattern without a slash names a file or folder anywhere below") {
  CHECK(Glob("notes.txt").covers("notes.txt"));
  CHECK(Glob("notes.txt").covers("a/b/notes.txt"));
  CHECK(Glob("*.txt").covers("a/notes.txt"));
  CHECK(Glob("a").covers("x/a/notes.txt"));
  CHECK_FALSE(Glob("notes").covers("notes.txt"));
  CHECK_FALSE(Glob("*.txt").covers("notes.txt.old"));
}

TEST_CASE("a slash at the end names folders alone") {
  CHECK(Glob("drafts/").covers("drafts/a.txt"));
  CHECK(Glob("drafts/").covers("news/drafts/a.txt"));
  CHECK(Glob("drafts/").covers("drafts", true));
  CHECK_FALSE(Glob("drafts/").covers("drafts"));
}

TEST_CASE("a slash inside holds a pattern to its folder") {
  CHECK(Glob("/notes.txt").covers("notes.txt"));
  CHECK_FALSE(Glob("/notes.txt").covers("a/notes.txt"));
  CHECK(Glob("sport/*.txt").covers("sport/a.txt"));
  CHECK_FALSE(Glob("sport/*.txt").covers("sport/cup/a.txt"));
  CHECK_FALSE(Glob("sport/*.txt").covers("x/sport/a.txt"));
  CHECK(Glob("sport/cup").covers("sport/cup/final/a.txt"));
}

TEST_CASE("two stars cross folders") {
  CHECK(Glob("sport/**/old").covers("sport/old"));
  CHECK(Glob("sport/**/old").covers("sport/a/b/old"));
  CHECK_FALSE(Glob("sport/**/old").covers("sport/bold"));
  CHECK(Glob("**/old").covers("old"));
  CHECK(Glob("**/old").covers("a/b/old"));
  CHECK_FALSE(Glob("**/old").covers("a/bold"));
  CHECK(Glob("sport/**").covers("sport/a/b.txt"));
  CHECK_FALSE(Glob("sport/**").covers("news/sport.txt"));
}

TEST_CASE("one character and sets of characters") {
  CHECK(Glob("a?.txt").covers("a1.txt"));
  CHECK(Glob("a?.txt").covers("a\xC3\xA9.txt")); // a code point, not a byte
  CHECK_FALSE(Glob("a?.txt").covers("a/.txt"));
  CHECK(Glob("[a-c]1").covers("b1"));
  CHECK_FALSE(Glob("[!a-c]1").covers("b1"));
  CHECK(Glob("[!a-c]1").covers("d1"));
  CHECK(Glob("[open").covers("[open"));
  CHECK(Glob("\\*.txt").covers("*.txt"));
  CHECK_FALSE(Glob("\\*.txt").covers("a.txt"));
}

TEST_CASE("a pattern of many stars is not slow") {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  CHECK_FALSE(Glob(pattern + "b").covers(std::string(2000, 'a')));
  std::string folders;
  for (int i = 0; i < 200; ++i) folders += "**/a/";
  std::string path;
  for (int i = 0; i < 600; ++i) path += "a/";
  CHECK_FALSE(Glob(folders + "b").covers(path + "c"));
}

TEST_CASE("an empty pattern covers nothing") {
  CHECK_FALSE(Glob("").covers("a"));
  CHECK_FALSE(Glob("/").covers("a"));
  CHECK_FALSE(Glob("a").covers(""));
}
