# A document whose end did not arrive, and one whose text ends in the middle of a tag.
import io
import zipfile

def document(text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return out.getvalue()

text = "<w:document><w:body>" + "<w:p><w:r><w:t>12 sailors were killed.</w:t></w:r></w:p>" * 200
whole = document(text + "</w:body></w:document>")
for name, content in (("cut", whole[:len(whole) * 2 // 3]), ("cut-inside", document(text[:-7])), ("empty", b"")):
    with open(f"articles/{name}.docx", "wb") as out:
        out.write(content)
