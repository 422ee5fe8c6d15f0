#include "ingest/plain.h"

#include "ingest/accept.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/front_matter.h"
#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::ingest {
namespace {

// "Flood hits Norhaven" over an article that opens with that line, or with its two halves.
bool repeats(std::string_view text, std::string_view title) {
  const std::string wanted = title_form(title);
  if (wanted.empty()) return false;
  std::size_t end = text.find_first_not_of(" \t\r\n");
  for (int lines = 0; lines < 3 && end < text.size(); ++lines) {
    end = std::min(text.find('\n', end), text.size());
    if (end > title.size() * 2 + 200) return false;
    if (title_form(text.substr(0, end)) == wanted) return true;
    end = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
  }
  return false;
}

} // namespace

std::string title_form(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text)) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  return out;
}

std::optional<Diagnostic> too_large(std::size_t bytes, const std::string& path,
                                    const Options& options) {
  if (bytes <= options.max_document_bytes) return std::nullopt;
  return Diagnostic{.code = "I008",
                    .message = fmt::format("'{}' has more than {} MB, too much for one article",
                                           path, options.max_document_bytes >> 20U),
                    .file = path,
                    .help = "give one article a file, or JSON Lines with one article a line"};
}

Diagnostic no_text(const std::string& path) {
  return {.code = "I004",
          .message = fmt::format("'{}' has no text", path),
          .file = path,
          .help = "remove it from the inputs, or write the article into it"};
}

bool same_article(const text::Document& a, const text::Document& b) {
  return a.text == b.text && a.title == b.title && a.date == b.date && a.captions == b.captions;
}

void complete(text::Document& document) {
  document.caption.clear();
  for (const std::string& caption : document.captions) {
    if (!document.caption.empty()) document.caption += "\n\n";
    document.caption += caption;
  }
  document.title_repeated = repeats(document.text, document.title);
  if (document.origin_text.line_starts.empty()) {
    document.origin_text.line_starts = text::line_starts(document.text);
  }
}

Result<text::Document> read_plain(std::string bytes, const std::string& path,
                                  const Options& options, Diagnostics& notes) {
  if (auto large = too_large(bytes.size(), path, options)) return fail(std::move(*large));
  Result<std::string> decoded = to_utf8(std::move(bytes), path, notes);
  if (!decoded) return tl::unexpected(decoded.error());
  text::Document document;
  document.path = path == "-" ? "" : path;
  document.id = path;
  Diagnostics found;
  const std::uint32_t begin = read_front_matter(*decoded, path, document, found);
  notes.insert(notes.end(), found.begin(), found.end());
  if (has_errors(found)) return tl::unexpected(Diagnostics{});
  document.origin_text.line_starts = text::line_starts(*decoded);
  take_acceptances(*decoded, path, 1, document, notes);
  if (begin > 0) document.origin_text.runs = {{0, begin}};
  document.text = begin > 0 ? decoded->substr(begin) : std::move(*decoded);
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return fail(no_text(path));
  }
  if (!document.date) document.date = date_in_name(path);
  complete(document);
  return document;
}

} // namespace crosscheck::ingest
