// How far a run is, on a terminal: "reading 312 of 4,120 files", in place, gone when it is done.
//
// For people alone: nothing is drawn where standard error is no terminal, where the terminal cannot
// erase a line, or where a run is over before anyone would look.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace crosscheck::cli {

class Progress {
public:
  /// Of `wanted` false nothing is ever drawn.
  explicit Progress(bool wanted);
  /// Erases what is drawn.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// "reading", "files": what is told while the returned function is called with how many of all
  /// are done; from any thread, and for no longer than this object lives. `afterwards` is told once
  /// all are.
  [[nodiscard]] std::function<void(std::size_t, std::size_t)>
  step(std::string doing, std::string what, std::string afterwards = {});

private:
  void draw(const std::string& line);

  bool shown_ = false;
  std::mutex mutex_;                                 ///< Held while drawing.
  std::atomic<std::chrono::steady_clock::rep> next_; ///< When the line is drawn again.
  bool drawn_ = false;
};

/// "12 of 4,120 files (0 %)".
[[nodiscard]] std::string how_far(std::size_t done, std::size_t total, std::string_view what);

} // namespace crosscheck::cli
