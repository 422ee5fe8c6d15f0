#include "rules/fixtures.h"
#include "rules/loader.h"
#include "text/spaces.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace crosscheck::rules {
namespace {

// Past these a file is a mistake, and what is compared with each other stays affordable.
constexpr std::size_t kMaxClaims = 1000;
constexpr std::size_t kMaxInSet = 100;

constexpr std::array kModes = {ClaimTest::Mode::expect, ClaimTest::Mode::fires,
                               ClaimTest::Mode::silent};
const std::vector<std::string_view> kFields = {"text", "title", "caption"};

// The rules and attributes that fixtures may name.
class Targets {
public:
  Targets(const RuleSet& rules, std::string_view fixtures) : rules_(rules) {
    // rules/ferry.fixtures.yaml -> rules/ferry.
    beside_ = fixtures.substr(0, fixtures.rfind(".fixtures."));
    beside_ += '.';
  }

  bool attribute(const Reader& reader, const YamlNode& name,
                 std::optional<AttributeId>& out) const {
    out = rules_.find_attribute(name.text);
    if (out) return true;
    std::vector<std::string_view> known;
    for (const Attribute& attribute : rules_.attributes) known.push_back(attribute.name);
    reader.error(name, code::kNoTarget, fmt::format("there is no attribute '{}'", name.text),
                 suggest(name.text, known));
    return false;
  }

  // "incidents/killed" is a rule; "deaths" an attribute, else the one rule of that name, else that
  // of the pack beside the fixtures.
  bool target(const Reader& reader, const YamlNode& name, ClaimTest& out) const {
    if (const auto attribute = rules_.find_attribute(name.text)) {
      out.attribute = *attribute;
      return true;
    }
    std::vector<std::size_t> found;
    for (std::size_t r = 0; r < rules_.rules.size(); ++r) {
      const std::string& id = rules_.rules[r].id;
      if (id == name.text || id.substr(id.find('/') + 1) == name.text) found.push_back(r);
    }
    if (found.size() > 1) {
      std::vector<std::size_t> near;
      for (const std::size_t r : found)
        if (rules_.files[rules_.rules[r].where.file].starts_with(beside_)) near.push_back(r);
      if (near.size() == 1) found = near;
    }
    if (found.size() == 1) {
      out.rule = RuleId(found.front());
      out.attribute = rules_.rules[found.front()].attribute;
      return true;
    }
    std::vector<std::string_view> known;
    if (found.empty()) {
      for (const Attribute& attribute : rules_.attributes) known.push_back(attribute.name);
      for (const Rule& rule : rules_.rules) {
        known.push_back(rule.id);
        known.push_back(std::string_view(rule.id).substr(rule.id.find('/') + 1));
      }
      reader.error(name, code::kNoTarget,
                   fmt::format("there is no rule or attribute '{}'", name.text),
                   nearest(std::string_view(name.text).substr(0, 64), known).empty()
                       ? "`crosscheck rules list` names them all"
                       : suggest(name.text, known));
      return false;
    }
    for (const std::size_t r : found) known.push_back(rules_.rules[r].id);
    reader.error(name, code::kNoTarget, fmt::format("several rules are called '{}'", name.text),
                 "write the pack as well, " + one_of(known));
    return false;
  }

  // What a claim of the target may be asked for.
  std::vector<std::string> fields(const ClaimTest& test) const {
    std::vector<std::string> out(claim_fields().begin(), claim_fields().end());
    const std::vector<std::string> keys = key_alternatives(rules_.attribute(test.attribute));
    out.insert(out.end(), keys.begin(), keys.end());
    for (std::size_t r = 0; r < rules_.rules.size(); ++r) {
      const Rule& rule = rules_.rules[r];
      if (test.rule ? *test.rule != RuleId(r) : rule.attribute != test.attribute) continue;
      for (const Pattern& pattern : rule.patterns) {
        for (const Slot& slot : pattern.slots) out.push_back(slot.name);
        for (const auto& [name, value] : pattern.set) out.push_back(name);
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

private:
  const RuleSet& rules_;
  std::string beside_;
};

class FixtureReader {
public:
  FixtureReader(const FileSource& files, const RuleSet& rules, Fixtures& out,
                Diagnostics& diagnostics)
      : files_(files), targets_(rules, out.source.path()), out_(out),
        reader_(out.source, diagnostics) {}

  void read(const YamlNode& root) {
    if (root.kind == YamlNode::Kind::null) {
      reader_.error(root, code::kMissingKey, "the file is empty",
                    "fixtures begin with  articles:  or  sets:");
      return;
    }
    if (!reader_.check_map(root, "a fixtures file", {"articles", "sets", "note"})) return;
    if (const YamlNode* articles = Reader::find(root, "articles");
        articles != nullptr && reader_.check_list(*articles, "articles"))
      for (const YamlNode& item : articles->items) named_article(item);
    const YamlNode* sets = Reader::find(root, "sets");
    if (sets != nullptr && reader_.check_list(*sets, "sets"))
      for (const YamlNode& item : sets->items) set(item);
    if (Reader::find(root, "articles") == nullptr && sets == nullptr)
      reader_.error(root, code::kMissingKey, "the file has no articles and no sets",
                    "add  articles: [...]");
    if (reader_.errors() == 0) idle_articles();
  }

private:
  // An article of which nothing is expected looks like a test and is none.
  void idle_articles() {
    std::vector<char> used(out_.articles.size(), 0);
    for (const FixtureSet& set : out_.sets)
      for (const std::size_t article : set.articles) used[article] = 1;
    for (std::size_t a = 0; a < out_.articles.size(); ++a) {
      if (used[a] != 0 || !out_.articles[a].tests.empty()) continue;
      const Location at = out_.articles[a].where;
      reader_.error_at(out_.source.offset(at.line - 1, at.column - 1), 1, code::kBadExample,
                       "nothing is expected of the article, and no set names it",
                       "write  expect: {deaths: [words of the article]},  or name it in a set");
    }
  }

  void named_article(const YamlNode& node) {
    const std::size_t before = reader_.errors();
    auto article = read_article(node, true);
    if (!article || reader_.errors() != before) {
      if (article) broken_.insert_or_assign(article->id, true);
      return;
    }
    add(std::move(*article), node);
  }

  std::optional<std::size_t> add(FixtureArticle article, const YamlNode& node) {
    if (!by_id_.try_emplace(article.id, out_.articles.size()).second) {
      reader_.error(node, code::kDuplicateId,
                    fmt::format("two articles are called '{}'", article.id),
                    "give each an  id:  of its own");
      return std::nullopt;
    }
    out_.articles.push_back(std::move(article));
    return out_.articles.size() - 1;
  }

  std::optional<FixtureArticle> read_article(const YamlNode& node, bool with_tests) {
    std::vector<std::string_view> known = {"id", "file", "text", "title", "date", "note"};
    if (with_tests)
      for (const ClaimTest::Mode mode : kModes) known.push_back(name(mode));
    if (!reader_.check_map(node, "an article", known)) return std::nullopt;
    FixtureArticle article;
    article.where = reader_.locate(node);
    const YamlNode* file = Reader::find(node, "file");
    const YamlNode* text = Reader::find(node, "text");
    if ((file == nullptr) == (text == nullptr)) {
      reader_.error(node, code::kBadExample, "an article has either a file or a text",
                    "write  file: fixtures/name.txt  or  text: ...");
      return std::nullopt;
    }
    if (file != nullptr) {
      const auto written = reader_.text(*file, "file");
      const auto path = written ? below(*file, *written) : std::nullopt;
      if (!path) return std::nullopt;
      article.path = *path;
      article.id = *written;
    } else {
      if (!reader_.text(*text, "text")) return std::nullopt;
      article.text = *text;
      article.id = fmt::format("article {}", out_.articles.size() + 1);
    }
    if (const YamlNode* id = Reader::find(node, "id"))
      article.id = reader_.text(*id, "id").value_or("");
    if (article.id.empty())
      reader_.error(node, code::kBadChoice, "an article's id is empty", "give it a name");
    if (const YamlNode* title = Reader::find(node, "title"))
      article.title = reader_.text(*title, "title").value_or("");
    if (const YamlNode* date = Reader::find(node, "date")) {
      const auto iso = reader_.text(*date, "date");
      if (iso) article.date = text::parse_date(*iso);
      if (iso && !article.date)
        reader_.error(*date, code::kBadDate, fmt::format("'{}' is no date", *iso),
                      "write  2025-06-14");
    }
    if (with_tests)
      for (const ClaimTest::Mode mode : kModes) claim_tests(node, mode, article);
    return article;
  }

  // Where an article's file stands; it is below the fixtures' folder.
  std::optional<std::string> below(const YamlNode& node, const std::string& written) {
    if (written.empty() || written.front() == '/' || written.find("..") != std::string::npos) {
      reader_.error(node, code::kNoArticle, "an article lies beside its fixtures or below them",
                    "write a relative path without '..', as in  fixtures/name.txt");
      return std::nullopt;
    }
    const std::string& own = out_.source.path();
    std::string full = own.substr(0, own.rfind('/') + 1) + written;
    if (!files_.read(full)) {
      reader_.error(node, code::kNoArticle, fmt::format("cannot read '{}'", full),
                    "the path counts from the folder of the fixtures");
      return std::nullopt;
    }
    return full;
  }

  void claim_tests(const YamlNode& node, ClaimTest::Mode mode, FixtureArticle& article) {
    const std::string key(name(mode));
    const YamlNode* map = Reader::find(node, key);
    if (map == nullptr) return;
    const std::string what = fmt::format("'{}'", key);
    if (map->kind != YamlNode::Kind::map) {
      reader_.error(*map, code::kWrongType, fmt::format("{} must be a map of rules", what),
                    fmt::format("write  {}: {{killed: [words of the article]}}", key));
      return;
    }
    reader_.check_map(*map, what, {});
    for (const auto& [target, claims] : map->entries) {
      ClaimTest test;
      test.mode = mode;
      test.name = target.text;
      test.where = reader_.locate(target);
      if (!targets_.target(reader_, target, test)) continue;
      if (claims.kind == YamlNode::Kind::null) {
        reader_.error(target, code::kMissingKey, fmt::format("'{}' expects nothing", target.text),
                      "write  []  for no claim in the article, or the words of one");
        continue;
      }
      if (claims.kind == YamlNode::Kind::list && claims.items.empty() &&
          mode != ClaimTest::Mode::expect) {
        reader_.error(claims, code::kBadExample, fmt::format("'{}' names no place", target.text),
                      fmt::format("name the words; for no claim in the whole article write  "
                                  "expect: {{{}: []}}",
                                  target.text));
        continue;
      }
      test.is_list = claims.kind == YamlNode::Kind::list;
      const std::vector<std::string> fields = targets_.fields(test);
      if (test.is_list) {
        for (const YamlNode& item : claims.items) claim(item, fields, test);
      } else {
        claim(claims, fields, test);
      }
      total_ += test.claims.size();
      article.tests.push_back(std::move(test));
    }
    if (total_ > kMaxClaims)
      reader_.error(*map, code::kHostile,
                    fmt::format("the file expects more than {} claims", kMaxClaims),
                    "split it into several files");
  }

  void claim(const YamlNode& node, const std::vector<std::string>& fields, ClaimTest& test) {
    ExpectedClaim claim;
    claim.where = reader_.locate(node);
    if (node.kind == YamlNode::Kind::scalar) {
      claim.words = text::single_spaces(node.text);
    } else {
      std::vector<std::string_view> known = {"on", "line", "field", "known_gap", "note"};
      known.insert(known.end(), fields.begin(), fields.end());
      if (!reader_.check_map(node, "an expected claim", known)) return;
      for (const auto& [key, value] : node.entries) {
        if (key.text == "line") {
          const auto line = reader_.number(value, "'line'");
          if (line && *line > 0) claim.line = static_cast<std::uint32_t>(*line);
          if (line && *line <= 0) reader_.error(value, code::kBadChoice, "lines count from 1");
        } else if (key.text == "field") {
          if (const auto field = reader_.choice(value, "field", kFields))
            claim.field = static_cast<text::Field>(*field);
        } else if (key.text == "known_gap") {
          claim.known_gap = reader_.flag(value, "'known_gap'").value_or(false);
        } else if (key.text != "note") {
          auto text = reader_.text(value, fmt::format("'{}'", key.text));
          if (text && key.text == "on")
            claim.words = text::single_spaces(*text);
          else if (text)
            claim.fields.insert_or_assign(key.text, std::move(*text));
        }
      }
    }
    if (claim.words.empty() && !claim.line && !claim.field && claim.fields.empty()) {
      reader_.error(node, code::kBadExample, "the expected claim has no place and no value",
                    "quote words of the article, or write  {on: words, value: 12}");
      return;
    }
    test.claims.push_back(std::move(claim));
  }

  void set(const YamlNode& node) {
    const std::size_t before = reader_.errors();
    FixtureSet set;
    set.where = reader_.locate(node);
    if (!reader_.check_map(node, "a set", {"name", "articles", "one_story", "expect", "note"}))
      return;
    if (const YamlNode* title = Reader::find(node, "name"))
      set.name = reader_.text(*title, "name").value_or("");
    if (const YamlNode* one = Reader::find(node, "one_story"))
      set.one_story = reader_.flag(*one, "'one_story'").value_or(false);
    const YamlNode* articles = reader_.require(node, "articles", "a set");
    if (articles != nullptr && reader_.check_list(*articles, "articles")) {
      if (articles->items.empty() || articles->items.size() > kMaxInSet)
        reader_.error(*articles, code::kBadExample,
                      fmt::format("a set has one article to {}", kMaxInSet));
      else
        for (const YamlNode& item : articles->items) set_article(item, set);
    }
    const YamlNode* expect = reader_.require(node, "expect", "a set");
    if (expect != nullptr && reader_.check_map(*expect, "'expect'", {})) {
      if (expect->entries.empty())
        reader_.error(*expect, code::kBadExample, "the set expects nothing",
                      "write  expect: {deaths: update, '*': []}");
      for (const auto& [target, facts] : expect->entries) fact_test(target, facts, set);
    }
    if (reader_.errors() == before && !set.articles.empty()) out_.sets.push_back(std::move(set));
  }

  // By id, by the file's path, or written here.
  void set_article(const YamlNode& node, FixtureSet& set) {
    std::optional<std::size_t> index;
    if (node.kind != YamlNode::Kind::scalar) {
      const std::size_t before = reader_.errors();
      auto article = read_article(node, false);
      if (article && reader_.errors() == before) index = add(std::move(*article), node);
    } else if (const auto known = by_id_.find(node.text); known != by_id_.end()) {
      index = known->second;
    } else if (broken_.contains(node.text)) {
      reader_.error(node, code::kNoArticle,
                    fmt::format("article '{}' has a mistake of its own", node.text),
                    "the set is tested once that is mended");
    } else if (node.text.find_first_of("./") == std::string::npos) {
      std::vector<std::string_view> ids;
      for (const auto& [id, at] : by_id_) ids.push_back(id);
      reader_.error(node, code::kNoArticle, fmt::format("there is no article '{}'", node.text),
                    ids.empty() ? "name a file, or write  {text: ...}" : suggest(node.text, ids));
    } else if (const auto path = below(node, node.text)) {
      FixtureArticle article;
      article.where = reader_.locate(node);
      article.id = node.text;
      article.path = *path;
      index = add(std::move(article), node);
    }
    if (!index) return;
    if (std::find(set.articles.begin(), set.articles.end(), *index) != set.articles.end())
      reader_.error(node, code::kDuplicateId, "the article stands twice in the set", "keep one");
    set.articles.push_back(*index);
  }

  void fact_test(const YamlNode& target, const YamlNode& facts, FixtureSet& set) {
    FactTest test;
    test.name = target.text;
    test.where = reader_.locate(target);
    if (target.text != "*" && !targets_.attribute(reader_, target, test.attribute)) return;
    if (facts.kind == YamlNode::Kind::scalar) {
      if (const auto i = reader_.choice(facts, "relation", relations()))
        test.strongest = relations()[*i];
    } else if (facts.kind == YamlNode::Kind::map) {
      test.is_list = false;
      fact(facts, test);
    } else if (reader_.check_list(facts, fmt::format("'{}'", target.text))) {
      for (const YamlNode& item : facts.items) fact(item, test);
    }
    if (test.facts.size() > kMaxClaims)
      reader_.error(facts, code::kHostile,
                    fmt::format("the set expects more than {} facts", kMaxClaims));
    set.tests.push_back(std::move(test));
  }

  void fact(const YamlNode& node, FactTest& test) {
    static const std::vector<std::string_view> kOfFacts(relations().begin() + 1, relations().end());
    ExpectedFact fact;
    fact.where = reader_.locate(node);
    const YamlNode* relation = &node;
    if (node.kind != YamlNode::Kind::scalar) {
      if (!reader_.check_map(node, "an expected fact",
                             {"relation", "values", "subject", "known_gap", "note"}))
        return;
      relation = reader_.require(node, "relation", "an expected fact");
      if (relation == nullptr) return;
      if (const YamlNode* values = Reader::find(node, "values"))
        fact.values = reader_.texts(*values, "'values'");
      if (const YamlNode* subject = Reader::find(node, "subject"))
        fact.subject = reader_.text(*subject, "'subject'").value_or("");
      if (const YamlNode* gap = Reader::find(node, "known_gap"))
        fact.known_gap = reader_.flag(*gap, "'known_gap'").value_or(false);
    }
    const auto i = reader_.choice(*relation, "relation", kOfFacts);
    if (!i) return;
    fact.relation = kOfFacts[*i];
    test.facts.push_back(std::move(fact));
  }

  const FileSource& files_;
  Targets targets_;
  Fixtures& out_;
  Reader reader_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<std::string, bool, std::less<>> broken_;
  std::size_t total_ = 0;
};

} // namespace

std::string_view name(ClaimTest::Mode mode) {
  switch (mode) {
  case ClaimTest::Mode::expect: return "expect";
  case ClaimTest::Mode::fires: return "fires";
  case ClaimTest::Mode::silent: return "silent";
  }
  return "";
}

std::optional<Fixtures> load_fixtures(const FileSource& files, const std::string& path,
                                      const RuleSet& rules, Diagnostics& diagnostics) {
  auto bytes = files.read(path);
  if (!bytes) {
    diagnostics.push_back(
        {.code = code::kUnreadable, .message = "cannot read the file", .file = path});
    return std::nullopt;
  }
  Fixtures fixtures(SourceFile(path, std::move(*bytes), 0));
  Result<YamlNode> root = parse_yaml(fixtures.source);
  if (!root) {
    diagnostics.insert(diagnostics.end(), root.error().begin(), root.error().end());
    return std::nullopt;
  }
  FixtureReader(files, rules, fixtures, diagnostics).read(*root);
  return fixtures;
}

} // namespace crosscheck::rules
