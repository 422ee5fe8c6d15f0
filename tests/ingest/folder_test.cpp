#include "ingest/file_list.h"
#include "ingest/folder.h"
#include "reading.h"
#include "scratch_folder.h"

#include <doctest/doctest.h>
#include <filesystem>

using namespace crosscheck;
using namespace crosscheck::ingest;
using namespace crosscheck::ingest::test;

namespace {

// The files that are read of a folder with these in it, an ignore file as "name: lines".
std::string read_of(const std::vector<std::pair<std::string, std::string>>& files,
                    const std::string& below = "", const Options& options = {}) {
  const Folder folder;
  for (const auto& [name, bytes] : files) folder.put(name, bytes);
  Diagnostics diagnostics;
  Options with = options;
  with.ignore_folder = folder.path();
  std::string names;
  for (const std::string& file : files_in(folder.path() + below, with, diagnostics))
    names += (names.empty() ? "" : " ") + file.substr(folder.path().size() + 1);
  for (const Diagnostic& d : diagnostics) names += " " + d.code;
  return names;
}

} // namespace

TEST_CASE("a folder's articles come by name, hidden and other files left alone") {
  CHECK(read_of({{"b.txt", ""},
                 {"a/one.md", ""},
                 {"c.HTML", ""},
                 {".hidden.txt", ""},
                 {".git/x.txt", ""},
                 {"photo.png", ""}}) == "a/one.md b.txt c.HTML");
  CHECK(read_of({{"photo.png", ""}}) == " I003");
}

TEST_CASE("ignore files hold for their folder and below, the last and deepest pattern decides") {
  struct Case {
    std::string ignore, deeper, read;
  };
  // Of the files a.txt, b.txt, old/a.txt, old/b.txt, old/deep/a.txt.
  const Case cases[] = {
      {"", "", "a.txt b.txt old/a.txt old/b.txt old/deep/a.txt"},
      {"a.txt", "", "b.txt old/b.txt"},
      {"/a.txt", "", "b.txt old/a.txt old/b.txt old/deep/a.txt"},
      {"old/", "", "a.txt b.txt"},
      {"old", "", "a.txt b.txt"},
      {"old/*.txt", "", "a.txt b.txt old/deep/a.txt"},
      {"old/**/a.txt", "", "a.txt b.txt old/b.txt"},
      {"*.txt\n!b.txt", "", "b.txt old/b.txt"},
      {"!b.txt\n*.txt", "", " I003"},
      {"*.txt", "!a.txt", "old/a.txt old/deep/a.txt"},
      {"*.txt", "!/a.txt", "old/a.txt"},
      {"!a.txt", "a.txt", "a.txt b.txt old/b.txt"},
      // A file in an ignored folder does not come back.
      {"old/\n!old/a.txt", "", "a.txt b.txt"},
      {"old/*\n!old/deep/", "", "a.txt b.txt old/deep/a.txt"},
      {"# a.txt\n\n\\#b.txt\r\na.txt  \r\n", "", "b.txt old/b.txt"},
      {"a.txt/", "", "a.txt b.txt old/a.txt old/b.txt old/deep/a.txt"},
      {"[", "", "a.txt b.txt old/a.txt old/b.txt old/deep/a.txt"},
  };
  for (const char* name : {".gitignore", ".crosscheckignore"}) {
    for (const Case& c : cases) {
      CAPTURE(c.ignore);
      CHECK(read_of({{"a.txt", ""},
                     {"b.txt", ""},
                     {"old/a.txt", ""},
                     {"old/b.txt", ""},
                     {"old/deep/a.txt", ""},
                     {name, c.ignore},
                     {std::string("old/") + name, c.deeper}}) == c.read);
    }
  }
}

TEST_CASE(".crosscheckignore comes after .gitignore, and both after the configuration") {
  CHECK(read_of({{"a.txt", ""},
                 {"b.txt", ""},
                 {".gitignore", "a.txt"},
                 {".crosscheckignore", "!a.txt"}}) == "a.txt b.txt");
  CHECK(read_of({{"a.txt", ""}, {"b.txt", ""}, {".gitignore", "!a.txt"}}, "",
                {.ignore = {"*.txt"}}) == "a.txt");
}

TEST_CASE("ignore files above a folder hold as far up as the repository reaches") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {".gitignore", "a.txt"}, {"news/a.txt", ""}, {"news/b.txt", ""}, {"news/.gitignore", ""}};
  CHECK(read_of(files, "/news") == "news/a.txt news/b.txt");
  auto repository = files;
  repository.push_back({".git/HEAD", ""});
  CHECK(read_of(repository, "/news") == "news/b.txt");
  // A folder that is named itself is read even where it is ignored.
  repository[0].second = "news/";
  CHECK(read_of(repository, "/news") == "news/a.txt news/b.txt");
}

TEST_CASE("a file that is named itself is read even where it is ignored") {
  const Folder folder;
  folder.put(".gitignore", "*.txt");
  const std::string file = folder.put("a.txt", "One.");
  folder.put("b.md", "Two.");
  CHECK(read({folder.path(), file}, {}).documents.size() == 2);
  CHECK(codes(read({folder.path()}, {})).empty());
}

TEST_CASE("links to folders are not followed, links to files are read") {
  const Folder folder;
  folder.put("a.txt", "One.");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() + "/again");
  std::filesystem::create_symlink(folder.path() + "/a.txt", folder.path() + "/b.txt");
  CHECK(read({folder.path()}, {}).documents.size() == 2);
}

TEST_CASE("a list names a file a line, or ends each with NUL") {
  using namespace std::string_literals;
  using Names = std::vector<std::string>;
  CHECK(names_of_list("a.txt\nb c.txt\r\n\n./d.txt") == Names{"a.txt", "b c.txt", "./d.txt"});
  CHECK(names_of_list("a.txt\0b\nc.txt\0"s) == Names{"a.txt", "b\nc.txt"});
  CHECK(names_of_list("\n\n").empty());
  const Folder folder;
  CHECK(read_list(folder.put("list", "a.txt\n")).value() == Names{"a.txt"});
  CHECK(read_list(folder.put("empty", "\n")).error().at(0).code == "I022");
  CHECK(read_list(folder.path() + "/none").error().at(0).code == "I002");
}
