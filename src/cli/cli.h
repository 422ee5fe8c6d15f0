// The command line: flags, commands, exit status, wiring.
#pragma once

namespace crosscheck::cli {

/// Runs the program. Returns 0, 1 (findings) or 2 (wrong usage, configuration, rule or input).
int main(int argc, const char* const* argv);

} // namespace crosscheck::cli
