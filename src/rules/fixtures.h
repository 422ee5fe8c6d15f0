// Fixtures: what rules find in whole articles, and what they must leave alone. They stand beside
// the pack that they test, NAME.fixtures.yaml beside NAME.yaml, and name rules and attributes of
// all packs:
//
//   articles:
//     - file: fixtures/ferry.txt
//       expect:                                  # just these claims; [] for none
//         killed: [At least 12 people were killed, {on: six children, value: 6, part: true}]
//       silent: {missing: [reported missing in 1998]}
//   sets:
//     - articles: [fixtures/ferry.txt, fixtures/ferry-later.txt]
//       expect: {deaths: update, '*': []}
//
// An expectation quotes the words that it is about, so that it stands where they do however lines
// move. The articles stay as they were published: a mark inside the text would change the sentences
// that rules see, and what a line is called.
#pragma once

#include "base/result.h"
#include "rules/load.h"
#include "rules/source_file.h"
#include "rules/yaml.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosscheck::rules {

/// A claim that an article has, or must not have. It is found by its place, any of `words`, `line`
/// and `field`, and has to have the `fields` (value, evidence, part, ... as in an example).
struct ExpectedClaim {
  std::string words;                 ///< White space single; empty: anywhere.
  std::optional<std::uint32_t> line; ///< 1-based, in the article's file or in its inline text.
  std::optional<text::Field> field;
  Expectation fields; ///< Empty in the quick form: fires or not.
  bool known_gap = false;
  Location where;
};

/// What one rule, or all rules of one attribute, find in an article.
struct ClaimTest {
  enum class Mode : std::uint8_t {
    expect, ///< Just these claims.
    fires,  ///< At least these.
    silent, ///< None of these.
  };
  Mode mode = Mode::expect;
  std::string name;           ///< As written.
  std::optional<RuleId> rule; ///< None: the attribute, whichever rule drew it.
  AttributeId attribute;
  std::vector<ExpectedClaim> claims;
  bool is_list = true; ///< False where the one claim is written without a list.
  Location where;      ///< Of the name.
};
/// "expect", "fires", "silent": the key that it is written under.
[[nodiscard]] std::string_view name(ClaimTest::Mode mode);

struct FixtureArticle {
  std::string id;   ///< Unique in its file: as given, else the file's path as written.
  std::string path; ///< Of the article's file; empty where the text stands in the fixture.
  YamlNode text;    ///< Then its scalar.
  std::string title;
  std::optional<text::Date> date; ///< Goes before what the file says.
  std::vector<ClaimTest> tests;
  Location where;
};

/// A fact that a set of articles has.
struct ExpectedFact {
  std::string relation;            ///< agree .. contradict
  std::vector<std::string> values; ///< All of them, in any order; empty: whichever.
  std::string subject;             ///< Words of its subject; empty: whichever.
  bool known_gap = false;
  Location where;
};

/// What a set of articles has of one attribute.
struct FactTest {
  std::string name;                     ///< As written; "*" for all attributes not named.
  std::optional<AttributeId> attribute; ///< None for "*".
  /// The strongest relation of all its facts, none for no fact; empty: `facts` says more.
  std::string strongest;
  std::vector<ExpectedFact> facts; ///< Just these findings; of agree and compatible at least these.
  bool is_list = true;
  Location where;
};

struct FixtureSet {
  std::string name;
  std::vector<std::size_t> articles; ///< Indices into Fixtures::articles.
  bool one_story = false;            ///< One story by decree, as in an example, not by its words.
  std::vector<FactTest> tests;
  Location where;
};

/// One fixtures file. Locations lead into `source`.
struct Fixtures {
  explicit Fixtures(SourceFile file) : source(std::move(file)) {}

  SourceFile source;
  std::vector<FixtureArticle> articles; ///< With those that only a set names.
  std::vector<FixtureSet> sets;
};

/// Reads a fixtures file against the rules that it names. An article or set with a mistake is left
/// out, with a diagnostic; none where nothing can be read.
[[nodiscard]] std::optional<Fixtures> load_fixtures(const FileSource& files,
                                                    const std::string& path, const RuleSet& rules,
                                                    Diagnostics& diagnostics);

} // namespace crosscheck::rules
