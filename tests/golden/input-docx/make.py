# A Word document as word processors write it: styles by id, runs that cut words, a change not yet accepted.
import os
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

def paragraph(inside, style=""):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}{inside}</w:p>"

def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

body = "".join([
    paragraph(run("Twelve sailors were ") + run("killed off Halmsund"), "Titel"),
    paragraph(""),
    paragraph(run("The ferry “Hanna” sank off Halmsund, where ") +
              "<w:del><w:r><w:delText>90</w:delText></w:r></w:del><w:ins>" + run("1") + run("4") + "</w:ins>" +
              run(" sailors were killed.")),
    paragraph(run("The ferry on which 15 sailors were killed"), "Beschriftung"),
    paragraph(run("The wreck lies at a depth of 40&#160;metres.")),
])
parts = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships><Relationship Id="r1" Target="word/document.xml" Type="http://schemas.'
                   'openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>',
    "word/styles.xml": f'<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
                       '<w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style></w:styles>',
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Ida Marsk'
                         '</dc:creator><dcterms:modified>2025-06-18T06:30:00Z</dcterms:modified></cp:coreProperties>',
}
os.mkdir("articles")
with zipfile.ZipFile("articles/ferry.docx", "w", zipfile.ZIP_DEFLATED) as out:
    for name, text in parts.items():
        out.writestr(name, text)
