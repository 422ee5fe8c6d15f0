#include "cli/commands.h"
#include "cli/session.h"
#include "entity/name_match.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace crosscheck::cli {
namespace {

using Json = nlohmann::ordered_json;

entity::NameKind kind_of(std::string_view schema) {
  if (schema == "Person" || schema == "person") return entity::NameKind::person;
  if (schema == "Address" || schema == "place" || schema == "Place") return entity::NameKind::place;
  return schema.empty() ? entity::NameKind::unknown : entity::NameKind::organisation;
}

std::string_view name(entity::NameRelation relation) {
  switch (relation) {
  case entity::NameRelation::same: return "same";
  case entity::NameRelation::compatible: return "compatible";
  case entity::NameRelation::variant: return "variant";
  case entity::NameRelation::different: return "different";
  }
  return "different";
}

std::string text_of(const Json& row, const char* key) {
  const auto found = row.find(key);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json answer(const entity::NameComparison& comparison) {
  return {{"match", comparison.relation != entity::NameRelation::different},
          {"score", std::round(comparison.score * 1000) / 1000},
          {"relation", name(comparison.relation)},
          {"reason", comparison.reason}};
}

// One pair a line in, one answer a line out. A line that cannot be read gets a diagnostic and costs
// the others nothing.
bool answer_lines(std::istream& in, std::ostream& out, const entity::NameMatcher& matcher,
                  const Session& session) {
  bool wrong = false;
  std::uint32_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const Json row = Json::parse(line, nullptr, false);
    if (!row.is_object() || text_of(row, "a").empty() || text_of(row, "b").empty()) {
      session.say(
          {.code = "I020",
           .message = "this line is no pair of names",
           .file = "-",
           .line = number,
           .help = R"(write {"id": "1", "a": "Anna Berg", "b": "A. Berg", "schema": "Person"})"});
      wrong = true;
      continue;
    }
    Json result = {{"id", row.contains("id") ? row["id"] : Json(number)}};
    result.update(answer(
        matcher.compare(text_of(row, "a"), text_of(row, "b"), kind_of(text_of(row, "schema")))));
    out << result.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return wrong;
}

struct Flags {
  std::vector<std::string> names;
  std::string kind;
};

} // namespace

void add_names(CLI::App& app, Session& session, int& status) {
  CLI::App* command =
      app.add_subcommand("names", "Whether two names may be one, with score and reason");
  session.add_rule_flags(*command);
  auto flags = std::make_shared<Flags>();
  command->add_option("NAME", flags->names, "Two names, or - for JSON Lines of {id, a, b, schema}")
      ->required()
      ->expected(1, 2);
  command->add_option("--kind", flags->kind, "What the names name: person, organisation or place");
  command->callback([&session, &status, flags] {
    rules::Loaded loaded = session.load_rules();
    session.say_all(loaded.diagnostics);
    const entity::NameMatcher matcher(loaded.rules.lexicons);
    if (flags->names.size() == 2) {
      const auto comparison =
          matcher.compare(flags->names[0], flags->names[1], kind_of(flags->kind));
      fmt::print("{} {:.2f}: {}\n", name(comparison.relation), comparison.score, comparison.reason);
      status = kOk;
    } else if (flags->names[0] == "-") {
      status = answer_lines(std::cin, std::cout, matcher, session) ? kWrong : kOk;
    } else {
      session.say({.code = "C001",
                   .message = "one name is no pair",
                   .help = "name two names, or - for JSON Lines"});
      status = kWrong;
    }
  });
}

} // namespace crosscheck::cli
