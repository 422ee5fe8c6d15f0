#include "cli/mentions_json.h"

#include "text/mention_type.h"
#include "value/value.h"

#include <nlohmann/json.hpp>

namespace crosscheck::cli {
namespace {

using nlohmann::ordered_json;

void write(ordered_json& out, const value::Quantity& q, text::MentionType type) {
  if (q.bound == value::Bound::range) {
    out["low"] = value::digits(q.low);
    out["high"] = value::digits(q.high);
  } else {
    out["value"] = value::digits(q.nominal);
  }
  // Where the text says "exactly" the interval has one value.
  if (q.bound == value::Bound::exact && q.resolution == 0) {
    out["low"] = value::digits(q.nominal);
    out["high"] = value::digits(q.nominal);
  }
  out["bound"] = value::sign(q.bound);
  if (!q.unit.empty()) {
    // What counts hundredths says so: "50 cents" is 50 of USD/100.
    const bool minor = q.dimension == value::Dimension::money && q.scale != 1;
    out["unit"] = minor ? q.unit + "/" + value::digits(1 / q.scale) : q.unit;
  }
  if (!q.noun.empty()) out["noun"] = q.noun;
  if (type == text::MentionType::duration)
    if (const std::string timex = value::duration_timex(q); !timex.empty()) out["timex"] = timex;
}

void write(ordered_json& out, const value::Time& time) {
  if (!time.timex.empty()) out["timex"] = time.timex;
  if (time.from) out["from"] = value::iso(*time.from);
  if (time.to) out["to"] = value::iso(*time.to);
}

ordered_json mention_json(const text::Document& document, const annotate::Mention& mention) {
  const annotate::Reading& first = mention.readings.front();
  const Span span = first.core.empty() ? mention.span : first.core;
  ordered_json out{{"start", span.begin},
                   {"end", span.end},
                   {"text", document.field(mention.field).substr(span.begin, span.size())},
                   {"type", text::name(first.type)}};
  if (mention.field != text::Field::text) out["field"] = text::name(mention.field);
  if (const auto* quantity = std::get_if<value::Quantity>(&first.value)) {
    write(out, *quantity, first.type);
  } else if (const auto* time = std::get_if<value::Time>(&first.value)) {
    write(out, *time);
  } else if (const auto* words = std::get_if<value::Words>(&first.value);
             words != nullptr && first.type != text::MentionType::quote) {
    out["canonical"] = words->canonical;
  }
  if (!first.kind.empty()) out["kind"] = first.kind;
  if (mention.readings.size() > 1) {
    ordered_json others = ordered_json::array();
    for (std::size_t i = 1; i < mention.readings.size(); ++i)
      others.push_back(text::name(mention.readings[i].type));
    out["or"] = std::move(others);
  }
  return out;
}

} // namespace

std::string mentions_line(const text::Document& document, const annotate::Annotation& annotation) {
  ordered_json mentions = ordered_json::array();
  for (const annotate::Mention& mention : annotation.mentions)
    mentions.push_back(mention_json(document, mention));
  return ordered_json{{"id", document.id}, {"mentions", std::move(mentions)}}.dump(
             -1, ' ', false, ordered_json::error_handler_t::replace) +
         '\n';
}

} // namespace crosscheck::cli
