#include "engine/engine.h"

#include "base/check.h"
#include "claims/draw.h"
#include "event/copies.h"
#include "event/story.h"
#include "judge/judge.h"
#include "judge/spelling.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

namespace crosscheck::engine {
namespace {

// Calls work(i) for all i < count on several threads. Which thread does which makes no difference
// to the result, since each i writes to its own place.
template <class Work> void in_parallel(std::size_t count, unsigned jobs, const Work& work) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  jobs = static_cast<unsigned>(std::min<std::size_t>(jobs, count));
  if (jobs <= 1) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < jobs; ++t)
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
}

// Claims of one attribute and key are one block; blocks in the order of their keys.
std::vector<graph::Block> blocks(const Run& run, const rules::RuleSet& rules) {
  std::map<std::string_view, graph::Block> by_key;
  for (const claims::Claim& claim : run.claims) {
    const event::Key& key = run.keys[claim.id.index()];
    if (key.text.empty()) continue;
    graph::Block& block = by_key[key.text];
    block.claims.push_back(claim.id);
    block.values.push_back(judge::value_key(claim, rules.attribute(claim.attribute)));
  }
  std::vector<graph::Block> all;
  for (auto& [key, block] : by_key) all.push_back(std::move(block));
  return all;
}

// Whether claims of an attribute are compared where sentences say nearly the same.
bool by_sentence(const rules::Attribute& attribute) {
  return std::any_of(attribute.key.begin(), attribute.key.end(),
                     [](const std::string& part) { return part == "sentence" || part == "twin"; });
}

} // namespace

Result<Engine> Engine::create(rules::RuleSet rules, Reach reach) {
  Engine engine;
  engine.reach_ = std::move(reach);
  engine.rules_ = std::make_unique<const rules::RuleSet>(std::move(rules));
  auto matcher = match::Matcher::compile(*engine.rules_);
  if (!matcher) return tl::unexpected<Diagnostics>(std::move(matcher.error()));
  engine.matcher_ = std::make_unique<const match::Matcher>(std::move(*matcher));
  engine.annotator_ = std::make_unique<const annotate::Annotator>(engine.rules_->lexicons);
  engine.names_ = std::make_unique<const entity::NameMatcher>(engine.rules_->lexicons);
  return engine;
}

Analysis Engine::analyse(DocumentId id, const text::Document& document) const {
  Analysis analysis;
  analysis.annotation = annotator_->annotate(document);
  analysis.claims = claims::draw(id, document, analysis.annotation, *rules_, *matcher_);
  if (reach_)
    std::erase_if(analysis.claims, [&](const claims::Claim& claim) {
      return !reach_(rules_->rule(claim.rule), document);
    });
  return analysis;
}

Run Engine::run(std::vector<text::Document> documents, const Options& options) const {
  Run run;
  std::sort(documents.begin(), documents.end(),
            [](const text::Document& a, const text::Document& b) { return a.id < b.id; });
  for (std::size_t i = 1; i < documents.size(); ++i)
    CROSSCHECK_CHECK(documents[i - 1].id != documents[i].id);
  run.documents = std::move(documents);
  std::vector<Analysis> analyses(run.documents.size());
  std::atomic<std::size_t> done{0};
  in_parallel(run.documents.size(), options.jobs, [&](std::size_t i) {
    analyses[i] = analyse(DocumentId(i), run.documents[i]);
    if (options.progress) options.progress(++done, run.documents.size());
  });
  for (Analysis& analysis : analyses) run.annotations.push_back(std::move(analysis.annotation));
  run.stories = options.one_story ? std::vector<StoryId>(run.documents.size(), StoryId(0))
                                  : event::find_stories(run.documents, rules_->lexicons);
  run.copies = event::find_copies(run.documents);
  const bool aligns =
      std::any_of(rules_->attributes.begin(), rules_->attributes.end(), by_sentence);
  if (aligns)
    run.alignment =
        event::align_sentences(run.documents, run.annotations, run.stories, rules_->lexicons);
  for (Analysis& analysis : analyses)
    for (claims::Claim& claim : analysis.claims) {
      // Most sentences are like no other, and what they alone say would fill the report.
      if (run.documents.size() > 1 && by_sentence(rules_->attribute(claim.attribute)) &&
          run.alignment.near[claim.document.index()][claim.segment.index()] == event::kNotAligned)
        continue;
      claim.id = ClaimId(run.claims.size());
      run.claims.push_back(std::move(claim));
    }
  run.entities = entity::resolve(run.documents, run.annotations, run.stories, *rules_, *names_);
  const event::Context context{run.documents, run.annotations, run.stories, *rules_,
                               run.entities,  run.alignment,   run.copies};
  run.events = event::find_events(context, run.claims);
  run.keys = event::find_keys(context, run.claims, run.events);
  const judge::Judge judge(context, *names_);
  run.components = graph::connect(
      blocks(run, *rules_),
      [&](ClaimId a, ClaimId b) {
        return judge.judge(run.claims[a.index()], run.claims[b.index()]);
      },
      [&](ClaimId a, ClaimId b) {
        return event::cannot_link(context, run.claims[a.index()], run.claims[b.index()]);
      },
      [&](ClaimId claim) { return event::anchor(context, run.claims[claim.index()]); }, {});
  return run;
}

} // namespace crosscheck::engine
