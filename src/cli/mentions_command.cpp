#include "annotate/annotator.h"
#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/mentions_json.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <string>
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
  print_lines(documents, session.jobs(), [&](std::size_t, const text::Document& document) {
    return mentions_line(document, annotator.annotate(document));
  });
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
