#include "entity/resolve.h"

#include "annotate/annotator.h"
#include "packaged_lexicons.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace crosscheck;

namespace {

// The entities of some articles of one story (or of one each), as sets of the words that name them.
struct Cast {
  std::vector<text::Document> documents;
  std::vector<annotate::Annotation> annotations;
  entity::Resolution resolution;

  explicit Cast(const std::vector<std::string>& texts, bool one_story = true) {
    static const annotate::Annotator annotator(packaged_lexicons());
    static const entity::NameMatcher matcher(packaged_lexicons());
    std::vector<StoryId> stories;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      text::Document document;
      document.id = std::string(1, static_cast<char>('a' + i));
      document.text = texts[i];
      documents.push_back(std::move(document));
      stories.emplace_back(one_story ? 0 : i);
    }
    for (const text::Document& document : documents)
      annotations.push_back(annotator.annotate(document));
    static const rules::RuleSet rules = [] {
      rules::RuleSet set;
      set.lexicons = packaged_lexicons();
      return set;
    }();
    resolution = entity::resolve(documents, annotations, stories, rules, matcher);
  }

  // The entity of the n-th mention of some words in a document.
  [[nodiscard]] EntityId of(std::size_t document, const std::string& words, int n = 0) const {
    for (std::size_t m = 0; m < annotations[document].mentions.size(); ++m) {
      const annotate::Mention& mention = annotations[document].mentions[m];
      if (documents[document].text.substr(mention.span.begin, mention.span.size()) == words &&
          n-- == 0)
        return resolution.of_mention[document][m];
    }
    FAIL("no mention of " << words);
    return {};
  }
  [[nodiscard]] std::string label(std::size_t document, const std::string& words) const {
    const EntityId id = of(document, words);
    return id.valid() ? resolution.entities[id.index()].label : "";
  }
};

} // namespace

TEST_CASE("a surname alone is the person whom the story names in full") {
  const Cast cast({"Police said Anna Berg left.", "They saw Mrs. Berg there."});
  CHECK(cast.label(1, "Berg") == "Anna Berg");
}

TEST_CASE("two people with one surname stay two, and the surname alone is nobody") {
  const Cast cast(
      {"They saw Anna Berg there.", "They saw Tom Berg there.", "They saw Mr. Berg there."});
  CHECK(cast.of(0, "Anna Berg") != cast.of(1, "Tom Berg"));
  CHECK_FALSE(cast.of(2, "Berg").valid());
}

TEST_CASE("a slip in the surname of a family is that of its member who is named most") {
  const Cast cast({"They saw Anna Lindholm and Tom Lindholm there. Anna Lindholm spoke. The court "
                   "heard that Lindhlom was ill."});
  CHECK(cast.label(0, "Lindhlom") == "Anna Lindholm");
}

TEST_CASE("two short forms of one long name are one person") {
  const Cast cast({"The spokesman Samir Khaled Omari denied it.",
                   "Al-Samir Khalid, a spokesman, denied it.",
                   "The spokesman Khaled Omari denied it."});
  CHECK(cast.of(0, "Samir Khaled Omari") == cast.of(1, "Al-Samir Khalid"));
  CHECK(cast.of(0, "Samir Khaled Omari") == cast.of(2, "Khaled Omari"));
}

TEST_CASE("a capital that does what a government does is its country") {
  const Cast cast(
      {"Britain closed its ports. London accused Norway of a breach. Two ships lay in London."});
  CHECK(cast.of(0, "London", 0) == cast.of(0, "Britain"));
  CHECK(cast.of(0, "London", 1) != cast.of(0, "Britain"));
  const Cast talks({"Britain wanted talks with Oslo. A train left Oslo. Norway agreed."});
  CHECK(talks.of(0, "Oslo", 0) == talks.of(0, "Norway"));
  CHECK(talks.of(0, "Oslo", 1) != talks.of(0, "Norway"));
}

TEST_CASE("an office is the one person of the article who holds it") {
  const Cast cast({"Mayor Anna Berg opened the quay. Finance Minister Tom Reed came, too.",
                   "Mayor Anna Berg met Mayor Olga Lind.", "The former mayor Anna Berg left.",
                   "Anna Berg, the mayor of Orland, left. Deputy Governor Tom Reed stayed."});
  const auto holder = [&](std::size_t document, const char* office) {
    const EntityId id = cast.resolution.holder(DocumentId(document), office);
    return id.valid() ? cast.resolution.entities[id.index()].label : std::string();
  };
  CHECK(holder(0, "mayor") == "Anna Berg");
  CHECK(holder(0, "finance minister") == "Tom Reed");
  CHECK(holder(0, "minister") == "Tom Reed");
  CHECK(holder(0, "governor").empty());
  CHECK(holder(1, "mayor").empty());
  CHECK(holder(2, "mayor").empty());
  CHECK(holder(3, "mayor") == "Anna Berg");
  CHECK(holder(3, "governor").empty());
}

TEST_CASE("where the story has two, a document that names one means that one") {
  const Cast cast({"They saw Anna Berg there. Later Berg left.", "They saw Tom Berg there."});
  CHECK(cast.of(0, "Berg") == cast.of(0, "Anna Berg"));
}

TEST_CASE("spellings of one name join inside a story") {
  const Cast cast({"They saw Abbas Araghmi there.", "They saw Abbas Aragmi there.",
                   "They saw Dr. Aragmi there."});
  CHECK(cast.of(0, "Abbas Araghmi") == cast.of(1, "Abbas Aragmi"));
  CHECK(cast.of(2, "Aragmi") == cast.of(0, "Abbas Araghmi"));
  const Cast forms({"They saw Steve Norland there.", "They saw Steven Norland there."});
  CHECK(forms.of(0, "Steve Norland") == forms.of(1, "Steven Norland"));
  const Cast places({"They met in Gorvazin.", "They met in Garvazin."});
  CHECK(places.of(0, "Gorvazin") == places.of(1, "Garvazin"));
}

TEST_CASE("near names that a document holds side by side stay two") {
  const Cast cast({"They saw Maria Lindqvist and Marta Lindqvist there."});
  CHECK(cast.of(0, "Maria Lindqvist") != cast.of(0, "Marta Lindqvist"));
  const Cast others({"They saw Maria Lindqvist there.", "They saw Marta Lindqvist there."});
  CHECK(others.of(0, "Maria Lindqvist") != others.of(1, "Marta Lindqvist"));
}

TEST_CASE("an initial is the one person whom it fits") {
  const Cast one({"They saw Anna Berg there.", "They saw A. Berg there."});
  CHECK(one.of(1, "A. Berg") == one.of(0, "Anna Berg"));
  const Cast two(
      {"They saw Anna Berg there.", "They saw Adam Berg there.", "They saw A. Berg there."});
  CHECK(two.of(2, "A. Berg") != two.of(0, "Anna Berg"));
  CHECK(two.of(2, "A. Berg") != two.of(1, "Adam Berg"));
}

TEST_CASE("a nickname in quotation marks parts one name") {
  const Cast cast({"They saw Thomas \"Bud\" Holmgren, 54, there. Holmgren smiled.",
                   "They saw Thomas Holmgren."});
  CHECK(cast.of(0, "Thomas") == cast.of(0, "Holmgren"));
  CHECK(cast.of(0, "Holmgren") == cast.of(1, "Thomas Holmgren"));
  CHECK(cast.label(0, "Thomas") == "Thomas Holmgren");
  const Cast said({"They asked Thomas. \"We saw nothing,\" Holmgren said."});
  CHECK(said.of(0, "Thomas") != said.of(0, "Holmgren"));
}

TEST_CASE("names that the text says have changed are no spellings of one") {
  const Cast cast({"They met Anna Lindqvist, formerly Anna Lindkvist, there."});
  CHECK(cast.of(0, "Anna Lindqvist") != cast.of(0, "Anna Lindkvist"));
  const Cast apart({"They met Anna Lindqvist there.", "They met Anna Lindkvist there."});
  CHECK(apart.of(0, "Anna Lindqvist") == apart.of(1, "Anna Lindkvist"));
}

TEST_CASE("a short form with a hyphen is the one without") {
  const Cast cast({"Shares of N-V rose. N-V sells boats.", "Shares of NV rose. NV sells boats."});
  CHECK(cast.of(0, "N-V") == cast.of(1, "NV"));
}

TEST_CASE("a name with a space lost is one with it") {
  const Cast cast({"He worked at the RoMart station for years.",
                   "He worked at the Ro Mart station for years."});
  CHECK(cast.of(0, "RoMart") == cast.of(1, "Ro Mart"));
}

TEST_CASE("a country is one by all its names, and a short form stands for an organisation") {
  const Cast cast({"They came from the United States and Britain.",
                   "They came from the U.S. and the U.K. then."});
  CHECK(cast.of(0, "United States") == cast.of(1, "U.S."));
  CHECK(cast.of(0, "Britain") == cast.of(1, "U.K."));
  CHECK(cast.of(0, "Britain") != cast.of(0, "United States"));
  const Cast army({"They asked the Varland Liberation Army today.", "They asked the VLA today."});
  CHECK(army.of(0, "Varland Liberation Army") == army.of(1, "VLA"));
}

TEST_CASE("a pronoun is the one person of its gender named before") {
  const Cast cast({"They saw Anna Berg there. Later she left."});
  CHECK(cast.of(0, "she") == cast.of(0, "Anna Berg"));
  const Cast both({"They saw Anna Berg and Tom Reed there. Later he left."});
  CHECK(both.of(0, "he") == both.of(0, "Tom Reed"));
  const Cast two({"They saw Tom Berg and Tim Reed there. Later he left."});
  CHECK_FALSE(two.of(0, "he").valid());
}

TEST_CASE("across stories only full names join") {
  const Cast cast({"They saw Anna Berg there. Later Berg left.", "They saw Anna Berg there.",
                   "They saw Mr. Berg there."},
                  false);
  CHECK(cast.of(0, "Anna Berg") == cast.of(1, "Anna Berg"));
  CHECK(cast.of(2, "Berg") != cast.of(0, "Anna Berg"));
}

TEST_CASE("the order of documents makes no difference to who is who") {
  std::vector<std::string> texts = {"They saw Abbas Araghmi there.",
                                    "They saw Abbas Aragmi and Tom Berg there.",
                                    "They saw Dr. Aragmi there. Mr. Berg left.",
                                    "They saw Ann Berg there.",
                                    "They met in Gorvazin.",
                                    "They met in Garvazin and Gorvazin."};
  // Names that share an entity, as sets of labels.
  const auto partition = [](const std::vector<std::string>& order) {
    const Cast cast(order);
    std::map<std::uint32_t, std::set<std::string>> groups;
    for (std::size_t d = 0; d < order.size(); ++d)
      for (std::size_t m = 0; m < cast.annotations[d].mentions.size(); ++m) {
        const EntityId id = cast.resolution.of_mention[d][m];
        const auto& span = cast.annotations[d].mentions[m].span;
        const std::string words = order[d].substr(span.begin, span.size());
        if (id.valid()) groups[id.value].insert(words + "@" + order[d]);
      }
    std::set<std::set<std::string>> out;
    for (auto& [id, group] : groups) out.insert(group);
    return out;
  };
  std::sort(texts.begin(), texts.end());
  const auto first = partition(texts);
  for (int i = 0; i < 40 && std::next_permutation(texts.begin(), texts.end()); ++i)
    CHECK(partition(texts) == first);
}
