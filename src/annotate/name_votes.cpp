#include "annotate/names.h"

#include <algorithm>

namespace crosscheck::annotate {
namespace {

bool known(const Token& token, std::string_view word) {
  return token.word != nullptr && token.folded == word;
}

class Voter {
public:
  Voter(const Scene& scene, NameRun& run)
      : scene_(scene), run_(run), segment_(scene.segments[run.segment]), tokens_(segment_.tokens) {}

  void own_words() {
    std::uint32_t last = run_.end - 1;
    while (last > run_.begin && tokens_[last].kind != TokenKind::word) --last;
    std::uint32_t words = 0;
    for (std::uint32_t i = run_.begin; i < run_.end; ++i)
      if (tokens_[i].kind == TokenKind::word) ++words;
    const Token& first = tokens_[run_.begin];
    const bool single = words == 1;

    const PlaceWords place = place_words(scene_, tokens_, run_.begin);
    if (place.tokens > 0 && run_.begin + place.tokens >= run_.end) {
      add(NameType::place, first.in(Lex::given_name) && single ? 3 : 5);
      if (single && first.in(Lex::given_name)) add(NameType::person, 1);
      if (!run_.after_title) return;
    }
    // Heads.
    const bool organisation = !single && head(Lex::organisation, last);
    const bool place_head = !single && head(Lex::place_head, last);
    if (scene_.vocabulary.phrase(Lex::organisation_first, tokens_, run_.begin) && run_.connected)
      add(NameType::organisation, 6);
    if (organisation) add(NameType::organisation, 5);
    if (place_head) add(NameType::place, organisation ? 4 : 5);
    if (!single && run_.connected) add(NameType::organisation, 2);
    for (std::uint32_t i = run_.begin; i < run_.end; ++i)
      if (tokens_[i].is('&')) add(NameType::organisation, 4);
    const auto place_first = scene_.vocabulary.phrase(Lex::place_first, tokens_, run_.begin);
    if (!single && place_first && run_.begin + place_first->tokens < run_.end && !organisation)
      add(NameType::place, first.in(Lex::given_name) || place_first->tokens == 1 ? 2 : 5);

    if (single && tokens_[last].in(Lex::organisation)) add(NameType::organisation, 2);
    // NATO, FBI: letters alone, where the sentence is not all in capitals.
    if (single && first.all_caps && !run_.headline && first.span.size() <= 6)
      add(NameType::organisation, 4);
    // "S. Harbour Ave.": a point of the compass, no initial.
    if (!single && place_head && first.span.size() == 1) {
      add(NameType::place, 4);
      return;
    }
    // People.
    if (run_.connected || organisation) return;
    if (first.in(Lex::given_name)) add(NameType::person, single ? 2 : (place_head ? 2 : 5));
    bool initial = false;
    for (std::uint32_t i = run_.begin; i < last; ++i)
      initial = initial || (tokens_[i].kind == TokenKind::word && tokens_[i].span.size() == 1);
    if (initial && !single) add(NameType::person, 5);
    if (!single && tokens_[last].in(Lex::name_suffix)) add(NameType::person, 5);
    if (!single && !tokens_[run_.begin].capital) add(NameType::person, 3); // al-Hadi
    for (std::uint32_t i = run_.begin + 1; i < last; ++i)
      if (tokens_[i].kind == TokenKind::word && !tokens_[i].capital &&
          tokens_[i].in(Lex::name_particle))
        add(NameType::person, 3);
  }

  void neighbours() {
    if (run_.after_title) add(NameType::person, 6);
    if (dateline()) add(NameType::place, 6);
    if (run_.begin > 1 && tokens_[run_.begin - 2].is(',') && known(tokens_[run_.begin - 1], "of"))
      add(NameType::place, 3); // "Tom Reed, 38, of Orland"
    if (run_.begin > 0) {
      const Token& before = tokens_[run_.begin - 1];
      if (before.kind == TokenKind::word && !before.capital) {
        for (std::uint32_t n = 1; n <= 2 && n <= run_.begin; ++n) {
          const auto phrase = scene_.vocabulary.phrase(Lex::place_before, tokens_, run_.begin - n);
          if (phrase && phrase->tokens == n) {
            add(NameType::place, n == 2 || known(before, "in") ? 3 : 2);
            break;
          }
        }
        if (known(before, "the")) {
          add(NameType::person, -3);
          add(NameType::organisation, 1);
        }
        if (known(before, "named") || known(before, "identified")) add(NameType::person, 2);
      }
    }
    if (run_.end >= tokens_.size()) return;
    const Token& after = tokens_[run_.end];
    const auto at = [&](std::uint32_t i) -> const Token* {
      return i < tokens_.size() ? &tokens_[i] : nullptr;
    };
    if (after.is(',')) {
      const Token* next = at(run_.end + 1);
      if (next != nullptr && next->kind == TokenKind::figure && next->span.size() <= 3) {
        const Token* end = at(run_.end + 2);
        if (end == nullptr || end->is(',') || end->is('.') || end->is(';') || end->is(')'))
          add(NameType::person, 5);
      }
      // "Orland, Varland" and "Springfield, Ill.".
      if (next != nullptr && next->kind == TokenKind::word && next->capital) {
        const bool state =
            scene_.vocabulary.phrase(Lex::state_abbreviation, tokens_, run_.end + 1).has_value() ||
            (next->all_caps && next->in(Lex::postal_code)) ||
            place_words(scene_, tokens_, run_.end + 1).tokens > 0;
        if (state) add(NameType::place, 3);
      }
    }
    if (after.kind == TokenKind::clitic) {
      const Token* next = at(run_.end + 1);
      if (next != nullptr && next->kind == TokenKind::word && next->capital &&
          !next->in(Lex::given_name))
        add(NameType::place, 1); // "Varland's Foreign Ministry"
    }
    if (after.is('-') && !after.space_before) {
      const Token* next = at(run_.end + 1);
      if (next != nullptr && known(*next, "based")) add(NameType::place, 4);
    }
    if (after.kind == TokenKind::word && after.capital && after.space_before && !run_.after_title &&
        (after.in(Lex::title) || after.in(Lex::person_role)))
      add(NameType::place, 2); // "Varland President Anna Berg"
    if (after.is('(')) {
      const Token* next = at(run_.end + 1);
      const Token* end = at(run_.end + 2);
      // "the Orland Harbour Works (OHW)"
      if (next != nullptr && end != nullptr && next->all_caps && end->is(')'))
        add(NameType::organisation, 3);
    }
    if (after.kind == TokenKind::word && !after.capital && after.in(Lex::say) &&
        tokens_[run_.begin].in(Lex::given_name))
      add(NameType::person, 1);
  }

private:
  // "ORLAND, Varland (NP) -" opens a story.
  [[nodiscard]] bool dateline() const {
    if (run_.begin != 0 || run_.end >= tokens_.size()) return false;
    for (std::uint32_t i = run_.begin; i < run_.end; ++i)
      if (tokens_[i].kind == TokenKind::word && !tokens_[i].all_caps) return false;
    return tokens_[run_.end].is(',') || tokens_[run_.end].is('(') ||
           (tokens_[run_.end].is('-') && tokens_[run_.end].space_before);
  }

  void add(NameType type, int votes) { run_.votes[static_cast<std::size_t>(type)] += votes; }

  // Whether the last word heads a name of a kind, by itself or with its stop: "Harbour St.",
  // "Reed-Lindholm Co."
  [[nodiscard]] bool head(Lex kind, std::uint32_t last) const {
    return tokens_[last].in(kind) || scene_.vocabulary.phrase(kind, tokens_, last).has_value();
  }

  const Scene& scene_;
  NameRun& run_;
  const SegmentTokens& segment_;
  Tokens tokens_;
};

} // namespace

void vote(const Scene& scene, NameRun& run) {
  Voter voter(scene, run);
  voter.own_words();
  voter.neighbours();
}

} // namespace crosscheck::annotate
