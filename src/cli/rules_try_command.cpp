// rules try 'PATTERN' [INPUT]: what a pattern sees and catches, without any file.
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/view_lines.h"
#include "match/progress.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <optional>

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

class Trial {
public:
  Trial(const engine::Engine& engine, bool colour)
      : engine_(engine), pattern_(engine.rules().rules[0].patterns[0]), colour_(colour) {}

  void read(const text::Document& document, bool show_all) {
    const annotate::Annotation annotation = engine_.annotator().annotate(document);
    const std::vector<match::Match> matches = engine_.matcher().match(annotation);
    std::size_t next = 0;
    for (std::size_t v = 0; v < annotation.views.size(); ++v) {
      const annotate::AnnotatedView& view = annotation.views[v];
      if (view.whole_paragraph) continue;
      bool any = false;
      for (; next < matches.size() && matches[next].view <= v; ++next) {
        if (matches[next].view != v) continue;
        const match::Match& match = matches[next];
        fmt::print("{}  {}\n", place_of(document, annotation, view, match.span),
                   view_line(view.view, match.span, colour_));
        for (const std::string& line :
             slot_lines(document, annotation, view, pattern_.slots, match.slots))
          fmt::print("    {}\n", line);
        ++found_;
        any = true;
      }
      if (!any && view.alternative == 0 && show_all && annotation.views.size() <= 40)
        fmt::print("    {}\n", view_line(view.view, {}, colour_));
    }
    if (found_ == 0) look_for_nearest(document, annotation);
  }

  // Where nothing has matched: how far the pattern got, and what stands in its way.
  [[nodiscard]] std::size_t finish() const {
    if (found_ > 0 || nearest_.empty()) return found_;
    std::fputs(nearest_.c_str(), stdout);
    return found_;
  }

private:
  void look_for_nearest(const text::Document& document, const annotate::Annotation& annotation) {
    // Looking is slow; a pattern is tried on a few articles.
    constexpr std::size_t kMostViews = 2000;
    if (!probe_) probe_.emplace(engine_.rules(), pattern_.text, false);
    for (std::size_t v = 0; v < annotation.views.size() && looked_ < kMostViews; ++v) {
      const annotate::AnnotatedView& view = annotation.views[v];
      if (view.whole_paragraph) continue;
      ++looked_;
      const match::Progress progress = probe_->furthest(view.view);
      if (progress.pattern_end <= furthest_) continue;
      furthest_ = progress.pattern_end;
      nearest_ = describe(document, annotation, static_cast<std::uint32_t>(v), progress);
    }
  }

  [[nodiscard]] std::string describe(const text::Document& document,
                                     const annotate::Annotation& annotation, std::uint32_t v,
                                     const match::Progress& progress) const {
    const annotate::AnnotatedView& view = annotation.views[v];
    const auto size = static_cast<std::uint32_t>(view.view.text().size());
    std::string out =
        fmt::format("nearest: {}  {}\n", place_of(document, annotation, view, progress.span),
                    view_line(view.view, progress.span, colour_));
    out += next_step(pattern_.text, progress.pattern_end,
                     view.view.readable({progress.span.end, size}));
    if (const auto hidden = probe_->hidden_by(document, annotation, v)) {
      const annotate::Mention& mention = annotation.mention(*hidden);
      out +=
          fmt::format("    hint: it would match, were '{}' not read as <{}>: write the slot\n",
                      document.field(mention.field).substr(mention.span.begin, mention.span.size()),
                      text::name(mention.readings[0].type));
    }
    return out;
  }

  const engine::Engine& engine_;
  const rules::Pattern& pattern_;
  bool colour_;
  std::optional<match::Probe> probe_;
  std::size_t found_ = 0, looked_ = 0, furthest_ = 0;
  std::string nearest_;
};

int try_pattern(Session& session, const std::string& written) {
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
  session.default_to_stdin();
  const std::vector<text::Document> documents = session.read_inputs(wrong);
  if (documents.empty()) return kWrong;
  Trial trial(*engine, session.colour_stdout());
  for (const text::Document& document : documents) trial.read(document, documents.size() == 1);
  const std::size_t found = trial.finish();
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
