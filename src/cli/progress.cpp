#include "cli/progress.h"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace crosscheck::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kFirst = std::chrono::milliseconds(300); // a shorter run shows nothing
constexpr auto kEvery = std::chrono::milliseconds(100);

bool can_erase() {
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && term != nullptr && *term != '\0' &&
         std::string_view(term) != "dumb";
}

// The columns of the terminal; a line that is longer would wrap and stay.
std::size_t width() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

std::string in_groups(std::size_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
  return out;
}

} // namespace

std::string how_far(std::size_t done, std::size_t total, std::string_view what) {
  return fmt::format("{} of {} {} ({} %)", in_groups(done), in_groups(total), what,
                     total == 0 ? 100 : done * 100 / total);
}

Progress::Progress(bool wanted)
    : shown_(wanted && can_erase()), next_((Clock::now() + kFirst).time_since_epoch().count()) {}

Progress::~Progress() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

std::function<void(std::size_t, std::size_t)> Progress::step(std::string doing, std::string what,
                                                             std::string afterwards) {
  if (!shown_) return [](std::size_t, std::size_t) {};
  return [this, doing = std::move(doing), what = std::move(what),
          afterwards = std::move(afterwards)](std::size_t done, std::size_t total) {
    const bool over = done >= total && !afterwards.empty();
    const auto now = Clock::now().time_since_epoch().count();
    // The threads that have nothing to draw are not held up by the one that draws.
    if (now < next_.load() && !over) return;
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock()) return;
    if (over && !drawn_) return; // it may be done in a moment, too
    draw(over ? afterwards : fmt::format("{} {}", doing, how_far(done, total, what)));
  };
}

void Progress::draw(const std::string& line) {
  next_ = (Clock::now() + kEvery).time_since_epoch().count();
  drawn_ = true;
  std::fputs(("\r\x1b[K" + line.substr(0, width() - 1)).c_str(), stderr);
  std::fflush(stderr);
}

} // namespace crosscheck::cli
