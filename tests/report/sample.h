// A small report, built by hand: two articles that disagree about a toll, spell a name in two ways
// and agree on a day, with a headline and hostile text among them.
#pragma once

#include "report/report.h"

#include <string>
#include <string_view>

namespace crosscheck::report {

inline text::Document article(std::string id, std::string title, std::string day,
                              std::string text) {
  text::Document document;
  document.id = id;
  document.path = std::move(id);
  document.title = std::move(title);
  document.date = text::parse_date(day);
  document.text = std::move(text);
  document.origin_text.line_starts = text::line_starts(document.text);
  return document;
}

/// The claim that `said` in a document states, with its value at `value_words`.
inline Claim claim(const Report& report, std::uint32_t document, std::string attribute,
                   std::string value, std::string_view said, std::string_view value_words,
                   text::Field field = text::Field::text) {
  const text::Document& d = report.documents[document];
  const auto at = static_cast<std::uint32_t>(d.field(field).find(said));
  const auto value_at = at + static_cast<std::uint32_t>(said.find(value_words));
  Claim out;
  out.document = document;
  out.rule = "incidents/" + attribute;
  out.attribute = std::move(attribute);
  out.subject = "flood in Norhaven";
  out.kind = "count";
  out.value = std::move(value);
  out.field = field;
  out.evidence = {at, at + static_cast<std::uint32_t>(said.size())};
  out.value_span = {value_at, value_at + static_cast<std::uint32_t>(value_words.size())};
  out.position = d.locate(field, out.evidence.begin);
  out.value_position = d.locate(field, out.value_span.begin);
  return out;
}

inline Report sample() {
  Report r;
  r.documents = {article("news/a.txt", "", "2025-06-18",
                         "Flood hits Norhaven\n\nAt least 12 people were killed, Mayor Elna Brandt "
                         "said. It began on Monday."),
                 article("news/b, 50%.txt", "Toll: 7 dead", "2025-06-17",
                         "Café owner \"saw\" it. \x1b[2J Seven people were killed | <b>on "
                         "Monday</b>.\n=Elna Brant, [the] mayor.")};
  r.claims = {claim(r, 0, "deaths", ">=12", "At least 12 people were killed", "At least 12"),
              claim(r, 0, "name", "Elna Brandt", "Mayor Elna Brandt said", "Elna Brandt"),
              claim(r, 0, "date", "2025-06-16", "It began on Monday", "Monday"),
              claim(r, 1, "deaths", "7", "Toll: 7 dead", "7", text::Field::title),
              claim(r, 1, "deaths", "7", "Seven people were killed | <b>on Monday</b>", "Seven"),
              claim(r, 1, "date", "2025-06-16", "on Monday", "Monday"),
              claim(r, 1, "name", "Elna Brant", "=Elna Brant, [the] mayor", "Elna Brant")};
  r.claims[1].kind = r.claims[6].kind = "name";
  r.claims[2].kind = r.claims[5].kind = "date";
  r.claims[4].speaker = "the mayor";
  r.facts = {{.id = "f1",
              .attribute = "deaths",
              .subject = "flood in Norhaven",
              .relation = Relation::contradict,
              .severity = Severity::error,
              .message = "deaths disagrees: >=12, 7",
              .values = {{">=12", {0}, 1}, {"7", {3, 4}, 1}},
              .pairs = {{0, 3, Relation::contradict, "at least 12 and 7 have nothing in common"},
                        {3, 4, Relation::agree, ""}}},
             {.id = "f2",
              .attribute = "name",
              .subject = "Elna Brandt",
              .relation = Relation::variant,
              .severity = Severity::warning,
              .message = "",
              .values = {{"Elna Brandt", {1}, 1}, {"Elna Brant", {6}, 1}},
              .pairs = {{1,
                         6,
                         Relation::variant,
                         "one letter apart",
                         {{DiffPart::Side::both, "Elna"},
                          {DiffPart::Side::a, "Brandt"},
                          {DiffPart::Side::b, "Brant"}}}},
              .spellings = {{{{"Brandt", 2}, {"Brant", 1}}, "Brandt"}}},
             {.id = "f3",
              .attribute = "date",
              .subject = "flood in Norhaven",
              .relation = Relation::agree,
              .severity = Severity::warning,
              .message = "date agrees: 2025-06-16",
              .values = {{"2025-06-16", {2, 5}, 2}},
              .pairs = {{2, 5, Relation::agree, "the same day"}}}};
  return r;
}

} // namespace crosscheck::report
