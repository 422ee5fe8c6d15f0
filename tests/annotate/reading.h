// One annotator for all tests, over the packaged lexicons, and one line to read a sentence with.
#pragma once

#include "annotate/annotator.h"
#include "rules/load.h"
#include "value/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::test {

inline const annotate::Annotator& annotator() {
  static const annotate::Annotator shared(
      rules::load(rules::DiskFiles(CROSSCHECK_GENERATED_LEXICONS), {}, CROSSCHECK_SOURCE_RULES)
          .rules.lexicons);
  return shared;
}

/// What was read: "count:>=12[At least 12]", quantities only, in order, joined by "; ".
inline std::string quantities(std::string_view text) {
  text::Document document;
  document.id = "t";
  document.text = text;
  const annotate::Annotation annotation = annotator().annotate(document);
  std::string out;
  for (const annotate::Mention& mention : annotation.mentions) {
    const annotate::Reading& first = mention.readings.front();
    if (!std::holds_alternative<value::Quantity>(first.value)) continue;
    if (!out.empty()) out += "; ";
    out += std::string(text::name(first.type)) + ':' + value::to_string(first.value) + '[' +
           std::string(text.substr(mention.span.begin, mention.span.size())) + ']';
  }
  return out;
}

/// The nouns of the counts, joined by "; ".
inline std::string counted(std::string_view text) {
  text::Document document;
  document.id = "t";
  document.text = text;
  std::string out;
  for (const annotate::Mention& mention : annotator().annotate(document).mentions)
    if (const auto* reading = mention.reading(text::MentionType::count))
      out += (out.empty() ? "" : "; ") + std::get<value::Quantity>(reading->value).noun;
  return out;
}

} // namespace crosscheck::test
