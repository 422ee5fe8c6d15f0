#include "engine/fixtures.h"

#include "engine/expectation.h"
#include "newsroom.h"
#include "rules/yaml_edit.h"

#include <functional>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::tests;

namespace {

const std::string kRules = R"(pack: ships
attributes:
  deaths: {compare: count, key: [event], over_time: rising, severity: error}
  ship: {compare: name, key: [document]}
rules:
  - id: killed
    attribute: deaths
    event: [accident]
    patterns: ['<count:value> (<@people> )?were killed', '<count:value> died in <place:place>']
    part_if_preceded_by: [including]
    examples: [Five people were killed.]
  - id: drowned
    attribute: deaths
    patterns: ['<count:value> (<@people> )?drowned']
    examples: [Five people drowned.]
)";

// "R062 R063": codes of the mismatches of a fixtures file, by case, "ok" where there are none.
std::string outcome(const std::string& fixtures) {
  Newsroom room;
  room.rules(kRules);
  const engine::Engine engine = room.engine();
  WithMemory files;
  files.files["t.fixtures.yaml"] = fixtures;
  Diagnostics diagnostics;
  const auto loaded = rules::load_fixtures(files, "t.fixtures.yaml", engine.rules(), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) MESSAGE(render(diagnostic));
  REQUIRE(diagnostics.empty());
  std::string out;
  for (const engine::TestCase& test :
       engine::run_fixtures(engine, files, *loaded, {}, diagnostics)) {
    if (!out.empty()) out += " | ";
    std::string codes;
    for (const engine::Mismatch& mismatch : test.mismatches)
      codes += (codes.empty() ? "" : " ") + mismatch.what.code;
    out += codes.empty() ? "ok" : codes;
    if (test.open_gaps > 0) out += " gaps " + std::to_string(test.open_gaps);
  }
  return out;
}

std::string article(const std::string& tests) {
  return outcome("articles:\n"
                 "  - date: 2025-06-14\n"
                 "    text: |\n"
                 "      Twelve people were killed when a ferry sank, including two\n"
                 "      children. Two people were killed in 1998. Three people\n"
                 "      drowned later.\n"
                 "    " +
                 tests + "\n");
}

} // namespace

TEST_CASE("expect lists all claims of a rule or attribute, fires some, silent none") {
  struct Case {
    const char* tests;
    const char* outcome;
  };
  const Case cases[] = {
      {"expect: {killed: [Twelve people were killed, Two people were killed]}", "ok"},
      {"expect: {killed: [Two people were killed, Twelve people were killed]}", "ok"},
      {"expect: {killed: [Twelve people were killed]}", "R063"},
      {"expect: {deaths: [Twelve people, Two people, Three people]}", "ok"},
      {"expect: {deaths: [Twelve people, Two people]}", "R063"},
      {"expect: {drowned: [Three people drowned]}", "ok"}, // over the end of a line
      {"expect: {drowned: []}", "R063"},
      {"expect: {drowned: {value: 3}}", "ok"},
      {"expect: {drowned: {value: 4}}", "R062"}, // one mismatch, with a difference
      {"fires: {killed: Twelve people}", "ok"},
      {"fires: {killed: [{on: Twelve people, value: 12, evidence: Twelve people were killed}]}",
       "ok"},
      {"fires: {killed: [{on: Twelve people, part: true}]}", "R062"},
      {"fires: {killed: {line: 1}}", "ok"},
      {"fires: {drowned: {line: 2}}", "ok"},
      {"fires: {drowned: {line: 3}}", "ok"},
      {"fires: {drowned: {line: 1}}", "R062"},
      {"fires: {killed: {on: Two people, line: 1}}", "R072"},
      {"fires: {killed: {on: ferry, field: title}}", "R072"},
      {"fires: {killed: wo people}", "R072"}, // inside a word
      {"fires: {drowned: [Twelve people, a ferry sank]}", "R062 R062"},
      {"silent: {drowned: Twelve people}", "ok"},
      {"silent: {deaths: [Twelve people, a ferry]}", "R063"},
      {"silent: {deaths: [{on: Twelve people, value: 13}]}", "ok"},
      {"silent: {deaths: [{value: 3}]}", "R063"},
      {"fires: {killed: [{on: a ferry sank, value: 3, known_gap: true}]}", "ok gaps 1"},
      {"fires: {killed: [{on: Twelve, known_gap: true}]}", "R061"},
      {"silent: {killed: [{on: Twelve, known_gap: true}]}", "ok gaps 1"},
      {"silent: {killed: [{on: children, known_gap: true}]}", "R061"},
      {"expect: {drowned: [Three, {on: Three, value: 3, known_gap: true}]}", "ok gaps 1"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.tests);
    CHECK(article(c.tests) == c.outcome);
  }
  // A claim that is said to be a gap is not noisy.
  CHECK(article("expect: {drowned: []}\n    silent: {drowned: [{on: Three, known_gap: true}]}") ==
        "ok gaps 1");
}

TEST_CASE("an expectation that a narrower one needs is moved to another claim") {
  // The first could take either, the second only the first claim.
  CHECK(article("expect: {killed: [{field: text}, {on: Twelve people, value: 12}]}") == "ok");
}

TEST_CASE("a set is compared as check would, or as one story by decree") {
  const std::string two =
      "articles: [{id: a, date: 2025-06-14, text: Twelve people were killed when a "
      "ferry sank off Norhaven.}, {id: b, date: 2025-06-15, text: Fourteen people "
      "were killed when a ferry sank off Norhaven.}], one_story: true";
  const auto set = [&](const std::string& expect) {
    return outcome("sets:\n  - {" + two + ", expect: " + expect + "}\n");
  };
  CHECK(set("{deaths: update}") == "ok");
  CHECK(set("{deaths: agree}") == "R064");
  CHECK(set("{deaths: [update], ship: none}") == "ok");
  CHECK(set("{deaths: []}") == "R063");
  CHECK(set("{'*': []}") == "R063");
  CHECK(set("{deaths: update, '*': []}") == "ok");
  CHECK(set("{deaths: {relation: update, values: [14, 12]}}") == "ok");
  CHECK(set("{deaths: {relation: update, values: [14]}}") == "R062");
  CHECK(set("{deaths: [update, contradict]}") == "R062");
  CHECK(set("{deaths: [update, {relation: contradict, known_gap: true}]}") == "ok gaps 1");
  CHECK(set("{deaths: {relation: update, known_gap: true}}") == "R061");
  CHECK(set("{ship: none}") == "ok");
  CHECK(set("{ship: [agree]}") == "R062");
  // Two texts that have nothing in common are no story, unless it is decreed.
  const std::string apart =
      "articles: [{id: a, date: 2024-02-03, text: 'Twelve people were killed when a ferry burned "
      "off "
      "Skerrow. The coast guard searched the strait all night for its master and crew.'}, {id: b, "
      "date: 2025-06-15, text: 'Fourteen people were killed when a bus left the road near "
      "Brannick. "
      "Surgeons drove through the valley to the hospital there.'}]";
  CHECK(outcome("sets: [{" + apart + ", expect: {deaths: none}}]\n") == "ok");
}

TEST_CASE("pairs are as many as can be, and each fits") {
  rc::check([] {
    const auto rows = *rc::gen::inRange<std::size_t>(0, 6);
    const auto columns = *rc::gen::inRange<std::size_t>(0, 6);
    const auto fit = *rc::gen::container<std::vector<int>>(rows * columns, rc::gen::inRange(0, 3));
    const auto fits = [&](std::size_t e, std::size_t d) { return fit[e * columns + d] == 0; };
    const auto pairs = engine::pair_up(rows, columns, fits);
    std::vector<char> taken(columns, 0);
    std::size_t count = 0;
    for (std::size_t e = 0; e < rows; ++e) {
      if (!pairs[e]) continue;
      RC_ASSERT(fits(e, *pairs[e]));
      RC_ASSERT(taken[*pairs[e]] == 0);
      taken[*pairs[e]] = 1;
      ++count;
    }
    // The most by trying all.
    std::function<std::size_t(std::size_t, unsigned)> most = [&](std::size_t e,
                                                                 unsigned used) -> std::size_t {
      if (e == rows) return 0;
      std::size_t best = most(e + 1, used);
      for (std::size_t d = 0; d < columns; ++d)
        if ((used >> d & 1U) == 0 && fits(e, d))
          best = std::max(best, 1 + most(e + 1, used | 1U << d));
      return best;
    };
    RC_ASSERT(count == most(0, 0));
  });
}
