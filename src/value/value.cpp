#include "value/value.h"

namespace crosscheck::value {

std::string to_string(const Value& value) {
  struct Writer {
    std::string operator()(const Words& words) const { return words.canonical; }
    std::string operator()(const Quantity& quantity) const { return value::to_string(quantity); }
    std::string operator()(const Time& time) const { return value::to_string(time); }
  };
  return std::visit(Writer{}, value);
}

} // namespace crosscheck::value
