#include "base/glob.h"

#include <algorithm>
#include <cstddef>

namespace crosscheck {
namespace {

// The bytes of the code point at `at`; one for a byte that begins none.
std::size_t length_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

// "a-cx": code points and ranges. Bytes compare as code points do in UTF-8.
bool in_set(std::string_view set, std::string_view point) {
  for (std::size_t i = 0; i < set.size();) {
    const std::size_t length = length_at(set, i);
    const std::string_view low = set.substr(i, length);
    i += length;
    if (i + 1 < set.size() && set[i] == '-') {
      const std::size_t width = length_at(set, i + 1);
      const std::string_view high = set.substr(i + 1, width);
      i += 1 + width;
      if (low <= point && point <= high) return true;
    } else if (low == point) {
      return true;
    }
  }
  return false;
}

} // namespace

Glob::Glob(std::string_view pattern) {
  if (pattern.ends_with('/')) {
    folders_only_ = true;
    pattern.remove_suffix(1);
  }
  by_name_ = pattern.find('/') == std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  using Kind = Step::Kind;
  for (std::size_t i = 0; i < pattern.size();) {
    const bool begins_part = i == 0 || pattern[i - 1] == '/';
    if (begins_part && pattern.substr(i).starts_with("**/")) {
      steps_.push_back({Kind::folders, {}, false});
      i += 3;
    } else if (begins_part && pattern.substr(i) == "**") {
      steps_.push_back({Kind::everything, {}, false});
      i += 2;
    } else if (pattern[i] == '*') {
      if (steps_.empty() || steps_.back().kind != Kind::star)
        steps_.push_back({Kind::star, {}, false});
      ++i;
    } else if (pattern[i] == '?') {
      steps_.push_back({Kind::any, {}, false});
      ++i;
    } else if (const std::size_t close =
                   pattern[i] == '[' ? pattern.find(']', i + 2) : std::string_view::npos;
               close != std::string_view::npos) {
      std::string_view inside = pattern.substr(i + 1, close - i - 1);
      const bool negated = inside.starts_with('!') || inside.starts_with('^');
      if (negated) inside.remove_prefix(1);
      steps_.push_back({Kind::set, std::string(inside), negated});
      i = close + 1;
    } else {
      if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
      const std::size_t length = length_at(pattern, i);
      steps_.push_back({Kind::literal, std::string(pattern.substr(i, length)), false});
      i += length;
    }
  }
}

// Follows all ways through the steps at once, so that no pattern makes a path slow.
bool Glob::matches(std::string_view path) const {
  using Kind = Step::Kind;
  std::vector<char> now(steps_.size() + 1, 0);
  std::vector<char> next(steps_.size() + 1, 0);
  // Steps that may match nothing are passed for free; "**/" only where a part of the path begins.
  const auto pass = [this](std::vector<char>& at, bool begins_part) {
    for (std::size_t s = 0; s < steps_.size(); ++s)
      if (at[s] != 0 &&
          (steps_[s].kind == Kind::star || (steps_[s].kind == Kind::folders && begins_part)))
        at[s + 1] = 1;
  };
  now[0] = 1;
  pass(now, true);
  for (std::size_t i = 0; i < path.size();) {
    const std::string_view point = path.substr(i, length_at(path, i));
    const bool slash = point == "/";
    std::fill(next.begin(), next.end(), 0);
    for (std::size_t s = 0; s < steps_.size(); ++s) {
      if (now[s] == 0) continue;
      const Step& step = steps_[s];
      bool moves = false;
      bool stays = false;
      switch (step.kind) {
      case Kind::literal: moves = point == step.of; break;
      case Kind::any: moves = !slash; break;
      case Kind::set: moves = !slash && in_set(step.of, point) != step.negated; break;
      case Kind::star: stays = !slash; break;
      case Kind::folders: stays = true; break;
      case Kind::everything: moves = stays = true; break;
      }
      if (moves) next[s + 1] = 1;
      if (stays) next[s] = 1;
    }
    pass(next, slash);
    std::swap(now, next);
    i += point.size();
  }
  return now[steps_.size()] != 0;
}

bool Glob::names(std::string_view path, bool is_folder) const {
  if (steps_.empty() || (folders_only_ && !is_folder)) return false;
  // npos + 1 is 0: a path without a slash is its own last part.
  return matches(by_name_ ? path.substr(path.rfind('/') + 1) : path);
}

bool Glob::covers(std::string_view path, bool is_folder) const {
  if (steps_.empty()) return false;
  std::size_t begin = 0;
  while (begin < path.size()) {
    const std::size_t slash = path.find('/', begin);
    const bool last = slash == std::string_view::npos;
    const std::size_t end = last ? path.size() : slash;
    if (!folders_only_ || !last || is_folder) {
      const std::string_view candidate =
          by_name_ ? path.substr(begin, end - begin) : path.substr(0, end);
      if (!candidate.empty() && matches(candidate)) return true;
    }
    begin = end + 1;
  }
  return false;
}

} // namespace crosscheck
