#include "event/event.h"

#include "event/anchor.h"

#include <fmt/format.h>
#include <map>
#include <tuple>

namespace crosscheck::event {

Events find_events(const Context& context, std::span<const claims::Claim> claims) {
  Events result;
  result.of_claim.resize(claims.size());
  std::map<std::tuple<StoryId, std::string>, EventId> known;
  std::vector<std::string> periods;
  DocumentId document;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const claims::Claim& claim = claims[i];
    if (claim.document != document) {
      document = claim.document;
      periods =
          background(context.documents[document.index()], context.annotations[document.index()]);
    }
    const StoryId story = context.stories[document.index()];
    const std::string& period = periods[claim.segment.index()];
    const auto [at, added] = known.try_emplace({story, period}, EventId(result.events.size()));
    if (added) {
      Event event;
      event.id = at->second;
      event.story = story;
      event.label =
          period.empty() ? std::string("main event") : fmt::format("what happened in {}", period);
      result.events.push_back(std::move(event));
    }
    result.of_claim[i] = at->second;
  }
  return result;
}

} // namespace crosscheck::event
