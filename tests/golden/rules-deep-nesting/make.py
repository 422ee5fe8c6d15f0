with open("rules/bad.yaml", "w") as out:
    out.write("pack: bad\nrules: " + "[" * 100_000 + "]" * 100_000 + "\n")
with open("rules/worse.yaml", "w") as out:
    out.write("pack: worse\nrules: " + "{a: " * 100_000 + "\n")
