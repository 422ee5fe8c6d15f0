#include "ingest/front_matter.h"

#include "ingest/accept.h"
#include "ingest/dates.h"
#include "text/utf8.h"

#include <fmt/format.h>
#include <optional>

namespace crosscheck::ingest {
namespace {

constexpr std::size_t kLongestBlock = 64 * 1024;

struct Line {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t begin) {
  std::size_t end = text.find('\n', begin);
  const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
  if (end == std::string_view::npos) end = text.size();
  if (end > begin && text[end - 1] == '\r') --end;
  return {text.substr(begin, end - begin), begin, next};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool rule(std::string_view line) { return trimmed(line) == "---" && line.front() == '-'; }

// A key is a word: "title", "published_at". "Norhaven: the flood" is text.
std::optional<std::size_t> key_end(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() &&
         (text::is_letter(static_cast<unsigned char>(line[i])) || line[i] == '_' ||
          line[i] == '-' || (i > 0 && line[i] >= '0' && line[i] <= '9'))) {
    ++i;
  }
  if (i == 0 || i >= line.size() || line[i] != ':') return std::nullopt;
  if (i + 1 < line.size() && line[i + 1] != ' ' && line[i + 1] != '\t') return std::nullopt;
  return i;
}

struct Scalar {
  std::string value;
  std::size_t offset = 0; // of its first byte in the line
  bool exact = true;      // the file has the value byte for byte
};

// A plain, 'single' or "double" quoted scalar as YAML reads them; none where quotes are not closed,
// or something follows them.
std::optional<Scalar> scalar(std::string_view line, std::size_t from) {
  while (from < line.size() && (line[from] == ' ' || line[from] == '\t')) ++from;
  Scalar out{.offset = from};
  if (from == line.size()) return out;
  const char quote = line[from];
  if (quote != '"' && quote != '\'') {
    std::string_view value = line.substr(from);
    if (value.front() == '#') return out;
    if (const std::size_t comment = value.find(" #"); comment != std::string_view::npos)
      value = value.substr(0, comment);
    out.value = trimmed(value);
    if (out.value == "null" || out.value == "~") out.value.clear();
    return out;
  }
  out.offset = from + 1;
  std::size_t i = from + 1;
  for (; i < line.size(); ++i) {
    if (quote == '\'' && line[i] == '\'') {
      if (i + 1 >= line.size() || line[i + 1] != '\'') break;
      ++i;
      out.exact = false;
    } else if (quote == '"' && line[i] == '"') {
      break;
    } else if (quote == '"' && line[i] == '\\') {
      if (++i >= line.size()) return std::nullopt;
      out.exact = false;
      switch (line[i]) {
      case '"':
      case '\\':
      case '/': break;
      case 'n':
      case 't': out.value += ' '; continue;
      default: return std::nullopt;
      }
    }
    out.value += line[i];
  }
  if (i >= line.size()) return std::nullopt;
  const std::string_view rest = trimmed(line.substr(i + 1));
  if (!rest.empty() && rest.front() != '#') return std::nullopt;
  return out;
}

} // namespace

std::uint32_t read_front_matter(std::string_view text, const std::string& path,
                                text::Document& document, Diagnostics& diagnostics) {
  const Line opening = line_at(text, 0);
  if (opening.text.empty() || !rule(opening.text) || opening.next >= text.size()) return 0;
  // A rule of three dashes over plain text is no block: the next line must have a key, and it must
  // end.
  if (!key_end(line_at(text, opening.next).text)) return 0;
  std::size_t end = 0;
  for (std::size_t at = opening.next; at < text.size() && at < kLongestBlock;) {
    const Line line = line_at(text, at);
    if (!line.text.empty() && rule(line.text)) {
      end = line.begin;
      break;
    }
    at = line.next;
  }
  if (end == 0) return 0;

  std::uint32_t number = 1;
  for (std::size_t at = opening.next; at < end;) {
    const Line line = line_at(text, at);
    at = line.next;
    ++number;
    const auto colon = key_end(line.text);
    if (!colon) continue;
    std::string key(line.text.substr(0, *colon));
    for (char& c : key) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (key != "title" && key != "date" && key != "source" && key != "url" && key != "section" &&
        key != "author" && key != "byline" && key != "crosscheck-accept")
      continue;
    const auto column = static_cast<std::uint32_t>(*colon + 2);
    const auto complain = [&](Level level, const char* code, std::string message,
                              std::string help) {
      diagnostics.push_back(
          {.level = level,
           .code = code,
           .message = std::move(message),
           .file = path,
           .line = number,
           .column = std::min(column + 1, static_cast<std::uint32_t>(line.text.size())),
           .length = 1,
           .source_line = std::string(line.text.substr(0, 400)),
           .help = std::move(help)});
    };
    const auto value = scalar(line.text, *colon + 1);
    if (!value) {
      complain(Level::error, "I018", fmt::format("the value of '{}' cannot be read", key),
               "write it on one line, plain or in quotes that are closed");
      continue;
    }
    if (value->value.empty()) continue;
    if (key == "title") {
      document.title = value->value;
      const auto at = static_cast<std::uint32_t>(line.begin + value->offset);
      document.origin_title.runs = {{0, at}};
      // One with escapes stands as a whole where it begins.
      if (!value->exact)
        document.origin_title.runs.push_back(
            {static_cast<std::uint32_t>(document.title.size()), at});
      document.origin_title.line_starts = text::line_starts(text.substr(0, end));
    } else if (key == "crosscheck-accept") {
      if (auto acceptance = parse_acceptance(value->value, path, number, diagnostics))
        document.accepted.push_back(std::move(*acceptance));
    } else if (key == "source") {
      document.source = value->value;
    } else if (key == "url") {
      document.url = value->value;
    } else if (key == "section") {
      document.section = value->value;
    } else if (key == "author" || key == "byline") {
      document.byline = value->value;
    } else {
      document.date = publication_day(value->value);
      if (!document.date) {
        complain(Level::warning, "I015", fmt::format("'{}' is no ISO 8601 date", value->value),
                 "write the day as 2025-06-18; the article is read without a date");
      }
    }
  }
  return static_cast<std::uint32_t>(line_at(text, end).next);
}

} // namespace crosscheck::ingest
