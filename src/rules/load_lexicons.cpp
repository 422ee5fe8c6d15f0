#include "rules/inflect.h"
#include "rules/loader.h"
#include "text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

namespace crosscheck::rules {
namespace {

constexpr std::size_t kMaxForm = 120;
constexpr std::size_t kMaxForms = 500'000;
constexpr std::size_t kMaxLevels = 20; // of a hierarchy
constexpr std::size_t kMaxListBytes = 32U << 20U;

enum class Inflection { none, verb, noun };

// One definition: what stands under a lexicon's name.
class LexiconReader {
public:
  LexiconReader(const Reader& reader, const FileSource& files, const Lexicons& lexicons,
                Lexicon& out)
      : reader_(reader), files_(files), lexicons_(lexicons), out_(out) {}

  // Whether `extend: true` stands there.
  bool read(const YamlNode& node) {
    const std::string what = fmt::format("lexicon '{}'", out_.name);
    if (node.kind == YamlNode::Kind::list) {
      words(node, "");
      complain_if_empty(node, what);
      return false;
    }
    if (!reader_.check_map(node, what,
                           {"words", "groups", "under", "values", "file", "include", "inflect",
                            "case", "extend", "note"})) {
      return false;
    }
    if (const YamlNode* letters = Reader::find(node, "case")) {
      out_.as_written = reader_.choice(*letters, "case", {"ignored", "as-written"}) == 1U;
    }
    if (const YamlNode* by = Reader::find(node, "inflect")) {
      const auto chosen = reader_.choice(*by, "inflection", {"verb", "noun"});
      if (chosen) inflection_ = *chosen == 0 ? Inflection::verb : Inflection::noun;
    }
    bool extend = false;
    if (const YamlNode* flag = Reader::find(node, "extend")) {
      extend = reader_.flag(*flag, "'extend'").value_or(false);
    }
    if (const YamlNode* list = Reader::find(node, "words")) words(*list, "");
    if (const YamlNode* map = Reader::find(node, "groups")) groups(*map);
    if (const YamlNode* map = Reader::find(node, "values")) values(*map);
    if (const YamlNode* name = Reader::find(node, "file")) file(*name);
    if (const YamlNode* names = Reader::find(node, "include")) include(*names);
    if (const YamlNode* map = Reader::find(node, "under")) under(*map, extend);
    if (!extend) complain_if_empty(node, what);
    return extend;
  }

private:
  void complain_if_empty(const YamlNode& node, const std::string& what) {
    if (!out_.entries.empty()) return;
    reader_.error(node, code::kBadLexicon, fmt::format("{} has no words", what),
                  "give it words, groups, values, include or a file");
  }

  // One word, or [base, past, participle] / [singular, plural].
  void words(const YamlNode& list, const std::string& value) {
    if (!reader_.check_list(list, "words")) return;
    for (const YamlNode& item : list.items) {
      std::vector<std::string> forms;
      if (item.kind == YamlNode::Kind::list) {
        forms = reader_.texts(item, "an irregular word");
        if (inflection_ == Inflection::none || forms.size() < 2 || forms.size() > 3) {
          reader_.error(item, code::kBadLexicon,
                        "a list among words is an irregular word of two or three forms",
                        "write [tell, told] or [give, gave, given] with  inflect: verb, [man, men] "
                        "with  inflect: noun");
          continue;
        }
      } else if (auto word = reader_.text(item, "a word")) {
        forms.push_back(std::move(*word));
      } else {
        continue;
      }
      for (std::string& form : forms) form = clean(form);
      const std::string base = forms.front();
      if (inflection_ == Inflection::verb) forms = inflect_verb(forms);
      if (inflection_ == Inflection::noun) forms = inflect_noun(forms);
      for (const std::string& form : forms) add(item, form, value.empty() ? base : value);
    }
  }

  void groups(const YamlNode& map) {
    if (!reader_.check_map(map, "groups", {})) return;
    for (const auto& [key, list] : map.entries) words(list, clean(key.text));
  }

  void values(const YamlNode& map) {
    if (!reader_.check_map(map, "values", {})) return;
    for (const auto& [key, value] : map.entries) {
      if (auto text = reader_.text(value, "a value")) add(key, key.text, *text);
    }
  }

  void under(const YamlNode& map, bool extend) {
    if (!reader_.check_map(map, "under", {})) return;
    // The wider one may be a name that only gathers groups, of which no form is listed.
    std::unordered_set<std::string> groups;
    for (const LexiconEntry& entry : out_.entries) groups.insert(entry.value);
    for (const YamlEntry& entry : map.entries) groups.insert(clean(entry.second.text));
    for (const auto& [key, value] : map.entries) {
      const auto wide = reader_.text(value, "a wider group");
      if (!wide) continue;
      const bool known = groups.contains(clean(key.text));
      if (!known && !extend) {
        reader_.error(key, code::kBadLexicon,
                      fmt::format("'{}' is no group of this lexicon", key.text),
                      "`under` leads from a group's name to the name of the wider one");
      }
      out_.under.insert_or_assign(clean(key.text), clean(*wide));
    }
    for (const auto& [narrow, wide] : out_.under) {
      auto up = out_.under.find(wide);
      std::size_t levels = 1;
      for (; up != out_.under.end() && levels <= kMaxLevels; ++levels)
        up = out_.under.find(up->second);
      if (levels <= kMaxLevels) continue;
      reader_.error(
          map, code::kBadLexicon,
          fmt::format("'{}' stands under itself, or more than {} levels deep", narrow, kMaxLevels));
      out_.under.clear();
      return;
    }
  }

  void file(const YamlNode& name) {
    const auto path = reader_.text(name, "a file");
    if (!path) return;
    if (path->empty() || path->front() == '/' || path->find("..") != std::string::npos) {
      reader_.error(name, code::kBadLexicon,
                    "a lexicon's file lies beside its rule file or below it",
                    "write a relative path without '..'");
      return;
    }
    const std::string& own = reader_.file().path();
    const std::size_t slash = own.rfind('/');
    const std::string full = slash == std::string::npos ? *path : own.substr(0, slash + 1) + *path;
    const auto bytes = files_.read(full);
    if (!bytes) {
      reader_.error(name, code::kUnreadable, fmt::format("cannot read '{}'", full),
                    "a file lies beside its rule file or below it; look at its name");
      return;
    }
    if (bytes->size() > kMaxListBytes || text::find_invalid_utf8(*bytes) ||
        bytes->find('\0') != std::string::npos) {
      reader_.error(name, code::kHostile,
                    fmt::format("'{}' is too large or not plain UTF-8 text", full));
      return;
    }
    std::string_view rest = *bytes;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line.front() == '#') continue;
      const std::size_t tab = line.find('\t');
      const std::string form(line.substr(0, tab));
      add(name, form,
          tab == std::string_view::npos ? clean(form) : std::string(line.substr(tab + 1)));
    }
  }

  void include(const YamlNode& names) {
    for (const std::string& name : reader_.texts(names, "include")) {
      const Lexicon* other = lexicons_.find(name);
      if (other == nullptr) {
        reader_.error(names, code::kUnknownLexicon, fmt::format("unknown lexicon '{}'", name),
                      "a lexicon includes those that stand before it in the file, or in a file "
                      "that sorts before");
        continue;
      }
      for (const LexiconEntry& entry : other->entries) add(names, entry.form, entry.value);
    }
  }

  // The form as it is looked up: folded, white space single.
  [[nodiscard]] std::string clean(std::string_view form) const {
    const bool plain = std::all_of(form.begin(), form.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '\'' || c == '-';
    });
    if (plain) return std::string(form); // most of the long lists
    const std::string folded = out_.as_written ? std::string(form) : text::fold(form);
    std::string out;
    for (const char c : folded) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (space && (out.empty() || out.back() == ' ')) continue;
      out += space ? ' ' : c;
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
  }

  void add(const YamlNode& where, std::string_view written, const std::string& value) {
    std::string form = written.size() > kMaxForm ? std::string() : clean(written);
    if (form.empty()) {
      reader_.error(where, code::kBadLexicon,
                    fmt::format("a word of lexicon '{}' is empty or longer than {} bytes",
                                out_.name, kMaxForm));
      return;
    }
    if (out_.entries.size() >= kMaxForms) {
      if (!full_) {
        reader_.error(where, code::kBadLexicon,
                      fmt::format("lexicon '{}' has more than {} forms", out_.name, kMaxForms));
      }
      full_ = true;
      return;
    }
    const std::string* old = value_of(form);
    if (old == nullptr) {
      out_.entries.push_back({std::move(form), value});
    } else if (*old != value && inflection_ == Inflection::none) {
      // Of an inflected list "found" may be find's past and found's base: the first stays.
      reader_.error(where, code::kTwoValues,
                    fmt::format("'{}' stands for both '{}' and '{}'", form, *old, value),
                    "a form has one meaning in a lexicon; keep it in one group");
    }
  }

  // What the form stands for so far; null where it is new, and then it is to be added. The long
  // lists are sorted, and of those nothing needs to be remembered.
  const std::string* value_of(const std::string& form) {
    std::vector<LexiconEntry>& entries = out_.entries;
    if (ascending_ && (entries.empty() || entries.back().form < form)) return nullptr;
    if (ascending_) {
      ascending_ = false;
      for (std::size_t i = 0; i < entries.size(); ++i) index_of_.emplace(entries[i].form, i);
    }
    const auto [at, is_new] = index_of_.emplace(form, entries.size());
    return is_new ? nullptr : &entries[at->second].value;
  }

  const Reader& reader_;
  const FileSource& files_;
  const Lexicons& lexicons_;
  Lexicon& out_;
  Inflection inflection_ = Inflection::none;
  bool ascending_ = true;
  std::unordered_map<std::string, std::size_t> index_of_; // where not ascending
  bool full_ = false;
};

} // namespace

void read_lexicons(const Reader& reader, const YamlNode& node, const FileSource& files,
                   Lexicons& lexicons, std::set<std::string>& defined,
                   std::vector<LexiconDefinition>& definitions) {
  if (!reader.check_map(node, "lexicons", {})) return;
  for (const auto& [key, value] : node.entries) {
    if (key.kind != YamlNode::Kind::scalar) continue;
    if (!is_identifier(key.text)) {
      reader.error(key, code::kBadLexicon, fmt::format("'{}' is no name of a lexicon", key.text),
                   "a name has lower-case letters, digits and '-', and begins with a letter");
      continue;
    }
    Lexicon lexicon;
    lexicon.name = key.text;
    const bool extend = LexiconReader(reader, files, lexicons, lexicon).read(value);
    LexiconDefinition definition{key.text, reader.locate(key), false, extend, {}};
    if (const YamlNode* names = Reader::find(value, "include"))
      definition.includes = reader.texts(*names, "include");
    definitions.push_back(std::move(definition));
    if (extend) {
      lexicons.extend(std::move(lexicon));
      continue;
    }
    if (!defined.insert(key.text).second) {
      reader.error(key, code::kDuplicateId, fmt::format("lexicon '{}' is defined twice", key.text),
                   "write  extend: true  to add to it");
      continue;
    }
    // Also with errors: what could be read is better than a cascade of unknown lexicons.
    lexicons.put(std::move(lexicon));
  }
}

} // namespace crosscheck::rules
