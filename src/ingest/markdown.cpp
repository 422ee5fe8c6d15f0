#include "ingest/markdown.h"

#include "ingest/accept.h"
#include "ingest/bounded_memory.h"
#include "ingest/dates.h"
#include "ingest/decoded.h"
#include "ingest/encoding.h"
#include "ingest/front_matter.h"
#include "ingest/plain.h"
#include "ingest/transcript.h"

#include <algorithm>
#include <cmark.h>
#include <fmt/format.h>

namespace crosscheck::ingest {
namespace {

constexpr std::size_t kMostMemory = std::size_t{512} << 20U;
// cmark 0.30.2 looks at all open brackets of a paragraph for each that closes.
constexpr std::size_t kMostBrackets = 2000;

// cmark asks for memory by functions that take nothing of the caller's.
thread_local BoundedMemory* memory = nullptr;
void* allocate(std::size_t count, std::size_t size) {
  return memory->allocate_zeroed(count * size);
}
void* reallocate(void* bytes, std::size_t size) { return memory->reallocate(bytes, size); }
void release(void* bytes) { memory->release(bytes); }

cmark_node* parse(std::string_view markdown, BoundedMemory& bounded) {
  static cmark_mem functions{&allocate, &reallocate, &release};
  memory = &bounded;
  cmark_node* root = nullptr;
  const bool enough = bounded.run([&] {
    cmark_parser* parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &functions);
    cmark_parser_feed(parser, markdown.data(), markdown.size());
    root = cmark_parser_finish(parser);
  });
  return enough ? root : nullptr;
}

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool too_many_brackets(std::string_view markdown) {
  std::size_t brackets = 0;
  bool line_blank = true;
  for (const char c : markdown) {
    if (c == '\n') {
      if (line_blank) brackets = 0;
      line_blank = true;
    } else if (!blank(c)) {
      line_blank = false;
    }
    if (c == '[' && ++brackets > kMostBrackets) return true;
  }
  return false;
}

class Reader {
public:
  Reader(std::string_view file, std::uint32_t begin, bool titled)
      : file_(file), starts_(text::line_starts(file.substr(begin))), titled_(titled) {
    for (std::uint32_t& start : starts_) start += begin;
  }

  void read(cmark_node* root) {
    // By hand: an iterator of cmark's would ask for memory.
    for (cmark_node* node = root; node != nullptr;) {
      bool into = true;
      switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_HEADING:
        block(node);
        into = false;
        break;
      case CMARK_NODE_CODE_BLOCK:
      case CMARK_NODE_HTML_BLOCK: into = false; break;
      default: break;
      }
      node = next(node, root, into);
    }
  }

  Transcript text;
  Transcript title;
  std::vector<Transcript> captions;

private:
  static cmark_node* next(cmark_node* node, const cmark_node* root, bool into) {
    if (into && cmark_node_first_child(node) != nullptr) return cmark_node_first_child(node);
    while (node != root && cmark_node_next(node) == nullptr) node = cmark_node_parent(node);
    return node == root ? nullptr : cmark_node_next(node);
  }

  // A line of a table's dashes: "|---|:--|".
  static bool table_rule(std::string_view line) {
    return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
           line.find_first_not_of("|-: \t\r\n>") == std::string_view::npos;
  }

  [[nodiscard]] std::string_view line(std::size_t number) const {
    if (number == 0 || number > starts_.size()) return {};
    const std::size_t end = number < starts_.size() ? starts_[number] : file_.size();
    return file_.substr(starts_[number - 1], end - starts_[number - 1]);
  }

  void block(cmark_node* node) {
    const auto first = static_cast<std::size_t>(std::max(1, cmark_node_get_start_line(node)));
    const auto last = static_cast<std::size_t>(std::max(1, cmark_node_get_end_line(node)));
    if (first > starts_.size()) return;
    const bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    if (!heading && table_rule(line(first + 1))) return;
    at_ = starts_[first - 1];
    end_ = last < starts_.size() ? starts_[last] : static_cast<std::uint32_t>(file_.size());
    lost_ = false;
    const bool opens = text.empty() || cmark_node_get_heading_level(node) == 1;
    const bool is_title = heading && opens && !titled_ && title.empty();
    Transcript& out = is_title ? title : text;
    out.paragraph();
    inlines(node, out);
    out.paragraph();
  }

  void inlines(cmark_node* root, Transcript& out) {
    std::size_t images = 0; // open ones
    for (cmark_node* node = cmark_node_first_child(root); node != nullptr;) {
      Transcript& to = images > 0 ? captions.back() : out;
      switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT: characters(literal(node), to); break;
      case CMARK_NODE_CODE:
        characters(literal(node), to);
        skip_run('`');
        break;
      case CMARK_NODE_HTML_INLINE: find(literal(node), true); break;
      case CMARK_NODE_SOFTBREAK:
        to.space();
        skip_line();
        break;
      case CMARK_NODE_LINEBREAK:
        to.line();
        skip_line();
        break;
      case CMARK_NODE_IMAGE:
        if (images++ == 0) captions.emplace_back();
        break;
      default: break;
      }
      if (cmark_node_first_child(node) != nullptr) {
        node = cmark_node_first_child(node);
        continue;
      }
      // Leaving this one and all that end with it.
      for (;;) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) skip_target(node, images);
        if (cmark_node_next(node) != nullptr) {
          node = cmark_node_next(node);
          break;
        }
        node = cmark_node_parent(node);
        if (node == root) return;
      }
    }
  }

  static std::string_view literal(cmark_node* node) {
    const char* found = cmark_node_get_literal(node);
    return found == nullptr ? std::string_view() : std::string_view(found);
  }

  [[nodiscard]] std::string_view rest() const { return file_.substr(at_, end_ - at_); }

  // Goes to where the block has these characters next; `past` them. Where it has them nowhere, no
  // more is looked for in it.
  bool find(std::string_view wanted, bool past) {
    if (lost_) return false;
    for (std::uint32_t at = at_; at < end_; ++at) {
      if (!begins_with_decoded(file_.substr(at, end_ - at), wanted)) continue;
      at_ = past ? std::min(end_, at + static_cast<std::uint32_t>(wanted.size())) : at;
      return true;
    }
    lost_ = true;
    return false;
  }

  void characters(std::string_view decoded, Transcript& to) {
    if (find(decoded, false)) {
      at_ += static_cast<std::uint32_t>(append_decoded(decoded, rest(), at_, to));
    } else {
      append_decoded(decoded, {}, at_, to);
    }
  }

  void skip_run(char c) {
    while (at_ < end_ && file_[at_] == c) ++at_;
  }
  void skip_line() {
    while (at_ < end_ && file_[at_] != '\n') ++at_;
    if (at_ < end_) ++at_;
  }
  void skip_blanks() {
    while (at_ < end_ && blank(file_[at_])) ++at_;
  }
  void skip_past(char c) {
    while (at_ < end_ && file_[at_] != c) at_ += file_[at_] == '\\' && at_ + 1 < end_ ? 2 : 1;
    if (at_ < end_) ++at_;
  }

  // "](http://a.example "title")", "][name]" or "]" after the words of a link or an image, whose
  // title is a caption.
  void skip_target(cmark_node* node, std::size_t& images) {
    const bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    if (image && images > 0) --images;
    const char* given = cmark_node_get_title(node);
    const std::string_view title = given == nullptr ? std::string_view() : given;
    Transcript caption;
    if (lost_ || rest().starts_with(">")) { // <http://a.example>
      if (image && !title.empty()) append_decoded(title, {}, at_, caption);
    } else {
      skip_past(']');
      if (rest().starts_with("(")) {
        ++at_;
        skip_blanks();
        if (rest().starts_with("<")) {
          skip_past('>');
        } else {
          for (int open = 0; at_ < end_ && !blank(file_[at_]); ++at_) {
            if (file_[at_] == '(') ++open;
            if (file_[at_] == ')' && open-- == 0) break;
            if (file_[at_] == '\\' && at_ + 1 < end_) ++at_;
          }
        }
        skip_blanks();
        if (at_ < end_ && file_[at_] != ')') {
          const char quote = file_[at_] == '(' ? ')' : file_[at_];
          ++at_;
          const std::uint32_t begin = at_;
          if (image && !title.empty()) append_decoded(title, rest(), begin, caption);
          skip_past(quote);
        }
        skip_past(')');
      } else {
        if (image && !title.empty()) append_decoded(title, {}, at_, caption);
        if (rest().starts_with("[")) skip_past(']');
      }
    }
    if (!caption.empty()) captions.insert(captions.end() - (images > 0 ? 1 : 0), caption);
  }

  std::string_view file_;
  std::vector<std::uint32_t> starts_; ///< Of the lines after the front matter.
  bool titled_;
  std::uint32_t at_ = 0;  ///< What of the block has been read.
  std::uint32_t end_ = 0; ///< Of the block.
  bool lost_ = false;     ///< The block does not spell out what was looked for.
};

} // namespace

Result<text::Document> read_markdown(std::string bytes, const std::string& path,
                                     const Options& options, Diagnostics& notes) {
  if (auto large = too_large(bytes.size(), path, options)) return fail(std::move(*large));
  Result<std::string> file = to_utf8(std::move(bytes), path, notes);
  if (!file) return tl::unexpected(file.error());
  text::Document document;
  document.path = path == "-" ? "" : path;
  document.id = path;
  Diagnostics found;
  const std::uint32_t begin = read_front_matter(*file, path, document, found);
  notes.insert(notes.end(), found.begin(), found.end());
  if (has_errors(found)) return tl::unexpected(Diagnostics{});

  take_acceptances(*file, path, 1, document, notes);
  const std::string_view markdown = std::string_view(*file).substr(begin);
  BoundedMemory bounded(kMostMemory);
  cmark_node* root = too_many_brackets(markdown) ? nullptr : parse(markdown, bounded);
  if (root == nullptr) {
    return fail({.code = "I021",
                 .message = fmt::format("'{}' has more brackets or links than any article", path),
                 .file = path,
                 .help = "if it is no Markdown, give it a name that ends in .txt"});
  }
  Reader reader(*file, begin, !document.title.empty());
  reader.read(root);
  document.text = reader.text.text();
  document.origin_text.runs = reader.text.runs();
  if (!reader.title.empty()) {
    document.title = reader.title.text();
    document.origin_title.runs = reader.title.runs();
  }
  set_captions(document, reader.captions);
  set_lines(document, text::line_starts(*file));
  if (document.text.empty()) return fail(no_text(path));
  if (!document.date) document.date = date_in_name(path);
  complete(document);
  return document;
}

} // namespace crosscheck::ingest
