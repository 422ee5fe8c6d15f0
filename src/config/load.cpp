#include "rules/load.h"
#include "config/config.h"
#include "rules/loader.h"
#include "rules/reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>

namespace crosscheck::config {
namespace {

namespace fs = std::filesystem;
using rules::Reader;
using rules::YamlNode;
namespace code = rules::code;

const std::vector<std::string_view> kFailOn = {"contradict", "update", "variant", "never"};
const std::vector<std::string_view> kShow = {"findings", "info"};

class Loader {
public:
  Loader(const Reader& reader, Config& config) : reader_(reader), config_(config) {}

  void read(const YamlNode& root) {
    if (root.kind == YamlNode::Kind::null) return; // an empty file settles nothing
    if (!reader_.check_map(root, "the configuration",
                           {"rules", "articles", "ignore", "format", "fail_on", "show", "decisions",
                            "facts", "baseline", "jobs", "overrides", "publications", "note"}))
      return;
    if (const YamlNode* node = Reader::find(root, "rules")) config_.rules = paths(*node, "rules");
    if (const YamlNode* node = Reader::find(root, "articles"))
      config_.articles = paths(*node, "articles");
    if (const YamlNode* node = Reader::find(root, "ignore"))
      config_.ignore = reader_.texts(*node, "ignore");
    if (const YamlNode* node = Reader::find(root, "format"))
      config_.formats = reader_.texts(*node, "format");
    if (const YamlNode* node = Reader::find(root, "fail_on"))
      config_.fail_on = word(*node, "fail_on", kFailOn);
    if (const YamlNode* node = Reader::find(root, "show"))
      config_.show = word(*node, "show", kShow);
    if (const YamlNode* node = Reader::find(root, "decisions"))
      config_.decisions = path(*node, "decisions");
    if (const YamlNode* node = Reader::find(root, "facts")) config_.facts = path(*node, "facts");
    if (const YamlNode* node = Reader::find(root, "baseline"))
      config_.baseline = path(*node, "baseline");
    if (const YamlNode* node = Reader::find(root, "jobs")) jobs(*node);
    if (const YamlNode* node = Reader::find(root, "overrides"))
      if (reader_.check_list(*node, "overrides"))
        for (const YamlNode& item : node->items) override_of(item);
    if (const YamlNode* node = Reader::find(root, "publications"))
      config_.publications = read_publications(reader_, *node);
  }

private:
  // As the command line would name it from the working folder.
  [[nodiscard]] std::string near(const std::string& path) const {
    if (path == kPackaged || !fs::path(path).is_relative()) return path;
    std::error_code error;
    const fs::path full = (fs::path(config_.folder) / path).lexically_normal();
    const fs::path near = fs::proximate(full, error);
    return error ? full.string() : near.string();
  }

  std::vector<std::string> paths(const YamlNode& node, std::string_view what) {
    std::vector<std::string> out;
    for (const std::string& path : reader_.texts(node, what)) out.push_back(near(path));
    return out;
  }

  std::optional<std::string> path(const YamlNode& node, std::string_view what) {
    const auto written = reader_.text(node, what);
    if (!written) return std::nullopt;
    return near(*written);
  }

  std::optional<std::string> word(const YamlNode& node, std::string_view what,
                                  const std::vector<std::string_view>& choices) {
    const auto chosen = reader_.choice(node, what, choices);
    if (!chosen) return std::nullopt;
    return std::string(choices[*chosen]);
  }

  void jobs(const YamlNode& node) {
    const auto given = reader_.number(node, "jobs");
    if (!given) return;
    if (*given < 0 || *given > 1024) {
      reader_.error(node, code::kBadChoice, "jobs must be 0 to 1024",
                    "0 is as many threads as the machine has");
      return;
    }
    config_.jobs = static_cast<unsigned>(*given);
  }

  void override_of(const YamlNode& node) {
    if (!reader_.check_map(node, "an override",
                           {"rule", "attribute", "off", "severity", "only_in", "not_in",
                            "publications", "reason"}))
      return;
    const std::size_t before = reader_.errors();
    Override out;
    out.line = reader_.locate(node).line;
    if (const YamlNode* rule = Reader::find(node, "rule"))
      out.rule = reader_.text(*rule, "rule").value_or("");
    if (const YamlNode* attribute = Reader::find(node, "attribute"))
      out.attribute = reader_.text(*attribute, "attribute").value_or("");
    if (out.rule.empty() == out.attribute.empty())
      reader_.error(node, code::kMissingKey,
                    "an override names a rule or an attribute, one of them",
                    "write  rule: pack/id  (a glob, like style/*) or  attribute: name");
    if (const YamlNode* off = Reader::find(node, "off"))
      out.off = reader_.flag(*off, "off").value_or(false);
    if (const YamlNode* severity = Reader::find(node, "severity"))
      if (const auto chosen = reader_.choice(*severity, "severity", rules::severities()))
        out.severity = static_cast<rules::Severity>(*chosen);
    if (const YamlNode* in = Reader::find(node, "only_in"))
      out.only_in = reader_.texts(*in, "only_in");
    if (const YamlNode* in = Reader::find(node, "not_in"))
      out.not_in = reader_.texts(*in, "not_in");
    if (const YamlNode* across = Reader::find(node, "publications"))
      out.all_publications = reader_.choice(*across, "publications", {"own", "all"}) == 1U;
    if (const YamlNode* reason = Reader::find(node, "reason"))
      out.reason = reader_.text(*reason, "reason").value_or("");
    if (reader_.errors() == before && !out.off && !out.severity && out.only_in.empty() &&
        out.not_in.empty() && Reader::find(node, "publications") == nullptr)
      reader_.error(node, code::kMissingKey, "the override changes nothing",
                    "add  off: true,  severity: info,  only_in: [folder/**]  or  not_in: ...");
    if (reader_.errors() == before) config_.overrides.push_back(std::move(out));
  }

  const Reader& reader_;
  Config& config_;
};

} // namespace

std::string find(const std::string& folder) {
  std::error_code error;
  for (fs::path at = fs::path(folder).lexically_normal();; at = at.parent_path()) {
    const fs::path file = at / kFileName;
    if (fs::is_regular_file(file, error)) return file.string();
    if (at == at.parent_path()) return {};
  }
}

Result<Config> parse(const std::string& path, std::string bytes) {
  Config config;
  config.path = path;
  std::error_code error;
  config.folder = fs::absolute(path, error).lexically_normal().parent_path().string();
  const rules::SourceFile file(path, std::move(bytes), 0);
  auto root = rules::parse_yaml(file);
  if (!root) return tl::unexpected<Diagnostics>(std::move(root.error()));
  Diagnostics diagnostics;
  const Reader reader(file, diagnostics);
  Loader(reader, config).read(*root);
  config.text = file.text();
  if (has_errors(diagnostics)) return tl::unexpected<Diagnostics>(std::move(diagnostics));
  return config;
}

Result<Config> load(const std::string& path) {
  auto bytes = rules::DiskFiles().read(path);
  if (!bytes)
    return fail({.code = "C008",
                 .message = "the configuration cannot be read",
                 .file = path,
                 .help = "check the path and the permissions; --config none runs without one"});
  return parse(path, std::move(*bytes));
}

} // namespace crosscheck::config
