#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/session.h"
#include "judge/spelling.h"
#include "value/value.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace crosscheck::cli {
namespace {

using nlohmann::ordered_json;

// Each document by itself: no entity, no event, no comparison. Documents are drawn in parallel and
// printed in order.
std::string line(const engine::Engine& engine, std::size_t index, const text::Document& document) {
  const engine::Analysis analysis = engine.analyse(DocumentId(index), document);
  ordered_json claims = ordered_json::array();
  for (const claims::Claim& claim : analysis.claims) {
    ordered_json slots = ordered_json::object();
    for (const claims::Filled& filled : claim.slots)
      slots[filled.name] = value::to_string(filled.value);
    const std::string_view field = document.field(claim.field);
    const rules::Attribute& attribute = engine.rules().attribute(claim.attribute);
    ordered_json out{{"rule", engine.rules().rule(claim.rule).id},
                     {"attribute", attribute.name},
                     {"value", judge::shown_value(claim, attribute)},
                     {"field", text::name(claim.field)},
                     {"start", claim.evidence.begin},
                     {"end", claim.evidence.end},
                     {"value_start", claim.value_span.begin},
                     {"value_end", claim.value_span.end},
                     {"text", field.substr(claim.evidence.begin, claim.evidence.size())}};
    if (!slots.empty()) out["slots"] = std::move(slots);
    if (claim.qualifiers.part) out["part"] = true;
    claims.push_back(std::move(out));
  }
  return ordered_json{{"id", document.id}, {"claims", std::move(claims)}}.dump(
             -1, ' ', false, ordered_json::error_handler_t::replace) +
         '\n';
}

int print_claims(const Session& session) {
  bool wrong = false;
  const auto engine = session.load_engine(wrong);
  const std::vector<text::Document> documents = session.read_inputs(wrong);
  if (!engine || documents.empty()) return kWrong;
  print_lines(documents, session.jobs(), [&](std::size_t i, const text::Document& document) {
    return line(*engine, i, document);
  });
  return wrong ? kWrong : kOk;
}

} // namespace

void add_claims(CLI::App& app, Session& session, int& status) {
  CLI::App* command =
      app.add_subcommand("claims", "Prints the claims of each article as JSON Lines");
  session.add_input_flags(*command);
  session.add_rule_flags(*command);
  command->callback([&session, &status] { status = print_claims(session); });
}

} // namespace crosscheck::cli
