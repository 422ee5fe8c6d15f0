// config print: the settings of this run, and where they come from.
#include "cli/commands.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace crosscheck::cli {
namespace {

int print(const Session& session) {
  const config::Config& config = session.config();
  if (config.path.empty())
    fmt::print("# no {} in this folder or above it: all is as built in\n", config::kFileName);
  else
    fmt::print("# {}\n{}", config.path, config::print(config));
  for (const std::string& path : session.rule_paths())
    fmt::print("# rules are read from {}\n", path);
  return kOk;
}

} // namespace

void add_config(CLI::App& app, Session& session, int& status) {
  CLI::App* command = app.add_subcommand("config", "Shows the configuration");
  command->require_subcommand(1);
  CLI::App* print_command = command->add_subcommand(
      "print", "Prints the settings of this run as crosscheck.yml has them");
  session.add_rule_flags(*print_command);
  print_command->callback([&session, &status] { status = print(session); });
}

} // namespace crosscheck::cli
