// completion SHELL and man: the flags as they are, for shells and for man(1). Both walk the one
// tree of commands that also prints --help, so none of the three can say something else.
#include "cli/commands.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace crosscheck::cli {
namespace {

using Commands = std::vector<const CLI::App*>;

Commands commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

// "--format", "-h": as written on the command line.
std::vector<std::string> flags_of(const CLI::App& app) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
    for (const std::string& name : option->get_snames()) flags.push_back("-" + name);
  }
  return flags;
}

// The ways to a command: {"", app}, {"check", ...}, {"rules test", ...}.
void walk(const CLI::App& app, const std::string& path,
          const std::function<void(const std::string&, const CLI::App&)>& visit) {
  visit(path, app);
  for (const CLI::App* command : commands_of(app))
    walk(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), visit);
}

std::string words_of(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : commands_of(app)) words.push_back(command->get_name());
  for (std::string& flag : flags_of(app)) words.push_back(std::move(flag));
  return fmt::format("{}", fmt::join(words, " "));
}

// The words after the command decide; what is not a flag or a command is a file.
std::string bash(const CLI::App& app) {
  std::string cases;
  walk(app, "", [&](const std::string& path, const CLI::App& command) {
    cases += fmt::format("    '{}') words='{}{}' ;;\n", path, words_of(command),
                         path.empty() ? "" : " --config");
  });
  return "# bash completion of crosscheck\n"
         "_crosscheck() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} path= word words=\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case $word in -*) continue ;; esac\n"
         "    case \" $(_crosscheck_words \"$path\") \" in\n"
         "      *\" $word \"*) path=${path:+$path }$word ;;\n"
         "    esac\n"
         "  done\n"
         "  words=$(_crosscheck_words \"$path\")\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  if [[ $current != -* ]]; then COMPREPLY+=($(compgen -f -- \"$current\")); fi\n"
         "}\n"
         "_crosscheck_words() {\n"
         "  local words=\n"
         "  case $1 in\n" +
         cases +
         "  esac\n"
         "  printf '%s' \"$words\"\n"
         "}\n"
         "complete -o filenames -F _crosscheck crosscheck\n";
}

std::string zsh(const CLI::App& app) {
  return "#compdef crosscheck\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         bash(app);
}

// 'it'\''s' of fish.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish(const CLI::App& app) {
  std::string out = "# fish completion of crosscheck\n";
  walk(app, "", [&](const std::string& path, const CLI::App& command) {
    std::string seen = "__fish_use_subcommand";
    if (!path.empty()) {
      seen = "__fish_seen_subcommand_from " + path.substr(0, path.find(' '));
      if (const std::size_t space = path.find(' '); space != std::string::npos)
        seen += "; and __fish_seen_subcommand_from " + path.substr(space + 1);
    }
    for (const CLI::App* below : commands_of(command))
      out += fmt::format("complete -c crosscheck -n {} -a {} -d {}\n", fish_quoted(seen),
                         below->get_name(), fish_quoted(below->get_description()));
    for (const CLI::Option* option : command.get_options())
      for (const std::string& name : option->get_lnames())
        out += fmt::format("complete -c crosscheck -n {} -l {} -d {}\n", fish_quoted(seen), name,
                           fish_quoted(option->get_description()));
  });
  return out;
}

// Text of roff: a hyphen is a hyphen, a line does not begin with a control character.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-')
      out += "\\-";
    else if (c == '\\')
      out += "\\e";
    else
      out += c;
  }
  if (!out.empty() && (out.front() == '.' || out.front() == '\'')) out.insert(0, "\\&");
  return out;
}

std::string man(const CLI::App& app) {
  std::string out = fmt::format(".TH CROSSCHECK 1 \"\" \"crosscheck {}\" \"User Commands\"\n"
                                ".SH NAME\ncrosscheck \\- reports where news articles disagree\n"
                                ".SH SYNOPSIS\n.B crosscheck\n.I COMMAND\n[\\fIOPTION\\fR ...]\n"
                                ".SH DESCRIPTION\n{}\n",
                                CROSSCHECK_VERSION, roff(app.get_description()));
  walk(app, "", [&](const std::string& path, const CLI::App& command) {
    if (path.empty())
      out += ".SH OPTIONS\n";
    else if (commands_of(command).empty())
      out +=
          fmt::format(".SH {}\n{}.\n", roff("crosscheck " + path), roff(command.get_description()));
    else
      return;
    for (const CLI::Option* option : command.get_options()) {
      if (!path.empty() && option->check_lname("help")) continue;
      out += fmt::format(".TP\n\\fB{}\\fR\n{}\n",
                         roff(option->get_positional() ? option->get_name(true, false)
                                                       : option->get_name(false, true)),
                         roff(option->get_description()));
    }
  });
  return out + ".SH EXIT STATUS\n0 nothing at or above \\fB\\-\\-fail\\-on\\fR; 1 findings; 2 "
               "wrong usage, "
               "configuration, rule or unreadable input.\n"
               ".SH FILES\n.TP\n\\fBcrosscheck.yml\\fR\nThe configuration, in the working folder "
               "or above.\n"
               ".SH ENVIRONMENT\n.TP\n\\fBCROSSCHECK_RULES\\fR\nA folder of rules.\n"
               ".TP\n\\fBCROSSCHECK_CONFIG\\fR\nThe configuration file; none: without one.\n"
               ".TP\n\\fBNO_COLOR\\fR\nNo colours.\n";
}

} // namespace

void add_manual(CLI::App& app, Session& /*session*/, int& status) {
  CLI::App* completion = app.add_subcommand("completion", "Prints a shell's completion script");
  auto shell = std::make_shared<std::string>();
  completion->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""));
  completion->callback([&app, &status, shell] {
    const std::string script = *shell == "fish"  ? fish(app)
                               : *shell == "zsh" ? zsh(app)
                                                 : bash(app);
    std::fputs(script.c_str(), stdout);
    status = kOk;
  });
  app.add_subcommand("man", "Prints the manual page")->callback([&app, &status] {
    std::fputs(man(app).c_str(), stdout);
    status = kOk;
  });
}

} // namespace crosscheck::cli
