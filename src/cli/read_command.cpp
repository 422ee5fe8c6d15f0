// read: the articles as they were read, as JSON Lines. What is printed is an input itself, and the
// offsets of reports, claims and mentions count in its strings.
#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace crosscheck::cli {
namespace {

using nlohmann::ordered_json;

std::string line(const text::Document& document) {
  ordered_json out{{"id", document.id}};
  const auto add = [&out](const char* key, const std::string& value) {
    if (!value.empty()) out[key] = value;
  };
  add("title", document.title);
  if (document.date) out["date"] = text::format_date(*document.date);
  add("source", document.source);
  add("section", document.section);
  add("byline", document.byline);
  add("url", document.url);
  out["text"] = document.text;
  if (!document.captions.empty()) out["captions"] = document.captions;
  return out.dump() + '\n';
}

int print_articles(const Session& session) {
  bool wrong = false;
  const std::vector<text::Document> documents = session.read_inputs(wrong);
  if (documents.empty()) return kWrong;
  print_lines(documents, session.jobs(),
              [](std::size_t, const text::Document& document) { return line(document); });
  return wrong ? kWrong : kOk;
}

} // namespace

void add_read(CLI::App& app, Session& session, int& status) {
  CLI::App* command = app.add_subcommand(
      "read", "Prints each article as it was read, as JSON Lines that are an input again");
  session.add_input_flags(*command);
  command->callback([&session, &status] { status = print_articles(session); });
}

} // namespace crosscheck::cli
