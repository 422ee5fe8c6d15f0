#include "value/time.h"

#include "value/compare.h"
#include "value/timex.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

namespace {

using namespace crosscheck::value;

Time time(const std::string& timex, TimeBound bound = TimeBound::exact) {
  Time t = parse_time(timex).value();
  t.bound = bound;
  return t;
}

std::string interval(const std::string& timex) {
  const auto t = parse_time(timex);
  if (!t) return "none";
  return (t->from ? iso(*t->from) : "") + ".." + (t->to ? iso(*t->to) : "");
}

Overlap relation(const std::string& a, const std::string& b) {
  return compare(time(a), time(b)).overlap;
}

} // namespace

TEST_CASE("a TIMEX3 value covers its interval") {
  struct Case {
    const char* timex;
    const char* want;
  };
  const std::vector<Case> cases = {
      {"2025-06-13", "2025-06-13..2025-06-14"},
      {"2025-06", "2025-06-01..2025-07-01"},
      {"2024-12", "2024-12-01..2025-01-01"},
      {"2025", "2025-01-01..2026-01-01"},
      {"2025-W24", "2025-06-09..2025-06-16"},
      {"2025-W24-WE", "2025-06-14..2025-06-16"},
      {"2025-Q3", "2025-07-01..2025-10-01"},
      {"2025-H2", "2025-07-01..2026-01-01"},
      {"2025-WI", "2025-12-01..2026-03-01"},
      {"197", "1970-01-01..1980-01-01"},
      {"19", "1900-01-01..2000-01-01"},
      {"2025-06-13T07:37Z", "2025-06-13T07:37:00..2025-06-13T07:38:00"},
      {"2025-06-13TMO", "2025-06-13..2025-06-13T12:00:00"},
      {"(2017-04-01,2017-06-01,P2M)", "2017-04-01..2017-06-02"},
      {"XXXX-11-04", ".."},
      {"XXXX-WXX-5", ".."},
      {"PAST_REF", ".."},
      {"P3D", ".."},
      {"2019-02-29", "none"},
      {"2025-13", "none"},
      {"2025-06-13T25:00", "none"},
      {"yesterday", "none"},
      {"", "none"},
  };
  for (const Case& c : cases) {
    const std::string timex = c.timex;
    CAPTURE(timex);
    CHECK(interval(timex) == std::string(c.want));
  }
}

TEST_CASE("days go to the calendar and back") {
  rc::check("civil_from_days inverts days_from_civil", [] {
    const auto days = *rc::gen::inRange<std::int64_t>(-800000, 800000);
    const CivilDay day = civil_from_days(days);
    RC_ASSERT(days_from_civil(day.year, day.month, day.day) == days);
    const IsoWeek week = iso_week(days);
    RC_ASSERT(days_from_iso_week(week.year, week.week) + iso_weekday(days) - 1 == days);
  });
}

TEST_CASE("times relate as their intervals do") {
  CHECK(relation("2025-06-13", "2025-06-13") == Overlap::equal);
  CHECK(relation("2025-06-13", "2025-06") == Overlap::contained);
  CHECK(relation("2025-06", "2025") == Overlap::contained);
  CHECK(relation("2025-06-13", "2025-06-14") == Overlap::disjoint);
  CHECK(relation("2025-06-13T07:37", "2025-06-13") == Overlap::contained);
  CHECK(relation("2025-06-13T07:37", "2025-06-13T07:40") == Overlap::disjoint);
  CHECK(relation("2025-06-13TMO", "2025-06-13T07:40") == Overlap::contained);
  CHECK(relation("2025-06-13TMO", "2025-06-13TNI") == Overlap::disjoint);
  const Comparison days = compare(time("2025-06-13"), time("2025-06-15"));
  CHECK(days.distance == doctest::Approx(2));
  CHECK(days.order == -1);
  CHECK(days.reason == "2025-06-13 is not 2025-06-15");
}

TEST_CASE("zones are converted where both are named") {
  CHECK(relation("2025-06-13T07:37Z", "2025-06-13T03:37-04:00") == Overlap::equal);
  CHECK(relation("2025-06-13T07:37Z", "2025-06-13T04:37-04:00") == Overlap::disjoint);
  CHECK(relation("2025-06-13T07:37Z", "2025-06-13T03:37") == Overlap::incomparable);
  // 23:30 UTC is the next day further east.
  CHECK(relation("2025-06-13T23:30Z", "2025-06-14") == Overlap::overlapping);
  CHECK(relation("2025-06-13T23:30Z", "2025-06-16") == Overlap::disjoint);
  CHECK(relation("T07:37Z", "T03:37-04:00") == Overlap::equal);
}

TEST_CASE("about a clock time is a quarter of an hour, about a full hour half of one") {
  const auto about = [](const std::string& a, const std::string& b) {
    return compare(time(a, TimeBound::about), time(b)).overlap;
  };
  CHECK(about("2025-06-13T07:40", "2025-06-13T07:50") == Overlap::contained);
  CHECK(about("2025-06-13T07:40", "2025-06-13T08:00") == Overlap::disjoint);
  CHECK(about("2025-06-13T08:00", "2025-06-13T08:25") == Overlap::contained);
  CHECK(about("2025-06-13T08:00", "2025-06-13T08:45") == Overlap::disjoint);
}

TEST_CASE("partial times compare on what both know") {
  CHECK(relation("XXXX-WXX-5", "XXXX-WXX-6") == Overlap::disjoint);
  CHECK(relation("XXXX-WXX-5", "2025-06-13") == Overlap::contained);
  CHECK(relation("XXXX-WXX-5", "2025-06-14") == Overlap::disjoint);
  CHECK(relation("XXXX-11-04", "XXXX-11-05") == Overlap::disjoint);
  CHECK(relation("XXXX-11-04", "2016-11-04") == Overlap::contained);
  CHECK(relation("XXXX-11-04", "2016-11") == Overlap::contained);
  CHECK(relation("XXXX-11-04", "XXXX-WXX-5") == Overlap::incomparable);
  CHECK(relation("T07:37", "2025-06-13") == Overlap::incomparable);
  CHECK(relation("T07:37", "2025-06-13T08:37") == Overlap::disjoint);
  CHECK(relation("PAST_REF", "2025") == Overlap::incomparable);
  CHECK(compare(time("XXXX-12-31"), time("XXXX-01-01")).distance == doctest::Approx(1));
}

TEST_CASE("early and late leave the middle open to argument") {
  CHECK(compare(time("2025-06", TimeBound::start), time("2025-06-13")).overlap ==
        Overlap::contained);
  CHECK(compare(time("2025-06", TimeBound::start), time("2025-06-28")).overlap ==
        Overlap::disjoint);
  CHECK(compare(time("2025-06", TimeBound::end), time("2025-06-28")).overlap == Overlap::contained);
}

TEST_CASE("comparing is symmetric, and a time equals itself") {
  const std::vector<std::string> all = {
      "2025-06-13",       "2025-06",  "2025",   "2025-W24",   "2025-06-13T07:37Z",
      "2025-06-13T07:37", "197",      "T07:37", "XXXX-11-04", "XXXX-WXX-5",
      "2025-Q3",          "PAST_REF", "P3D",    "2025-SU",    "2025-06-13TMO",
      "XXXX-SU",          "XXXX-WI",  "TMO",    "TEV"};
  for (const std::string& a : all) {
    CHECK(relation(a, a) == Overlap::equal);
    for (const std::string& b : all) {
      const Comparison x = compare(time(a), time(b));
      const Comparison y = compare(time(b), time(a));
      CAPTURE(a);
      CAPTURE(b);
      CHECK(x.overlap == y.overlap);
      CHECK(x.distance == doctest::Approx(y.distance));
      CHECK(x.order == -y.order);
    }
  }
}

TEST_CASE("a range that ends before it begins is none") {
  CHECK(parse_time("(2017-04-01,2017-06-01,P2M)"));
  CHECK_FALSE(parse_time("(2017-04-01,2007-06-01,P2M)"));
}
