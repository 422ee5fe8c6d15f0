// The lexicons that the program is shipped with, loaded once.
#pragma once

#include "rules/load.h"

#include <cstdlib>
#include <string>

inline const crosscheck::rules::Lexicons& packaged_lexicons() {
  static const crosscheck::rules::Lexicons lexicons = [] {
    const char* source = std::getenv("CROSSCHECK_SOURCE");
    const std::string rules = std::string(source != nullptr ? source : ".") + "/rules";
    const crosscheck::rules::DiskFiles files(CROSSCHECK_GENERATED_LEXICONS);
    return crosscheck::rules::load(files, {rules + "/lexicons"}, rules).rules.lexicons;
  }();
  return lexicons;
}
