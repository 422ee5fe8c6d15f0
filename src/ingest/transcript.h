// A field that is put together from pieces of a file: the text without its markup, and from each
// byte the way back to where it stands. White space is that of a reader: one space between words,
// one blank line between paragraphs.
//
//   <p>Rock &amp; roll<br>in <b>Norhaven</b>   ->   "Rock & roll\nin Norhaven"
#pragma once

#include "text/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

class Transcript {
public:
  Transcript() = default;
  /// `base`: how the bytes that the pieces are taken from lie in the file, by field_begin; none:
  /// they are the file. It must outlive what is added.
  explicit Transcript(const std::vector<text::Origin::Run>* base) : base_(base) {}

  /// A piece of running text that stands at `at` just so. Runs of white space become one space.
  void words(std::string_view bytes, std::uint32_t at);
  /// Bytes, not white space, that are spelled otherwise at `at`.
  void put(std::string_view bytes, std::uint32_t at);
  /// The next word begins a new line, or a new paragraph.
  void line() { pending_ = pending_ == Gap::paragraph ? pending_ : Gap::line; }
  void paragraph() { pending_ = Gap::paragraph; }
  /// The next word stands apart from the last.
  void space() { pending_ = pending_ == Gap::none ? Gap::space : pending_; }

  /// From now on a newline in `words` begins a new line, and an empty line a new paragraph.
  void keep_lines(bool keep) { keep_lines_ = keep; }

  /// What was written, without white space at either end.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// Where it stands: an Origin's runs.
  [[nodiscard]] std::vector<text::Origin::Run> runs() const;

  /// Appends another one as a paragraph of its own.
  void append(const Transcript& other);

private:
  enum class Gap : std::uint8_t { none, space, line, paragraph };
  void fill_gap(std::uint32_t at, bool after_space);
  void copy(std::string_view bytes, std::uint32_t at);
  void run(std::uint32_t file_begin);
  [[nodiscard]] std::uint32_t in_file(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t until_next_run(std::uint32_t at) const;

  const std::vector<text::Origin::Run>* base_ = nullptr;
  std::string text_;
  std::vector<text::Origin::Run> runs_;
  Gap pending_ = Gap::none;
  bool keep_lines_ = false;
  bool pinned_ = false; ///< The last run is of bytes that the file spells otherwise.
};

/// Gives the captions to a document, with their places; empty ones are left out.
void set_captions(text::Document& document, const std::vector<Transcript>& captions);

/// The lines of `bytes`, all of the file, for the three origins of a document. Where the document
/// is a part of the file, [begin, end) of it: only the lines of that part.
void set_lines(text::Document& document, const std::vector<std::uint32_t>& starts);
void set_lines(text::Document& document, const std::vector<std::uint32_t>& starts,
               std::uint32_t begin, std::uint32_t end);

} // namespace crosscheck::ingest
