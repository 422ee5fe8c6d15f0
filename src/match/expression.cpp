#include "match/expression.h"

#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace crosscheck::match {
namespace {

bool is_word(char32_t c) { return (c >= '0' && c <= '9') || text::is_letter(c); }

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

// Whether RE2 is sure to take the pattern: the translator has checked parentheses and escapes, so
// that only classes, counted repetitions, \p{..} and flags may hide a mistake. Those are looked at
// where a sieve joins the set.
bool is_sure(const rules::Pattern& pattern, bool sieved) {
  constexpr std::uint64_t kFewSteps = 100'000; // kPatternMemory holds three times as many
  if (pattern.steps == 0 || pattern.steps > kFewSteps) return false;
  if (sieved) return true;
  return pattern.text.find_first_of("[{\\") == std::string::npos &&
         pattern.text.find("(?") == std::string::npos;
}

} // namespace

RE2::Options regex_options(std::int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory);
  return options;
}

std::string with_case(const std::string& regex, bool as_written) {
  return as_written ? "(?:" + regex + ")" : "(?i:" + regex + ")";
}

bool is_word_border(std::string_view text, std::uint32_t at) {
  if (at == 0 || at >= text.size()) return true;
  std::size_t before = at - 1;
  while (before > 0 && text::is_continuation(text[before])) --before;
  return !(is_word(text::decode(text, before).code_point) &&
           is_word(text::decode(text, at).code_point));
}

std::uint32_t after_code_point(std::string_view text, std::uint32_t at) {
  return at + text::decode(text, at).length;
}

Result<Expression> Expression::compile(const rules::RuleSet& rules, const rules::Pattern& pattern,
                                       bool as_written, Place place, bool sieved) {
  std::string regex = with_case(pattern.regex, as_written);
  if (place == Place::before) regex += " ?\\z";
  if (place == Place::after) regex = " ?" + regex;
  Expression out;
  out.program_ = std::make_unique<Program>();
  out.program_->source = std::move(regex);
  out.place_ = place;
  out.text_ = pattern.text;
  out.instructions_ = static_cast<std::int64_t>(out.program_->source.size());
  if (is_sure(pattern, sieved)) return out;
  const RE2& compiled = out.regex();
  out.instructions_ = compiled.ProgramSize();
  if (!compiled.ok()) {
    const bool large = compiled.error_code() == RE2::ErrorPatternTooLarge;
    const bool known = pattern.where.line > 0 && pattern.where.file < rules.files.size();
    return fail(
        {.code = large ? "R024" : "R020",
         .message = large ? "the pattern is too large once its lexicons stand in it"
                          : fmt::format("not RE2 syntax: {}", compiled.error()),
         .file = known ? rules.files[pattern.where.file] : std::string(),
         .line = pattern.where.line,
         .column = pattern.where.column,
         .length = static_cast<std::uint32_t>(pattern.text.size()),
         .help = large ? "use smaller lexicons, shorter gaps or lower repeat counts"
                 : compiled.error_code() == RE2::ErrorRepeatSize
                     ? "repetitions within each other count up to 1000; use a gap of words, like "
                       " <words:0-8>"
                     : "the syntax is described at https://github.com/google/re2/wiki/Syntax"});
  }
  return out;
}

const RE2& Expression::regex() const {
  std::call_once(program_->once, [this] {
    program_->regex =
        std::make_unique<const RE2>(piece(program_->source), regex_options(kPatternMemory));
  });
  return *program_->regex;
}

bool Expression::find(std::string_view text, std::uint32_t from, std::int64_t& budget,
                      Found& found) const {
  const RE2& compiled = regex();
  std::vector<re2::StringPiece> groups(
      static_cast<std::size_t>(std::max(compiled.NumberOfCapturingGroups(), 0)) + 1);
  while (from < text.size()) {
    if (!compiled.Match(piece(text), from, text.size(), RE2::UNANCHORED, groups.data(),
                        static_cast<int>(groups.size()))) {
      return false;
    }
    const auto span = [&](const re2::StringPiece& group) {
      if (group.data() == nullptr) return ViewSpan{};
      const auto begin = static_cast<std::uint32_t>(group.data() - text.data());
      return ViewSpan{begin, begin + static_cast<std::uint32_t>(group.size())};
    };
    found.span = span(groups[0]);
    if (!found.span.empty() && is_word_border(text, found.span.begin) &&
        is_word_border(text, found.span.end)) {
      found.slots.clear();
      for (std::size_t i = 1; i < groups.size(); ++i) found.slots.push_back(span(groups[i]));
      return true;
    }
    // Next try one code point on, so that what overlaps the refused match is still found; past the
    // budget behind it, so that no text takes quadratic time.
    budget -= found.span.size() + 1;
    from = budget > 0 || found.span.empty() ? after_code_point(text, found.span.begin)
                                            : found.span.end;
  }
  return false;
}

bool Expression::holds(std::string_view text, std::uint32_t at) const {
  switch (place_) {
  case Place::before: return RE2::PartialMatch(piece(text.substr(0, at)), regex());
  case Place::after:
    return regex().Match(piece(text), at, text.size(), RE2::ANCHOR_START, nullptr, 0);
  case Place::anywhere: break;
  }
  Found found;
  std::int64_t budget = static_cast<std::int64_t>(text.size()) * 8 + 4096;
  return find(text, at, budget, found);
}

std::optional<ViewSpan> Expression::where(std::string_view text, std::uint32_t at) const {
  if (place_ == Place::anywhere) {
    Found found;
    std::int64_t budget = static_cast<std::int64_t>(text.size()) * 8 + 4096;
    return find(text, at, budget, found) ? std::optional(found.span) : std::nullopt;
  }
  const bool before = place_ == Place::before;
  const std::string_view searched = before ? text.substr(0, at) : text;
  re2::StringPiece whole;
  if (!regex().Match(piece(searched), before ? 0 : at, searched.size(),
                     before ? RE2::UNANCHORED : RE2::ANCHOR_START, &whole, 1)) {
    return std::nullopt;
  }
  const auto begin = static_cast<std::uint32_t>(whole.data() - text.data());
  return ViewSpan{begin, begin + static_cast<std::uint32_t>(whole.size())};
}

} // namespace crosscheck::match
