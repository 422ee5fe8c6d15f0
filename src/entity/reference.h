// Words that stand for a name given elsewhere: a capital for the government that sits there
// ("Tehran accused Washington"), an office for the one person who holds it ("the mayor said").
#pragma once

#include "annotate/mention.h"
#include "base/id.h"
#include "rules/lexicon.h"
#include "text/document.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace crosscheck::entity {

/// Mentions of a capital that do or meet with what only a government does, with the code of its
/// country as a mention of the country has it ("ir"). Lexicons `capitals`, `government-acts` and
/// `before-governments`.
[[nodiscard]] std::map<MentionId, std::string>
capitals_as_governments(const text::Document& document, const annotate::Annotation& annotation,
                        const rules::Lexicons& lexicons);

/// The offices that a document gives to people: a person's mention and the canonical form of what
/// stands beside it by lexicon `role` ("Mayor Anna Berg", "Anna Berg, the mayor of Orland"), and
/// the wider form that holds it. Not what somebody was, nor a deputy's.
[[nodiscard]] std::vector<std::pair<MentionId, std::string>>
offices_held(const text::Document& document, const annotate::Annotation& annotation,
             const rules::Lexicons& lexicons);

} // namespace crosscheck::entity
