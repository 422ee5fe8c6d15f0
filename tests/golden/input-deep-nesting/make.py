with open("articles/deep.jsonl", "w") as out:
    out.write("[" * 200_000 + "]" * 200_000 + "\n")
    out.write('{"id": "deep", "text": ' + '{"a":' * 200_000 + "1" + "}" * 200_000 + "}\n")
    out.write('{"id": "fine", "text": "Nine sailors were killed. Ten sailors were killed."}\n')
