#include "value/timex.h"

namespace crosscheck::value {
namespace {

// Walks a TIMEX3 value from left to right.
class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  // `width` digits, or as many X for an open field.
  bool field(std::size_t width, int& out) {
    if (at_ + width > text_.size()) return false;
    int value = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const char c = text_[at_ + i];
      if (c == 'X')
        ++open;
      else if (c >= '0' && c <= '9')
        value = value * 10 + (c - '0');
      else
        return false;
    }
    if (open != 0 && open != width) return false;
    at_ += width;
    out = open != 0 ? kOpen : value;
    return true;
  }
  [[nodiscard]] std::size_t digits() const {
    std::size_t n = 0;
    while (at_ + n < text_.size() &&
           ((text_[at_ + n] >= '0' && text_[at_ + n] <= '9') || text_[at_ + n] == 'X'))
      ++n;
    return n;
  }
  bool two(std::array<char, 2>& out, std::initializer_list<std::string_view> known) {
    for (const std::string_view k : known)
      if (take(k)) {
        out = {k[0], k[1]};
        return true;
      }
    return false;
  }

private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool within(int value, int low, int high) {
  return value == kOpen || (value >= low && value <= high);
}

// "07:37:05+01:00", "MO", "18Z" after the T.
bool read_clock(Reader& in, TimexFields& out) {
  if (in.two(out.part, {"MO", "MI", "AF", "EV", "NI", "DT"})) {
    out.grain = Grain::day_part;
    return in.done();
  }
  if (!in.field(2, out.hour) || !within(out.hour, 0, 24)) return false;
  out.grain = Grain::minute;
  if (in.take(':')) {
    if (!in.field(2, out.minute) || !within(out.minute, 0, 59)) return false;
    if (in.take(':')) {
      if (!in.field(2, out.second) || !within(out.second, 0, 60)) return false;
      out.grain = Grain::second;
    }
  }
  if (in.take('Z')) {
    out.offset_minutes = 0;
  } else if (in.peek() == '+' || in.peek() == '-') {
    const int sign = in.take('-') ? -1 : (in.take('+'), 1);
    int hours = 0;
    int minutes = 0;
    if (!in.field(2, hours) || hours > 14 || hours < 0) return false;
    if (in.take(':') && (!in.field(2, minutes) || minutes > 59 || minutes < 0)) return false;
    out.offset_minutes = sign * (hours * 60 + minutes);
  }
  return in.done();
}

bool read_week(Reader& in, TimexFields& out) {
  if (!in.field(2, out.week) || !within(out.week, 1, 53)) return false;
  out.grain = Grain::week;
  if (in.take("-WE")) {
    out.grain = Grain::weekend;
    return in.done();
  }
  if (in.take('-')) {
    if (!in.field(1, out.weekday) || !within(out.weekday, 1, 7)) return false;
    out.grain = Grain::day;
    return in.done() || (in.take('T') && read_clock(in, out));
  }
  return in.done();
}

bool read_date(Reader& in, TimexFields& out) {
  if (in.take("FY")) out.fiscal = true;
  const std::size_t width = in.digits();
  if (width == 2 || width == 3) {
    if (!in.field(width, out.year) || out.year == kOpen) return false;
    out.year *= width == 2 ? 100 : 10;
    out.grain = width == 2 ? Grain::century : Grain::decade;
    return in.done();
  }
  if (width != 4 || !in.field(4, out.year)) return false;
  out.grain = Grain::year;
  if (in.done()) return out.year != kOpen;
  if (!in.take('-')) return false;
  if (in.take('W')) {
    if (in.take('I')) { // WI, the season
      out.season = {'W', 'I'};
      out.grain = Grain::season;
      return in.done();
    }
    return read_week(in, out);
  }
  if (in.take('Q')) {
    out.grain = Grain::quarter;
    return in.field(1, out.quarter) && within(out.quarter, 1, 4) && in.done();
  }
  if (in.take('H')) {
    out.grain = Grain::half_year;
    return in.field(1, out.half) && within(out.half, 1, 2) && in.done();
  }
  if (in.two(out.season, {"SP", "SU", "FA"})) {
    out.grain = Grain::season;
    return in.done();
  }
  if (!in.field(2, out.month) || !within(out.month, 1, 12)) return false;
  out.grain = Grain::month;
  if (in.done()) return out.month != kOpen;
  if (!in.take('-') || !in.field(2, out.day) || !within(out.day, 1, 31)) return false;
  out.grain = Grain::day;
  if (out.month != kOpen && out.day > days_in_month(out.year == kOpen ? 2000 : out.year, out.month))
    return false;
  return in.done() || (in.take('T') && read_clock(in, out));
}

} // namespace

std::optional<TimexFields> timex_fields(std::string_view timex) {
  Reader in(timex);
  TimexFields out;
  if (in.take('T')) {
    if (!read_clock(in, out)) return std::nullopt;
    return out;
  }
  if (!read_date(in, out)) return std::nullopt;
  return out;
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = static_cast<std::int64_t>(year) - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t of_era = y - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

CivilDay civil_from_days(std::int64_t days) {
  const std::int64_t z = days + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t of_era = z - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t mp = (5 * of_year + 2) / 153;
  const auto day = static_cast<int>(of_year - (153 * mp + 2) / 5 + 1);
  const auto month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<int>(year + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

int iso_weekday(std::int64_t days) {
  const std::int64_t of_week = ((days + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday
  return static_cast<int>(of_week) + 1;
}

IsoWeek iso_week(std::int64_t days) {
  const std::int64_t thursday = days - iso_weekday(days) + 4;
  const int year = civil_from_days(thursday).year;
  return {year, static_cast<int>((thursday - days_from_civil(year, 1, 1)) / 7) + 1};
}

std::int64_t days_from_iso_week(int year, int week) {
  const std::int64_t fourth = days_from_civil(year, 1, 4);
  return fourth - iso_weekday(fourth) + 1 + static_cast<std::int64_t>(week - 1) * 7;
}

} // namespace crosscheck::value
