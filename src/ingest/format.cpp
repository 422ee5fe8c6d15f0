#include "ingest/format.h"

#include <array>
#include <filesystem>

namespace crosscheck::ingest {
namespace {

struct Ending {
  std::string_view ending;
  Format format;
};

constexpr std::array kEndings = {
    Ending{".txt", Format::text},         Ending{".text", Format::text},
    Ending{".md", Format::markdown},      Ending{".markdown", Format::markdown},
    Ending{".html", Format::html},        Ending{".htm", Format::html},
    Ending{".xhtml", Format::html},       Ending{".xml", Format::feed},
    Ending{".rss", Format::feed},         Ending{".atom", Format::feed},
    Ending{".docx", Format::docx},        Ending{".json", Format::json},
    Ending{".jsonl", Format::json_lines}, Ending{".ndjson", Format::json_lines},
};

std::string ending_of(const std::string& name) {
  std::string ending = std::filesystem::path(name).extension().string();
  for (char& c : ending) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return ending;
}

} // namespace

Format format_of(const std::string& name) {
  const std::string ending = ending_of(name);
  for (const Ending& known : kEndings)
    if (known.ending == ending) return known.format;
  return Format::other;
}

bool is_article(const std::string& name) {
  // "~$draft.docx" is a word processor's mark that draft.docx is open.
  const std::string file = std::filesystem::path(name).filename().string();
  return format_of(name) != Format::other && ending_of(name) != ".xml" && !file.starts_with("~$");
}

std::string_view known_endings() { return ".txt, .md, .html, .docx, .json, .jsonl, .rss or .atom"; }

} // namespace crosscheck::ingest
