#include "event/alignment.h"

#include "annotate/annotator.h"

#include <doctest/doctest.h>

using namespace crosscheck;

namespace {

struct Aligned {
  std::vector<text::Document> documents;
  std::vector<annotate::Annotation> annotations;
  event::Groups groups;
};

Aligned align(const std::vector<std::string>& texts, bool one_story = true) {
  static const rules::Lexicons lexicons;
  static const annotate::Annotator annotator(lexicons);
  Aligned aligned;
  std::vector<StoryId> stories;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    text::Document document;
    document.id = std::to_string(i);
    document.text = texts[i];
    aligned.annotations.push_back(annotator.annotate(document));
    aligned.documents.push_back(std::move(document));
    stories.emplace_back(one_story ? 0 : i);
  }
  aligned.groups =
      event::align_sentences(aligned.documents, aligned.annotations, stories, lexicons).near;
  return aligned;
}

const char* const kFriends = "The friends bound his wound and called the rescue service at Drosk.";
const char* const kFriendsToo =
    "Friends called the rescue service at Drosk and then bound the wound.";

} // namespace

TEST_CASE("sentences of two articles that say nearly the same are one group") {
  const Aligned aligned = align({kFriends, std::string("The sea lay calm. ") + kFriendsToo});
  CHECK(aligned.groups[0][0] != event::kNotAligned);
  CHECK(aligned.groups[1][0] == event::kNotAligned);
  CHECK(aligned.groups[1][1] == aligned.groups[0][0]);
}

TEST_CASE("sentences that share a name or a date alone are not aligned") {
  for (const char* other : {"Drosk has a new school for pilots.", "The wound of the war is old.",
                            "A flower market opened with a brass band on 3 June 2025."}) {
    CAPTURE(other);
    CHECK(align({kFriends, other}).groups[1][0] == event::kNotAligned);
  }
  const Aligned dates = align({"The museum dismissed the forger on 3 June 2025.",
                               "A brass band played on 3 June 2025 in the rain."});
  CHECK(dates.groups[0][0] == event::kNotAligned);
}

TEST_CASE("sentences of one article, or of two stories, are not aligned") {
  const Aligned one = align({std::string(kFriends) + " " + kFriendsToo});
  CHECK(one.groups[0][0] == event::kNotAligned);
  CHECK(one.groups[0][1] == event::kNotAligned);
  CHECK(align({kFriends, kFriendsToo}, false).groups[0][0] == event::kNotAligned);
}

TEST_CASE("a quotation is aligned with the sentence it stands in") {
  const Aligned aligned =
      align({"\"We bound the wound of the pilot with a scarf from the market,\" a friend said.",
             "A friend said that they bound the wound of the pilot with a scarf from the market."});
  CHECK(aligned.groups[0][0] != event::kNotAligned);
  REQUIRE(aligned.groups[0].size() == 2);
  CHECK(aligned.groups[0][1] == aligned.groups[0][0]);
}
