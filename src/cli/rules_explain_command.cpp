// rules explain ID FILE[:LINE]: step by step, why a rule fired or did not.
#include "claims/draw.h"
#include "cli/commands.h"
#include "cli/rules_selection.h"
#include "cli/session.h"
#include "cli/view_lines.h"
#include "match/progress.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace crosscheck::cli {
namespace {

using annotate::AnnotatedView;

// FILE or FILE:LINE; a file whose name ends so is meant where it exists.
struct Target {
  std::string file;
  std::uint32_t line = 0; // 0: all
};
Target parse_target(const std::string& given) {
  Target target{given, 0};
  const std::size_t colon = given.rfind(':');
  if (colon != std::string::npos && colon + 1 < given.size()) {
    std::uint32_t line = 0;
    const char* const end = given.data() + given.size();
    const auto [rest, failure] = std::from_chars(given.data() + colon + 1, end, line);
    if (failure == std::errc() && rest == end && line > 0) target = {given.substr(0, colon), line};
  }
  if (target.file.starts_with("./")) target.file.erase(0, 2);
  return target;
}

class Explanation {
public:
  Explanation(const engine::Engine& engine, RuleId id, bool colour)
      : engine_(engine), id_(id), rule_(engine.rules().rule(id)), colour_(colour) {
    for (const rules::Pattern& pattern : rule_.patterns)
      probes_.emplace_back(engine.rules(), pattern.text, rule_.as_written);
  }

  void head() const {
    const rules::Attribute& attribute = engine_.rules().attribute(rule_.attribute);
    fmt::print("{}  draws {}  {}:{}\n", rule_.id, attribute.name,
               engine_.rules().files[rule_.where.file], rule_.where.line);
  }

  // Explains the sentences on the line; without one those in which the rule got somewhere, or else
  // the one in which it got furthest.
  void document(const engine::Run& run, DocumentId id, std::uint32_t line) const {
    const text::Document& document = run.documents[id.index()];
    const annotate::Annotation& annotation = run.annotations[id.index()];
    const std::vector<match::Match> matches = engine_.matcher().match(annotation);
    const std::vector<match::Rejection> rejections = engine_.matcher().rejections(annotation, id_);
    std::vector<claims::Displaced> displaced;
    (void)claims::draw(id, document, annotation, engine_.rules(), engine_.matcher(), &displaced);
    const bool paragraphs = rule_.scope == rules::Scope::paragraph;

    std::vector<std::uint32_t> wanted;
    std::optional<std::uint32_t> best;
    double furthest = 0;
    for (std::uint32_t v = 0; v < annotation.views.size(); ++v) {
      const AnnotatedView& view = annotation.views[v];
      if (view.whole_paragraph != paragraphs) continue;
      const bool met = meets(matches, v) || meets_rejection(rejections, v);
      if (line > 0) {
        if (on_line(document, annotation, view, line) && (view.alternative == 0 || met))
          wanted.push_back(v);
      } else if (met) {
        wanted.push_back(v);
      } else if (wanted.empty() && v < kMostViews) {
        const double share = best_share(view.view);
        if (share > furthest) {
          furthest = share;
          best = v;
        }
      }
    }
    if (wanted.empty() && best) {
      fmt::print("it fires nowhere in {}; it gets furthest here:\n", document.id);
      wanted.push_back(*best);
    }
    if (wanted.empty())
      fmt::print("{}{}: nothing of the rule's patterns stands there\n", document.id,
                 line > 0 ? fmt::format(":{}", line) : std::string());
    for (const std::uint32_t v : wanted) {
      const AnnotatedView& view = annotation.views[v];
      const auto whole = ViewSpan{0, static_cast<std::uint32_t>(view.view.text().size())};
      fmt::print("{}  {}{}\n", place_of(document, annotation, view, whole),
                 view.alternative > 0 ? "(other reading) " : "", view_line(view.view, {}, colour_));
      for (std::uint32_t p = 0; p < rule_.patterns.size(); ++p)
        pattern(run, id, v, p, matches, rejections, displaced);
    }
  }

private:
  static constexpr std::uint32_t kMostViews = 2000;

  [[nodiscard]] bool meets(const std::vector<match::Match>& matches, std::uint32_t view) const {
    return std::any_of(matches.begin(), matches.end(),
                       [&](const match::Match& m) { return m.rule == id_ && m.view == view; });
  }
  [[nodiscard]] static bool meets_rejection(const std::vector<match::Rejection>& rejections,
                                            std::uint32_t view) {
    return std::any_of(rejections.begin(), rejections.end(),
                       [&](const match::Rejection& r) { return r.match.view == view; });
  }

  static bool on_line(const text::Document& document, const annotate::Annotation& annotation,
                      const AnnotatedView& view, std::uint32_t line) {
    const text::Segment& segment = annotation.layout.segments[view.segment.index()];
    const Span span =
        view.whole_paragraph ? annotation.layout.paragraphs[view.paragraph].span : segment.span;
    return document.locate(segment.field, span.begin).line <= line &&
           line <= document.locate(segment.field, span.end).line;
  }

  [[nodiscard]] double best_share(const text::View& view) const {
    double best = 0;
    for (std::size_t p = 0; p < probes_.size(); ++p)
      best = std::max(best, static_cast<double>(probes_[p].furthest(view).pattern_end) /
                                static_cast<double>(rule_.patterns[p].text.size()));
    return best;
  }

  void pattern(const engine::Run& run, DocumentId id, std::uint32_t v, std::uint32_t p,
               const std::vector<match::Match>& matches,
               const std::vector<match::Rejection>& rejections,
               const std::vector<claims::Displaced>& displaced) const {
    const text::Document& document = run.documents[id.index()];
    const annotate::Annotation& annotation = run.annotations[id.index()];
    const AnnotatedView& view = annotation.views[v];
    const rules::Pattern& pattern = rule_.patterns[p];
    bool any = false;
    const auto head = [&] {
      if (!any) fmt::print("  pattern {}: {}\n", p + 1, pattern.text);
      any = true;
    };
    const auto matched = [&](const match::Match& match) {
      fmt::print("    matches '{}'\n", view.view.readable(match.span));
      for (const std::string& line :
           slot_lines(document, annotation, view, pattern.slots, match.slots))
        fmt::print("      {}\n", line);
    };
    for (const match::Match& match : matches) {
      if (match.rule != id_ || match.view != v || match.pattern != p) continue;
      head();
      matched(match);
      if (match.part) fmt::print("      it is about a part of the whole\n");
      outcome(run, id, view, match, displaced);
    }
    for (const match::Rejection& rejection : rejections) {
      if (rejection.match.view != v || rejection.match.pattern != p) continue;
      head();
      matched(rejection.match);
      fmt::print("    dropped: {}\n", reason(view, rejection));
    }
    if (any) return;
    const match::Progress progress = probes_[p].furthest(view.view);
    if (progress.pattern_end == 0) {
      fmt::print("  pattern {}: {}\n    nothing of it stands here\n", p + 1, pattern.text);
      return;
    }
    head();
    const auto size = static_cast<std::uint32_t>(view.view.text().size());
    fmt::print("{}", next_step(pattern.text, progress.pattern_end,
                               view.view.readable({progress.span.end, size})));
    if (const auto hidden = probes_[p].hidden_by(document, annotation, v)) {
      const annotate::Mention& mention = annotation.mention(*hidden);
      fmt::print("    hint: it would match, were '{}' not read as <{}>: write the slot\n",
                 document.field(mention.field).substr(mention.span.begin, mention.span.size()),
                 text::name(mention.readings[0].type));
    }
  }

  static std::string reason(const AnnotatedView& view, const match::Rejection& rejection) {
    if (rejection.condition == "narrowed slot") return "the mention is of another kind than asked";
    if (!rejection.words.empty())
      return fmt::format("{}: '{}' is '{}'", rejection.condition, rejection.detail,
                         view.view.readable(rejection.words));
    if (rejection.condition == "only_if_value")
      return fmt::format("only_if_value: the figure lies outside of {}", rejection.detail);
    return fmt::format("{}: none of '{}' is there", rejection.condition, rejection.detail);
  }

  // What became of a match that the conditions let through.
  void outcome(const engine::Run& run, DocumentId id, const AnnotatedView& view,
               const match::Match& match, const std::vector<claims::Displaced>& displaced) const {
    const text::Field field =
        run.annotations[id.index()].layout.segments[view.segment.index()].field;
    const Span evidence = view.view.to_document(match.span);
    const auto here = [&](const claims::Claim& claim) {
      return claim.rule == id_ && claim.field == field && claim.evidence.begin == evidence.begin;
    };
    for (const claims::Claim& claim : run.claims) {
      if (claim.document != id || !here(claim)) continue;
      const event::Key& key = run.keys[claim.id.index()];
      fmt::print("    claim: {} = {}\n", engine_.rules().attribute(rule_.attribute).name,
                 value::to_string(claim.value));
      if (key.text.empty())
        fmt::print("      compared with nothing: {}\n", key.why);
      else
        fmt::print("      about {}\n", key.subject);
      return;
    }
    for (const claims::Displaced& d : displaced) {
      if (!here(d.claim)) continue;
      using By = claims::Displaced::By;
      fmt::print("    dropped: {} reads '{}' here and wins by {}\n",
                 engine_.rules().rule(d.winner.rule).id, value::to_string(d.winner.value),
                 d.by == By::priority ? "its priority"
                 : d.by == By::length ? "its longer evidence"
                                      : "standing first");
      return;
    }
    fmt::print("    it gives the same claim as another match\n");
  }

  const engine::Engine& engine_;
  RuleId id_;
  const rules::Rule& rule_;
  bool colour_;
  std::vector<match::Probe> probes_;
};

int explain(const Session& session, const std::string& rule, const std::string& place) {
  bool wrong = false;
  const auto engine = session.load_engine(wrong);
  if (!engine) return kWrong;
  const std::vector<RuleId> selected = select_rules(engine->rules(), {rule});
  if (selected.empty()) {
    std::vector<std::string_view> ids;
    for (const rules::Rule& known : engine->rules().rules) {
      ids.push_back(known.id);
      ids.push_back(std::string_view(known.id).substr(known.id.find('/') + 1));
    }
    const std::string_view near = nearest(std::string_view(rule).substr(0, 64), ids);
    session.say({.code = "C006",
                 .message = fmt::format("no rule is called '{}'", rule),
                 .help = near.empty() ? "`crosscheck rules list` names them all"
                                      : fmt::format("did you mean '{}'?", near)});
    return kWrong;
  }
  const Target target = parse_target(place);
  const std::vector<text::Document> documents = session.read_inputs(wrong, {target.file});
  if (documents.empty()) return kWrong;
  const engine::Run run = engine->run(documents, {.jobs = session.jobs(), .show_info = true});
  bool found = false;
  for (const RuleId id : selected) {
    const Explanation explanation(*engine, id, session.colour_stdout());
    explanation.head();
    for (std::size_t d = 0; d < run.documents.size(); ++d) {
      const text::Document& document = run.documents[d];
      if (document.id != target.file && document.path != target.file) continue;
      found = true;
      explanation.document(run, DocumentId(d), target.line);
    }
  }
  if (!found) {
    session.say({.code = "C007",
                 .message = fmt::format("no article is called '{}'", target.file),
                 .help = "name a file, or the id of an article in what --among names"});
    return kWrong;
  }
  return wrong ? kWrong : kOk;
}

} // namespace

void add_rules_explain(CLI::App& rules, Session& session, int& status) {
  CLI::App* command = rules.add_subcommand(
      "explain", "Says step by step why a rule fired in an article or did not");
  auto rule = std::make_shared<std::string>();
  auto place = std::make_shared<std::string>();
  command->add_option("RULE", *rule, "The id of a rule, or a glob over ids")->required();
  command->add_option("PLACE", *place, "An article, or one line of it")
      ->type_name("FILE[:LINE]")
      ->required();
  session.add_rule_flags(*command);
  session.add_among_flag(*command);
  command->callback([&session, &status, rule, place] { status = explain(session, *rule, *place); });
}

} // namespace crosscheck::cli
