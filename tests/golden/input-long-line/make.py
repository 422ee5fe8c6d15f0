line = "Nine sailors were killed in the harbour. "
with open("articles/long.txt", "w") as out:
    for _ in range(100):
        out.write(line * (1_000_000 // len(line)))
with open("articles/lines.jsonl", "w") as out:
    out.write('{"id": "long", "text": "')
    for _ in range(100):
        out.write("x" * 1_000_000)
    out.write('"}\n{"id": "fine", "text": "Nine sailors were killed. Ten sailors were killed."}\n')
