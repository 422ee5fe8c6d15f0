#include "report/html/link.h"

#include "report/finding.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <vector>

namespace crosscheck::report::html {
namespace {

// RFC 3986: all but the unreserved characters, and those of `also`.
std::string encoded(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       also.find(c) != std::string_view::npos;
    if (plain)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

bool is_web(std::string_view url) {
  const auto starts = [&](std::string_view scheme) {
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  };
  return starts("http://") || starts("https://");
}

// The path as seen from the page's folder; "./" keeps a name with a colon from being a scheme.
std::string from_page(const std::string& path, const std::string& page) {
  namespace fs = std::filesystem;
  if (path.starts_with('/')) return "file://" + encoded(path, "-._~/");
  fs::path seen = fs::path(path).lexically_normal();
  if (fs::path folder = fs::path(page).parent_path(); !folder.empty()) {
    std::error_code failed;
    folder = fs::absolute(folder, failed).lexically_normal();
    const fs::path full = fs::absolute(seen, failed).lexically_normal();
    if (!failed) seen = full.lexically_relative(folder);
  }
  return "./" + encoded(seen.generic_string(), "-._~/");
}

// "#:~:text=start,end": the first and the last words of a passage.
std::string fragment(std::string_view passage) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < passage.size();) {
    const std::size_t begin = passage.find_first_not_of(" \t\r\n", i);
    if (begin == std::string_view::npos) break;
    i = std::min(passage.find_first_of(" \t\r\n", begin), passage.size());
    words.push_back(passage.substr(begin, i - begin));
  }
  constexpr std::size_t kEnds = 4;
  std::string out;
  const auto append = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      out += (i > from ? "%20" : "") + encoded(words[i], "._~");
  };
  if (words.empty()) return "";
  append(0, std::min(words.size(), words.size() <= 2 * kEnds ? words.size() : kEnds));
  if (words.size() > 2 * kEnds) {
    out += ',';
    append(words.size() - kEnds, words.size());
  }
  return "#:~:text=" + out;
}

} // namespace

std::optional<std::string> link_to(const text::Document& document, const std::string& page) {
  if (is_web(document.url)) return document.url;
  if (is_its_own_file(document)) return from_page(document.path, page);
  return std::nullopt;
}

std::optional<std::string> link_to(const Report& report, const Claim& claim,
                                   const std::string& page) {
  std::optional<std::string> link = link_to(report.documents[claim.document], page);
  if (link && link->find('#') == std::string::npos) *link += fragment(evidence(report, claim));
  return link;
}

} // namespace crosscheck::report::html
