// Runs a fuzz target without libFuzzer: over the files of a folder, and then over inputs made from
// them by a seeded generator. Bounded and the same every time, so that it is a test.
//
//   replay FOLDER RUNS [SEED]
//
// The input that ended the run stands in the working folder, as fuzz-input- and the folder's name.
#include "fuzz.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kLongest = 4096;

std::vector<std::string> read_all(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry);
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs;
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

class Mutator {
public:
  Mutator(const std::vector<std::string>& inputs, std::uint64_t seed)
      : inputs_(inputs), random_(seed) {}

  // One of the inputs with one to eight changes.
  std::string next() {
    std::string out = inputs_[below(inputs_.size())];
    for (std::size_t changes = 1 + below(8); changes > 0; --changes) change(out);
    if (out.size() > kLongest) out.resize(kLongest);
    return out;
  }

private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void change(std::string& out) {
    const std::size_t at = below(out.size() + 1);
    const std::size_t length = std::min(below(24), out.size() - at);
    switch (below(6)) {
    case 0: out.erase(at, length); break;
    case 1: out.insert(at, out.substr(below(out.size() + 1), 1 + below(40))); break;
    case 2: { // a piece of another input
      const std::string& other = inputs_[below(inputs_.size())];
      out.insert(at, other.substr(below(other.size() + 1), 1 + below(60)));
      break;
    }
    case 3: out.insert(at, 1, static_cast<char>(below(256))); break;
    case 4:
      if (at < out.size()) out[at] = static_cast<char>(below(256));
      break;
    default: { // the same again and again
      const std::string piece = out.substr(at, length);
      for (std::size_t n = below(30); n > 0; --n) out.insert(at, piece);
    }
    }
  }

  const std::vector<std::string>& inputs_;
  std::mt19937_64 random_; // its numbers are the same everywhere; those of distributions are not
};

void run(const std::string& input, const std::string& trace) {
  std::ofstream(trace, std::ios::binary) << input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: replay FOLDER RUNS [SEED]\n", stderr);
    return 2;
  }
  const std::vector<std::string> inputs = read_all(argv[1]);
  if (inputs.empty()) {
    std::fputs("replay: the folder has no inputs\n", stderr);
    return 2;
  }
  const auto runs = std::strtoul(argv[2], nullptr, 10);
  const auto seed = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1;
  const std::string trace = "fuzz-input-" + std::filesystem::path(argv[1]).filename().string();
  for (const std::string& input : inputs) run(input, trace);
  Mutator mutator(inputs, seed);
  for (unsigned long i = 0; i < runs; ++i) run(mutator.next(), trace);
  std::filesystem::remove(trace);
  std::printf("%zu inputs, %lu changed ones\n", inputs.size(), runs);
}
