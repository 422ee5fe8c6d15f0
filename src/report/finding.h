// What the formats for other tools have in common: which facts are findings, where one is anchored,
// and one sentence that says it.
#pragma once

#include "report/report.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::report {

/// A fact that is a variant, an update or a contradiction.
struct Finding {
  const Fact* fact = nullptr;
  /// The claim it is anchored at: the one under test (Report::focus), else of the strongest pair
  /// the one in the later article, since that is the one an editor can still change; by dates, else
  /// by id.
  std::uint32_t primary = 0;
  /// The first claim of each other value, in the fact's order.
  std::vector<std::uint32_t> others;
  /// The strongest pair as it is read: by the dates of the articles, else by their ids; a headline
  /// before its text.
  std::uint32_t earlier = 0;
  std::uint32_t later = 0;
  /// The fact's fingerprint, with a number where another finding has the same.
  std::string id = {};
};

/// In the report's order. The views live as long as the report.
[[nodiscard]] std::vector<Finding> findings(const Report& report);

/// Whether the document is the whole of the file at its path.
[[nodiscard]] bool is_its_own_file(const text::Document& document);
/// Whether lines and columns of this document's claims lead into the file at its path: of such a
/// document, and of an item of a feed. Those of JSON Lines count inside a field, and standard input
/// has no path.
[[nodiscard]] bool stands_in_file(const text::Document& document);
/// The path, else the id.
[[nodiscard]] const std::string& path_of(const text::Document& document);

/// How many of the documents are articles.
[[nodiscard]] std::size_t count_articles(const Report& report);
/// Who says a value: "2 articles", "1 article, fact sheet", "house style".
[[nodiscard]] std::string told_by(const Report& report, const ValueGroup& group);

/// "news/a.txt:4:17", or "a17:4:17 (headline)": where the claim's value stands; by the id where it
/// stands in no file.
[[nodiscard]] std::string place(const Report& report, const Claim& claim);
/// The evidence as written.
[[nodiscard]] std::string_view evidence(const Report& report, const Claim& claim);
/// "deaths disagrees: 12, 7 (flood in Norhaven)".
[[nodiscard]] std::string headline(const Fact& fact);
/// The reason of the strongest pair; may be empty.
[[nodiscard]] std::string_view reason(const Fact& fact);

/// "[-not now, and-] not in the near future {+but much later+}": the words of the strongest pair
/// that has a diff, what one side alone has in marks; empty where no pair has one.
[[nodiscard]] std::string diff(const Fact& fact);
/// "Berg 5, Bergh 1 (preferred: Berg)"; empty where nothing was counted.
[[nodiscard]] std::string spellings(const Fact& fact);

/// Control characters as single spaces: no terminal sequence and no XML error comes from an
/// article.
[[nodiscard]] std::string printable(std::string_view text);

/// "known", "accepted-variant until 2026-06-30: reason"; empty for an open fact.
[[nodiscard]] std::string standing(const Fact& fact);

/// "2 known, 1 decided": the findings that are not open; empty where all are.
[[nodiscard]] std::string closed_findings(const Report& report);

/// "error", "warning" or "note": how loud a tool should be. An update is told, never scolded.
[[nodiscard]] std::string_view level(const Fact& fact);

} // namespace crosscheck::report
