// Stretches and days of the calendar by name: decades, centuries, holidays, seasons, quarters.
#include "annotate/times_grammar.h"

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;

void set_date(Moment& out, int year, int month, int day) {
  out.fields.year = year;
  out.fields.month = month;
  out.fields.day = day;
  out.fields.grain = day != kOpen ? Grain::day : month != kOpen ? Grain::month : Grain::year;
}

// Western Easter (Meeus, Jones, Butcher).
std::int64_t easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return value::days_from_civil(year, f / 31, f % 31 + 1);
}

// The day of a holiday in a year: see rules/lexicons/time_holiday.yaml for the forms.
std::int64_t holiday_in(std::string_view rule, int year) {
  if (rule.starts_with("easter ")) return easter(year) + leading_number(rule.substr(7));
  const int month = leading_number(rule);
  const std::size_t dash = rule.find('-');
  const int second = leading_number(rule.substr(dash + 1), 1);
  const std::size_t hash = rule.find('#');
  if (hash == std::string_view::npos) return value::days_from_civil(year, month, second);
  const int nth = leading_number(rule.substr(hash + 1), 1);
  std::int64_t day = 0;
  if (nth > 0) {
    const std::int64_t first = value::days_from_civil(year, month, 1);
    day = first + (second - value::iso_weekday(first) + 7) % 7 + 7 * (nth - 1);
  } else {
    const std::int64_t last =
        value::days_from_civil(year, month, value::days_in_month(year, month));
    day = last - (value::iso_weekday(last) - second + 7) % 7;
  }
  const std::size_t plus = rule.find('+');
  return plus == std::string_view::npos ? day : day + leading_number(rule.substr(plus + 1));
}

} // namespace

// "the 1970s", "the '70s", "the 19th century"
std::size_t TimeGrammar::decade_or_century(std::size_t at, Moment& out) const {
  int number = 0;
  std::size_t digits = 0;
  const bool short_form = mark(at, '\'');
  const std::size_t end = figure(short_form ? at + 1 : at, number, digits);
  if (end != 0 && number % 10 == 0 && adjacent(end) &&
      (lower_is(end, "s") || (token(end).kind == TokenKind::clitic && text(end).size() > 1))) {
    const bool decade =
        (digits == 4 && number >= 1000 && number <= 2999) ||
        (digits == 2 &&
         (short_form || (at > 0 && (is(at - 1, TimeOp::the) || is(at - 1, TimeOp::mid) ||
                                    is(at - 1, TimeOp::late) || is(at - 1, TimeOp::early)))));
    if (!decade) return 0;
    const bool century = digits == 4 && number % 100 == 0 && number < 2000;
    out.fields.year = digits == 4 ? number : (number >= 30 ? 1900 : 2000) + number;
    out.fields.grain = century ? Grain::century : Grain::decade;
    return end + 1;
  }
  int nth = 0;
  std::size_t next = ordinal(at, nth);
  if (next == 0 || nth < 1 || nth > 30) return 0;
  if (mark(next, '-') && adjacent(next)) ++next;
  TimeUnit u = TimeUnit::none;
  const std::size_t after = unit(next, u);
  if (after == 0 || u != TimeUnit::century) return 0;
  out.fields.year = (nth - 1) * 100;
  out.fields.grain = Grain::century;
  return after;
}

std::size_t TimeGrammar::holiday(std::size_t at, Moment& out) {
  const Token& t = token(at);
  if (t.word == nullptr) return 0;
  const auto phrase = vocabulary_.phrase(Lex::holiday, tokens_, at);
  if (!phrase) return 0;
  std::size_t end = at + phrase->tokens;
  if (!t.capital && phrase->tokens == 1 && !t.in(Lex::holiday)) return 0;
  int number = kOpen;
  if (const std::size_t with_year = year_after(end, number)) {
    end = with_year;
  } else {
    number = kOpen;
  }
  const bool movable = phrase->value.find_first_of("#e") != std::string_view::npos;
  if (number == kOpen && movable) {
    if (!context_.reference) return 0;
    const int here = value::civil_from_days(*context_.reference).year;
    const std::int64_t reference = *context_.reference;
    const Tense now = tense(at, end);
    int best = here;
    for (int year = here - 1; year <= here + 1; ++year) {
      const std::int64_t away = holiday_in(phrase->value, year) - reference;
      const std::int64_t old = holiday_in(phrase->value, best) - reference;
      const bool fits = now == Tense::future ? away >= 0 : away <= (now == Tense::past ? 0 : 120);
      const bool old_fits = now == Tense::future ? old >= 0 : old <= (now == Tense::past ? 0 : 120);
      if ((fits && !old_fits) || (fits == old_fits && std::abs(away) < std::abs(old))) best = year;
    }
    out = day_moment(holiday_in(phrase->value, best));
    out.relative = true;
  } else if (number == kOpen) {
    const value::CivilDay day = value::civil_from_days(holiday_in(phrase->value, 2000));
    set_date(out, kOpen, day.month, day.day);
  } else {
    out = day_moment(holiday_in(phrase->value, number));
  }
  // "Labor Day weekend" is the one beside the day.
  TimeUnit u = TimeUnit::none;
  if (const std::size_t weekend = unit(end, u); weekend != 0 && u == TimeUnit::weekend) {
    complete(out, context_, tense(at, weekend));
    const auto day = first_day(out);
    if (day && out.fields.day != kOpen) {
      const int weekday_number = value::iso_weekday(*day);
      out = week_moment(weekday_number <= 2 ? *day - 3 : *day, true);
      out.relative = number == kOpen;
      return weekend;
    }
  }
  return end;
}

// "summer 2009", "the summer of 1976"; a bare season needs a capital, "the", or a word before it.
std::size_t TimeGrammar::season(std::size_t at, Moment& out) const {
  const Token& t = token(at);
  if (!t.in(Lex::season)) return 0;
  const std::string_view sense = t.value(Lex::season);
  out.fields.season = {upper(sense)[0], upper(sense)[1]};
  out.fields.grain = Grain::season;
  int number = 0;
  if (const std::size_t end = year_after(at + 1, number)) {
    out.fields.year = number;
    return end;
  }
  const TimeOp before = at > 0 ? word(at - 1).op : TimeOp::none;
  const bool doubtful = sense.ends_with('?');
  const bool led = preceded(at) || before == TimeOp::the;
  if (doubtful && !(led && before != TimeOp::to && before != TimeOp::the && closes(at + 1)) &&
      !(before == TimeOp::the && at >= 2 && (is(at - 2, TimeOp::in) || is(at - 2, TimeOp::of)) &&
        closes(at + 1)) &&
      before != TimeOp::last && before != TimeOp::next && before != TimeOp::this_)
    return 0;
  return at + 1;
}

// "the first quarter of 2009", "Q1 2019", "2019-Q1", "third-quarter", "the second half of 2010"
std::size_t TimeGrammar::quarter_or_half(std::size_t at, Moment& out) {
  int number = 0;
  int year_number = kOpen;
  std::size_t next = at;
  bool half = false;
  std::size_t digits = 0;
  std::size_t end = 0;
  if (const std::size_t after = year(at, year_number)) { // 2019 Q1, 2017-q1
    next = mark(after, '-') && adjacent(after) ? after + 1 : after;
  } else {
    year_number = kOpen;
  }
  const bool letter_half = lower_is(next, "h");
  if ((lower_is(next, "q") || letter_half) && adjacent(next + 1) &&
      (end = figure(next + 1, number, digits)) != 0 && digits == 1) {
    half = letter_half;
  } else {
    if (next != at) return 0;
    end = 0;
    std::size_t named = ordinal(at, number);
    if (named == 0 && (is(at, TimeOp::final) || is(at, TimeOp::last))) {
      number = 0;
      named = at + word(at).tokens;
    }
    if (named == 0) return 0;
    if (mark(named, '-') && adjacent(named)) ++named;
    TimeUnit u = TimeUnit::none;
    if (const std::size_t after = unit(named, u); after != 0 && u == TimeUnit::quarter) {
      if (lower_is(named, "quarters")) return 0;
      end = after;
    } else if (is(named, TimeOp::half)) {
      end = named + 1;
      half = true;
    } else {
      return 0;
    }
    if (number == 0 && is(at, TimeOp::last) && !is(end, TimeOp::of)) return 0; // relative
    if (number == 0) number = half ? 2 : 4;
  }
  if (number < 1 || number > (half ? 2 : 4)) return 0;
  if (year_number == kOpen) {
    Moment inner;
    std::size_t of = end;
    if (is(of, TimeOp::of)) ++of;
    if (mark(of, ',') && !half) ++of;
    std::size_t after = 0;
    if (of != end || is(of, TimeOp::fiscal) || is(of, TimeOp::last) || is(of, TimeOp::this_) ||
        token(of).kind == TokenKind::figure)
      after = date(of, inner);
    if (after != 0 && inner.fields.year != kOpen && inner.fields.grain == Grain::year) {
      year_number = inner.fields.year;
      end = after;
    } else {
      year_number = kOpen;
      // "The second half" is one of a match as well.
      if (half) return 0;
    }
  }
  out.fields = {};
  out.fields.year = year_number;
  if (half) {
    out.fields.half = number;
    out.fields.grain = Grain::half_year;
  } else {
    out.fields.quarter = number;
    out.fields.grain = Grain::quarter;
  }
  return end;
}

} // namespace crosscheck::annotate
