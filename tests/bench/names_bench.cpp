// 100,000 names blocked: the keys of each, and the blocks that they make. The bound of the project
// is two seconds on one core; the yardstick beside it folds the same names.
//
//   names [benchmark flags]

#include "entity/name_match.h"
#include "rules/load.h"
#include "text/utf8.h"

#include <array>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

using namespace crosscheck;

namespace {

constexpr std::size_t kNames = 100'000;

// Syllables make surnames as many as those of a real archive; seeded, so that all runs see the
// same.
std::vector<std::string> make_names() {
  constexpr std::array<const char*, 12> kGiven = {"Anna",     "Tom",   "Sergey",   "Karim",
                                                  "Jean-Luc", "Mia",   "Dr. Lena", "Omar bin",
                                                  "A.",       "Joren", "Maria",    "Abdul"};
  constexpr std::array<const char*, 16> kSyllables = {"ber", "lin", "kov", "al",  "chuk", "es",
                                                      "mo",  "ra",  "dji", "hal", "ven",  "sto",
                                                      "qua", "the", "sen", "ov"};
  std::mt19937 random(20250614); // NOLINT: the same names in every run
  const auto pick = [&](const auto& from) { return from[random() % from.size()]; };
  std::vector<std::string> names;
  names.reserve(kNames);
  while (names.size() < kNames) {
    std::string surname;
    for (std::size_t n = 2 + random() % 3; n > 0; --n) surname += pick(kSyllables);
    surname[0] = static_cast<char>(surname[0] - 'a' + 'A');
    names.push_back(std::string(pick(kGiven)) + ' ' + surname);
  }
  return names;
}

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = make_names();
  return all;
}

void fold(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& name : names()) benchmark::DoNotOptimize(text::fold_accents(name));
}

void block(benchmark::State& state) {
  const rules::Loaded loaded = rules::load(rules::DiskFiles(CROSSCHECK_GENERATED_RULES),
                                           {CROSSCHECK_SOURCE_RULES}, CROSSCHECK_SOURCE_RULES);
  const entity::NameMatcher matcher(loaded.rules.lexicons);
  std::size_t widest = 0;
  for (auto _ : state) {
    std::unordered_map<std::string, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t i = 0; i < names().size(); ++i)
      for (std::string& key : matcher.block_keys(names()[i], entity::NameKind::person))
        blocks[std::move(key)].push_back(i);
    for (const auto& [key, members] : blocks) widest = std::max(widest, members.size());
  }
  state.counters["names_per_second"] = benchmark::Counter(
      static_cast<double>(kNames), benchmark::Counter::kIsIterationInvariantRate);
  state.counters["widest_block"] = static_cast<double>(widest);
}

BENCHMARK(fold)->Unit(benchmark::kMillisecond);
BENCHMARK(block)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
