#include "cli/accept.h"
#include "cli/write_file.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace crosscheck;
using namespace crosscheck::cli;
namespace fs = std::filesystem;

namespace {

// A folder of its own, gone at the end.
class Folder {
public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "crosscheck-accept-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

engine::Mismatch mismatch(std::vector<rules::Rewrite> changes) {
  engine::Mismatch out;
  out.accept = std::move(changes);
  return out;
}
rules::Rewrite set(std::vector<std::string> path, std::string text) {
  return {{0, 1, 1}, std::move(path), rules::Rewrite::Kind::set, std::move(text)};
}

std::vector<engine::TestCase> in(const std::string& file,
                                 std::vector<engine::Mismatch> mismatches) {
  engine::TestCase test;
  test.file = file;
  test.mismatches = std::move(mismatches);
  return {test};
}

} // namespace

TEST_CASE("what is accepted is written, and what is not is left to be edited by hand") {
  const Folder folder;
  const std::string file = folder.write("a.yaml", "a: 1 # one\nb: |\n  two\nc: 3\n");
  std::vector<engine::TestCase> tests =
      in(file, {mismatch({set({"a"}, "9")}), mismatch({set({"b"}, "9")}),
                mismatch({set({"c"}, "9"), set({"b"}, "9")}), mismatch({})});
  const Accepted got = accept(Session(), tests);
  CHECK(got.expectations == 1);
  CHECK(got.files == std::vector<std::string>{file});
  CHECK_FALSE(got.failed);
  CHECK(folder.read("a.yaml") == "a: 9 # one\nb: |\n  two\nc: 3\n"); // all of a mismatch or none
  REQUIRE(tests[0].mismatches.size() == 3);
  CHECK(tests[0].mismatches[0].notes.back().find("by hand") != std::string::npos);
  CHECK(folder.files() == 1);
}

TEST_CASE("nothing is written where nothing can be accepted") {
  const Folder folder;
  const std::string file = folder.write("a.yaml", "a: |\n  x\n");
  const auto before = fs::last_write_time(file);
  std::vector<engine::TestCase> tests = in(file, {mismatch({set({"a"}, "9")})});
  CHECK(accept(Session(), tests).files.empty());
  CHECK(fs::last_write_time(file) == before);
  const std::string json = folder.write("b.json", "{\"a\": 1}\n");
  tests = in(json, {mismatch({set({"a"}, "9")})});
  CHECK(accept(Session(), tests).files.empty());
  CHECK(folder.read("b.json") == "{\"a\": 1}\n");
}

TEST_CASE("a byte order mark stays") {
  const Folder folder;
  const std::string file = folder.write("a.yaml", "\xEF\xBB\xBF"
                                                  "a: 1\n");
  std::vector<engine::TestCase> tests = in(file, {mismatch({set({"a"}, "9")})});
  CHECK(accept(Session(), tests).expectations == 1);
  CHECK(folder.read("a.yaml") == "\xEF\xBB\xBF"
                                 "a: 9\n");
}

TEST_CASE("a file is written whole, with its permissions, through a link") {
  const Folder folder;
  const std::string file = folder.write("a.yaml", "old");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  fs::create_symlink("a.yaml", folder.path() / "link.yaml");
  CHECK(write_file((folder.path() / "link.yaml").string(), "new"));
  CHECK(fs::is_symlink(folder.path() / "link.yaml"));
  CHECK(folder.read("a.yaml") == "new");
  CHECK(fs::status(file).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
  CHECK(write_file((folder.path() / "none.yaml").string(), "new"));
  CHECK(folder.read("none.yaml") == "new");
  CHECK(folder.files() == 3);
  CHECK_FALSE(write_file((folder.path() / "no-folder" / "a.yaml").string(), "new"));
  CHECK_FALSE(write_file(folder.path().string(), "new"));
  CHECK(write_file("/dev/null", "new"));
  CHECK(fs::exists("/dev/null"));
  CHECK(folder.files() == 3);
}
