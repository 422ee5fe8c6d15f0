// What a finding is known by from run to run: decisions, baselines and other tools' alerts hold on
// to it. It is made of what the finding says and never of lines.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace crosscheck::report {

/// 16 hexadecimal digits, a function of its arguments, the same on every machine and in every
/// version. Of findings that are alike in all of them each has a `number`, from 1.
[[nodiscard]] std::string fingerprint(std::string_view attribute, std::string_view subject,
                                      const std::set<std::string>& values, unsigned number = 1);

} // namespace crosscheck::report
