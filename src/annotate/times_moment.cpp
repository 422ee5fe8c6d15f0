#include "annotate/times_moment.h"

#include <array>
#include <charconv>
#include <iterator>

namespace crosscheck::annotate {
namespace {

using value::Grain;
using value::kOpen;
using value::TimexFields;

// The days around the reference in which a date without a year is looked for. News writes the year
// of what lies further off.
struct Window {
  int before = 0;
  int after = 0;
};

Window window_of(Tense tense, Grain grain, const std::optional<int>& hint) {
  if (hint) return *hint < 0 ? Window{365, -1} : *hint > 0 ? Window{-1, 366} : Window{183, 182};
  if (grain == Grain::day || grain == Grain::week)
    return tense == Tense::past     ? Window{300, 65}
           : tense == Tense::future ? Window{45, 320}
                                    : Window{240, 125};
  return tense == Tense::past     ? Window{364, 1}
         : tense == Tense::future ? Window{31, 334}
                                  : Window{300, 65};
}

std::int64_t start_of(const TimexFields& f, int year) {
  if (f.month != kOpen) {
    const int day = f.day == kOpen ? 1 : std::min(f.day, value::days_in_month(year, f.month));
    return value::days_from_civil(year, f.month, day);
  }
  if (f.week != kOpen) return value::days_from_iso_week(year, f.week);
  if (f.quarter != kOpen) return value::days_from_civil(year, (f.quarter - 1) * 3 + 1, 1);
  if (f.half != kOpen) return value::days_from_civil(year, f.half == 2 ? 7 : 1, 1);
  if (f.season[0] == 'W') return value::days_from_civil(year, 12, 1);
  if (f.season[0] == 'F') return value::days_from_civil(year, 9, 1);
  if (f.season[0] == 'S') return value::days_from_civil(year, f.season[1] == 'P' ? 3 : 6, 1);
  return value::days_from_civil(year, 1, 1);
}

void choose_year(Moment& moment, std::int64_t reference, Tense tense) {
  TimexFields& f = moment.fields;
  const int here = value::civil_from_days(reference).year;
  if (moment.hint && *moment.hint == 0) {
    f.year = here;
    return;
  }
  // "Tuesday, January 15": the year in which the weekday is right, where one is near.
  if (f.weekday != kOpen && f.month != kOpen && f.day != kOpen) {
    std::optional<int> best;
    for (int year = here - 1; year <= here + 1; ++year) {
      const std::int64_t day = start_of(f, year);
      if (value::iso_weekday(day) != f.weekday) continue;
      if (!best || std::abs(day - reference) < std::abs(start_of(f, *best) - reference))
        best = year;
    }
    if (best) {
      f.year = *best;
      return;
    }
  }
  const Window window =
      window_of(tense, f.grain == Grain::day || f.day != kOpen ? Grain::day : f.grain, moment.hint);
  int best = here;
  std::int64_t cost = -1;
  const bool leap_day = f.month == 2 && f.day == 29;
  for (int year = here - (leap_day ? 4 : 1); year <= here + (leap_day ? 4 : 1); ++year) {
    if (leap_day && value::days_in_month(year, 2) < 29) continue;
    // Said in June, "last June" is a year back.
    if (moment.hint && f.month != kOpen && f.day == kOpen && year == here &&
        f.month == value::civil_from_days(reference).month)
      continue;
    const std::int64_t away = start_of(f, year) - reference;
    const std::int64_t outside = away < -window.before ? -window.before - away
                                 : away > window.after ? away - window.after
                                                       : 0;
    const std::int64_t price = outside * 1000 + std::abs(away);
    if (cost < 0 || price < cost) {
      cost = price;
      best = year;
    }
  }
  f.year = best;
}

void choose_month(Moment& moment, std::int64_t reference, Tense tense) {
  TimexFields& f = moment.fields;
  const value::CivilDay here = value::civil_from_days(reference);
  int month = here.month;
  int year = here.year;
  const auto step = [&](int by) {
    month += by;
    if (month < 1) {
      month = 12;
      --year;
    } else if (month > 12) {
      month = 1;
      ++year;
    }
  };
  if (f.weekday != kOpen) { // "Wednesday the 31st"
    // The nearest month in which that day falls on that weekday, on the side that the tense tells.
    for (int away = 0; away <= 14; ++away) {
      for (const int sign : {tense == Tense::future ? 1 : -1, tense == Tense::future ? -1 : 1}) {
        month = here.month;
        year = here.year;
        for (int k = 0; k < away; ++k) step(sign);
        if (f.day <= value::days_in_month(year, month) &&
            value::iso_weekday(value::days_from_civil(year, month, f.day)) == f.weekday) {
          f.year = year;
          f.month = month;
          return;
        }
      }
    }
    month = here.month;
    year = here.year;
  }
  if (tense == Tense::future && f.day < here.day) step(1);
  if (tense != Tense::future && f.day > here.day) step(-1);
  if (f.day > value::days_in_month(year, month)) return;
  f.year = year;
  f.month = month;
}

void set_day(TimexFields& f, std::int64_t day) {
  const value::CivilDay date = value::civil_from_days(day);
  f.year = date.year;
  f.month = date.month;
  f.day = date.day;
  f.week = kOpen;
}

void choose_weekday(Moment& moment, std::int64_t reference, Tense tense) {
  TimexFields& f = moment.fields;
  const int today = value::iso_weekday(reference);
  const int back = (today - f.weekday + 7) % 7; // 0..6
  const int on = (7 - back) % 7;
  std::int64_t day = reference;
  if (moment.hint && *moment.hint < 0)
    day -= back == 0 ? 7 : back;
  else if (moment.hint && *moment.hint > 0)
    day += on == 0 ? 7 : on;
  else if (tense == Tense::future || (moment.hint && tense != Tense::past))
    day += on;
  else
    day -= back;
  set_day(f, day);
}

// Appends a number that is not negative, with zeros before it up to a width.
void put(std::string& out, int number, std::ptrdiff_t width) {
  std::array<char, 12> digits; // filled as far as it is read
  const char* end = std::to_chars(digits.begin(), digits.end(), number).ptr;
  for (std::ptrdiff_t n = end - digits.data(); n < width; ++n) out += '0';
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

} // namespace

value::CivilDay add_months(value::CivilDay day, int by) {
  const int months = day.year * 12 + (day.month - 1) + by;
  day.year = months >= 0 ? months / 12 : (months - 11) / 12;
  day.month = months - day.year * 12 + 1;
  day.day = std::min(day.day, value::days_in_month(day.year, day.month));
  return day;
}

std::int64_t days_of(value::CivilDay d) { return value::days_from_civil(d.year, d.month, d.day); }

Moment day_moment(std::int64_t day) {
  Moment m;
  set_day(m.fields, day);
  m.fields.grain = Grain::day;
  return m;
}

Moment month_moment(int year, int month) {
  Moment m;
  m.fields.year = year;
  m.fields.month = month;
  m.fields.grain = Grain::month;
  return m;
}

Moment year_moment(int year) {
  Moment m;
  m.fields.year = year;
  m.fields.grain = Grain::year;
  return m;
}

Moment week_moment(std::int64_t day_in_it, bool weekend) {
  const value::IsoWeek week = value::iso_week(day_in_it);
  Moment m;
  m.fields.year = week.year;
  m.fields.week = week.week;
  m.fields.grain = weekend ? Grain::weekend : Grain::week;
  return m;
}

Moment quarter_moment(int year, int quarter) {
  Moment m;
  m.fields.year = year;
  m.fields.quarter = quarter;
  m.fields.grain = Grain::quarter;
  return m;
}

std::optional<std::int64_t> first_day(const Moment& moment) {
  const TimexFields& f = moment.fields;
  if (f.year == kOpen) {
    if (!moment.from) return std::nullopt;
    return *moment.from / 86400;
  }
  if (f.week != kOpen) {
    const std::int64_t monday = value::days_from_iso_week(f.year, f.week);
    return f.weekday != kOpen ? monday + f.weekday - 1
                              : monday + (f.grain == Grain::weekend ? 5 : 0);
  }
  return start_of(f, f.year);
}

void complete(Moment& moment, const TimeContext& context, Tense tense) {
  TimexFields& f = moment.fields;
  if (!moment.literal.empty() || moment.kind == MomentKind::set) return;
  if (!moment.has_date()) {
    // A bare clock time is on the day last spoken of; nothing else says which.
    if (moment.has_clock() && context.clock_day && context.narrative) {
      set_day(f, *context.narrative);
      moment.relative = true;
      moment.by_story = true;
    }
    return;
  }
  if (f.year != kOpen) return;
  if (!context.reference) return;
  const std::int64_t reference = *context.reference;
  moment.relative = true;
  if (f.month != kOpen || f.quarter != kOpen || f.season[0] != 0 || f.half != kOpen ||
      f.week != kOpen) {
    choose_year(moment, reference, tense);
  } else if (f.day != kOpen) {
    choose_month(moment, reference, tense);
  } else if (f.weekday != kOpen) {
    choose_weekday(moment, reference, tense);
  }
}

void take_clock(Moment& date, const Moment& clock) {
  date.kind = MomentKind::time;
  date.fields.hour = clock.fields.hour;
  date.fields.minute = clock.fields.minute;
  date.fields.second = clock.fields.second;
  date.fields.part = clock.fields.hour == kOpen ? clock.fields.part : std::array<char, 2>{};
  date.fields.offset_minutes = clock.fields.offset_minutes;
  date.fields.grain = clock.fields.grain;
}

bool is_day(const Moment& m) {
  return m.literal.empty() && m.kind == MomentKind::date &&
         (m.fields.day != kOpen || m.fields.weekday != kOpen) && m.fields.part[0] == 0;
}

std::string timex_of(const TimexFields& f) {
  std::string out;
  const auto two = [&](int n) {
    if (n == kOpen)
      out += "XX";
    else
      put(out, n, 2);
  };
  const bool date = f.year != kOpen || f.month != kOpen || f.day != kOpen || f.weekday != kOpen ||
                    f.week != kOpen || f.quarter != kOpen || f.half != kOpen || f.season[0] != 0;
  if (date) {
    if (f.fiscal) out = "FY";
    if (f.year == kOpen)
      out += "XXXX";
    else if (!f.fiscal && f.grain == Grain::century)
      put(out, f.year / 100, 2);
    else if (!f.fiscal && f.grain == Grain::decade)
      put(out, f.year / 10, 3);
    else
      put(out, f.year, 4);
    if (f.quarter != kOpen) {
      out += "-Q";
      put(out, f.quarter, 1);
    } else if (f.half != kOpen) {
      out += "-H";
      put(out, f.half, 1);
    } else if (f.season[0] != 0) {
      out += '-';
      out.append(f.season.begin(), f.season.end());
    } else if (f.week != kOpen) {
      out += "-W";
      put(out, f.week, 2);
      if (f.grain == Grain::weekend) {
        out += "-WE";
      } else if (f.weekday != kOpen) {
        out += '-';
        put(out, f.weekday, 1);
      }
    } else if (f.month == kOpen && f.day == kOpen && f.weekday != kOpen) {
      out += "-WXX-";
      put(out, f.weekday, 1);
    } else if (f.day != kOpen) {
      out += '-';
      two(f.month);
      out += '-';
      two(f.day);
    } else if (f.month != kOpen) {
      out += '-';
      two(f.month);
    }
  }
  if (f.part[0] != 0) {
    out += 'T';
    out.append(f.part.begin(), f.part.end());
  } else if (f.hour != kOpen) {
    out += 'T';
    two(f.hour);
    if (f.minute != kOpen) {
      out += ':';
      two(f.minute);
      if (f.second != kOpen) {
        out += ':';
        two(f.second);
      }
    }
    if (f.offset_minutes) {
      const int o = *f.offset_minutes;
      if (o == 0) {
        out += 'Z';
      } else {
        out += o < 0 ? '-' : '+';
        put(out, std::abs(o) / 60, 2);
        out += ':';
        put(out, std::abs(o) % 60, 2);
      }
    }
  }
  return out;
}

value::Time time_of(const Moment& moment) {
  value::Time time;
  const std::string timex = moment.literal.empty() ? timex_of(moment.fields) : moment.literal;
  if (const auto parsed = value::parse_time(timex))
    time = *parsed;
  else
    time.timex = timex;
  if (moment.from || moment.to) {
    time.from = moment.from;
    time.to = moment.to;
  }
  time.bound = moment.bound;
  if (time.from && time.to && (moment.open_from || moment.open_to)) {
    const value::CivilSeconds from = *time.from;
    const value::CivilSeconds to = *time.to;
    if (moment.open_from) {
      time.from.reset();
      time.to = moment.skip_self ? from : to;
    } else {
      time.to.reset();
      time.from = moment.skip_self ? to : from;
    }
  }
  time.relative = moment.relative;
  if (moment.fields.weekday != kOpen)
    time.weekday = static_cast<std::uint8_t>(moment.fields.weekday);
  return time;
}

} // namespace crosscheck::annotate
