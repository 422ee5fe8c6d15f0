#include "rules/lexicon.h"

#include <algorithm>
#include <iterator>

namespace crosscheck::rules {
namespace {

void settle(Lexicon& lexicon) {
  const auto out_of_order = [](const LexiconEntry& a, const LexiconEntry& b) {
    return a.form >= b.form;
  };
  if (std::adjacent_find(lexicon.entries.begin(), lexicon.entries.end(), out_of_order) ==
      lexicon.entries.end())
    return;
  // Of two entries of one form the later stands: an extension overrides what it extends.
  std::stable_sort(lexicon.entries.begin(), lexicon.entries.end(),
                   [](const LexiconEntry& a, const LexiconEntry& b) { return a.form < b.form; });
  std::vector<LexiconEntry> kept;
  kept.reserve(lexicon.entries.size());
  for (LexiconEntry& entry : lexicon.entries) {
    if (!kept.empty() && kept.back().form == entry.form) {
      kept.back() = std::move(entry);
    } else {
      kept.push_back(std::move(entry));
    }
  }
  lexicon.entries = std::move(kept);
}

} // namespace

const LexiconEntry* Lexicon::find(std::string_view form) const {
  const auto at =
      std::lower_bound(entries.begin(), entries.end(), form,
                       [](const LexiconEntry& e, std::string_view f) { return e.form < f; });
  return at != entries.end() && at->form == form ? &*at : nullptr;
}

bool Lexicon::covers(std::string_view wide, std::string_view narrow) const {
  std::string_view at = narrow;
  // The loader refuses circles; the bound keeps a hand-made one from hanging.
  for (std::size_t steps = 0; steps <= under.size(); ++steps) {
    if (at == wide) return true;
    const auto up = under.find(std::string(at));
    if (up == under.end()) return false;
    at = up->second;
  }
  return false;
}

void Lexicons::put(Lexicon lexicon) {
  settle(lexicon);
  std::string name = lexicon.name;
  by_name_.insert_or_assign(std::move(name), std::move(lexicon));
}

void Lexicons::extend(Lexicon lexicon) {
  const auto old = by_name_.find(lexicon.name);
  if (old == by_name_.end()) {
    put(std::move(lexicon));
    return;
  }
  Lexicon& into = old->second;
  into.entries.insert(into.entries.end(), std::make_move_iterator(lexicon.entries.begin()),
                      std::make_move_iterator(lexicon.entries.end()));
  for (auto& [narrow, wide] : lexicon.under) into.under.insert_or_assign(narrow, std::move(wide));
  settle(into);
}

const Lexicon* Lexicons::find(std::string_view name) const {
  const auto at = by_name_.find(name);
  return at == by_name_.end() ? nullptr : &at->second;
}

std::vector<std::string_view> Lexicons::names() const {
  std::vector<std::string_view> out;
  out.reserve(by_name_.size());
  for (const auto& [name, lexicon] : by_name_) out.push_back(name);
  return out;
}

} // namespace crosscheck::rules
