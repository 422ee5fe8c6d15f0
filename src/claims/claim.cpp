#include "claims/claim.h"

#include <algorithm>

namespace crosscheck::claims {

const Filled* Claim::slot(std::string_view name) const {
  const auto found = std::find_if(slots.begin(), slots.end(),
                                  [&](const Filled& filled) { return filled.name == name; });
  return found == slots.end() ? nullptr : &*found;
}

} // namespace crosscheck::claims
