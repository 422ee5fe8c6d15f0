// Dates as they are written: absolute ones, and those that leave the year or the day open.
#include "annotate/times_grammar.h"

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;

bool real_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= value::days_in_month(year == kOpen ? 2000 : year, month);
}

// Two digits: the years after 1939 and before 2040.
int century_of(int two_digits) { return two_digits >= 40 ? 1900 + two_digits : 2000 + two_digits; }

void set_date(Moment& out, int year, int month, int day) {
  out.fields.year = year;
  out.fields.month = month;
  out.fields.day = day;
  out.fields.grain = day != kOpen ? Grain::day : month != kOpen ? Grain::month : Grain::year;
}

} // namespace

std::size_t TimeGrammar::month(std::size_t at, int& value, bool& doubtful) const {
  const Token& t = token(at);
  if (!t.in(Lex::month)) return 0;
  const std::string_view sense = t.value(Lex::month);
  value = leading_number(sense);
  // "Jan Novak", "the dec", "may", "march": short forms and other words need company.
  const bool is_short = t.span.size() <= 4 && value != 6 && value != 7;
  doubtful = sense.ends_with('?') || is_short;
  std::size_t end = at + 1;
  if (t.span.size() <= 5 && mark(end, '.') && adjacent(end)) {
    const bool abbreviated = is_short || t.span.size() == 4 || (t.span.size() == 5 && value == 3);
    const Token& next = token(end + 1);
    // "in Sept. 2008"; a stop before nothing ends the sentence.
    if (abbreviated && t.span.size() <= 4 && value != 5 &&
        (next.kind == TokenKind::figure || end + 1 < tokens_.size())) {
      if (is_short && value != 6 && value != 7) doubtful = false;
      ++end;
    }
  }
  return end;
}

std::size_t TimeGrammar::weekday(std::size_t at, int& value, bool& doubtful, bool& plural) const {
  const Token& t = token(at);
  if (!t.in(Lex::weekday)) return 0;
  const std::string_view sense = t.value(Lex::weekday);
  value = leading_number(sense);
  doubtful = sense.ends_with('?');
  plural = sense.ends_with('s');
  const bool is_short = t.span.size() <= 5;
  if (is_short && mark(at + 1, '.') && adjacent(at + 1) && at + 2 < tokens_.size()) {
    doubtful = false;
    return at + 2;
  }
  return at + 1;
}

std::size_t TimeGrammar::year(std::size_t at, int& value) const {
  std::size_t digits = 0;
  const std::size_t end = figure(at, value, digits);
  if (end == 0 || digits != 4 || value < 1000 || value > 2999) return 0;
  return end;
}

// "nineteen eighty six", "two thousand and five", "twenty twenty-one"
std::size_t TimeGrammar::spelled_year(std::size_t at, int& value) const {
  if (!token(at).in(Lex::number)) return 0;
  int first = 0;
  const std::size_t next = small_number(at, first);
  if (next == 0) return 0;
  if (first == 2 && token(next).value(Lex::number) == "x1000") {
    std::size_t end = next + 1;
    value = 2000;
    int rest = 0;
    const std::size_t more = is(end, TimeOp::and_) ? end + 1 : end;
    if (token(more).in(Lex::number))
      if (const std::size_t after = small_number(more, rest);
          after != 0 && rest > 0 && rest < 100) {
        value += rest;
        end = after;
      }
    return end;
  }
  int second = 0;
  if ((first < 15 || first > 20) || !token(next).in(Lex::number)) return 0;
  const std::size_t end = small_number(next, second);
  if (end == 0 || second < 10 || second > 99) return 0;
  value = first * 100 + second;
  return end;
}

// '06, or 87 after "of"
std::size_t TimeGrammar::short_year(std::size_t at, int& value) const {
  const bool marked = mark(at, '\'');
  std::size_t digits = 0;
  const std::size_t end = figure(marked ? at + 1 : at, value, digits);
  if (end == 0 || digits != 2) return 0;
  if (!marked && !(at > 0 && is(at - 1, TimeOp::of))) return 0;
  value = century_of(value);
  return end;
}

std::size_t TimeGrammar::day_of_month(std::size_t at, int& value, bool spelled) const {
  std::size_t end = ordinal(at, value);
  if (end == 0 || value > 31) {
    std::size_t digits = 0;
    end = figure(at, value, digits);
    if (end != 0 && digits > 2) end = 0;
  }
  if (end == 0 && spelled && token(at).in(Lex::number)) end = small_number(at, value);
  return end != 0 && value >= 1 && value <= 31 ? end : 0;
}

// The year after a month or a day and month: ", 2025", "2025", "of 1992", "in 2020", "'06".
std::size_t TimeGrammar::year_after(std::size_t at, int& value) const {
  if (const std::size_t end = year(at, value)) return end;
  if (mark(at, ',') || is(at, TimeOp::of) || is(at, TimeOp::in)) {
    std::size_t end = year(at + 1, value);
    if (end == 0 && !mark(at, ',')) end = short_year(at + 1, value);
    if (end != 0 && mark(at, ',') && value < 1500) return 0;
    return end;
  }
  if (mark(at, '\'')) return short_year(at, value);
  return spelled_year(at, value);
}

std::size_t TimeGrammar::numeric_date(std::size_t at, Moment& out) const {
  const Token& t = token(at);
  if (t.kind != TokenKind::figure) return 0;
  const std::string_view surface = text(at);
  int first = 0;
  int second = 0;
  int third = 0;
  std::size_t digits1 = 0;
  std::size_t digits2 = 0;
  std::size_t digits3 = 0;
  // 23.04.2022 is one figure.
  if (const std::size_t dot = surface.find('.'); dot != std::string_view::npos && dot <= 2) {
    const std::size_t second_dot = surface.find('.', dot + 1);
    if (second_dot == std::string_view::npos || surface.find(',') != std::string_view::npos ||
        (surface.size() - second_dot != 5 && surface.size() - second_dot != 3))
      return 0;
    first = leading_number(surface);
    second = leading_number(surface.substr(dot + 1));
    third = leading_number(surface.substr(second_dot + 1));
    if (surface.size() - second_dot == 3) third = century_of(third);
    if (second > 12) std::swap(first, second);
    if (third < 1000 || !real_day(third, second, first)) return 0;
    set_date(out, third, second, first);
    return at + 1;
  }
  if (surface.size() == 8 && figure(at, first, digits1) != 0) { // 20200701
    const int year = first / 10000;
    if (year < 1900 || year > 2099 || !real_day(year, first / 100 % 100, first % 100)) return 0;
    set_date(out, year, first / 100 % 100, first % 100);
    return at + 1;
  }
  const char separator = token(at + 1).mark;
  if (figure(at, first, digits1) == 0 || (separator != '/' && separator != '-') ||
      !adjacent(at + 1) || !adjacent(at + 2) || token(at + 1).kind != TokenKind::mark)
    return 0;
  if (!second_end_ && at > 0 && adjacent(at) && (mark(at - 1, '-') || mark(at - 1, '/')))
    return 0; // 133-03-03-2020
  int month_name = 0;
  bool doubtful = false;
  // 05-Aug-2016, 2019-Aug-01, 23-2020-September
  if (const std::size_t named = month(at + 2, month_name, doubtful);
      named != 0 && mark(named, separator) && adjacent(named) && adjacent(named + 1) &&
      figure(named + 1, third, digits3) != 0) {
    const int year = digits1 == 4 ? first : digits3 == 2 ? century_of(third) : third;
    const int day = digits1 == 4 ? third : first;
    if ((digits1 != 4 && digits3 != 4 && digits3 != 2) || !real_day(year, month_name, day))
      return 0;
    set_date(out, year, month_name, day);
    return named + 2;
  }
  if (figure(at + 2, second, digits2) == 0) return 0;
  const bool more = mark(at + 3, separator) && adjacent(at + 3) && adjacent(at + 4);
  if (more && figure(at + 4, third, digits3) != 0) {
    if (mark(at + 5, separator) && adjacent(at + 5) && adjacent(at + 6)) return 0;
    int year = third;
    int month = first;
    int day = second;
    if (digits1 == 4) { // 2018-7-6
      year = first;
      month = second;
      day = third;
    } else {
      if (digits1 > 2 || digits2 > 2 || (digits3 != 4 && digits3 != 2)) return 0;
      if (digits3 == 2) year = century_of(third);
      if (!context_.month_first || first > 12) std::swap(month, day);
      if (month > 12) std::swap(month, day);
    }
    if (!real_day(year, month, day)) return 0;
    set_date(out, year, month, day);
    return at + 5;
  }
  if (digits1 == 4 && digits2 <= 2 && first >= 1500 && first <= 2100) { // 2015-3
    // "the 2008-09 season" runs over two years.
    if (second < 1 || second > 12 || (digits2 == 2 && second == (first + 1) % 100)) return 0;
    set_date(out, first, second, kOpen);
    return at + 3;
  }
  if (digits2 == 4 && digits1 <= 2 && second >= 1500 && second <= 2100 && first >= 1 &&
      first <= 12) {
    set_date(out, second, first, kOpen);
    return at + 3;
  }
  // Two figures with a slash are a fraction or a score unless the words before say a day.
  if (separator != '/' || digits1 > 2 || digits2 > 2 || adjacent(at + 3) == false) {
    if (separator != '/' || digits1 > 2 || digits2 > 2) return 0;
  }
  const bool led = second_end_ || preceded(at) || (at > 0 && token(at - 1).in(Lex::weekday));
  if (first == 9 && second == 11 && !(at > 0 && is(at - 1, TimeOp::on))) {
    set_date(out, 2001, 9, 11); // "the 9/11 attacks"
    return at + 3;
  }
  if (!led && at != 0) return 0;
  int month = first;
  int day = second;
  if ((!context_.month_first || first > 12) && second <= 12) std::swap(month, day);
  if (month > 12) std::swap(month, day);
  if (!real_day(kOpen, month, day)) return 0;
  set_date(out, kOpen, month, day);
  return at + 3;
}

// "June 13, 2025", "June the 28th 2020", "June 2025", "Dec-2018", "June"
std::size_t TimeGrammar::month_first_date(std::size_t at, Moment& out) const {
  int month_number = 0;
  bool doubtful = false;
  const std::size_t named = month(at, month_number, doubtful);
  if (named == 0) return 0;
  int year_number = 0;
  int day = 0;
  if ((mark(named, '-') || mark(named, '/')) && adjacent(named) && adjacent(named + 1)) {
    if (const std::size_t end = year(named + 1, year_number)) { // Dec-2018, September-2020-23
      std::size_t digits = 0;
      if (mark(end, '-') && adjacent(end) && figure(end + 1, day, digits) != 0 && digits <= 2 &&
          real_day(year_number, month_number, day)) {
        set_date(out, year_number, month_number, day);
        return end + 2;
      }
      set_date(out, year_number, month_number, kOpen);
      return end;
    }
    if (const std::size_t end = day_of_month(named + 1, day, false);
        end != 0 && real_day(kOpen, month_number, day)) {
      set_date(out, kOpen, month_number, day);
      return end;
    }
  }
  if (token(named).in(Lex::number)) { // August two thousand and fifteen
    if (const std::size_t spelled = spelled_year(named, year_number)) {
      set_date(out, year_number, month_number, kOpen);
      return spelled;
    }
  }
  const std::size_t lead = is(named, TimeOp::the) ? named + 1 : named;
  std::size_t end = day_of_month(lead, day, true);
  // "May 12.5 percent", "May 1:30": no day. "June 13-15" is a range, told by its reader.
  if (end != 0 && (mark(end, ':') || mark(end, '%')) && adjacent(end)) end = 0;
  if (end != 0 && real_day(kOpen, month_number, day)) {
    const std::size_t with_year = year_after(end, year_number);
    if (with_year != 0 && !(mark(end, ',') && token(with_year).kind == TokenKind::word &&
                            !token(with_year).capital && token(with_year).in(Lex::time_unit))) {
      if (!real_day(year_number, month_number, day)) return 0;
      set_date(out, year_number, month_number, day);
      return with_year;
    }
    // "In May 12 people were killed" counts people.
    const Token& next = token(end);
    const bool counts = at > 0 && is(at - 1, TimeOp::in) && lead == named &&
                        adjacent(named) == false && next.kind == TokenKind::word && !next.capital &&
                        next.word == nullptr;
    const bool people = at > 0 && is(at - 1, TimeOp::in) && next.kind == TokenKind::word &&
                        !next.capital && !next.in(Lex::time_word) && !next.in(Lex::stop) &&
                        !next.in(Lex::day_part) && !next.in(Lex::tense);
    if (!counts && !people) {
      set_date(out, kOpen, month_number, day);
      return end;
    }
  }
  if (const std::size_t with_year = year_after(named, year_number)) {
    const bool named_of = !mark(named, ',');
    if (named_of || year_number >= 1500) {
      set_date(out, year_number, month_number, kOpen);
      return with_year;
    }
  }
  // A bare name of a month: "April Jones", "may", "March on", "Jan".
  const Token& t = token(at);
  const Token& next = token(named);
  // "Jan-Feb 2017", "May to March": another month is company enough.
  int other = 0;
  bool other_doubtful = false;
  const bool linked = mark(named, '-') || is(named, TimeOp::to) || is(named, TimeOp::through) ||
                      is(named, TimeOp::and_);
  const bool led = second_end_ || preceded(at) ||
                   (at > 0 && is(at - 1, TimeOp::the) && !t.value(Lex::month).ends_with('?')) ||
                   (linked && t.capital && month(named + 1, other, other_doubtful) != 0 &&
                    token(named + 1).capital);
  if (doubtful && (!t.capital || !led)) return 0;
  if (doubtful && month_number == 5 && next.kind == TokenKind::word && at == 0) return 0;
  if (!led && next.kind == TokenKind::word && next.capital && named == at + 1 &&
      next.word == nullptr)
    return 0;
  if (!t.capital && !led) return 0;
  set_date(out, kOpen, month_number, kOpen);
  return named;
}

// "13 June 2025", "the 13th of June", "twenty five January nineteen eighty six"
std::size_t TimeGrammar::day_first_date(std::size_t at, Moment& out) const {
  int day = 0;
  std::size_t next = day_of_month(at, day, true);
  if (next == 0) return 0;
  if (TimeUnit u = TimeUnit::none; unit(next, u) != 0 && u == TimeUnit::day) ++next; // 15th day of
  if (is(next, TimeOp::of)) {
    ++next;
    if (is(next, TimeOp::the)) return 0;
  } else if (mark(next, '-') && adjacent(next)) {
    ++next;
  }
  int month_number = 0;
  bool doubtful = false;
  const std::size_t named = month(next, month_number, doubtful);
  if (named == 0 || !real_day(kOpen, month_number, day)) return 0;
  // "12 may go": a modal needs a small letter.
  if (doubtful && !token(next).capital && month_number != 1 && !is(next - 1, TimeOp::of)) {
    int probe = 0;
    if (year_after(named, probe) == 0 && month_number == 5) return 0;
  }
  // "$12 December 27": the day stands behind.
  if (int behind = 0; at > 0 && token(at - 1).kind == TokenKind::mark &&
                      token(at - 1).mark == '$' && day_of_month(named, behind, false) != 0)
    return 0;
  int year_number = 0;
  if (mark(named, '-') && adjacent(named)) {
    if (const std::size_t end = year(named + 1, year_number)) {
      set_date(out, year_number, month_number, day);
      return real_day(year_number, month_number, day) ? end : 0;
    }
  }
  if (const std::size_t end = year_after(named, year_number);
      end != 0 && real_day(year_number, month_number, day)) {
    set_date(out, year_number, month_number, day);
    return end;
  }
  set_date(out, kOpen, month_number, day);
  return named;
}

// "Friday", "Friday, June 13", "Monday 21", "Wednesday the thirty first", "Friday (June 13)"
std::size_t TimeGrammar::weekday_date(std::size_t at, Moment& out) {
  int number = 0;
  bool doubtful = false;
  bool plural = false;
  const std::size_t named = weekday(at, number, doubtful, plural);
  if (named == 0 || plural) return 0;
  std::size_t next = named;
  const bool bracket = mark(next, '(');
  if (mark(next, ',') || bracket || (mark(next, '-') && adjacent(next))) ++next;
  Moment inner;
  std::size_t end = month_first_date(next, inner);
  if (end == 0 && is(next, TimeOp::the)) end = day_first_date(next + 1, inner);
  if (end == 0) end = day_first_date(next, inner);
  if (end == 0 && !mark(named, ',')) end = numeric_date(next, inner);
  if (end != 0 && bracket && !mark(end, ')')) end = 0;
  if (end != 0 && inner.fields.day != kOpen) {
    out = inner;
    out.fields.weekday = number;
    return bracket ? end + 1 : end;
  }
  // Monday 21, Friday the 26th
  int day = 0;
  const std::size_t numbered = is(named, TimeOp::the) ? named + 1 : named;
  end = day_of_month(numbered, day, false);
  // "Tuesday the first generation" names no day.
  if (end != 0 && token(numbered).in(Lex::ordinal) && !closes(end)) end = 0;
  if (end != 0 && ordinal(numbered, day) == 0 &&
      (!closes(end) || mark(end, ':') || mark(end, '-') || mark(end, '%') || mark(end, '/')))
    end = 0;
  out.fields = {};
  out.fields.grain = Grain::day;
  out.fields.weekday = number;
  if (end != 0) {
    out.fields.day = day;
    return end;
  }
  if (doubtful && (!token(at).capital || !preceded(at))) {
    Moment probe;
    if (!token(at).capital || mark(named, ',') || clock(named, probe) == 0) return 0;
  }
  return named;
}

// A year by itself: "in 1979", "the 2004 tsunami", "(2008)"; but 1979 people are counted.
std::size_t TimeGrammar::bare_year(std::size_t at, Moment& out) const {
  int number = 0;
  const std::size_t end = year(at, number);
  if (end == 0) return 0;
  if (at > 0 && adjacent(at)) {
    const Token& before = token(at - 1);
    if (before.kind != TokenKind::mark) return 0;
    switch (before.mark) {
    case '(':
    case '\'':
    case '"':
    case '=':
    case '[':
    case ':':
    case '~': break;
    case '-':
    case '/': { // "mid-2024", "pre-1979", "2014-2018"; not 133-03-03-2020
      const Token& lead = token(at >= 2 ? at - 2 : at);
      if (lead.kind == TokenKind::figure && lead.span.size() != 4) return 0;
      break;
    }
    default: return 0;
    }
  }
  const Token& next = token(end);
  if (adjacent(end)) {
    if (next.kind == TokenKind::word) return 0; // 1970s, 2000m
    if (mark(end, '%') || mark(end, '$') || mark(end, ':')) return 0;
    if (mark(end, '-') && token(end + 1).kind == TokenKind::figure && adjacent(end + 1) &&
        token(end + 1).span.size() != 4)
      return 0;
  }
  if (token(end).in(Lex::number) || token(end).in(Lex::currency)) return 0;
  if (at > 0 && token(at - 1).in(Lex::number_noun)) return 0; // page 2010
  const TimeOp before = at > 0 ? word(at - 1).op : TimeOp::none;
  const bool led = before == TimeOp::in || before == TimeOp::since || before == TimeOp::during ||
                   before == TimeOp::early || before == TimeOp::late || before == TimeOp::mid ||
                   before == TimeOp::fiscal || before == TimeOp::until ||
                   (at > 0 && lower_is(at - 1, "year"));
  // Who counts writes a noun in the plural behind: "2000 people", "1500 soldiers".
  bool counted = false;
  if (next.kind == TokenKind::word && !next.capital && next.space_before) {
    const std::string_view noun = text(end);
    TimeUnit u = TimeUnit::none;
    counted = unit(end, u) != 0 || next.in(Lex::unit) || noun == "people" || noun == "men" ||
              noun == "women" || noun == "children" || noun == "more" || noun == "others" ||
              (noun.size() > 3 && noun.ends_with('s') && !noun.ends_with("ss") &&
               !noun.ends_with("us") && !noun.ends_with("is") && !next.in(Lex::time_word) &&
               !next.in(Lex::tense) && !next.in(Lex::stop) && !next.in(Lex::season));
  }
  const bool recent = number >= 1900 && number <= 2035;
  const bool round = number % 100 == 0;
  if (counted && !led && !(recent && !round && before == TimeOp::the)) return 0;
  if (!recent && !led && before != TimeOp::from && before != TimeOp::to && before != TimeOp::by &&
      before != TimeOp::between && before != TimeOp::and_ && before != TimeOp::after &&
      before != TimeOp::before && before != TimeOp::of && before != TimeOp::the &&
      before != TimeOp::through && before != TimeOp::about && !mark(at - 1, '('))
    return 0;
  if (!recent && !led && !closes(end) &&
      (before == TimeOp::about || before == TimeOp::to || before == TimeOp::of ||
       before == TimeOp::and_))
    return 0;
  set_date(out, number, kOpen, kOpen);
  return end;
}

std::size_t TimeGrammar::full_date(std::size_t at, Moment& out) {
  std::size_t end = weekday_date(at, out);
  if (end == 0) end = month_first_date(at, out);
  if (end == 0) end = day_first_date(at, out);
  if (end == 0) end = numeric_date(at, out);
  return end != 0 && out.fields.year != kOpen && out.fields.day != kOpen ? end : 0;
}

} // namespace crosscheck::annotate
