// Strong ids: an index into one table of the run. A bare int is never an id.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace crosscheck {

template <class Tag> struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using DocumentId = Id<struct DocumentTag>;   ///< Documents of the run, sorted by their string id.
using SegmentId = Id<struct SegmentTag>;     ///< Segments of one document.
using MentionId = Id<struct MentionTag>;     ///< Mentions of one document.
using ClaimId = Id<struct ClaimTag>;         ///< Claims of the run, by document and offset.
using RuleId = Id<struct RuleTag>;           ///< Rules of the rule set, in load order.
using AttributeId = Id<struct AttributeTag>; ///< Attributes of the rule set.
using EntityId = Id<struct EntityTag>;       ///< People, organisations and places of the run.
using EventId = Id<struct EventTag>;         ///< Events of the run.
using StoryId = Id<struct StoryTag>;         ///< Groups of documents that report the same events.

} // namespace crosscheck

template <class Tag> struct std::hash<crosscheck::Id<Tag>> {
  std::size_t operator()(crosscheck::Id<Tag> id) const noexcept {
    return std::hash<std::uint32_t>{}(id.value);
  }
};
