#include "annotate/names.h"

#include <bit>

namespace crosscheck::annotate {
namespace {

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
  for (const std::string_view small :
       {"the",    "and",    "for",     "but",     "nor",    "with",    "from",    "into",
        "over",   "upon",   "than",    "via",     "off",    "out",     "per",     "amid",
        "after",  "under",  "about",   "between", "during", "against", "without", "near",
        "before", "behind", "through", "onto",    "its"})
    if (folded == small) return true;
  return false;
}

} // namespace

Capitals::Capitals(const Scene& scene) : all_capital_(scene.segments.size(), 0) {
  std::size_t tokens = 0;
  for (const SegmentTokens& segment : scene.segments) tokens += segment.tokens.size();
  places_.resize(std::bit_ceil(2 * tokens + 2));
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
        ++at(token).lower;
        continue;
      }
      if (i == 0) continue;
      const Token& before = segment.tokens[i - 1];
      if (before.kind == TokenKind::word || before.is(',') || before.kind == TokenKind::clitic ||
          before.kind == TokenKind::figure)
        ++at(token).capital;
    }
  }
}

std::size_t Capitals::index(std::string_view folded, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  while (!places_[at].folded.empty() && places_[at].folded != folded) at = (at + 1) & mask;
  return at;
}

Capitals::Counts& Capitals::at(const Token& word) {
  Place& place = places_[index(word.folded, word.hash)];
  place.folded = word.folded;
  return place.counts;
}

PlaceWords place_words(const Scene& scene, const std::vector<Token>& tokens, std::size_t at) {
  const Token& first = tokens[at];
  if (!word(first) || !first.capital) return {};
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
