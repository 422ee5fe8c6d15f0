# Markdown that no reader may fall over, each beside an article that is read all the same.
def write(name, text):
    with open(f"articles/{name}.md", "w", encoding="utf-8") as out:
        out.write(text)

end = "\n\n12 sailors were killed.\n"
write("nested-quotes", "> " * 10_000 + "x" + end)
write("nested-lists", "- " * 10_000 + "x" + end)
write("brackets", "![[]()" * 100_000 + end)
write("links", "[a]: " + "x" * 2_000_000 + "\n\n" + "[a]" * 1_900 + end)
write("emphasis", "*a **a " * 200_000 + end)
write("backticks", "`a``" * 200_000 + end)
write("references", "&nbsp;&amp;&#x1F600;&bogus;" * 100_000 + end)
write("open-html", "<a b='" * 200_000 + end)
