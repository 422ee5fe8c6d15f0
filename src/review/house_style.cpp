#include "review/house_style.h"

#include "report/fingerprint.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace crosscheck::review {
namespace {

using config::Preference;
using config::Publication;

constexpr std::string_view kName = "name"; // the attribute of who and where is spelled how

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) out.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// Whether a capital at `at` may be the sentence's: nothing stands before it but marks.
bool opens_sentence(std::string_view text, std::size_t at) {
  while (at > 0) {
    const char before = text[at - 1];
    if (before == '\n' || before == '.' || before == '!' || before == '?' || before == ':')
      return true;
    const auto letter = static_cast<unsigned char>(before);
    if ((letter | 0x20U) >= 'a' && (letter | 0x20U) <= 'z') return false;
    if (letter >= '0' && letter <= '9') return false;
    --at;
  }
  return true;
}

// Whether `written` is the form that is not to be written. Forms that differ from the preferred one
// by a capital alone are told apart by it, and never where the capital is the sentence's.
bool is_form(const std::string& written, const std::string& form, const std::string& preferred,
             bool opens) {
  if (text::fold(form) != text::fold(preferred)) return text::fold(written) == text::fold(form);
  return !opens && written == form;
}

// What a claim should say instead.
struct Deviation {
  const Publication* publication = nullptr;
  const Preference* preference = nullptr;
  std::string value;       ///< The house's, as claims of the attribute have it.
  std::string wrong;       ///< What is written.
  std::string right;       ///< What is to be written; of variety and dates in words.
  std::string reason = {}; ///< Empty: that the one is written and not the other.
};

class House {
public:
  House(const config::Config& config, const rules::Lexicons& lexicons, report::Report& report)
      : config_(config), numbers_(lexicons.find("number")), report_(report) {}

  void hold() {
    find_deviations();
    if (deviations_.empty()) return;
    for (std::uint32_t f = 0; f < report_.facts.size(); ++f)
      for (const report::ValueGroup& group : report_.facts[f].values)
        for (const std::uint32_t claim : group.claims) fact_of_[claim] = f;
    // Of one fact, or of what will be one, all deviations of a publication together.
    std::map<std::tuple<std::string, const Publication*, std::string>, std::vector<std::uint32_t>>
        groups;
    for (const auto& [claim, deviation] : deviations_) {
      const auto fact = fact_of_.find(claim);
      const report::Claim& of = report_.claims[claim];
      const std::uint32_t story = report_.stories.empty() ? 0 : report_.stories[of.document];
      // A name is one in all stories, a way to write dates is looked at story by story.
      std::string key = fact != fact_of_.end()
                            ? fmt::format("#{:010}", fact->second)
                            : fmt::format("{}\x1f{}\x1f{}\x1f{:010}", of.attribute, of.subject,
                                          deviation.value, of.attribute == kName ? 0 : story);
      groups[{std::move(key), deviation.publication, deviation.value}].push_back(claim);
    }
    for (const auto& [key, claims] : groups) settle(claims);
    insert_house();
  }

private:
  void find_deviations() {
    std::map<std::string, const Publication*> by_name;
    for (const Publication& publication : config_.publications)
      by_name.emplace(publication.name, &publication);
    // What two rules read at one place is said once: as style, else as a name.
    std::set<std::tuple<std::uint32_t, text::Field, std::uint32_t>> said;
    for (const bool names : {false, true})
      for (std::uint32_t c = 0; c < report_.claims.size(); ++c) {
        const report::Claim& claim = report_.claims[c];
        if ((claim.attribute == kName) != names) continue;
        const auto found = by_name.find(report_.documents[claim.document].source);
        if (found == by_name.end()) continue;
        auto deviation = deviates(claim, *found->second);
        if (!deviation) continue;
        if (!said.insert({claim.document, claim.field, claim.value_span.begin}).second) continue;
        deviations_.emplace(c, std::move(*deviation));
      }
  }

  [[nodiscard]] std::string_view written(const report::Claim& claim) const {
    return report_.documents[claim.document]
        .field(claim.field)
        .substr(claim.value_span.begin, claim.value_span.size());
  }

  [[nodiscard]] std::optional<Deviation> deviates(const report::Claim& claim,
                                                  const Publication& publication) const {
    // The spelling that is settled for one word goes before what is settled for all.
    if (claim.attribute == config::attribute_of(Preference::Of::spelling) ||
        claim.attribute == config::attribute_of(Preference::Of::abbreviations) ||
        claim.attribute == kName)
      if (auto spelling = misspelled(claim, publication)) return spelling;
    for (const Preference& preference : publication.preferences) {
      if (preference.of == Preference::Of::spelling ||
          claim.attribute != config::attribute_of(preference.of))
        continue;
      Deviation out{&publication, &preference, preference.preferred, std::string(written(claim)),
                    preference.preferred};
      switch (preference.of) {
      case Preference::Of::spelling: break;
      case Preference::Of::english:
        if (text::fold(claim.value) == preference.preferred) break;
        out.right = preference.preferred == "british" ? "British English" : "American English";
        out.reason =
            fmt::format("{} writes {}, and '{}' is {}", publication.name, out.right, out.wrong,
                        preference.preferred == "british" ? "American" : "British");
        return out;
      case Preference::Of::dates:
        if (text::fold(claim.value) == preference.preferred) break;
        out.right = preference.preferred;
        out.reason =
            fmt::format("{} writes the {}, not '{}'", publication.name, out.right, out.wrong);
        return out;
      case Preference::Of::abbreviations: {
        const bool stops = claim.value.find('.') != std::string::npos;
        if (stops == (preference.preferred == "stops") || named(claim, publication)) break;
        out.value.clear();
        for (const char c : claim.value) {
          if (c == '.') continue;
          out.value += c;
          if (!stops) out.value += '.';
        }
        out.right = out.value;
        return out;
      }
      case Preference::Of::numbers: {
        const auto figure = figure_of(claim.value);
        if (!figure) break;
        const bool digits = claim.value[0] >= '0' && claim.value[0] <= '9';
        const int last = std::atoi(preference.preferred.c_str());
        if (*figure < 1 || digits == (*figure > last)) break;
        out.value = digits ? word_of(*figure) : std::to_string(*figure);
        out.right = out.value;
        if (out.value.empty()) break;
        return out;
      }
      }
    }
    return std::nullopt;
  }

  // Whether the publication settles the word of this claim by itself.
  static bool named(const report::Claim& claim, const Publication& publication) {
    return std::any_of(publication.preferences.begin(), publication.preferences.end(),
                       [&](const Preference& preference) {
                         return preference.of == Preference::Of::spelling &&
                                preference.preferred == claim.value;
                       });
  }

  // A word or a name in a form that is not to be written; of a longer name one of its words.
  [[nodiscard]] std::optional<Deviation> misspelled(const report::Claim& claim,
                                                    const Publication& publication) const {
    const std::string here(written(claim));
    const bool opens = opens_sentence(report_.documents[claim.document].field(claim.field),
                                      claim.value_span.begin);
    for (const Preference& preference : publication.preferences) {
      if (preference.of != Preference::Of::spelling) continue;
      for (const std::string& form : preference.instead) {
        if (is_form(here, form, preference.preferred, opens))
          return Deviation{&publication, &preference, preference.preferred, form,
                           preference.preferred};
        if (claim.attribute != kName) continue;
        std::vector<std::string> words = words_of(here);
        if (words.size() < 2) continue;
        bool changed = false;
        for (std::string& word : words)
          if (is_form(word, form, preference.preferred, false))
            changed = true, word = preference.preferred;
        if (changed)
          return Deviation{&publication, &preference, joined(words), form, preference.preferred};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<int> figure_of(const std::string& written) const {
    std::string digits = written;
    if (numbers_ != nullptr)
      if (const rules::LexiconEntry* entry = numbers_->find(text::fold(written)))
        digits = entry->value;
    if (digits.empty() || digits.size() > 4 ||
        digits.find_first_not_of("0123456789") != std::string::npos)
      return std::nullopt;
    return std::atoi(digits.c_str());
  }

  // "nine" for 9: of several words the longest, "one" and not "a".
  [[nodiscard]] std::string word_of(int figure) const {
    std::string best;
    if (numbers_ == nullptr) return best;
    const std::string digits = std::to_string(figure);
    for (const rules::LexiconEntry& entry : numbers_->entries)
      if (entry.value == digits && entry.form.size() > best.size() &&
          std::all_of(entry.form.begin(), entry.form.end(),
                      [](char c) { return c >= 'a' && c <= 'z'; }))
        best = entry.form;
    return best;
  }

  // Puts the house's value beside those of `claims`, in their fact or in a new one.
  void settle(const std::vector<std::uint32_t>& claims) {
    const Deviation& deviation = deviations_.at(claims.front());
    const Publication& publication = *deviation.publication;
    const auto known = fact_of_.find(claims.front());
    if (known == fact_of_.end()) {
      report_.facts.push_back(new_fact(claims));
    }
    report::Fact& fact =
        known == fact_of_.end() ? report_.facts.back() : report_.facts[known->second];
    const std::uint32_t house = house_claim(claims.front(), deviation);
    const auto same = std::find_if(fact.values.begin(), fact.values.end(), [&](const auto& group) {
      return group.value == deviation.value;
    });
    if (same != fact.values.end()) {
      same->claims.push_back(house);
    } else {
      fact.id = report::fingerprint(fact.id, "", {deviation.value});
      fact.values.push_back({deviation.value, {house}, 1});
    }
    const std::string reason = deviation.reason.empty()
                                   ? fmt::format("{} writes '{}', not '{}'", publication.name,
                                                 deviation.right, deviation.wrong)
                                   : deviation.reason;
    std::set<std::string> paired;
    for (const std::uint32_t claim : claims)
      if (paired.insert(report_.claims[claim].value).second)
        fact.pairs.push_back({claim, house, report::Relation::variant, reason});
    const auto severity = static_cast<report::Severity>(publication.severity);
    const bool first = fact.relation < report::Relation::variant;
    fact.severity = first ? severity : std::min(fact.severity, severity);
    fact.relation = std::max(fact.relation, report::Relation::variant);
    fact.message = reason;
    // The reason that is shown is the house's: that two articles differ is settled by it.
    std::stable_sort(fact.pairs.begin(), fact.pairs.end(), [&](const auto& x, const auto& y) {
      return std::pair(x.relation, x.b >= first_house_) >
             std::pair(y.relation, y.b >= first_house_);
    });
    for (report::Spellings& spellings : fact.spellings)
      for (const report::Spellings::Form& form : spellings.forms)
        if (text::fold(form.written) == text::fold(deviation.wrong) ||
            text::fold(form.written) == text::fold(deviation.right))
          spellings.preferred = deviation.right;
  }

  report::Fact new_fact(const std::vector<std::uint32_t>& claims) {
    const report::Claim& first = report_.claims[claims.front()];
    report::Fact fact;
    fact.attribute = first.attribute;
    fact.subject = first.subject;
    for (const std::uint32_t id : claims) {
      const std::string& value = report_.claims[id].value;
      const auto same = std::find_if(fact.values.begin(), fact.values.end(),
                                     [&](const report::ValueGroup& group) {
                                       return text::fold(group.value) == text::fold(value);
                                     });
      if (same == fact.values.end())
        fact.values.push_back({value, {id}, 1});
      else
        same->claims.push_back(id);
    }
    std::set<std::string> values;
    for (report::ValueGroup& group : fact.values) {
      values.insert(text::fold(group.value));
      std::set<std::uint32_t> documents;
      for (const std::uint32_t id : group.claims) {
        documents.insert(report_.claims[id].document);
        report_.claims[id].value = group.value;
      }
      group.sources = static_cast<std::uint32_t>(documents.size());
    }
    const unsigned number = ++twins_[report::fingerprint(fact.attribute, fact.subject, values)];
    fact.id = report::fingerprint(fact.attribute, fact.subject, values, number);
    return fact;
  }

  // The line of the configuration as a claim; its document comes at the end.
  std::uint32_t house_claim(std::uint32_t like, const Deviation& deviation) {
    report::Claim claim = report_.claims[like];
    if (first_house_ == ~0U) first_house_ = static_cast<std::uint32_t>(report_.claims.size());
    const std::string_view text = config_.text;
    const Preference& preference = *deviation.preference;
    const std::size_t before = text.substr(0, preference.begin).rfind('\n');
    std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    begin = std::min<std::size_t>(text.find_first_not_of(" \t", begin), preference.begin);
    const std::size_t end = std::min(text.find_first_of("\r\n", preference.end), text.size());
    claim.document = static_cast<std::uint32_t>(report_.documents.size());
    claim.field = text::Field::text;
    claim.value = deviation.value;
    claim.speaker.clear();
    claim.evidence = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (claim.evidence.size() > kMaxEvidence) claim.evidence = {preference.begin, preference.end};
    claim.value_span = {preference.begin, preference.end};
    const std::vector<std::uint32_t> lines = text::line_starts(text);
    claim.position = text::position(lines, claim.evidence.begin);
    claim.value_position = text::position(lines, claim.value_span.begin);
    report_.claims.push_back(std::move(claim));
    return static_cast<std::uint32_t>(report_.claims.size() - 1);
  }

  // The configuration as the last document; then all in order again: documents by id, claims by
  // document and offset.
  void insert_house() {
    text::Document house;
    house.id = house.path = config_.path;
    house.source = report::kHouseStyle;
    house.title = "How the house writes";
    house.title_repeated = true;
    house.text = config_.text;
    house.origin_text.line_starts = text::line_starts(house.text);
    report_.documents.push_back(std::move(house));
    if (!report_.stories.empty())
      report_.stories.push_back(*std::max_element(report_.stories.begin(), report_.stories.end()) +
                                1);
    report::sort_documents(report_);
  }

  static constexpr std::size_t kMaxEvidence = 400;

  const config::Config& config_;
  const rules::Lexicon* numbers_;
  report::Report& report_;
  std::map<std::uint32_t, Deviation> deviations_;  // by claim
  std::map<std::uint32_t, std::uint32_t> fact_of_; // by claim
  std::map<std::string, unsigned> twins_;          // by fingerprint
  std::uint32_t first_house_ = ~0U;
};

} // namespace

void hold_to_house_style(const config::Config& config, const rules::Lexicons& lexicons,
                         report::Report& report) {
  if (config.publications.empty()) return;
  House(config, lexicons, report).hold();
  report::order_facts(report);
}

} // namespace crosscheck::review
