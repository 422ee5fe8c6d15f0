#include "cli/accept.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unistd.h>

namespace crosscheck::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The changes of one file, each with the mismatch that it settles.
struct FileChanges {
  std::vector<rules::Rewrite> changes;
  std::vector<engine::Mismatch*> settles; // by change
};

// All changes of a mismatch are made or none: half of one would be a third thing.
std::optional<std::string> rewritten(const rules::SourceFile& file, FileChanges& wanted,
                                     std::set<engine::Mismatch*>& settled) {
  for (;;) {
    const Result<rules::Rewritten> made = rules::rewrite(file, wanted.changes);
    if (!made || wanted.changes.empty()) return std::nullopt;
    if (made->left.empty()) {
      settled.insert(wanted.settles.begin(), wanted.settles.end());
      return made->text;
    }
    std::set<engine::Mismatch*> by_hand;
    for (const std::size_t left : made->left) by_hand.insert(wanted.settles[left]);
    FileChanges rest;
    for (std::size_t i = 0; i < wanted.changes.size(); ++i) {
      if (by_hand.contains(wanted.settles[i])) continue;
      rest.changes.push_back(std::move(wanted.changes[i]));
      rest.settles.push_back(wanted.settles[i]);
    }
    wanted = std::move(rest);
  }
}

} // namespace

Accepted accept(const Session& session, std::vector<engine::TestCase>& tests) {
  std::map<std::string, FileChanges> files;
  for (engine::TestCase& test : tests)
    for (engine::Mismatch& mismatch : test.mismatches)
      for (const rules::Rewrite& change : mismatch.accept) {
        FileChanges& of = files[test.file];
        of.changes.push_back(change);
        of.settles.push_back(&mismatch);
      }
  Accepted out;
  std::set<engine::Mismatch*> settled;
  for (auto& [path, changes] : files) {
    if (path.ends_with(".json")) continue; // quotes and commas of its own
    auto bytes = rules::DiskFiles().read(path);
    if (!bytes) continue;
    const bool marked = bytes->starts_with(kByteOrderMark);
    const rules::SourceFile file(path, std::move(*bytes), 0);
    std::set<engine::Mismatch*> here;
    const auto text = rewritten(file, changes, here);
    if (!text) continue;
    if (!replace_file(path, (marked ? std::string(kByteOrderMark) : "") + *text)) {
      session.say({.code = "C005",
                   .message = "the expectations cannot be written",
                   .file = path,
                   .help = "check that the file and its folder may be written"});
      out.failed = true;
      continue;
    }
    out.files.push_back(path);
    out.expectations += here.size();
    settled.merge(here);
  }
  for (engine::TestCase& test : tests) {
    std::vector<engine::Mismatch> left;
    for (engine::Mismatch& mismatch : test.mismatches) {
      if (settled.contains(&mismatch)) continue;
      mismatch.notes.emplace_back("update: this one is to be edited by hand");
      left.push_back(std::move(mismatch));
    }
    test.mismatches = std::move(left);
  }
  return out;
}

bool replace_file(const std::string& path, const std::string& bytes) {
  std::error_code error;
  const std::string target = std::filesystem::canonical(path, error).string();
  if (error) return false;
  const std::filesystem::perms before = std::filesystem::status(target, error).permissions();
  if (error || ::access(target.c_str(), W_OK) != 0) return false;
  std::string temporary = target + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return false;
  std::FILE* file = ::fdopen(descriptor, "wb");
  bool good = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
              std::fflush(file) == 0 && ::fsync(descriptor) == 0;
  if (file != nullptr)
    good = std::fclose(file) == 0 && good;
  else
    ::close(descriptor);
  std::filesystem::permissions(temporary, before, error);
  good = good && !error && std::rename(temporary.c_str(), target.c_str()) == 0;
  if (!good) ::unlink(temporary.c_str());
  return good;
}

} // namespace crosscheck::cli
