// Patterns against the annotator: "died on May 12" never matches, since a view shows <date> there.
//
// Each pattern is turned into the texts that it would match, these are annotated as an article is,
// and the bytes that the pattern wants as words are looked up in the views. A word counts as hidden
// only where every text that holds it, with every set of words for the slots beside it, alone and
// inside a sentence, has a mention over it: a doubt is for the author.
#include "lint/lint.h"
#include "lint/sample_text.h"
#include "rules/pattern_tree.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscheck::lint {
namespace {

constexpr std::size_t kMaxSamples = 48;
constexpr std::size_t kMaxAnnotations = 400; // of one pattern

using rules::PatternNode;
using Kind = PatternNode::Kind;

// What lies over a word of the pattern.
struct Cover {
  std::size_t begin = 0; // in the pattern's text
  std::size_t end = 0;
  std::string words; // the mention
  std::string types; // "<date>"
};

// One text read as an article.
class Reading {
public:
  Reading(const annotate::Annotator& annotator, const SampleText& sample, std::string_view before,
          std::string_view behind)
      : shift_(static_cast<std::uint32_t>(before.size())) {
    document_.text = fmt::format("{}{}{}", before, sample.text, behind);
    annotation_ = annotator.annotate(document_);
  }

  // The mention over these bytes of the sample, where all views that show them have one.
  [[nodiscard]] const annotate::Mention* cover(Span bytes) const {
    const Span wanted{bytes.begin + shift_, bytes.end + shift_};
    const annotate::Mention* first = nullptr;
    for (const annotate::AnnotatedView& view : annotation_.views) {
      const Span shown = annotation_.layout.segments[view.segment.index()].span;
      if (!view.whole_paragraph && !shown.contains(wanted)) continue;
      const annotate::Mention* over = nullptr;
      const auto all = ViewSpan{0, static_cast<std::uint32_t>(view.view.text().size())};
      for (const MentionId id : view.view.mentions_in(all))
        if (annotation_.mention(id).span.overlaps(wanted)) over = &annotation_.mention(id);
      if (over == nullptr) return nullptr;
      if (first == nullptr) first = over;
    }
    return first;
  }

  [[nodiscard]] Span span(const annotate::Mention& mention) const {
    return {mention.span.begin - std::min(shift_, mention.span.begin), mention.span.end - shift_};
  }
  [[nodiscard]] std::string words(const annotate::Mention& mention) const {
    return document_.text.substr(mention.span.begin, mention.span.size());
  }

private:
  text::Document document_;
  annotate::Annotation annotation_;
  std::uint32_t shift_;
};

// The bytes of a piece that are words, one span each.
std::vector<Span> words_in(const std::string& text, Span piece) {
  std::vector<Span> out;
  for (std::uint32_t i = piece.begin; i < piece.end;) {
    while (i < piece.end && text[i] == ' ') ++i;
    const std::uint32_t begin = i;
    while (i < piece.end && text[i] != ' ') ++i;
    if (i > begin) out.push_back({begin, i});
  }
  return out;
}

class Words {
public:
  Words(const Subject& subject, const rules::Rule& rule, const rules::Pattern& pattern,
        bool condition, Findings& out)
      : subject_(subject), rule_(rule), pattern_(pattern), condition_(condition), out_(out),
        tree_(rules::pattern_tree(pattern.text)) {}

  void check() {
    std::size_t dead = 0;
    const std::vector<rules::Sample> all = rules::samples(tree_, kMaxSamples);
    for (const rules::Sample& sample : all) {
      if (annotations_ > kMaxAnnotations) return;
      dead += is_dead(sample) ? 1U : 0U;
    }
    const bool never = dead == all.size();
    std::size_t told = 0;
    for (const auto& [at, cover] : covered_) {
      if (shown_.contains(at) || cover.begin < told) continue;
      told = cover.end;
      complain(cover, never);
    }
  }

private:
  // Whether some word of this text is hidden, however its slots are filled.
  bool is_dead(const rules::Sample& sample) {
    bool dead = false;
    std::map<std::size_t, bool> open; // by piece: words not seen as words yet
    for (std::size_t i = 0; i < sample.size(); ++i)
      if (sample[i].node->kind == Kind::words) open[i] = true;
    for (auto& [index, hidden] : open) {
      for (std::size_t surface = 0; surface < kSurfaces && hidden; ++surface) {
        const SampleText text = sample_text(sample, subject_.rules.lexicons, surface);
        for (const auto& [before, behind] : kSentences) {
          if (!hidden) break;
          ++annotations_;
          hidden = hides(text, before, behind, index, sample);
        }
      }
      if (hidden) {
        dead = true;
      } else {
        shown_.insert(sample[index].node->begin);
      }
    }
    return dead;
  }

  bool hides(const SampleText& text, std::string_view before, std::string_view behind,
             std::size_t index, const rules::Sample& sample) {
    const Reading reading(subject_.annotator, text, before, behind);
    for (const Span word : words_in(text.text, text.pieces[index])) {
      const annotate::Mention* mention = reading.cover(word);
      if (mention == nullptr) continue;
      const Span span = reading.span(*mention);
      std::string types;
      for (const annotate::Reading& r : mention->readings)
        types += fmt::format("{}<{}>", types.empty() ? "" : " or ", text::name(r.type));
      Cover cover{0, pattern_.text.size(), reading.words(*mention), types};
      for (std::size_t i = 0; i < sample.size(); ++i) {
        const Span piece = text.pieces[i];
        const PatternNode& node = *sample[i].node;
        const bool exact = node.kind == Kind::words && node.text.size() == node.end - node.begin;
        if (piece.begin <= span.begin && span.begin < piece.end)
          cover.begin = exact ? node.end - (piece.end - span.begin) : node.begin;
        if (piece.begin < span.end && span.end <= piece.end)
          cover.end = exact ? node.end - (piece.end - span.end) : node.end;
      }
      covered_.emplace(sample[index].node->begin, std::move(cover));
      return true;
    }
    return false;
  }

  void complain(const Cover& cover, bool never) {
    const std::string_view written =
        std::string_view(pattern_.text).substr(cover.begin, cover.end - cover.begin);
    const bool quotes = written.find('"') != std::string_view::npos;
    Diagnostic d = rules::diagnose(
        subject_.sources, pattern_, cover.begin, cover.end - cover.begin, "R080",
        fmt::format("{}: '{}' is read as {} before the pattern sees it",
                    never ? condition_ ? "the condition never holds" : "the pattern never matches"
                          : "this part never matches",
                    cover.words, cover.types),
        quotes ? "a quotation is one <quote>; its inside is a text of its own, matched without "
                 "marks"
               : fmt::format("write the slot in its place, like  {}",
                             cover.types.substr(0, cover.types.find('>') + 1)));
    if (never && !condition_) {
      out_.error(std::move(d));
    } else {
      out_.warn(rule_, std::move(d));
    }
  }

  static constexpr std::pair<std::string_view, std::string_view> kSentences[] = {
      {"", ""}, {"and so ", " then."}};

  const Subject& subject_;
  const rules::Rule& rule_;
  const rules::Pattern& pattern_;
  bool condition_;
  Findings& out_;
  PatternNode tree_;
  std::map<std::size_t, Cover> covered_; // by where the words begin in the pattern
  std::set<std::size_t> shown_;          // words that some text shows
  std::size_t annotations_ = 0;
};

// What a rule's conditions make of texts that hold nothing but what its patterns ask for.
class OwnWords {
public:
  OwnWords(const Subject& subject, RuleId id)
      : subject_(subject), id_(id), rule_(subject.rules.rule(id)) {}

  void check(Findings& out) {
    const rules::Conditions& c = rule_.conditions;
    if (c.skip_if_sentence_has.empty() && c.only_if_sentence_has.empty() && c.only_if_near.empty())
      return;
    for (std::size_t p = 0; p < rule_.patterns.size(); ++p) look(p);
    const auto tell = [&](const std::vector<rules::Pattern>& list, std::string message,
                          std::string help) {
      if (list.empty()) return;
      Diagnostic d = rules::diagnose(subject_.sources, list.front(), 0, list.front().text.size(),
                                     "R089", std::move(message), std::move(help));
      out.warn(rule_, std::move(d));
    };
    if (kept_ == 0 && skipped_ > 0)
      tell(
          blamed_.empty() ? c.skip_if_sentence_has : blamed_,
          "the rule never fires: its own patterns hold the words of skip_if_sentence_has",
          "a condition looks at the whole sentence, the match included; use skip_if_preceded_by or "
          "skip_if_followed_by");
    if (kept_ > 0 && refused_ == 0 && skipped_ == 0) {
      tell(c.only_if_sentence_has,
           "only_if_sentence_has always holds: the rule's own patterns hold its words",
           "a condition looks at the whole sentence, the match included; take it away, or use "
           "only_if_preceded_by or only_if_followed_by");
      tell(c.only_if_near, "only_if_near always holds: the rule's own patterns hold its words",
           "it looks at the match's own sentence too; take it away");
    }
  }

private:
  void look(std::size_t index) {
    const PatternNode tree = rules::pattern_tree(rule_.patterns[index].text);
    for (const rules::Sample& sample : rules::samples(tree, 12)) {
      for (std::size_t surface = 0; surface < kSurfaces; ++surface) {
        text::Document document;
        document.text = sample_text(sample, subject_.rules.lexicons, surface).text;
        const annotate::Annotation annotation = subject_.annotator.annotate(document);
        for (const match::Match& m : subject_.matcher.match(annotation)) kept_ += m.rule == id_;
        for (const match::Rejection& r : subject_.matcher.rejections(annotation, id_)) {
          skipped_ += r.condition == "skip_if_sentence_has";
          refused_ += r.condition != "skip_if_sentence_has";
          if (r.condition != "skip_if_sentence_has") continue;
          for (const rules::Pattern& p : rule_.conditions.skip_if_sentence_has)
            if (p.text == r.detail && blamed_.empty()) blamed_.push_back(p);
        }
      }
    }
  }

  const Subject& subject_;
  RuleId id_;
  const rules::Rule& rule_;
  std::size_t kept_ = 0, skipped_ = 0, refused_ = 0;
  std::vector<rules::Pattern> blamed_;
};

} // namespace

void check_words(const Subject& subject, Findings& out) {
  for (std::size_t r = 0; r < subject.rules.rules.size(); ++r) {
    const rules::Rule& rule = subject.rules.rules[r];
    for (const rules::Pattern& pattern : rule.patterns)
      Words(subject, rule, pattern, false, out).check();
    for (const rules::ConditionKey& key : rules::condition_keys())
      for (const rules::Pattern& pattern : rule.conditions.*key.list)
        Words(subject, rule, pattern, true, out).check();
    OwnWords(subject, RuleId(r)).check(out);
  }
}

} // namespace crosscheck::lint
