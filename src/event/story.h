// Which documents report the same events.
#pragma once

#include "annotate/mention.h"
#include "base/id.h"
#include "text/document.h"

#include <span>
#include <vector>

namespace crosscheck::event {

/// The story of each document: clusters by shared rare words, names, figures and days.
[[nodiscard]] std::vector<StoryId> find_stories(std::span<const text::Document> documents,
                                                std::span<const annotate::Annotation> annotations);

} // namespace crosscheck::event
