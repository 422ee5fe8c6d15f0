# A megabyte each of what makes cutting, recognising or matching go over the text again and again.
def write(name, piece):
    with open(f"articles/{name}.txt", "w", encoding="utf-8") as out:
        out.write(piece * (1_000_000 // len(piece.encode())) + "\n")

write("quotes", "“")
write("nested-quotes", "\"'")
write("numbers", "1,000 ")
write("digits", "9")
write("number-words", "one hundred thousand million ")
write("capitals", "Abc ")
write("stops", "a. ")
write("initials", "A. ")
write("accents", "e\u0301\u0302")
write("dashes", "a-")
write("dates", "May 12 ")
write("one-word", "x")
write("reserved", "\ue000\ue0ff ")
write("zero-width", "\u200b\u200d")
