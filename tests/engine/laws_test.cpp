// The laws: what holds for every input.
#include "newsroom.h"

#include "report/write.h"
#include "text/utf8.h"

#include <algorithm>
#include <rapidcheck.h>

using namespace crosscheck;
using tests::Newsroom;

namespace {

const engine::Engine& packaged() {
  static const engine::Engine engine = Newsroom().engine();
  return engine;
}

// Sentences that rules draw something from, and some that they do not.
const std::vector<std::string> kSentences = {
    "At least 12 people were killed on Friday.",
    "Eleven people were killed, officials said.",
    "Mara Ellingsen, 38, was arrested on June 13.",
    "Mara Elingsen, the mayor of Sandholm, said \"we will not rebuild the harbour this year\".",
    "“We will not rebuild the old harbour this year,” the mayor said.",
    "No one was injured in the fire.",
    "Police arrested three men in Kettle Bay.",
    "Die Brücke über den Fluß wurde gesperrt – für immer.",
    "The quake measured magnitude 6.1 at a depth of 10 km.",
    "In 2004, 90 people were killed in a flood.",
    "Он сказал, что всё хорошо.",
    "The ferry sank about 7:30 p.m. with 40 aboard.",
};

std::vector<text::Document> random_documents() {
  const int count = *rc::gen::inRange(1, 5);
  std::vector<text::Document> documents;
  for (int d = 0; d < count; ++d) {
    text::Document document;
    document.id = std::string(1, static_cast<char>('a' + d));
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, kSentences.size()));
    for (const std::size_t pick : picks)
      document.text += kSentences[pick] + (pick % 3 == 0 ? "\n\n" : " ");
    if (*rc::gen::arbitrary<bool>())
      document.date = text::parse_date(d % 2 == 0 ? "2025-06-14" : "2025-06-15");
    documents.push_back(std::move(document));
  }
  return documents;
}

std::string json(std::vector<text::Document> documents, unsigned jobs) {
  const engine::Options options{.jobs = jobs, .show_info = true};
  return report::write_json(
      packaged().report(packaged().run(std::move(documents), options), options), {});
}

bool on_border(std::string_view text, std::uint32_t offset) {
  return offset <= text.size() && (offset == text.size() || !text::is_continuation(text[offset]));
}

} // namespace

TEST_CASE("law 1: the result is the same for any number of threads and any order of documents") {
  CHECK(rc::check([] {
    std::vector<text::Document> documents = random_documents();
    const std::string once = json(documents, 1);
    std::reverse(documents.begin(), documents.end());
    RC_ASSERT(json(documents, 3) == once);
  }));
}

TEST_CASE("law 2: two identical documents never contradict") {
  CHECK(rc::check([] {
    text::Document one = random_documents().front();
    text::Document two = one;
    two.id = "copy";
    const engine::Options options{.jobs = 1, .show_info = true};
    const report::Report alone = packaged().report(packaged().run({one}, options), options);
    const report::Report both = packaged().report(packaged().run({one, two}, options), options);
    // What the document says against itself it says once more, no conflict is new.
    const auto conflicts = [](const report::Report& report) {
      return std::count_if(report.facts.begin(), report.facts.end(), [](const report::Fact& fact) {
        return fact.relation >= report::Relation::variant;
      });
    };
    RC_ASSERT(conflicts(both) == conflicts(alone));
  }));
}

TEST_CASE("law 3: every offset lies on a code point border and leads to the very bytes") {
  CHECK(rc::check([] {
    const engine::Options options{.jobs = 1, .show_info = true};
    const report::Report report =
        packaged().report(packaged().run(random_documents(), options), options);
    for (const report::Claim& claim : report.claims) {
      const std::string_view text = report.documents[claim.document].field(claim.field);
      RC_ASSERT(claim.evidence.begin < claim.evidence.end);
      RC_ASSERT(claim.evidence.size() <= claims::kMaxEvidence);
      RC_ASSERT(claim.evidence.contains(claim.value_span));
      for (const std::uint32_t offset :
           {claim.evidence.begin, claim.evidence.end, claim.value_span.begin, claim.value_span.end})
        RC_ASSERT(on_border(text, offset));
    }
  }));
}

TEST_CASE("law 4: the fast matcher finds what a plain loop over the rules finds") {
  CHECK(rc::check([] {
    for (const text::Document& document : random_documents()) {
      const annotate::Annotation annotation = packaged().annotator().annotate(document);
      RC_ASSERT(packaged().matcher().match(annotation) ==
                packaged().matcher().match_plainly(annotation));
    }
  }));
}
