// What a report shows of names, quotations and words that are written in several ways.
#include "newsroom.h"

using crosscheck::tests::Newsroom;
using namespace crosscheck;

namespace {

const char* const kRules = R"(
pack: test
attributes:
  name: {compare: name, key: [subject]}
  style: {compare: text, key: [value]}
lexicons:
  forms: {case: as-written, groups: {cease-fire: [cease-fire, ceasefire, Ceasefire]}}
  preferred-spellings: {values: {Halvaji: Halvadji}}
  preferred-spellings-the-post: {values: {cease-fire: ceasefire}}
rules:
  - id: spelling
    attribute: name
    kind: names
    examples: [{text: Joren Halvadji slept., expect: [{value: Joren Halvadji}]}]
  - id: form
    attribute: style
    case: as-written
    patterns: [<@forms:value>]
    examples: [{text: A ceasefire began., expect: [{value: ceasefire}]}]
)";

Newsroom room() {
  Newsroom room;
  room.rules(kRules);
  return room;
}

const report::Fact* fact(const report::Report& report, std::string_view attribute) {
  for (const report::Fact& fact : report.facts)
    if (fact.attribute == attribute && fact.relation == report::Relation::variant) return &fact;
  return nullptr;
}

std::string counted(const report::Fact& fact) {
  std::string out;
  for (const report::Spellings& of : fact.spellings) {
    for (const auto& form : of.forms) out += form.written + " " + std::to_string(form.count) + ",";
    out += of.preferred + ";";
  }
  return out;
}

} // namespace

TEST_CASE("values of names are shown as most articles write them, headlines aside") {
  Newsroom r = room();
  r.article("2025-06-14", "Joren Halvadji met the envoys.");
  r.article("2025-06-14", "JOREN HALVADJI MET THE ENVOYS AGAIN AND AGAIN TODAY");
  r.article("2025-06-14", "Joren Halvaji met the envoys. Halvaji smiled.");
  const report::Report report = r.check();
  const report::Fact* name = fact(report, "name");
  REQUIRE(name != nullptr);
  std::vector<std::string> values;
  for (const report::ValueGroup& group : name->values) {
    values.push_back(group.value);
    for (const std::uint32_t id : group.claims) CHECK(report.claims[id].value == group.value);
  }
  CHECK(values == std::vector<std::string>{"Joren Halvadji", "Joren Halvaji", "Halvaji"});
  CHECK(counted(*name) == "Halvadji 2,Halvaji 2,Halvadji;");
}

TEST_CASE("two forms of a word are two values, a capital that opens a sentence is none") {
  Newsroom r = room();
  r.article("2025-06-14", "A ceasefire began. Ceasefire talks went on.");
  r.article("2025-06-14", "A cease-fire began.");
  r.documents[0].source = r.documents[1].source = "The Post";
  const report::Report report = r.check();
  const report::Fact* style = fact(report, "style");
  REQUIRE(style != nullptr);
  CHECK(style->values.size() == 2);
  CHECK(counted(*style) == "ceasefire 2,cease-fire 1,ceasefire;");
}

TEST_CASE("a capital alone is no finding of style") {
  Newsroom r = room();
  r.article("2025-06-14", "A ceasefire began. Ceasefire talks went on.");
  CHECK(fact(r.check(), "style") == nullptr);
}

TEST_CASE("the fact sheet's spelling is the preferred one and is not counted") {
  Newsroom r = room();
  r.article("2025-06-14", "Joren Halvadji met the envoys.");
  r.article("2025-06-14", "Joren Halvaji met the envoys.");
  r.article("2025-06-14", "Joren Halvaji met the envoys.");
  r.documents[2].source = "fact sheet";
  const report::Report report = r.check();
  const report::Fact* name = fact(report, "name");
  REQUIRE(name != nullptr);
  CHECK(counted(*name) == "Halvadji 1,Halvaji 1,Halvaji;");
}
