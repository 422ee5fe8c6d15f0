#include "reading.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

using namespace crosscheck;
using namespace crosscheck::ingest;
using namespace crosscheck::ingest::test;

namespace {

std::string zip(const std::map<std::string, std::string>& parts) {
  std::size_t room = 100'000;
  for (const auto& [name, bytes] : parts) room += bytes.size() + name.size() * 2;
  std::string out(room, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, bytes] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string p(const std::string& inside, const std::string& style = "") {
  return "<w:p>" + (style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>") +
         inside + "</w:p>";
}
std::string t(const std::string& words) {
  return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
}
std::string word(const std::string& body) {
  return "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body>" + body +
         "<w:sectPr/></w:body></w:document>";
}
std::string docx(const std::string& body) { return zip({{"word/document.xml", word(body)}}); }

std::string body(const std::string& paragraphs) { return one(docx(paragraphs), "a.docx").text; }

} // namespace

TEST_CASE("a Word document reads as with all changes accepted") {
  struct Case {
    std::string body, text;
  };
  const Case cases[] = {
      {p(t("At least ") + t("12") + t(" people were killed.")) + p("") + p(t("Nobody.")),
       "At least 12 people were killed.\n\nNobody."},
      {p("<w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins>" + t("12") + "</w:ins>" +
         t(" people")),
       "12 people"},
      {p("<w:moveFrom>" + t("No. ") + "</w:moveFrom>" + t("Yes.")), "Yes."},
      {p(t("One") + "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"), "One\ntwo three"},
      {p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>No. </w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/>"
         "</w:rPr><w:t>Yes.</w:t></w:r>"),
       "Yes."},
      {p("<w:r><w:instrText>PAGE</w:instrText></w:r>" + t("Rock &amp; roll &#233;")),
       "Rock & roll é"},
      {"<w:tbl><w:tr><w:tc>" + p(t("12")) + "</w:tc><w:tc>" + p(t("people")) +
           "</w:tc></w:tr></w:tbl>",
       "12\n\npeople"},
      {p(t("Out") + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p(t("In")) +
         "</w:txbxContent></mc:Choice><mc:Fallback>" + p(t("In")) +
         "</mc:Fallback></mc:AlternateContent></w:r>" + t("er")),
       "In\n\nOuter"},
      {p("<w:hyperlink>" + t("A link") + "</w:hyperlink><w:smartTag>" + t(" here") +
         "</w:smartTag>"),
       "A link here"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.body);
    CHECK(body(c.body) == c.text);
  }
}

TEST_CASE("title, captions, date and byline of a Word document") {
  const std::string core =
      "<cp:coreProperties><dc:title>Document1</dc:title><dc:creator>Ida Marsk</dc:creator>"
      "<cp:category>Varland</cp:category><dcterms:created>2024-01-01T00:00:00Z</dcterms:created>"
      "<dcterms:modified>2025-06-18T10:00:00Z</dcterms:modified></cp:coreProperties>";
  const std::string styles =
      "<w:styles><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
      "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
      "<w:style w:styleId=\"Beschriftung\"><w:name w:val=\"caption\"/></w:style></w:styles>";
  const auto with = [&](const std::string& paragraphs, const std::string& name = "a.docx") {
    return one(zip({{"word/document.xml", word(paragraphs)},
                    {"word/styles.xml", styles},
                    {"docProps/core.xml", core}}),
               name);
  };
  const std::string rest = p(t("The river rose.")) + p(t("The quay"), "Beschriftung");
  text::Document d = with(p("") + p(t("Flood hits Norhaven"), "Titel") + rest);
  CHECK(d.title == "Flood hits Norhaven");
  CHECK(d.text == "The river rose.");
  CHECK(d.caption == "The quay");
  CHECK(text::format_date(d.date.value()) == "2025-06-18");
  CHECK(d.byline == "Ida Marsk");
  CHECK(d.section == "Varland");
  // Lines are paragraphs, the empty one counted.
  CHECK(d.locate(text::Field::title, 6) == text::Position{2, 7});
  CHECK(d.locate(text::Field::text, 4) == text::Position{3, 5});
  CHECK(d.locate(text::Field::caption, 0) == text::Position{4, 1});
  d = with(p(t("Flood"), "berschrift1") + rest, "2025-06-20.docx");
  CHECK(d.title == "Flood");
  CHECK(text::format_date(d.date.value()) == "2025-06-20");
  CHECK(with(rest + p(t("Background"), "berschrift1")).title == "Document1");
}

TEST_CASE("the text part is found where another program names it otherwise") {
  const std::string file =
      zip({{"_rels/.rels", "<Relationships><Relationship Type=\"http://x/officeDocument\" "
                           "Target=\"/word/document2.xml\"/></Relationships>"},
           {"word/document2.xml", word(p(t("Text.")))}});
  CHECK(one(file, "a.docx").text == "Text.");
}

TEST_CASE("broken and hostile Word documents are told") {
  const std::string good = docx(p(t("Text.")));
  const auto repeated = [](const std::string& piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  CHECK(codes(from("", "a.docx")) == "I004");
  CHECK(codes(from("Text.", "a.docx")) == "I026");
  CHECK(codes(from(good.substr(0, good.size() / 2), "a.docx")) == "I026");
  CHECK(codes(from(zip({{"other.xml", "<x/>"}}), "a.docx")) == "I026");
  CHECK(codes(from(docx(""), "a.docx")) == "I004");
  CHECK(codes(from(docx("<w:p>"), "a.docx")) == "I026");
  CHECK(codes(from(zip({{"word/document.xml", "no XML"}}), "a.docx")) == "I026");
  CHECK(codes(from(zip({{"word/document.xml", std::string(70'000'000, ' ')}}), "a.docx")) ==
        "I026");
  CHECK(codes(from(docx(repeated("<w:p/>", 2'100'000)), "a.docx")) == "I021");
  CHECK(one(docx(repeated("<w:p>", 10'000) + t("Deep.") + repeated("</w:p>", 10'000)), "a.docx")
            .text == "Deep.");
  const std::string bomb = "<!DOCTYPE w [<!ENTITY a 'xxxxxxxx'><!ENTITY b '&a;&a;'>]>" +
                           word(p(t("Text &b;"))).substr(21);
  CHECK(one(zip({{"word/document.xml", bomb}}), "a.docx").text == "Text &b;");
}

TEST_CASE("no damage to its bytes brings the Word reader down") {
  const std::string good = docx(p(t("The river rose.")) + p(t("Nobody."), "Title"));
  CHECK(rc::check([&](std::uint16_t at, std::uint8_t byte, std::uint16_t length) {
    std::string bytes = good;
    bytes[at % bytes.size()] = static_cast<char>(byte);
    if (length % 4 == 0) bytes.resize(length % bytes.size());
    const Ingested all = from(bytes, "a.docx");
    RC_ASSERT(!all.documents.empty() || !all.diagnostics.empty());
    for (const text::Document& d : all.documents) RC_ASSERT(!text::find_invalid_utf8(d.text));
  }));
}

TEST_CASE("a Word document accepts in a comment in the margin, at the paragraph that has it") {
  const std::string reference = "<w:r><w:commentReference w:id=\"4\"/></w:r>";
  const std::string comments = "<w:comments xmlns:w=\"x\">"
                               "<w:comment w:id=\"3\"><w:p>" +
                               t("Is that right?") +
                               "</w:p></w:comment>"
                               "<w:comment w:id=\"4\"><w:p>" +
                               t("crosscheck-accept: name Joren ") +
                               t("Halvaji until 2099-12-31 – as he signs") +
                               "</w:p></w:comment>"
                               "<w:comment w:id=\"5\"><w:p>" +
                               t("crosscheck-accept: name") + "</w:p></w:comment></w:comments>";
  const Ingested all =
      from(zip({{"word/document.xml", word(p(t("One.")) + p(t("Two.") + reference))},
                {"word/comments.xml", comments}}),
           "a.docx");
  REQUIRE(all.documents.size() == 1);
  const text::Document& d = all.documents[0];
  CHECK(d.text == "One.\n\nTwo.");
  REQUIRE(d.accepted.size() == 1);
  CHECK(d.accepted[0].attribute == "name");
  CHECK(d.accepted[0].value == "Joren Halvaji");
  CHECK(d.accepted[0].reason == "as he signs");
  CHECK(d.accepted[0].line == 2);
  CHECK(codes(all) == "warning I030:1"); // without a reason
  // A broken part of comments costs the article nothing.
  CHECK(from(zip({{"word/document.xml", word(p(t("One.")))},
                  {"word/comments.xml", "<w:comments><w:c"}}),
             "a.docx")
            .documents.size() == 1);
}
