#include "ingest/json_lines.h"

#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/json_depth.h"
#include "ingest/ninjs.h"
#include "ingest/plain.h"
#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <utility>

namespace crosscheck::ingest {
namespace {

using nlohmann::json;

constexpr std::size_t kShown = 2000; // a longer line is not copied into a diagnostic

class Reader {
public:
  Reader(std::string path, const Options& options, Ingested& out)
      : path_(std::move(path)), options_(options), out_(out) {}

  // One JSON text that stands at a line of the file.
  void parse(std::string_view text, std::uint32_t line) {
    line_ = line;
    source_ = text;
    if (const auto at = text::find_invalid_utf8(text)) {
      complain("I006",
               fmt::format("not valid UTF-8: byte 0x{:02X}", static_cast<unsigned char>(text[*at])),
               "JSON is UTF-8; convert the file", *at);
      return;
    }
    if (const auto at = too_deep(text)) {
      complain("I010", fmt::format("brackets nest deeper than {}", kDeepestJson),
               "an article is a flat object", *at);
      return;
    }
    try {
      const json value = json::parse(text);
      if (value.is_array() && whole_file_) {
        array(value);
      } else {
        object(value, {});
      }
    } catch (const json::parse_error& error) {
      const std::size_t at = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
      complain("I009", "not valid JSON: " + reason(error.what()),
               "one JSON object a line, in double quotes", at);
    } catch (const json::exception& error) {
      complain("I009", "not valid JSON: " + reason(error.what()),
               "one JSON object a line, in double quotes", 0);
    }
  }

  void whole_file(bool whole) { whole_file_ = whole; }

  void complain(const char* code, std::string message, std::string help,
                std::optional<std::size_t> at = {}, Level level = Level::error) {
    Diagnostic d{.level = level,
                 .code = code,
                 .message = std::move(message),
                 .file = path_,
                 .line = line_,
                 .help = std::move(help)};
    if (at && !whole_file_) {
      d.column = static_cast<std::uint32_t>(*at + 1);
    } else if (at) {
      const auto where = text::position(text::line_starts(source_.substr(0, *at)),
                                        static_cast<std::uint32_t>(*at));
      d.line = where.line;
      d.column = where.column;
    }
    if (at && !whole_file_ && source_.size() <= kShown && !text::find_invalid_utf8(source_)) {
      d.length = 1;
      d.source_line = source_;
    }
    out_.diagnostics.push_back(std::move(d));
  }

  void at_line(std::uint32_t line) { line_ = line; }

private:
  // nlohmann's "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error ..."
  static std::string reason(std::string_view what) {
    if (const std::size_t colon = what.find(": "); colon != std::string_view::npos)
      what.remove_prefix(colon + 2);
    return std::string(what.substr(0, 200));
  }

  void array(const json& values) {
    std::size_t number = 0;
    for (const json& value : values) {
      ++number;
      object(value, fmt::format("article {}: ", number));
    }
    if (number == 0)
      complain("I004", fmt::format("'{}' has no articles", path_), "the array is empty");
  }

  // A member that is a string; none where absent or null; `ok` false where it is something else.
  std::optional<std::string> string_member(const json& object, const char* key,
                                           const std::string& where, bool& ok) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return std::nullopt;
    if (found->is_string()) return found->get<std::string>();
    if (std::string_view(key) == "id" && found->is_number_integer()) return found->dump();
    complain("I013",
             fmt::format("{}'{}' is {} {}, not a string", where, key,
                         found->is_array() || found->is_object() ? "an" : "a", found->type_name()),
             fmt::format("write \"{}\": \"...\"", key));
    ok = false;
    return std::nullopt;
  }

  // An article in crosscheck's own members; false where one is of the wrong type.
  bool own(const json& value, const std::string& where, JsonArticle& out) {
    bool ok = true;
    out.id = string_member(value, "id", where, ok);
    out.text = string_member(value, "text", where, ok);
    out.date = string_member(value, "date", where, ok);
    out.rest.title = string_member(value, "title", where, ok).value_or("");
    out.rest.url = string_member(value, "url", where, ok).value_or("");
    out.rest.source = string_member(value, "source", where, ok).value_or("");
    // Others may write these as they like: they are for show.
    for (const auto& [key, into] :
         {std::pair{"section", &out.rest.section}, std::pair{"byline", &out.rest.byline}})
      if (const auto found = value.find(key); found != value.end() && found->is_string())
        *into = found->get<std::string>();
    return ok && captions(value, where, out.rest);
  }

  void object(const json& value, const std::string& where) {
    if (!value.is_object()) {
      complain("I011",
               fmt::format("{}not an object but {} {}", where, value.is_array() ? "an" : "a",
                           value.type_name()),
               "write one article a line: {\"id\": \"...\", \"text\": \"...\"}");
      return;
    }
    JsonArticle article;
    if (is_ninjs(value)) {
      article = read_ninjs(value, path_);
    } else if (!own(value, where, article)) {
      return;
    }
    const auto& [id, text, date, rest] = article;
    text::Document document = rest;
    if (!text || text->find_first_not_of(" \t\r\n") == std::string::npos) {
      complain("I012",
               where + (text ? "the article has an empty 'text'" : "the article has no 'text'"),
               "an article needs its text: {\"id\": \"...\", \"text\": \"...\"}");
      return;
    }
    if (text->size() > options_.max_document_bytes) {
      complain("I008",
               fmt::format("{}the article has more than {} MB", where,
                           options_.max_document_bytes >> 20U),
               "split what is not one article");
      return;
    }
    if (id && id->empty()) {
      complain("I016", where + "the article has an empty 'id'",
               "give every article an id of its own");
      return;
    }
    document.id = id ? *id : fallback_id();
    document.path = path_ == "-" ? "" : path_;
    document.text = *text;
    if (date) {
      document.date = publication_day(*date);
      if (!document.date) {
        complain("I015", fmt::format("{}'{}' is no ISO 8601 date", where, date->substr(0, 60)),
                 "write the day as 2025-06-18; the article is read without a date", {},
                 Level::warning);
      }
    }
    complete(document);
    const auto [known, added] =
        ids_.try_emplace(document.id, std::pair{out_.documents.size(), line_});
    if (!added) {
      repeated(document, out_.documents[known->second.first], known->second.second, where);
      return;
    }
    out_.documents.push_back(std::move(document));
  }

  void repeated(const text::Document& document, const text::Document& first, std::uint32_t line,
                const std::string& where) {
    const bool same = same_article(first, document);
    const std::string before = line > 0 ? fmt::format(" of line {}", line) : "";
    complain("I014",
             fmt::format("{}'{}' is the id{} again{}", where, document.id, before,
                         same ? ", of the same article; it is read once"
                              : "; the first article is read"),
             "give every article an id of its own", {}, same ? Level::warning : Level::error);
  }

  bool captions(const json& object, const std::string& where, text::Document& document) {
    const auto found = object.find("captions");
    if (found == object.end() || found->is_null()) return true;
    const bool strings =
        found->is_array() &&
        std::all_of(found->begin(), found->end(), [](const json& c) { return c.is_string(); });
    if (!strings) {
      complain("I013", where + "'captions' is no array of strings",
               "write \"captions\": [\"...\"]");
      return false;
    }
    document.captions = found->get<std::vector<std::string>>();
    return true;
  }

  std::string fallback_id() {
    return whole_file_ ? fmt::format("{}:{}", path_, ++nameless_)
                       : fmt::format("{}:{}", path_, line_);
  }

  std::string path_;
  const Options& options_;
  Ingested& out_;
  std::uint32_t line_ = 0;
  std::string_view source_;
  bool whole_file_ = false;
  std::size_t nameless_ = 0;
  /// Where the ids of this file stand: index into out_.documents, line.
  std::map<std::string, std::pair<std::size_t, std::uint32_t>> ids_;
};

// Splits a stream into lines; a line past `limit` is skipped to its end and told as too long.
template <class OnLine, class OnTooLong>
void for_each_line(std::istream& in, std::size_t limit, const OnLine& on_line,
                   const OnTooLong& on_too_long) {
  std::string buffer(std::size_t{1} << 18U, '\0');
  std::string line;
  std::uint32_t number = 1;
  bool skipping = false;
  const auto finish = [&] {
    if (skipping) {
      on_too_long(number);
    } else {
      on_line(line, number);
    }
    line.clear();
    skipping = false;
  };
  bool any = false;
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    std::string_view chunk(buffer.data(), static_cast<std::size_t>(in.gcount()));
    while (!chunk.empty()) {
      any = true;
      const std::size_t end = std::min(chunk.find('\n'), chunk.size());
      if (!skipping && line.size() + end > limit) {
        skipping = true;
        line = std::string();
      }
      if (!skipping) line.append(chunk.substr(0, end));
      if (end == chunk.size()) break;
      finish();
      any = false;
      ++number;
      chunk.remove_prefix(end + 1);
    }
  }
  if (any) finish();
}

bool blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

void read_json_lines(std::istream& in, const std::string& path, const Options& options,
                     Ingested& out) {
  Reader reader(path, options, out);
  const std::size_t before = out.documents.size() + out.diagnostics.size();
  // Escapes and the other members make a line longer than its text, hardly ever twice as long.
  const std::size_t limit = options.max_document_bytes * 2 + (std::size_t{1} << 16U);
  for_each_line(
      in, limit,
      [&](std::string_view line, std::uint32_t number) {
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        if (!blank(line)) reader.parse(line, number);
      },
      [&](std::uint32_t number) {
        reader.at_line(number);
        reader.complain(
            "I008",
            fmt::format("the line has more than {} MB, too much for one article", limit >> 20U),
            "give one article a line");
      });
  if (out.documents.size() + out.diagnostics.size() == before) {
    out.diagnostics.push_back(
        {.code = "I004",
         .message = fmt::format("'{}' has no articles", path),
         .file = path,
         .help = "JSON Lines has one article a line: {\"id\": \"...\", \"text\": \"...\"}"});
  }
}

void read_json(std::string bytes, const std::string& path, const Options& options, Ingested& out) {
  Diagnostics notes;
  Result<std::string> decoded = to_utf8(std::move(bytes), path, notes);
  out.diagnostics.insert(out.diagnostics.end(), notes.begin(), notes.end());
  if (!decoded) {
    out.diagnostics.insert(out.diagnostics.end(), decoded.error().begin(), decoded.error().end());
    return;
  }
  // Several objects, one a line, under the name .json are JSON Lines.
  const std::size_t begin = decoded->find_first_not_of(" \t\r\n");
  if (begin != std::string::npos && (*decoded)[begin] == '{') {
    const std::size_t end = decoded->find('\n', begin);
    const bool more =
        end != std::string::npos && decoded->find_first_not_of(" \t\r\n", end) != std::string::npos;
    const std::string_view first(decoded->data() + begin, (more ? end : decoded->size()) - begin);
    if (more && !too_deep(first) && json::accept(first)) {
      std::istringstream lines(*decoded);
      read_json_lines(lines, path, options, out);
      return;
    }
  }
  if (begin == std::string::npos) {
    out.diagnostics.push_back({.code = "I004",
                               .message = fmt::format("'{}' has no text", path),
                               .file = path,
                               .help = "an article is {\"id\": \"...\", \"text\": \"...\"}"});
    return;
  }
  Reader reader(path, options, out);
  reader.whole_file(true);
  reader.parse(*decoded, 0);
}

} // namespace crosscheck::ingest
