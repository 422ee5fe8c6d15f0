// Regular English inflection, so that lexicons list base forms only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::rules {

/// "add" -> add, adds, adding, added. `forms` is the base form alone, or for an irregular verb
/// base and past ("tell", "told") or base, past and participle ("give", "gave", "given"). Of a
/// phrase the first word is inflected ("open fire" -> "opened fire"). The base form comes first.
[[nodiscard]] std::vector<std::string> inflect_verb(const std::vector<std::string>& forms);

/// "villager" -> villager, villagers; {"man", "men"} as given. Of a phrase the last word is
/// inflected, before "of" and "in" the word in front of it ("member of parliament" -> "members of
/// parliament").
[[nodiscard]] std::vector<std::string> inflect_noun(const std::vector<std::string>& forms);

} // namespace crosscheck::rules
