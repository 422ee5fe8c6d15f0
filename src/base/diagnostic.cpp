#include "base/diagnostic.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck {
namespace {

struct Palette {
  std::string_view level, bold, dim, reset;
};

Palette palette(Level level, bool colour) {
  if (!colour) return {};
  const std::string_view of_level = level == Level::error     ? "\x1b[1;31m"
                                    : level == Level::warning ? "\x1b[1;33m"
                                                              : "\x1b[1;36m";
  return {of_level, "\x1b[1m", "\x1b[2m", "\x1b[0m"};
}

std::string_view name(Level level) {
  switch (level) {
  case Level::error: return "error";
  case Level::warning: return "warning";
  case Level::note: return "note";
  }
  return "";
}

// Control characters of a hostile file do not reach the terminal; a tab is one column.
std::string printable(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  return out;
}

// Terminal columns up to a byte, counting code points.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

constexpr std::size_t kShown = 160; // bytes of a source line that are shown

} // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.level == Level::error; });
}

std::string render(const Diagnostic& d, bool colour) {
  const Palette p = palette(d.level, colour);
  std::string out = fmt::format("{}{}[{}]{}: {}{}{}\n", p.level, name(d.level), d.code, p.reset,
                                p.bold, printable(d.message), p.reset);
  if (!d.file.empty()) {
    out += fmt::format("  --> {}", printable(d.file));
    if (d.line > 0) out += fmt::format(":{}", d.line);
    if (d.line > 0 && d.column > 0) out += fmt::format(":{}", d.column);
    out += '\n';
  }
  if (d.line > 0 && !d.source_line.empty()) {
    // A long line is shown around the caret, cut at code point borders.
    std::size_t from = 0;
    const std::size_t at =
        std::min<std::size_t>(d.column > 0 ? d.column - 1 : 0, d.source_line.size());
    if (at > kShown / 2 && d.source_line.size() > kShown) from = at - kShown / 2;
    const auto continues = [&](std::size_t i) {
      return i < d.source_line.size() &&
             (static_cast<unsigned char>(d.source_line[i]) & 0xC0U) == 0x80U;
    };
    while (continues(from)) ++from;
    std::size_t to = std::min(d.source_line.size(), from + kShown);
    while (continues(to)) ++to;
    const std::string number = std::to_string(d.line);
    const std::string blank(number.size(), ' ');
    const std::string_view shown = std::string_view(d.source_line).substr(from, to - from);
    out += fmt::format("{} {}|{}\n", blank, p.dim, p.reset);
    out += fmt::format("{} {}|{} {}\n", number, p.dim, p.reset, printable(shown));
    if (d.length > 0 && d.column > 0 && at >= from) {
      const std::string_view before = shown.substr(0, at - from);
      const std::string_view under = shown.substr(std::min(at - from, shown.size()), d.length);
      out += fmt::format("{} {}|{} {}{}{}{}\n", blank, p.dim, p.reset,
                         std::string(columns(before), ' '), p.level,
                         std::string(std::max<std::size_t>(1, columns(under)), '^'), p.reset);
    }
  }
  if (!d.help.empty()) out += fmt::format("  {}help:{} {}\n", p.bold, p.reset, printable(d.help));
  return out;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::size_t limit = word.size() <= 4 ? 1 : word.size() <= 8 ? 2 : 3;
  std::string_view best;
  std::size_t best_distance = limit + 1;
  std::vector<std::size_t> row;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > word.size() + limit || word.size() > candidate.size() + limit) continue;
    // Optimal string alignment would need two rows; a swap counts two here, which is near enough.
    row.resize(candidate.size() + 1);
    for (std::size_t j = 0; j <= candidate.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const std::size_t above = row[j];
        row[j] = std::min(
            {above + 1, row[j - 1] + 1, diagonal + (word[i - 1] == candidate[j - 1] ? 0U : 1U)});
        diagonal = above;
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

} // namespace crosscheck
