#include "rules/lexicon_regex.h"

#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <span>
#include <vector>

namespace crosscheck::rules {
namespace {

using Forms = std::span<const std::string_view>;

std::size_t code_point_length(std::string_view form, std::size_t at) {
  return text::decode(form, at).length;
}

class Factored {
public:
  explicit Factored(Forms forms) {
    const auto word_ends = [](std::string_view f) { return is_ascii_word(f.back()); };
    const auto word_begins = [](std::string_view f) { return is_ascii_word(f.front()); };
    border_after_all_ = std::all_of(forms.begin(), forms.end(), word_ends);
    const bool border_before_all = std::all_of(forms.begin(), forms.end(), word_begins);
    if (border_before_all) {
      out_ += "\\b";
      emit(forms, 0);
    } else {
      // One branch a first letter, each with the border that it needs.
      out_ += "(?:";
      branches(forms, 0, true);
      out_ += ')';
    }
    if (border_after_all_) out_ += "\\b";
  }
  std::string take() { return std::move(out_); }

private:
  // All forms of the range agree up to `at`.
  void emit(Forms forms, std::size_t at) {
    // What the first and the last share, all share: the range is sorted.
    while (at < forms.front().size() && at < forms.back().size()) {
      const std::size_t length = code_point_length(forms.front(), at);
      const std::string_view piece = forms.front().substr(at, length);
      if (forms.back().substr(at, length) != piece) break;
      append_literal(out_, piece);
      at += length;
    }
    const bool ends_here = forms.front().size() == at;
    if (forms.size() == 1) {
      border(forms.front());
      return;
    }
    out_ += "(?:";
    branches(ends_here ? forms.subspan(1) : forms, at, false);
    if (ends_here && !border_after_all_) {
      // Last, so that a longer form is tried first.
      out_ += '|';
      border(forms.front());
    }
    out_ += ends_here && border_after_all_ ? ")?" : ")";
  }

  void branches(Forms forms, std::size_t at, bool with_border) {
    for (std::size_t begin = 0; begin < forms.size();) {
      const std::size_t length = code_point_length(forms[begin], at);
      const std::string_view piece = forms[begin].substr(at, length);
      std::size_t end = begin + 1;
      while (end < forms.size() && forms[end].substr(at, length) == piece) ++end;
      if (begin > 0) out_ += '|';
      if (with_border && is_ascii_word(piece.front())) out_ += "\\b";
      emit(forms.subspan(begin, end - begin), at);
      begin = end;
    }
  }

  void border(std::string_view form) {
    if (!border_after_all_ && is_ascii_word(form.back())) out_ += "\\b";
  }

  bool border_after_all_ = false;
  std::string out_;
};

} // namespace

void append_literal(std::string& regex, std::string_view code_point) {
  if (code_point.size() == 1 &&
      std::string_view("\\^$.|?*+()[]{}-").find(code_point.front()) != std::string_view::npos) {
    regex += '\\';
  }
  regex += code_point;
}

std::string lexicon_regex(const Lexicon& lexicon) {
  std::vector<std::string_view> forms;
  forms.reserve(lexicon.entries.size());
  for (const LexiconEntry& entry : lexicon.entries) {
    if (!entry.form.empty()) forms.push_back(entry.form);
  }
  if (forms.empty()) return "[^\\x00-\\x{10FFFF}]";
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return "(?:" + Factored(forms).take() + ")";
}

std::string lexicon_sieve(const Lexicon& lexicon) {
  constexpr std::size_t kShort = 300; // bytes of forms that cost little; a shape fits many texts
  std::size_t bytes = 0, words = 0;
  std::set<std::string_view> first, inside;
  for (const LexiconEntry& entry : lexicon.entries) {
    const std::string_view form = entry.form;
    bytes += form.size();
    std::size_t spaces = 0;
    bool begins = true;
    for (std::size_t at = 0; at < form.size();) {
      const std::string_view point = form.substr(at, code_point_length(form, at));
      at += point.size();
      if (point == " ") {
        if (begins) return lexicon_regex(lexicon); // two spaces: no word between them has a shape
        ++spaces;
      } else {
        (begins ? first : inside).insert(point);
      }
      begins = point == " ";
    }
    words = std::max(words, spaces + 1);
  }
  if (bytes <= kShort) return lexicon_regex(lexicon);
  const auto one_of = [](const std::set<std::string_view>& points) {
    std::string out = "[";
    for (const std::string_view point : points) append_literal(out, point);
    return out + "]";
  };
  const std::string word = one_of(first) + (inside.empty() ? "" : one_of(inside) + "*");
  if (words == 1) return word;
  return fmt::format("{0}(?: {0})*", word);
}

} // namespace crosscheck::rules
