#include "base/yaml_scalar.h"
#include "engine/fixture_tests.h"
#include "text/spaces.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace crosscheck::engine {
namespace {

using rules::ClaimTest;
using rules::ExpectedClaim;
using rules::Rewrite;

constexpr std::array kFields = {text::Field::text, text::Field::title, text::Field::caption};

// Whether a word runs over the border at `at`: "12 people" does not stand in "112 people".
bool splits_word(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  const auto in_word = [](char32_t c) { return text::is_letter(c) || text::is_digit(c); };
  return in_word(text::decode_before(text, at).code_point) &&
         in_word(text::decode(text, at).code_point);
}

// Where words stand in a field, however its lines are broken.
std::vector<Span> occurrences(std::string_view field, std::string_view words) {
  std::string single;
  std::vector<std::uint32_t> offsets; // by byte of `single`
  for (std::size_t i = 0; i < field.size(); ++i) {
    const char c = field[i];
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (space && (single.empty() || single.back() == ' ')) continue;
    single += space ? ' ' : c;
    offsets.push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<Span> out;
  for (std::size_t at = single.find(words); at != std::string::npos;
       at = single.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if (splits_word(single, at) || splits_word(single, end)) continue;
    out.push_back({offsets[at], offsets[end - 1] + 1});
  }
  return out;
}

// Where an expected claim is to be found.
struct Where {
  std::vector<Place> places; // empty where the words are not in the article
  bool anywhere = false;     // no place is named
};

class ArticleTest {
public:
  ArticleTest(const FixtureRun& run, const rules::FixtureArticle& article,
              const text::Document& document)
      : run_(run), article_(article), document_(document),
        analysis_(run.engine.analyse(DocumentId(0), document)),
        read_{document, analysis_.annotation, {}, [this](text::Field field, std::uint32_t at) {
                return run_.locate(article_, document_, field, at);
              }} {
    for (const claims::Claim& claim : analysis_.claims)
      read_.claims.push_back(drawn(claim, analysis_.annotation, document));
    out_.kind = TestCase::Kind::article;
    out_.name = article.id;
    out_.file = run.fixtures.source.path();
    out_.line = article.where.line;
  }

  TestCase test() {
    for (const ClaimTest& test : article_.tests) {
      if (!run_.selection.wants(run_.engine.rules(), test)) continue;
      test_ = &test;
      found_.clear();
      for (const Drawn& one : read_.claims)
        if (test.rule ? one.claim->rule == *test.rule : one.claim->attribute == test.attribute)
          found_.push_back(&one);
      switch (test.mode) {
      case ClaimTest::Mode::expect: expect(); break;
      case ClaimTest::Mode::fires: fires(); break;
      case ClaimTest::Mode::silent: silent(); break;
      }
      keep_one();
    }
    out_.fired.assign(fired_.begin(), fired_.end());
    return std::move(out_);
  }

private:
  // Just these claims.
  void expect() {
    const std::vector<ExpectedClaim>& wanted = test_->claims;
    std::vector<Where> where;
    for (const ExpectedClaim& claim : wanted) where.push_back(find(claim));
    std::vector<char> told(found_.size(), 0);
    std::vector<char> met(wanted.size(), 0);
    // A gap that is said to be open takes no claim from an expectation that has to hold.
    for (const bool gaps : {false, true}) {
      const auto partners =
          pair_up(wanted.size(), found_.size(), [&](std::size_t e, std::size_t d) {
            return wanted[e].known_gap == gaps && told[d] == 0 &&
                   fits(wanted[e], where[e], *found_[d]);
          });
      for (std::size_t e = 0; e < wanted.size(); ++e) {
        if (!partners[e]) continue;
        met[e] = 1;
        told[*partners[e]] = 1;
      }
    }
    for (std::size_t e = 0; e < wanted.size(); ++e) {
      if (met[e] != 0) {
        if (wanted[e].known_gap) closed(e);
        continue;
      }
      if (wanted[e].known_gap) {
        ++out_.open_gaps;
        continue;
      }
      std::optional<std::size_t> instead;
      for (std::size_t d = 0; d < found_.size() && !instead; ++d)
        if (told[d] == 0 && !wanted[e].fields.empty() && at(wanted[e], where[e], *found_[d]))
          instead = d;
      if (instead) told[*instead] = 1;
      missing(e, where[e], instead ? found_[*instead] : nullptr);
    }
    for (std::size_t d = 0; d < found_.size(); ++d) {
      if (told[d] == 0 && !excused(*found_[d])) noisy(*found_[d]);
      if (told[d] != 0) fired_.insert(found_[d]->claim->rule);
    }
  }

  // At least these.
  void fires() {
    for (std::size_t e = 0; e < test_->claims.size(); ++e) {
      const ExpectedClaim& wanted = test_->claims[e];
      const Where where = find(wanted);
      const Drawn* instead = nullptr;
      bool met = false;
      for (const Drawn* one : found_) {
        if (!at(wanted, where, *one)) continue;
        if (differences(*one, wanted.fields).empty()) {
          met = true;
          fired_.insert(one->claim->rule);
        } else if (instead == nullptr) {
          instead = one;
        }
      }
      if (met && wanted.known_gap) closed(e);
      if (!met && wanted.known_gap) ++out_.open_gaps;
      if (!met && !wanted.known_gap) missing(e, where, instead);
    }
  }

  // None of these.
  void silent() {
    for (std::size_t e = 0; e < test_->claims.size(); ++e) {
      const ExpectedClaim& wanted = test_->claims[e];
      const Where where = find(wanted);
      if (where.places.empty() && !where.anywhere) {
        not_there(e);
        continue;
      }
      const auto fired = std::find_if(found_.begin(), found_.end(),
                                      [&](const Drawn* one) { return fits(wanted, where, *one); });
      if (wanted.known_gap) {
        if (fired == found_.end())
          closed(e);
        else
          ++out_.open_gaps;
      } else if (fired != found_.end()) {
        Mismatch mismatch =
            run_.mismatch(wanted.where, "R063", fmt::format("noisy {}", subject(wanted)),
                          "the article says that it stays silent here");
        mismatch.notes.push_back("article: " + place(**fired));
        mismatch.accept = {change(e, {}, Rewrite::Kind::remove)};
        out_.mismatches.push_back(std::move(mismatch));
      }
    }
  }

  // `fires` and `silent` that name no place say nothing: the last one goes by hand.
  void keep_one() {
    if (test_->mode == ClaimTest::Mode::expect) return;
    const auto removes = [&](const Mismatch& mismatch) {
      return mismatch.accept.size() == 1 && mismatch.accept[0].kind == Rewrite::Kind::remove &&
             mismatch.accept[0].path.size() == (test_->is_list ? 3U : 2U) &&
             mismatch.accept[0].path[0] == name(test_->mode) &&
             mismatch.accept[0].path[1] == test_->name;
    };
    const auto gone = std::count_if(out_.mismatches.begin(), out_.mismatches.end(), removes);
    if (static_cast<std::size_t>(gone) < test_->claims.size()) return;
    for (Mismatch& mismatch : out_.mismatches)
      if (removes(mismatch)) mismatch.accept.clear();
  }

  void missing(std::size_t e, const Where& where, const Drawn* instead) {
    const ExpectedClaim& wanted = test_->claims[e];
    if (where.places.empty() && !where.anywhere) {
      not_there(e);
      return;
    }
    Mismatch mismatch =
        run_.mismatch(wanted.where, "R062", fmt::format("missing {}", subject(wanted)));
    if (instead != nullptr) {
      mismatch.notes.push_back("article: " + place(*instead));
      mismatch.differences = differences(*instead, wanted.fields);
      for (const FieldDiff& diff : mismatch.differences)
        mismatch.accept.push_back(
            change(e, {diff.field}, diff.got.empty() ? Rewrite::Kind::remove : Rewrite::Kind::set,
                   diff.got.empty() ? "" : yaml_scalar(diff.got)));
    } else {
      if (!where.places.empty())
        mismatch.notes.push_back("article: " +
                                 place(where.places.front().field, where.places.front().span));
      for (std::string& line :
           nearest(run_.engine, read_, test_->rule, test_->attribute, where.places))
        mismatch.notes.push_back(std::move(line));
      mismatch.accept = {change(e, {}, Rewrite::Kind::remove)};
    }
    out_.mismatches.push_back(std::move(mismatch));
  }

  void noisy(const Drawn& one) {
    Mismatch mismatch = run_.mismatch(
        test_->where, "R063",
        fmt::format("noisy {} {}", run_.engine.rules().rule(one.claim->rule).id, show(one)),
        "`expect` lists all claims; `fires` asks for some of them");
    mismatch.notes.push_back("article: " + place(one));
    const bool quick =
        std::any_of(test_->claims.begin(), test_->claims.end(), [](const ExpectedClaim& claim) {
          return claim.fields.empty() && !claim.line && !claim.field && !claim.known_gap;
        });
    const std::string words = yaml_scalar(one.evidence);
    if (test_->is_list)
      mismatch.accept = {{article_.where,
                          {std::string(name(test_->mode)), test_->name},
                          Rewrite::Kind::append,
                          quick ? words
                                : fmt::format("{{on: {}, value: {}}}", words,
                                              yaml_scalar(forms(one, "value").front()))}};
    out_.mismatches.push_back(std::move(mismatch));
  }

  void closed(std::size_t e) {
    const ExpectedClaim& wanted = test_->claims[e];
    Mismatch mismatch = run_.mismatch(
        wanted.where, "R061",
        fmt::format("a known gap is closed: {} {}", subject(wanted),
                    test_->mode == ClaimTest::Mode::silent ? "is silent now" : "is found now"),
        "take `known_gap` away, so that it is tested from now on");
    mismatch.accept = {change(e, {"known_gap"}, Rewrite::Kind::remove)};
    out_.mismatches.push_back(std::move(mismatch));
  }

  void not_there(std::size_t e) {
    const ExpectedClaim& wanted = test_->claims[e];
    std::string help = "copy the words as they stand in the article";
    const std::string folded = text::fold(wanted.words);
    if (ExpectedClaim elsewhere = wanted; !wanted.words.empty() && (wanted.line || wanted.field)) {
      elsewhere.line.reset();
      elsewhere.field.reset();
      if (const Where where = find(elsewhere); !where.places.empty()) {
        const Place& at = where.places.front();
        out_.mismatches.push_back(run_.mismatch(
            wanted.where, "R072",
            fmt::format("the article has no words '{}'{}", wanted.words, place_named(wanted)),
            fmt::format("they stand on line {} of the {}",
                        document_.locate(at.field, at.span.begin).line, text::name(at.field))));
        return;
      }
    }
    for (const text::Field field : kFields) {
      const std::string all = text::single_spaces(document_.field(field));
      const std::size_t at =
          wanted.words.empty() ? std::string::npos : text::fold(all).find(folded);
      if (at == std::string::npos || text::fold(all).size() != all.size()) continue;
      help = fmt::format("the article has '{}'", all.substr(at, folded.size()));
      break;
    }
    out_.mismatches.push_back(run_.mismatch(
        wanted.where, "R072",
        wanted.words.empty()
            ? fmt::format("the article has nothing{}", place_named(wanted))
            : fmt::format("the article has no words '{}'{}", wanted.words, place_named(wanted)),
        wanted.words.empty() ? "lines count from 1, those of front matter too" : help));
  }

  // `silent` speaks of this claim for the same rule: as a known gap, or it complains itself.
  [[nodiscard]] bool excused(const Drawn& one) const {
    for (const ClaimTest& test : article_.tests) {
      if (test.mode != ClaimTest::Mode::silent || test.name != test_->name) continue;
      for (const ExpectedClaim& claim : test.claims)
        if (fits(claim, find(claim), one)) return true;
    }
    return false;
  }

  [[nodiscard]] Where find(const ExpectedClaim& claim) const {
    Where where;
    where.anywhere = claim.words.empty() && !claim.line && !claim.field;
    if (where.anywhere) return where;
    for (const text::Field field : kFields) {
      if (claim.field && *claim.field != field) continue;
      if (!claim.field && claim.line && field != text::Field::text) continue;
      const std::string_view text = document_.field(field);
      if (text.empty()) continue;
      std::vector<Span> spans = {{0, static_cast<std::uint32_t>(text.size())}};
      if (!claim.words.empty()) spans = occurrences(text, claim.words);
      for (const Span& span : spans) {
        if (!claim.line) {
          where.places.push_back({field, span});
        } else if (const auto line = on_line(field, span, *claim.line)) {
          where.places.push_back({field, *line});
        }
      }
    }
    return where;
  }

  // The part of a span on a line.
  [[nodiscard]] std::optional<Span> on_line(text::Field field, Span span,
                                            std::uint32_t line) const {
    const std::string_view text = document_.field(field);
    std::optional<Span> out;
    for (std::uint32_t begin = 0; begin < text.size();) {
      const std::size_t newline = text.find('\n', begin);
      const auto end = static_cast<std::uint32_t>(std::min(newline, text.size()));
      if (document_.locate(field, begin).line == line) {
        const Span part{std::max(begin, span.begin), std::min(end, span.end)};
        if (!part.empty()) out = part;
      }
      begin = end + 1;
    }
    return out;
  }

  static bool at(const ExpectedClaim& /*wanted*/, const Where& where, const Drawn& one) {
    const claims::Claim& claim = *one.claim;
    return where.anywhere ||
           std::any_of(where.places.begin(), where.places.end(), [&](const Place& place) {
             return place.field == claim.field && place.span.overlaps(claim.evidence);
           });
  }

  static bool fits(const ExpectedClaim& wanted, const Where& where, const Drawn& one) {
    return at(wanted, where, one) && differences(one, wanted.fields).empty();
  }

  static std::string place_named(const ExpectedClaim& claim) {
    std::string out;
    if (claim.line) out += fmt::format(" on line {}", *claim.line);
    if (claim.field) out += fmt::format(" in the {}", text::name(*claim.field));
    return out;
  }

  // "killed on 'twelve people died' {value: 12}"
  [[nodiscard]] std::string subject(const ExpectedClaim& claim) const {
    std::string out = test_->name;
    if (!claim.words.empty()) out += fmt::format(" on '{}'", claim.words);
    out += place_named(claim);
    if (!claim.fields.empty()) out += " " + show(claim.fields);
    return out;
  }

  [[nodiscard]] std::string place(text::Field field, Span span) const {
    return fmt::format("{}: {}", read_.locate(field, span.begin),
                       text::single_spaces(document_.field(field).substr(
                           span.begin, std::min<std::size_t>(span.size(), 300))));
  }
  [[nodiscard]] std::string place(const Drawn& one) const {
    return fmt::format("{} by {}", place(one.claim->field, one.claim->evidence),
                       run_.engine.rules().rule(one.claim->rule).id);
  }

  [[nodiscard]] Rewrite change(std::size_t e, std::vector<std::string> further, Rewrite::Kind kind,
                               std::string text = {}) const {
    std::vector<std::string> path = {std::string(name(test_->mode)), test_->name};
    if (test_->is_list) path.push_back(fmt::format("#{}", e));
    path.insert(path.end(), further.begin(), further.end());
    // One claim without a list that is gone leaves an empty one.
    if (!test_->is_list && further.empty() && test_->mode == ClaimTest::Mode::expect)
      return {article_.where, std::move(path), Rewrite::Kind::set, "[]"};
    return {article_.where, std::move(path), kind, std::move(text)};
  }

  const FixtureRun& run_;
  const rules::FixtureArticle& article_;
  const text::Document& document_;
  const Analysis analysis_;
  ReadArticle read_;
  const ClaimTest* test_ = nullptr;
  std::vector<const Drawn*> found_;
  std::set<RuleId> fired_;
  TestCase out_;
};

} // namespace

TestCase test_article(const FixtureRun& run, const rules::FixtureArticle& article,
                      const text::Document& document) {
  return ArticleTest(run, article, document).test();
}

} // namespace crosscheck::engine
