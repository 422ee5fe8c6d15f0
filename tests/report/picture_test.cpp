#include "report/html/markup.h"
#include "report/html/passage.h"
#include "report/html/picture.h"

#include "sample.h"

#include <doctest/doctest.h>

using namespace crosscheck;
using namespace crosscheck::report;
using namespace crosscheck::report::html;

namespace {

Picture picture(const std::string& kind, const std::vector<std::string>& values) {
  Report report = sample();
  Fact& fact = report.facts[0];
  fact.values.clear();
  for (const std::string& value : values) fact.values.push_back({value, {0}, 1});
  report.claims[0].kind = kind;
  return picture_of(report, fact);
}

std::string drawn(const Picture& picture) {
  Markup out;
  write_picture(out, picture);
  return out.take();
}

} // namespace

TEST_CASE("figures stand on a number line with their bounds") {
  const Picture p = picture("count", {"12", ">=14", "<10", "~11", "10..15"});
  REQUIRE(p.kind == Picture::Kind::numbers);
  REQUIRE(p.marks.size() == 5);
  // The lowest first.
  CHECK(p.marks[0].open_low);
  CHECK(p.marks[1].low == 10);
  CHECK(p.marks[1].high == 15);
  CHECK(p.marks[2].about);
  CHECK(p.marks[3].label == "12 · 1 article");
  CHECK(p.marks[4].open_high);
  CHECK_FALSE(p.marks[4].about);
  const std::string svg = drawn(p);
  CHECK(svg.find("aria-label=\"Number line: fewer than 10 · 1 article; 10 to 15") !=
        std::string::npos);
  CHECK(svg.find("NaN") == std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("complete days stand on a time line, incomplete ones are counted") {
  const Picture p = picture("date", {"2025-06-13", "2025-06"});
  REQUIRE(p.kind == Picture::Kind::times);
  CHECK(p.marks[1].high - p.marks[1].low == 86400);
  CHECK(drawn(p).find("2025") != std::string::npos);
  CHECK(picture("date", {"2025-06-13", "XXXX-WXX-5"}).kind == Picture::Kind::bars);
}

TEST_CASE("different units stand on no common line") {
  CHECK(picture("measure", {"60 metre", "200 foot"}).kind == Picture::Kind::bars);
  CHECK(picture("measure", {"60 metre", "80 metre"}).kind == Picture::Kind::numbers);
}

TEST_CASE("names have a bar for each spelling, and quotations none") {
  const Report report = sample();
  const Picture p = picture_of(report, report.facts[1]);
  REQUIRE(p.kind == Picture::Kind::bars);
  CHECK(p.marks[0].label == "Brandt · 2× · preferred");
  CHECK(p.marks[1].label == "Brant · 1×");
  CHECK(picture("words", {"a b c", "a b d"}).kind == Picture::Kind::none);
  CHECK(drawn({}).empty());
}

TEST_CASE("a picture has eight marks at most, and any figure can be drawn") {
  std::vector<std::string> many;
  for (int i = 0; i < 20; ++i) many.push_back(std::to_string(i));
  const Picture p = picture("count", many);
  CHECK(p.marks.size() == 8);
  CHECK(p.left_out == 12);
  for (const auto& values : std::vector<std::vector<std::string>>{
           {"5", ">=5"}, {"0", "0..0"}, {"1", "900000000000000000000"}, {"<1", ">1"}}) {
    const std::string svg = drawn(picture("count", values));
    CHECK(svg.find("nan") == std::string::npos);
    CHECK(svg.find("inf") == std::string::npos);
  }
  for (const auto& values : std::vector<std::vector<std::string>>{
           {"2025-06-13", "2025-06-14"}, {"0001-01-01", "9999-12-31"}, {"2024", "2025-02"}})
    CHECK(drawn(picture("date", values)).size() < 6000);
}

TEST_CASE("ticks are round numbers inside the line") {
  CHECK(ticks(0, 10) == std::vector<double>{0, 5, 10});
  CHECK(ticks(30.4, 38.6) == std::vector<double>{32, 34, 36, 38});
  CHECK(ticks(0.05, 0.35) == std::vector<double>{0.1, 0.2, 0.3});
  CHECK(ticks(3, 3).empty());
  CHECK(ticks(1, 1e300).size() >= 3);
}

TEST_CASE("words are what the diff counts: letters, digits, apostrophes inside") {
  const auto count = [](std::string_view text) { return words(text).size(); };
  CHECK(count("We're not going, \"now\".") == 4);
  CHECK(count("`` half-built ''") == 2);
  CHECK(count("") == 0);
  CHECK(count("café 12") == 2);
}

TEST_CASE("markup escapes text, attributes and control characters") {
  Markup out;
  {
    const auto p = out.open("p", {{"title", "a\"b'<>&\x1b[2J"}, {"hidden", std::nullopt}});
    out.text("<b>&\"' a\nb\x07\xC2\x9B");
    out.text("\x0c"
             "c");
    out.empty("br");
  }
  CHECK(out.take() ==
        "<p title=\"a&quot;b&#39;&lt;&gt;&amp; [2J\">&lt;b&gt;&amp;&quot;&#39; a b c<br/></p>");
}
