# ninjs that is cut off or hostile, each line beside an article that is read all the same.
lines = ['{"uri": "urn:1", "headline": "A", "body_xhtml": "' + "<div>" * 10_000 + '12 sailors were killed."}',
         '{"uri": "urn:2", "headline": "A", "body_xhtml": "' + "<p>x" * 250_000 + '"}',
         '{"uri": "urn:3", "headline": "A", "bodies": ' + "[" * 10_000 + "]" * 10_000 + "}",
         '{"uri": "urn:4", "headline": {"a": 1}, "bodies": 7, "versionCreated": []}',
         '{"uri": "urn:5", "headline": "Cut", "body_text": "12 sailors we']
with open("articles/wire.jsonl", "w", encoding="utf-8") as out:
    out.write("\n".join(lines) + "\n")
