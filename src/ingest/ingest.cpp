#include "ingest/ingest.h"

#include "ingest/docx.h"
#include "ingest/feed.h"
#include "ingest/folder.h"
#include "ingest/format.h"
#include "ingest/html.h"
#include "ingest/json_lines.h"
#include "ingest/markdown.h"
#include "ingest/plain.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <system_error>
#include <tuple>

namespace crosscheck::ingest {
namespace {

namespace fs = std::filesystem;

// "./news//a.txt" -> "news/a.txt": the name that a document goes by.
std::string shown(std::string path) {
  std::string out;
  for (const char c : path) {
    if (c != '/' || out.empty() || out.back() != '/') out += c;
  }
  while (out.starts_with("./") && out.size() > 2) out.erase(0, 2);
  return out;
}

class Collector {
public:
  Collector(const Options& options, Ingested& out) : options_(options), out_(out) {}

  void input(const std::string& given) {
    if (given == "-") {
      files_.insert({options_.stdin_name, "-"});
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(given, error);
    if (status.type() == fs::file_type::not_found || given.empty()) {
      complain("I001", fmt::format("there is no file or folder '{}'", given), given,
               "check the path; it counts from the folder you are in");
    } else if (error) {
      complain("I002", fmt::format("'{}' cannot be read: {}", given, error.message()), given,
               "check the permissions");
    } else if (fs::is_directory(status)) {
      for (const std::string& file : files_in(given, options_, out_.diagnostics))
        files_.insert({shown(file), file});
    } else {
      files_.insert({shown(given), given});
    }
  }

  void read_all() {
    std::size_t done = 0;
    for (const auto& [name, path] : files_) {
      read(name, path);
      if (options_.progress) options_.progress(++done, files_.size());
    }
  }

private:
  void complain(std::string code, std::string message, const std::string& file, std::string help) {
    out_.diagnostics.push_back({.code = std::move(code),
                                .message = std::move(message),
                                .file = file,
                                .help = std::move(help)});
  }

  void read(const std::string& name, const std::string& path) {
    if (path == "-") {
      stream(std::cin, name);
      return;
    }
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in || in.peek() == std::ifstream::traits_type::eof()) {
      if (!in && !in.eof()) {
        complain(
            "I002",
            fmt::format("'{}' cannot be read: {}", name, std::generic_category().message(errno)),
            name, "check the permissions");
        return;
      }
      in.clear();
    }
    stream(in, name);
  }

  void stream(std::istream& in, const std::string& name) {
    if (format_of(name) == Format::json_lines) {
      read_json_lines(in, name, options_, out_);
      return;
    }
    if (name == "-" && next_is_brace(in)) {
      read_json_lines(in, name, options_, out_);
      return;
    }
    // A .json file and a feed may hold many articles, a Word document pictures.
    const Format format = format_of(name);
    const std::size_t limit =
        options_.max_document_bytes * (format == Format::json                             ? 16U
                                       : format == Format::feed || format == Format::docx ? 4U
                                                                                          : 1U);
    std::string bytes;
    std::string buffer(std::size_t{1} << 16U, '\0');
    while (in && bytes.size() <= limit) {
      in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
      bytes.append(buffer, 0, static_cast<std::size_t>(in.gcount()));
    }
    if (bytes.size() > limit) {
      complain("I008", fmt::format("'{}' has more than {} MB", name, limit >> 20U), name,
               "give one article a file, or JSON Lines with one article a line");
      return;
    }
    Ingested one = read_bytes(std::move(bytes), name, options_);
    std::move(one.documents.begin(), one.documents.end(), std::back_inserter(out_.documents));
    std::move(one.diagnostics.begin(), one.diagnostics.end(), std::back_inserter(out_.diagnostics));
  }

  // Standard input has no ending: what begins with a brace is JSON Lines.
  static bool next_is_brace(std::istream& in) {
    while (in && (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\r' || in.peek() == '\t'))
      in.get();
    return in && in.peek() == '{';
  }

  const Options& options_;
  Ingested& out_;
  std::set<std::pair<std::string, std::string>> files_;
};

// Dates of the command line; documents by id; each id once; diagnostics in order of place.
void settle(const Options& options, Ingested& out) {
  for (text::Document& document : out.documents) {
    for (const std::string& name : {document.path, document.id}) {
      const auto given = std::find_if(options.dates.begin(), options.dates.end(),
                                      [&](const auto& date) { return shown(date.first) == name; });
      if (given != options.dates.end() && !name.empty()) document.date = given->second;
    }
  }
  std::stable_sort(out.documents.begin(), out.documents.end(),
                   [](const text::Document& a, const text::Document& b) {
                     return std::tie(a.id, a.path) < std::tie(b.id, b.path);
                   });
  std::vector<text::Document> unique;
  for (text::Document& document : out.documents) {
    if (unique.empty() || unique.back().id != document.id) {
      unique.push_back(std::move(document));
      continue;
    }
    const bool same = same_article(unique.back(), document);
    Diagnostic d{.level = same ? Level::warning : Level::error,
                 .code = "I014",
                 .message =
                     fmt::format("two articles have the id '{}'{}", document.id,
                                 same ? " and are one; it is read once" : "; the first is read"),
                 .file = document.path,
                 .help = "give every article an id of its own"};
    out.diagnostics.push_back(std::move(d));
  }
  out.documents = std::move(unique);
  std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tie(a.file, a.line, a.column, a.code) <
                            std::tie(b.file, b.line, b.column, b.code);
                   });
}

void keep(Result<text::Document> document, Ingested& out) {
  if (document) {
    out.documents.push_back(std::move(*document));
  } else {
    out.diagnostics.insert(out.diagnostics.end(), document.error().begin(), document.error().end());
  }
}

} // namespace

Ingested read(const std::vector<std::string>& inputs, const Options& options) {
  Ingested out;
  Collector collector(options, out);
  for (const std::string& given : inputs) collector.input(given);
  collector.read_all();
  settle(options, out);
  return out;
}

Ingested read_bytes(std::string bytes, const std::string& path, const Options& options) {
  Ingested out;
  const std::string name = shown(path);
  switch (format_of(name)) {
  case Format::json: read_json(std::move(bytes), name, options, out); break;
  case Format::json_lines: {
    std::istringstream in(std::move(bytes));
    read_json_lines(in, name, options, out);
    break;
  }
  case Format::html: keep(read_html(std::move(bytes), name, options, out.diagnostics), out); break;
  case Format::docx: keep(read_docx(std::move(bytes), name, options, out.diagnostics), out); break;
  case Format::feed: read_feed(std::move(bytes), name, options, out); break;
  case Format::markdown:
    keep(read_markdown(std::move(bytes), name, options, out.diagnostics), out);
    break;
  case Format::text:
  case Format::other:
    keep(read_plain(std::move(bytes), name, options, out.diagnostics), out);
    break;
  }
  settle(options, out);
  return out;
}

} // namespace crosscheck::ingest
