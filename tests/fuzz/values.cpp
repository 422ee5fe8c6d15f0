// The value parsers: quantities and TIMEX3 values as reports and rules write them, one a line.
#include "fuzz.h"

#include "text/document.h"
#include "value/compare.h"
#include "value/quantity.h"
#include "value/time.h"
#include "value/timex.h"

#include <optional>
#include <string>

using namespace crosscheck;

namespace {

template <class Value>
void compare_both_ways(const std::optional<Value>& a, const std::optional<Value>& b) {
  if (!a || !b) return;
  const value::Comparison there = value::compare(*a, *b);
  const value::Comparison back = value::compare(*b, *a);
  fuzz::expect(there.overlap == back.overlap && there.order == -back.order);
  fuzz::expect(value::compare(*a, *a).overlap != value::Overlap::disjoint);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::bytes(data, size);
  std::optional<value::Quantity> last_quantity;
  std::optional<value::Time> last_time;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    (void)text::parse_date(line);
    (void)value::timex_fields(line);
    const auto quantity = value::parse_quantity(line);
    if (quantity) {
      // What is written is read again as the same.
      const std::string written = value::to_string(*quantity);
      const auto again = value::parse_quantity(written);
      fuzz::expect(again && value::to_string(*again) == written);
    }
    const auto time = value::parse_time(line);
    compare_both_ways(quantity, last_quantity);
    compare_both_ways(time, last_time);
    if (quantity) last_quantity = quantity;
    if (time) last_time = time;
  }
  return 0;
}
