// Graphviz: a cluster a finding, a node a claim, an edge a compared pair.
#include "report/finding.h"
#include "report/write.h"

#include <fmt/format.h>

namespace crosscheck::report {
namespace {

constexpr std::size_t kLongest = 60; // bytes of a node's passage

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string shortened(std::string text) {
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

std::string_view colour(Relation relation) {
  switch (relation) {
  case Relation::contradict: return "red";
  case Relation::update: return "blue";
  case Relation::variant: return "orange";
  case Relation::compatible: return "gray";
  case Relation::agree: return "darkgreen";
  }
  return "black";
}

} // namespace

std::string write_dot(const Report& report, const Style& /*style*/) {
  std::string out = "graph crosscheck {\n  node [shape=box, fontname=\"sans-serif\"];\n";
  std::size_t number = 0;
  for (const Finding& finding : findings(report)) {
    const Fact& fact = *finding.fact;
    out += fmt::format("  subgraph cluster_{} {{\n    label={};\n", number++,
                       quoted(fmt::format("{}: {}", name(fact.relation), headline(fact))));
    for (const ValueGroup& group : fact.values) {
      for (const std::uint32_t id : group.claims) {
        const Claim& claim = report.claims[id];
        out += fmt::format("    c{} [label={}];\n", id,
                           quoted(fmt::format("{}\n{}\n{}", printable(group.value),
                                              shortened(printable(evidence(report, claim))),
                                              place(report, claim))));
      }
    }
    for (const Pair& pair : fact.pairs) {
      out += fmt::format("    c{} -- c{} [label={}, color={}, tooltip={}];\n", pair.a, pair.b,
                         quoted(name(pair.relation)), colour(pair.relation),
                         quoted(printable(pair.reason)));
    }
    out += "  }\n";
  }
  return out + "}\n";
}

} // namespace crosscheck::report
