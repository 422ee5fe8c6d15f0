#include "review/decisions.h"

#include "report/readable.h"
#include "report/write.h"
#include "review/day.h"
#include "rules/load.h"
#include "rules/reader.h"
#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace crosscheck::review {
namespace {

using rules::Reader;
using rules::YamlNode;
namespace code = rules::code;

void read_decision(const Reader& reader, const YamlNode& node, Decisions& out) {
  if (!reader.check_map(node, "a decision", {"fact", "about", "verdict", "reason", "until"}))
    return;
  const std::size_t before = reader.errors();
  Decision decision;
  decision.line = reader.locate(node).line;
  if (const YamlNode* fact = reader.require(node, "fact", "a decision"))
    decision.fact = reader.text(*fact, "fact").value_or("");
  if (const YamlNode* verdict = reader.require(node, "verdict", "a decision")) {
    if (verdict->text == report::kToFill)
      reader.error(*verdict, code::kMissingKey, "the verdict is still to be filled in",
                   rules::one_of(report::verdicts()));
    else if (const auto chosen = reader.choice(*verdict, "verdict", report::verdicts()))
      decision.verdict = report::verdicts()[*chosen];
  }
  if (const YamlNode* reason = reader.require(node, "reason", "a decision")) {
    decision.reason = reader.text(*reason, "reason").value_or("");
    if (decision.reason.empty() || decision.reason == report::kToFill)
      reader.error(*reason, code::kMissingKey, "the reason is still to be filled in",
                   "say in a few words why; the next editor will ask");
  }
  if (const YamlNode* until = Reader::find(node, "until"))
    decision.until = read_day(reader, *until, "until");
  if (reader.errors() == before) out.entries.push_back(std::move(decision));
}

} // namespace

Result<Decisions> parse_decisions(const std::string& path, std::string bytes) {
  Decisions out;
  out.path = path;
  const rules::SourceFile file(path, std::move(bytes), 0);
  auto root = rules::parse_yaml(file);
  if (!root) return tl::unexpected<Diagnostics>(std::move(root.error()));
  if (root->kind == YamlNode::Kind::null) return out;
  Diagnostics diagnostics;
  const Reader reader(file, diagnostics);
  if (reader.check_map(*root, "a decisions file", {"decisions", "note"}))
    if (const YamlNode* list = Reader::find(*root, "decisions"))
      if (list->kind != YamlNode::Kind::null && reader.check_list(*list, "decisions"))
        for (const YamlNode& item : list->items) read_decision(reader, item, out);
  std::map<std::string_view, std::uint32_t> seen;
  for (const Decision& decision : out.entries) {
    const auto [at, added] = seen.try_emplace(decision.fact, decision.line);
    if (added) continue;
    Diagnostic twice{.code = code::kDuplicateId,
                     .message = fmt::format("fact '{}' is decided again", decision.fact),
                     .file = path,
                     .line = decision.line,
                     .help = fmt::format("line {} decides it already; keep one", at->second)};
    diagnostics.push_back(std::move(twice));
  }
  if (has_errors(diagnostics)) return tl::unexpected<Diagnostics>(std::move(diagnostics));
  return out;
}

Result<Decisions> load_decisions(const std::string& path) {
  auto bytes = rules::DiskFiles().read(path);
  if (!bytes)
    return fail({.code = "C011",
                 .message = "the decisions cannot be read",
                 .file = path,
                 .help = "check the path and the permissions"});
  return parse_decisions(path, std::move(*bytes));
}

Diagnostics apply(const Decisions& decisions, text::Date today, bool partial,
                  report::Report& report) {
  Diagnostics told;
  std::map<std::string_view, report::Fact*> by_id;
  for (report::Fact& fact : report.facts) by_id.emplace(fact.id, &fact);
  const auto tell = [&](const Decision& decision, const char* code, std::string message,
                        std::string help) {
    told.push_back({.level = Level::warning,
                    .code = code,
                    .message = std::move(message),
                    .file = decisions.path,
                    .line = decision.line,
                    .help = std::move(help)});
  };
  for (const Decision& decision : decisions.entries) {
    const auto found = by_id.find(decision.fact);
    if (decision.until && *decision.until < today) {
      tell(decision, "C012",
           fmt::format("the decision about '{}' ended on {}", decision.fact,
                       text::format_date(*decision.until)),
           "decide again, or remove the entry");
      continue;
    }
    if (found == by_id.end()) {
      if (!partial)
        tell(decision, "C013", fmt::format("no fact '{}' was found", decision.fact),
             "the articles were mended or a value changed; remove the entry");
      continue;
    }
    if (decision.verdict == "confirmed") continue;
    report::Standing& standing = found->second->standing;
    standing.verdict = decision.verdict;
    standing.reason = decision.reason;
    standing.until = decision.until;
  }
  return told;
}

Diagnostics accept_in_articles(text::Date today, report::Report& report) {
  Diagnostics told;
  for (std::uint32_t d = 0; d < report.documents.size(); ++d) {
    const text::Document& document = report.documents[d];
    for (const text::Acceptance& acceptance : document.accepted) {
      const auto tell = [&](const char* code, std::string message, std::string help) {
        told.push_back({.level = Level::warning,
                        .code = code,
                        .message = std::move(message),
                        .file = document.path.empty() ? document.id : document.path,
                        .line = acceptance.line,
                        .help = std::move(help)});
      };
      if (acceptance.until && *acceptance.until < today) {
        tell("C012",
             fmt::format("what the article accepts of '{}' ended on {}", acceptance.attribute,
                         text::format_date(*acceptance.until)),
             "decide again, or remove it");
        continue;
      }
      const std::string wanted = text::fold(acceptance.value);
      const auto says = [&](const report::ValueGroup& group) {
        // As the JSON report has the value, or as people read it: ">=12", "at least 12".
        return (wanted.empty() || text::fold(group.value) == wanted ||
                text::fold(report::readable(report, group)) == wanted) &&
               std::any_of(group.claims.begin(), group.claims.end(),
                           [&](std::uint32_t claim) { return report.claims[claim].document == d; });
      };
      bool used = false;
      for (report::Fact& fact : report.facts) {
        if (fact.attribute != acceptance.attribute || fact.relation < report::Relation::variant ||
            std::none_of(fact.values.begin(), fact.values.end(), says))
          continue;
        used = true;
        if (!fact.standing.verdict.empty()) continue;
        fact.standing.verdict = "accepted";
        fact.standing.reason = acceptance.reason;
        fact.standing.until = acceptance.until;
      }
      if (!used)
        tell("C013",
             fmt::format("the article accepts '{}', and no finding has it", acceptance.attribute),
             "remove it, or write attribute and value as the report does");
    }
  }
  return told;
}

} // namespace crosscheck::review
