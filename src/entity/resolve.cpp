#include "entity/resolve.h"

#include "text/utf8.h"

#include <map>
#include <set>
#include <tuple>

namespace crosscheck::entity {
namespace {

NameKind kind_of(text::MentionType type) {
  switch (type) {
  case text::MentionType::person: return NameKind::person;
  case text::MentionType::place: return NameKind::place;
  case text::MentionType::organisation: return NameKind::organisation;
  default: return NameKind::unknown;
  }
}

} // namespace

Resolution resolve(std::span<const text::Document> documents,
                   std::span<const annotate::Annotation> annotations,
                   std::span<const StoryId> stories, const rules::RuleSet& /*rules*/,
                   const NameMatcher& /*matcher*/) {
  Resolution resolution;
  resolution.of_mention.resize(documents.size());
  // The full names of a story by surname: a surname alone is the one person of that surname.
  std::map<std::pair<StoryId, std::string>, std::set<std::string>> full;
  const auto surname = [](const std::string& folded) {
    return folded.substr(folded.rfind(' ') + 1);
  };
  const auto each = [&](const auto& visit) {
    for (std::size_t d = 0; d < documents.size(); ++d)
      for (std::size_t m = 0; m < annotations[d].mentions.size(); ++m) {
        const annotate::Reading& reading = annotations[d].mentions[m].readings.front();
        const auto* words = std::get_if<value::Words>(&reading.value);
        const NameKind kind = kind_of(reading.type);
        if (words != nullptr && kind != NameKind::unknown) visit(d, m, kind, *words);
      }
  };
  each([&](std::size_t d, std::size_t, NameKind kind, const value::Words& words) {
    const std::string folded = text::fold_accents(words.written);
    if (kind == NameKind::person && folded.find(' ') != std::string::npos)
      full[{stories[d], surname(folded)}].insert(folded);
  });
  std::map<std::tuple<StoryId, NameKind, std::string>, EntityId> known;
  for (std::size_t d = 0; d < documents.size(); ++d)
    resolution.of_mention[d].resize(annotations[d].mentions.size());
  each([&](std::size_t d, std::size_t m, NameKind kind, const value::Words& words) {
    std::string folded = text::fold_accents(words.written);
    if (kind == NameKind::person && folded.find(' ') == std::string::npos) {
      const auto found = full.find({stories[d], folded});
      if (found != full.end()) {
        if (found->second.size() > 1) return; // it could be either
        folded = *found->second.begin();
      }
    }
    const auto [at, added] =
        known.try_emplace({stories[d], kind, folded}, EntityId(resolution.entities.size()));
    if (added) resolution.entities.push_back({at->second, kind, words.written, {stories[d]}});
    resolution.of_mention[d][m] = at->second;
  });
  return resolution;
}

} // namespace crosscheck::entity
