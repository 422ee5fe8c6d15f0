// The commands. Each adds a sub-command with its flags to the application and sets `status` when it
// runs.
#pragma once

namespace CLI {
class App;
}

namespace crosscheck::cli {

class Session;

inline constexpr int kOk = 0;
inline constexpr int kFindings = 1;
inline constexpr int kWrong = 2;

void add_check(CLI::App& app, Session& session, int& status);  ///< check: articles in, findings out
void add_claims(CLI::App& app, Session& session, int& status); ///< claims: JSON Lines of claims
void add_mentions(CLI::App& app, Session& session,
                  int& status);                               ///< mentions: JSON Lines of mentions
void add_read(CLI::App& app, Session& session, int& status);  ///< read: JSON Lines of articles
void add_names(CLI::App& app, Session& session, int& status); ///< names A B | -
void add_rules(CLI::App& app, Session& session, int& status); ///< rules test|check|list|try

void add_config(CLI::App& app, Session& session, int& status); ///< config print

void add_explain(CLI::App& app, Session& session, int& status); ///< explain FILE:LINE [FILE:LINE]

void add_manual(CLI::App& app, Session& session, int& status); ///< completion SHELL; man

// Those of `rules`.
void add_rules_test(CLI::App& rules, Session& session, int& status);  ///< test [RULE]...
void add_rules_check(CLI::App& rules, Session& session, int& status); ///< check [PATH]...
void add_rules_try(CLI::App& rules, Session& session, int& status);   ///< try PATTERN [INPUT]
void add_rules_list(CLI::App& rules, Session& session, int& status);  ///< list [RULE]...
void add_rules_show(CLI::App& rules, Session& session, int& status);  ///< show RULE...
void add_rules_explain(CLI::App& rules, Session& session,
                       int& status); ///< explain RULE FILE[:LINE]

} // namespace crosscheck::cli
