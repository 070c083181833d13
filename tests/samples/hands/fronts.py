"""Hands that say who wrote what, and speak to their readers before and after."""

from tests.samples.hands.numbers import roman, word
from tests.samples.hands.register import hand
from tests.samples.hands.sheets import Sheet


def _names(s: Sheet) -> tuple[str, str]:
    return f"{s.people[0]}/{s.people[1]}", s.people[2]


@hand("FFN head, chapters")
def _(s: Sheet) -> None:
    s.detail("title", "Eleven Winters", gap="")
    s.detail("author", "saltmarrow")
    s.detail("rating", "T")
    s.detail("summary", s.summary())
    s.put("Disclaimer: I own nothing but the heron.", "notes", "\n")
    s.chapters(lambda n: f"Chapter {n}: {s.title(n)}")


@hand("FFN head with blank lines")
def _(s: Sheet) -> None:
    s.detail("title", "What the Moon Wanted", gap="")
    s.detail("author", "tidewrack", gap="\n\n")
    s.detail("fandom", "Patient Heron", gap="\n\n")
    s.detail("pairing", _names(s)[0], gap="\n\n")
    s.detail("rating", "PG-13", gap="\n\n")
    s.detail("summary", s.summary(), gap="\n\n")
    s.chapters(lambda n: f"Chapter {word(n)}")


@hand("LJ head, one part")
def _(s: Sheet) -> None:
    pair, other = _names(s)
    s.detail("title", "Turnips", gap="")
    s.detail("author", "queen_of_onions")
    s.detail("fandom", "Saint Brannock's")
    s.detail("pairing", pair, "Pairing/Characters: $")
    s.detail("rating", "G")
    s.put("Word Count: 4,200", gap="\n")
    s.detail("summary", s.summary())
    s.put("Beta: the ever-patient jun_ipher", gap="\n")
    s.put(f"A/N: Written for {other}, who asked for turnips.", "notes", "\n")
    s.put("Disclaimer: Not mine, no profit.", "notes", "\n")
    s.put(s.paragraph(), "text")
    s.prose(8)


@hand("LJ head, numbered parts")
def _(s: Sheet) -> None:
    s.scene_break = "~*~"
    s.detail("title", "Low Water", "Title: Low Water (1/4)", gap="")
    s.detail("author", "fen_and_ink")
    s.detail("characters", "|".join(s.people))
    s.detail("genre", "Gen|Humour", "Genre: $")
    s.out.mistyped.add("Gen")
    s.detail("warnings", "Soup")
    s.chapters(lambda n: f"Part {n}", count=4)


@hand("bold head")
def _(s: Sheet) -> None:
    s.detail("title", "Half a Map", "**Title:** $", gap="")
    s.detail("author", "marrow", "**Author:** $")
    s.detail("pairing", _names(s)[0], "**Pairing:** $")
    s.detail("rating", "Teen", "**Rating:** $")
    s.detail("summary", s.summary(), "**Summary:** $")
    s.chapters(lambda n: f"**{n}.**", count=5)


@hand("title and by")
def _(s: Sheet) -> None:
    s.detail("title", "An Unreasonable Number of Spoons", "$", gap="")
    s.detail("author", "quillfish", "by $")
    s.chapters(lambda n: f"Chapter {n}")


@hand("title in capitals, by on the same line")
def _(s: Sheet) -> None:
    s.put("THE VICAR'S TEAPOT by old_bram")
    s.out.details |= {("title", "THE VICAR'S TEAPOT"), ("author", "old_bram")}
    s.before = "\n"
    s.chapters(roman)


@hand("head on one line")
def _(s: Sheet) -> None:
    s.gap = " "
    pair, _ = _names(s)
    s.detail("title", "Salt", gap="")
    s.detail("author", "marrow", gap=" ")
    s.detail("pairing", pair, gap=" ")
    s.detail("rating", "K+", gap=" ")
    s.detail("summary", s.summary(), gap=" ")
    s.chapters(lambda n: f"Chapter {n}")


@hand("head with series and status")
def _(s: Sheet) -> None:
    s.detail("title", "Aftermath", gap="")
    s.detail("author", "tidewrack")
    s.put("Series: Long Watches #2", gap="\n")
    s.out.series.append((2.0, "Long Watches"))
    s.put("Status: Complete", gap="\n")
    s.detail("fandom", "The Patient Heron")
    s.detail("language", "English")
    s.put("Published: 2009-03-01", gap="\n")
    s.put("Words: 12,003", gap="\n")
    s.chapters(lambda n: f"Chapter {n} - {s.title(n)}")


@hand("head again for every chapter")
def _(s: Sheet) -> None:
    s.detail("title", "Letters", gap="")
    s.detail("author", "jun_ipher")
    s.detail("rating", "PG")
    for number in range(1, 5):
        s.chapter(f"Chapter {number}")
        s.put("Title: Letters")
        s.put("Author: jun_ipher", gap="\n")
        s.put("Rating: PG", gap="\n")


@hand("summary and notes, then chapters")
def _(s: Sheet) -> None:
    s.notes(f"Summary: {s.summary()}", "summary")
    s.put(f"Author's Notes: {s.remarks()}", "notes")
    s.chapters(lambda n: f"Chapter {n}")


@hand("A/N before each chapter")
def _(s: Sheet) -> None:
    for number in range(1, 7):
        s.head(f"Chapter {number}")
        if s.chance.random() < 0.6:
            s.notes(f"A/N: {s.remarks()}")
        s.prose()


@hand("AN before each chapter, in capitals")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.head(f"CHAPTER {word(number).upper()}")
        s.notes(f"AN: {s.remarks(2)}")
        s.put("-----", "scene break")
        s.out.marks = {m for m in s.out.marks if m[0] != "notes end"} | {m for m in s.out.marks if m[0] == "notes end"}
        s.prose()


@hand("A/N after each chapter")
def _(s: Sheet) -> None:
    for number in range(1, 7):
        s.chapter(f"Chapter {number}: {s.title(number)}")
        if s.chance.random() < 0.7:
            s.notes(f"A/N: {s.remarks()}", "end notes")


@hand("Author's note after each, roman")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.chapter(f"{roman(number)}.")
        if s.chance.random() < 0.7:
            s.notes(f"Author's Note: {s.remarks(2)}", "end notes")


@hand("brackets before and after")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.head(f"Chapter {number}")
        s.notes(f"(A/N: {s.remarks(2)})")
        s.prose()
        if s.chance.random() < 0.5:
            s.notes(f"[A/N: {s.remarks(1)}]", "end notes")


@hand("author's note in brackets, bare numbers")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.head(str(number))
        if s.chance.random() < 0.5:
            s.notes(f"(Author's note: {s.remarks(1)})")
        s.prose()


@hand("label on a line of its own")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.head(f"Chapter {number}")
        s.notes("Author's Note", "notes")
        s.write(f"\n\n{s.remarks()}")
        s.put("Chapter Text")
        s.prose()


@hand("disclaimer before each chapter")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.head(f"Chapter {number}")
        s.notes("Disclaimer: Still don't own it.")
        s.prose()


@hand("end of chapter lines")
def _(s: Sheet) -> None:
    count = s.chance.randint(3, 6)
    for number in range(1, count + 1):
        s.chapter(f"Chapter {number}")
        s.put(f"End of Chapter {number}" if number < count else "THE END")


@hand("end of chapter lines, bare numbers")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.chapter(f"{number}")
        s.put(s.chance.choice(("TBC", "To be continued...", "(to be continued)", "tbc")))


@hand("end chapter in words")
def _(s: Sheet) -> None:
    for number in range(1, 5):
        s.chapter(f"Chapter {word(number)}")
        s.put(f"-- End Chapter {word(number)} --")


@hand("review begging at the end")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.chapter(f"Chapter {number}")
        s.put("Please review!")
    s.put("The End")


@hand("AO3 text, copied")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.head(f"Chapter {number}: {s.title(number)}")
        if s.chance.random() < 0.4:
            s.notes(f"Summary:\n\n{s.summary()}", "summary")
        if s.chance.random() < 0.6:
            s.notes(f"Notes:\n\n{s.remarks()}")
        s.put("Chapter Text")
        s.prose()
        if s.chance.random() < 0.4:
            s.notes(f"Notes:\n\n{s.remarks()}", "end notes")


@hand("shape A, many chapters")
def _(s: Sheet) -> None:
    s.gap = "\n"
    s.before, s.after = "\n\n", "\n\n\n\n\nChapter Text"
    s.chapters(lambda n: f"Chapter {n}", count=4)
    pair, other = _names(s)
    s.out.tags += [("relationship", pair), ("freeform", "Soup"), ("freeform", "Found Family"), ("character", other)]
    s.put(f"[starting tags]\nrelationship: \n{pair}\n\nfreeform: \nSoup\nFound Family\n\ncharacter: \n{other}")


@hand("shape B, as it comes")
def _(s: Sheet) -> None:
    s.gap = " "
    s.first(12)
    for number in range(2, 6):
        s.head(f"Chapter {number}")
        if s.chance.random() < 0.6:
            s.notes(f"Notes: {s.remarks()}")
            if s.chance.random() < 0.5:
                s.put("(See the end of the chapter for more notes .)")
        s.prose(10)
    s.notes(f"Notes: {s.remarks(2)}", "end notes")
    s.put("Series this work belongs to: Part 3 of the Long Watches series Next Work", "navigation")
    s.out.series.append((3.0, "Long Watches"))


@hand("shape B with A/N")
def _(s: Sheet) -> None:
    s.gap = " "
    for number in range(1, 6):
        s.head(f"Chapter {number}: {s.title(number)}")
        if s.chance.random() < 0.5:
            s.notes(f"A/N: {s.remarks()}")
        s.prose(9)


@hand("a word to readers between chapters")
def _(s: Sheet) -> None:
    for number in range(1, 4):
        s.chapter(f"Chapter {number}")
    s.put("Author's Note", "end notes")
    s.put(s.remarks())
    s.chapters(lambda n: f"Chapter {n}", start=4, count=2)


@hand("dedication and epigraph")
def _(s: Sheet) -> None:
    s.put("For my aunt, who never liked boats.", "notes")
    s.put('"The sea is only the sky with its boots on." - old saying')
    s.chapters(lambda n: f"Chapter {word(n)}")
