"""Hands that number their chapters: how the word, the number and the title are written."""

from tests.samples.hands.numbers import ordinal, roman, word
from tests.samples.hands.register import hand
from tests.samples.hands.sheets import Sheet


@hand("roman numerals")
def _(s: Sheet) -> None:
    s.chapters(roman)


@hand("roman with dots")
def _(s: Sheet) -> None:
    s.before = "\n"
    s.chapters(lambda n: f"{roman(n)}.")


@hand("roman titled")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{roman(n)}. {s.title(n)}")


@hand("roman titled, single lines")
def _(s: Sheet) -> None:
    s.gap, s.before, s.after = "\n", "\n", "\n"
    s.chapters(lambda n: f"{roman(n)} - {s.title(n)}")


@hand("small roman in brackets")
def _(s: Sheet) -> None:
    s.voice = "lower"
    s.chapters(lambda n: f"({roman(n).lower()})")


@hand("small roman with dots")
def _(s: Sheet) -> None:
    s.voice = "lower"
    s.chapters(lambda n: f"{roman(n).lower()}.", count=5)


@hand("bare figures")
def _(s: Sheet) -> None:
    s.chapters(str, count=s.chance.randint(5, 14))


@hand("bare figures, single lines")
def _(s: Sheet) -> None:
    s.gap, s.before, s.after = "\n", "\n", "\n"
    s.chapters(str)


@hand("bare figures, nothing around them")
def _(s: Sheet) -> None:
    s.gap = "\n"
    s.chapters(str)


@hand("figures with dots")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{n}.")


@hand("figures with dots and titles")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{n}. {s.title(n)}")


@hand("figures with brackets and titles")
def _(s: Sheet) -> None:
    s.before = "\n\n"
    s.chapters(lambda n: f"{n}) {s.title(n).lower()}")


@hand("hash and figure")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"#{n}")


@hand("hash, figure, title")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"#{n}: {s.title(n)}")


@hand("tildes and words")
def _(s: Sheet) -> None:
    s.scene_break = "~"
    s.chapters(lambda n: f"~ {word(n)} ~")


@hand("tildes and figures")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"~{n}~")


@hand("stars and figures")
def _(s: Sheet) -> None:
    s.scene_break = "* * *"
    s.chapters(lambda n: f"*** {n} ***")


@hand("stars and chapter")
def _(s: Sheet) -> None:
    s.scene_break = "***"
    s.chapters(lambda n: f"***Chapter {n}***")


@hand("dashes around figures")
def _(s: Sheet) -> None:
    s.scene_break = "-----"
    s.chapters(lambda n: f"-{n}-")


@hand("spaced dashes around figures")
def _(s: Sheet) -> None:
    s.gap = "\n"
    s.before = s.after = "\n"
    s.chapters(lambda n: f"- {n} -")


@hand("square brackets")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"[{n}]")


@hand("equals and chapter")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"=== Chapter {n}: {s.title(n)} ===")


@hand("Ch. with dash")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Ch. {n} - {s.title(n)}")


@hand("Ch without dot")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Ch {n}")


@hand("ch in small letters")
def _(s: Sheet) -> None:
    s.voice = "lower"
    s.chapters(lambda n: f"ch. {n}: {s.title(n).lower()}")


@hand("Ch glued")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Ch.{n}")


@hand("Chap.")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chap. {n}")


@hand("CHAP. and roman")
def _(s: Sheet) -> None:
    s.wrap = 72
    s.chapters(lambda n: f"CHAP. {roman(n)}.")


@hand("chapter the first")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"CHAPTER THE {ordinal(n).upper()}", count=7)


@hand("chapter the first, with a long title")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter the {ordinal(n)}, in which {s.filled('{A}')} regrets the soup", count=5)


@hand("the first chapter")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"The {ordinal(n)} Chapter", count=6)


@hand("first part")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{ordinal(n)} Part: {s.title(n)}", count=4)


@hand("chapter twenty-one")
def _(s: Sheet) -> None:
    s.first()
    s.chapters(lambda n: f"Chapter {word(n)}", start=2, count=24)


@hand("words in capitals")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"CHAPTER {word(n).upper()}: {s.title(n).upper()}")


@hand("words alone")
def _(s: Sheet) -> None:
    s.chapters(word)


@hand("words in capitals alone")
def _(s: Sheet) -> None:
    s.before = "\n\n"
    s.chapters(lambda n: word(n).upper())


@hand("chapter with dot, title in capitals")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"CHAPTER {n}. {s.title(n).upper()}.")


@hand("chapter and title below")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}\n{s.title(n)}")


@hand("chapter and title below a blank line")
def _(s: Sheet) -> None:
    s.before = "\n"
    s.chapters(lambda n: f"CHAPTER {word(n).upper()}\n\n{s.title(n).upper()}")


@hand("roman and title below")
def _(s: Sheet) -> None:
    s.wrap = 70
    s.chapters(lambda n: f"{roman(n)}\n{s.title(n).upper()}")


@hand("chapter and question")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}: {s.question()}")


@hand("chapter and quoted title")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f'Chapter {n} - "{s.title(n)}"')


@hand("chapter figure slash total")
def _(s: Sheet) -> None:
    count = s.chance.randint(4, 9)
    s.chapters(lambda n: f"Chapter {n}/{count}", count=count)


@hand("chapter of total")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n} of 7", count=7)


@hand("slash total alone")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{n}/5", count=5)


@hand("slash total in brackets")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"({n}/8)", count=8)


@hand("part slash total")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Part {n}/4", count=4)


@hand("pt.")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Pt. {n}", count=5)


@hand("chapters in parts of their own")
def _(s: Sheet) -> None:
    s.chapter("Chapter 1")
    s.chapter("Chapter 2")
    s.chapter("Chapter 3 (part 1)")
    s.chapter("Chapter 3 (part 2)")
    s.chapter("Chapter 4")


@hand("chapters with letters")
def _(s: Sheet) -> None:
    for number in ("1", "2a", "2b", "3", "4a", "4b", "5"):
        s.chapter(f"Chapter {number}")


@hand("half chapters")
def _(s: Sheet) -> None:
    for number in ("1", "2", "2.5", "3", "3.5", "4"):
        s.chapter(f"Chapter {number}")


@hand("chapter zero")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}: {s.title(n + 1)}", start=0, count=5)


@hand("days")
def _(s: Sheet) -> None:
    s.voice = "diary"
    s.chapters(lambda n: f"Day {n}", count=7)


@hand("days with titles")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"DAY {word(n).upper()} - {s.title(n)}", count=5)


@hand("nights and weeks")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Week {word(n)}", count=5)


@hand("letters with numbers")
def _(s: Sheet) -> None:
    s.voice = "diary"
    s.chapters(lambda n: f"Letter {n}", count=6)


@hand("scenes")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Scene {roman(n)}", count=5)


@hand("episodes")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Episode {n}: {s.title(n)}")


@hand("the story's name and the number")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Eleven Winters, Chapter {n}")


@hand("the story's name and the part")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Low Water - Part {n}", count=4)


@hand("titles with numbers after them")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Onions ({n}/6)", count=6)


@hand("number sign and No.")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter No. {n}")


@hand("zeros before")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{n:02}", count=8)


@hand("zeros before, with titles")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n:02} | {s.title(n)}", count=8)


@hand("bold in stars")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"**Chapter {word(n)}**")


@hand("underscores")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"_{n}. {s.title(n)}_")


@hand("centred with blanks")
def _(s: Sheet) -> None:
    s.wrap = 72
    s.chapters(lambda n: f"Chapter {roman(n)}".center(72).rstrip().replace("Chapter", "Chapter"))
