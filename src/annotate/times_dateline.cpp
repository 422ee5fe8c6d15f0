#include "annotate/times_dateline.h"

#include "annotate/times_grammar.h"

#include <algorithm>
#include <array>

namespace crosscheck::annotate {
namespace {

constexpr std::size_t kHead = 10; ///< Segments looked at from the beginning,
constexpr std::size_t kTail = 4;  ///< and from the end.
constexpr std::size_t kLead = 14; ///< Tokens before the date.

bool equals(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] | 0x20) != word[i]) return false;
  return true;
}

// Words that introduce the date of an article.
bool introduces(std::string_view text) {
  constexpr std::array<std::string_view, 16> kWords = {
      "updated", "published", "posted", "last", "first", "on",      "date",  "dated",
      "created", "modified",  "filed",  "at",   "by",    "printed", "story", "pm"};
  for (const std::string_view word : kWords)
    if (equals(text, word)) return true;
  return false;
}

// A date with its year has a figure, or spells a number.
bool has_number(const SegmentTokens& segment) {
  return std::any_of(segment.tokens.begin(), segment.tokens.end(), [](const Token& token) {
    return token.kind == TokenKind::figure || token.in(Lex::number);
  });
}

struct Found {
  std::optional<text::Date> date;
  bool introduced = false;
};

Found date_in(const Scene& scene, const SegmentTokens& segment, bool month_leads, bool head) {
  Found found;
  const std::string_view field = scene.document.field(segment.field);
  TimeContext context;
  context.month_first = month_leads;
  TimeIndex index;
  if (!has_number(segment) || !index.fill(field, segment.tokens, scene.vocabulary)) return found;
  TimeGrammar grammar(field, segment.tokens, scene.vocabulary, context, index);
  const auto text_of = [&](std::size_t at) {
    const Span span = segment.tokens[at].span;
    return field.substr(span.begin, span.size());
  };
  bool introduced = false;
  bool plain = true;    // nothing before it but clock times, marks and introducing words
  bool dateline = true; // only places in capitals, brackets, marks
  for (std::size_t at = 0; at < segment.tokens.size() && at < kLead;) {
    const Token& t = segment.tokens[at];
    Moment moment;
    if (grammar.may_begin(at)) {
      if (const std::size_t end = grammar.full_date(at, moment)) {
        // The rest of a date line is a clock time; of a dateline a mark or an agency.
        bool rest = true;
        for (std::size_t i = end; rest && i < segment.tokens.size(); ++i) {
          const Token& r = segment.tokens[i];
          rest = i < end + 10 && (r.kind != TokenKind::word || r.in(Lex::zone) || r.all_caps ||
                                  r.in(Lex::time_word) || introduces(text_of(i)));
        }
        const bool marked = end < segment.tokens.size() &&
                            (segment.tokens[end].is('-') || segment.tokens[end].is('('));
        if ((plain && (rest || introduced)) || (head && dateline && marked)) {
          found.date = text::Date(std::chrono::year(moment.fields.year),
                                  std::chrono::month(static_cast<unsigned>(moment.fields.month)),
                                  std::chrono::day(static_cast<unsigned>(moment.fields.day)));
          found.introduced = introduced;
        }
        return found;
      }
      Moment clock;
      if (const std::size_t end = grammar.clock(at, clock)) {
        dateline = false;
        at = end;
        continue;
      }
    }
    if (t.kind == TokenKind::word) {
      const bool known = introduces(text_of(at));
      introduced = introduced || (known && text_of(at).size() > 4);
      plain = plain && (known || t.in(Lex::weekday) || t.in(Lex::zone));
      dateline = dateline && (t.all_caps || t.capital);
    } else if (t.kind == TokenKind::figure) {
      plain = false;
      dateline = false;
    }
    if (!plain && !dateline) {
      // "By J. Roe. Updated 3 May 2011": go on where the word comes later.
      if (segment.tokens.size() > 24) return found;
      if (introduced) plain = true;
    }
    ++at;
  }
  return found;
}

} // namespace

std::optional<text::Date> find_dateline(const Scene& scene) {
  std::optional<text::Date> best;
  const bool month_leads = month_first(scene);
  std::size_t texts = 0;
  while (texts < scene.segments.size() && scene.segments[texts].field == text::Field::text) ++texts;
  for (std::size_t s = 0; s < texts && s < kHead; ++s) {
    const Found found = date_in(scene, scene.segments[s], month_leads, true);
    if (!found.date) continue;
    if (found.introduced) return found.date;
    if (!best) best = found.date;
  }
  if (best) return best;
  for (std::size_t s = texts > kTail ? std::max(texts - kTail, kHead) : texts; s < texts; ++s) {
    const Found found = date_in(scene, scene.segments[s], month_leads, false);
    if (found.date && found.introduced) return found.date;
  }
  return best;
}

bool month_first(const Scene& scene) {
  // Most texts have no figures with a slash, and then nothing asks.
  if (std::none_of(scene.segments.begin(), scene.segments.end(),
                   [](const SegmentTokens& segment) { return segment.slashes; }))
    return true;
  int month_led = 0;
  int day_led = 0;
  for (const SegmentTokens& segment : scene.segments) {
    const std::string_view field = scene.document.field(segment.field);
    for (std::size_t i = 1; i + 1 < segment.tokens.size(); ++i) {
      const Token& t = segment.tokens[i];
      const bool slash = t.kind == TokenKind::mark && t.mark == '/';
      if (!slash && !(t.word != nullptr && t.in(Lex::month))) continue;
      const Token& before = segment.tokens[i - 1];
      const Token& after = segment.tokens[i + 1];
      const auto small = [&](const Token& token) {
        return token.kind == TokenKind::figure && token.span.size() <= 2
                   ? leading_number(field.substr(token.span.begin, token.span.size()))
                   : 0;
      };
      const int left = small(before);
      const int right = small(after);
      if (slash) {
        if (i + 2 >= segment.tokens.size() || !segment.tokens[i + 2].is('/')) continue;
        if (left > 12 && right >= 1 && right <= 12) day_led += 100;
        if (right > 12 && left >= 1 && left <= 12) month_led += 100;
      } else {
        if (left != 0) ++day_led;
        if (right != 0) ++month_led;
      }
    }
  }
  return day_led <= month_led;
}

} // namespace crosscheck::annotate
