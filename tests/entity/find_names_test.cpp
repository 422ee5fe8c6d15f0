#include "annotate/annotator.h"
#include "packaged_lexicons.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <set>
#include <string>

using namespace crosscheck;
using text::MentionType;

namespace {

const annotate::Annotator& annotator() {
  static const annotate::Annotator annotator(packaged_lexicons());
  return annotator;
}

// The names of a text in order, each as "type: words", the likeliest type first.
std::string names(const std::string& text) {
  text::Document document;
  document.text = text;
  const annotate::Annotation annotation = annotator().annotate(document);
  std::string out;
  for (const annotate::Mention& mention : annotation.mentions) {
    const MentionType type = mention.readings.front().type;
    if (type != MentionType::person && type != MentionType::place &&
        type != MentionType::organisation)
      continue;
    if (!out.empty()) out += "; ";
    out += std::string(text::name(type)) + ": " +
           document.text.substr(mention.span.begin, mention.span.size());
  }
  return out;
}

} // namespace

TEST_CASE("a person's name is found without title and role") {
  CHECK(names("Dr. Anna Berg left.") == "person: Anna Berg");
  CHECK(names("On the pier Police Chief Tom Reed spoke.") == "person: Tom Reed");
  CHECK(names("It was former mayor Nina Petrova who spoke.") == "person: Nina Petrova");
  CHECK(names("They met Secretary of State John Kent there.") == "person: John Kent");
  CHECK(names("They saw J. D. Marsh there.") == "person: J. D. Marsh");
  CHECK(names("They saw Olga Lind Jr. there.") == "person: Olga Lind Jr.");
  CHECK(names("The man, De'Marcus Holt, 38, left.") == "person: De'Marcus Holt");
}

TEST_CASE("particles, hyphens and apostrophes are inside a name, a possessive is not") {
  CHECK(names("It was Anna van der Berg's boat.") == "person: Anna van der Berg");
  CHECK(names("It was Karim al-Hadi who left.") == "person: Karim al-Hadi");
  CHECK(names("They saw Jean-Luc Marchand there.") == "person: Jean-Luc Marchand");
  CHECK(names("They saw Mr. O'Neill there.") == "person: O'Neill");
  CHECK(names("The governor, Karim reth-Nejad, left.") == "person: Karim reth-Nejad");
  CHECK(names("They saw Tom ex-Marine and all.") == "person: Tom");
  CHECK(names("A Paris-based engineer came.") == "place: Paris");
}

TEST_CASE("a surname alone is the person whose full name stands elsewhere") {
  CHECK(names("They saw Anna Berg. Later Berg left.") == "person: Anna Berg; person: Berg");
}

TEST_CASE("organisations are known by their heads") {
  CHECK(names("Shares of Reed-Lindholm Co. rose.") == "organisation: Reed-Lindholm Co.");
  CHECK(names("They asked the Bank of Varland today.") == "organisation: Bank of Varland");
  CHECK(names("They asked Smith & Sons today.") == "organisation: Smith & Sons");
  CHECK(names("They left St. Francis Hospital today.") == "organisation: St. Francis Hospital");
  CHECK(names("They asked the Orland County Sheriff's Office today.") ==
        "organisation: Orland County Sheriff's Office");
  CHECK(names("They asked the Department of Health and Safety today.") ==
        "organisation: Department of Health and Safety");
  CHECK(names("They asked the University of Orland today.") ==
        "organisation: University of Orland");
}

TEST_CASE("places are known by lists, heads and what stands before") {
  CHECK(names("They met in Springfield, Ill., on the road.") == "place: Springfield; place: Ill.");
  CHECK(names("They met near Harbour Street.") == "place: Harbour Street");
  CHECK(names("They met at Lake Norel.") == "place: Lake Norel");
  CHECK(names("U.S. officials went to Britain.") == "place: U.S.; place: Britain");
  CHECK(names("They met in Orland, outside of it.") == "place: Orland");
  CHECK(names("They met in Southern Orvan and in Northern Orvan.") ==
        "place: Southern Orvan; place: Northern Orvan");
  CHECK(names("They met with Western diplomats and an Eastern European envoy.").empty());
}

TEST_CASE("a title between a place and a person parts them") {
  CHECK(names("They met French President Marie Duval.") == "person: Marie Duval");
  CHECK(names("They met Brazil President Adaeze Okonjo.") ==
        "place: Brazil; person: Adaeze Okonjo");
}

TEST_CASE("words with a capital are no names by that alone") {
  CHECK(names("Yesterday they left. Police said nothing. However, it rained.").empty());
  CHECK(names("American troops and 12 Palestinian children came.").empty());
  CHECK(names("He said I left the Internet.").empty());
  CHECK(names("The fire was LARGE and hot.").empty());
  CHECK(names("Fire Destroys Old Harbour Hall And Three Boats").empty());
  CHECK(names("The president and the Police Chief left.").empty());
}

TEST_CASE("a web address has no names, counts and dates") {
  CHECK(names("See https://pilot.example/news/2016/02/26/four-hurt-in-Orland/8098.") == "");
  CHECK(names("They met in Hollin. Read www.pilot.example/hollin-fire, they said.") ==
        "place: Hollin");
}

TEST_CASE("a pronoun has its gender") {
  text::Document document;
  document.text = "Then she left.";
  const auto annotation = annotator().annotate(document);
  REQUIRE(annotation.mentions.size() == 1);
  CHECK(annotation.mentions[0].readings[0].kind == "she");
}

TEST_CASE("names of any text stand on its bytes, in order") {
  const std::vector<std::string> words = {"Anna", "van", "der",  "Berg", "-",   "'s", ".",
                                          ",",    "of",  "Bank", "The",  "and", "38", "al",
                                          "\n\n", "Dr",  "(",    "\"",   "St"};
  rc::check([&](const std::vector<std::uint8_t>& picks) {
    text::Document document;
    for (const std::uint8_t pick : picks) {
      document.text += words[pick % words.size()];
      if (pick % 3 != 0) document.text += ' ';
    }
    const auto annotation = annotator().annotate(document);
    for (const auto& mention : annotation.mentions) {
      RC_ASSERT(!mention.readings.empty());
      RC_ASSERT(mention.span.begin < mention.span.end);
      RC_ASSERT(mention.span.end <= document.text.size());
    }
  });
}
