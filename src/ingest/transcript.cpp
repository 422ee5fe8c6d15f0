#include "ingest/transcript.h"

#include <algorithm>

namespace crosscheck::ingest {
namespace {

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The run that holds `at`, or the first.
std::size_t run_of(const std::vector<text::Origin::Run>& runs, std::uint32_t at) {
  const auto after = std::upper_bound(
      runs.begin(), runs.end(), at,
      [](std::uint32_t value, const text::Origin::Run& run) { return value < run.field_begin; });
  return after == runs.begin() ? 0 : static_cast<std::size_t>(after - runs.begin() - 1);
}

} // namespace

std::uint32_t Transcript::in_file(std::uint32_t at) const {
  if (base_ == nullptr || base_->empty()) return at;
  const std::size_t i = run_of(*base_, at);
  const text::Origin::Run& run = (*base_)[i];
  if (at < run.field_begin) return run.file_begin;
  const std::uint32_t place = run.file_begin + (at - run.field_begin);
  if (i + 1 == base_->size()) return place;
  return std::min(place, std::max((*base_)[i + 1].file_begin, run.file_begin));
}

std::uint32_t Transcript::until_next_run(std::uint32_t at) const {
  if (base_ == nullptr || base_->empty()) return UINT32_MAX;
  const std::size_t i = run_of(*base_, at) + 1;
  return i < base_->size() ? (*base_)[i].field_begin - at : UINT32_MAX;
}

void Transcript::run(std::uint32_t file_begin) {
  const auto field_begin = static_cast<std::uint32_t>(text_.size());
  if (!pinned_ && !runs_.empty() &&
      runs_.back().file_begin + (field_begin - runs_.back().field_begin) == file_begin)
    return;
  runs_.push_back({field_begin, file_begin});
}

void Transcript::copy(std::string_view bytes, std::uint32_t at) {
  while (!bytes.empty()) {
    const std::size_t length = std::min<std::size_t>(bytes.size(), until_next_run(at));
    run(in_file(at));
    pinned_ = false;
    text_ += bytes.substr(0, length);
    bytes.remove_prefix(length);
    at += static_cast<std::uint32_t>(length);
  }
}

void Transcript::fill_gap(std::uint32_t at, bool after_space) {
  const Gap gap = text_.empty() ? Gap::none : pending_;
  pending_ = Gap::none;
  switch (gap) {
  case Gap::none: return;
  case Gap::space:
    // The white space just before the word: word and space are one run.
    if (after_space && at > 0) {
      copy(" ", at - 1);
    } else {
      text_ += ' ';
    }
    return;
  case Gap::line: text_ += '\n'; return;
  case Gap::paragraph: text_ += "\n\n"; return;
  }
}

void Transcript::words(std::string_view bytes, std::uint32_t at) {
  for (std::size_t i = 0; i < bytes.size();) {
    if (blank(bytes[i])) {
      if (keep_lines_ && bytes[i] == '\n') {
        pending_ = pending_ == Gap::line || pending_ == Gap::paragraph ? Gap::paragraph : Gap::line;
      } else {
        space();
      }
      ++i;
      continue;
    }
    // Words that single spaces part are one piece.
    std::size_t end = i;
    while (end < bytes.size() &&
           (!blank(bytes[end]) ||
            (bytes[end] == ' ' && end + 1 < bytes.size() && !blank(bytes[end + 1]))))
      ++end;
    const auto place = at + static_cast<std::uint32_t>(i);
    fill_gap(place, i > 0);
    copy(bytes.substr(i, end - i), place);
    i = end;
  }
}

void Transcript::put(std::string_view bytes, std::uint32_t at) {
  if (bytes.empty()) return;
  fill_gap(at, false);
  runs_.push_back({static_cast<std::uint32_t>(text_.size()), in_file(at)});
  text_ += bytes;
  pinned_ = true;
}

std::vector<text::Origin::Run> Transcript::runs() const {
  std::vector<text::Origin::Run> runs = runs_;
  if (pinned_) runs.push_back({static_cast<std::uint32_t>(text_.size()), runs.back().file_begin});
  return runs;
}

void Transcript::append(const Transcript& other) {
  if (other.empty()) return;
  paragraph();
  fill_gap(0, false);
  const auto shift = static_cast<std::uint32_t>(text_.size());
  for (const text::Origin::Run& run : other.runs_)
    runs_.push_back({run.field_begin + shift, run.file_begin});
  text_ += other.text_;
  pinned_ = other.pinned_;
}

void set_captions(text::Document& document, const std::vector<Transcript>& captions) {
  Transcript all;
  for (const Transcript& caption : captions) {
    if (caption.empty()) continue;
    document.captions.push_back(caption.text());
    all.append(caption);
  }
  document.origin_caption.runs = all.runs();
}

void set_lines(text::Document& document, const std::vector<std::uint32_t>& starts,
               std::uint32_t begin, std::uint32_t end) {
  const auto first = std::prev(std::upper_bound(starts.begin(), starts.end(), begin));
  const auto last = std::lower_bound(first, starts.end(), std::max(end, begin + 1));
  for (text::Origin* origin :
       {&document.origin_text, &document.origin_title, &document.origin_caption}) {
    // Without runs a field is not from the file: it counts its own lines.
    if (origin->runs.empty()) continue;
    origin->line_starts.assign(first, last);
    origin->first_line = static_cast<std::uint32_t>(first - starts.begin()) + 1;
  }
}

void set_lines(text::Document& document, const std::vector<std::uint32_t>& starts) {
  set_lines(document, starts, 0, UINT32_MAX);
}

} // namespace crosscheck::ingest
