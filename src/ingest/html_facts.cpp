#include "ingest/html_facts.h"

#include "ingest/dates.h"
#include "ingest/html_text.h"
#include "ingest/json_depth.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace crosscheck::ingest {
namespace {

using nlohmann::json;

// A string without white space at its ends; JSON-LD of content systems has "\n  Flood  ".
std::string plain(std::string_view text) {
  Transcript out;
  out.words(text, 0);
  return out.text();
}

// "Flood", or what one of {"name": "Flood"} says, or all of a list of these.
std::string names(const json& value) {
  if (value.is_string()) return plain(value.get_ref<const std::string&>());
  if (value.is_object()) {
    const auto name = value.find("name");
    return name != value.end() && name->is_string() ? names(*name) : std::string();
  }
  std::string all;
  if (value.is_array()) {
    for (const json& one : value) {
      if (one.is_array()) continue;
      const std::string name = names(one);
      if (!name.empty()) all += (all.empty() ? "" : ", ") + name;
    }
  }
  return all;
}

std::string member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : names(*found);
}

bool is_article(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto fits = [](const json& name) {
    if (!name.is_string()) return false;
    const std::string_view text = name.get_ref<const std::string&>();
    return text.ends_with("Article") || text.ends_with("BlogPosting") || text == "Report";
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), fits) : fits(*type);
}

// The first article of a JSON-LD text: the object itself, one of a list, or of "@graph".
std::optional<json> article_of(std::string_view text) {
  if (too_deep(text)) return std::nullopt;
  const json root = json::parse(text, nullptr, false);
  if (root.is_discarded()) return std::nullopt;
  std::vector<const json*> open{&root};
  while (!open.empty()) {
    const json& value = *open.back();
    open.pop_back();
    if (value.is_array()) {
      for (auto item = value.rbegin(); item != value.rend(); ++item) open.push_back(&*item);
    } else if (value.is_object()) {
      if (is_article(value)) return value;
      for (const char* key : {"mainEntity", "@graph"})
        if (const auto inner = value.find(key); inner != value.end()) open.push_back(&*inner);
    }
  }
  return std::nullopt;
}

std::optional<text::Date> day(std::string_view written) { return publication_day(plain(written)); }

class Finder {
public:
  Finder(const HtmlTree& tree, std::string_view page) : tree_(tree), page_(page) {}

  PageFacts find() {
    for (std::uint32_t i = 0; i < tree_.nodes().size(); ++i) {
      switch (tree_.tag(i)) {
      case GUMBO_TAG_SCRIPT: script(i); break;
      case GUMBO_TAG_META: meta(i); break;
      case GUMBO_TAG_LINK:
        if (tree_.attribute(i, "rel") == "canonical" && canonical_.empty())
          canonical_ = plain(tree_.attribute(i, "href"));
        break;
      case GUMBO_TAG_TITLE: window_title(i); break;
      case GUMBO_TAG_TIME: time(i); break;
      default: break;
      }
      if (!item_date_ && tree_.attribute(i, "itemprop") == "datePublished")
        item_date_ =
            day(tree_.attribute(i, tree_.tag(i) == GUMBO_TAG_META ? "content" : "datetime"));
    }
    const auto first = [](std::initializer_list<std::string_view> all) {
      const auto found =
          std::find_if(all.begin(), all.end(), [](auto one) { return !one.empty(); });
      return found == all.end() ? std::string() : std::string(*found);
    };
    PageFacts facts;
    const Title& title = !data_title_.words.empty()    ? data_title_
                         : !graph_title_.words.empty() ? graph_title_
                                                       : window_title_;
    facts.title = title.words;
    facts.title_at = title.at;
    facts.title_exact = title.exact;
    facts.title_of_window = &title == &window_title_;
    for (const auto& date : {data_date_, graph_date_, item_date_, named_date_, time_})
      if (!facts.date) facts.date = date;
    facts.source = first({data_source_, graph_source_});
    facts.section = first({data_section_, graph_section_});
    facts.byline = first({data_byline_, named_byline_});
    facts.url = first({canonical_, graph_url_, data_url_});
    return facts;
  }

private:
  struct Title {
    std::string words;
    std::optional<std::uint32_t> at;
    bool exact = false;
  };

  // Where `words` stand just so in a piece of the page, else where the piece begins.
  [[nodiscard]] Title placed(std::string words, std::string_view piece) const {
    Title title{std::move(words), std::nullopt, false};
    if (piece.data() < page_.data() || piece.data() > page_.data() + page_.size()) return title;
    const std::size_t found = piece.find(title.words);
    title.exact = found != std::string_view::npos;
    title.at = static_cast<std::uint32_t>(piece.data() - page_.data() +
                                          static_cast<std::ptrdiff_t>(title.exact ? found : 0));
    return title;
  }

  void script(std::uint32_t i) {
    if (!data_title_.words.empty() || tree_.nodes()[i].end == i + 1) return;
    if (plain(tree_.attribute(i, "type")) != "application/ld+json") return;
    const auto article = article_of(tree_.text(i + 1));
    if (!article) return;
    for (const char* key : {"headline", "name"})
      if (data_title_.words.empty())
        data_title_ = placed(member(*article, key), tree_.spelled(i + 1));
    if (!data_date_) data_date_ = day(member(*article, "datePublished"));
    if (data_source_.empty()) data_source_ = member(*article, "publisher");
    if (data_section_.empty()) data_section_ = member(*article, "articleSection");
    if (data_byline_.empty()) data_byline_ = member(*article, "author");
    if (data_url_.empty()) data_url_ = member(*article, "url");
  }

  void meta(std::uint32_t i) {
    std::string_view name = tree_.attribute(i, "property");
    if (name.empty()) name = tree_.attribute(i, "name");
    const std::string_view content = tree_.attribute(i, "content");
    if (name.empty() || content.empty()) return;
    const auto keep = [&](std::string& into) {
      if (into.empty()) into = plain(content);
    };
    if (name == "og:title" && graph_title_.words.empty()) {
      const GumboAttribute* found =
          gumbo_get_attribute(&tree_.nodes()[i].node->v.element.attributes, "content");
      graph_title_ =
          placed(plain(content), {found->original_value.data, found->original_value.length});
    } else if (name == "og:site_name") {
      keep(graph_source_);
    } else if (name == "og:url") {
      keep(graph_url_);
    } else if (name == "article:section") {
      keep(graph_section_);
    } else if (name == "author") {
      keep(named_byline_);
    } else if (name == "article:published_time") {
      if (!graph_date_) graph_date_ = day(content);
    } else if (name == "date" || name == "DC.date" || name == "dc.date" || name == "dcterms.date" ||
               name == "DC.date.issued" || name == "pubdate" || name == "publish-date" ||
               name == "parsely-pub-date") {
      if (!named_date_) named_date_ = day(content);
    }
  }

  void window_title(std::uint32_t i) {
    // A drawing has a <title>, too.
    if (!window_title_.words.empty() || tree_.tag(tree_.nodes()[i].parent) != GUMBO_TAG_HEAD ||
        tree_.nodes()[i].end == i + 1)
      return;
    window_title_ = placed(plain(tree_.text(i + 1)), tree_.spelled(i + 1));
  }

  void time(std::uint32_t i) {
    if (!time_) time_ = day(tree_.attribute(i, "datetime"));
  }

  const HtmlTree& tree_;
  std::string_view page_;
  Title data_title_, graph_title_, window_title_;
  std::optional<text::Date> data_date_, graph_date_, item_date_, named_date_, time_;
  std::string data_source_, data_section_, data_byline_, data_url_;
  std::string graph_source_, graph_section_, graph_url_, named_byline_, canonical_;
};

} // namespace

PageFacts page_facts(const HtmlTree& tree, std::string_view page) {
  return Finder(tree, page).find();
}

} // namespace crosscheck::ingest
