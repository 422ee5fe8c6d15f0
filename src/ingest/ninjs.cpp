#include "ingest/ninjs.h"

#include "ingest/html.h"
#include "ingest/transcript.h"

#include <algorithm>

namespace crosscheck::ingest {
namespace {

using nlohmann::json;

// A member that is a string; empty where there is none.
std::string string_of(const json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string first_of(const json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (std::string value = string_of(object, key); !value.empty()) return value;
  return {};
}

// "headlines": [{"role": "main", "value": "..."}]: the values of a list, the main one first.
std::vector<const json*> list_of(const json& object, const char* key) {
  std::vector<const json*> out;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return out;
  for (const json& one : *found)
    if (one.is_object()) out.push_back(&one);
  std::stable_partition(out.begin(), out.end(), [](const json* one) {
    const std::string role = string_of(*one, "role");
    return role == "main" || role == "body" || role.empty();
  });
  return out;
}

std::string one_line(std::string_view text) {
  Transcript out;
  out.words(text, 0);
  return out.text();
}

bool is_html(const json& body) {
  const std::string type = first_of(body, {"contentType", "contenttype", "content_type"});
  if (type.find("html") != std::string::npos) return true;
  return type.empty() && string_of(body, "value").find("</") != std::string::npos;
}

std::string text_of(const std::string& html, const std::string& path,
                    std::vector<std::string>& captions) {
  const Result<HtmlText> read = read_html_piece(html, path, nullptr);
  if (!read) return {};
  for (const Transcript& caption : read->captions)
    if (!caption.empty()) captions.push_back(caption.text());
  return read->text.text();
}

std::string body_of(const json& object, const std::string& path,
                    std::vector<std::string>& captions) {
  for (const char* key : {"body_xhtml", "body_html"})
    if (std::string text = text_of(string_of(object, key), path, captions); !text.empty())
      return text;
  if (std::string text = string_of(object, "body_text"); !text.empty()) return text;
  for (const json* body : list_of(object, "bodies")) {
    const std::string value = string_of(*body, "value");
    if (std::string text = is_html(*body) ? text_of(value, path, captions) : value; !text.empty())
      return text;
  }
  return {};
}

std::string headline_of(const json& object) {
  if (std::string headline = string_of(object, "headline"); !headline.empty())
    return one_line(headline);
  for (const json* one : list_of(object, "headlines"))
    if (std::string value = string_of(*one, "value"); !value.empty()) return one_line(value);
  return {};
}

std::string names_of(const json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    std::string all;
    for (const json* one : list_of(object, key))
      if (const std::string name = string_of(*one, "name"); !name.empty())
        all += (all.empty() ? "" : ", ") + name;
    if (!all.empty()) return all;
  }
  return {};
}

// A picture's words: 1.x has associations by name, later versions a list of them.
void captions_of(const json& object, std::vector<std::string>& captions) {
  const auto found = object.find("associations");
  if (found == object.end() || !found->is_structured()) return;
  for (const json& one : *found) {
    const std::string type = string_of(one, "type");
    if (type != "picture" && type != "graphic" && type != "video") continue;
    std::string caption = first_of(one, {"description_text", "description_caption", "body_text"});
    for (const json* description : list_of(one, "descriptions"))
      if (caption.empty()) caption = string_of(*description, "value");
    if (caption = one_line(caption); !caption.empty()) captions.push_back(caption);
  }
}

} // namespace

bool is_ninjs(const json& object) {
  if (!object.is_object() || object.contains("text")) return false;
  const auto has = [&](std::initializer_list<const char*> keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](const char* key) { return object.contains(key); });
  };
  return object.contains("uri") && has({"versioncreated", "versionCreated", "headline", "headlines",
                                        "body_text", "body_xhtml", "body_html", "bodies"});
}

JsonArticle read_ninjs(const json& object, const std::string& path) {
  JsonArticle out;
  out.id = string_of(object, "uri");
  out.rest.title = headline_of(object);
  out.text = body_of(object, path, out.rest.captions);
  captions_of(object, out.rest.captions);
  const std::string date =
      first_of(object, {"versioncreated", "versionCreated", "firstcreated", "firstCreated"});
  if (!date.empty()) out.date = date;
  out.rest.source = names_of(object, {"infosource", "infoSources", "infosources"});
  if (out.rest.source.empty())
    out.rest.source = first_of(object, {"copyrightholder", "copyrightHolder"});
  out.rest.byline = first_of(object, {"byline", "by"});
  out.rest.section = names_of(object, {"genre", "genres"});
  out.rest.url = string_of(object, "url");
  return out;
}

} // namespace crosscheck::ingest
