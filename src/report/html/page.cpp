// The editor's page: one file that stands alone. Style and script are embedded and allowed by their
// hashes, nothing is loaded, and all findings can be read without the script.
#include "report/html/finding_article.h"
#include "report/html/link.h"
#include "report/html/markup.h"
#include "report/html/page_files.h"
#include "report/html/story.h"
#include "report/question.h"
#include "report/readable.h"
#include "report/write.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscheck::report {
namespace {

using html::Markup;
using html::Story;

constexpr std::size_t kOpen = 100; // with more findings than these all are folded at first
constexpr std::array<std::string_view, 3> kGroups = {"Contradictions", "Updates", "Variants"};
constexpr std::array<std::string_view, 3> kRelations = {"contradict", "update", "variant"};

std::string counted(std::size_t number, std::string_view one) {
  return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

std::string counts_of(const Story& story) {
  constexpr std::array<std::string_view, 3> kOne = {"contradiction", "update", "variant"};
  std::string out;
  for (std::size_t i = 0; i < kOne.size(); ++i)
    if (!story.findings[i].empty())
      out += (out.empty() ? "" : ", ") + counted(story.findings[i].size(), kOne[i]);
  return out;
}

void write_head(Markup& out) {
  const auto head = out.open("head");
  out.empty("meta", {{"charset", "utf-8"}});
  out.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                     {"content", fmt::format("default-src 'none'; style-src '{}'; script-src '{}'; "
                                             "base-uri 'none'; form-action 'none'",
                                             html::kStyleHash, html::kScriptHash)}});
  out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  out.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  out.empty("meta", {{"name", "generator"}, {"content", "crosscheck " CROSSCHECK_VERSION}});
  out.leaf("title", "crosscheck: where the articles disagree");
  out.newline();
  out.style(html::kStyle);
}

void write_header(Markup& out, const Report& report, std::size_t findings) {
  const auto header = out.open("header", {{"class", "masthead"}});
  out.leaf("p", {{"class", "brand"}}, "crosscheck");
  out.leaf("h1", findings == 0 ? "No disagreement was found" : "Where the articles disagree");
  const auto counts = report.count_by_relation();
  const auto line = out.open("p", {{"class", "tally"}});
  out.text(counted(count_articles(report), "article") + ", " +
           counted(report.claims.size(), "statement") + " read: ");
  out.leaf("strong", {{"class", "contradict"}}, counted(counts[4], "contradiction"));
  out.text(", ");
  out.leaf("strong", {{"class", "update"}}, counted(counts[3], "update"));
  out.text(", ");
  out.leaf("strong", {{"class", "variant"}}, counted(counts[2], "variant"));
  if (const std::string closed = closed_findings(report); !closed.empty())
    out.text(" (" + closed + ")");
  out.text(fmt::format(". Of the other facts {} agree and {} fit together.", counts[0], counts[1]));
}

void write_choice(Markup& out, const std::string& kind, std::string_view value, std::size_t count) {
  const auto label = out.open("label");
  out.empty("input", {{"type", "checkbox"},
                      {"name", kind},
                      {"value", std::string(value)},
                      {"checked", std::string()}});
  out.text(fmt::format(" {} ", value));
  out.leaf("span", {{"class", "count"}}, fmt::format("{}", count));
}

void write_choices(Markup& out, const std::string& kind, std::string_view title,
                   const std::vector<std::pair<std::string_view, std::size_t>>& choices) {
  const auto set = out.open("fieldset");
  out.leaf("legend", title);
  for (const auto& [value, count] : choices)
    if (count > 0) write_choice(out, kind, value, count);
}

// A <select> whose first choice is everything.
void write_select(Markup& out, const std::string& id, std::string_view title, std::string_view all,
                  const std::vector<std::pair<std::string, std::string>>& options) {
  const auto line = out.open("p");
  out.leaf("label", {{"for", id}}, title);
  const auto select = out.open("select", {{"id", id}});
  out.leaf("option", {{"value", ""}}, all);
  for (const auto& [value, text] : options) out.leaf("option", {{"value", value}}, text);
}

void write_filters(Markup& out, const Report& report, const std::vector<Finding>& all) {
  const auto form = out.open(
      "form", {{"id", "filters"}, {"role", "search"}, {"aria-label", "Filter the findings"}});
  std::array<std::size_t, 3> severities{};
  std::map<std::string_view, std::size_t> standings;
  std::set<std::string> attributes;
  std::set<std::uint32_t> documents;
  for (const Finding& finding : all) {
    ++severities[static_cast<std::size_t>(finding.fact->severity)];
    ++standings[html::standing_of(*finding.fact)];
    attributes.insert(finding.fact->attribute);
    for (const ValueGroup& group : finding.fact->values)
      for (const std::uint32_t claim : group.claims)
        documents.insert(report.claims[claim].document);
  }
  {
    const auto line = out.open("p");
    out.leaf("label", {{"for", "search"}}, "Words");
    out.empty(
        "input",
        {{"id", "search"}, {"type", "search"}, {"autocomplete", "off"}, {"spellcheck", "false"}});
  }
  const auto counts = report.count_by_relation();
  write_choices(out, "relation", "Relation",
                {{"contradict", counts[4]}, {"update", counts[3]}, {"variant", counts[2]}});
  write_choices(out, "severity", "Severity",
                {{"error", severities[0]}, {"warning", severities[1]}, {"info", severities[2]}});
  if (standings["open"] < all.size())
    write_choices(out, "standing", "Standing",
                  {{"open", standings["open"]},
                   {"known", standings["known"]},
                   {"decided", standings["decided"]}});
  std::vector<std::pair<std::string, std::string>> options;
  for (const std::string& attribute : attributes) options.emplace_back(attribute, label(attribute));
  write_select(out, "attribute", "About", "everything", options);
  options.clear();
  for (const std::uint32_t id : documents)
    options.emplace_back(fmt::format("{}", id),
                         shortened(html::headline_of(report.documents[id]), 60) + " · " +
                             shortened(printable(report.documents[id].id), 60));
  write_select(out, "document", "Article", "any", options);
  {
    const auto line = out.open("p", {{"class", "buttons"}});
    out.leaf("button", {{"type", "reset"}}, "Show all");
    out.leaf("button", {{"type", "button"}, {"id", "unfold"}}, "Open all");
    out.leaf("button", {{"type", "button"}, {"id", "fold"}}, "Close all");
    out.leaf("button", {{"type", "button"}, {"id", "keys"}}, "Keys");
  }
  out.leaf("output", {{"id", "shown"}, {"for", "search"}}, counted(all.size(), "finding"));
}

std::string story_id(std::size_t index) { return fmt::format("story-{}", index + 1); }

void write_contents(Markup& out, const std::vector<Story>& stories) {
  if (stories.size() < 2) return;
  const auto nav = out.open("nav", {{"aria-label", "Stories"}});
  out.leaf("h2", "Stories");
  const auto list = out.open("ol");
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const auto item = out.open("li");
    out.leaf("a", {{"href", "#" + story_id(i)}}, shortened(stories[i].title, 80));
    out.text(" ");
    out.leaf("span", {{"class", "count"}}, counts_of(stories[i]));
  }
}

void write_story(Markup& out, const Report& report, const Story& story, std::size_t index,
                 bool open, const std::string& page) {
  const std::string id = story_id(index);
  const auto section =
      out.open("section", {{"class", "story"}, {"id", id}, {"aria-labelledby", id + "-title"}});
  out.leaf("h2", {{"id", id + "-title"}}, story.title);
  out.leaf("p", {{"class", "told"}}, story.told);
  for (std::size_t i = 0; i < kGroups.size(); ++i) {
    if (story.findings[i].empty()) continue;
    const auto group = out.open("div", {{"class", "group"}});
    {
      const auto heading = out.open("h3", {{"class", std::string(kRelations[i])}});
      out.text(kGroups[i]);
      out.text(" ");
      out.leaf("span", {{"class", "count"}}, fmt::format("{}", story.findings[i].size()));
    }
    for (const Finding& finding : story.findings[i]) {
      out.newline();
      // What the newsroom has dealt with is there, and out of the way.
      write_finding(out, report, finding, open && finding.fact->standing.open(), page);
    }
  }
  out.newline();
}

// The articles that findings name, with how many name each.
void write_articles(Markup& out, const Report& report, const std::vector<Finding>& all,
                    const std::string& page) {
  std::map<std::uint32_t, std::size_t> named;
  for (const Finding& finding : all) {
    std::set<std::uint32_t> documents;
    for (const ValueGroup& group : finding.fact->values)
      for (const std::uint32_t claim : group.claims)
        documents.insert(report.claims[claim].document);
    for (const std::uint32_t id : documents) ++named[id];
  }
  if (named.empty()) return;
  const auto section =
      out.open("section", {{"class", "articles"}, {"aria-labelledby", "articles-title"}});
  out.leaf("h2", {{"id", "articles-title"}}, "Articles");
  const auto table = out.open("table");
  {
    const auto head = out.open("thead");
    const auto row = out.open("tr");
    for (const std::string_view title : {"Article", "Published", "Findings"})
      out.leaf("th", {{"scope", "col"}}, title);
  }
  const auto body = out.open("tbody");
  for (const auto& [id, count] : named) {
    const text::Document& document = report.documents[id];
    const auto row = out.open("tr");
    {
      const auto cell = out.open("th", {{"scope", "row"}});
      if (const auto link = html::link_to(document, page))
        out.leaf("a", {{"href", *link}, {"rel", "noopener noreferrer"}},
                 html::headline_of(document));
      else
        out.text(html::headline_of(document));
      out.text(" ");
      out.leaf("span", {{"class", "file"}}, shortened(document.id, 200));
    }
    {
      const auto cell = out.open("td");
      if (!document.source.empty()) out.text(shortened(document.source, 120));
      if (!document.source.empty() && document.date) out.text(", ");
      if (document.date) out.text(readable(*document.date));
    }
    out.leaf("td", fmt::format("{}", count));
  }
}

void write_keys(Markup& out) {
  const auto dialog = out.open("dialog", {{"id", "help"}, {"aria-labelledby", "help-title"}});
  out.leaf("h2", {{"id", "help-title"}}, "Keys");
  {
    const auto list = out.open("dl");
    const auto key = [&](std::string_view keys, std::string_view what) {
      const auto line = out.open("div");
      {
        const auto term = out.open("dt");
        out.leaf("kbd", keys);
      }
      out.leaf("dd", what);
    };
    key("j", "next finding");
    key("k", "previous finding");
    key("o", "open or close the finding");
    key("f", "filter: to the search field");
    key("?", "this help");
    key("Esc", "close the help, or leave the search field");
  }
  {
    const auto line = out.open("p");
    const auto label = out.open("label");
    out.empty("input", {{"type", "checkbox"}, {"id", "shortcuts"}, {"checked", ""}});
    out.text(" Single keys work");
  }
  const auto form = out.open("form", {{"method", "dialog"}});
  out.leaf("button", "Close");
}

} // namespace

std::string write_html(const Report& report, const Style& style) {
  const std::vector<Finding> all = findings(report);
  const std::vector<Story> stories = html::by_story(report);
  Markup out;
  out.doctype();
  {
    const auto root = out.open("html", {{"lang", "en"}});
    write_head(out);
    const auto body = out.open("body");
    out.leaf("a", {{"class", "skip"}, {"href", "#findings"}}, "To the findings");
    write_header(out, report, all.size());
    {
      const auto columns = out.open("div", {{"class", "columns"}});
      if (!all.empty()) {
        const auto side = out.open("div", {{"class", "sidebar"}});
        {
          // The script shows it, which it needs, and folds it where the screen is narrow.
          const auto panel = out.open("details", {{"id", "panel"}, {"open", ""}, {"hidden", ""}});
          out.leaf("summary", "Filter");
          write_filters(out, report, all);
        }
        write_contents(out, stories);
      }
      out.newline();
      const auto main = out.open("main", {{"id", "findings"}, {"tabindex", "-1"}});
      if (all.empty())
        out.leaf("p", "crosscheck compares what its rules know. That it found nothing does not say "
                      "that all is right.");
      for (std::size_t i = 0; i < stories.size(); ++i)
        write_story(out, report, stories[i], i, all.size() <= kOpen, style.file);
      out.leaf("p", {{"id", "none"}, {"hidden", ""}}, "No finding is left by these filters.");
      write_articles(out, report, all, style.file);
    }
    {
      const auto footer = out.open("footer");
      out.leaf("p", "crosscheck says that passages disagree, never which of them is right.");
    }
    write_keys(out);
    out.newline();
    out.script(html::kScript);
  }
  out.newline();
  return out.take();
}

} // namespace crosscheck::report
