#include "annotate/times_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosscheck::annotate {
namespace {

// Sorted by name.
constexpr std::array<std::pair<std::string_view, TimeOp>, 59> kOps = {{
    {"a", TimeOp::a},
    {"about", TimeOp::about},
    {"after", TimeOp::after},
    {"ago", TimeOp::ago},
    {"am", TimeOp::am},
    {"and", TimeOp::and_},
    {"at", TimeOp::at},
    {"before", TimeOp::before},
    {"beginning", TimeOp::beginning},
    {"between", TimeOp::between},
    {"by", TimeOp::by},
    {"couple", TimeOp::couple},
    {"day", TimeOp::day},
    {"during", TimeOp::during},
    {"earlier", TimeOp::earlier},
    {"early", TimeOp::early},
    {"end", TimeOp::end},
    {"entire", TimeOp::entire},
    {"every", TimeOp::every},
    {"few", TimeOp::few},
    {"final", TimeOp::final},
    {"fiscal", TimeOp::fiscal},
    {"following", TimeOp::following},
    {"for", TimeOp::for_},
    {"from", TimeOp::from},
    {"half", TimeOp::half},
    {"hours", TimeOp::hours},
    {"in", TimeOp::in},
    {"last", TimeOp::last},
    {"late", TimeOp::late},
    {"later", TimeOp::later},
    {"local", TimeOp::local},
    {"mid", TimeOp::mid},
    {"middle", TimeOp::middle},
    {"more", TimeOp::more},
    {"next", TimeOp::next},
    {"now", TimeOp::now},
    {"oclock", TimeOp::oclock},
    {"of", TimeOp::of},
    {"often", TimeOp::often},
    {"on", TimeOp::on},
    {"one", TimeOp::one},
    {"other", TimeOp::other},
    {"past", TimeOp::past},
    {"pm", TimeOp::pm},
    {"previous", TimeOp::previous},
    {"recent", TimeOp::recent},
    {"ref", TimeOp::ref},
    {"set", TimeOp::set},
    {"shortly", TimeOp::shortly},
    {"since", TimeOp::since},
    {"start", TimeOp::start},
    {"that", TimeOp::that},
    {"the", TimeOp::the},
    {"this", TimeOp::this_},
    {"through", TimeOp::through},
    {"to", TimeOp::to},
    {"until", TimeOp::until},
    {"within", TimeOp::within},
}};

} // namespace

TimeOp time_op(std::string_view value) {
  const std::string_view name = value.substr(0, value.find(' '));
  const auto found =
      std::lower_bound(kOps.begin(), kOps.end(), name,
                       [](const auto& op, std::string_view n) { return op.first < n; });
  return found != kOps.end() && found->first == name ? found->second : TimeOp::none;
}

bool names_time(TimeOp op, std::size_t letters) {
  switch (op) {
  case TimeOp::day:
  case TimeOp::now:
  case TimeOp::ref:
  case TimeOp::set:
  case TimeOp::recent:
  case TimeOp::fiscal:
  case TimeOp::am:
  case TimeOp::pm:
  case TimeOp::oclock:
  case TimeOp::past: return true;
  case TimeOp::this_: return letters == 7;   // current
  case TimeOp::shortly: return letters == 4; // soon
  default: return false;
  }
}

bool stands_inside_times(std::string_view word) {
  return word == "times" || word == "ended" || word == "ending" || word == "starting" ||
         word == "commencing";
}

int leading_number(std::string_view value, int otherwise) {
  const bool negative = value.starts_with('-');
  int number = 0;
  std::size_t at = negative ? 1 : 0;
  const std::size_t begin = at;
  while (at < value.size() && at < begin + 8 && value[at] >= '0' && value[at] <= '9')
    number = number * 10 + (value[at++] - '0');
  if (at == begin) return otherwise;
  return negative ? -number : number;
}

std::string upper(std::string_view value) {
  std::string out(value);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

TimeUnit decode_time_unit(std::string_view value) {
  constexpr std::array<std::pair<std::string_view, TimeUnit>, 14> kUnits = {{
      {"s", TimeUnit::second},
      {"m", TimeUnit::minute},
      {"h", TimeUnit::hour},
      {"d", TimeUnit::day},
      {"n", TimeUnit::night},
      {"bd", TimeUnit::business_day},
      {"we", TimeUnit::weekend},
      {"w", TimeUnit::week},
      {"f", TimeUnit::fortnight},
      {"mo", TimeUnit::month},
      {"q", TimeUnit::quarter},
      {"y", TimeUnit::year},
      {"de", TimeUnit::decade},
      {"ce", TimeUnit::century},
  }};
  for (const auto& [name, unit] : kUnits)
    if (name == value) return unit;
  return TimeUnit::none;
}

} // namespace crosscheck::annotate
