# Pages that no reader may fall over, each beside an article that is read all the same.
def write(name, text, encoding="utf-8"):
    with open(f"articles/{name}.html", "wb") as out:
        out.write(text.encode(encoding))

end = "12 sailors were killed."
write("nested", "<div>" * 10_000 + end)
write("nested-bold", "<p><b>" * 10_000 + end)
write("nested-tables", "<table><tr><td>" * 10_000 + end)
write("tags", "<p>x" * 300_000 + end)
write("attributes", "<p " + "a=b " * 100_000 + ">" + end)
write("open-quotes", "<a x='" * 150_000 + end)
write("fonts", "".join(f"<font size={i}>" for i in range(3_000)) + "<p>x" * 60_000 + end)
write("one-word", "x" * 10_000_000 + " " + end)
write("references", "&nbsp;&amp;&#x1F600;&bogus;&#9999999999;" * 100_000 + end)
write("data", '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + end)
write("lying", '<meta charset="utf-8"><p>caf\xe9. ' + end, "latin-1")
write("comments", "<!--" * 1_000_000 + end)
