// rules try 'PATTERN' [INPUT]: what a pattern sees and catches, without any file.
#include "cli/commands.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace crosscheck::cli {
namespace {

rules::RuleSet one_rule(const rules::Lexicons& lexicons, rules::Pattern pattern) {
  rules::RuleSet set;
  set.files = {"the pattern given"};
  set.lexicons = lexicons;
  rules::Attribute attribute;
  attribute.name = "try";
  set.attributes.push_back(std::move(attribute));
  rules::Rule rule;
  rule.id = "try/pattern";
  rule.attribute = AttributeId(0);
  rule.patterns.push_back(std::move(pattern));
  set.rules.push_back(std::move(rule));
  return set;
}

// The view with the match between >> and <<.
std::string marked(const text::View& view, ViewSpan span, bool colour) {
  const std::string_view open = colour ? "\x1b[7m" : ">>";
  const std::string_view close = colour ? "\x1b[0m" : "<<";
  return fmt::format("{}{}{}{}{}", view.readable({0, span.begin}), open, view.readable(span), close,
                     view.readable({span.end, static_cast<std::uint32_t>(view.text().size())}));
}

int try_pattern(const Session& session, const std::string& written) {
  bool wrong = false;
  rules::Loaded loaded = session.load_rules();
  Diagnostics diagnostics;
  rules::Pattern pattern = rules::translate(written, loaded.rules.lexicons, diagnostics);
  session.say_all(diagnostics);
  if (has_errors(diagnostics)) return kWrong;
  const auto engine = engine::Engine::create(one_rule(loaded.rules.lexicons, std::move(pattern)));
  if (!engine) {
    session.say_all(engine.error());
    return kWrong;
  }
  const std::vector<text::Document> documents = session.read_inputs(wrong);
  std::size_t found = 0;
  for (const text::Document& document : documents) {
    const annotate::Annotation annotation = engine->annotator().annotate(document);
    const std::vector<match::Match> matches = engine->matcher().match(annotation);
    std::size_t next = 0;
    for (std::size_t v = 0; v < annotation.views.size(); ++v) {
      const annotate::AnnotatedView& view = annotation.views[v];
      if (view.whole_paragraph) continue;
      bool any = false;
      for (; next < matches.size() && matches[next].view == v; ++next) {
        const match::Match& match = matches[next];
        const text::Segment& segment = annotation.layout.segments[view.segment.index()];
        const Span at = view.view.to_document(match.span);
        const text::Position position = document.locate(segment.field, at.begin);
        fmt::print("{}:{}:{}  {}\n", document.id, position.line, position.column,
                   marked(view.view, match.span, session.colour_stdout()));
        for (std::size_t s = 0; s < match.slots.size(); ++s) {
          if (match.slots[s].empty()) continue;
          const rules::Slot& slot = engine->rules().rules[0].patterns[0].slots[s];
          const Span span = view.view.to_document(match.slots[s]);
          std::string value(document.field(segment.field).substr(span.begin, span.size()));
          std::string read;
          if (const auto mention = view.view.mention_at(match.slots[s].begin))
            for (const annotate::Reading& reading : annotation.mention(*mention).readings)
              if (slot.types.has(reading.type)) read = value::to_string(reading.value);
          fmt::print("    {} = {}{}\n", slot.name, value, read.empty() ? "" : "  read as " + read);
        }
        ++found;
        any = true;
      }
      if (!any && view.alternative == 0 && documents.size() == 1 && annotation.views.size() <= 40)
        fmt::print("    {}\n", view.view.readable());
    }
  }
  fmt::print("{} match{}\n", found, found == 1 ? "" : "es");
  return wrong ? kWrong : kOk;
}

} // namespace

void add_rules_try(CLI::App& rules, Session& session, int& status) {
  CLI::App* command =
      rules.add_subcommand("try", "Shows what a pattern sees and catches in a text");
  auto pattern = std::make_shared<std::string>();
  command->add_option("PATTERN", *pattern, "A pattern of the rule language")->required();
  session.add_input_flags(*command);
  session.add_rule_flags(*command);
  command->callback([&session, &status, pattern] { status = try_pattern(session, *pattern); });
}

} // namespace crosscheck::cli
