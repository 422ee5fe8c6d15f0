#include "annotate/token.h"

#include "rules/load.h"
#include "text/utf8.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <string>
#include <string_view>

namespace {

using namespace crosscheck;

const annotate::Vocabulary& vocabulary() {
  static const annotate::Vocabulary shared(
      rules::load(rules::DiskFiles(CROSSCHECK_GENERATED_LEXICONS), {}, CROSSCHECK_SOURCE_RULES)
          .rules.lexicons);
  return shared;
}

// A text of one segment.
text::Layout whole(const text::Document& document) {
  text::Layout layout;
  const Span span{0, static_cast<std::uint32_t>(document.text.size())};
  layout.paragraphs.push_back({text::Field::text, span});
  text::Segment segment;
  segment.span = span;
  layout.segments.push_back(segment);
  return layout;
}

} // namespace

TEST_CASE("a word is found however it is written, how long it is, and where the text ends") {
  static constexpr std::array<std::string_view, 26> kPieces = {"the",
                                                               "THE",
                                                               "Monday",
                                                               "minister",
                                                               "a",
                                                               "I",
                                                               "internationally",
                                                               "Responsibilities",
                                                               "telecommunications",
                                                               "x",
                                                               "qzx",
                                                               "Qzx",
                                                               "\xC3\xA9t\xC3\xA9",
                                                               "'",
                                                               "\xE2\x80\x99",
                                                               "s",
                                                               ".",
                                                               "-",
                                                               " ",
                                                               " ",
                                                               " ",
                                                               "12",
                                                               ",",
                                                               "U.S.",
                                                               "p.m",
                                                               "counter"};
  CHECK(rc::check([](std::vector<std::uint8_t> picks) {
    text::Document document;
    for (const std::uint8_t pick : picks) document.text += kPieces[pick % kPieces.size()];
    const text::Layout layout = whole(document);
    const annotate::Tokenised tokenised(document, layout, vocabulary());
    std::uint32_t last = 0;
    for (const annotate::Token& token : tokenised.segments().front().tokens) {
      RC_ASSERT(token.span.begin >= last && token.span.begin < token.span.end);
      last = token.span.end;
      if (token.kind != annotate::TokenKind::word) continue;
      const std::string_view written =
          std::string_view(document.text).substr(token.span.begin, token.span.size());
      RC_ASSERT(token.folded == text::fold(written));
      RC_ASSERT(token.hash == annotate::Vocabulary::hash(token.folded));
      const annotate::Word* word = vocabulary().find(token.folded);
      RC_ASSERT(token.word == word);
      RC_ASSERT(token.lexicons == (word == nullptr ? 0 : word->lexicons));
    }
    RC_ASSERT(last <= document.text.size());
  }));
}

TEST_CASE("the value of a word is that of the lexicon asked for") {
  const annotate::Word* may = vocabulary().find("may");
  REQUIRE(may != nullptr);
  CHECK(may->in(annotate::Lex::month));
  CHECK(may->value(annotate::Lex::month).substr(0, 1) == "5");
  CHECK(may->in(annotate::Lex::tense));
  CHECK(may->value(annotate::Lex::tense) == "modal");
  CHECK_FALSE(may->in(annotate::Lex::weekday));
  CHECK(may->value(annotate::Lex::weekday).empty());
}
