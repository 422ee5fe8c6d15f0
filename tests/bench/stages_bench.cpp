// How long each stage takes, beside yardsticks over the same text in the same run: reading the
// bytes, and RE2::Set alone with the same patterns over the same views.
//
//   stages ARTICLES.jsonl [benchmark flags]
//
// ratios.py turns the output into ratios; absolute times say more of the machine than of the
// program.

#include "engine/engine.h"
#include "ingest/ingest.h"
#include "rules/load.h"
#include "text/segment.h"
#include "text/utf8.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <re2/re2.h>
#include <re2/set.h>
#include <string>
#include <unordered_set>
#include <vector>

using namespace crosscheck;

namespace {

/// What all benchmarks share: made once, before the first of them runs.
struct Corpus {
  std::string bytes; ///< The file as it is.
  std::vector<text::Document> documents;
  std::int64_t text_bytes = 0;
  std::optional<engine::Engine> engine;
  std::unordered_set<std::string> abbreviations;
  std::vector<annotate::Annotation> annotations;
};

[[noreturn]] void die(const std::string& message) {
  std::fprintf(stderr, "stages: %s\n", message.c_str());
  std::exit(2);
}

Corpus load(const std::string& path) {
  Corpus corpus;
  std::ifstream in(path, std::ios::binary);
  if (!in) die("cannot read " + path);
  corpus.bytes.assign(std::istreambuf_iterator<char>(in), {});
  corpus.documents = ingest::read_bytes(corpus.bytes, path, {}).documents;
  if (corpus.documents.empty()) die(path + " holds no article");
  for (const text::Document& document : corpus.documents)
    corpus.text_bytes += static_cast<std::int64_t>(document.text.size());

  rules::Loaded loaded = rules::load(rules::DiskFiles(CROSSCHECK_GENERATED_RULES),
                                     {CROSSCHECK_SOURCE_RULES}, CROSSCHECK_SOURCE_RULES);
  if (const rules::Lexicon* list = loaded.rules.lexicons.find("abbreviations"))
    for (const rules::LexiconEntry& entry : list->entries) corpus.abbreviations.insert(entry.form);
  auto engine = engine::Engine::create(std::move(loaded.rules));
  if (!engine) die(engine.error().empty() ? "no engine" : engine.error().front().message);
  corpus.engine = std::move(*engine);
  for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
    engine::Analysis analysis = corpus.engine->analyse(DocumentId(d), corpus.documents[d]);
    corpus.annotations.push_back(std::move(analysis.annotation));
  }
  return corpus;
}

void count_bytes(benchmark::State& state, const Corpus& corpus) {
  state.SetBytesProcessed(state.iterations() * corpus.text_bytes);
}

void read_the_bytes(benchmark::State& state, const Corpus& corpus) {
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (const text::Document& document : corpus.documents)
      for (const char byte : document.text) sum += static_cast<unsigned char>(byte);
    benchmark::DoNotOptimize(sum);
  }
  count_bytes(state, corpus);
}

void check_utf8(benchmark::State& state, const Corpus& corpus) {
  for (auto _ : state)
    for (const text::Document& document : corpus.documents)
      benchmark::DoNotOptimize(text::find_invalid_utf8(document.text));
  count_bytes(state, corpus);
}

void read_documents(benchmark::State& state, const Corpus& corpus) {
  for (auto _ : state)
    benchmark::DoNotOptimize(ingest::read_bytes(corpus.bytes, "articles.jsonl", {}));
  count_bytes(state, corpus);
}

void cut_sentences(benchmark::State& state, const Corpus& corpus) {
  const text::Segmenter segmenter(corpus.abbreviations);
  for (auto _ : state)
    for (const text::Document& document : corpus.documents)
      benchmark::DoNotOptimize(segmenter.segment(document));
  count_bytes(state, corpus);
}

void annotate_documents(benchmark::State& state, const Corpus& corpus) {
  for (auto _ : state)
    for (const text::Document& document : corpus.documents)
      benchmark::DoNotOptimize(corpus.engine->annotator().annotate(document));
  count_bytes(state, corpus);
}

void re2_set_alone(benchmark::State& state, const Corpus& corpus) {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_max_mem(std::int64_t{1} << 30);
  options.set_log_errors(false);
  RE2::Set set(options, RE2::UNANCHORED);
  for (const rules::Rule& rule : corpus.engine->rules().rules)
    for (const rules::Pattern& pattern : rule.patterns) set.Add(pattern.regex, nullptr);
  if (!set.Compile()) die("RE2::Set does not compile");
  std::vector<int> hits;
  for (auto _ : state)
    for (const annotate::Annotation& annotation : corpus.annotations)
      for (const annotate::AnnotatedView& view : annotation.views) {
        hits.clear();
        benchmark::DoNotOptimize(set.Match(view.view.text(), &hits));
      }
  count_bytes(state, corpus);
}

void match_rules(benchmark::State& state, const Corpus& corpus) {
  for (auto _ : state)
    for (const annotate::Annotation& annotation : corpus.annotations)
      benchmark::DoNotOptimize(corpus.engine->matcher().match(annotation));
  count_bytes(state, corpus);
}

void match_plainly(benchmark::State& state, const Corpus& corpus) {
  for (auto _ : state)
    for (const annotate::Annotation& annotation : corpus.annotations)
      benchmark::DoNotOptimize(corpus.engine->matcher().match_plainly(annotation));
  count_bytes(state, corpus);
}

void analyse(benchmark::State& state, const Corpus& corpus) {
  for (auto _ : state)
    for (std::size_t d = 0; d < corpus.documents.size(); ++d)
      benchmark::DoNotOptimize(corpus.engine->analyse(DocumentId(d), corpus.documents[d]));
  count_bytes(state, corpus);
}

void run_with_jobs(benchmark::State& state, const Corpus& corpus) {
  engine::Options options;
  options.jobs = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(corpus.engine->run(corpus.documents, options));
  count_bytes(state, corpus);
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 2) die("usage: stages ARTICLES.jsonl [benchmark flags]");
  const Corpus corpus = load(argv[1]);
  std::vector<char*> flags = {argv[0]};
  flags.insert(flags.end(), argv + 2, argv + argc);
  int flag_count = static_cast<int>(flags.size());
  benchmark::Initialize(&flag_count, flags.data());

  const auto add = [&corpus](const char* name, void (*stage)(benchmark::State&, const Corpus&)) {
    return benchmark::RegisterBenchmark(
               name, [stage, &corpus](benchmark::State& state) { stage(state, corpus); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  add("read the bytes", read_the_bytes);
  add("check UTF-8", check_utf8);
  add("ingest", read_documents);
  add("cut sentences", cut_sentences);
  add("annotate", annotate_documents);
  add("RE2::Set alone", re2_set_alone);
  add("match", match_rules);
  add("match plainly", match_plainly);
  add("claims of a document", analyse);
  add("run", run_with_jobs)->Arg(1)->Arg(2);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
