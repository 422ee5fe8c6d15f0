#include "cli/cli.h"

#include "cli/commands.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <unistd.h>

#ifndef CROSSCHECK_VERSION
#define CROSSCHECK_VERSION "unknown"
#endif

namespace crosscheck::cli {

int main(int argc, const char* const* argv) {
  CLI::App app{"crosscheck reads the articles of a newsroom and reports where they disagree.",
               "crosscheck"};
  app.set_version_flag("--version", std::string("crosscheck ") + CROSSCHECK_VERSION);
  app.require_subcommand(1);
  app.footer("Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, "
             "configuration, rule or "
             "unreadable input.");
  Session session;
  int status = kOk;
  session.add_flags(app);
  app.fallthrough(); // --config may stand behind the command, too
  app.parse_complete_callback([&session, &app] {
    // What only prints the program's own flags does not depend on what a folder has settled.
    if (app.got_subcommand("man") || app.got_subcommand("completion")) return;
    if (!session.configure()) throw CLI::RuntimeError(kWrong);
  });
  for (const auto& add : {add_check, add_claims, add_mentions, add_read, add_names, add_explain,
                          add_rules, add_config, add_manual})
    add(app, session, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 prints help and version on stdout with status 0, and mistakes on stderr.
    return app.exit(error) == 0 ? kOk : kWrong;
  } catch (const std::exception& error) {
    session.say({.code = "C000",
                 .message = std::string("unexpected: ") + error.what(),
                 .help = "this is a mistake of the program; please report it"});
    return kWrong;
  }
  return status;
}

} // namespace crosscheck::cli
