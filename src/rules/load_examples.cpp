#include "rules/loader.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::rules {
namespace {

class ExampleReader {
public:
  ExampleReader(const Reader& reader, const Attribute& attribute, const Rule& rule)
      : reader_(reader), keys_(key_alternatives(attribute)), fields_(claim_fields()) {
    fields_.insert(fields_.end(), keys_.begin(), keys_.end());
    for (const Pattern& pattern : rule.patterns) {
      for (const Slot& slot : pattern.slots) fields_.push_back(slot.name);
    }
    std::sort(fields_.begin(), fields_.end());
    fields_.erase(std::unique(fields_.begin(), fields_.end()), fields_.end());
  }

  std::optional<Example> read(const YamlNode& node) const {
    const std::size_t before = reader_.errors();
    Example example;
    example.where = reader_.locate(node);
    if (node.kind == YamlNode::Kind::scalar) {
      // The quick form: the rule draws one claim from this text.
      example.articles.push_back({node.text, std::nullopt});
      example.expect = std::vector<Expectation>(1);
      return example;
    }
    if (!reader_.check_map(
            node, "an example",
            {"text", "date", "expect", "articles", "relation", "known_gap", "note"})) {
      return std::nullopt;
    }
    const YamlNode* text = Reader::find(node, "text");
    const YamlNode* articles = Reader::find(node, "articles");
    if ((text == nullptr) == (articles == nullptr)) {
      reader_.error(
          node, code::kBadExample, "an example has either a text or articles",
          "write  text: ...  for one article,  articles: [{date: ..., text: ...}, ...]  for two");
      return std::nullopt;
    }
    if (text != nullptr) {
      if (auto article = read_article(node)) example.articles.push_back(std::move(*article));
    } else {
      read_articles(*articles, example);
    }
    if (const YamlNode* date = Reader::find(node, "date"); date != nullptr && articles != nullptr) {
      reader_.error(*date, code::kBadExample, "the date belongs to each of the articles");
    }
    if (const YamlNode* gap = Reader::find(node, "known_gap")) {
      example.known_gap = reader_.flag(*gap, "'known_gap'").value_or(false);
    }
    if (const YamlNode* expect = Reader::find(node, "expect"))
      example.expect = read_expectations(*expect);
    read_relation(node, example);
    if (!example.expect && Reader::find(node, "relation") == nullptr) {
      reader_.error(node, code::kBadExample, "the example expects nothing",
                    "write  expect: [{value: ...}],  expect: []  for no claim, or  relation: ...  "
                    "for articles");
    }
    if (reader_.errors() != before) return std::nullopt;
    return example;
  }

private:
  void read_relation(const YamlNode& node, Example& example) const {
    const YamlNode* relation = Reader::find(node, "relation");
    if (relation == nullptr) return;
    if (!example.is_pair) {
      reader_.error(*relation, code::kBadExample, "a relation is between two articles",
                    "write  articles: [{text: ...}, {text: ...}]");
      return;
    }
    if (const auto i = reader_.choice(*relation, "relation", relations())) {
      example.relation = std::string(relations()[*i]);
    }
  }

  void read_articles(const YamlNode& articles, Example& example) const {
    example.is_pair = true;
    if (!reader_.check_list(articles, "articles")) return;
    if (articles.items.size() < 2 || articles.items.size() > 20) {
      reader_.error(articles, code::kBadExample, "articles are two or more, at most 20");
    }
    for (const YamlNode& item : articles.items) {
      if (item.kind == YamlNode::Kind::scalar) {
        example.articles.push_back({item.text, std::nullopt});
        continue;
      }
      if (!reader_.check_map(item, "an article", {"text", "date"})) continue;
      if (auto article = read_article(item)) example.articles.push_back(std::move(*article));
    }
  }

  std::optional<Example::Article> read_article(const YamlNode& node) const {
    Example::Article article;
    const YamlNode* text = reader_.require(node, "text", "an article");
    if (text == nullptr) return std::nullopt;
    auto words = reader_.text(*text, "text");
    if (!words) return std::nullopt;
    article.text = std::move(*words);
    if (const YamlNode* date = Reader::find(node, "date");
        date != nullptr && date->kind != YamlNode::Kind::null) {
      const auto iso = reader_.text(*date, "date");
      if (!iso) return std::nullopt;
      article.date = text::parse_date(*iso);
      if (!article.date) {
        reader_.error(*date, code::kBadDate, fmt::format("'{}' is no date", *iso),
                      "write  2025-06-14");
        return std::nullopt;
      }
    }
    return article;
  }

  std::vector<Expectation> read_expectations(const YamlNode& node) const {
    std::vector<Expectation> out;
    if (!reader_.check_list(node, "expect")) return out;
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlNode::Kind::scalar) {
        out.push_back({{"value", item.text}});
        continue;
      }
      if (!reader_.check_map(item, "an expected claim", fields_)) continue;
      Expectation expectation;
      for (const auto& [key, value] : item.entries) {
        if (auto text = reader_.text(value, fmt::format("'{}'", key.text))) {
          expectation.insert_or_assign(key.text, std::move(*text));
        }
      }
      out.push_back(std::move(expectation));
    }
    return out;
  }

  const Reader& reader_;
  std::vector<std::string> keys_;
  std::vector<std::string_view> fields_; // views of keys_ and of the rule's patterns
};

} // namespace

const std::vector<std::string_view>& relations() {
  static const std::vector<std::string_view> all = {"none",    "agree",  "compatible",
                                                    "variant", "update", "contradict"};
  return all;
}

const std::vector<std::string_view>& claim_fields() {
  static const std::vector<std::string_view> all = {"value",   "evidence", "part",    "hedged",
                                                    "negated", "time",     "speaker", "subject",
                                                    "place",   "date",     "source"};
  return all;
}

void read_examples(const Reader& reader, const YamlNode& node, const Attribute& attribute,
                   Rule& rule) {
  if (!reader.check_list(node, "examples")) return;
  const ExampleReader example_reader(reader, attribute, rule);
  for (const YamlNode& item : node.items) {
    if (auto example = example_reader.read(item)) rule.examples.push_back(std::move(*example));
  }
}

} // namespace crosscheck::rules
