#include "claims/attribution.h"

#include <doctest/doctest.h>

using namespace crosscheck;

namespace {

rules::Lexicons lexicons() {
  rules::Lexicons all;
  const auto put = [&](const char* name, std::vector<std::string> words) {
    rules::Lexicon lexicon;
    lexicon.name = name;
    for (std::string& word : words) lexicon.entries.push_back({word, word});
    all.put(std::move(lexicon));
  };
  put("put", {"counted", "put"});
  put("say", {"reported", "said"});
  put("source", {"army", "hospital", "ministry", "officials", "police"});
  put("spokesman", {"chief", "ministry", "official", "spokesman"});
  return all;
}

// Who the sentence gives `figure` to; `name` is one that the annotator found.
std::string source(std::string sentence, std::string_view figure, std::string_view name = {}) {
  const rules::Lexicons words = lexicons();
  const auto span = [&](std::string_view part) {
    const auto at = static_cast<std::uint32_t>(sentence.find(part));
    return Span{at, at + static_cast<std::uint32_t>(part.size())};
  };
  std::vector<Span> names;
  if (!name.empty()) names.push_back(span(name));
  const auto frames =
      claims::find_frames(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, names, words);
  return claims::source_of(sentence, frames, span(figure));
}

} // namespace

TEST_CASE("a figure belongs to whom its sentence gives it to") {
  CHECK(source("Police said 12 people died.", "12") == "Police");
  CHECK(source("12 people died, the interior ministry said.", "12") == "interior ministry");
  CHECK(source("According to the army, 12 people died.", "12") == "army");
  CHECK(source("12 people died, according to the army.", "12") == "army");
  CHECK(source("The hospital in Drosk later counted 12 dead.", "12") == "hospital in Drosk");
  CHECK(source("Lena Oskarby said 12 people died.", "12", "Lena Oskarby") == "Lena Oskarby");
}

TEST_CASE("each of two figures of a sentence has its own source") {
  const char* const put = "Police put the toll at 12, the hospital at nine.";
  CHECK(source(put, "12") == "Police");
  CHECK(source(put, "nine") == "hospital");
  const char* const but = "Police said 12 people died, but the hospital said nine had.";
  CHECK(source(but, "12") == "Police");
  CHECK(source(but, "nine") == "hospital");
  const char* const first = "12 people died, police said, while the hospital counted nine.";
  CHECK(source(first, "12") == "police");
  CHECK(source(first, "nine") == "hospital");
}

TEST_CASE("where nobody is named the figure is the article's") {
  CHECK(source("12 people died.", "12").empty());
  CHECK(source("He said 12 people died.", "12").empty());
  CHECK(source("The old song said 12 people died.", "12").empty());
  CHECK(source("Twelve people died, police said, and 40 were hurt.", "40").empty());
  CHECK(source("The shop at 12 Hill Street was closed, police said they.", "12").empty());
}

TEST_CASE("two sources are two where they share no telling word") {
  const rules::Lexicons words = lexicons();
  CHECK(claims::are_two("police", "the hospital", words));
  CHECK(claims::are_two("interior ministry", "health ministry", words));
  CHECK_FALSE(claims::are_two("Drosk police", "police chief Anders Reth", words));
  CHECK_FALSE(claims::are_two("police", "a spokesman", words));
  CHECK_FALSE(claims::are_two("police", "", words));
}
