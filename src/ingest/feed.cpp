#include "ingest/feed.h"

#include "ingest/accept.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/html.h"
#include "ingest/plain.h"
#include "ingest/transcript.h"
#include "ingest/xml.h"

#include <fmt/format.h>

namespace crosscheck::ingest {
namespace {

constexpr std::size_t kFilesOfOne = 4; // a feed may be as large as so many articles

class Feed {
public:
  Feed(const Xml& xml, const std::string& path, const Options& options, Ingested& out)
      : xml_(xml), path_(path), options_(options), out_(out),
        starts_(text::line_starts(xml.file())) {}

  // False where the XML is no feed.
  bool read() {
    const std::string name = xml_.root().name();
    prefix_ = name.substr(0, name.find(':') == std::string::npos ? 0 : name.find(':') + 1);
    const std::string local = name.substr(prefix_.size());
    const pugi::xml_node root = xml_.root();
    if (local == "rss" || local == "RDF") {
      prefix_.clear();
      const pugi::xml_node channel = root.child("channel");
      source_ = words(channel.child("title"), "html").text();
      // RSS 1.0 has its items beside the channel, 2.0 in it.
      articles(local == "rss" ? channel : root, "item");
      return true;
    }
    atom_ = local == "feed" || local == "entry";
    if (local == "feed") {
      source_ = words(child(root, "title"), "text").text();
      articles(root, "entry");
    } else if (local == "entry") {
      article(root);
    }
    return atom_;
  }

private:
  [[nodiscard]] pugi::xml_node child(pugi::xml_node node, const char* name) const {
    return node.child((prefix_ + name).c_str());
  }

  void articles(pugi::xml_node parent, const char* name) {
    for (pugi::xml_node item = child(parent, name); item;) {
      const pugi::xml_node next = item.next_sibling((prefix_ + name).c_str());
      // The last of a file that was cut off is not whole.
      if (next || xml_.error().empty()) article(item);
      item = next;
    }
  }

  // What an element says, as its type has it: "html", "xhtml" or "text".
  HtmlText content(pugi::xml_node element, std::string type) {
    if (!element) return HtmlText{};
    if (const std::string given = attribute(element, "type"); atom_ && !given.empty()) type = given;
    HtmlText out;
    if (type == "text" || type == "text/plain") {
      const Placed placed = xml_.characters(element);
      Transcript words(&placed.runs);
      words.keep_lines(true);
      words.words(placed.bytes, 0);
      out.text = words;
      return out;
    }
    Placed placed;
    if (type == "xhtml") {
      placed.bytes = xml_.source(element);
      placed.runs = {{0, xml_.begin(element)}};
    } else {
      placed = xml_.characters(element);
    }
    Result<HtmlText> read = read_html_piece(placed.bytes, path_, &placed.runs);
    if (read) return std::move(*read);
    out_.diagnostics.insert(out_.diagnostics.end(), read.error().begin(), read.error().end());
    return HtmlText{};
  }

  Transcript words(pugi::xml_node element, const char* type) { return content(element, type).text; }

  std::string plain(pugi::xml_node element) {
    Transcript out;
    out.words(xml_.characters(element).bytes, 0);
    return out.text();
  }

  void article(pugi::xml_node item) {
    ++number_;
    text::Document document;
    document.path = path_ == "-" ? "" : path_;
    document.source = source_;
    document.url = link(item);
    document.id = plain(atom_ ? child(item, "id") : item.child("guid"));
    if (document.id.empty()) document.id = document.url;
    if (document.id.empty()) document.id = fmt::format("{}:{}", path_, number_);

    const Transcript title = words(child(item, "title"), atom_ ? "text" : "html");
    document.title = title.text();
    document.origin_title.runs = title.runs();
    HtmlText found = content(atom_ ? child(item, "content") : item.child("content:encoded"),
                             atom_ ? "text" : "html");
    if (found.text.empty())
      found = content(child(item, atom_ ? "summary" : "description"), atom_ ? "text" : "html");
    document.text = found.text.text();
    document.origin_text.runs = found.text.runs();
    captions(item, found.captions);
    set_captions(document, found.captions);
    metadata(item, document);
    const std::uint32_t begin = xml_.begin(item);
    set_lines(document, starts_, begin, xml_.after(item));
    add_acceptances(std::string(xml_.source(item)), path_, text::position(starts_, begin).line,
                    document, out_.diagnostics);
    if (document.text.empty()) {
      const auto at = text::position(starts_, begin);
      out_.diagnostics.push_back({.level = Level::warning,
                                  .code = "I012",
                                  .message = fmt::format("'{}' has no text", document.id),
                                  .file = path_,
                                  .line = at.line,
                                  .column = at.column,
                                  .help = "the feed has it in none of content, content:encoded, "
                                          "description and summary; it is left out"});
      return;
    }
    if (auto large = too_large(document.text.size(), document.id, options_)) {
      out_.diagnostics.push_back(std::move(*large));
      return;
    }
    complete(document);
    out_.documents.push_back(std::move(document));
  }

  void metadata(pugi::xml_node item, text::Document& document) {
    if (atom_) {
      document.date = publication_day(plain(child(item, "published")));
      if (!document.date) document.date = publication_day(plain(child(item, "updated")));
      document.byline = plain(child(child(item, "author"), "name"));
      document.section = attribute(child(item, "category"), "term");
    } else {
      document.date = mail_day(plain(item.child("pubDate")));
      if (!document.date) document.date = publication_day(plain(item.child("dc:date")));
      document.byline = plain(item.child("dc:creator"));
      if (document.byline.empty()) document.byline = plain(item.child("author"));
      document.section = plain(item.child("category"));
    }
  }

  std::string link(pugi::xml_node item) {
    if (!atom_) return plain(item.child("link"));
    const std::string name = prefix_ + "link";
    for (pugi::xml_node link = item.child(name.c_str()); link;
         link = link.next_sibling(name.c_str())) {
      const std::string rel = attribute(link, "rel");
      if (rel.empty() || rel == "alternate") return attribute(link, "href");
    }
    return {};
  }

  // Media RSS: a description in the item's media:content, or in a media:group of these.
  void captions(pugi::xml_node item, std::vector<Transcript>& out) {
    const auto one = [&](pugi::xml_node media) {
      if (const pugi::xml_node found = media.child("media:description"))
        out.push_back(words(found, "html"));
    };
    for (const pugi::xml_node media : item.children("media:content")) one(media);
    for (const pugi::xml_node group : item.children("media:group"))
      for (const pugi::xml_node media : group.children("media:content")) one(media);
  }

  const Xml& xml_;
  const std::string& path_;
  const Options& options_;
  Ingested& out_;
  std::vector<std::uint32_t> starts_;
  std::string prefix_; ///< "atom:" where the file writes it.
  std::string source_;
  bool atom_ = false;
  std::size_t number_ = 0;
};

void add(const Diagnostics& more, Ingested& out) {
  out.diagnostics.insert(out.diagnostics.end(), more.begin(), more.end());
}

} // namespace

void read_feed(std::string bytes, const std::string& path, const Options& options, Ingested& out) {
  Options whole = options;
  whole.max_document_bytes *= kFilesOfOne;
  if (auto large = too_large(bytes.size(), path, whole)) {
    out.diagnostics.push_back(std::move(*large));
    return;
  }
  const std::string declared = declared_encoding(bytes);
  Result<std::string> file = to_utf8(std::move(bytes), path, out.diagnostics, declared);
  if (!file) return add(file.error(), out);
  if (file->find_first_not_of(" \t\r\n") == std::string::npos) return add({no_text(path)}, out);
  const Result<Xml> xml = Xml::parse(std::move(*file), path);
  if (!xml) return add(xml.error(), out);
  add(xml->error(), out);
  const std::size_t before = out.documents.size() + out.diagnostics.size();
  if (!Feed(*xml, path, options, out).read()) {
    if (xml->error().empty())
      add({{.code = "I025",
            .message = fmt::format("'{}' is no feed: its first element is '{}'", path,
                                   std::string_view(xml->root().name()).substr(0, 60)),
            .file = path,
            .help = "of XML, RSS and Atom are read"}},
          out);
  } else if (out.documents.size() + out.diagnostics.size() == before && xml->error().empty()) {
    add({{.code = "I004",
          .message = fmt::format("'{}' has no articles", path),
          .file = path,
          .help = "the feed is empty"}},
        out);
  }
}

} // namespace crosscheck::ingest
