#include "event/anchor.h"

#include "value/time.h"

#include <algorithm>

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

// The day that stands for "now": the day that the article's relative times are read against, else
// the latest day that it names (the news is about the newest of what it tells).
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

} // namespace

std::vector<std::string> background(const annotate::Annotation& annotation) {
  const std::vector<text::Segment>& segments = annotation.layout.segments;
  std::vector<std::string> periods(segments.size());
  const std::optional<CivilSeconds> now = reference(annotation);
  // Without any day to go by, news names the year only of what is not its own.
  const int year = now ? std::stoi(value::iso(*now).substr(0, 4)) : 0;
  struct Anchor {
    bool any = false; // the segment names a date
    bool recent = false;
    std::string period;
  };
  std::vector<Anchor> anchors(segments.size());
  for (const annotate::Mention& mention : annotation.mentions) {
    const Time* time = date_of(mention);
    if (time == nullptr || !time->to) continue;
    Anchor& anchor = anchors[mention.segment.index()];
    const bool recent = now && *now - *time->to < kRecent;
    anchor.any = true;
    // One recent date beside an old one: "the worst since 2004, police said on Friday" is about
    // Friday.
    anchor.recent = anchor.recent || recent;
    if (!recent && anchor.period.empty()) anchor.period = period(*time, year);
  }
  std::string carried; // from the sentence before in the paragraph
  std::uint32_t paragraph = ~0U;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].paragraph != paragraph || segments[i].field != text::Field::text)
      carried.clear();
    paragraph = segments[i].paragraph;
    if (anchors[i].any) {
      periods[i] = anchors[i].recent ? std::string() : anchors[i].period;
      carried = periods[i];
    } else if (segments[i].kind == text::SegmentKind::quotation && segments[i].outer.valid()) {
      periods[i] = periods[segments[i].outer.index()];
    } else {
      periods[i] = carried;
    }
  }
  return periods;
}

} // namespace crosscheck::event
