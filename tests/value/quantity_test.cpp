#include "value/quantity.h"
#include "value/value.h"

#include <cmath>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace crosscheck::value;

namespace {

Quantity with_unit(double value, Dimension dimension, std::string unit) {
  Quantity q = number(value);
  q.dimension = dimension;
  q.unit = std::move(unit);
  return q;
}

} // namespace

TEST_CASE("digits are plain decimal digits") {
  CHECK(digits(0) == "0");
  CHECK(digits(-0.0) == "0");
  CHECK(digits(12) == "12");
  CHECK(digits(0.25) == "0.25");
  CHECK(digits(48.2 * 1e6) == "48200000");
  CHECK(digits(1e12) == "1000000000000");
  CHECK(digits(1e-6) == "0.000001");
  CHECK(digits(-9.2321312) == "-9.2321312");
  CHECK(digits(2.4 * 1.1) == "2.64");
}

TEST_CASE("digits of whole numbers lead back to them") {
  CHECK(rc::check([](std::int32_t value) {
    RC_ASSERT(std::stod(digits(value)) == static_cast<double>(value));
    RC_ASSERT(digits(value).find('e') == std::string::npos);
  }));
}

TEST_CASE("a quantity is written as the report has it") {
  CHECK(to_string(number(12)) == "12");
  CHECK(to_string(number(12, Bound::at_least)) == ">=12");
  CHECK(to_string(number(1000, Bound::greater)) == ">1000");
  CHECK(to_string(number(50, Bound::about)) == "~50");
  CHECK(to_string(range(10, 15)) == "10..15");
  CHECK(to_string(with_unit(48200000, Dimension::money, "USD")) == "USD:48200000");
  CHECK(to_string(with_unit(9700, Dimension::length, "m")) == "9700 m");
  CHECK(to_string(with_unit(25, Dimension::percent, "%")) == "25 %");
  CHECK(to_string(Value(number(7))) == "7");
  CHECK(to_string(Value(Words{"Two Men", "two men"})) == "two men");
}

TEST_CASE("cents are written in their currency") {
  Quantity cents = with_unit(50, Dimension::money, "USD");
  cents.scale = 0.01;
  CHECK(to_string(cents) == "USD:0.5");
}

TEST_CASE("what is written is read back") {
  for (const char* text : {"12", ">=12", "<=3", "<7", ">1000", "~50", "10..15", "-5", "0.25",
                           "USD:48200000", "9700 m", "25 %", "444 day"}) {
    CAPTURE(text);
    const auto read = parse_quantity(text);
    REQUIRE(read);
    CHECK(to_string(*read) == text);
  }
}

TEST_CASE("what is no quantity is not read") {
  for (const char* text : {"", "x", "12x", "1e5", "--5", "1.2.3", "US:5", "usd:5", ">=", "..5",
                           "5..", ">=1..2", "5  m", "5 ", "USD:5 m", "nan", "inf", "1,000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_quantity(text));
  }
}

TEST_CASE("reading any text neither fails nor invents") {
  CHECK(rc::check([](const std::string& text) {
    if (const auto q = parse_quantity(text)) RC_ASSERT(parse_quantity(to_string(*q)));
  }));
}

TEST_CASE("the resolution is that of the last digit that was meant") {
  CHECK(written_resolution(12) == 1);
  CHECK(written_resolution(20) == 1);
  CHECK(written_resolution(100) == 100);
  CHECK(written_resolution(1200) == 100);
  CHECK(written_resolution(1036) == 1);
  CHECK(written_resolution(4.75) == doctest::Approx(0.01));
  CHECK(written_resolution(0) == 1);
}

TEST_CASE("durations have a TIMEX3 form") {
  const auto timex = [](double value, const char* unit) {
    return duration_timex(with_unit(value, Dimension::time, unit));
  };
  CHECK(timex(444, "day") == "P444D");
  CHECK(timex(2, "hour") == "PT2H");
  CHECK(timex(1.5, "hour") == "PT1.5H");
  CHECK(timex(3, "month") == "P3M");
  CHECK(timex(30, "minute") == "PT30M");
  CHECK(timex(1, "decade") == "P10Y");
  CHECK(timex(2, "century") == "P200Y");
  CHECK(timex(1, "fortnight") == "P2W");
  CHECK(timex(5, "mile") == "");
  CHECK(duration_timex(number(5)) == "");
}

TEST_CASE("an hour and 30 minutes keeps its minutes") {
  Quantity q = with_unit(1.5, Dimension::time, "hour");
  q.resolution = 1.0 / 60;
  CHECK(duration_timex(q) == "PT1H30M");
}

TEST_CASE("names of dimensions lead back to them") {
  for (int i = 0; i <= static_cast<int>(Dimension::other); ++i) {
    const auto d = static_cast<Dimension>(i);
    CHECK(dimension(name(d)) == d);
  }
  CHECK_FALSE(dimension("colour"));
}

TEST_CASE("a figure too long to be written and read again is none") {
  CHECK_FALSE(parse_quantity(std::string(300, '9')));
  CHECK_FALSE(parse_quantity("0." + std::string(250, '0') + "1"));
}
