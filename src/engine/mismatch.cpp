#include "engine/mismatch.h"

#include <fmt/format.h>

namespace crosscheck::engine {
namespace {

// Control characters of an article do not reach the terminal.
std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text;
}

} // namespace

std::string render(const Mismatch& mismatch, bool colour) {
  Diagnostic what = mismatch.what;
  const std::string help = std::move(what.help);
  what.help.clear();
  std::string out = crosscheck::render(what, colour);
  const std::string_view minus = colour ? "\x1b[31m" : "", plus = colour ? "\x1b[32m" : "",
                         bold = colour ? "\x1b[1m" : "", reset = colour ? "\x1b[0m" : "";
  const auto note = [&](const std::string& line) {
    const std::size_t colon = line.find(':');
    out += fmt::format("  {}{}{}{}\n", bold, line.substr(0, colon + 1), reset,
                       printable(line.substr(colon + 1)));
  };
  // The place first, how it differs there, then what else is near.
  std::size_t next = 0;
  for (; next < mismatch.notes.size() && mismatch.notes[next].starts_with("article:"); ++next)
    note(mismatch.notes[next]);
  for (const FieldDiff& diff : mismatch.differences) {
    out += fmt::format("    {}- {}: {}{}\n", minus, diff.field, printable(diff.expected), reset);
    out += fmt::format("    {}+ {}: {}{}\n", plus, diff.field,
                       diff.got.empty() ? "nothing" : printable(diff.got), reset);
  }
  for (; next < mismatch.notes.size(); ++next) note(mismatch.notes[next]);
  if (!help.empty()) note("help: " + help);
  return out;
}

} // namespace crosscheck::engine
