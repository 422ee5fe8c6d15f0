#include "annotate/names.h"
#include "annotate/short_words.h"
#include "text/utf8.h"

#include <algorithm>

namespace crosscheck::annotate {
namespace {

constexpr std::uint32_t kLongestRun = 14; // tokens
constexpr std::uint64_t kTitles = bit(Lex::title) | bit(Lex::person_role) | bit(Lex::role);

bool word(const Token& token) { return token.kind == TokenKind::word; }

bool initial(const Token& token) { return word(token) && token.capital && token.span.size() == 1; }

// Particles that stand in lower case inside a name of running text; "do", "as", "den" are words.
bool running_particle(std::string_view folded) {
  switch (packed(folded)) {
  case packed("van"):
  case packed("von"):
  case packed("der"):
  case packed("den"):
  case packed("ter"):
  case packed("de"):
  case packed("del"):
  case packed("della"):
  case packed("di"):
  case packed("da"):
  case packed("dos"):
  case packed("das"):
  case packed("du"):
  case packed("la"):
  case packed("le"):
  case packed("el"):
  case packed("al"):
  case packed("bin"):
  case packed("ben"):
  case packed("ibn"):
  case packed("bint"):
  case packed("abu"):
  case packed("zu"):
  case packed("zur"):
  case packed("y"):
  case packed("ul"):
  case packed("ur"):
  case packed("af"): return true;
  default: return false;
  }
}

// After "Department of Health": what may go on with "and".
bool ministry(std::string_view folded) {
  for (const std::string_view head :
       {"department", "ministry", "bureau", "office", "institute", "committee", "commission",
        "center", "centre", "council", "board", "institutes", "centers", "college", "academy"})
    if (folded == head) return true;
  return false;
}

class RunFinder {
public:
  RunFinder(const Scene& scene, const Capitals& capitals, std::uint32_t index,
            std::vector<NameRun>& out)
      : scene_(scene), capitals_(capitals), segment_(scene.segments[index]),
        tokens_(segment_.tokens), index_(index), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < tokens_.size();) {
      if (!starts(i)) {
        ++i;
        continue;
      }
      const std::uint32_t end = extent(i);
      cut(i, end);
      i = std::max(end, i + 1);
    }
  }

private:
  [[nodiscard]] std::string_view fold(std::uint32_t i) const { return tokens_[i].folded; }

  [[nodiscard]] bool at_start(std::uint32_t i) const {
    if (i == 0) return true;
    const Token& before = tokens_[i - 1];
    return before.kind == TokenKind::quotation || before.is(':') || before.is('.') ||
           before.is('"') || before.is('!') || before.is('?') || before.is('*') ||
           (before.is('-') && tokens_[i].space_before); // a dateline's dash, a list's item
  }

  // A word with a capital that may be part of a name.
  [[nodiscard]] bool capital(std::uint32_t i) const {
    const Token& token = tokens_[i];
    if (!word(token) || !token.capital) return false;
    if (token.in(Lex::weekday)) return false;
    if (token.in(Lex::month)) {
      // "May said" is too rare to pay for "in May": a month is a name only before a surname.
      const bool before_name = i + 1 < tokens_.size() && word(tokens_[i + 1]) &&
                               tokens_[i + 1].capital && token.in(Lex::given_name);
      if (!before_name) return false;
    }
    if (token.in(Lex::not_name)) return false;
    if (token.in(Lex::pronoun)) return false;
    return true;
  }

  // In a headline a capital says nothing: a word counts where it is no common one, or where the
  // text writes it with a capital.
  [[nodiscard]] bool counts(std::uint32_t i) const {
    if (!capital(i)) return false;
    const Token& token = tokens_[i];
    if (!capitals_.all_capital(index_)) return true;
    const auto seen = capitals_.of(tokens_[i]);
    if (seen.capital > 0 && seen.lower == 0) return true;
    if (token.in(Lex::stop)) return false;
    if (place_words(scene_, tokens_, i).tokens > 0 && !token.in(Lex::common)) return true;
    if (token.in(Lex::given_name) && i + 1 < tokens_.size() && word(tokens_[i + 1]) &&
        tokens_[i + 1].capital && !tokens_[i + 1].in(Lex::common))
      return true;
    return !token.in(Lex::common) && seen.lower == 0 && token.span.size() > 1;
  }

  [[nodiscard]] bool starts(std::uint32_t i) const {
    const Token& token = tokens_[i];
    if (!word(token)) return false;
    if (token.capital) {
      // "A. Berg", "I. Orlov"
      if (initial(token) && i + 2 < tokens_.size() && tokens_[i + 1].is('.') &&
          !tokens_[i + 1].space_before && capital(i + 2) && !tokens_[i + 2].in(Lex::stop))
        return true;
      if (!counts(i)) return false;
      if (token.in(Lex::stop) && !title_at(i)) {
        // "The", "In", "After": a stop word opens no name, but "Will Reed" and "May Reed" do, and
        // some are well-known short forms (US, IT).
        if (token.all_caps && token.span.size() > 1 && !capitals_.all_capital(index_))
          return place_words(scene_, tokens_, i).tokens > 0;
        return token.in(Lex::given_name) && i + 1 < tokens_.size() && capital(i + 1) &&
               !tokens_[i + 1].in(Lex::stop);
      }
      return true;
    }
    // "al-Hadi said", "van der Berg said".
    const std::string_view folded = fold(i);
    if (!token.in(Lex::name_particle) || !running_particle(folded)) return false;
    if ((folded == "al" || folded == "el") && i + 2 < tokens_.size() && tokens_[i + 1].is('-') &&
        !tokens_[i + 1].space_before && tokens_[i + 2].capital)
      return true;
    return (folded == "van" || folded == "von" || folded == "bin") && i + 1 < tokens_.size() &&
           (capital(i + 1) || (fold(i + 1) == "der" || fold(i + 1) == "den"));
  }

  // The end of the run that begins at i.
  [[nodiscard]] std::uint32_t extent(std::uint32_t i) const {
    std::uint32_t end = i + 1;
    while (end < tokens_.size() && end - i < kLongestRun) {
      const std::uint32_t next = step(i, end);
      if (next == end) break;
      end = next;
    }
    return std::min<std::uint32_t>(end, static_cast<std::uint32_t>(tokens_.size()));
  }

  // Where the run [begin, end) goes on to; `end` where it ends.
  [[nodiscard]] std::uint32_t step(std::uint32_t begin, std::uint32_t end) const {
    const Token& next = tokens_[end];
    const Token& last = tokens_[end - 1];
    const auto have = [&](std::uint32_t i) { return i < tokens_.size(); };
    if (word(next) && next.space_before && counts(end) &&
        !(next.in(Lex::stop) && !next.in(Lex::given_name) && next.span.size() > 1))
      return end + 1;
    // Jean-Luc, al-Hadi, Winston-Salem; but not Norhaven-based.
    if (next.is('-') && !next.space_before && have(end + 1) && word(tokens_[end + 1]) &&
        !tokens_[end + 1].space_before) {
      if (tokens_[end + 1].capital || (have(end + 3) && tokens_[end + 2].is('-') &&
                                       tokens_[end + 3].capital && running_particle(fold(end + 1))))
        return end + 2;
      const std::string_view folded = fold(end + 1);
      // Korean and Arabic given names: "Yong-chul", "Zia-ur-Rahman".
      if (end - begin > 1 && folded.size() <= 4 && last.span.size() <= 4 &&
          !joins_adjective(folded) && place_words(scene_, tokens_, begin).tokens == 0)
        return end + 2; // "Kim Yong-un", "Ban Ki-moon"
      if (folded.size() <= 5 && !tokens_[end + 1].in(Lex::common) &&
          !tokens_[end + 1].in(Lex::stop) && last.span.size() <= 6)
        return end + 2;
      return end;
    }
    if (next.is('.') && !next.space_before) {
      const bool goes_on = have(end + 1) && word(tokens_[end + 1]) && tokens_[end + 1].capital;
      if (initial(last) && goes_on && capital(end + 1) && !tokens_[end + 1].in(Lex::stop))
        return end + 2;
      if (goes_on && abbreviated(end - 1) && counts(end + 1)) return end + 2;
      const std::string_view folded = fold(end - 1);
      if (end - begin > 1 && (folded == "jr" || folded == "sr" || folded == "inc" ||
                              folded == "co" || folded == "ltd" || folded == "corp" ||
                              folded == "ave" || folded == "blvd" || folded == "rd"))
        return end + 1;
      return end;
    }
    if (next.is(',') && have(end + 1) && tokens_[end + 1].in(Lex::name_suffix) &&
        tokens_[end + 1].capital && fold(end + 1).size() == 2)
      return end + 2;
    if (next.is('&') && have(end + 1) && capital(end + 1)) return end + 2;
    if (next.is(',') && list_end(begin, end) > end) return list_end(begin, end);
    // "Highway 12", "Interstate 75".
    if (next.kind == TokenKind::figure && next.space_before && next.span.size() <= 3 &&
        numbered(fold(end - 1)))
      return end + 1;
    // "Mahdi reth-Nejad": after a given name, what goes on in capitals after its hyphen; but not
    // "Tom ex-Marine" or "Anna pro-Western".
    if (word(next) && !next.capital && next.space_before && have(end + 2) &&
        tokens_[end + 1].is('-') && !tokens_[end + 1].space_before && tokens_[end + 2].capital &&
        !tokens_[end + 2].space_before && end - begin == 1 && last.in(Lex::given_name) &&
        next.span.size() >= 4 && !next.in(Lex::stop) && !next.in(Lex::common) &&
        people_at(end + 2) == 0 && !tokens_[end + 2].in(Lex::common))
      return end + 3;
    if (!word(next) || next.capital) {
      // "Sheriff's Office", "People's Army", "St. Mary's Hospital"; but not "Varland's Army".
      if (next.kind == TokenKind::clitic && have(end + 1) && capital(end + 1) &&
          possessor(begin, end))
        return end + 2;
      return end;
    }
    const std::string_view folded = fold(end);
    if (folded == "of" || folded == "for" || folded == "on") {
      std::uint32_t to = end + 1;
      if (have(to) && word(tokens_[to]) && fold(to) == "the") ++to;
      if (!have(to) || !counts(to) || tokens_[to].in(Lex::weekday)) return end;
      const bool opens =
          scene_.vocabulary.phrase(Lex::organisation_first, tokens_, end - 1).has_value() ||
          scene_.vocabulary.phrase(Lex::place_first, tokens_, end - 1)
                  .value_or(PhraseSense{})
                  .tokens > 1 ||
          (folded == "of" && last.in(Lex::organisation));
      return opens ? to + 1 : end;
    }
    if (folded == "and" && have(end + 1) && counts(end + 1) && end - begin >= 3) {
      // "Department of Health and Safety", but not "the Bank of Varland and Tom Reed".
      bool of = false;
      for (std::uint32_t i = begin + 1; i < end; ++i)
        of = of || (word(tokens_[i]) && fold(i) == "of");
      const bool plain = tokens_[end + 1].in(Lex::common) &&
                         !tokens_[end + 1].in(Lex::given_name) && !title_at(end + 1);
      if (of && plain && word(tokens_[begin]) && head_before_of(begin, end)) return end + 2;
      return end;
    }
    if (running_particle(folded) && next.space_before) {
      std::uint32_t to = end + 1;
      while (have(to) && to - end < 3 && word(tokens_[to]) && !tokens_[to].capital &&
             running_particle(fold(to)))
        ++to;
      if (have(to) && tokens_[to].is('-') && !tokens_[to].space_before) ++to;
      if (have(to) && capital(to) && !tokens_[to].in(Lex::stop)) return to + 1;
    }
    return end;
  }

  // "Orland-led", "Berg-era": what follows a name with a hyphen and is no part of it.
  [[nodiscard]] static bool joins_adjective(std::string_view folded) {
    switch (packed(folded)) {
    case packed("led"):
    case packed("run"):
    case packed("born"):
    case packed("area"):
    case packed("wide"):
    case packed("made"):
    case packed("era"):
    case packed("type"):
    case packed("only"):
    case packed("like"):
    case packed("held"):
    case packed("own"):
    case packed("bred"):
    case packed("to"):
    case packed("of"): return true;
    default: return false;
    }
  }

  [[nodiscard]] static bool numbered(std::string_view folded) {
    return folded == "highway" || folded == "interstate" || folded == "route" || folded == "hwy" ||
           folded == "motorway";
  }

  // "Bureau of Harbours, Roads and Bridges": the end of the list that the comma at `comma` begins,
  // or `comma`.
  [[nodiscard]] std::uint32_t list_end(std::uint32_t begin, std::uint32_t comma) const {
    if (comma - begin < 3 || !head_before_of(begin, comma)) return comma;
    const auto plain = [&](std::uint32_t i) {
      return i < tokens_.size() && capital(i) && tokens_[i].in(Lex::common) &&
             !tokens_[i].in(Lex::given_name);
    };
    std::uint32_t i = comma;
    while (i + 1 < tokens_.size() && tokens_[i].is(',') && plain(i + 1)) i += 2;
    if (i < tokens_.size() && tokens_[i].is(',')) ++i;
    if (i + 1 < tokens_.size() && word(tokens_[i]) && fold(i) == "and" && plain(i + 1))
      return i + 2;
    return comma;
  }

  [[nodiscard]] bool head_before_of(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i + 1 < end; ++i)
      if (word(tokens_[i]) && fold(i + 1) == "of") return ministry(fold(i));
    return false;
  }

  [[nodiscard]] bool abbreviated(std::uint32_t i) const {
    const std::string_view folded = fold(i);
    return folded == "st" || folded == "mt" || folded == "ft" || folded == "ste" || title_at(i) > 1;
  }

  // Whether 's after [begin, end) belongs to the name of an organisation or place.
  [[nodiscard]] bool possessor(std::uint32_t begin, std::uint32_t end) const {
    // Something that heads an organisation must follow.
    std::uint32_t to = end + 1;
    bool head = false;
    while (to < tokens_.size() && to - end < 5 && word(tokens_[to]) && tokens_[to].capital) {
      head = tokens_[to].in(Lex::organisation) || tokens_[to].in(Lex::place_head);
      ++to;
    }
    if (!head) return false;
    const std::string_view first = fold(begin);
    if (first == "st" || first == "saint") return true;
    const Token& last = tokens_[end - 1];
    const std::string_view folded = fold(end - 1);
    for (const std::string_view holder :
         {"sheriff",  "attorney",  "people",   "children",   "women",   "men",
          "king",     "queen",     "prince",   "teachers",   "workers", "examiner",
          "governor", "mayor",     "veterans", "prosecutor", "coroner", "public",
          "bishop",   "president", "writers",  "players"})
      if (folded == holder) return true;
    if (head_word(end - 1)) return false; // "Orland County's Reed Township"
    return last.in(Lex::common) && end - begin > 1 && !last.in(Lex::given_name) &&
           place_words(scene_, tokens_, begin).tokens == 0;
  }

  // How many tokens a title or role at i has; 0 where there is none.
  [[nodiscard]] std::uint32_t title_at(std::uint32_t i) const {
    if (!tokens_[i].touches(kTitles)) return 0;
    std::uint32_t longest = 0;
    for (const Lex lexicon : {Lex::title, Lex::person_role, Lex::role}) {
      const auto phrase = scene_.vocabulary.phrase(lexicon, tokens_, i);
      if (phrase && word(tokens_[i])) longest = std::max(longest, phrase->tokens);
    }
    // A full stop belongs to it: "Dr.", "Lt. Gov."
    if (longest > 0 && i + longest < tokens_.size() && tokens_[i + longest].is('.') &&
        !tokens_[i + longest].space_before && tokens_[i + longest - 1].span.size() <= 5) {
      const auto dotted = scene_.vocabulary.phrase(Lex::abbreviation, tokens_, i + longest - 1);
      if (dotted && dotted->tokens == 2) ++longest;
    }
    return longest;
  }

  [[nodiscard]] bool head_word(std::uint32_t i) const {
    return tokens_[i].in(Lex::organisation) || tokens_[i].in(Lex::place_head);
  }

  // Parts [begin, end) at titles, roles and demonyms, and emits what is left.
  void cut(std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t real = last_word(begin, end);
    const bool headed = real > begin && head_word(real) && !title_tail(begin, real);
    std::uint32_t from = begin;
    bool titled = title_before(begin);
    for (std::uint32_t i = begin; i < end;) {
      // "United Arab Emirates" is no Arab emirate.
      if (i == from)
        if (const PlaceWords place = place_words(scene_, tokens_, i); place.tokens > 1) {
          i += place.tokens;
          continue;
        }
      const std::uint32_t adjective = people_at(i);
      const bool whole_headed = headed && (i == begin || from == i);
      // "Southern Orland" is a place, "Western diplomats" and "Eastern European" are none.
      const bool part_of_land = adjective == 1 && i == from && tokens_[i].in(Lex::place_first) &&
                                i + 2 == end && word(tokens_[i + 1]) && people_at(i + 1) == 0 &&
                                !tokens_[i + 1].in(Lex::common);
      if (adjective > 0 && word(tokens_[i]) && !whole_headed && !part_of_land &&
          !inside_person(from, i)) {
        emit(from, i, titled);
        titled = false;
        i += adjective;
        from = i;
        continue;
      }
      const std::uint32_t title = title_at(i);
      if (title > 0 && splits(from, i, i + title, end, headed)) {
        emit(from, i, titled);
        i += title;
        from = i;
        titled = true;
        continue;
      }
      ++i;
    }
    emit(from, end, titled);
  }

  // How many tokens a demonym, a faith or a party at i has; 0 where there is none.
  [[nodiscard]] std::uint32_t people_at(std::uint32_t i) const {
    std::uint32_t longest = 0;
    for (const Lex lexicon : {Lex::demonym, Lex::people})
      if (const auto phrase = scene_.vocabulary.phrase(lexicon, tokens_, i))
        longest = std::max(longest, phrase->tokens);
    return longest > 0 ? longest : plural_people(i) ? 1 : 0;
  }

  // "Canadians", "Muslims"
  [[nodiscard]] bool plural_people(std::uint32_t i) const {
    if (!word(tokens_[i])) return false;
    const std::string_view folded = fold(i);
    if (folded.size() < 4 || folded.back() != 's') return false;
    const Word* singular = scene_.vocabulary.find(folded.substr(0, folded.size() - 1));
    return singular != nullptr && (singular->in(Lex::demonym) || singular->in(Lex::people));
  }

  // "Tom English", "Anna French": after a given name a demonym is a surname.
  [[nodiscard]] bool inside_person(std::uint32_t from, std::uint32_t i) const {
    return i > from && i - from <= 3 && tokens_[from].in(Lex::given_name) &&
           place_words(scene_, tokens_, from).tokens == 0;
  }

  // Whether the run ends in a role as one phrase ("the Assistant District Attorney").
  [[nodiscard]] bool title_tail(std::uint32_t begin, std::uint32_t last) const {
    for (std::uint32_t i = begin; i <= last; ++i)
      if (const std::uint32_t title = title_at(i); title > 1 && i + title > last) return true;
    return false;
  }

  [[nodiscard]] std::uint32_t last_word(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t i = end - 1;
    while (i > begin && !word(tokens_[i])) --i;
    return i;
  }

  // Whether the title [at, to) of a run [.., end) ends one name and begins another.
  [[nodiscard]] bool splits(std::uint32_t from, std::uint32_t at, std::uint32_t to,
                            std::uint32_t end, bool headed) const {
    const bool name_too = tokens_[at].in(Lex::given_name) && to == at + 1;
    if (to >= end) {
      // "Department of Criminal Justice"
      for (std::uint32_t i = from; i < at; ++i)
        if (word(tokens_[i]) && !tokens_[i].capital && fold(i) == "of") return false;
      // At the end: "the Police Chief" is no name, "Stephen King" and "Tom Judge" are.
      if (at == from) return !name_too;
      return !inside_person(from, at) && !head_word(at);
    }
    if (name_too) {
      // "King Harald", "Dean Martin": a title where it stands before a given name or nothing else.
      return tokens_[to].in(Lex::given_name) && at == from && !headed;
    }
    // "Justice Department", "General Electric", "Queen Elizabeth Hospital".
    if (headed && !(tokens_[to].in(Lex::given_name) && at > from)) return false;
    if (!word(tokens_[to]) && !tokens_[to].is('.')) return false;
    // "Star Wars", "Major League", "Marine Corps": what follows is no name.
    const bool follows_common = tokens_[to].in(Lex::common) && !tokens_[to].in(Lex::given_name) &&
                                to + 1 == end && to == at + 1 &&
                                capitals_.of(tokens_[to]).lower > 0;
    if (follows_common) return false;
    if (at > from && inside_person(from, at) && to + 1 == end && !tokens_[to].in(Lex::given_name) &&
        title_at(at) == 1 && at == from + 1)
      return false; // "Anna Marshall Berg"
    return true;
  }

  // A title or role in lower case right before: "police chief Tom Reed", "former mayor Anna Berg".
  [[nodiscard]] bool title_before(std::uint32_t begin) const {
    for (std::uint32_t n = 1; n <= 4 && n <= begin; ++n)
      if (word(tokens_[begin - n]) && title_at(begin - n) == n) return true;
    return false;
  }

  void emit(std::uint32_t begin, std::uint32_t end, bool titled) {
    while (end > begin && !word(tokens_[end - 1]) &&
           !(tokens_[end - 1].is('.') && end - begin > 1 && suffix_stop(end - 2)))
      --end;
    while (begin < end && !word(tokens_[begin])) ++begin;
    // What only the place of a word gives a capital: "Yesterday Tom Reed", "Police said".
    const bool opens = at_start(begin);
    if (begin >= end) return;
    if (opens && !titled) {
      while (begin < end && strip_opener(begin, end)) ++begin;
      while (begin < end && !word(tokens_[begin])) ++begin;
    }
    if (begin >= end) return;
    NameRun run;
    run.segment = index_;
    run.begin = begin;
    run.end = end;
    run.after_title = titled;
    run.opens_sentence = at_start(begin);
    run.headline = capitals_.all_capital(index_);
    for (std::uint32_t i = begin; i < end; ++i) {
      const Token& token = tokens_[i];
      run.connected =
          run.connected || token.kind == TokenKind::clitic || token.is('&') ||
          (word(token) && !token.capital &&
           (fold(i) == "of" || fold(i) == "and" || fold(i) == "for" || fold(i) == "on"));
      if (token.is('.')) continue;
      if (!run.key.empty() && token.space_before) run.key += ' ';
      run.key += fold(i);
    }
    if (plausible(run)) out_.push_back(std::move(run));
  }

  [[nodiscard]] bool suffix_stop(std::uint32_t i) const {
    const std::string_view folded = fold(i);
    switch (packed(folded)) {
    case packed("jr"):
    case packed("sr"):
    case packed("inc"):
    case packed("co"):
    case packed("ltd"):
    case packed("corp"):
    case packed("ave"):
    case packed("blvd"):
    case packed("rd"):
    case packed("st"): return true;
    default: return false;
    }
  }

  [[nodiscard]] bool strip_opener(std::uint32_t begin, std::uint32_t end) const {
    const Token& token = tokens_[begin];
    if (!word(token)) return true;
    if (token.all_caps && token.span.size() > 1 && !token.in(Lex::stop)) return false;
    if (initial(token) && tokens_[begin + 1 < end ? begin + 1 : begin].is('.')) return false;
    if (token.in(Lex::stop)) return !(token.in(Lex::given_name) && end - begin > 1);
    if (!token.in(Lex::common) || token.in(Lex::given_name)) return false;
    if (place_words(scene_, tokens_, begin).tokens > 0) return false;
    if (end - begin == 1) return false; // plausible() looks at it
    const std::uint32_t last = last_word(begin, end);
    if (head_word(last) || tokens_[begin].in(Lex::place_first) ||
        tokens_[begin].in(Lex::organisation))
      return false;
    const auto seen = capitals_.of(tokens_[begin]);
    return seen.lower > 0 || seen.capital == 0;
  }

  // Whether a run may be a name at all.
  [[nodiscard]] bool plausible(const NameRun& run) const {
    const Token& first = tokens_[run.begin];
    const bool single = run.end - run.begin == 1;
    // "14th Street SE": the rest of an address.
    if (first.in(Lex::place_head) && !first.in(Lex::place_first) && run.begin > 0 &&
        (tokens_[run.begin - 1].kind == TokenKind::figure ||
         (run.begin > 1 && tokens_[run.begin - 2].kind == TokenKind::figure)))
      return false;
    const PlaceWords place = place_words(scene_, tokens_, run.begin);
    if (place.tokens > 0 && run.begin + place.tokens >= run.end) {
      // "Split", "Nice", "Mobile" at the start of a sentence.
      return !(run.opens_sentence && first.in(Lex::common) && capitals_.of(run.key).capital == 0);
    }
    if (single) {
      if (people_at(run.begin) > 0) return false;
      if (first.span.size() == 1) return false;
      const auto seen = capitals_.of(run.key);
      if (run.after_title) return !(first.in(Lex::common) && seen.lower > 0);
      // "LARGE fire": a word of the language in capitals is loud, not a name.
      if (first.all_caps && first.in(Lex::common) && first.span.size() > 3) return false;
      if (first.in(Lex::common) || first.in(Lex::title) || first.in(Lex::person_role)) {
        // "Brown", "Police", "Senate": a word of the language is a name where it has its capital in
        // the middle of a sentence and never stands without.
        if (run.opens_sentence || run.headline) return seen.capital > 0 && seen.lower == 0;
        if (first.in(Lex::title) || first.in(Lex::person_role)) return false;
        if (first.in(Lex::organisation)) return seen.lower == 0;
        return seen.lower == 0 && seen.capital > 1 && !first.in(Lex::place_head);
      }
      return true;
    }
    // Only common words: a name by its head ("Harbour Authority") or by its capitals in a sentence.
    bool common = true;
    for (std::uint32_t i = run.begin; i < run.end; ++i)
      common = common &&
               (!word(tokens_[i]) || tokens_[i].in(Lex::common) || tokens_[i].in(Lex::stop)) &&
               !tokens_[i].in(Lex::given_name);
    return !(common && run.headline);
  }

  const Scene& scene_;
  const Capitals& capitals_;
  const SegmentTokens& segment_;
  Tokens tokens_;
  std::uint32_t index_;
  std::vector<NameRun>& out_;
};

} // namespace

std::vector<NameRun> find_runs(const Scene& scene, const Capitals& capitals) {
  std::vector<NameRun> runs;
  for (std::uint32_t s = 0; s < scene.segments.size(); ++s)
    RunFinder(scene, capitals, s, runs).run();
  return runs;
}

} // namespace crosscheck::annotate
