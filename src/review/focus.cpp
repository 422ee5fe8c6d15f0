#include "review/focus.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace crosscheck::review {
namespace {

namespace fs = std::filesystem;

std::string normal(const std::string& path) {
  std::error_code error;
  return fs::absolute(path, error).lexically_normal().string();
}

// What a program prints; none where it cannot be run or fails.
std::optional<std::string> printed(std::vector<std::string> command) {
  std::array<int, 2> pipe_ends{};
  if (::pipe(pipe_ends.data()) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", 1 /* O_WRONLY */, 0);
  posix_spawn_file_actions_addclose(&actions, pipe_ends[0]);
  posix_spawn_file_actions_addclose(&actions, pipe_ends[1]);
  std::vector<char*> arguments;
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  std::string out;
  if (failed == 0) {
    std::array<char, 65536> buffer{};
    for (;;) {
      const ssize_t got = ::read(pipe_ends[0], buffer.data(), buffer.size());
      if (got > 0) out.append(buffer.data(), static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) break;
    }
  }
  ::close(pipe_ends[0]);
  int status = 0;
  if (failed != 0) return std::nullopt;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return out;
}

// Names that git ends with NUL bytes.
void add_names(const std::string& listed, std::vector<std::string>& names) {
  for (std::size_t begin = 0; begin < listed.size();) {
    const std::size_t end = std::min(listed.find('\0', begin), listed.size());
    if (end > begin) names.push_back(listed.substr(begin, end - begin));
    begin = end + 1;
  }
}

} // namespace

Diagnostics focus(const std::vector<std::string>& paths, report::Report& report) {
  Diagnostics told;
  std::set<std::uint32_t> wanted;
  for (const std::string& path : paths) {
    bool found = false;
    for (std::uint32_t d = 0; d < report.documents.size(); ++d) {
      const text::Document& document = report.documents[d];
      const bool same =
          document.id == path || (!document.path.empty() && normal(document.path) == normal(path));
      if (!same) continue;
      wanted.insert(d);
      found = true;
    }
    if (!found)
      told.push_back({.code = "C015",
                      .message = fmt::format("'{}' is not among the articles", path),
                      .help = "name it among the inputs, too, or the folder that it lies in"});
  }
  report.focus.assign(wanted.begin(), wanted.end());

  const auto in_focus = [&](std::uint32_t claim) {
    return wanted.contains(report.claims[claim].document);
  };
  std::vector<report::Fact> kept;
  for (report::Fact& fact : report.facts) {
    std::set<std::string_view> own; // values that a document in focus has
    for (const report::ValueGroup& group : fact.values)
      if (std::any_of(group.claims.begin(), group.claims.end(), in_focus)) own.insert(group.value);
    if (own.empty()) continue;
    report::Relation strongest = report::Relation::agree;
    for (const report::Pair& pair : fact.pairs)
      if (own.contains(report.claims[pair.a].value) || own.contains(report.claims[pair.b].value))
        strongest = std::max(strongest, pair.relation);
    fact.relation = strongest;
    kept.push_back(std::move(fact));
  }
  std::stable_sort(kept.begin(), kept.end(), [](const report::Fact& a, const report::Fact& b) {
    return a.relation > b.relation;
  });
  report.facts = std::move(kept);
  return told;
}

Result<std::vector<std::string>> changed_since(const std::string& revision) {
  // A revision that begins with a hyphen would be read as a flag.
  const auto changed =
      revision.empty() || revision.front() == '-'
          ? std::nullopt
          : printed({"git", "diff", "--name-only", "--relative", "-z", revision, "--"});
  const auto added = printed({"git", "ls-files", "--others", "--exclude-standard", "-z"});
  if (!changed || !added)
    return fail(
        {.code = "C016",
         .message = fmt::format("git knows no changes since '{}' here", revision),
         .help = "run inside a git repository, with a branch, tag or commit of it; a job of CI may "
                 "have to fetch the branch first"});
  std::vector<std::string> names;
  add_names(*changed, names);
  add_names(*added, names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

} // namespace crosscheck::review
