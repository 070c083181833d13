"""Hands that lay a text out in their own way, count badly, or write no heading at all."""

from tests.samples.hands.numbers import roman, word
from tests.samples.hands.register import hand
from tests.samples.hands.sheets import Sheet
from tests.samples.hands.voices import LISTS


@hand("CRLF, bare numbers")
def _(s: Sheet) -> None:
    s.line_end = "\r\n"
    s.chapters(lambda n: f"{n}.")


@hand("CRLF, wrapped, chapters")
def _(s: Sheet) -> None:
    s.line_end, s.wrap, s.before = "\r\n", 72, "\n\n"
    s.chapters(lambda n: f"CHAPTER {roman(n)}\n\n{s.title(n)}")


@hand("wrapped and indented, no blank lines")
def _(s: Sheet) -> None:
    s.wrap, s.indent, s.gap = 72, "     ", "\n"
    s.before = s.after = "\n"
    s.chapters(lambda n: f"Chapter {n}")


@hand("indented, roman")
def _(s: Sheet) -> None:
    s.indent, s.gap = "\t", "\n"
    s.before = s.after = "\n"
    s.chapters(roman)


@hand("wrapped, bare numbers")
def _(s: Sheet) -> None:
    s.wrap = 68
    s.chapters(str)


@hand("wrapped at 60, titles in capitals")
def _(s: Sheet) -> None:
    s.wrap, s.before = 60, "\n"
    s.chapters(lambda n: s.title(n).upper())


@hand("no blank lines, chapter and title")
def _(s: Sheet) -> None:
    s.gap = "\n"
    s.chapters(lambda n: f"Chapter {n} - {s.title(n)}")


@hand("no blank lines, titled numbers")
def _(s: Sheet) -> None:
    s.gap = "\n"
    s.chapters(lambda n: f"{n}. {s.title(n)}")


@hand("three blank lines everywhere")
def _(s: Sheet) -> None:
    s.gap = "\n\n\n\n"
    s.chapters(lambda n: f"Ch. {n}")


@hand("one line, figures")
def _(s: Sheet) -> None:
    s.gap = " "
    s.chapters(lambda n: f"Chapter {n}")


@hand("one line, words")
def _(s: Sheet) -> None:
    s.gap = " "
    s.chapters(lambda n: f"Chapter {word(n)}")


@hand("one line, Ch.")
def _(s: Sheet) -> None:
    s.gap = " "
    s.chapters(lambda n: f"Ch. {n}")


@hand("one line, capitals, missing first")
def _(s: Sheet) -> None:
    s.gap = " "
    s.first(8)
    s.chapters(lambda n: f"CHAPTER {n}", start=2)


@hand("one line, parts of a total")
def _(s: Sheet) -> None:
    s.gap = " "
    s.chapters(lambda n: f"Chapter {n}/5", count=5)


@hand("missing first, bare")
def _(s: Sheet) -> None:
    s.first()
    s.chapters(lambda n: f"{n}.", start=2)


@hand("missing first, Part")
def _(s: Sheet) -> None:
    s.first()
    s.chapters(lambda n: f"Part {word(n)}", start=2, count=3)


@hand("numbers that skip")
def _(s: Sheet) -> None:
    for number in (1, 2, 3, 5, 6, 8, 9):
        s.chapter(f"Chapter {number}")


@hand("roman numbers that skip")
def _(s: Sheet) -> None:
    for number in (1, 2, 4, 5, 6, 9):
        s.chapter(f"{roman(number)}.")


@hand("a chapter posted twice")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}", count=3)
    again = [s.paragraph() for _ in range(8)]
    for _ in range(2):
        s.head("Chapter 4")
        for words in again:
            s.put(words)
    s.chapters(lambda n: f"Chapter {n}", start=5, count=2)


@hand("a number used twice")
def _(s: Sheet) -> None:
    for number in (1, 2, 3, 3, 4, 5):
        s.chapter(f"Chapter {number}: {s.title(number)}")


@hand("begins in the middle")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}", start=14, count=5)


@hand("two stories in one file")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}", count=4)
    s.chapters(lambda n: f"Chapter {n}", count=3)


@hand("contents at the head")
def _(s: Sheet) -> None:
    s.put("Contents")
    for number in range(1, 7):
        s.put(f"{number}. {s.title(number)}", gap="\n")
    s.before = "\n\n"
    s.chapters(lambda n: f"{n}. {s.title(n)}", count=6)


@hand("contents with chapters and pages")
def _(s: Sheet) -> None:
    s.put("TABLE OF CONTENTS")
    s.put("")
    for number in range(1, 7):
        s.put(f"Chapter {number}: {s.title(number)} ........ {number * 11}", gap="\n")
    s.before = "\n"
    s.chapters(lambda n: f"Chapter {n}: {s.title(n)}", count=6)


@hand("contents without numbers")
def _(s: Sheet) -> None:
    s.put("Contents:")
    for number in range(1, 6):
        s.put(s.title(number), gap="\n")
    s.before, s.after = "\n\n", "\n"
    s.chapters(s.title, count=5)


@hand("page numbers in a wrapped text")
def _(s: Sheet) -> None:
    s.wrap = 66
    s.first(60)
    _paged(s, 30, lambda page: f"\n\n{page}\n\n")


@hand("page numbers with dashes, chapters")
def _(s: Sheet) -> None:
    s.wrap = 66
    s.long = (12, 25)
    s.chapters(lambda n: f"Chapter {word(n)}", count=5)
    _paged(s, 32, lambda page: f"\n- {page} -\n")


@hand("running heads and page numbers")
def _(s: Sheet) -> None:
    s.wrap = 66
    s.long = (12, 25)
    s.chapters(lambda n: f"CHAPTER {roman(n)}", count=5)
    _paged(s, 30, lambda page: f"\n\n{page}\n\nELEVEN WINTERS\n\n")


@hand("running heads, titles in capitals")
def _(s: Sheet) -> None:
    s.wrap = 66
    s.long = (14, 22)
    s.before = "\n\n"
    s.chapters(lambda n: f"{n}. {s.title(n).upper()}", count=5)
    _paged(s, 35, lambda page: f"\n\nWHAT THE MOON WANTED    {page}\n\n")


def _paged(s: Sheet, lines: int, between: object) -> None:
    """Cut what is written into pages; marks move along."""
    text = "".join(s._parts)
    out: list[str] = []
    shifts: list[tuple[int, int]] = []
    at = grown = page = count = 0
    for line in text.split("\n"):
        out.append(line)
        at += len(line) + 1
        count += 1
        if count >= lines and line and at < len(text) - 40 and text[at : at + 1] != "\n":
            page, count = page + 1, 0
            words = between(page)  # type: ignore[operator]
            out[-1] += words.removesuffix("\n")
            grown += len(words) - 1
            shifts.append((at, grown))
    moved = set()
    for kind, place in s.out.marks:
        moved.add((kind, place + next((by for begin, by in reversed(shifts) if begin <= place), 0)))
    s.out.marks = moved
    s._parts = ["\n".join(out)]


@hand("no heading, lists inside")
def _(s: Sheet) -> None:
    s.prose(8)
    for lines in LISTS[:4]:
        for number, line in enumerate(lines):
            s.put(line, gap="\n" if number else None)
        s.prose(4)


@hand("no heading, blank lines between a list's")
def _(s: Sheet) -> None:
    s.prose(6)
    for line in ("1. Find the key.", "2. Open the door.", "3. Feed the parrot."):
        s.put(line)
    s.prose(10)


@hand("no heading, times and scores")
def _(s: Sheet) -> None:
    s.traps = 0.3
    s.prose(30)


@hand("no heading, scene breaks")
def _(s: Sheet) -> None:
    s.scene_break = "***"
    s.prose(25)


@hand("no heading, one line")
def _(s: Sheet) -> None:
    s.gap, s.traps = " ", 0.2
    s.prose(25)


@hand("no heading, times head the parts of a day")
def _(s: Sheet) -> None:
    for time in ("6:15 a.m.", "7:40 a.m.", "12:00", "3:30 p.m.", "9 p.m."):
        s.put(time)
        s.prose(3)


@hand("no heading, dialogue")
def _(s: Sheet) -> None:
    for number in range(40):
        s.put(s.chance.choice(('"Yes."', '"No."', "Silence.", '"Onions?"', "He ran.", '"Go!"', "Nothing.", "Rain.")))
        if number % 7 == 0:
            s.prose(1)


@hand("no heading, verse")
def _(s: Sheet) -> None:
    s.gap = "\n"
    for number in range(40):
        s.put(
            s.chance.choice(
                (
                    "The moon came down to the mill",
                    "And nobody said a word",
                    "Row, my lads, row",
                    "Under the Little Green Door",
                )
            ),
            gap="\n\n" if number % 4 == 0 else None,
        )


@hand("no heading, a play")
def _(s: Sheet) -> None:
    for _ in range(30):
        s.put(f"{s.chance.choice(s.people).upper()}: {s.paragraph()}")


@hand("no heading, a script")
def _(s: Sheet) -> None:
    for _ in range(30):
        s.put(s.chance.choice(s.people).upper())
        s.put(s.paragraph(), gap="\n")


@hand("a diary quoted within chapters")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.head(f"Chapter {number}")
        s.prose(4)
        for day in ("3 March", "5 March"):
            s.put(day)
            s.put("Rain again. The donkey is well.")
        s.prose(4)


@hand("a book read aloud within chapters")
def _(s: Sheet) -> None:
    for number in range(1, 5):
        s.chapter(f"{roman(number)}")
        s.put('"Chapter 7," he read. "Of Knots."')
        s.put("Chapter 7 said nothing of the kind.")
        s.prose(3)


@hand("chapters short as a sentence")
def _(s: Sheet) -> None:
    s.long = (1, 2)
    s.chapters(lambda n: f"{n}", count=12)


@hand("drabbles with titles")
def _(s: Sheet) -> None:
    s.long = (1, 3)
    s.before = "\n"
    s.chapters(lambda n: f"{n}. {s.title(n)}", count=12)


@hand("five times")
def _(s: Sheet) -> None:
    s.detail("title", f"Five Times {s.people[0]} Was Late", "$", gap="")
    s.chapters(lambda n: f"{word(n)}.", count=5)


@hand("one chapter, headed")
def _(s: Sheet) -> None:
    s.chapter("Chapter 1", 14)


@hand("one chapter, with a title")
def _(s: Sheet) -> None:
    s.chapter("Chapter 1: Onions", 14)


@hand("mixed words for the number")
def _(s: Sheet) -> None:
    for heading in ("Chapter 1", "Chapter Two", "CHAPTER 3", "Chapter 4: Salt", "chapter 5", "Chapter Six - Rain"):
        s.chapter(heading)


@hand("mixed Ch and Chapter")
def _(s: Sheet) -> None:
    for heading in ("Chapter 1", "Ch. 2", "Ch 3", "Chapter 4", "Chap 5"):
        s.chapter(heading)


@hand("trailing signs")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}:")


@hand("leading signs")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f">> Chapter {n} <<")


@hand("long chapters, bare, many lone numbers")
def _(s: Sheet) -> None:
    s.traps, s.long = 0.15, (20, 30)
    s.chapters(lambda n: f"{n}", count=6)


@hand("long chapters, many traps")
def _(s: Sheet) -> None:
    s.traps, s.long = 0.2, (20, 30)
    s.chapters(lambda n: f"Chapter {n}", count=6)


@hand("small letters throughout")
def _(s: Sheet) -> None:
    s.voice = "lower"
    s.chapters(lambda n: f"chapter {word(n).lower()}")


@hand("small letters, titles")
def _(s: Sheet) -> None:
    s.voice = "lower"
    s.before = "\n"
    s.chapters(lambda n: f"{n}. {s.title(n).lower()}")
