#include "ingest/html.h"

#include "ingest/accept.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/html_facts.h"
#include "ingest/plain.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::ingest {
namespace {

Diagnostic no_page(const std::string& path, const std::string& why) {
  return {.code = "I021",
          .message = fmt::format("'{}' is no page that can be read: {}", path, why),
          .file = path,
          .help = "give the article alone, without the page around it"};
}

// "Flood hits Norhaven | The Aldmere Post": browsers show the name of the site, too.
std::string without_site(const std::string& title, std::string_view site) {
  for (const std::string_view mark : {" | ", " – ", " — ", " - "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    if (mark == " | " || title_form(title.substr(at + mark.size())) == title_form(site))
      return title.substr(0, at);
  }
  return title;
}

void give_title(const PageFacts& facts, const HtmlText& found, text::Document& document) {
  const auto reads_alike = [&](const Transcript& heading) {
    return !heading.empty() && title_form(heading.text()) == title_form(facts.title);
  };
  auto heading = std::find_if(found.headings.begin(), found.headings.end(), reads_alike);
  if (heading == found.headings.end() && (facts.title.empty() || facts.title_of_window))
    heading = std::find_if(found.headings.begin(), found.headings.end(),
                           [](const Transcript& one) { return !one.empty(); });
  if (heading != found.headings.end()) {
    document.title = heading->text();
    document.origin_title.runs = heading->runs();
    return;
  }
  document.title = facts.title;
  if (!facts.title_at) return;
  document.origin_title.runs = {{0, *facts.title_at}};
  if (!facts.title_exact)
    document.origin_title.runs.push_back(
        {static_cast<std::uint32_t>(document.title.size()), *facts.title_at});
}

} // namespace

std::string declared_encoding(std::string_view bytes) {
  // The encoding of a page stands in its first 1024 bytes (html.spec.whatwg.org, 4.2.5.4).
  std::string head(bytes.substr(0, 1024));
  for (char& c : head) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  const bool xml = head.starts_with("<?xml");
  const std::string_view key = xml ? "encoding=" : "charset=";
  std::size_t at = head.find(key);
  if (at == std::string::npos || (xml && at > head.find("?>"))) return {};
  at += key.size();
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  std::size_t end = at;
  while (end < head.size() && end - at < 40 &&
         ((head[end] >= 'a' && head[end] <= 'z') || (head[end] >= '0' && head[end] <= '9') ||
          head[end] == '-' || head[end] == '_' || head[end] == ':' || head[end] == '.'))
    ++end;
  return head.substr(at, end - at);
}

Result<text::Document> read_html(std::string bytes, const std::string& path, const Options& options,
                                 Diagnostics& notes) {
  if (auto large = too_large(bytes.size(), path, options)) return fail(std::move(*large));
  const std::string declared = declared_encoding(bytes);
  Result<std::string> page = to_utf8(std::move(bytes), path, notes, declared);
  if (!page) return tl::unexpected(page.error());
  text::Document document;
  take_acceptances(*page, path, 1, document, notes);
  std::string why;
  const auto tree = HtmlTree::parse(*page, why);
  if (!tree) return fail(no_page(path, why));

  PageFacts facts = page_facts(*tree, *page);
  if (facts.title_of_window) facts.title = without_site(facts.title, facts.source);
  document.path = path == "-" ? "" : path;
  document.id = path;
  // A title that only the window shows does not say which heading is the article's.
  const HtmlText found = html_text(*tree, nullptr, facts.title_of_window ? "" : facts.title, false);
  document.text = found.text.text();
  document.origin_text.runs = found.text.runs();
  give_title(facts, found, document);
  set_captions(document, found.captions);
  document.date = facts.date ? facts.date : date_in_name(path);
  document.source = facts.source;
  document.section = facts.section;
  document.byline = facts.byline;
  document.url = facts.url;
  set_lines(document, text::line_starts(*page));
  if (document.text.empty()) return fail(no_text(path));
  complete(document);
  return document;
}

Result<HtmlText> read_html_piece(std::string_view piece, const std::string& path,
                                 const std::vector<text::Origin::Run>* base) {
  std::string why;
  const auto tree = HtmlTree::parse(piece, why);
  if (!tree) return fail(no_page(path, why));
  return html_text(*tree, base, {}, true);
}

} // namespace crosscheck::ingest
