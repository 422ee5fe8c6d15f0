#include "annotate/annotator.h"
#include "cli/commands.h"
#include "cli/mentions_json.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace crosscheck::cli {
namespace {

int print_mentions(const Session& session) {
  bool wrong = false;
  const rules::Loaded loaded = session.load_rules();
  session.say_all(loaded.diagnostics);
  wrong = has_errors(loaded.diagnostics);
  const annotate::Annotator annotator(loaded.rules.lexicons);
  const std::vector<text::Document> documents = session.read_inputs(wrong);
  if (documents.empty()) return kWrong;
  const unsigned jobs =
      session.jobs() > 0 ? session.jobs() : std::max(1U, std::thread::hardware_concurrency());
  constexpr std::size_t kBatch = 256; // lines held at once
  for (std::size_t from = 0; from < documents.size(); from += kBatch) {
    const std::size_t count = std::min(kBatch, documents.size() - from);
    std::vector<std::string> lines(count);
    std::atomic<std::size_t> next{0};
    {
      std::vector<std::jthread> threads;
      for (unsigned t = 0; t < std::min<std::size_t>(jobs, count); ++t)
        threads.emplace_back([&] {
          for (std::size_t i = next++; i < count; i = next++)
            lines[i] = mentions_line(documents[from + i], annotator.annotate(documents[from + i]));
        });
    }
    for (const std::string& text : lines) std::fwrite(text.data(), 1, text.size(), stdout);
  }
  return wrong ? kWrong : kOk;
}

} // namespace

void add_mentions(CLI::App& app, Session& session, int& status) {
  CLI::App* command =
      app.add_subcommand("mentions", "Prints the typed mentions of each article as JSON Lines");
  session.add_input_flags(*command);
  session.add_rule_flags(*command);
  command->callback([&session, &status] { status = print_mentions(session); });
}

} // namespace crosscheck::cli
