// What the words around names say of them: that a nickname stands inside, that a name was changed.
#pragma once

#include "annotate/mention.h"
#include "base/id.h"
#include "text/document.h"
#include "value/value.h"

#include <map>
#include <utility>
#include <vector>

namespace crosscheck::entity {

/// Mentions that are one name parted by a nickname in quotation marks, with that name: both "Mark"
/// and "Reed" of *Mark "Bud" Reed* are Mark Reed.
[[nodiscard]] std::map<MentionId, value::Words>
names_round_nicknames(const text::Document& document, const annotate::Annotation& annotation);

/// Pairs of mentions of which the text says that one name became the other, or is another way to
/// write it: "Norport, formerly Nordport". These are no slips.
[[nodiscard]] std::vector<std::pair<MentionId, MentionId>>
names_said_to_change(const text::Document& document, const annotate::Annotation& annotation);

} // namespace crosscheck::entity
