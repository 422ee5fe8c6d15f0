// The report: what every output format is drawn from. Plain strings and numbers, so that a format
// needs no other module. The JSON form is the contract (docs/report.schema.json).
#pragma once

#include "base/diagnostic.h"
#include "base/span.h"
#include "text/document.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::report {

/// The `source` of documents that are no articles: entries of a fact sheet, the configuration.
inline constexpr std::string_view kFactSheet = "fact sheet";
inline constexpr std::string_view kHouseStyle = "house style";
/// Whether a document is one that the newsroom writes for its readers.
[[nodiscard]] bool is_article(const text::Document& document);

enum class Relation : std::uint8_t { agree, compatible, variant, update, contradict };
[[nodiscard]] std::string_view name(Relation relation);
[[nodiscard]] std::optional<Relation> relation(std::string_view name);

enum class Severity : std::uint8_t { error, warning, info };
[[nodiscard]] std::string_view name(Severity severity);

struct Claim {
  std::uint32_t document = 0; ///< Index into Report::documents.
  std::string rule;
  std::string attribute;
  std::string subject;
  std::string kind;  ///< The comparator: count, date, words ...
  std::string value; ///< By the value grammar.
  text::Field field = text::Field::text;
  Span evidence;
  Span value_span;
  text::Position position; ///< Of the evidence, in the file on disk or inside the field.
  text::Position value_position;
  std::string speaker; ///< Whom the text gives it to; empty: the article itself.
};

struct ValueGroup {
  std::string value;
  std::vector<std::uint32_t> claims; ///< Indices into Report::claims, ascending.
  std::uint32_t sources = 0;         ///< Documents that say it, copies of one text counted once.
};

/// A run of words of a pair of quotations.
struct DiffPart {
  enum class Side : std::uint8_t { both, a, b };
  Side side = Side::both;
  std::string text;
};

struct Pair {
  std::uint32_t a = 0; ///< Indices into Report::claims.
  std::uint32_t b = 0;
  Relation relation = Relation::agree;
  std::string reason;
  std::vector<DiffPart> diff = {}; ///< Of quotations that differ: both sides, word by word.
};

/// How often one thing is written in each of its ways.
struct Spellings {
  struct Form {
    std::string written;
    std::uint32_t count = 0;
  };
  std::vector<Form> forms; ///< The commonest first.
  std::string preferred;   ///< By fact sheet or lexicon `preferred-spellings`; else empty.
};

/// What the newsroom has said of a fact. Marked in every format, hidden in none; only an open fact
/// counts for the exit status.
struct Standing {
  bool known = false;  ///< In the baseline: reported before.
  std::string verdict; ///< Of a decision: "accepted-variant", "wrong-reading"; empty: none.
  std::string reason;
  std::optional<text::Date> until; ///< Last day of the decision.

  [[nodiscard]] bool open() const { return !known && verdict.empty(); }
};

struct Fact {
  std::string id; ///< Stable fingerprint of attribute, key and values.
  std::string attribute;
  std::string subject;
  Relation relation = Relation::agree;
  Severity severity = Severity::warning;
  std::string message;
  std::vector<ValueGroup> values;
  std::vector<Pair> pairs;
  std::vector<Spellings> spellings =
      {}; ///< Of variants of names and style, one a word that differs.
  Standing standing = {};
};

struct Report {
  std::vector<text::Document> documents; ///< By id.
  std::vector<std::uint32_t> stories;    ///< The story of each document; empty: not known.
  std::vector<Claim> claims;             ///< By document and offset.
  std::vector<Fact> facts;               ///< Strongest relation first, then by place.
  /// Indices of the documents under test, ascending: findings are anchored in them. Empty: all.
  std::vector<std::uint32_t> focus = {};
  bool has_baseline = false;
  Diagnostics diagnostics; ///< What happened on the way; on stderr, in no format.

  /// Facts by relation. Facts of severity info were left out before, unless asked for.
  [[nodiscard]] std::array<std::uint32_t, 5> count_by_relation() const;
};

/// The strongest relation first, then the most severe, then by place.
void order_facts(Report& report);
/// Documents by id and claims by document and offset, for what was added to a finished report; who
/// names them follows.
void sort_documents(Report& report);

} // namespace crosscheck::report
