#include "annotate/names.h"
#include "annotate/short_words.h"

#include <bit>

namespace crosscheck::annotate {
namespace {

constexpr std::uint64_t kPlaces = bit(Lex::country_alias) | bit(Lex::country) | bit(Lex::region) |
                                  bit(Lex::city) | bit(Lex::city_alias) | bit(Lex::world_region);

bool word(const Token& token) { return token.kind == TokenKind::word; }

// ISO 3166-2 lists 5,000 units, many of which are surnames, too; the word alone is a place only
// where the units of a country are often in the news.
bool well_known(std::string_view code) {
  for (const std::string_view country :
       {"US-", "CA-", "GB-", "AU-", "IN-", "CN-", "MX-", "DE-", "PK-", "AF-", "IQ-", "SY-", "YE-",
        "UA-", "RU-", "JP-", "ID-"})
    if (code.starts_with(country)) return true;
  return false;
}

// Headlines that capitalise their words leave these small.
bool small_in_headlines(std::string_view folded) {
  switch (packed(folded)) {
  case packed("the"):
  case packed("and"):
  case packed("for"):
  case packed("but"):
  case packed("nor"):
  case packed("with"):
  case packed("from"):
  case packed("into"):
  case packed("over"):
  case packed("upon"):
  case packed("than"):
  case packed("via"):
  case packed("off"):
  case packed("out"):
  case packed("per"):
  case packed("amid"):
  case packed("after"):
  case packed("under"):
  case packed("about"):
  case packed("between"):
  case packed("during"):
  case packed("against"):
  case packed("without"):
  case packed("near"):
  case packed("before"):
  case packed("behind"):
  case packed("through"):
  case packed("onto"):
  case packed("its"): return true;
  default: return false;
  }
}

} // namespace

Capitals::Capitals(const Scene& scene) : all_capital_(scene.segments.size(), 0) {
  register_words(scene);
  for (std::size_t s = 0; s < scene.segments.size(); ++s) {
    const SegmentTokens& segment = scene.segments[s];
    std::size_t words = 0;
    std::size_t capital = 0;
    std::size_t lower = 0;
    for (const Token& token : segment.tokens) {
      if (token.kind != TokenKind::word || token.span.size() < 3) continue;
      ++words;
      if (token.capital)
        ++capital;
      else if (!(token.in(Lex::stop) && small_in_headlines(token.folded)))
        ++lower;
    }
    // One verb in lower case tells a sentence from a headline: "Police Chief Tom Reed of the Orland
    // Harbour Authority said".
    all_capital_[s] = words >= 3 && capital >= 3 && lower * 15 <= capital ? 1 : 0;
    if (segment.kind == text::SegmentKind::headline && capital > lower && words >= 3)
      all_capital_[s] = 1;
    if (all_capital_[s] != 0) continue;
    for (std::size_t i = 0; i < segment.tokens.size(); ++i) {
      const Token& token = segment.tokens[i];
      if (token.kind != TokenKind::word) continue;
      if (!token.capital) {
        if (!asked_for(token.hash)) continue;
        Place& place = places_[index(token.folded, token.hash)];
        if (!place.folded.empty()) ++place.counts.lower;
        continue;
      }
      if (i == 0) continue;
      const Token& before = segment.tokens[i - 1];
      if (before.kind == TokenKind::word || before.is(',') || before.kind == TokenKind::clitic ||
          before.kind == TokenKind::figure)
        ++places_[index(token.folded, token.hash)].counts.capital;
    }
  }
}

void Capitals::register_words(const Scene& scene) {
  const auto each = [&](const auto& take) {
    for (const SegmentTokens& segment : scene.segments)
      for (const Token& token : segment.tokens)
        if (token.kind == TokenKind::word && (token.capital || token.in(Lex::name_particle)))
          take(token);
  };
  std::size_t words = 0;
  each([&](const Token&) { ++words; });
  places_.resize(std::bit_ceil(2 * words + 2));
  each([&](const Token& token) {
    places_[index(token.folded, token.hash)].folded = token.folded;
    seen_[token.hash % kSeen / 64] |= std::uint64_t{1} << token.hash % 64;
  });
}

std::size_t Capitals::index(std::string_view folded, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  while (!places_[at].folded.empty() && places_[at].folded != folded) at = (at + 1) & mask;
  return at;
}

PlaceWords place_words(const Scene& scene, Tokens tokens, std::size_t at) {
  const Token& first = tokens[at];
  if (!word(first) || !first.capital || !first.touches(kPlaces)) return {};
  PlaceWords best;
  const auto look = [&](Lex lexicon, std::string_view kind) {
    const auto phrase = scene.vocabulary.phrase(lexicon, tokens, at);
    if (!phrase || phrase->tokens <= best.tokens) return;
    if (lexicon == Lex::region && phrase->tokens == 1 && !well_known(phrase->value)) return;
    best = {phrase->tokens, kind, phrase->value};
  };
  // "us" and "la" are words, "US" and "LA" places.
  const bool short_form = first.span.size() > 3 || first.all_caps;
  if (short_form) look(Lex::country_alias, "country");
  look(Lex::country, "country");
  look(Lex::region, "region");
  look(Lex::city, "city");
  if (short_form) look(Lex::city_alias, "city");
  look(Lex::world_region, "region");
  return best;
}

} // namespace crosscheck::annotate
