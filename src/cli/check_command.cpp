#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/write_file.h"
#include "report/write.h"
#include "review/baseline.h"
#include "review/decisions.h"
#include "review/fact_sheet.h"
#include "review/focus.h"
#include "review/house_style.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace crosscheck::cli {
namespace {

struct Flags {
  std::vector<std::string> formats;
  std::optional<std::string> fail_on;
  std::optional<std::string> show;
  std::optional<std::string> decisions;
  std::optional<std::string> facts;
  std::optional<std::string> baseline;
  std::vector<std::string> focus;
  std::string changed_since;
  bool quiet = false;
  bool ids = false;
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

// Writes all or says why not.
bool write(const Output& output, const std::string& bytes, const Session& session) {
  if (output.file.empty()) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
        std::fflush(stdout) == 0)
      return true;
    session.say({.code = "C005", .message = "standard output cannot be written"});
    return false;
  }
  if (write_file(output.file, bytes)) return true;
  session.say({.code = "C005",
               .message = "the report cannot be written",
               .file = output.file,
               .help = "check that the folder exists and may be written"});
  return false;
}

// Today in UTC: what decisions end by.
text::Date today() {
  return {std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
}

// What editors have said of findings, and which articles are under test. Says what is wrong; false
// where nothing should be reported.
bool review(const Session& session, const Flags& flags, text::Date today, report::Report& report) {
  bool good = true;
  const auto refuse = [&](const Diagnostics& diagnostics) {
    session.say_all(diagnostics);
    good = good && !has_errors(diagnostics);
  };
  std::vector<std::string> focus = flags.focus;
  if (!flags.changed_since.empty()) {
    const auto changed = review::changed_since(flags.changed_since);
    if (!changed) {
      refuse(changed.error());
      return false;
    }
    // Of all that changed only the articles are under test.
    std::set<std::string> articles;
    for (const text::Document& document : report.documents)
      articles.insert(std::filesystem::path(document.path).lexically_normal().string());
    for (const std::string& path : *changed)
      if (articles.contains(path)) focus.push_back(path);
  }
  const bool focused = !flags.focus.empty() || !flags.changed_since.empty();
  if (focused) refuse(review::focus(focus, report));
  session.say_all(review::accept_in_articles(today, report));
  if (const auto path = flags.decisions ? flags.decisions : session.config().decisions) {
    const auto decisions = review::load_decisions(*path);
    refuse(decisions ? review::apply(*decisions, today, focused, report) : decisions.error());
  }
  if (const auto path = flags.baseline ? flags.baseline : session.config().baseline) {
    const auto baseline = review::load_baseline(*path);
    if (!baseline) {
      refuse(baseline.error());
    } else if (const std::size_t gone = review::apply(*baseline, report); gone > 0 && !focused) {
      session.say({.level = Level::note,
                   .code = "C017",
                   .message = fmt::format("{} finding{} of the baseline {} gone", gone,
                                          gone == 1 ? "" : "s", gone == 1 ? "is" : "are"),
                   .file = *path,
                   .help = "write the baseline anew, so that they do not come back unseen"});
    }
  }
  return good;
}

int check(Session& session, const Flags& flags) {
  session.show_progress(!flags.quiet);
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
  std::vector<text::Document> documents = session.read_inputs(wrong);
  if (!engine || documents.empty()) return kWrong;
  const text::Date day = today(); // one for the whole run, though it may pass midnight
  review::FactSheet sheet;
  if (const auto path = flags.facts ? flags.facts : config.facts) {
    auto loaded = review::load_fact_sheet(*path, day);
    if (!loaded) {
      session.say_all(loaded.error());
      return kWrong;
    }
    sheet = std::move(*loaded);
    session.say_all(sheet.warnings);
    documents.insert(documents.end(), sheet.documents.begin(), sheet.documents.end());
  }

  // What publications settle may be told of what is of severity info otherwise.
  const bool info = show == "info";
  engine::Options options{.jobs = session.jobs(),
                          .show_info = info || !config.publications.empty()};
  report::Report report;
  {
    Progress progress(session.shows_progress());
    options.progress = progress.step("checking", "articles", "comparing what they say");
    report = engine->report(engine->run(std::move(documents), options), options);
  }
  review::hold_to_house_style(config, engine->rules().lexicons, report);
  if (!info)
    std::erase_if(report.facts,
                  [](const report::Fact& fact) { return fact.severity == report::Severity::info; });
  session.say_all(report.diagnostics);
  session.say_all(review::unused(sheet, report));
  if (!review(session, flags, day, report)) return kWrong;
  for (const Output& output : outputs) {
    const report::Style style{.colour = session.colour_stdout() && output.file.empty(),
                              .quiet = flags.quiet,
                              .ids = flags.ids || session.config().decisions.has_value(),
                              .file = output.file};
    if (!write(output, output.format->write(report, style), session)) wrong = true;
  }
  if (wrong) return kWrong;
  if (fail_on == "never") return kOk;
  const auto least = *report::relation(fail_on);
  for (const report::Fact& fact : report.facts)
    if (fact.relation >= least && fact.standing.open()) return kFindings;
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
  command
      ->add_option("--focus", flags->focus,
                   "Only findings that touch this article, anchored in it (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      ->add_option("--changed-since", flags->changed_since,
                   "The same for the articles that changed since a git revision")
      ->type_name("REV");
  command->add_option("--decisions", flags->decisions, "What editors have decided about findings")
      ->type_name("FILE");
  command->add_option("--facts", flags->facts, "A fact sheet; articles are held against it")
      ->type_name("FILE");
  command->add_option("--baseline", flags->baseline, "A JSON report; its findings are marked known")
      ->type_name("FILE");
  command->add_flag("--ids", flags->ids, "The fingerprint of each finding, for the decisions file");
  command->add_flag("--quiet", flags->quiet, "The summary line alone");
  command->callback([&session, &status, flags] { status = check(session, *flags); });
}

} // namespace crosscheck::cli
