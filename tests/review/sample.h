// A report of three articles: two say 12, the draft says 14; two spell a name otherwise.
#pragma once

#include "report/report.h"

#include <string>
#include <utility>
#include <vector>

namespace crosscheck::review {

inline report::Claim claim(std::uint32_t document, std::string attribute, std::string value) {
  report::Claim out;
  out.document = document;
  out.attribute = std::move(attribute);
  out.value = std::move(value);
  return out;
}

inline report::Report sample() {
  report::Report report;
  for (const char* path : {"archive/a.txt", "archive/b.txt", "draft.txt"}) {
    text::Document document;
    document.id = document.path = path;
    report.documents.push_back(std::move(document));
  }
  report.claims = {claim(0, "deaths", "12"), claim(0, "name", "Halvadji"), claim(1, "deaths", "12"),
                   claim(1, "name", "Halvaji"), claim(2, "deaths", "14")};
  report::Fact deaths;
  deaths.id = "d1";
  deaths.attribute = "deaths";
  deaths.relation = report::Relation::contradict;
  deaths.values = {{"12", {0, 2}, 2}, {"14", {4}, 1}};
  deaths.pairs = {{0, 4, report::Relation::contradict, "12 is not 14"}};
  report::Fact name;
  name.id = "n1";
  name.attribute = "name";
  name.relation = report::Relation::variant;
  name.values = {{"Halvadji", {1}, 1}, {"Halvaji", {3}, 1}};
  name.pairs = {{1, 3, report::Relation::variant, "one letter"}};
  report.facts = {deaths, name};
  return report;
}

inline text::Date day(const char* iso) { return *text::parse_date(iso); }

inline std::string codes(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics)
    out += (out.empty() ? "" : " ") + diagnostic.code;
  return out;
}

} // namespace crosscheck::review
