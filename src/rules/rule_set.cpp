#include "rules/rule_set.h"

namespace crosscheck::rules {

std::string_view name(Comparator comparator) {
  switch (comparator) {
  case Comparator::count: return "count";
  case Comparator::measure: return "measure";
  case Comparator::money: return "money";
  case Comparator::percent: return "percent";
  case Comparator::age: return "age";
  case Comparator::date: return "date";
  case Comparator::time: return "time";
  case Comparator::duration: return "duration";
  case Comparator::place: return "place";
  case Comparator::name: return "name";
  case Comparator::words: return "words";
  case Comparator::state: return "state";
  case Comparator::category: return "category";
  case Comparator::text: return "text";
  }
  return "";
}

std::string_view name(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::info: return "info";
  }
  return "";
}

bool ValueBound::holds(double figure) const {
  return (without_low ? figure > low : figure >= low) &&
         (without_high ? figure < high : figure <= high);
}

const std::vector<ConditionKey>& condition_keys() {
  static const std::vector<ConditionKey> keys = {
      {"skip_if_preceded_by", &Conditions::skip_if_preceded_by},
      {"skip_if_followed_by", &Conditions::skip_if_followed_by},
      {"skip_if_sentence_has", &Conditions::skip_if_sentence_has},
      {"only_if_preceded_by", &Conditions::only_if_preceded_by},
      {"only_if_followed_by", &Conditions::only_if_followed_by},
      {"only_if_sentence_has", &Conditions::only_if_sentence_has},
      {"only_if_near", &Conditions::only_if_near},
      {"part_if_preceded_by", &Conditions::part_if_preceded_by},
      {"part_if_followed_by", &Conditions::part_if_followed_by},
  };
  return keys;
}

std::optional<AttributeId> RuleSet::find_attribute(std::string_view name) const {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (attributes[i].name == name) return AttributeId(i);
  }
  return std::nullopt;
}

std::optional<RuleId> RuleSet::find_rule(std::string_view id) const {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].id == id) return RuleId(i);
  }
  return std::nullopt;
}

} // namespace crosscheck::rules
