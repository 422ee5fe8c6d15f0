#include "cli/accept.h"

#include "cli/write_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

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
    if (!write_file(path, (marked ? std::string(kByteOrderMark) : "") + *text)) {
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

} // namespace crosscheck::cli
