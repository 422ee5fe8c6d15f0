#include "cli/commands.h"

void crosscheck::cli::add_mentions(CLI::App&, Session&, int&) {}
