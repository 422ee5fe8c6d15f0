#include "engine/expectation.h"

#include "text/spaces.h"
#include "text/utf8.h"
#include "value/value.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscheck::engine {
namespace {

std::vector<std::string> forms_of(const value::Value& value) {
  std::vector<std::string> all{value::to_string(value)};
  if (const auto* words = std::get_if<value::Words>(&value)) {
    all.push_back(words->written);
    all.push_back(words->canonical);
  }
  return all;
}

std::string truth(bool value) { return value ? "true" : "false"; }

std::string passage(const Drawn& drawn, text::Field field, Span span) {
  return text::single_spaces(drawn.document->field(field).substr(span.begin, span.size()));
}

// Kuhn's augmenting paths, without recursion: a fixture may expect a thousand claims.
class Pairing {
public:
  Pairing(std::size_t expected, std::size_t drawn,
          const std::function<bool(std::size_t, std::size_t)>& fit)
      : fit_(fit), partner_(expected), owner_(drawn) {}

  bool place(std::size_t first) {
    std::vector<char> seen(owner_.size(), 0);
    std::vector<std::size_t> reached_from(owner_.size(),
                                          0); // by drawn: the expected one that asked
    std::vector<std::size_t> asking = {first};
    for (std::size_t at = 0; at < asking.size(); ++at) {
      for (std::size_t d = 0; d < owner_.size(); ++d) {
        if (seen[d] != 0 || !fit_(asking[at], d)) continue;
        seen[d] = 1;
        reached_from[d] = asking[at];
        if (owner_[d]) {
          asking.push_back(*owner_[d]);
          continue;
        }
        // Free: everyone on the way moves over by one.
        for (std::size_t free = d;;) {
          const std::size_t e = reached_from[free];
          const std::optional<std::size_t> before = partner_[e];
          partner_[e] = free;
          owner_[free] = e;
          if (e == first) return true;
          free = *before;
        }
      }
    }
    return false;
  }

  std::vector<std::optional<std::size_t>> take() { return std::move(partner_); }

private:
  const std::function<bool(std::size_t, std::size_t)>& fit_;
  std::vector<std::optional<std::size_t>> partner_, owner_;
};

} // namespace

Drawn drawn(const claims::Claim& claim, const annotate::Annotation& annotation,
            const text::Document& document) {
  Drawn out{&claim, &annotation, &document, {}};
  out.evidence = passage(out, claim.field, claim.evidence);
  return out;
}

std::vector<std::string> forms(const Drawn& drawn, const std::string& field) {
  const claims::Claim& claim = *drawn.claim;
  if (field == "value") return forms_of(claim.value);
  if (field == "evidence") return {drawn.evidence};
  if (field == "part") return {truth(claim.qualifiers.part)};
  if (field == "hedged") return {truth(claim.qualifiers.hedged)};
  if (field == "negated") return {truth(claim.qualifiers.negated)};
  if (field == "time" && !claim.qualifiers.time.empty()) return {claim.qualifiers.time};
  if (const claims::Filled* slot = claim.slot(field)) return forms_of(slot->value);
  // What governs the clause or the quotation it stands in, where no slot says it.
  const MentionId governing = field == "date"      ? claim.qualifiers.date
                              : field == "speaker" ? claim.qualifiers.speaker
                                                   : MentionId();
  if (!governing.valid()) return {};
  const annotate::Mention& mention = drawn.annotation->mention(governing);
  std::vector<std::string> all;
  for (const annotate::Reading& reading : mention.readings)
    for (std::string& form : forms_of(reading.value)) all.push_back(std::move(form));
  all.push_back(passage(drawn, mention.field, mention.span));
  return all;
}

std::vector<FieldDiff> differences(const Drawn& drawn, const rules::Expectation& expectation) {
  std::vector<FieldDiff> out;
  for (const auto& asked : expectation) {
    const std::string& field = asked.first;
    const std::string& wanted = asked.second;
    const std::vector<std::string> said = forms(drawn, field);
    const std::string folded = text::fold(wanted);
    const bool fits = std::any_of(said.begin(), said.end(), [&](const std::string& form) {
      return form == wanted || text::fold(form) == folded;
    });
    if (!fits) out.push_back({field, wanted, said.empty() ? "" : said.front()});
  }
  return out;
}

std::string show(const rules::Expectation& expectation) {
  if (expectation.empty()) return "claim";
  std::string out = "{";
  for (const auto& [field, value] : expectation)
    out += fmt::format("{}{}: {}", out.size() > 1 ? ", " : "", field, value);
  return out + "}";
}

std::string show(const Drawn& drawn) {
  return fmt::format("{{value: {}, evidence: {}}}", value::to_string(drawn.claim->value),
                     drawn.evidence);
}

std::vector<std::optional<std::size_t>>
pair_up(std::size_t expected, std::size_t drawn,
        const std::function<bool(std::size_t, std::size_t)>& fit) {
  Pairing pairing(expected, drawn, fit);
  for (std::size_t e = 0; e < expected; ++e) static_cast<void>(pairing.place(e));
  return pairing.take();
}

} // namespace crosscheck::engine
