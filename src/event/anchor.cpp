#include "event/anchor.h"

#include "value/time.h"

#include <algorithm>
#include <set>

namespace crosscheck::event {
namespace {

using value::CivilSeconds;
using value::Time;

constexpr CivilSeconds kDay = 86400;
// A report may be a week or two late; what lies further back has another story.
constexpr CivilSeconds kRecent = 21 * kDay;

const Time* date_of(const annotate::Mention& mention) {
  const annotate::Reading& likeliest = mention.readings.front();
  if (likeliest.type != text::MentionType::date) return nullptr;
  return std::get_if<Time>(&likeliest.value);
}

std::string period(const Time& time, int year) {
  if (time.timex.size() < 4) return {};
  if (time.timex.size() >= 7 && time.timex.compare(0, 4, std::to_string(year)) == 0)
    return time.timex.substr(0, 7);
  return time.timex.substr(0, 4);
}

constexpr std::uint32_t kOpening = 12; // bytes before a date that still opens its sentence
constexpr std::size_t kLead =
    2; // segments at the head of an article: its own news, whatever they name

// Whether a sentence goes on about what was named before: "It killed ninety", "The flood killed
// ninety".
bool refers_back(std::string_view field, const text::Segment& segment) {
  const std::string_view text = field.substr(segment.span.begin, segment.span.size());
  for (const std::string_view opening : {"It ", "The ", "That ", "This ", "Those ", "They "})
    if (text.starts_with(opening)) return true;
  return false;
}

} // namespace

std::optional<CivilSeconds> reference(const annotate::Annotation& annotation) {
  if (annotation.day) {
    const text::Date& date = *annotation.day;
    return value::civil_seconds(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                static_cast<unsigned>(date.day()));
  }
  std::optional<CivilSeconds> latest;
  for (const annotate::Mention& mention : annotation.mentions) {
    const Time* time = date_of(mention);
    if (time == nullptr || !time->from || time->relative || time->grain > value::Grain::month)
      continue;
    latest = latest ? std::max(*latest, *time->from) : *time->from;
  }
  return latest;
}

std::vector<Background> background(const text::Document& document,
                                   const annotate::Annotation& annotation,
                                   std::optional<CivilSeconds> now) {
  const std::vector<text::Segment>& segments = annotation.layout.segments;
  std::vector<Background> periods(segments.size());
  // Without any day to go by, news names the year only of what is not its own.
  const int year = now ? std::stoi(value::iso(*now).substr(0, 4)) : 0;
  struct Anchor {
    std::uint32_t begin = 0;
    bool any = false; // the segment names a date
    bool recent = false;
    std::string period;
    Span date; // what the period was read from
  };
  std::vector<Anchor> anchors(segments.size());
  for (const annotate::Mention& mention : annotation.mentions) {
    const Time* time = date_of(mention);
    if (time == nullptr || !time->to) continue;
    Anchor& anchor = anchors[mention.segment.index()];
    const bool recent = now && *now - *time->to < kRecent;
    if (!anchor.any) anchor.begin = mention.span.begin;
    anchor.any = true;
    // One recent date beside an old one: "the worst since 2004, police said on Friday" is about
    // Friday.
    anchor.recent = anchor.recent || recent;
    if (!recent && anchor.period.empty()) {
      anchor.period = period(*time, year);
      anchor.date = mention.span;
    }
  }
  std::string carried; // from the sentence before in the paragraph
  std::string told;    // the period that the paragraph named last
  std::uint32_t paragraph = ~0U;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].paragraph != paragraph || segments[i].field != text::Field::text) {
      carried.clear();
      told.clear();
    }
    paragraph = segments[i].paragraph;
    if (anchors[i].any) {
      if (!anchors[i].recent) periods[i] = {anchors[i].period, anchors[i].date};
      // "In 2004 a quake struck. Ninety were killed." and "... since the flood of 2004. It killed
      // ninety.": but not "... since the flood of 2004. A quake struck the market."
      const bool opens = anchors[i].begin <= segments[i].span.begin + kOpening;
      carried = opens ? periods[i].period : std::string();
      told = periods[i].period;
    } else if (segments[i].kind == text::SegmentKind::quotation && segments[i].outer.valid()) {
      periods[i].period = periods[segments[i].outer.index()].period;
    } else {
      periods[i].period =
          !carried.empty() || !refers_back(document.field(segments[i].field), segments[i]) ? carried
                                                                                           : told;
    }
  }
  for (std::size_t i = 0; i < std::min(kLead, periods.size()); ++i) periods[i] = {};
  return periods;
}

bool only_described(std::string_view between) {
  static const std::set<std::string_view> comparing = {
      "since",   "than",    "like",      "unlike", "worst",    "deadliest",
      "biggest", "largest", "strongest", "worse",  "deadlier", "bloodiest"};
  static const std::set<std::string_view> places = {
      "region", "area",    "city",   "town",  "village", "island", "province", "district",
      "state",  "country", "nation", "coast", "county",  "valley", "capital",  "place"};
  static const std::set<std::string_view> relative = {"that", "which", "where"};
  static const std::set<std::string_view> participles = {"devastated", "ravaged",   "hit",
                                                         "struck",     "destroyed", "razed"};
  std::string before;
  std::string word;
  for (std::size_t i = 0; i <= between.size(); ++i) {
    const char c = i < between.size() ? between[i] : ' ';
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      continue;
    }
    if (word.empty()) continue;
    if (comparing.contains(word)) return true;
    if (places.contains(before) && (relative.contains(word) || participles.contains(word)))
      return true;
    before = std::move(word);
    word.clear();
  }
  return false;
}

} // namespace crosscheck::event
