// The grammar of times: reads expressions from the tokens of one segment.
//
// It is a recursive descent without backtracking over more than one expression: each function takes
// the index of a token and returns the index after what it read, or 0 where it reads nothing. No
// expression is longer than some twenty tokens, so reading is linear in the text.
#pragma once

#include "annotate/times_moment.h"
#include "annotate/times_words.h"
#include "annotate/token.h"
#include "annotate/vocabulary.h"

#include <string_view>
#include <vector>

namespace crosscheck::annotate {

inline constexpr int kNoNumber = -100000;

/// What a reading found.
struct TimeReading {
  std::size_t begin = 0; ///< Tokens.
  std::size_t end = 0;
  Moment moment;
};

/// What the time lexicons say about each token of a segment, looked up once; its storage is used
/// again for the next segment.
class TimeIndex {
public:
  /// False where the segment has nothing that a time can have its name from: then it has no times.
  [[nodiscard]] bool fill(std::string_view text, Tokens tokens, const Vocabulary& vocabulary);

  [[nodiscard]] const TimeWord& word(std::size_t at) const {
    return at < words_.size() ? words_[at] : none_;
  }
  /// How many tokens on the next one stands that a time can have its name from (a month, a unit, a
  /// clock time, a year); kNowhere where there is none, or a word between that times do not hold.
  [[nodiscard]] std::uint8_t distance(std::size_t at) const { return distance_[at]; }

  static constexpr std::uint8_t kNowhere = 255;

private:
  std::vector<TimeWord> words_;
  std::vector<std::uint8_t> distance_;
  TimeWord none_;
};

class TimeGrammar {
public:
  /// `text` is the field that the tokens' spans count in. All must outlive the grammar.
  TimeGrammar(std::string_view text, Tokens tokens, const Vocabulary& vocabulary,
              const TimeContext& context, const TimeIndex& index)
      : text_(text), tokens_(tokens), vocabulary_(vocabulary), context_(context), index_(index) {}

  /// Reads the expression that begins at a token; appends it, and for a range ("May to June") its
  /// two ends. Returns the index after it, or 0.
  std::size_t read(std::size_t at, std::vector<TimeReading>& out);

  /// Whether an expression can begin at the token: a quick look at its word's bits.
  [[nodiscard]] bool may_begin(std::size_t at) const;

  /// A complete date by itself: "April 10, 2007", "15/09/2013", "2013-09-15"; for date lines.
  std::size_t full_date(std::size_t at, Moment& out);
  std::size_t clock(std::size_t at, Moment& out);

private:
  // times_lexer.cpp: tokens and numbers
  [[nodiscard]] bool is_plain_length(std::size_t at) const;
  [[nodiscard]] const Token& token(std::size_t at) const;
  [[nodiscard]] std::string_view text(std::size_t at) const;
  [[nodiscard]] const TimeWord& word(std::size_t at) const { return index_.word(at); }
  /// What the lexicon says of the word at `at` behind its operator: "-1" in "day -1".
  [[nodiscard]] std::string_view argument(std::size_t at) const;
  [[nodiscard]] bool is(std::size_t at, TimeOp op) const { return word(at).op == op; }
  [[nodiscard]] bool mark(std::size_t at, char c) const;
  [[nodiscard]] bool adjacent(std::size_t at) const; ///< No white space before it.
  [[nodiscard]] bool lower_is(std::size_t at, std::string_view word) const;
  [[nodiscard]] bool closes(std::size_t at) const;   ///< A mark or the end: no noun follows.
  [[nodiscard]] bool preceded(std::size_t at) const; ///< By a preposition or modifier of times.
  std::size_t figure(std::size_t at, int& value, std::size_t& digits) const;
  std::size_t small_number(std::size_t at, int& value) const;          ///< "twenty-one", 21
  std::size_t ordinal(std::size_t at, int& value) const;               ///< "twenty first", "21st"
  std::size_t amount(std::size_t at, double& value, bool& open) const; ///< "two", "a", "several"
  std::size_t unit(std::size_t at, TimeUnit& unit) const;
  std::size_t skip_the(std::size_t at) const { return is(at, TimeOp::the) ? at + 1 : at; }

  // times_dates.cpp: dates as written
  std::size_t month(std::size_t at, int& value, bool& doubtful) const;
  std::size_t weekday(std::size_t at, int& value, bool& doubtful, bool& plural) const;
  std::size_t year(std::size_t at, int& value) const;
  std::size_t spelled_year(std::size_t at, int& value) const;
  std::size_t short_year(std::size_t at, int& value) const;
  std::size_t day_of_month(std::size_t at, int& value, bool spelled) const;
  std::size_t year_after(std::size_t at, int& value) const;
  std::size_t numeric_date(std::size_t at, Moment& out) const;
  std::size_t month_first_date(std::size_t at, Moment& out) const;
  std::size_t day_first_date(std::size_t at, Moment& out) const;
  std::size_t weekday_date(std::size_t at, Moment& out);
  std::size_t bare_year(std::size_t at, Moment& out) const;
  std::size_t decade_or_century(std::size_t at, Moment& out) const;
  std::size_t holiday(std::size_t at, Moment& out);
  std::size_t season(std::size_t at, Moment& out) const;
  std::size_t quarter_or_half(std::size_t at, Moment& out);

  // times_relative.cpp: dates told from another time
  std::size_t day_word(std::size_t at, Moment& out) const;
  std::size_t shifted(std::size_t at, Moment& out);
  std::size_t part_of_unit(std::size_t at, Moment& out);
  std::size_t counted(std::size_t at, Moment& out);
  std::size_t definite(std::size_t at, Moment& out);
  std::size_t day_of_something(std::size_t at, Moment& out);
  std::size_t week_of(std::size_t at, Moment& out);
  std::size_t reference(std::size_t at, Moment& out) const;
  bool shift_unit(TimeUnit unit, int by, std::int64_t from, Moment& out) const;
  bool offset(TimeUnit unit, double amount, std::int64_t from, bool exact, Moment& out) const;
  bool span_moment(TimeUnit unit, double amount, bool open, int direction, Moment& out) const;

  // times_clock.cpp
  std::size_t part(std::size_t at, Moment& out, bool bare) const;
  std::size_t meridiem(std::size_t at, bool& afternoon) const;
  std::size_t zone(std::size_t at, Moment& out) const;
  std::size_t spoken_clock(std::size_t at, Moment& out) const;

  // times_combine.cpp
  std::size_t date(std::size_t at, Moment& out);     ///< Any date, without modifiers.
  std::size_t undated(std::size_t at, Moment& out);  ///< The same before a "last year" behind it.
  std::size_t modified(std::size_t at, Moment& out); ///< "early June", "the end of 2009"
  std::size_t whole(std::size_t at, Moment& out);    ///< modified, else joined; read once.
  std::size_t joined(std::size_t at, Moment& out);   ///< Date and clock together.
  std::size_t bounded(std::size_t at, Moment& out);  ///< "since June", "about noon"
  std::size_t set(std::size_t at, Moment& out);
  std::size_t range(std::size_t at, std::vector<TimeReading>& out);
  std::size_t two_days(std::size_t at, std::vector<TimeReading>& out);    ///< "18 and 19 June"
  std::size_t dated_range(std::size_t at, std::vector<TimeReading>& out); ///< "Friday, 1-3 p.m."
  bool unite(const Moment& first, const Moment& last, Moment& out) const;
  void finish(Moment& moment, std::size_t begin, std::size_t end) const;
  bool lay_on(const Moment& day, Moment& clock) const;

  [[nodiscard]] Tense tense(std::size_t begin, std::size_t end) const; // times_tense.cpp
  /// The day that the story has reached; for months and years the last one named counts.
  [[nodiscard]] std::int64_t narrative(TimeUnit unit = TimeUnit::day) const {
    const bool wide = unit == TimeUnit::month || unit == TimeUnit::quarter ||
                      unit == TimeUnit::year || unit == TimeUnit::decade;
    const auto& day =
        wide && context_.narrative_wide ? context_.narrative_wide : context_.narrative;
    return day ? *day : context_.reference.value_or(0);
  }
  /// Marks what was counted from narrative(unit).
  void mark_story(Moment& out, TimeUnit unit = TimeUnit::day) const {
    out.from_narrative = true;
    if (context_.narrative || context_.narrative_wide) out.story_day = narrative(unit);
  }
  [[nodiscard]] bool has_narrative() const { return context_.narrative || context_.reference; }

  std::string_view text_;
  Tokens tokens_;
  const Vocabulary& vocabulary_;
  const TimeContext& context_;
  const TimeIndex& index_;
  std::size_t whole_at_ = ~std::size_t{0}; ///< Where whole() read last, and what.
  std::size_t whole_end_ = 0;
  Moment whole_;
  bool second_end_ = false; ///< Reading the end of a range: its beginning is company enough.
};

} // namespace crosscheck::annotate
