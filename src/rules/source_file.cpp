#include "rules/source_file.h"

#include <algorithm>
#include <utility>

namespace crosscheck::rules {

SourceFile::SourceFile(std::string path, std::string bytes, std::uint32_t index)
    : path_(std::move(path)), text_(std::move(bytes)), index_(index) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

std::size_t SourceFile::offset(std::size_t line, std::size_t column) const {
  if (line >= line_starts_.size()) return text_.size();
  return std::min(line_starts_[line] + column, text_.size());
}

Location SourceFile::locate(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t line = static_cast<std::size_t>(next - line_starts_.begin()) - 1;
  return {index_, static_cast<std::uint32_t>(line + 1),
          static_cast<std::uint32_t>(offset - line_starts_[line] + 1)};
}

Diagnostic SourceFile::at(std::size_t offset, std::size_t length, std::string code,
                          std::string message, std::string help) const {
  const Location where = locate(std::min(offset, text_.size()));
  const std::size_t begin = line_starts_[where.line - 1];
  std::size_t end = where.line < line_starts_.size() ? line_starts_[where.line] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  // A line of megabytes is not copied into each of its diagnostics.
  constexpr std::size_t kLongestLine = 4096;
  std::string line = end - begin <= kLongestLine ? text_.substr(begin, end - begin) : std::string();
  const std::size_t room = begin + where.column - 1 < end ? end - (begin + where.column - 1) : 0;
  Diagnostic diagnostic{
      .code = std::move(code),
      .message = std::move(message),
      .file = path_,
      .line = where.line,
      .column = where.column,
      .length = static_cast<std::uint32_t>(std::min(std::max<std::size_t>(length, 1), room)),
      .source_line = std::move(line),
      .help = std::move(help)};
  return diagnostic;
}

} // namespace crosscheck::rules
