#include "cli/lines.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace crosscheck::cli {

void print_lines(std::span<const text::Document> documents, unsigned jobs,
                 const std::function<std::string(std::size_t, const text::Document&)>& line) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  constexpr std::size_t kBatch = 256; // lines held at once
  for (std::size_t from = 0; from < documents.size(); from += kBatch) {
    const std::size_t count = std::min(kBatch, documents.size() - from);
    std::vector<std::string> lines(count);
    std::atomic<std::size_t> next{0};
    {
      std::vector<std::jthread> threads;
      for (unsigned t = 0; t < std::min<std::size_t>(jobs, count); ++t)
        threads.emplace_back([&] {
          for (std::size_t i = next++; i < count; i = next++)
            lines[i] = line(from + i, documents[from + i]);
        });
    }
    for (const std::string& text : lines) std::fwrite(text.data(), 1, text.size(), stdout);
  }
}

} // namespace crosscheck::cli
