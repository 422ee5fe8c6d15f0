// Strings that are kept side by side in blocks, for views of them that stay good.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace crosscheck::annotate {

/// Views stay good while it lives, also when it is moved.
class Letters {
public:
  [[nodiscard]] std::string_view keep(std::string_view text) {
    constexpr std::size_t kBlock = 1U << 12U;
    if (text.size() > left_) {
      left_ = std::max(kBlock, text.size());
      next_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(left_)).get();
    }
    std::copy(text.begin(), text.end(), next_);
    const std::string_view kept(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return kept;
  }

private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

} // namespace crosscheck::annotate
