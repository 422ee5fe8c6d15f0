#include "ingest/html_text.h"

#include "ingest/decoded.h"
#include "ingest/plain.h"

#include <algorithm>
#include <array>
#include <optional>

namespace crosscheck::ingest {
namespace {

constexpr std::size_t kProse = 25; // bytes of text in one piece: less is a label, a button, a date

template <std::size_t N> bool among(GumboTag tag, const std::array<GumboTag, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// No text of the page, whatever they hold.
constexpr std::array kNeverText = {
    GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_NAV,    GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,   GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS,   GUMBO_TAG_SVG,
    GUMBO_TAG_MATH,   GUMBO_TAG_MENU,   GUMBO_TAG_APPLET,   GUMBO_TAG_NOFRAMES, GUMBO_TAG_DATALIST};

constexpr std::array kBlocks = {
    GUMBO_TAG_P,        GUMBO_TAG_DIV,     GUMBO_TAG_H1,         GUMBO_TAG_H2,
    GUMBO_TAG_H3,       GUMBO_TAG_H4,      GUMBO_TAG_H5,         GUMBO_TAG_H6,
    GUMBO_TAG_LI,       GUMBO_TAG_UL,      GUMBO_TAG_OL,         GUMBO_TAG_DL,
    GUMBO_TAG_DT,       GUMBO_TAG_DD,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,
    GUMBO_TAG_SECTION,  GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,       GUMBO_TAG_HEADER,
    GUMBO_TAG_FOOTER,   GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_TABLE,
    GUMBO_TAG_CAPTION,  GUMBO_TAG_TR,      GUMBO_TAG_TD,         GUMBO_TAG_TH,
    GUMBO_TAG_HR,       GUMBO_TAG_ASIDE,   GUMBO_TAG_ADDRESS,    GUMBO_TAG_FORM,
    GUMBO_TAG_FIELDSET, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,    GUMBO_TAG_CENTER,
    GUMBO_TAG_HGROUP,   GUMBO_TAG_BODY};

// Blocks of words; the others are blocks of blocks.
constexpr std::array kParagraphs = {GUMBO_TAG_P,  GUMBO_TAG_H1, GUMBO_TAG_H2,        GUMBO_TAG_H3,
                                    GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,        GUMBO_TAG_LI,
                                    GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_BLOCKQUOTE};

// Class names that content systems give to what is beside the article; each stands for itself and
// for what it begins, up to a hyphen or underscore: "related", "related-stories".
constexpr std::array<std::string_view, 22> kBeside = {
    "comments", "comment",     "disqus",     "related",  "recommended",   "recommendations",
    "share",    "sharing",     "social",     "promo",    "newsletter",    "breadcrumb",
    "cookie",   "breadcrumbs", "consent",    "advert",   "advertisement", "sidebar",
    "byline",   "author",      "navigation", "copyright"};

bool beside(std::string_view classes) {
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f"), classes.size());
    const std::string_view name = classes.substr(0, end);
    for (const std::string_view known : kBeside) {
      if (name.starts_with(known) &&
          (name.size() == known.size() || name[known.size()] == '-' || name[known.size()] == '_'))
        return true;
    }
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

bool has_word(std::string_view words, std::string_view wanted) {
  for (std::size_t at = words.find(wanted); at != std::string_view::npos;
       at = words.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

// The characters of a text node; nothing for other nodes.
void append_characters(const HtmlTree& tree, std::uint32_t index, Transcript& out) {
  append_decoded(tree.text(index), tree.spelled(index), tree.place(index).value_or(0), out);
}

class Reader {
public:
  Reader(const HtmlTree& tree, const std::vector<text::Origin::Run>* base, std::string_view title)
      : tree_(tree), nodes_(tree.nodes()), base_(base), title_(title_form(title)),
        article_(nodes_.size(), 0), in_paragraph_(nodes_.size(), 0), has_link_(nodes_.size(), 0),
        left_out_(nodes_.size(), 0), prose_(nodes_.size(), 0) {
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      const std::uint32_t parent = nodes_[i].parent;
      const GumboTag tag = tree_.tag(parent);
      const bool article = tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
      article_[i] = article ? parent : article_[parent];
      in_paragraph_[i] = among(tag, kParagraphs) ? 1
                         : among(tag, kBlocks)   ? 0
                                                 : in_paragraph_[parent];
    }
    for (std::size_t i = nodes_.size(); i-- > 1;)
      if (tree_.tag(static_cast<std::uint32_t>(i)) == GUMBO_TAG_A || has_link_[i] != 0)
        has_link_[nodes_[i].parent] = 1;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) left_out_[i] = never_text(i) ? 1 : 0;
    weigh();
    // What is beside the article holds less than the article.
    const std::size_t all = prose_[0];
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      if (left_out_[i] == 0 && prose_[i] * 2 <= all && beside_article(i)) left_out_[i] = 1;
    weigh();
  }

  HtmlText read(bool whole) {
    HtmlText out{.text = Transcript(base_)};
    std::vector<std::uint32_t> roots = whole ? std::vector<std::uint32_t>{0} : article();
    for (const std::uint32_t root : roots) piece(root, out);
    // Title and pictures often stand over the element that says it is the text.
    const GumboTag first = tree_.tag(roots.front());
    const bool itself = first == GUMBO_TAG_ARTICLE || first == GUMBO_TAG_MAIN;
    const std::uint32_t around = itself ? 0 : article_[roots.front()];
    std::uint32_t read_to = 0;
    for_each_kept(around != 0 ? around : roots.front(), [&](std::uint32_t i) {
      if (tree_.tag(i) != GUMBO_TAG_FIGCAPTION || i < read_to) return;
      read_to = nodes_[i].end;
      out.captions.push_back(words(i));
    });
    if (whole) return out;
    auto next = roots.begin();
    for (std::uint32_t i = 0; i < nodes_.size();) {
      if (next != roots.end() && i == *next) {
        i = nodes_[*next++].end;
      } else if (tree_.tag(i) == GUMBO_TAG_H1) {
        out.headings.push_back(words(i));
        i = nodes_[i].end;
      } else {
        ++i;
      }
    }
    return out;
  }

private:
  [[nodiscard]] bool never_text(std::uint32_t i) const {
    const GumboTag tag = tree_.tag(i);
    if (tag == GUMBO_TAG_UNKNOWN || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return false;
    if (among(tag, kNeverText)) return true;
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "navigation" || role == "search" || role == "dialog" || role == "menu") return true;
    if (tree_.attribute(i, "aria-hidden") == "true") return true;
    const GumboNode* node = nodes_[i].node;
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
    const std::string_view style = tree_.attribute(i, "style");
    if (style.find("display:none") != std::string_view::npos ||
        style.find("display: none") != std::string_view::npos)
      return true;
    // "31<sup><a href="#2">2</a></sup> people": a note's number is no digit of the figure.
    return tag == GUMBO_TAG_SUP && has_link_[i] != 0;
  }

  [[nodiscard]] bool beside_article(std::uint32_t i) const {
    const GumboTag tag = tree_.tag(i);
    if (tag == GUMBO_TAG_UNKNOWN || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY ||
        tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN)
      return false;
    if (tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_ADDRESS) return true;
    const GumboTag parent = tree_.tag(nodes_[i].parent);
    if (tag == GUMBO_TAG_FOOTER) return parent != GUMBO_TAG_BLOCKQUOTE;
    if (tag == GUMBO_TAG_HEADER) return article_[i] == 0;
    // A date in a sentence is read, one that stands alone is the page's.
    if (tag == GUMBO_TAG_TIME) return in_paragraph_[i] == 0;
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "complementary" || role == "contentinfo" || role == "banner" || role == "form")
      return true;
    if (has_word(tree_.attribute(i, "itemprop"), "author") && in_paragraph_[i] == 0) return true;
    if (among(tag, kParagraphs) && tag != GUMBO_TAG_P && tag != GUMBO_TAG_LI) return false;
    return beside(tree_.attribute(i, "class")) || beside(tree_.attribute(i, "id"));
  }

  // Bytes of running text in each node: not of links, not of labels.
  void weigh() {
    std::fill(prose_.begin(), prose_.end(), 0);
    for_each_kept(0, [&](std::uint32_t i) {
      const std::string_view characters = tree_.text(i);
      if (characters.size() < kProse) return;
      if (tree_.tag(nodes_[i].parent) == GUMBO_TAG_A) return;
      if (characters.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return;
      prose_[i] = characters.size();
    });
    for (std::size_t i = nodes_.size(); i-- > 1;) prose_[nodes_[i].parent] += prose_[i];
  }

  // The nodes of a subtree that are not left out, in order.
  template <class Visit> void for_each_kept(std::uint32_t root, const Visit& visit) const {
    for (std::uint32_t i = root; i < nodes_[root].end;) {
      if (left_out_[i] != 0) {
        i = nodes_[i].end;
      } else {
        visit(i++);
      }
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> article() const {
    const std::size_t all = prose_[0];
    std::vector<std::uint32_t> bodies;
    std::uint32_t heaviest = 0;
    std::uint32_t main = 0;
    for (std::uint32_t i = 1; i < nodes_.size();) {
      if (left_out_[i] != 0) {
        i = nodes_[i].end;
        continue;
      }
      if (has_word(tree_.attribute(i, "itemprop"), "articleBody") && prose_[i] > 0) {
        bodies.push_back(i);
        i = nodes_[i].end;
        continue;
      }
      const std::string_view role = tree_.attribute(i, "role");
      if ((tree_.tag(i) == GUMBO_TAG_ARTICLE || role == "article") &&
          (heaviest == 0 || prose_[i] > prose_[heaviest]))
        heaviest = i;
      if ((tree_.tag(i) == GUMBO_TAG_MAIN || role == "main") &&
          (main == 0 || prose_[i] > prose_[main]))
        main = i;
      ++i;
    }
    if (!bodies.empty()) return bodies;
    if (heaviest != 0 && prose_[heaviest] * 3 > all) return {heaviest};
    if (main != 0 && prose_[main] * 2 > all) return {main};
    // Down to the element that most of the running text shares.
    std::uint32_t at = 0;
    for (;;) {
      std::optional<std::uint32_t> into;
      for (std::uint32_t child = at + 1; child < nodes_[at].end; child = nodes_[child].end)
        if (prose_[child] * 5 >= prose_[at] * 4 && prose_[child] > 0 &&
            tree_.tag(child) != GUMBO_TAG_UNKNOWN && !among(tree_.tag(child), kParagraphs))
          into = child;
      if (!into || !among(tree_.tag(*into), kBlocks)) break;
      at = *into;
    }
    return {at};
  }

  // The words of one element without what stands beside them.
  [[nodiscard]] Transcript words(std::uint32_t root) const {
    Transcript out(base_);
    for_each_kept(root, [&](std::uint32_t i) {
      if (tree_.tag(i) == GUMBO_TAG_BR || among(tree_.tag(i), kBlocks)) out.space();
      append_characters(tree_, i, out);
    });
    return out;
  }

  void piece(std::uint32_t root, HtmlText& out) {
    struct Open {
      std::uint32_t end;
      GumboTag tag;
      std::uint32_t at;
    };
    std::vector<Open> open;
    std::size_t pre = 0;
    std::uint32_t heading_end = 0;
    const auto close = [&](std::uint32_t until) {
      while (!open.empty() && open.back().end <= until) {
        const Open& last = open.back();
        if (last.tag == GUMBO_TAG_Q) {
          out.text.put("”", last.at);
        } else {
          out.text.paragraph();
        }
        if (last.tag == GUMBO_TAG_PRE) out.text.keep_lines(--pre > 0);
        open.pop_back();
      }
    };
    out.text.paragraph();
    for (std::uint32_t i = root; i < nodes_[root].end;) {
      close(i);
      const GumboTag tag = tree_.tag(i);
      if (left_out_[i] != 0 || tag == GUMBO_TAG_FIGCAPTION) {
        i = nodes_[i].end;
        continue;
      }
      if (tag == GUMBO_TAG_H1 && i >= heading_end) {
        heading_end = nodes_[i].end;
        out.headings.push_back(words(i));
        // What the title says is read once, as the title; without another, the first heading is it.
        const std::string form = title_form(out.headings.back().text());
        if (form == title_ || (title_.empty() && out.headings.size() == 1)) {
          i = nodes_[i].end;
          continue;
        }
      }
      if (tag == GUMBO_TAG_BR) out.text.line();
      if (among(tag, kBlocks)) {
        out.text.paragraph();
        open.push_back({nodes_[i].end, tag, 0});
        if (tag == GUMBO_TAG_PRE) {
          ++pre;
          out.text.keep_lines(true);
        }
      } else if (tag == GUMBO_TAG_Q && nodes_[i].end > i + 1) {
        const std::uint32_t at = tree_.place(i).value_or(0);
        out.text.put("“", at);
        open.push_back({nodes_[i].end, tag, tree_.end_place(i).value_or(at)});
      }
      append_characters(tree_, i, out.text);
      ++i;
    }
    close(nodes_[root].end);
  }

  const HtmlTree& tree_;
  const std::vector<HtmlTree::Node>& nodes_;
  const std::vector<text::Origin::Run>* base_;
  std::string title_;
  std::vector<std::uint32_t> article_; ///< The <article> or <main> around a node; 0: none.
  std::vector<char> in_paragraph_;
  std::vector<char> has_link_;
  std::vector<char> left_out_;
  std::vector<std::size_t> prose_; ///< By node, with all that is in it.
};

} // namespace

HtmlText html_text(const HtmlTree& tree, const std::vector<text::Origin::Run>* base,
                   std::string_view title, bool whole) {
  return Reader(tree, base, title).read(whole);
}

} // namespace crosscheck::ingest
