// GraphML, for graph tools: the claims of all facts are nodes, the compared pairs edges.
#include "report/finding.h"
#include "report/write.h"
#include "report/xml.h"

#include <fmt/format.h>
#include <pugixml.hpp>

namespace crosscheck::report {
namespace {

void key(pugi::xml_node root, const char* id, const char* of, const char* type) {
  pugi::xml_node node = root.append_child("key");
  node.append_attribute("id") = id;
  node.append_attribute("for") = of;
  node.append_attribute("attr.name") = id;
  node.append_attribute("attr.type") = type;
}

void put(pugi::xml_node node, const char* of, std::string_view text) {
  pugi::xml_node child = node.append_child("data");
  child.append_attribute("key") = of;
  child.text().set(printable(text).c_str());
}

} // namespace

std::string write_graphml(const Report& report, const Style& /*style*/) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("graphml");
  root.append_attribute("xmlns") = "http://graphml.graphdrawing.org/xmlns";
  for (const char* id : {"fact", "attribute", "subject", "value", "document", "text"})
    key(root, id, "node", "string");
  key(root, "line", "node", "int");
  for (const char* id : {"relation", "reason"}) key(root, id, "edge", "string");
  pugi::xml_node graph = root.append_child("graph");
  graph.append_attribute("id") = "crosscheck";
  graph.append_attribute("edgedefault") = "undirected";
  for (const Fact& fact : report.facts) {
    for (const ValueGroup& group : fact.values) {
      for (const std::uint32_t id : group.claims) {
        const Claim& claim = report.claims[id];
        pugi::xml_node node = graph.append_child("node");
        node.append_attribute("id") = fmt::format("c{}", id).c_str();
        put(node, "fact", fact.id);
        put(node, "attribute", fact.attribute);
        put(node, "subject", fact.subject);
        put(node, "value", group.value);
        put(node, "document", report.documents[claim.document].id);
        put(node, "text", evidence(report, claim));
        put(node, "line", std::to_string(claim.position.line));
      }
    }
  }
  for (const Fact& fact : report.facts) {
    for (const Pair& pair : fact.pairs) {
      pugi::xml_node edge = graph.append_child("edge");
      edge.append_attribute("source") = fmt::format("c{}", pair.a).c_str();
      edge.append_attribute("target") = fmt::format("c{}", pair.b).c_str();
      put(edge, "relation", name(pair.relation));
      put(edge, "reason", pair.reason);
    }
  }
  return to_string(document);
}

} // namespace crosscheck::report
