#include "ingest/encoding.h"

#include "text/document.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <optional>

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace crosscheck::ingest {
namespace {

constexpr std::size_t kSample = std::size_t{1}
                                << 16U; // bytes that are looked at to tell what a file is

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
using namespace std::string_view_literals;
// UTF-32LE begins like UTF-16LE, so it comes first.
constexpr std::array<Mark, 5> kMarks = {{{"\xEF\xBB\xBF"sv, "UTF-8"},
                                         {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
                                         {"\x00\x00\xFE\xFF"sv, "UTF-32BE"},
                                         {"\xFF\xFE"sv, "UTF-16LE"},
                                         {"\xFE\xFF"sv, "UTF-16BE"}}};

struct Magic {
  std::string_view bytes;
  std::string_view what;
};
constexpr std::array<Magic, 9> kMagic = {{{"%PDF-"sv, "a PDF file"},
                                          {"PK\x03\x04"sv, "a zip file (or a Word document)"},
                                          {"\x1F\x8B"sv, "a gzip file"},
                                          {"\x89PNG"sv, "a PNG image"},
                                          {"\xFF\xD8\xFF"sv, "a JPEG image"},
                                          {"GIF8"sv, "a GIF image"},
                                          {"\x7F"
                                           "ELF"sv,
                                           "a program"},
                                          {"\xD0\xCF\x11\xE0"sv, "an old Office document"},
                                          {"SQLite format 3"sv, "an SQLite database"}}};

// UTF-16 without a mark: English text has a zero in every other byte.
const char* unmarked_utf16(std::string_view sample) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++zeros.at(i % 2);
  }
  const std::size_t half = sample.size() / 2;
  if (half >= 8 && zeros[1] > half * 3 / 4 && zeros[0] * 20 < half) return "UTF-16LE";
  if (half >= 8 && zeros[0] > half * 3 / 4 && zeros[1] * 20 < half) return "UTF-16BE";
  return nullptr;
}

std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string recognised(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

struct Evidence {
  std::size_t high = 0;  // bytes past ASCII
  std::size_t valid = 0; // of those, bytes in valid UTF-8 sequences
  bool torn = false;     // a sequence of four lacks its last byte
  bool cut_off = false;  // the only broken sequence stands at the end
};

Evidence weigh(std::string_view bytes) {
  Evidence evidence;
  std::size_t invalid = 0;
  std::size_t from = 0;
  while (from < bytes.size()) {
    const auto found = text::find_invalid_utf8(bytes.substr(from));
    const std::size_t end = found ? from + *found : bytes.size();
    const auto high = static_cast<std::size_t>(
        std::count_if(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                      bytes.begin() + static_cast<std::ptrdiff_t>(end),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    evidence.high += high;
    evidence.valid += high;
    if (!found) break;
    ++evidence.high;
    ++invalid;
    const auto at = [&](std::size_t i) {
      return end + i < bytes.size() ? static_cast<unsigned char>(bytes[end + i]) : 0U;
    };
    // Three bytes of an emoji: no other encoding of a newspaper has letters in that order.
    evidence.torn = evidence.torn || (at(0) >= 0xF0 && at(0) <= 0xF4 && (at(1) & 0xC0U) == 0x80U &&
                                      (at(2) & 0xC0U) == 0x80U);
    evidence.cut_off = bytes.size() - end < 4 && static_cast<unsigned char>(bytes[end]) >= 0xC2;
    from = end + 1;
  }
  evidence.cut_off = evidence.cut_off && invalid <= 3;
  return evidence;
}

Diagnostic binary(const std::string& path, std::string_view what) {
  return {.code = "I005",
          .message = fmt::format("'{}' is {}, not text", path, what),
          .file = path,
          .help = "give the article as plain text or as JSON Lines"};
}

} // namespace

Diagnostic broken_utf8(std::string_view bytes, std::size_t offset, const std::string& path) {
  const auto at = text::position(text::line_starts(bytes.substr(0, offset)),
                                 static_cast<std::uint32_t>(offset));
  return {.code = "I006",
          .message = fmt::format("'{}' is not valid UTF-8: byte 0x{:02X} at offset {}", path,
                                 static_cast<unsigned char>(bytes[offset]), offset),
          .file = path,
          .line = at.line,
          .column = at.column,
          .help = "save the file as UTF-8; it may have been cut off or put together from several "
                  "encodings"};
}

Result<std::string> to_utf8(std::string bytes, const std::string& path, Diagnostics& notes,
                            const std::string& declared) {
  const auto note = [&](std::string_view encoding) {
    notes.push_back({.level = Level::note,
                     .code = "I007",
                     .message = fmt::format("'{}' was read as {}", path, encoding),
                     .file = path,
                     .help = "save the file as UTF-8 where that is wrong"});
  };
  const std::string_view all = bytes;
  for (const Magic& magic : kMagic) {
    if (all.starts_with(magic.bytes)) return fail(binary(path, magic.what));
  }
  for (const Mark& mark : kMarks) {
    if (!all.starts_with(mark.bytes)) continue;
    const std::string_view rest = all.substr(mark.bytes.size());
    if (mark.encoding == std::string_view("UTF-8")) {
      if (const auto at = text::find_invalid_utf8(rest)) return fail(broken_utf8(rest, *at, path));
      return std::string(rest);
    }
    if (auto text = converted(rest, mark.encoding)) {
      note(mark.encoding);
      return std::move(*text);
    }
    return fail(binary(path, "broken " + std::string(mark.encoding)));
  }
  const std::string_view sample = all.substr(0, kSample);
  if (const char* encoding = unmarked_utf16(sample)) {
    if (auto text = converted(all, encoding)) {
      note(encoding);
      return std::move(*text);
    }
  }
  if (sample.find('\0') != std::string_view::npos) return fail(binary(path, "binary data"));
  const auto invalid = text::find_invalid_utf8(all);
  if (!invalid) return bytes;

  // Pages that say ISO-8859-1 are Windows-1252, and browsers read them so.
  if (!declared.empty() && !declared.starts_with("utf")) {
    const bool western = declared == "iso-8859-1" || declared == "latin1" || declared == "us-ascii";
    if (auto text = converted(all, western ? "WINDOWS-1252" : declared.c_str()))
      return std::move(*text);
  }
  const Evidence evidence = weigh(all);
  if (evidence.valid * 2 >= evidence.high || evidence.torn || evidence.cut_off)
    return fail(broken_utf8(all, *invalid, path));
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x09 || (byte > 0x0D && byte < 0x20 && byte != 0x1B);
  });
  if (static_cast<std::size_t>(controls) * 50 > sample.size())
    return fail(binary(path, "binary data"));
  // A handful of bytes is too little for statistics; what is not UTF-8 in English copy is nearly
  // always Windows-1252.
  std::string encoding = evidence.high >= 4 ? recognised(all) : std::string();
  if (encoding.empty() || encoding.starts_with("ISO-8859-1") || encoding == "ASCII" ||
      encoding == "UTF-8") {
    encoding = "WINDOWS-1252";
  }
  if (auto text = converted(all, encoding.c_str())) {
    note(encoding);
    return std::move(*text);
  }
  return fail(broken_utf8(all, *invalid, path));
}

} // namespace crosscheck::ingest
