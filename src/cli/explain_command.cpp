// explain FILE:LINE [FILE:LINE]: what was read there, and why two claims were or were not compared.
#include "cli/commands.h"
#include "cli/session.h"
#include "judge/judge.h"
#include "judge/spelling.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace crosscheck::cli {
namespace {

struct Place {
  std::string file;
  std::uint32_t line = 0;
};

std::optional<Place> parse_place(const std::string& given) {
  const std::size_t colon = given.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  Place place{given.substr(0, colon), 0};
  if (place.file.starts_with("./")) place.file.erase(0, 2);
  const char* const end = given.data() + given.size();
  const auto [to, error] = std::from_chars(given.data() + colon + 1, end, place.line);
  if (error != std::errc() || to != end || place.line == 0) return std::nullopt;
  return place;
}

bool on_line(const text::Document& document, text::Field field, Span span, std::uint32_t line) {
  return document.locate(field, span.begin).line <= line &&
         line <= document.locate(field, span.end).line;
}

class Explainer {
public:
  Explainer(const engine::Engine& engine, const engine::Run& run) : engine_(engine), run_(run) {}

  // Prints what was read at a place and returns its claims.
  std::vector<ClaimId> place(const Place& wanted) const {
    std::vector<ClaimId> found;
    bool read = false;
    for (std::size_t d = 0; d < run_.documents.size(); ++d) {
      const text::Document& document = run_.documents[d];
      if (document.id != wanted.file && document.path != wanted.file) continue;
      fmt::print("{}:{}  (story {}, published {})\n", document.id, wanted.line,
                 run_.stories[d].value,
                 document.date ? text::format_date(*document.date) : "on an unknown day");
      const annotate::Annotation& annotation = run_.annotations[d];
      for (const annotate::AnnotatedView& view : annotation.views) {
        const text::Segment& segment = annotation.layout.segments[view.segment.index()];
        if (view.whole_paragraph) continue;
        if (!on_line(document, segment.field, segment.span, wanted.line)) continue;
        read = true;
        fmt::print("  view{}  {}\n", view.alternative > 0 ? " (other reading)" : "",
                   view.view.readable());
      }
      if (!read) fmt::print("  no sentence stands there: the line is empty, or past the end\n");
      const std::vector<annotate::Explanation> why =
          engine_.annotator().explain(document, annotation);
      for (std::size_t m = 0; m < annotation.mentions.size(); ++m) {
        const annotate::Mention& mention = annotation.mentions[m];
        if (!on_line(document, mention.field, mention.span, wanted.line)) continue;
        std::string readings;
        for (const annotate::Reading& reading : mention.readings)
          readings +=
              fmt::format("  {} {}", text::name(reading.type), value::to_string(reading.value));
        const EntityId entity = run_.entities.of(DocumentId(d), MentionId(m));
        fmt::print("  mention  '{}'{}{}\n",
                   document.field(mention.field).substr(mention.span.begin, mention.span.size()),
                   readings,
                   entity.valid() ? "  = " + run_.entities.entities[entity.index()].label : "");
        for (const annotate::Explanation& explanation : why)
          if (explanation.field == mention.field && explanation.span == mention.span)
            for (const std::string& line : explanation.lines) fmt::print("           {}\n", line);
      }
      for (const claims::Claim& claim : run_.claims) {
        if (claim.document != DocumentId(d)) continue;
        if (!on_line(document, claim.field, claim.evidence, wanted.line)) continue;
        found.push_back(claim.id);
        if (!stands_alone(claim)) this->claim(claim);
      }
    }
    return found;
  }

  // Says why two claims stand in one fact or do not.
  void pair(ClaimId a, ClaimId b) const {
    const claims::Claim& x = run_.claims[a.index()];
    const claims::Claim& y = run_.claims[b.index()];
    if (x.attribute != y.attribute) return;
    const std::string& attribute = engine_.rules().attribute(x.attribute).name;
    fmt::print("{}: {} beside {}\n", attribute, value::to_string(x.value),
               value::to_string(y.value));
    const event::Key& key_x = run_.keys[a.index()];
    const event::Key& key_y = run_.keys[b.index()];
    for (const event::Key* key : {&key_x, &key_y})
      if (key->text.empty()) {
        fmt::print("  not compared: one of them has no key: {}\n", key->why);
        return;
      }
    if (key_x.text != key_y.text) {
      fmt::print("  not compared: they are about two things: {} / {}\n", key_x.subject,
                 key_y.subject);
      return;
    }
    const event::Context context{run_.documents, run_.annotations, run_.stories, engine_.rules(),
                                 run_.entities,  run_.alignment,   run_.copies};
    if (event::cannot_link(context, x, y)) {
      fmt::print("  not compared: the text around them names different things\n");
      return;
    }
    const graph::Edge edge = judge::Judge(context, engine_.names()).judge(x, y);
    fmt::print("  {}: {}\n", graph::name(edge.relation), edge.reason);
  }

private:
  // Any figure is compared where another article has nearly the same sentence; that most have none
  // is no news.
  [[nodiscard]] bool stands_alone(const claims::Claim& claim) const {
    const std::vector<std::string>& key = engine_.rules().attribute(claim.attribute).key;
    return run_.keys[claim.id.index()].text.empty() &&
           std::any_of(key.begin(), key.end(), [](const std::string& part) {
             return part == "sentence" || part == "twin";
           });
  }

  void claim(const claims::Claim& claim) const {
    const event::Key& key = run_.keys[claim.id.index()];
    const rules::Attribute& attribute = engine_.rules().attribute(claim.attribute);
    fmt::print("  claim  {} = {}  by {}\n", attribute.name, judge::shown_value(claim, attribute),
               engine_.rules().rule(claim.rule).id);
    for (const claims::Filled& filled : claim.slots)
      fmt::print("         {} = {}\n", filled.name, value::to_string(filled.value));
    if (key.text.empty())
      fmt::print("         compared with nothing: {}\n", key.why);
    else
      fmt::print("         about {}\n", key.subject);
  }

  const engine::Engine& engine_;
  const engine::Run& run_;
};

int explain(const Session& session, const std::vector<std::string>& places) {
  bool wrong = false;
  std::vector<Place> wanted;
  for (const std::string& given : places) {
    auto place = parse_place(given);
    if (!place) {
      session.say({.code = "C007",
                   .message = fmt::format("'{}' is no FILE:LINE", given),
                   .help = "name a line as in story.txt:12, and the articles with --among"});
      return kWrong;
    }
    wanted.push_back(std::move(*place));
  }
  const auto engine = session.load_engine(wrong);
  std::vector<std::string> files;
  for (const Place& place : wanted)
    if (std::find(files.begin(), files.end(), place.file) == files.end())
      files.push_back(place.file);
  const std::vector<text::Document> documents = session.read_inputs(wrong, files);
  if (!engine || documents.empty()) return kWrong;
  const engine::Run run = engine->run(documents, {.jobs = session.jobs(), .show_info = true});
  const Explainer explainer(*engine, run);
  std::vector<std::vector<ClaimId>> claims;
  claims.reserve(wanted.size());
  for (const Place& place : wanted) claims.push_back(explainer.place(place));
  if (claims.size() == 2)
    for (const ClaimId a : claims[0])
      for (const ClaimId b : claims[1])
        if (a != b) explainer.pair(a, b);
  return wrong ? kWrong : kOk;
}

} // namespace

void add_explain(CLI::App& app, Session& session, int& status) {
  CLI::App* command = app.add_subcommand(
      "explain", "Says what was read at a line, and why two lines were compared or not");
  auto places = std::make_shared<std::vector<std::string>>();
  command->add_option("PLACE", *places, "One line or two")
      ->type_name("FILE:LINE")
      ->required()
      ->expected(1, 2);
  session.add_rule_flags(*command);
  session.add_among_flag(*command);
  command->callback([&session, &status, places] { status = explain(session, *places); });
}

} // namespace crosscheck::cli
