#include "lint/lint.h"

#include <fmt/format.h>
#include <tuple>

namespace crosscheck::lint {
namespace {

template <class Owner>
void check_allowed(const Subject& subject, const Owner& owner, Findings& out) {
  for (const std::string& code : owner.allow)
    if (!out.used(code))
      out.warn(rules::diagnose(subject.sources, owner.where, 0, "R092",
                               fmt::format("{} is allowed here and does not occur", code),
                               "take it out of `allow`"));
}

} // namespace

void Findings::error(Diagnostic diagnostic) {
  diagnostic.level = Level::error;
  all_.push_back(std::move(diagnostic));
}

void Findings::warn(Diagnostic diagnostic) {
  diagnostic.level = Level::warning;
  all_.push_back(std::move(diagnostic));
}

Diagnostics check(const Subject& subject) {
  Findings findings;
  check_words(subject, findings);
  check_overlaps(subject, findings);
  check_cost(subject, findings);
  check_use(subject, findings);
  for (const rules::Rule& rule : subject.rules.rules) check_allowed(subject, rule, findings);
  for (const rules::Attribute& attribute : subject.rules.attributes)
    if (!attribute.imported) check_allowed(subject, attribute, findings);
  Diagnostics out = findings.take();
  const auto place = [](const Diagnostic& d) {
    return std::tie(d.file, d.line, d.column, d.code, d.message);
  };
  std::sort(out.begin(), out.end(),
            [&](const auto& a, const auto& b) { return place(a) < place(b); });
  out.erase(std::unique(out.begin(), out.end(),
                        [&](const auto& a, const auto& b) { return place(a) == place(b); }),
            out.end());
  return out;
}

} // namespace crosscheck::lint
