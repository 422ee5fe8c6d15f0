// One article, and the way from a byte of its text back to the file it came from.
#pragma once

#include "base/span.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::text {

/// A calendar day, proleptic Gregorian.
using Date = std::chrono::year_month_day;

/// "2025-06-18" and nothing else; none where it is no real day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);
[[nodiscard]] std::string format_date(Date date);

/// The parts of a document that hold claims.
enum class Field : std::uint8_t { text, title, caption };
[[nodiscard]] std::string_view name(Field field);

/// 1-based line and column, columns counted in bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// Where runs of a field's bytes stand in the file on disk. A run may hold bytes that the file
/// spells otherwise (an entity of HTML): no byte is placed past the run that follows.
struct Origin {
  struct Run {
    std::uint32_t field_begin = 0; ///< First byte of the run in the field.
    std::uint32_t file_begin = 0;  ///< The same byte in the file, decoded to UTF-8.
  };
  std::vector<Run> runs; ///< By field_begin; empty: the field is its own file.
  std::vector<std::uint32_t>
      line_starts; ///< Offsets of the file's lines; empty: of the field's own.
  /// The line that the first of `line_starts` begins: a file of many articles gives each its own
  /// lines only.
  std::uint32_t first_line = 1;
};

/// The start offsets of the lines of a text; the first is 0. CR LF, LF and CR end a line.
[[nodiscard]] std::vector<std::uint32_t> line_starts(std::string_view text);
[[nodiscard]] Position position(const std::vector<std::uint32_t>& line_starts,
                                std::uint32_t offset);

/// A finding that the article itself takes responsibility for, in a comment or its front matter:
/// `crosscheck-accept: name Halvaji until 2026-01-31 -- as he spells it himself`.
struct Acceptance {
  std::string attribute;
  std::string value; ///< As the report writes it; empty: any.
  std::optional<Date> until;
  std::string reason;
  std::uint32_t line = 0; ///< In the file, 1-based.
};

/// One article. A plain value; every string is valid UTF-8.
struct Document {
  std::string id;    ///< Unique in a run: the path as given without "./", or the JSON id.
  std::string path;  ///< The file that it came from; empty for standard input.
  std::string title; ///< Empty where there is none apart from the text.
  /// The text opens with the title again: the title is for display and is read once, in the text.
  bool title_repeated = false;
  std::optional<Date> date; ///< Publication day.
  std::string source;       ///< The publication, as given; empty where unknown.
  std::string section;      ///< "Sport", as given; empty where unknown.
  std::string byline;       ///< Who wrote it, as given; empty where unknown.
  std::string url;
  std::string text;
  std::vector<std::string> captions; ///< Joined by blank lines they are Field::caption.
  std::string caption;               ///< That join; offsets of Field::caption count in it.
  std::vector<Acceptance> accepted;
  Origin origin_text; ///< How Field::text lies in the file.
  Origin origin_title;
  Origin origin_caption;

  [[nodiscard]] std::string_view field(Field which) const;
  /// Line and column of a byte of a field: in the file on disk where the origin of the field leads
  /// there, else inside the field. REQUIRES offset <= field size.
  [[nodiscard]] Position locate(Field which, std::uint32_t offset) const;
};

} // namespace crosscheck::text
