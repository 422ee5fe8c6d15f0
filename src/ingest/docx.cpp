#include "ingest/docx.h"

#include "ingest/accept.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "ingest/plain.h"
#include "ingest/transcript.h"
#include "ingest/xml.h"
#include "ingest/zip.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscheck::ingest {
namespace {

using Parts = std::map<std::string, std::string>;

constexpr const char* kMain = "word/document.xml";
constexpr std::size_t kFilesOfOne = 4; // pictures make a file larger than its text

// A part of the document; one that is missing is empty.
Result<Xml> part(Parts& parts, const std::string& name, const std::string& path,
                 Diagnostics& notes) {
  Result<std::string> text = to_utf8(std::move(parts[name]), path, notes);
  if (!text) return tl::unexpected(text.error());
  return Xml::parse(std::move(*text), path);
}

std::string plain(const Xml& xml, pugi::xml_node element) {
  Transcript out;
  out.words(xml.characters(element).bytes, 0);
  return out.text();
}

// Which part the words are in: nearly always the same, but a few programs number it.
std::string main_part(Parts& parts, const std::string& path, Diagnostics& notes) {
  const auto relations = part(parts, "_rels/.rels", path, notes);
  if (!relations) return kMain;
  for (const pugi::xml_node one : relations->root().children("Relationship")) {
    std::string target = attribute(one, "Target");
    if (target.starts_with('/')) target.erase(0, 1);
    if (attribute(one, "Type").ends_with("/officeDocument") && !target.empty()) return target;
  }
  return kMain;
}

struct Paragraph {
  std::string text;
  std::string style; ///< Its name, in lower case.
};

class Reader {
public:
  Reader(const Xml& xml, std::map<std::string, std::string> styles)
      : xml_(xml), styles_(std::move(styles)) {
    const std::string name = xml.root().name();
    prefix_ = name.substr(0, name.find(':') == std::string::npos ? 0 : name.find(':') + 1);
  }

  /// Paragraphs that a comment is about, by the comment's id, counted from 0; after read().
  [[nodiscard]] const std::map<std::string, std::size_t>& comments() const { return comments_; }

  std::vector<Paragraph> read() {
    const pugi::xml_node body = child(xml_.root(), "body");
    for (pugi::xml_node node = body.first_child(); node;) {
      const bool into = enter(node);
      if (into && node.first_child()) {
        node = node.first_child();
        continue;
      }
      // Leaving this one and all that end with it.
      for (;;) {
        leave(node);
        if (node.next_sibling()) {
          node = node.next_sibling();
          break;
        }
        node = node.parent();
        if (node == body || !node) {
          node = pugi::xml_node();
          break;
        }
      }
    }
    return std::move(done_);
  }

private:
  [[nodiscard]] pugi::xml_node child(pugi::xml_node node, const char* name) const {
    return node.child((prefix_ + name).c_str());
  }
  [[nodiscard]] bool is(pugi::xml_node node, std::string_view name) const {
    const std::string_view full = node.name();
    return full.size() == prefix_.size() + name.size() && full.starts_with(prefix_) &&
           full.ends_with(name);
  }
  // <w:vanish/>, but not <w:vanish w:val="0"/>.
  [[nodiscard]] bool on(pugi::xml_node properties, const char* name) const {
    const pugi::xml_node found = child(properties, name);
    const std::string value = attribute(found, (prefix_ + "val").c_str());
    return found && value != "0" && value != "false";
  }

  // False where what is in it is not read.
  bool enter(pugi::xml_node node) {
    if (is(node, "p")) {
      const pugi::xml_node style = child(child(node, "pPr"), "pStyle");
      const auto known = styles_.find(attribute(style, (prefix_ + "val").c_str()));
      open_.push_back({{}, known == styles_.end() ? std::string() : known->second});
      return true;
    }
    if (is(node, "del") || is(node, "moveFrom") || is(node, "pPr") || is(node, "rPr") ||
        is(node, "instrText") || is(node, "delText") ||
        std::string_view(node.name()) == "mc:Fallback")
      return false;
    if (is(node, "commentReference"))
      comments_[attribute(node, (prefix_ + "id").c_str())] = done_.size();
    if (is(node, "r")) return !on(child(node, "rPr"), "vanish");
    // A form's "Click here to enter text".
    if (is(node, "sdt")) return !on(child(node, "sdtPr"), "showingPlcHdr");
    if (open_.empty()) return true;
    std::string& text = open_.back().text;
    if (is(node, "t")) {
      text += xml_.characters(node).bytes;
      return false;
    }
    if (is(node, "tab")) text += '\t';
    if (is(node, "br") || is(node, "cr")) text += '\n';
    if (is(node, "noBreakHyphen")) text += "\u2011";
    return true;
  }

  void leave(pugi::xml_node node) {
    if (!is(node, "p") || open_.empty()) return;
    done_.push_back(std::move(open_.back()));
    open_.pop_back();
  }

  const Xml& xml_;
  std::map<std::string, std::string> styles_; ///< Names in lower case, by id.
  std::string prefix_;                        ///< "w:"
  std::vector<Paragraph> open_;               ///< A text box has paragraphs in a paragraph.
  std::vector<Paragraph> done_;
  std::map<std::string, std::size_t> comments_;
};

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return text;
}

// Ids are in the language of the program that wrote them, names are English: "berschrift1" is
// "heading 1".
std::map<std::string, std::string> styles_of(const Result<Xml>& xml) {
  std::map<std::string, std::string> names{
      {"Title", "title"}, {"Heading1", "heading 1"}, {"Caption", "caption"}};
  if (!xml) return names;
  for (const pugi::xml_node style : xml->root().children("w:style"))
    names[attribute(style, "w:styleId")] = lower(attribute(style.child("w:name"), "w:val"));
  return names;
}

void set_fields(const std::vector<Paragraph>& paragraphs, text::Document& document) {
  // The paragraphs, a line each, stand for the file.
  std::vector<std::uint32_t> starts;
  std::uint32_t at = 0;
  Transcript text;
  Transcript title;
  std::vector<Transcript> captions;
  const bool styled = std::any_of(paragraphs.begin(), paragraphs.end(), [](const Paragraph& one) {
    return one.style == "title" && !one.text.empty();
  });
  for (const Paragraph& one : paragraphs) {
    starts.push_back(at);
    const bool is_title =
        title.empty() && (styled ? one.style == "title" : one.style == "heading 1" && text.empty());
    if (one.style == "caption") captions.emplace_back();
    Transcript& to = is_title ? title : one.style == "caption" ? captions.back() : text;
    to.keep_lines(true);
    to.paragraph();
    to.words(one.text, at);
    to.paragraph();
    at += static_cast<std::uint32_t>(one.text.size() + 1);
  }
  document.text = text.text();
  document.origin_text.runs = text.runs();
  document.title = title.text();
  document.origin_title.runs = title.runs();
  set_captions(document, captions);
  if (!starts.empty()) set_lines(document, starts);
}

// What comments in the margin accept, at the paragraphs that they are about.
void set_accepted(const Result<Xml>& xml, const std::map<std::string, std::size_t>& paragraphs,
                  const std::string& path, text::Document& document, Diagnostics& notes) {
  if (!xml) return;
  for (const pugi::xml_node comment : xml->root().children("w:comment")) {
    std::string words;
    // A comment is as flat as a paragraph; whatever else stands in it is not for us.
    for (const pugi::xml_node paragraph : comment.children("w:p"))
      for (const pugi::xml_node run : paragraph.children("w:r"))
        for (const pugi::xml_node text : run.children("w:t")) words += xml->characters(text).bytes;
    const auto at = paragraphs.find(attribute(comment, "w:id"));
    const std::size_t line = at == paragraphs.end() ? 0 : at->second;
    if (auto accepted =
            acceptance_in_comment(words, path, static_cast<std::uint32_t>(line + 1), notes))
      document.accepted.push_back(std::move(*accepted));
  }
}

void set_properties(const Result<Xml>& xml, text::Document& document) {
  if (!xml) return;
  const pugi::xml_node root = xml->root();
  if (document.title.empty()) document.title = plain(*xml, root.child("dc:title"));
  document.byline = plain(*xml, root.child("dc:creator"));
  document.section = plain(*xml, root.child("cp:category"));
  for (const char* name : {"dcterms:modified", "dcterms:created"})
    if (!document.date) document.date = publication_day(plain(*xml, root.child(name)));
}

} // namespace

Result<text::Document> read_docx(std::string bytes, const std::string& path, const Options& options,
                                 Diagnostics& notes) {
  Options whole = options;
  whole.max_document_bytes *= kFilesOfOne;
  if (auto large = too_large(bytes.size(), path, whole)) return fail(std::move(*large));
  if (bytes.empty()) return fail(no_text(path));
  auto parts = unzip(
      bytes, {kMain, "_rels/.rels", "word/styles.xml", "word/comments.xml", "docProps/core.xml"},
      path);
  if (!parts) return tl::unexpected(parts.error());
  Diagnostics ignored; // of parts that the article can do without
  const std::string main = main_part(*parts, path, ignored);
  if (main != kMain) {
    auto more = unzip(bytes, {main}, path);
    if (!more) return tl::unexpected(more.error());
    parts->merge(*more);
  }
  if (!parts->contains(main)) return fail(no_word_document(path, "it has no text part"));
  const Result<Xml> xml = part(*parts, main, path, notes);
  if (!xml) return tl::unexpected(xml.error());
  if (!xml->error().empty()) return fail(no_word_document(path, "its text is not whole XML"));

  text::Document document;
  document.path = path == "-" ? "" : path;
  document.id = path;
  document.date = date_in_name(path);
  Reader reader(*xml, styles_of(part(*parts, "word/styles.xml", path, ignored)));
  set_fields(reader.read(), document);
  set_accepted(part(*parts, "word/comments.xml", path, ignored), reader.comments(), path, document,
               notes);
  set_properties(part(*parts, "docProps/core.xml", path, ignored), document);
  if (document.text.empty()) return fail(no_text(path));
  if (auto large = too_large(document.text.size(), path, options)) return fail(std::move(*large));
  complete(document);
  return document;
}

} // namespace crosscheck::ingest
