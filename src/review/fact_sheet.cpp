#include "review/fact_sheet.h"

#include "review/day.h"
#include "rules/load.h"
#include "rules/reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscheck::review {
namespace {

using rules::Reader;
using rules::YamlNode;

class Sheet {
public:
  Sheet(const Reader& reader, std::string path, text::Date today, FactSheet& out)
      : reader_(reader), path_(std::move(path)), today_(today), out_(out) {}

  void entry(const YamlNode& node) {
    if (!reader_.check_map(node, "an entry", {"about", "says", "date", "reason", "until"})) return;
    const std::size_t before = reader_.errors();
    text::Document document;
    document.id = fmt::format("{}:{}", path_, reader_.locate(node).line);
    document.source = kFactSheet;
    if (const YamlNode* about = reader_.require(node, "about", "an entry"))
      document.title = reader_.text(*about, "about").value_or("");
    if (const YamlNode* says = reader_.require(node, "says", "an entry"))
      document.text = reader_.text(*says, "says").value_or("");
    if (const YamlNode* reason = reader_.require(node, "reason", "an entry"))
      (void)reader_.text(*reason, "reason");
    if (const YamlNode* date = Reader::find(node, "date"))
      document.date = read_day(reader_, *date, "a day");
    const YamlNode* until = Reader::find(node, "until");
    const auto last = until != nullptr ? read_day(reader_, *until, "a day") : std::nullopt;
    if (reader_.errors() != before) return;
    if (last && *last < today_) {
      out_.warnings.push_back({.level = Level::warning,
                               .code = "C012",
                               .message = fmt::format("the entry about '{}' ended on {}",
                                                      document.title, text::format_date(*last)),
                               .file = path_,
                               .line = reader_.locate(node).line,
                               .help = "settle it again, or remove the entry"});
      return;
    }
    document.origin_text.line_starts = text::line_starts(document.text);
    out_.documents.push_back(std::move(document));
  }

private:
  const Reader& reader_;
  std::string path_;
  text::Date today_;
  FactSheet& out_;
};

} // namespace

Result<FactSheet> parse_fact_sheet(const std::string& path, std::string bytes, text::Date today) {
  FactSheet out;
  const rules::SourceFile file(path, std::move(bytes), 0);
  auto root = rules::parse_yaml(file);
  if (!root) return tl::unexpected<Diagnostics>(std::move(root.error()));
  if (root->kind == YamlNode::Kind::null) return out;
  Diagnostics diagnostics;
  const Reader reader(file, diagnostics);
  Sheet sheet(reader, path, today, out);
  if (reader.check_map(*root, "a fact sheet", {"facts", "note"}))
    if (const YamlNode* list = Reader::find(*root, "facts"))
      if (list->kind != YamlNode::Kind::null && reader.check_list(*list, "facts"))
        for (const YamlNode& item : list->items) sheet.entry(item);
  if (has_errors(diagnostics)) return tl::unexpected<Diagnostics>(std::move(diagnostics));
  return out;
}

Result<FactSheet> load_fact_sheet(const std::string& path, text::Date today) {
  auto bytes = rules::DiskFiles().read(path);
  if (!bytes)
    return fail({.code = "C018",
                 .message = "the fact sheet cannot be read",
                 .file = path,
                 .help = "check the path and the permissions"});
  return parse_fact_sheet(path, std::move(*bytes), today);
}

Diagnostics unused(const FactSheet& sheet, const report::Report& report) {
  std::set<std::string_view> used;
  for (const report::Fact& fact : report.facts) {
    std::set<std::string_view> sides;
    bool article = false;
    for (const report::ValueGroup& group : fact.values)
      for (const std::uint32_t claim : group.claims) {
        const text::Document& document = report.documents[report.claims[claim].document];
        if (document.source == kFactSheet)
          sides.insert(document.id);
        else
          article = true;
      }
    if (article) used.insert(sides.begin(), sides.end());
  }
  Diagnostics told;
  for (const text::Document& document : sheet.documents)
    if (!used.contains(document.id))
      told.push_back(
          {.level = Level::note,
           .code = "C019",
           .message = fmt::format("nothing of the entry about '{}' was compared", document.title),
           .file = document.id,
           .help = "no article is about it, or no rule reads it; ask "
                   "`crosscheck claims` what is read"});
  return told;
}

} // namespace crosscheck::review
