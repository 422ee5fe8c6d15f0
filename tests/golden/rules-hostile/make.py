"""Rule files that would cost much: each gets an error, and the run stays small."""
import pathlib

FOLDER = pathlib.Path("rules")
FOLDER.mkdir()


def rule(name, pattern, more=""):
    (FOLDER / f"{name}.yaml").write_text(
        f"pack: {name}\nattributes:\n  {name}: {{compare: count, key: [event]}}\nrules:\n  - id: x\n"
        f"    attribute: {name}\n    event: [attack]\n    patterns: ['{pattern}']\n{more}"
        "    examples: [Two people died.]\n")


rule("brackets", "(" * 100_000 + "<count:value>" + ")" * 100_000)
rule("groups", "(" * 1_900 + "<count:value> died" + ")" * 1_900)
rule("repeats", "<count:value> ((((a{1000}){1000}){1000}){1000})")
rule("alternatives", "<count:value> (" + "|".join(f"w{i}" for i in range(2000)) + ")")
rule("lexicons", "(<@common-words> ){1,1000}<count:value>")
rule("classes", "<count:value> " + "[" * 3000)
(FOLDER / "nested.yaml").write_text("pack: nested\nrules: " + "[" * 100_000 + "]" * 100_000 + "\n")
(FOLDER / "maps.yaml").write_text("pack: maps\nrules: " + "{a: " * 100_000 + "}" * 100_000 + "\n")
(FOLDER / "keys.yaml").write_text("pack: keys\n" + "attributes: {}\n" * 100_000)
(FOLDER / "aliases.yaml").write_text(
    "a: &a [x, x, x, x, x, x, x, x, x]\n" +
    "".join(f"{chr(97 + i)}: &{chr(97 + i)} [{', '.join('*' + chr(96 + i) for _ in range(9))}]\n"
            for i in range(1, 20)))
(FOLDER / "values.yaml").write_text("pack: values\nnote: [" + "x," * 500_000 + "x]\n")
(FOLDER / "long.yaml").write_text("pack: long\nnote: '" + "x" * 5_000_000 + "'\n")
