#include "text/view.h"

#include "text/utf8.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::text;

namespace {

View whole(std::string_view text) {
  return {text, {0, static_cast<std::uint32_t>(text.size())}, {}};
}

// The view of a text with mentions marked as {count:twelve}.
struct Marked {
  std::string text;
  std::vector<ViewSlot> slots;

  explicit Marked(std::string_view marked) {
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] != '{') {
        text += marked[i];
        continue;
      }
      const std::size_t colon = marked.find(':', i);
      const std::size_t end = marked.find('}', colon);
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += marked.substr(colon + 1, end - colon - 1);
      slots.push_back({{begin, static_cast<std::uint32_t>(text.size())},
                       {mention_type(marked.substr(i + 1, colon - i - 1)).value()},
                       MentionId(slots.size())});
      i = end;
    }
  }
  [[nodiscard]] View view() const {
    return {text, {0, static_cast<std::uint32_t>(text.size())}, slots};
  }
};

} // namespace

TEST_CASE("a view has plain quotes and dashes, single spaces, and nothing invisible") {
  struct Case {
    std::string text, view;
  };
  const Case cases[] = {
      {"Plain words - and a dash.", "Plain words - and a dash."},
      {"two  spaces\nand\r\n a line", "two spaces and a line"},
      {"no\xC2\xA0"
       "break",
       "no break"},
      {"“We won’t go,” he said", "\"We won't go,\" he said"},
      {"„So“ «oder» so", "\"So\" \"oder\" so"},
      {"`` The fire ''", "\" The fire \""},
      {"the powers—France and Varland", "the powers - France and Varland"},
      {"the powers — France", "the powers - France"},
      {"the powers -- France", "the powers - France"},
      {"the powers--France", "the powers - France"},
      {"from 10–15 people", "from 10-15 people"},
      {"Norhaven–Varland talks", "Norhaven-Varland talks"},
      {"Norhaven – Varland", "Norhaven - Varland"},
      {"it was—", "it was -"},
      {"co\xC2\xADoperate \xE2\x80\x8Bnow", "cooperate now"},
      {"and then…", "and then..."},
      {"a \xEE\x80\x81 b", "a \xEF\xBF\xBD b"},
      {"well-known", "well-known"},
      {"tab\there", "tab here"},
  };
  for (const Case& c : cases) CHECK(whole(c.text).text() == c.view);
}

TEST_CASE("mentions stand in a view as one code point, and lead back") {
  const Marked marked("{count:At least  1,000} civilians were killed on {date:June 13}.");
  const View view = marked.view();
  CHECK(view.readable() == "<count> civilians were killed on <date>.");
  CHECK(view.mention_at(0) == MentionId(0));
  CHECK_FALSE(view.mention_at(3));
  const auto size = static_cast<std::uint32_t>(view.text().size());
  CHECK(view.mentions_in({0, size}) == std::vector<MentionId>{MentionId(0), MentionId(1)});
  CHECK(view.mentions_in({3, size}) == std::vector<MentionId>{MentionId(1)});
  CHECK(view.to_document({0, 3}) == Span{0, 15});
  const Span killed = view.to_document({0, 28});
  CHECK(marked.text.substr(killed.begin, killed.size()) ==
        "At least  1,000 civilians were killed on");
  CHECK(view.to_document({5, 5}).empty());
}

TEST_CASE("a mention of two types shows both") {
  const std::string text = "in 1979";
  const std::vector<ViewSlot> slots = {
      {{3, 7}, {MentionType::date, MentionType::count}, MentionId(4)}};
  CHECK(View(text, {0, 7}, slots).readable() == "in <count|date>");
}

TEST_CASE("a view of a segment counts in the whole field") {
  const std::string text = "One. Two “three”.";
  const View view(text, {5, static_cast<std::uint32_t>(text.size())}, {});
  CHECK(view.text() == "Two \"three\".");
  CHECK(view.to_document({4, 11}) == Span{9, 20});
}

TEST_CASE("any range of a view leads to code point borders, in order, and all of it to all") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& choices, std::uint8_t cuts) {
    static const std::vector<std::string> kAtoms = {
        "a",  " ",        "  ",           "\n",           "“", "”",        "’",  "—",
        "–",  "--",       "''",           "``",           "`", "'",        "-",  "é",
        "😀",  "\xC2\xAD", "\xE2\x80\x8B", "\xEE\x80\x81", "…", "\xC2\xA0", "12", ".",
        "\t", "\x01"};
    std::string text;
    std::vector<std::uint32_t> borders{0};
    for (const std::uint8_t choice : choices) {
      text += kAtoms[choice % kAtoms.size()];
      borders.push_back(static_cast<std::uint32_t>(text.size()));
    }
    std::vector<ViewSlot> slots;
    for (std::size_t i = 0; i + 1 < borders.size(); i += 3U + cuts % 5U) {
      slots.push_back(
          {{borders[i], borders[i + 1]}, {MentionType::count}, MentionId(slots.size())});
    }
    const View view(text, {0, static_cast<std::uint32_t>(text.size())}, slots);
    const auto size = static_cast<std::uint32_t>(view.text().size());
    RC_ASSERT(!find_invalid_utf8(view.text()));
    RC_ASSERT(view.text().find("  ") == std::string::npos);
    RC_ASSERT(view.mentions_in({0, size}).size() == slots.size());
    const auto border = [](const std::string& s, std::uint32_t at) {
      return at == s.size() || !is_continuation(s[at]);
    };
    std::uint32_t last = 0;
    for (std::uint32_t begin = 0; begin < size; ++begin) {
      if (!border(view.text(), begin)) continue;
      for (std::uint32_t end = begin + 1; end <= size; ++end) {
        if (!border(view.text(), end)) continue;
        const Span span = view.to_document({begin, end});
        RC_ASSERT(span.begin < span.end);
        RC_ASSERT(span.end <= text.size());
        RC_ASSERT(border(text, span.begin));
        RC_ASSERT(border(text, span.end));
        RC_ASSERT(span.begin >= last);
        if (end == begin + 1) last = span.begin;
      }
    }
  }));
}
