# Documents that no reader may fall over, each beside an article that is read all the same.
import io
import struct
import zipfile

def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        for name, text in parts.items():
            into.writestr(name, text)
    return out.getvalue()

def write(name, content):
    with open(f"articles/{name}.docx", "wb") as out:
        out.write(content)

def document(body, before=""):
    return f"{before}<w:document><w:body>{body}</w:body></w:document>"

def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

end = paragraph("12 sailors were killed.")
main = "word/document.xml"
write("bomb", archive({main: b" " * 500_000_000}))
write("bomb-beside", archive({main: document(end), "word/media/image1.png": b"\0" * 500_000_000}))
lots = "".join(f'<!ENTITY l{i} "{"&l%d;" % (i - 1) * 10}">' for i in range(1, 10))
write("entities", archive({main: document(paragraph("12 sailors were killed. &l9;"),
                                          f'<!DOCTYPE w [<!ENTITY l0 "lol">{lots}]>')}))
write("nested", archive({main: document("<w:p>" * 10_000 + "<w:r><w:t>12 sailors were killed.</w:t></w:r>" +
                                        "</w:p>" * 10_000)}))
write("nested-tables", archive({main: document("<w:tbl><w:tr><w:tc>" * 10_000 + end +
                                               "</w:tc></w:tr></w:tbl>" * 10_000)}))
write("many-parts", archive({f"part{i}": "" for i in range(21_000)} | {main: document(end)}))
write("paragraphs", archive({main: document("<w:p/>" * 1_100_000 + end)}))
write("no-text", archive({"word/other.xml": document(end)}))

# What the headers say of the size is a lie, once too small and once too large.
honest = archive({main: document(end)})
at = honest.index(b"PK\x01\x02")
for name, size in (("says-small", 1), ("says-large", 0xFFFFFFF0)):
    lying = bytearray(honest)
    lying[at + 24:at + 28] = struct.pack("<I", size)
    lying[22:26] = struct.pack("<I", size)
    write(name, bytes(lying))
