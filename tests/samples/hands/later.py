"""Hands written after the rules, as a second look: none of these was in anybody's mind when they were made."""

from tests.samples.hands.numbers import ordinal, roman, word
from tests.samples.hands.register import hand
from tests.samples.hands.sheets import Sheet


@hand("later: print, roman and title on one line")
def _(s: Sheet) -> None:
    s.wrap, s.before = 72, "\n\n\n"
    s.chapters(lambda n: f"CHAPTER {roman(n)}. {s.title(n)}")
    s.put("[Illustration: A heron.]")
    s.put("THE END")


@hand("later: the number said twice")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}: Chapter {n}")


@hand("later: the heading twice over")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}\n\nChapter {n}: {s.title(n)}")


@hand("later: signs and chapter")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"~*~Chapter {word(n)}~*~")


@hand("later: letters as ornaments")
def _(s: Sheet) -> None:
    s.scene_break = "oOo"
    s.chapters(lambda n: f"oOo Chapter {n} oOo", count=5)


@hand("later: part in dashes")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"-Part {word(n)}-", count=4)


@hand("later: spaced capitals")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"C H A P T E R  {n}", count=5)


@hand("later: slash and title")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n} / {s.title(n)}")


@hand("later: chapter and a date")
def _(s: Sheet) -> None:
    s.voice = "diary"
    s.chapters(lambda n: f"Chapter {n} — {n} June")


@hand("later: figure, dash, title")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{n} — {s.title(n)}")


@hand("later: figure, colon, title")
def _(s: Sheet) -> None:
    s.before = "\n"
    s.chapters(lambda n: f"{n}: {s.title(n)}")


@hand("later: figure and title, nothing between")
def _(s: Sheet) -> None:
    s.before = "\n\n"
    s.chapters(lambda n: f"{n} {s.title(n)}")


@hand("later: nights")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"The {ordinal(n)} Night", count=6)


@hand("later: years")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Year {word(n)}", count=6)


@hand("later: places and years")
def _(s: Sheet) -> None:
    s.before = "\n"
    for place in ("London, 1884", "Ostend, 1885", "London, 1891", "The Reef, 1902", "London, 1903"):
        s.chapter(place)


@hand("later: e-mails")
def _(s: Sheet) -> None:
    for _number in range(5):
        s.put("From: fen@reef.example")
        s.put("To: jun@reef.example", gap="\n")
        s.put("Subject: the heron", gap="\n")
        s.prose(2)


@hand("later: notes at the foot")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}", count=4)
    s.put("-----", "scene break")
    for number, line in enumerate(("See the almanac.", "Nobody knows.", "It was the parrot."), start=1):
        s.put(f"{number}. {line}", gap="\n\n" if number == 1 else "\n")


@hand("later: the last one is final")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}", count=4)
    s.chapter("Final Chapter")


@hand("later: revised")
def _(s: Sheet) -> None:
    for number in range(1, 6):
        s.chapter(f"Chapter {number}" + (" (Revised)" if number < 4 else ""))


@hand("later: bonus")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter {n}: {s.title(n)}", count=5)
    s.chapter("Bonus Chapter: Turnips")


@hand("later: BBCode")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"[b]Chapter {n}[/b]")


@hand("later: braces")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"{{Chapter {n}}}")


@hand("later: guillemets")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"<<{n}>>")


@hand("later: bars")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"|| {n} ||")


@hand("later: exclamation")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"CHAPTER {n}!!!", count=5)


@hand("later: no blank")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"Chapter{n}")


@hand("later: CH in capitals, no blank")
def _(s: Sheet) -> None:
    s.chapters(lambda n: f"CH{n}: {s.title(n)}")


@hand("later: Chinese, ordinals in brackets")
def _(s: Sheet) -> None:
    s.voice = "zh"
    s.chapters(lambda n: f"（{'一二三四五六'[n - 1]}）", count=6)


@hand("later: Chinese, numbers and titles")
def _(s: Sheet) -> None:
    s.voice = "zh"
    s.chapters(lambda n: f"{'一二三四五六'[n - 1]}、灯塔", count=6)


@hand("later: Japanese, figures")
def _(s: Sheet) -> None:
    s.voice = "ja"
    s.chapters(lambda n: f"第{n}章　〜海〜", count=6)


@hand("later: Russian parts")
def _(s: Sheet) -> None:
    s.voice = "ru"
    s.chapters(lambda n: f"Часть {['первая', 'вторая', 'третья', 'четвёртая'][n - 1]}", count=4)


@hand("later: German ordinals")
def _(s: Sheet) -> None:
    s.voice = "de"
    s.chapters(lambda n: f"{['Erstes', 'Zweites', 'Drittes', 'Viertes', 'Fünftes'][n - 1]} Kapitel", count=5)


@hand("later: French, 1er")
def _(s: Sheet) -> None:
    s.voice = "fr"
    s.chapters(lambda n: f"Chapitre {n}{'er' if n == 1 else ''}", count=5)


@hand("later: French, dash")
def _(s: Sheet) -> None:
    s.voice = "fr"
    s.chapters(lambda n: f"{roman(n)}. — La mer", count=5)


@hand("later: Spanish parts")
def _(s: Sheet) -> None:
    s.voice = "es"
    s.chapters(lambda n: f"{['Primera', 'Segunda', 'Tercera'][n - 1]} parte", count=3)


@hand("later: Polish ordinals")
def _(s: Sheet) -> None:
    s.voice = "pl"
    s.chapters(lambda n: f"Rozdział {['pierwszy', 'drugi', 'trzeci', 'czwarty', 'piąty'][n - 1]}", count=5)


@hand("later: form feeds")
def _(s: Sheet) -> None:
    s.before = "\f\n"
    s.chapters(lambda n: f"Chapter {n}")


@hand("later: headings deep in blanks")
def _(s: Sheet) -> None:
    s.wrap = 72
    s.chapters(lambda n: f"{n}.", count=6)


@hand("later: a head with a line of facts")
def _(s: Sheet) -> None:
    s.detail("title", "Half a Map", "$", gap="")
    s.detail("author", "tidewrack", "By: $")
    s.put("Rated: Fiction T - English - Humor - Chapters: 5 - Words: 10,000", gap="\n")
    s.chapters(lambda n: f"Chapter {n}", count=5)


@hand("later: fic as a label")
def _(s: Sheet) -> None:
    s.detail("title", "Low Water", "FIC: $", gap="")
    s.detail("author", "marrow", "AUTHOR: $")
    s.detail("fandom", "Saint Brannock's", "FANDOM: $")
    s.detail("rating", "PG", "RATING: $")
    s.prose(12)


@hand("later: a title, a name and a rating")
def _(s: Sheet) -> None:
    s.detail("title", "Salt", "Title - $", gap="")
    s.detail("author", "marrow", "Author - $")
    s.detail("rating", "PG", "Rating - $")
    s.detail("pairing", f"{s.people[0]}/{s.people[1]}", "Pairing - $")
    s.chapters(lambda n: f"Chapter {n}", count=4)


@hand("later: A/N without a colon")
def _(s: Sheet) -> None:
    for number in range(1, 5):
        s.head(f"Chapter {number}")
        s.notes(f"A/N - {s.remarks(1)}")
        s.prose()


@hand("later: A/N in stars")
def _(s: Sheet) -> None:
    for number in range(1, 5):
        s.head(f"Chapter {number}")
        s.notes(f"*A/N: {s.remarks(1)}*")
        s.prose()


@hand("later: thanks to reviewers")
def _(s: Sheet) -> None:
    for number in range(1, 5):
        s.chapter(f"Chapter {number}")
        s.notes("A/N: Thanks to my reviewers!", "end notes")
        for name in s.people:
            s.put(f"{name}: You guessed it! Well, half of it.", gap="\n")


@hand("later: no heading, a countdown")
def _(s: Sheet) -> None:
    s.traps = 0
    s.prose(5)
    for number in range(10, 0, -1):
        s.put(f"{word(number)}.")
        if number % 3 == 0:
            s.prose(1)
    s.prose(5)


@hand("later: no heading, somebody counts")
def _(s: Sheet) -> None:
    s.traps = 0
    s.prose(6)
    for number in range(1, 6):
        s.put(f"{word(number)}.")
        s.prose(1)
    s.prose(6)


@hand("later: no heading, moves of a game")
def _(s: Sheet) -> None:
    s.traps = 0
    s.prose(5)
    for move in ("1. e4 e5", "2. Nf3 Nc6", "3. Bb5 a6"):
        s.put(move)
        s.prose(1)
    s.prose(5)


@hand("later: no heading, headlines")
def _(s: Sheet) -> None:
    s.traps = 0
    for line in ("MOON SEEN IN HARBOUR", "VICAR DENIES ALL", "PARROT CHARGED"):
        s.prose(7)
        s.put(line)
    s.prose(6)


@hand("later: a poem with numbers within chapters")
def _(s: Sheet) -> None:
    for number in range(1, 5):
        s.head(f"Chapter {number}")
        s.prose(4)
        for part in range(1, 4):
            s.put(roman(part))
            s.put("The moon came down to the mill to drink,\nAnd the miller's wife came too")
        s.prose(4)


@hand("later: watches of a ship")
def _(s: Sheet) -> None:
    s.traps = 0
    for number in range(1, 5):
        s.head(f"Chapter {number}")
        for hour in ("0400", "0800", "1200"):
            s.put(hour)
            s.prose(3)
