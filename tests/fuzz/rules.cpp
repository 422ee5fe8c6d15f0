// The loader of rules over any bytes as a YAML file, and the matcher over what was loaded.
#include "fuzz.h"

#include "match/matcher.h"
#include "rules/load.h"

#include <optional>
#include <string>
#include <vector>

using namespace crosscheck;

namespace {

class OneFile : public rules::FileSource {
public:
  explicit OneFile(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::vector<std::string> list(const std::string&) const override {
    return {"r/a.yaml"};
  }
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override {
    if (path == "r/a.yaml") return bytes_;
    if (path == "r/words.txt") return "town\nvillage\tplace\n";
    return std::nullopt;
  }

private:
  std::string bytes_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const rules::Loaded loaded =
      rules::load(OneFile(std::string(fuzz::bytes(data, size))), {"r"}, "");
  for (const Diagnostic& diagnostic : loaded.diagnostics)
    fuzz::expect(!diagnostic.code.empty() && !render(diagnostic).empty());
  (void)match::Matcher::compile(loaded.rules);
  return 0;
}
