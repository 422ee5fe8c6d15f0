#include "ingest/xml.h"

#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace crosscheck::ingest {
namespace {

// A tree takes some hundred bytes for each; a year of a newsroom's feed has fewer.
constexpr std::ptrdiff_t kMostParts = 2'000'000;

struct Reference {
  std::string meant;
  std::size_t length = 0;
};

// "&lt;", "&#8217;", "&#x2019;" at the ampersand; of no length for anything else.
Reference reference(std::string_view raw) {
  const std::size_t end = raw.substr(0, 12).find(';');
  if (end == std::string_view::npos) return {};
  const std::string_view name = raw.substr(1, end - 1);
  for (const auto& [known, meant] :
       {std::pair{"amp", "&"}, std::pair{"lt", "<"}, std::pair{"gt", ">"}, std::pair{"quot", "\""},
        std::pair{"apos", "'"}})
    if (name == known) return {meant, end + 1};
  if (name.size() < 2 || name[0] != '#') return {};
  const bool hex = name[1] == 'x';
  std::uint32_t code = 0;
  const char* const last = name.data() + name.size();
  const auto [to, error] = std::from_chars(name.data() + (hex ? 2 : 1), last, code, hex ? 16 : 10);
  const bool character = code == '\t' || code == '\n' || code == '\r' ||
                         (code >= 0x20 && code < 0xD800) || (code > 0xDFFF && code < 0x110000);
  if (error != std::errc() || to != last || !character) return {};
  Reference out{.meant = {}, .length = end + 1};
  text::append(out.meant, static_cast<char32_t>(code));
  return out;
}

void append_raw(std::string_view raw, std::uint32_t at, bool decode, Placed& out) {
  std::size_t from = 0;
  const auto place = [&](std::size_t offset) {
    out.runs.push_back(
        {static_cast<std::uint32_t>(out.bytes.size()), at + static_cast<std::uint32_t>(offset)});
  };
  if (!raw.empty()) place(0);
  for (std::size_t i = decode ? raw.find('&') : std::string_view::npos; i < raw.size();
       i = raw.find('&', i)) {
    const Reference found = reference(raw.substr(i));
    if (found.length == 0) {
      ++i;
      continue;
    }
    out.bytes += raw.substr(from, i - from);
    place(i);
    out.bytes += found.meant;
    i += found.length;
    from = i;
    place(i);
  }
  out.bytes += raw.substr(from);
}

} // namespace

Result<Xml> Xml::parse(std::string file, const std::string& path) {
  const auto parts =
      std::count(file.begin(), file.end(), '<') + std::count(file.begin(), file.end(), '=');
  if (parts > kMostParts) {
    return fail({.code = "I021",
                 .message = fmt::format("'{}' has more than {} elements", path, kMostParts),
                 .file = path,
                 .help = "give the articles in files of their own"});
  }
  Xml xml;
  xml.file_ = std::make_unique<const std::string>(std::move(file));
  xml.parsed_ = std::make_unique<std::string>(*xml.file_);
  xml.document_ = std::make_unique<pugi::xml_document>();
  // No references decoded, no line ends changed: values are the bytes of the file.
  const pugi::xml_parse_result result = xml.document_->load_buffer_inplace(
      xml.parsed_->data(), xml.parsed_->size(), pugi::parse_cdata | pugi::parse_ws_pcdata,
      pugi::encoding_utf8);
  if (!result) {
    const auto offset = static_cast<std::uint32_t>(std::clamp<std::ptrdiff_t>(
        result.offset, 0, static_cast<std::ptrdiff_t>(xml.file_->size())));
    const auto at =
        text::position(text::line_starts(std::string_view(*xml.file_).substr(0, offset)), offset);
    std::string reason = result.description();
    if (!reason.empty() && reason[0] >= 'A' && reason[0] <= 'Z')
      reason[0] = static_cast<char>(reason[0] + 32);
    xml.error_.push_back({.code = "I024",
                          .message = fmt::format("'{}' is not whole XML: {}", path, reason),
                          .file = path,
                          .line = at.line,
                          .column = at.column,
                          .help = "it may have been cut off; what stands before is read"});
  }
  return xml;
}

std::uint32_t Xml::begin(pugi::xml_node element) const {
  const auto offset = element.offset_debug();
  return offset <= 0 ? 0 : static_cast<std::uint32_t>(offset - 1); // of the name, after "<"
}

std::uint32_t Xml::after(pugi::xml_node element) const {
  while (element && !element.next_sibling()) element = element.parent();
  const auto offset = element ? element.next_sibling().offset_debug() : -1;
  return static_cast<std::uint32_t>(offset < 0 ? static_cast<std::ptrdiff_t>(file_->size())
                                               : offset);
}

Placed Xml::characters(pugi::xml_node element) const {
  Placed out;
  for (const pugi::xml_node child : element) {
    const bool cdata = child.type() == pugi::node_cdata;
    if (!cdata && child.type() != pugi::node_pcdata) continue;
    const std::ptrdiff_t at = child.value() - parsed_->data();
    const std::string_view raw(child.value());
    if (at < 0 || static_cast<std::size_t>(at) + raw.size() > file_->size()) continue;
    append_raw(raw, static_cast<std::uint32_t>(at), !cdata, out);
  }
  return out;
}

std::string_view Xml::source(pugi::xml_node element) const {
  const std::uint32_t from = begin(element);
  std::string_view all = file().substr(from, after(element) - from);
  const std::size_t close = all.rfind(fmt::format("</{}", element.name()));
  return close == std::string_view::npos ? all : all.substr(0, close);
}

std::string attribute(pugi::xml_node element, const char* name) {
  Placed out;
  append_raw(element.attribute(name).value(), 0, true, out);
  return out.bytes;
}

} // namespace crosscheck::ingest
