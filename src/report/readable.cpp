#include "report/readable.h"

#include "report/finding.h"
#include "text/utf8.h"
#include "value/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace crosscheck::report {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

// "13200000000" -> "13.2 billion" where that is exact, else digits in groups of three.
std::string figure(double value) {
  constexpr std::array<std::pair<double, std::string_view>, 3> kSteps = {
      {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}}};
  for (const auto& [step, word] : kSteps) {
    const double part = value / step * 1000;
    if (value >= step && part == std::floor(part))
      return value::digits(value / step) + std::string(word);
  }
  std::string digits = value::digits(value);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  if (whole - first > 4 || (whole - first == 4 && whole == digits.size())) {
    for (std::size_t at = whole; at > first + 3;) digits.insert(at -= 3, ",");
  }
  return digits;
}

// "foot" -> "feet", "mile per hour" -> "miles per hour"; signs and abbreviations stay.
std::string plural_of(std::string_view unit) {
  const std::size_t per = unit.find(" per ");
  if (per != std::string_view::npos)
    return plural_of(unit.substr(0, per)) + std::string(unit.substr(per));
  if (unit.starts_with("degree ")) return "degrees" + std::string(unit.substr(6));
  if (unit.ends_with("foot")) return std::string(unit.substr(0, unit.size() - 4)) + "feet";
  if (unit.ends_with("inch")) return std::string(unit) + "es";
  const char last = unit.empty() ? ' ' : unit.back();
  const bool word = unit.size() > 2 && last >= 'a' && last <= 'z' && last != 's' && last != 'z';
  return std::string(unit) + (word ? "s" : "");
}

std::string with_unit(const std::string& number, bool one, const std::string& unit) {
  if (unit.empty()) return number;
  if (unit == "%") return number + "%";
  if (unit == "magnitude") return "magnitude " + number;
  return number + " " + (one ? unit : plural_of(unit));
}

std::optional<std::string> quantity(const std::string& value) {
  const std::optional<value::Quantity> q = value::parse_quantity(value);
  if (!q) return std::nullopt;
  std::string number = q->bound == value::Bound::range ? figure(q->low) + " to " + figure(q->high)
                                                       : figure(q->nominal);
  const bool one = q->bound != value::Bound::range && q->nominal == 1;
  number = q->dimension == value::Dimension::money ? q->unit + " " + number
                                                   : with_unit(number, one, q->unit);
  switch (q->bound) {
  case value::Bound::exact:
  case value::Bound::range: return number;
  case value::Bound::about: return "about " + number;
  case value::Bound::less: return (q->unit.empty() ? "fewer than " : "less than ") + number;
  case value::Bound::greater: return "more than " + number;
  case value::Bound::at_most: return "up to " + number;
  case value::Bound::at_least: return "at least " + number;
  }
  return std::nullopt;
}

bool digits_only(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::size_t> number(std::string_view two) {
  if (two.size() != 2 || !digits_only(two)) return std::nullopt;
  return static_cast<std::size_t>(two[0] - '0') * 10 + static_cast<std::size_t>(two[1] - '0');
}

// "2025-06-16", "2025-06", "2025", "XXXX-11-04", "XXXX-11", "XXXX-WXX-5".
std::optional<std::string> day(std::string_view date) {
  if (date.size() == 4 && digits_only(date)) return std::string(date);
  if (date.starts_with("XXXX-WXX-") && date.size() == 10 && date[9] >= '1' && date[9] <= '7')
    return std::string(kWeekdays[static_cast<std::size_t>(date[9] - '1')]);
  if ((date.size() != 7 && date.size() != 10) || date[4] != '-') return std::nullopt;
  const std::string_view year = date.substr(0, 4);
  const auto month = number(date.substr(5, 2));
  if (!month || *month < 1 || *month > 12 || (year != "XXXX" && !digits_only(year)))
    return std::nullopt;
  std::string out(kMonths[*month - 1]);
  if (date.size() == 10) {
    const auto in_month = number(date.substr(8));
    if (!in_month || date[7] != '-') return std::nullopt;
    out = fmt::format("{} {}", *in_month, out);
  }
  if (year != "XXXX") out += fmt::format(" {}", year);
  return out;
}

// "07:37", "07:37:00Z", "18", "MO".
std::optional<std::string> clock(std::string_view time) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kParts = {
      {{"MO", "morning"},
       {"MI", "midday"},
       {"AF", "afternoon"},
       {"EV", "evening"},
       {"NI", "night"},
       {"DT", "daytime"}}};
  for (const auto& [code, word] : kParts)
    if (time == code) return std::string(word);
  std::string zone;
  if (time.ends_with('Z')) {
    zone = " UTC";
    time.remove_suffix(1);
  } else if (const std::size_t sign = time.find_first_of("+-"); sign != std::string_view::npos) {
    zone = " UTC" + std::string(time.substr(sign));
    time = time.substr(0, sign);
  }
  if (time.size() == 2 && number(time)) return std::string(time) + ":00" + zone;
  if (time.size() == 8 && time.ends_with(":00")) time.remove_suffix(3);
  const bool minutes = time.size() == 5 || time.size() == 8;
  if (!minutes || !number(time.substr(0, 2)) || time[2] != ':') return std::nullopt;
  return std::string(time) + zone;
}

std::optional<std::string> length(std::string_view value) {
  if (value.size() < 3 || value[0] != 'P' || !digits_only(value.substr(1, value.size() - 2)))
    return std::nullopt;
  constexpr std::array<std::pair<char, std::string_view>, 4> kUnits = {
      {{'Y', "year"}, {'M', "month"}, {'W', "week"}, {'D', "day"}}};
  for (const auto& [letter, unit] : kUnits) {
    if (value.back() != letter) continue;
    const std::string number(value.substr(1, value.size() - 2));
    return with_unit(number, number == "1", std::string(unit));
  }
  return std::nullopt;
}

std::optional<std::string> moment(std::string_view value) {
  if (value.starts_with('(')) { // "(2017-04-01,2017-06-01,P2M)"
    const std::size_t comma = value.find(',');
    const std::size_t second = value.find(',', comma + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto from = moment(value.substr(1, comma - 1));
    const auto to = moment(value.substr(comma + 1, second - comma - 1));
    if (!from || !to) return std::nullopt;
    return *from + " to " + *to;
  }
  const std::size_t t = value.find('T');
  if (t == std::string_view::npos) return day(value);
  const auto time = clock(value.substr(t + 1));
  if (!time || t == 0) return time;
  const auto date = day(value.substr(0, t));
  if (!date) return std::nullopt;
  return *date + ", " + *time;
}

} // namespace

bool is_quantity(std::string_view kind) {
  return kind == "count" || kind == "measure" || kind == "money" || kind == "percent" ||
         kind == "age" || kind == "duration";
}

bool is_time(std::string_view kind) { return kind == "date" || kind == "time"; }

std::string readable(std::string_view kind, const std::string& value) {
  std::optional<std::string> out;
  if (is_quantity(kind)) out = quantity(value);
  // An age is in years where nothing else is said.
  if (kind == "age" && out && out->ends_with(" years")) out->resize(out->size() - 6);
  if (!out && kind == "duration") out = length(value);
  if (is_time(kind)) out = moment(value);
  if (kind == "words") {
    // What the article itself put around its words is not doubled.
    std::string_view words = value;
    constexpr std::array<std::string_view, 7> kMarks = {"\"", "'", "`", " ", "“", "”", "‘"};
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view mark : kMarks) {
        if (words.starts_with(mark)) words.remove_prefix(mark.size()), more = true;
        if (words.ends_with(mark)) words.remove_suffix(mark.size()), more = true;
      }
    }
    out = "“" + std::string(words) + "”";
  }
  return out.value_or(value);
}

std::string readable(const Report& report, const ValueGroup& group) {
  const std::string& kind = report.claims[group.claims.front()].kind;
  std::string out = readable(kind, group.value);
  if (kind != "place" && kind != "category" && kind != "state") return out;
  for (const std::uint32_t id : group.claims) {
    const Claim& claim = report.claims[id];
    const std::string_view written = report.documents[claim.document]
                                         .field(claim.field)
                                         .substr(claim.value_span.begin, claim.value_span.size());
    // "COLLEGE AVENUE" is a headline's.
    if (text::fold(written) == group.value &&
        std::any_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      return std::string(written);
  }
  return out;
}

std::string readable_reason(const Report& report, const Fact& fact) {
  std::string out(reason(fact));
  const std::string& kind = report.claims[fact.values.front().claims.front()].kind;
  if (!is_quantity(kind) && !is_time(kind)) return out;
  std::vector<std::string> values;
  for (const ValueGroup& group : fact.values) values.push_back(group.value);
  // "12 year" before the "12" that it holds.
  std::sort(values.begin(), values.end(), [](const std::string& a, const std::string& b) {
    return std::pair(b.size(), a) < std::pair(a.size(), b);
  });
  const auto joins = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
  };
  for (std::size_t at = 0; at < out.size();) {
    std::size_t step = 1;
    for (const std::string& value : values) {
      if (out.compare(at, value.size(), value) != 0) continue;
      const std::size_t end = at + value.size();
      const bool free = (at == 0 || !joins(out[at - 1])) && (end == out.size() || !joins(out[end]));
      if (!free) continue;
      const std::string with = readable(kind, value);
      out.replace(at, value.size(), with);
      step = with.size();
      break;
    }
    at += std::max<std::size_t>(step, 1);
  }
  return out;
}

std::string readable(text::Date date) {
  return day(text::format_date(date)).value_or(text::format_date(date));
}

std::string number_word(std::size_t number) {
  constexpr std::array<std::string_view, 10> kWords = {"zero", "one", "two",   "three", "four",
                                                       "five", "six", "seven", "eight", "nine"};
  return number < kWords.size() ? std::string(kWords[number]) : fmt::format("{}", number);
}

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t at = most;
  while (at > 0 && text::is_continuation(text[at])) --at;
  const std::size_t space = text.rfind(' ', at);
  if (space != std::string_view::npos && space > most / 2) at = space;
  return std::string(text.substr(0, at)) + "…";
}

} // namespace crosscheck::report
