"""Hands that give titles without numbers, or mark headings by signs and lines."""

from tests.samples.hands.numbers import roman, word
from tests.samples.hands.register import hand
from tests.samples.hands.sheets import Sheet


@hand("titles in capitals")
def _(s: Sheet) -> None:
    s.before = "\n"
    s.chapters(lambda n: s.title(n).upper())


@hand("titles in capitals, no more blank lines than others")
def _(s: Sheet) -> None:
    s.chapters(lambda n: s.title(n).upper())


@hand("titles alone")
def _(s: Sheet) -> None:
    s.chapters(s.title)


@hand("titles alone, far apart")
def _(s: Sheet) -> None:
    s.before, s.after = "\n\n", "\n"
    s.chapters(s.title)


@hand("titles alone, single lines")
def _(s: Sheet) -> None:
    s.gap, s.before, s.after = "\n", "\n\n", "\n"
    s.chapters(s.title)


@hand("titles alone with full stops")
def _(s: Sheet) -> None:
    s.traps = 0.02
    s.chapters(lambda n: f"{s.title(n)}.")


@hand("titles underlined with dashes")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{s.title(n)}\n{'-' * len(s.title(n))}")


@hand("titles underlined with equals")
def _(s: Sheet) -> None:
    s.scene_break = "-----"
    s.chapters(lambda n: f"{s.title(n)}\n{'=' * len(s.title(n))}")


@hand("chapters underlined")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}\n---------")


@hand("chapters between lines")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"=====================\nChapter {n}: {s.title(n)}\n=====================")


@hand("titles in signs")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"~*~ {s.title(n)} ~*~")


@hand("titles in stars")
def _(s: Sheet) -> None:
    s.scene_break = "* * *"
    s.chapters(lambda n: f"*** {s.title(n)} ***")


@hand("markdown, one level")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"# {s.title(n)}")


@hand("markdown, two levels")
def _(s: Sheet) -> None:
    s.put("# Eleven Winters")
    s.out.details.add(("title", "Eleven Winters"))
    s.chapters(lambda n: f"## {s.title(n)}")


@hand("markdown with chapters")
def _(s: Sheet) -> None:
    s.put("# Low Water")
    s.out.details.add(("title", "Low Water"))
    s.scene_break = "---"
    s.chapters(lambda n: f"## Chapter {n}: {s.title(n)}")
    s.chapter("## Epilogue")


@hand("markdown with numbers")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"### {n}")


@hand("wiki")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"== {s.title(n)} ==")


@hand("wiki with chapters")
def _(s: Sheet) -> None:
    s.gap = "\n"
    s.chapters(lambda n: f"==Chapter {word(n)}==")


@hand("titles in bold")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"**{s.title(n)}**")


@hand("prologue, chapters, epilogue")
def _(s: Sheet) -> None:
    s.chapter("Prologue")
    s.chapters(lambda n: f"Chapter {n}")
    s.chapter("Epilogue")


@hand("prologue, numbers, interludes, coda")
def _(s: Sheet) -> None:
    s.chapter("PROLOGUE")
    s.chapters(lambda n: f"{n}.", count=3)
    s.chapter("INTERLUDE")
    s.chapters(lambda n: f"{n}.", start=4, count=3)
    s.chapter("CODA")


@hand("prologue with title, roman, epilogue")
def _(s: Sheet) -> None:
    s.chapter("Prologue: Salt")
    s.chapters(lambda n: f"{roman(n)}: {s.title(n)}")
    s.chapter("Epilogue: Ten Years Later")


@hand("introduction and afterword")
def _(s: Sheet) -> None:
    s.chapter("Introduction", 3)
    s.chapters(lambda n: f"Chapter {n}")
    s.chapter("Afterword", 3)


@hand("weekdays")
def _(s: Sheet) -> None:
    s.voice = "diary"
    s.before = "\n"
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        s.chapter(day)


@hand("weekdays in capitals")
def _(s: Sheet) -> None:
    for day in ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"):
        s.chapter(day)


@hand("months")
def _(s: Sheet) -> None:
    for month in ("September", "October", "November", "December", "January"):
        s.chapter(month)


@hand("dates of a diary")
def _(s: Sheet) -> None:
    s.voice = "diary"
    for day in ("3 March", "4 March", "7 March", "12 March", "1 April", "2 April"):
        s.chapter(day)


@hand("parts with chapters that begin anew")
def _(s: Sheet) -> None:
    for part in range(1, 4):
        s.chapter(f"Part {word(part)}\n\nChapter 1")
        s.chapters(lambda n: f"Chapter {n}", start=2, count=3)


@hand("books with roman chapters that begin anew")
def _(s: Sheet) -> None:
    s.wrap = 72
    for book in range(1, 4):
        s.chapter(f"BOOK {roman(book)}\n\nI")
        s.chapters(roman, start=2, count=4)


@hand("parts with titles, chapters that go on")
def _(s: Sheet) -> None:
    s.before = "\n"
    number = 1
    for part in range(1, 4):
        s.chapter(f"PART {word(part).upper()}: {s.title(part).upper()}\n\n\nChapter {number}")
        s.chapters(lambda n: f"Chapter {n}", start=number + 1, count=2)
        number += 3


@hand("parts with numbers that begin anew")
def _(s: Sheet) -> None:
    for part in range(1, 4):
        s.chapter(f"Part {roman(part)}\n\n1.")
        s.chapters(lambda n: f"{n}.", start=2, count=3)


@hand("points of view")
def _(s: Sheet) -> None:
    s.before = "\n"
    for turn in range(6):
        s.chapter(f"{s.people[turn % 2]}'s POV".upper() if turn % 2 else f"{s.people[0]}'s POV".upper())


@hand("people's names")
def _(s: Sheet) -> None:
    s.before, s.after = "\n\n", "\n"
    for turn in range(7):
        s.chapter(s.people[turn % 3].upper())


@hand("titles that ask")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{n}. {s.question()}", count=6)


@hand("in which")
def _(s: Sheet) -> None:
    s.before = "\n"
    s.chapters(lambda n: f"In Which {s.people[n % 3]} Is Late, and There Is {s.titles[n].split()[-1]}", count=6)
