// Annotated texts without the annotator: "[count:12] people were killed in [place:Norhaven]".
#pragma once

#include "annotate/mention.h"
#include "match/matcher.h"
#include "rules/load.h"
#include "rules/rule_set.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::match {

/// An annotation and the text that it is about.
struct Marked {
  std::string text;
  annotate::Annotation annotation;
};

/// One paragraph of the sentences given, with a view each and one of the whole. A mention is
/// written [type:words], [type(kind):words], or [type|type:words] where it may be two.
inline Marked marked(const std::vector<std::string>& sentences) {
  Marked out;
  std::vector<text::ViewSlot> slots;
  std::vector<Span> spans;
  for (const std::string& sentence : sentences) {
    if (!out.text.empty()) out.text += ' ';
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (sentence[i] != '[') {
        out.text += sentence[i];
        continue;
      }
      const std::size_t colon = sentence.find(':', i), close = sentence.find(']', i);
      std::string types = sentence.substr(i + 1, colon - i - 1), kind;
      if (const std::size_t open = types.find('('); open != std::string::npos) {
        kind = types.substr(open + 1, types.size() - open - 2);
        types = types.substr(0, open);
      }
      annotate::Mention mention;
      mention.span.begin = static_cast<std::uint32_t>(out.text.size());
      out.text += sentence.substr(colon + 1, close - colon - 1);
      mention.span.end = static_cast<std::uint32_t>(out.text.size());
      mention.segment = SegmentId(spans.size());
      while (!types.empty()) {
        const std::string one = types.substr(0, types.find('|'));
        types = types.size() > one.size() ? types.substr(one.size() + 1) : "";
        REQUIRE(text::mention_type(one));
        annotate::Reading reading{*text::mention_type(one), {}, kind, {}};
        const std::string words = sentence.substr(colon + 1, close - colon - 1);
        if (const auto figure = value::parse_quantity(words)) reading.value = *figure;
        mention.readings.push_back(std::move(reading));
      }
      text::TypeSet set;
      for (const annotate::Reading& reading : mention.readings) set.add(reading.type);
      slots.push_back({mention.span, set, MentionId(out.annotation.mentions.size())});
      out.annotation.mentions.push_back(mention);
      i = close;
    }
    spans.push_back({begin, static_cast<std::uint32_t>(out.text.size())});
  }
  out.annotation.layout.paragraphs.push_back(
      {text::Field::text, {0, static_cast<std::uint32_t>(out.text.size())}});
  const auto add = [&](Span span, SegmentId segment, bool whole) {
    std::vector<text::ViewSlot> inside;
    for (const text::ViewSlot& slot : slots) {
      if (span.contains(slot.span)) inside.push_back(slot);
    }
    out.annotation.views.push_back({segment, 0, whole, 0, text::View(out.text, span, inside)});
  };
  for (std::size_t i = 0; i < spans.size(); ++i) {
    text::Segment segment;
    segment.span = spans[i];
    out.annotation.layout.segments.push_back(segment);
    add(spans[i], SegmentId(i), false);
  }
  add({0, static_cast<std::uint32_t>(out.text.size())}, SegmentId(0), true);
  return out;
}

/// A rule set of rules that need no file: patterns as written, attribute "x".
struct RuleText {
  std::vector<std::string> patterns;
  rules::Scope scope = rules::Scope::sentence;
  bool as_written = false;
  std::map<std::string, std::vector<std::string>> conditions = {};
  std::vector<rules::ValueBound> bounds = {};
};
inline rules::RuleSet rule_set(const std::vector<RuleText>& texts) {
  rules::RuleSet out;
  out.attributes.push_back({.name = "x"});
  rules::Lexicon people;
  people.name = "people";
  people.entries = {
      {"people", "people"}, {"villagers", "villagers"}, {"aid workers", "aid workers"}};
  out.lexicons.put(people);
  Diagnostics diagnostics;
  const auto all = [&](const RuleText& text, const std::vector<std::string>& patterns,
                       std::vector<rules::Pattern>& into) {
    for (const std::string& pattern : patterns)
      into.push_back(rules::translate(pattern, out.lexicons, diagnostics, text.as_written));
  };
  for (const RuleText& text : texts) {
    rules::Rule rule;
    rule.id = "p/r" + std::to_string(out.rules.size());
    rule.attribute = AttributeId(0);
    rule.scope = text.scope;
    rule.as_written = text.as_written;
    all(text, text.patterns, rule.patterns);
    for (const auto& entry : text.conditions) {
      const auto& keys = rules::condition_keys();
      const auto key = std::find_if(keys.begin(), keys.end(),
                                    [&](const auto& known) { return known.key == entry.first; });
      REQUIRE(key != keys.end());
      all(text, entry.second, rule.conditions.*key->list);
    }
    rule.conditions.only_if_value = text.bounds;
    out.rules.push_back(std::move(rule));
  }
  for (const Diagnostic& diagnostic : diagnostics) FAIL(render(diagnostic));
  return out;
}

/// "12 people were killed {12}": each match with its slots; " | " between, "part " before a part.
inline std::string shown(const Marked& text, const std::vector<Match>& matches) {
  std::string out;
  for (const Match& match : matches) {
    const text::View& view = text.annotation.views[match.view].view;
    const auto words = [&](ViewSpan span) {
      const Span d = view.to_document(span);
      return text.text.substr(d.begin, d.size());
    };
    if (!out.empty()) out += " | ";
    if (match.part) out += "part ";
    out += words(match.span);
    for (const ViewSpan slot : match.slots) out += " {" + (slot.empty() ? "" : words(slot)) + "}";
  }
  return out;
}

inline std::string matches(const std::vector<RuleText>& rules,
                           const std::vector<std::string>& sentences) {
  const rules::RuleSet set = rule_set(rules);
  const auto matcher = Matcher::compile(set);
  REQUIRE(matcher.has_value());
  const Marked text = marked(sentences);
  const std::vector<Match> found = matcher->match(text.annotation);
  CHECK(found == matcher->match_plainly(text.annotation));
  return shown(text, found);
}

} // namespace crosscheck::match
