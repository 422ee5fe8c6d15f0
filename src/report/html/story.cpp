#include "report/html/story.h"

#include "report/readable.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace crosscheck::report::html {
namespace {

constexpr std::uint32_t kAcross = ~0U;
constexpr std::size_t kHeadline = 160;

std::uint32_t story_of(const Report& report, const Fact& fact) {
  if (report.stories.empty()) return 0;
  std::optional<std::uint32_t> story;
  for (const ValueGroup& group : fact.values)
    for (const std::uint32_t claim : group.claims) {
      if (!is_article(report.documents[report.claims[claim].document])) continue;
      const std::uint32_t own = report.stories[report.claims[claim].document];
      if (story.value_or(own) != own) return kAcross;
      story = own;
    }
  return story.value_or(kAcross);
}

std::string when(const Report& report, const std::vector<std::uint32_t>& documents) {
  std::optional<text::Date> first;
  std::optional<text::Date> last;
  for (const std::uint32_t id : documents) {
    const auto& date = report.documents[id].date;
    if (!date) continue;
    if (!first || *date < *first) first = date;
    if (!last || *last < *date) last = date;
  }
  if (!first) return "";
  if (*first == *last) return ", " + readable(*first);
  return fmt::format(", {} to {}", readable(*first), readable(*last));
}

void name(const Report& report, Story& story) {
  const auto order = [&](std::uint32_t id) {
    const text::Document& document = report.documents[id];
    // An article without a date comes after those that have one.
    return std::tuple(!document.date, document.date.value_or(text::Date{}), id);
  };
  std::sort(story.documents.begin(), story.documents.end(),
            [&](std::uint32_t a, std::uint32_t b) { return order(a) < order(b); });
  if (!story.documents.empty())
    story.title = headline_of(report.documents[story.documents.front()]);
  const std::size_t n = story.documents.size();
  story.told = fmt::format("{} article{}{}", n, n == 1 ? "" : "s", when(report, story.documents));
}

} // namespace

std::size_t Story::count() const {
  return findings[0].size() + findings[1].size() + findings[2].size();
}

std::vector<Story> by_story(const Report& report) {
  std::map<std::uint32_t, Story> stories;
  for (std::uint32_t id = 0; id < report.documents.size(); ++id)
    stories[report.stories.empty() ? 0 : report.stories[id]].documents.push_back(id);
  std::vector<std::uint32_t> order; // by the first finding, and the report has the strongest first
  for (Finding& finding : findings(report)) {
    const std::uint32_t id = story_of(report, *finding.fact);
    Story& story = stories[id];
    if (story.count() == 0) order.push_back(id);
    const auto rank = static_cast<std::size_t>(Relation::contradict) -
                      static_cast<std::size_t>(finding.fact->relation);
    story.findings[rank].push_back(std::move(finding));
  }
  std::vector<Story> out;
  for (const std::uint32_t id : order) {
    Story& story = stories[id];
    for (auto& list : story.findings)
      std::stable_sort(list.begin(), list.end(), [](const Finding& a, const Finding& b) {
        return a.fact->severity < b.fact->severity;
      });
    if (id != kAcross) {
      name(report, story);
      out.push_back(std::move(story));
    }
  }
  if (const auto across = stories.find(kAcross); across != stories.end()) {
    across->second.title = "Across all stories";
    across->second.told = "spellings and wordings that more than one story has";
    out.push_back(std::move(across->second));
  }
  return out;
}

std::string headline_of(const text::Document& document) {
  std::string_view line = document.title;
  if (line.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    const std::string_view text = document.text;
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n#"), text.size());
    line = text.substr(begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin);
  }
  // Of a line without an end no more is looked at than is shown.
  std::string out = printable(shortened(line.substr(0, 2 * kHeadline), kHeadline));
  if (out.find_first_not_of(' ') == std::string::npos) out = printable(document.id);
  return out;
}

} // namespace crosscheck::report::html
