#include "value/compare.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck::value;

namespace {

Overlap relate(const char* a, const char* b) {
  const auto x = parse_quantity(a);
  const auto y = parse_quantity(b);
  REQUIRE(x);
  REQUIRE(y);
  return compare(*x, *y).overlap;
}

Quantity measured(double value, Dimension dimension, const char* unit, double scale) {
  Quantity q = number(value);
  q.dimension = dimension;
  q.unit = unit;
  q.scale = scale;
  return q;
}
Quantity miles(double value) { return measured(value, Dimension::length, "mile", 1609.344); }
Quantity kilometres(double value) { return measured(value, Dimension::length, "kilometre", 1000); }

} // namespace

namespace rc {
template <> struct Arbitrary<Quantity> {
  static Gen<Quantity> arbitrary() {
    return gen::apply(
        [](int value, int width, int bound, int step) {
          const double v = value * (step == 0 ? 1.0 : step == 1 ? 100.0 : 0.1);
          if (bound == static_cast<int>(Bound::range)) return range(v, v + width);
          return number(v, static_cast<Bound>(bound));
        },
        gen::inRange(0, 5000), gen::inRange(-3, 50), gen::inRange(0, 7), gen::inRange(0, 3));
  }
};
} // namespace rc

TEST_CASE("small counts are exact") {
  CHECK(relate("12", "12") == Overlap::equal);
  CHECK(relate("12", "13") == Overlap::disjoint);
  CHECK(relate("20", "23") == Overlap::disjoint);
  CHECK(relate("0", "3") == Overlap::disjoint);
  CHECK(relate("99", "100") == Overlap::overlapping);
}

TEST_CASE("round figures hold what they round") {
  CHECK(relate("1000", "1036") == Overlap::overlapping);
  CHECK(relate("1036", "1049") == Overlap::disjoint);
  CHECK(relate("1036", "1037") == Overlap::disjoint);
  CHECK(relate("16000", "16400") == Overlap::overlapping);
  CHECK(relate("200", "240") == Overlap::disjoint);
  CHECK(relate("1000", "1400") == Overlap::disjoint);
  CHECK(relate("4800000", "5200000") == Overlap::disjoint);
}

TEST_CASE("an exact figure has no rounding") {
  Quantity exactly = number(1000);
  exactly.resolution = 0;
  CHECK(compare(exactly, number(1036)).overlap == Overlap::disjoint);
}

TEST_CASE("a bound holds the figures that its writer may have known") {
  CHECK(relate(">1000", "1036") == Overlap::contained);
  CHECK(relate(">50", "54") == Overlap::contained);
  CHECK(relate(">50", "249") == Overlap::disjoint);
  CHECK(relate(">50", "40") == Overlap::disjoint);
  CHECK(relate("<100", "97") == Overlap::contained);
  CHECK(relate("~350", "350") == Overlap::contained);
  CHECK(relate("~50", "48") == Overlap::contained);
  CHECK(relate("~50", "70") == Overlap::disjoint);
}

TEST_CASE("'at least' stays open upward and 'up to' downward") {
  CHECK(relate(">=12", "12") == Overlap::contained);
  CHECK(relate(">=12", "400") == Overlap::contained);
  CHECK(relate(">=12", "11") == Overlap::disjoint);
  CHECK(relate(">=12", ">=15") == Overlap::contained);
  CHECK(relate("<=12", "7") == Overlap::contained);
  CHECK(relate("<=12", "13") == Overlap::disjoint);
  CHECK(relate(">=15", "<=12") == Overlap::disjoint);
}

TEST_CASE("two bounds of one kind are two figures") {
  CHECK(relate(">26000", ">31000") == Overlap::disjoint);
  CHECK(relate(">600", ">640") == Overlap::disjoint);
  CHECK(relate(">1000", ">1000") == Overlap::equal);
}

TEST_CASE("ranges hold, overlap or miss") {
  CHECK(relate("10..15", "12") == Overlap::contained);
  CHECK(relate("10..15", "10..15") == Overlap::equal);
  CHECK(relate("10..15", "14..20") == Overlap::overlapping);
  CHECK(relate("10..15", "16") == Overlap::disjoint);
  CHECK(relate("10..15", "11..14") == Overlap::contained);
}

TEST_CASE("a score is one score from either side") {
  CHECK(compare(range(3, 2), range(3, 2)).overlap == Overlap::equal);
  CHECK(compare(range(3, 2), range(2, 3)).overlap == Overlap::equal);
  CHECK(compare(range(3, 2), range(3, 1)).overlap == Overlap::disjoint);
  CHECK(compare(range(3, 2), number(3)).overlap == Overlap::incomparable);
}

TEST_CASE("units are converted, within the rounding of both") {
  CHECK(compare(miles(6), kilometres(9.7)).overlap == Overlap::equal);
  CHECK(compare(miles(60), kilometres(100)).overlap == Overlap::equal);
  CHECK(compare(miles(7), kilometres(11)).overlap == Overlap::equal);
  CHECK(compare(miles(6), kilometres(12)).overlap == Overlap::disjoint);
  const Quantity celsius = [] {
    Quantity q = measured(30, Dimension::temperature, "degree celsius", 1);
    q.offset = 273.15;
    return q;
  }();
  const Quantity fahrenheit = [] {
    Quantity q = measured(86, Dimension::temperature, "degree fahrenheit", 5.0 / 9);
    q.offset = 255.3722222;
    return q;
  }();
  CHECK(compare(celsius, fahrenheit).overlap == Overlap::equal);
}

TEST_CASE("magnitudes differ by a tenth, unless one was written without") {
  const auto quake = [](double value, double resolution) {
    Quantity q = measured(value, Dimension::magnitude, "magnitude", 1);
    q.resolution = resolution;
    return q;
  };
  CHECK(compare(quake(6.1, 0.1), quake(6.0, 0.1)).overlap == Overlap::disjoint);
  CHECK(compare(quake(6, 1), quake(6.1, 0.1)).overlap == Overlap::overlapping);
  CHECK(compare(quake(6.1, 0.1), quake(6.1, 0.1)).overlap == Overlap::equal);
}

TEST_CASE("what is of another kind is not compared") {
  CHECK(relate("USD:5", "EUR:5") == Overlap::incomparable);
  CHECK(relate("5", "5 %") == Overlap::incomparable);
  CHECK(relate("5 %", "5 percentage point") == Overlap::incomparable);
  CHECK(relate("5", "USD:5") == Overlap::incomparable);
}

TEST_CASE("cents compare with their currency") {
  Quantity cents = measured(50, Dimension::money, "USD", 0.01);
  CHECK(compare(cents, measured(0.5, Dimension::money, "USD", 1)).overlap == Overlap::equal);
}

TEST_CASE("a difference tells its direction, distance and reason") {
  const Comparison c = compare(number(12), number(15));
  CHECK(c.order == -1);
  CHECK(c.distance == doctest::Approx(0.2));
  CHECK(c.reason == "12 is not 15");
  CHECK(compare(number(15), number(12)).order == 1);
  CHECK(compare(number(12), number(12)).distance == 0);
}

TEST_CASE("comparing is symmetric, and everything equals itself") {
  CHECK(rc::check([](const Quantity& a, const Quantity& b) {
    const Comparison ab = compare(a, b);
    const Comparison ba = compare(b, a);
    RC_ASSERT(ab.overlap == ba.overlap);
    RC_ASSERT(ab.order == -ba.order);
    RC_ASSERT(ab.distance == ba.distance);
    RC_ASSERT(compare(a, a).overlap == Overlap::equal);
    if (ab.overlap != Overlap::disjoint) RC_ASSERT(ab.distance == 0.0);
  }));
}
