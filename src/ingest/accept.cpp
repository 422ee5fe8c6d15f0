#include "ingest/accept.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace crosscheck::ingest {
namespace {

constexpr std::string_view kKey = "crosscheck-accept:";
constexpr std::size_t kLongest = 2000; // a comment that never ends is no acceptance

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

} // namespace

std::optional<text::Acceptance> parse_acceptance(std::string_view written, const std::string& path,
                                                 std::uint32_t line, Diagnostics& diagnostics) {
  text::Acceptance out;
  out.line = line;
  // Word processors make one long dash of two short ones.
  std::size_t dashes = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view mark : {" -- ", " — ", " – "})
    if (const std::size_t at = written.find(mark); at < dashes) {
      dashes = at;
      length = mark.size();
    }
  std::string_view what = trimmed(written.substr(0, dashes));
  if (dashes != std::string_view::npos) out.reason = trimmed(written.substr(dashes + length));
  constexpr std::string_view kUntil = " until ";
  bool dated = true;
  if (const std::size_t until = what.rfind(kUntil); until != std::string_view::npos) {
    out.until = text::parse_date(trimmed(what.substr(until + kUntil.size())));
    dated = out.until.has_value();
    what = trimmed(what.substr(0, until));
  }
  const std::size_t space = what.find(' ');
  out.attribute = what.substr(0, space);
  if (space != std::string_view::npos) out.value = trimmed(what.substr(space));
  if (!out.attribute.empty() && !out.reason.empty() && dated) return out;
  diagnostics.push_back(
      {.level = Level::warning,
       .code = "I030",
       .message = fmt::format("'{}' accepts nothing", trimmed(written.substr(0, 120))),
       .file = path,
       .line = line,
       .help = "write  ATTRIBUTE VALUE until 2026-01-31 -- reason; value and day may be left out"});
  return std::nullopt;
}

std::optional<text::Acceptance> acceptance_in_comment(std::string_view comment,
                                                      const std::string& path, std::uint32_t line,
                                                      Diagnostics& diagnostics) {
  comment = trimmed(comment);
  if (!comment.starts_with(kKey)) return std::nullopt;
  return parse_acceptance(trimmed(comment.substr(kKey.size())), path, line, diagnostics);
}

void take_acceptances(std::string& text, const std::string& path, std::uint32_t first_line,
                      text::Document& document, Diagnostics& diagnostics) {
  constexpr std::string_view kOpen = "<!--";
  constexpr std::string_view kClose = "-->";
  std::uint32_t line = first_line;
  std::size_t counted = 0;
  for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at, kLongest);
    const std::size_t word = rest.find_first_not_of(" \t\r\n", kOpen.size());
    if (word == std::string_view::npos || !rest.substr(word).starts_with(kKey)) continue;
    const std::size_t end = rest.find(kClose);
    if (end == std::string_view::npos) continue;
    const std::string_view inside = rest.substr(kOpen.size(), end - kOpen.size());
    line += static_cast<std::uint32_t>(
        std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                   text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted = at;
    if (auto acceptance = acceptance_in_comment(inside, path, line, diagnostics))
      document.accepted.push_back(std::move(*acceptance));
    for (std::size_t i = at; i < at + end + kClose.size(); ++i)
      if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
}

void add_acceptances(std::string piece, const std::string& path, std::uint32_t first_line,
                     text::Document& document, Diagnostics& diagnostics) {
  for (const auto& [written, meant] :
       {std::pair{"&lt;!--", "   <!--"}, std::pair{"--&gt;", "-->   "}})
    for (std::size_t at = piece.find(written); at != std::string::npos;
         at = piece.find(written, at))
      piece.replace(at, std::string_view(written).size(), meant);
  take_acceptances(piece, path, first_line, document, diagnostics);
}

} // namespace crosscheck::ingest
