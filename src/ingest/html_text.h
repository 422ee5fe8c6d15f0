// The article in a page: which part of it is the article, and its words as a reader sees them.
//
// A page says where its article is (itemprop="articleBody", <article>, <main>); one that does not
// has it where most of its running text stands. Navigation, forms, asides, scripts, readers'
// comments and what is hidden are left out, unless they hold most of the text: a page may be one
// large form.
#pragma once

#include "ingest/html_tree.h"
#include "ingest/transcript.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::ingest {

struct HtmlText {
  Transcript text;
  std::vector<Transcript> captions; ///< <figcaption>.
  /// The headings of the first rank, in order; those that read like `title` stand here alone, the
  /// others in `text`, too.
  std::vector<Transcript> headings;
};

/// `base`: where the bytes of the page stand in the file (Transcript). `title`: what the page's
/// metadata call the article. `whole`: the page is a piece of an article, all of it is read.
[[nodiscard]] HtmlText html_text(const HtmlTree& tree, const std::vector<text::Origin::Run>* base,
                                 std::string_view title, bool whole);

} // namespace crosscheck::ingest
