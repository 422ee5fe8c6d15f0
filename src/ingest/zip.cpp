#include "ingest/zip.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <memory>

namespace crosscheck::ingest {
namespace {

constexpr std::size_t kMostParts = 20'000;
// The words of the longest novels, with a hundred bytes of markup around each.
constexpr std::size_t kLargestPart = std::size_t{64} << 20U;

struct Free {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

std::string reason(archive* reader) {
  const char* text = archive_error_string(reader);
  return text == nullptr ? "it is no zip archive" : text;
}

} // namespace

Diagnostic no_word_document(const std::string& path, std::string_view why) {
  return {.code = "I026",
          .message = fmt::format("'{}' is no Word document that can be read: {}", path, why),
          .file = path,
          .help = "open it in a word processor and save it again as .docx, or as plain text"};
}

Result<std::map<std::string, std::string>>
unzip(std::string_view bytes, const std::vector<std::string_view>& names, const std::string& path) {
  const auto broken = [&](std::string_view why) { return fail(no_word_document(path, why)); };
  const std::unique_ptr<archive, Free> reader(archive_read_new());
  // By the directory at the archive's end: what has none has been cut off.
  archive_read_support_format_zip_seekable(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return broken(reason(reader.get()));
  std::map<std::string, std::string> parts;
  for (std::size_t count = 0;; ++count) {
    if (count > kMostParts) return broken(fmt::format("it has more than {} parts", kMostParts));
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return parts;
    if (status < ARCHIVE_WARN) return broken(reason(reader.get()));
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    if (name == nullptr || std::find(names.begin(), names.end(), name) == names.end()) continue;
    std::string& part = parts[name];
    part.clear();
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    int read = ARCHIVE_OK;
    while ((read = archive_read_data_block(reader.get(), &block, &size, &offset)) == ARCHIVE_OK) {
      if (part.size() + size > kLargestPart)
        return broken(fmt::format("a part of it unpacks to more than {} MB", kLargestPart >> 20U));
      part.append(static_cast<const char*>(block), size);
    }
    if (read != ARCHIVE_EOF) return broken(reason(reader.get()));
  }
}

} // namespace crosscheck::ingest
