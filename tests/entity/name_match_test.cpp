#include "entity/name_match.h"
#include "packaged_lexicons.h"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

using namespace crosscheck;
using entity::NameKind;
using entity::NameRelation;

namespace {

const entity::NameMatcher& matcher() {
  static const entity::NameMatcher matcher(packaged_lexicons());
  return matcher;
}

struct Case {
  const char* a;
  const char* b;
};

void all(NameKind kind, NameRelation relation, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.a));
    CAPTURE(std::string(c.b));
    const auto there = matcher().compare(c.a, c.b, kind);
    const auto back = matcher().compare(c.b, c.a, kind);
    CAPTURE(there.reason);
    CHECK(static_cast<int>(there.relation) == static_cast<int>(relation));
    CHECK(static_cast<int>(back.relation) == static_cast<int>(relation));
    CHECK(there.score == doctest::Approx(back.score));
    CHECK_FALSE(there.reason.empty());
  }
}

} // namespace

TEST_CASE("a title, an initial, a middle name and the order of parts leave a person the same") {
  all(NameKind::person, NameRelation::compatible,
      {{"Dr. Anna Berg", "Anna Berg"},
       {"Police Chief Tom Reed", "Tom Reed"},
       {"Berg, Anna", "Anna Berg"},
       {"A. Berg", "Anna Berg"},
       {"Anna M. Berg", "Anna Maria Berg"},
       {"Anna Maria Berg", "Anna Berg"},
       {"President Okonjo", "Adaeze Okonjo"},
       {"Tom Reed Jr.", "Tom Reed"},
       {"J.-L. Marchand", "Jean-Luc Marchand"},
       {"JL Marchand", "Jean-Luc Marchand"},
       {"Karim al-Hadi", "Karim Hadi"},
       {"Pieter van der Berg", "Pieter Berg"},
       {"Saif al-Din Omari", "Saifuddin Omari"},
       {"Орест Ковальчук", "Orest Kovalchuk"},
       {"Kassem bin Talal", "bin Talal Kassem"}});
}

TEST_CASE("spellings of one sound, forms of a given name and slips are variants") {
  all(NameKind::person, NameRelation::variant,
      {{"Abbas Aragmi", "Abbas Araghmi"},
       {"Moammar Qassemi", "Muammar Gassemi"},
       {"Abd al-Rahman Tawil", "Abdulrahman Tawel"},
       {"Yelena Shcherbina", "Elena Scherbina"},
       {"Steve Norland", "Steven Norland"},
       {"Bob Norland", "Robert Norland"},
       {"Peter Norlund", "Peter Norland"},
       {"DeMarcus Holt", "Demarcus Holt"},
       {"Karim Al-Hadi", "Karim Al Hadi"},
       {"Tom Lacalvi", "Tom Calvi"},
       {"NinaPetrova", "Nina Petrova"}});
}

TEST_CASE("two people stay two") {
  all(NameKind::person, NameRelation::different,
      {{"Anna Berg", "Tom Berg"},
       {"Sergey Viktorovich Orlov", "Sergey Borisovich Orlov"},
       {"Tom Reed Jr.", "Tom Reed Sr."},
       {"William G. Frost", "William W. Frost"},
       {"Omar bin Salim", "Salim bin Omar"},
       {"Olga Baranova", "Oleg Baranov"},
       {"Mark Lindt", "Mark Lindberg"},
       {"N.N.", "Nadia Norberg"},
       {"Hassan Tawil al-Rawi", "Hassan Tawil al-Duri"},
       {"Anna", "Anna Maria Berg"},
       {"李明", "李民"}});
}

TEST_CASE("a company keeps its name in any legal form that says the same") {
  all(NameKind::organisation, NameRelation::compatible,
      {{"Varland Bank AG", "Varland Bank Aktiengesellschaft"},
       {"Varland Bank AG", "Varland Bank"},
       {"The Norhaven Company", "Norhaven"},
       {"The Norhaven Company", "Norhaven Co."},
       {"OJSC Norhaven Steel", "Norhaven Steel Joint Stock Company"},
       {"Smith & Sons Ltd", "Smith and Sons Limited"},
       {"A.B.C. Company", "ABC Co."},
       {"Norhaven Labour Centre", "Norhaven Labor Center"},
       {"Varland Bank (Norhaven) AG", "Varland Bank AG"},
       {"Varland Liberation Army", "VLA"}});
  all(NameKind::organisation, NameRelation::variant,
      {{"Norhaven Stell Works", "Norhaven Steel Works"},
       {"Norhaven Steel Company", "Norhaven Steel Corp."},
       {"Goodharbour Company", "Good Harbour Company"},
       {"Southern Orland", "South Orland"},
       {"Norhaven Go-Mart", "Norhaven Go Mart"}});
}

TEST_CASE("a capital may stand for its government, and another city does not") {
  all(NameKind::place, NameRelation::compatible,
      {{"London", "Britain"}, {"London", "United Kingdom"}, {"Oslo", "Norway"}});
  all(NameKind::place, NameRelation::different, {{"Oslo", "Britain"}, {"Bergen", "Norway"}});
}

TEST_CASE("two companies stay two") {
  all(NameKind::organisation, NameRelation::different,
      {{"Varland Bank AG", "Varland Bank GmbH"},
       {"Varland Trust Bank", "Varland Bank"},
       {"Bank of Norhaven", "Bank of Varland"},
       {"Brigade 44", "Brigade 45"},
       {"Orland Water", "Orland Water 2"},
       {"Varland Oil Company", "Varland Gas Company"},
       {"BWI Industries", "BTE Industries"}});
}

TEST_CASE("hard pairs of each family") {
  SUBCASE("hyphens and maiden names")
  all(NameKind::person, NameRelation::compatible,
      {{"Anna Berg-Lindholm", "Anna Berg"}, {"Anna Lindholm Berg", "Anna Berg"}});
  SUBCASE("hyphens and spaces")
  all(NameKind::person, NameRelation::variant,
      {{"Anna Berg-Lindholm", "Anna Berg Lindholm"}, {"Karim Al-Hadi", "Karim Al Hadi"}});
  SUBCASE("generations")
  all(NameKind::person, NameRelation::different,
      {{"Tom Reed Jr.", "Tom Reed Sr."}, {"Tom Reed II", "Tom Reed III"}});
  SUBCASE("patronymics")
  all(NameKind::person, NameRelation::compatible,
      {{"Sergey Viktorovich Orlov", "Sergey Orlov"}, {"Orlov Sergey", "Sergey Orlov"}});
  SUBCASE("two fathers")
  all(NameKind::person, NameRelation::different,
      {{"Sergey Viktorovich Orlov", "Sergey Borisovich Orlov"},
       {"Omar bin Salman", "Salman bin Omar"}});
  SUBCASE("transliterations")
  all(NameKind::person, NameRelation::variant,
      {{"Moammar Qassemi", "Muammar Gassemi"},
       {"Dmytro Kovalchuk", "Dmitri Kovalchuk"},
       {"Yossef Mizrahi", "Yosef Mizrachi"},
       {"Giorgos Pappas", "Yorgos Pappas"},
       {"Lee Jae-won", "Lee Jaewon"}});
  SUBCASE("brothers, and man and woman")
  all(NameKind::person, NameRelation::different,
      {{"Anders Reth", "Tomas Reth"}, {"Olga Barynova", "Oleg Baranov"}});
}

TEST_CASE("no name is like an empty one") {
  all(NameKind::person, NameRelation::different,
      {{"", "Anna"}, {"...", "Anna Berg"}, {"Mr.", "!"}});
}

TEST_CASE("names that may be one share a block") {
  const std::vector<Case> pairs = {{"Abbas Aragmi", "A. Araghmi"},
                                   {"Moammar Qassemi", "Muammar Gassemi"},
                                   {"NinaPetrova", "Nina Petrova"},
                                   {"Dr. Anna Berg", "Berg"}};
  for (const Case& c : pairs) {
    CAPTURE(std::string(c.a));
    const auto a = matcher().block_keys(c.a, NameKind::person);
    const auto b = matcher().block_keys(c.b, NameKind::person);
    CHECK(std::any_of(a.begin(), a.end(), [&](const std::string& key) {
      return std::find(b.begin(), b.end(), key) != b.end();
    }));
  }
}

TEST_CASE("comparison is symmetric, bounded and never fails, whatever the bytes") {
  rc::check([](const std::string& a, const std::string& b) {
    const auto clean = [](std::string s) {
      for (char& c : s) c = static_cast<char>(static_cast<unsigned char>(c) & 0x7FU);
      return s;
    };
    const std::string x = clean(a);
    const std::string y = clean(b);
    for (const NameKind kind : {NameKind::person, NameKind::organisation, NameKind::unknown}) {
      const auto there = matcher().compare(x, y, kind);
      const auto back = matcher().compare(y, x, kind);
      RC_ASSERT(there.relation == back.relation);
      RC_ASSERT(there.score >= 0 && there.score <= 1);
    }
  });
}

TEST_CASE("a long hostile name costs no more than a short one") {
  const std::string words(1 << 20, 'a');
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "ab ";
  const auto start = std::chrono::steady_clock::now();
  (void)matcher().compare(words, many, NameKind::unknown);
  (void)matcher().block_keys(many, NameKind::person);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}
