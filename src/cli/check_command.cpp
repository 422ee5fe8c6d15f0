#include "cli/commands.h"
#include "cli/session.h"
#include "report/write.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace crosscheck::cli {
namespace {

struct Flags {
  std::vector<std::string> formats;
  std::optional<std::string> fail_on;
  std::optional<std::string> show;
  bool quiet = false;
};

struct Output {
  const report::Format* format = nullptr;
  std::string file; ///< Empty: standard output.
};

std::string known_formats() {
  std::string names;
  for (const report::Format& format : report::formats())
    names += fmt::format("{}{}", names.empty() ? "" : " ", format.name);
  return names;
}

// Writes all or says why not; a file is written whole under another name first, so that nothing is
// ever left half-written.
bool write(const Output& output, const std::string& bytes, const Session& session) {
  if (output.file.empty()) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
        std::fflush(stdout) == 0)
      return true;
    session.say({.code = "C005", .message = "standard output cannot be written"});
    return false;
  }
  const std::string temporary = output.file + ".part";
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  bool good = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (file != nullptr) good = std::fclose(file) == 0 && good;
  good = good && std::rename(temporary.c_str(), output.file.c_str()) == 0;
  if (good) return true;
  std::remove(temporary.c_str());
  session.say({.code = "C005",
               .message = "the report cannot be written",
               .file = output.file,
               .help = "check that the folder exists and may be written"});
  return false;
}

int check(const Session& session, const Flags& flags) {
  std::vector<Output> outputs;
  bool wrong = false;
  const config::Config& config = session.config();
  std::vector<std::string> formats = flags.formats.empty() ? config.formats : flags.formats;
  if (formats.empty()) formats = {"text"};
  const std::string fail_on = flags.fail_on.value_or(config.fail_on.value_or("contradict"));
  const std::string show = flags.show.value_or(config.show.value_or("findings"));
  for (const std::string& given : formats) {
    const std::size_t colon = given.find(':');
    Output output{report::find_format(given.substr(0, colon)),
                  colon == std::string::npos ? "" : given.substr(colon + 1)};
    if (output.format == nullptr) {
      session.say({.code = "C004",
                   .message = fmt::format("unknown format '{}'", given.substr(0, colon)),
                   .help = "formats are " + known_formats()});
      wrong = true;
    }
    outputs.push_back(std::move(output));
  }
  if (wrong) return kWrong;
  const auto engine = session.load_engine(wrong);
  const std::vector<text::Document> documents = session.read_inputs(wrong);
  if (!engine || documents.empty()) return kWrong;

  const engine::Options options{.jobs = session.jobs(), .show_info = show == "info"};
  const report::Report report = engine->report(engine->run(documents, options), options);
  session.say_all(report.diagnostics);
  for (const Output& output : outputs) {
    const report::Style style{.colour = session.colour_stdout() && output.file.empty(),
                              .quiet = flags.quiet};
    if (!write(output, output.format->write(report, style), session)) wrong = true;
  }
  if (wrong) return kWrong;
  if (fail_on == "never") return kOk;
  const auto least = *report::relation(fail_on);
  for (const report::Fact& fact : report.facts)
    if (fact.relation >= least) return kFindings;
  return kOk;
}

} // namespace

void add_check(CLI::App& app, Session& session, int& status) {
  CLI::App* command = app.add_subcommand("check", "Reads articles and reports where they disagree");
  auto flags = std::make_shared<Flags>();
  session.add_input_flags(*command);
  session.add_rule_flags(*command);
  command
      ->add_option("--format", flags->formats,
                   "Output format, to a file where one is named: " + known_formats())
      ->type_name("F[:FILE]")
      ->allow_extra_args(false);
  command
      ->add_option("--fail-on", flags->fail_on, "The weakest relation that makes the exit status 1")
      ->type_name("R")
      ->check(CLI::IsMember({"contradict", "update", "variant", "never"}))
      ->default_str("contradict");
  command->add_option("--show", flags->show, "info: facts of severity info, too")
      ->type_name("WHAT")
      ->check(CLI::IsMember({"findings", "info"}));
  command->add_flag("--quiet", flags->quiet, "The summary line alone");
  command->callback([&session, &status, flags] { status = check(session, *flags); });
}

} // namespace crosscheck::cli
