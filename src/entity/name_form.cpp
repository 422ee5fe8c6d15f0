#include "entity/name_form.h"

#include "entity/name_sound.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace crosscheck::entity {
namespace {

constexpr std::size_t kMaxParts = 24; // No name has more; hostile input is cut.
constexpr std::size_t kMaxBytes = 512;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0x80); }
bool digit(char c) { return c >= '0' && c <= '9'; }

Script script_of(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const text::Decoded decoded = text::decode(name, at);
    at += decoded.length;
    const char32_t c = decoded.code_point;
    if ((c >= 0x0590 && c < 0x0700) || (c >= 0x0750 && c < 0x0780)) return Script::abjad;
    if (c >= 0x4E00 && c < 0xA000) return Script::han;
    if (c >= 0x0370 && !(c >= 0x1E00 && c < 0x2070) && text::is_letter(c)) return Script::other;
  }
  return Script::latin;
}

std::string_view head(std::string_view name) {
  if (name.size() <= kMaxBytes) return name;
  std::size_t end = kMaxBytes;
  while (end > 0 && text::is_continuation(name[end])) --end;
  return name.substr(0, end);
}

// "I9or Sech1n": figures inside a word of letters stand for letters that look like them.
char look_alike(char c) {
  switch (c) {
  case '0': return 'o';
  case '1': return 'i';
  case '3': return 'e';
  case '4': return 'a';
  case '5': return 's';
  case '7': return 't';
  case '8': return 'b';
  case '9': return 'g';
  default: return c;
  }
}

struct Raw {
  std::string text;
  bool dotted = false;    // A full stop follows: an abbreviation.
  bool bracketed = false; // Stood in brackets.
  bool comma = false;     // A comma follows.
};

// Words of a romanised name; hyphens part them, apostrophes do not.
std::vector<Raw> split(std::string_view name) {
  std::vector<Raw> out;
  int depth = 0;
  bool open = false;
  for (std::size_t i = 0; i < name.size() && out.size() < kMaxParts; ++i) {
    const char c = name[i];
    if (letter(c) || digit(c)) {
      if (!open) out.push_back({{}, false, depth > 0, false});
      open = true;
      out.back().text += c;
      continue;
    }
    const bool inner = c == '\'' || c == '`';
    if (inner && open && i + 1 < name.size() && letter(name[i + 1])) continue; // Ba'asyir, O'Neill
    if (inner) continue;
    if (c == '.' && open) out.back().dotted = true;
    if (c == ',' && !out.empty()) out.back().comma = true;
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (c == '&' || c == '+') out.push_back({"and", false, depth > 0, false});
    if (c == '%') out.push_back({"percent", false, depth > 0, false});
    open = false;
  }
  return out;
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

NamePart part(std::string text) {
  NamePart out;
  out.number = !text.empty() && std::all_of(text.begin(), text.end(), digit);
  out.initial = text.size() == 1 && !out.number;
  out.sound = sound(text);
  out.text = std::move(text);
  return out;
}

// "Smith, John" and "Smith, John, Jr." are John Smith; "John Smith, Jr." is.
std::vector<Raw> given_first(std::vector<Raw> raw, const NameWords& words) {
  const auto comma = std::find_if(raw.begin(), raw.end(), [](const Raw& r) { return r.comma; });
  if (comma == raw.end() || comma + 1 == raw.end()) return raw;
  const bool only_suffixes = std::all_of(comma + 1, raw.end(), [&](const Raw& r) {
    return words.suffixes.find(r.text) != words.suffixes.end();
  });
  if (only_suffixes) return raw;
  std::rotate(raw.begin(), comma + 1, raw.end());
  return raw;
}

// A long legal form with a slip is one still: "Aktiengeselschaft".
std::string_view near_legal_form(std::string_view phrase, const NameWords& words) {
  for (const auto& [form, legal] : words.legal_forms)
    if (form.size() >= 10 && form[0] == phrase[0] && edits(form, phrase, 1) <= 1) return legal;
  return {};
}

} // namespace

PersonForm read_person(std::string_view name, const NameWords& words, const Romaniser& romaniser) {
  PersonForm form;
  name = head(name);
  form.script = script_of(name);
  std::vector<Raw> raw = given_first(split(romaniser.ascii(name)), words);
  for (Raw& r : raw) {
    const auto figures = std::count_if(r.text.begin(), r.text.end(), digit);
    if (figures > 0 && figures < static_cast<std::ptrdiff_t>(r.text.size()) && r.text.size() > 3)
      for (char& c : r.text) c = look_alike(c);
  }
  // Legal forms are not part of a person's name ("Anna Berg LLC").
  while (raw.size() > 2 && !NameWords::get(words.legal_forms, raw.back().text).empty() &&
         !NameWords::has(words.particles, raw.back().text) && raw.back().text.size() > 1)
    raw.pop_back();

  // Leading titles and roles: the longest phrase first ("lt col", "prime minister").
  std::size_t from = 0;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t n = 3; n > 0 && !more; --n) {
      if (from + n >= raw.size()) continue;
      std::string phrase;
      for (std::size_t i = 0; i < n; ++i) phrase += (i == 0 ? "" : " ") + raw[from + i].text;
      // A title that is a given name, too, is one only with a full name after it ("King Harald" but
      // "Dean Martin" keeps Dean).
      const bool ambiguous = !NameWords::get(words.given, phrase).empty() && !raw[from].dotted;
      if (ambiguous && raw.size() - from < 3) continue;
      if (phrase.size() > 1 &&
          (NameWords::has(words.titles, phrase) || NameWords::has(words.roles, phrase))) {
        from += n;
        form.titled = true;
        more = true;
      }
    }
  }

  std::size_t father_of = 0; // 1 + the part that stands before "bin"
  for (std::size_t i = from; i < raw.size(); ++i) {
    const std::string& word = raw[i].text;
    const bool last = i + 1 == raw.size();
    if (i > from && (i + 1 >= raw.size() || raw[i].dotted)) {
      const auto suffix = words.suffixes.find(word);
      if (suffix != words.suffixes.end() && form.parts.size() >= 2) {
        form.generation = suffix->second;
        continue;
      }
    }
    if (any_of(word, {"bin", "ben", "ibn", "bint"}) && !last) {
      father_of = form.parts.size();
      continue;
    }
    const auto is_particle = [&](std::size_t at) {
      return at < raw.size() && raw[at].text.size() > 1 &&
             NameWords::has(words.particles, raw[at].text);
    };
    // 'Abd al-Aziz, Abdul Aziz, Abdelaziz are one; so are Abu Bakr and Abubakr.
    if (any_of(word, {"abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abu", "abou", "umm"})) {
      std::size_t next = i + 1;
      while (next + 1 < raw.size() && is_particle(next)) ++next;
      const std::string stem = word[1] == 'm' ? "umm" : word.starts_with("abd") ? "abd" : "abu";
      if (next < raw.size()) {
        form.parts.push_back(part(stem + raw[next].text));
        i = next;
      } else {
        form.parts.push_back(part(stem == "abd" ? "abdul" : stem));
      }
    } else if (any_of(word, {"din", "deen", "dine"}) && !form.parts.empty() && i > 0 &&
               is_particle(i - 1)) {
      form.parts.back() = part(form.parts.back().text + "uddin"); // Saif al-Din, Saifuddin
      continue;
    } else if (is_particle(i) && !last) {
      continue;
    } else if (word.size() > 6 && (word.starts_with("abdul") || word.starts_with("abdel") ||
                                   word.starts_with("abdal") || word.starts_with("abdol") ||
                                   word.starts_with("abdur"))) {
      form.parts.push_back(part("abd" + word.substr(word[4] == 'r' && word[5] != 'r' ? 4 : 5)));
    } else {
      std::string text = word;
      for (const std::string_view end : {"eddin", "addin", "iddin", "uddeen", "eddine", "iddine"})
        if (text.size() > end.size() + 2 && text.ends_with(end))
          text = text.substr(0, text.size() - end.size()) + "uddin";
      form.parts.push_back(part(std::move(text)));
      form.parts.back().optional = word.size() > 1 && NameWords::has(words.titles, word) &&
                                   NameWords::get(words.given, word).empty();
    }
    if (father_of > 0) form.child_of.emplace_back(father_of - 1, form.parts.size() - 1);
    father_of = 0;
  }
  for (const NamePart& p : form.parts) form.joined += p.text;
  return form;
}

OrganisationForm read_organisation(std::string_view name, const NameWords& words,
                                   const Romaniser& romaniser) {
  OrganisationForm form;
  name = head(name);
  // Legal forms are looked up in the name's own script first: "Общество с ограниченной ...".
  const auto take_legal = [&](std::vector<Raw>& raw) {
    std::vector<Raw> kept;
    for (std::size_t i = 0; i < raw.size();) {
      std::size_t taken = 0;
      for (std::size_t n = std::min(words.longest_legal_form, raw.size() - i); n > 0 && taken == 0;
           --n) {
        std::string phrase;
        for (std::size_t k = 0; k < n; ++k) phrase += (k == 0 ? "" : " ") + raw[i + k].text;
        std::string_view legal = NameWords::get(words.legal_forms, phrase);
        if (legal.empty() && phrase.size() >= 10) legal = near_legal_form(phrase, words);
        if (legal.empty()) continue;
        form.legal.emplace_back(legal);
        taken = n;
      }
      if (taken == 0) kept.push_back(raw[i]);
      i += std::max<std::size_t>(taken, 1);
    }
    if (!kept.empty()) raw = std::move(kept);
  };
  const std::string folded = text::fold(name);
  std::vector<Raw> raw = split(romaniser.ascii(name));
  if (script_of(name) != Script::latin) {
    std::string left = folded;
    for (const auto& [phrase, legal] : words.legal_forms) {
      if (static_cast<unsigned char>(phrase[0]) < 0x80) continue;
      const std::size_t at = left.find(phrase);
      if (at == std::string::npos) continue;
      const std::size_t end = at + phrase.size();
      if ((at > 0 && left[at - 1] != ' ') || (end < left.size() && left[end] != ' ')) continue;
      left.erase(at, phrase.size());
      form.legal.push_back(legal);
    }
    if (left.size() != folded.size()) raw = split(romaniser.ascii(left));
  }
  // Single letters in a row are one abbreviation: "A.B.C.", "S.A.R.L.", "J.P. Morgan".
  std::vector<Raw> joined;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool single = raw[i].text.size() == 1 && letter(raw[i].text[0]);
    const bool goes_on = single && i > 0 && raw[i - 1].text.size() == 1 && raw[i - 1].dotted &&
                         letter(raw[i - 1].text[0]);
    if (goes_on)
      joined.back().text += raw[i].text;
    else
      joined.push_back(raw[i]);
  }
  raw = std::move(joined);
  take_legal(raw);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    std::string text = raw[i].text;
    if (text == "s" && i > 0) continue; // "Bank's"
    // "Forty-Four", "Forty 4" and "44" are one figure; Roman figures only after another word.
    std::string_view figure = NameWords::get(words.numbers, text);
    const bool roman = text.find_first_not_of("ivx") == std::string::npos;
    if (roman && (form.parts.empty() || text == "i" ? i + 1 < raw.size() : false)) figure = {};
    if (!figure.empty()) text = std::string(figure);
    NamePart next = part(text);
    if (next.number && !form.parts.empty() && form.parts.back().number && next.text.size() == 1 &&
        form.parts.back().text.size() == 2 && form.parts.back().text[1] == '0' && !roman) {
      form.parts.back() = part(form.parts.back().text.substr(0, 1) + next.text);
      form.numbers.back() = form.parts.back().text;
      continue;
    }
    if (!next.number) {
      const std::string_view canonical = NameWords::get(words.words, next.text);
      if (!canonical.empty() && canonical != next.text) next = part(std::string(canonical));
    } else {
      form.numbers.push_back(next.text);
    }
    next.optional = NameWords::has(words.fillers, next.text);
    form.parts.push_back(std::move(next));
    form.bracketed.push_back(raw[i].bracketed ? 1 : 0);
  }
  // A name of fillers alone ("The Group") keeps them.
  if (std::all_of(form.parts.begin(), form.parts.end(),
                  [](const NamePart& p) { return p.optional; }))
    for (NamePart& p : form.parts) p.optional = false;
  for (const NamePart& p : form.parts)
    if (!p.optional) form.joined += p.text;
  return form;
}

} // namespace crosscheck::entity
