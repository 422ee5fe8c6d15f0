#include "entity/name_compare.h"
#include "entity/name_sound.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::entity {

PartRelation relate_spelling(const NamePart& a, const NamePart& b) {
  if (a.text == b.text) return {1, 0, ""};
  if (a.number || b.number || a.initial || b.initial) return {};
  const auto reason = [&](std::string_view how) {
    return fmt::format("{} / {}: {}", a.text, b.text, how);
  };
  const std::size_t longer = std::max(a.text.size(), b.text.size());
  const std::size_t shorter = std::min(a.text.size(), b.text.size());
  if (shorter < 2) return {};

  // The longer the word, the more its spelling may wander: Moammar Qaddafi / Muammar Gaddafi.
  const double sounds = sound_distance(a.sound, b.sound);
  const std::size_t key = std::min(a.sound.size(), b.sound.size());
  const double wander = key <= 3 ? 0.35 : key <= 4 ? 0.45 : key <= 6 ? 0.75 : 1.0;
  if (sounds <= wander)
    return {0.97 - 0.05 * sounds, 0,
            reason(sounds < 0.01 ? "the same sound" : "spellings of one sound")};

  // A particle that one writes to the name and the other drops: Calvi, LaCalvi.
  const std::string& shorter_text = a.text.size() < b.text.size() ? a.text : b.text;
  const std::string& longer_text = a.text.size() < b.text.size() ? b.text : a.text;
  if (shorter >= 4 && longer_text.ends_with(shorter_text))
    for (const std::string_view particle :
         {"la", "le", "de", "di", "da", "del", "van", "von", "al", "el", "o", "mc", "mac", "st"})
      if (longer_text.size() == shorter_text.size() + particle.size() &&
          longer_text.starts_with(particle))
        return {0.85, 1, reason("a particle")};

  const std::size_t slips = edits(a.text, b.text, 2);
  const bool same_start = a.text[0] == b.text[0];
  const auto length = static_cast<double>(longer);
  if (slips == 1 && (longer >= 4 || (longer == 3 && same_start && shorter == 3)))
    return {0.95 - 0.6 / length, 1, reason("one letter")};
  if (slips == 2 && longer >= 5 && shorter >= 4 && same_start && sounds < 2.3)
    return {0.92 - 1.2 / length, 2, reason("two letters")};
  return {};
}

} // namespace crosscheck::entity
