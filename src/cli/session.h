// What commands share: where the rules are, how inputs are read, how the user is told.
#pragma once

#include "base/diagnostic.h"
#include "config/config.h"
#include "engine/engine.h"
#include "ingest/ingest.h"
#include "rules/load.h"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace crosscheck::cli {

class Session {
public:
  Session();

  /// Flags: --config.
  void add_flags(CLI::App& app);
  /// Flags: --rules, --jobs, --date-of, --files-from, --stdin-filename.
  void add_rule_flags(CLI::App& command);
  /// Rule files or folders as arguments, the same as --rules.
  void add_rule_paths(CLI::App& command);
  void add_input_flags(CLI::App& command);
  /// --among: the articles beside the ones that a command names itself.
  void add_among_flag(CLI::App& command);

  /// Reads crosscheck.yml: --config, else $CROSSCHECK_CONFIG, else the nearest one upwards. Says
  /// what is wrong with it and returns false: then nothing should run. Called once, before the
  /// rest.
  [[nodiscard]] bool configure();
  /// Empty where there is no file.
  [[nodiscard]] const config::Config& config() const { return config_; }

  /// Prints on stderr, coloured on a terminal.
  void say(const Diagnostic& diagnostic) const;
  void say_all(const Diagnostics& diagnostics) const;

  /// The rule folders of this run: --rules, else $CROSSCHECK_RULES, else those of the
  /// configuration, else the packaged ones. "packaged" stands for the packaged ones in each of
  /// them.
  [[nodiscard]] std::vector<std::string> rule_paths() const;
  /// Whether --rules was given; and the rules of a command that names them itself.
  [[nodiscard]] bool rules_given() const { return !rules_.empty(); }
  void use_rules(std::vector<std::string> paths) { rules_ = std::move(paths); }
  /// share/crosscheck/rules beside the installed program, else rules/ of the source tree.
  [[nodiscard]] static std::string packaged_rules();

  /// Loads rules, with the configuration's overrides unless they are left out, and says what is
  /// wrong with them; `wrong` is set when something is an error. A rule that cannot be compiled
  /// costs no other. None where no engine can be made.
  enum class Overrides { applied, left_out };
  [[nodiscard]] std::optional<engine::Engine>
  load_engine(bool& wrong, Overrides overrides = Overrides::applied) const;
  /// The lexicons and rules without compiling; with overrides those that publications add.
  [[nodiscard]] rules::Loaded load_rules(Overrides overrides = Overrides::left_out) const;

  /// Reads standard input where no input was named and one is piped in.
  void default_to_stdin();
  /// Whether people at a terminal see how far a run is; true unless a command is to be quiet.
  void show_progress(bool wanted) { progress_ = wanted; }
  [[nodiscard]] bool shows_progress() const { return progress_; }

  /// Reads the inputs and says what is wrong with them; `wrong` is set when something is an error.
  [[nodiscard]] std::vector<text::Document>
  read_inputs(bool& wrong, const std::vector<std::string>& more = {}) const;

  [[nodiscard]] unsigned jobs() const { return jobs_.value_or(config_.jobs.value_or(0)); }
  [[nodiscard]] bool colour_stdout() const { return colour_stdout_; }

private:
  std::vector<std::string> rules_;
  std::vector<std::string> inputs_;
  std::vector<std::string> dates_;
  std::string list_; ///< --files-from
  std::string stdin_name_ = "-";
  std::optional<unsigned> jobs_;
  std::string config_path_;
  config::Config config_;
  bool progress_ = true;
  bool colour_stdout_ = false;
  bool colour_stderr_ = false;
};

} // namespace crosscheck::cli
