"""Works as bare text, as salvage.md describes it and worse, each with the truth about where its parts begin.

Written from the description alone: nothing here knows salvage's rules. All of it is invented.
"""

import random
import re
from dataclasses import dataclass, field

_WORDS = """\
Wren|Tomas|Odile|Old Bram|the keeper|the second mate|her sister|Perry|the cook|a gull|nobody
counted|carried|forgot|mended|lit|looked for|argued with|waited for|opened|polished|remembered|lost
the lamp|a loaf of bread|the ledger|three letters|the map of the reef|the kettle|the bell|the tide table
in the kitchen|at the top of the stairs|before dawn|by the harbour wall|in the rain|all night|at last
Not again|Is the lamp lit?|Listen|It's only the wind|I know|You're late|Let's go|Who wrote this?|No
One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen
I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV"""
PEOPLE, DID, WHAT, WHERE, SPOKEN, NUMBER_WORDS, ROMANS = (line.split("|") for line in _WORDS.splitlines())
TITLES = """\
Fog
Oil
The Wick
Salt and Rope
A Visit
Morning
What the Sea Said
Glass
Nobody's Ledger
Home Again
Two Maps
The Long Watch
Bread Before Dawn
Letters from the Reef
Storm""".splitlines()
TRAPS = (
    "She had only read as far as Chapter 2 of the manual.",
    "In Chapter 3 the hero found the boat, and Tomas wept.",
    "“Chapter 2 is the best one,” said Odile.",
    '"Chapter 4," she read aloud. "The Tides."',
    "It said so in chapter 5 and again in chapter six.",
    "The first chapter of his life was over.",
    "He took notes: the wind, the hour, the light.",
    "Part of her wished to go, and part 2 of the plan was worse.",
    "A summary: it rained.",
    "There was a note on the door, and the note said nothing.",
    "See Chapters 1 to 3 for the tides, said the almanac.",
    "Chapter 3 was missing from the almanac.",
    "She lived at number 2. Nobody knew.",
    "The prologue bored him; the epilogue did not.",
    "“Have you read it? Chapter 2 Was a lie from end to end,” he said.",
    "They read one chapter a night; Chapter Three took two.",
    "He marked the page and closed the book. Chapter 4 would keep.",
)
NOTES = """\
I decided to split this into four parts instead, sorry.
Thank you so much for reading!
Sorry for the late update.
I had to update the tags for this chapter, so please read them.
Happy Tuesday, everybody.
This one is short.
Not betaed, all mistakes are mine.
Comments make my week.
Warning for weather.
Enjoy!
Hello again from the train.
I am on holiday, so the next chapter may take a while.
The song is an old one that my aunt used to sing.
Written for the winter prompt.
See you next week!
Translations are at the bottom.
You people are lovely.
I wrote half of this on a ferry.
Mind the third step.
It gets better, I promise.
My cat sat on the keyboard for most of it.
It snowed here, finally.
Juniper drew the boat: go and look.
Somebody asked about the gulls. They come back.
Wow, so many words already.
Again, no lighthouse was harmed.
Spoilers for the radio play, if anybody minds.
Set in the spring after the flood.""".splitlines()
TAGS = {
    "rating": ("General Audiences", "Teen And Up Audiences"),
    "warning": ("No Archive Warnings Apply", "Creator Chose Not To Use Archive Warnings"),
    "category": ("Gen", "F/M", "M/M"),
    "fandom": ("The Lamp at World's End", "Airship Meridian", "Ice Station Borealis (Radio)", "9-1-1: Harbour"),
    "relationship": ('Ada "Wren" Holloway/Tomas Reyes', "Odile Marchetti & Old Bram", "The Keeper/The Sea"),
    "character": ('Ada "Wren" Holloway', "Tomas Reyes", "Captain Perry", "Odile Marchetti", "The Cook (Harbour)"),
    "freeform": ("Slow Burn", "Hurt/Comfort", "Letters, Maps, and Other Papers", "Angst: a lot of it", "Fog"),
}
HEADS = {
    "warning": ("warning", "warnings", "archive warning"),
    "category": ("category", "categories"),
    "fandom": ("fandom", "fandoms"),
    "relationship": ("relationship", "relationships"),
    "character": ("character", "characters"),
    "freeform": ("freeform", "additional tags"),
    "rating": ("rating",),
}
OF_ONESELF = (
    "I had never seen my own hands so blue.",
    "You would have laughed, and I would have let you.",
    "My grandmother kept a gull for thirty years.",
    "I lit it, because somebody had to.",
)
OPENINGS = ("...and then ", "*Ding.* ", "(Later.) ", "1884. ", "“Wake up.” ", "'Wake up,' he said. ", "— Wake up! ")
IN_A_BOOK = ("Chapter 1", "Chapter 2: How to Trim a Wick", "Chapter Three", "Chapter 12 Of Tides")
LAYOUTS = ("lines", "one line", "single", "wrapped")
HEADINGS = (
    "figure",
    "figure",
    "figure",
    "title",
    "title",
    "capitals",
    "word",
    "roman",
    "bare",
    "dash",
    "part",
    "loose",
)
BREAKS = ("----", "* * *", "~~~", "#", "***", "--------")


@dataclass(slots=True)
class Flattened:
    """A text and its truth.

    `marks` are (kind, offset of the first character), `tags` and `series` what they say; `details` what lines like
    `Title: …` say, by their field.
    """

    seed: int
    shape: str
    text: str = ""
    marks: set[tuple[str, int]] = field(default_factory=set)
    tags: list[tuple[str, str]] = field(default_factory=list)
    mistyped: set[str] = field(default_factory=set)
    series: list[tuple[float, str]] = field(default_factory=list)
    planned: set[str] = field(default_factory=set)
    details: set[tuple[str, str]] = field(default_factory=set)


class _Writer:
    """Writes text and remembers where things begin."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.layout = self.chance.choices(LAYOUTS, (4, 5, 2, 1))[0]
        self.heading = self.chance.choice(HEADINGS)
        if self.layout == "one line" and self.heading in ("bare", "loose", "part"):
            self.heading = "figure"
        self.out = Flattened(seed, f"{self.layout}, {self.heading}")
        self.parts: list[str] = []
        self.length = 0
        self.spaced = self.chance.random() < 0.25
        self.glued = self.layout == "lines" and self.chance.random() < 0.3
        self.chapter_text = self.chance.random() < 0.35
        self.notes_open = False
        self.told_by_i = self.chance.random() < 0.2
        self.curly = self.chance.random() < 0.3
        self.gap = " " if self.layout == "one line" else "\n" if self.layout == "single" else "\n\n"

    def put(self, words: str, mark: str = "") -> None:
        """Write words after what parts them from the last, marked by what begins with them."""
        if self.parts:
            self.write(self.gap)
        if mark:
            self.out.marks.add((mark, self.length))
        if self.notes_open and mark != "chapter":  # the chapter's own boundary says it already
            self.out.marks.add(("notes end", self.length))
        self.notes_open = False
        self.write(words)

    def put_notes(self, words: str) -> None:
        """Write notes or a summary before a text: whatever comes next is where they end."""
        self.put(words)
        self.notes_open = True

    def write(self, words: str) -> None:
        """Write words as they are, but for the shape of their quotation marks."""
        words = _curled(words) if self.curly else words
        self.parts.append(words)
        self.length += len(words)

    def sentence(self) -> str:
        c = self.chance
        if c.random() < 0.04:
            return c.choice(TRAPS)
        who = "I" if self.told_by_i and c.random() < 0.5 else c.choice(PEOPLE)
        if self.told_by_i and c.random() < 0.3:
            return c.choice(OF_ONESELF)
        clause = f"{who} {c.choice(DID)} {c.choice(WHAT)} {c.choice(WHERE)}"
        if c.random() < 0.25:
            spoken = c.choice(SPOKEN)
            sign = "" if spoken[-1] == "?" else ","
            if self.glued and c.random() < 0.3:
                clause = f"{clause[0].upper()}{clause[1:]}"
                return f'{clause}, and said,"{spoken.rstrip("?")}." {c.choice(WHAT).capitalize()} fell.'
            return f'"{spoken}{sign}" said {c.choice(PEOPLE)}, and {clause}.'
        if self.spaced and c.random() < 0.2:
            clause = clause.replace(" ", " , ", 1) if c.random() < 0.5 else clause + " "
        return clause[0].upper() + clause[1:] + "."

    def paragraph(self) -> str:
        words = " ".join(self.sentence() for _ in range(self.chance.randint(1, 6)))
        if self.chance.random() < 0.15:
            words += f' "{self.chance.choice(SPOKEN).rstrip("?")}."'
        if self.layout == "wrapped":
            words = _wrapped(words)
        return words

    def text(self) -> None:
        """Write a chapter's paragraphs. The last may end without a full stop."""
        for number in range(self.chance.randint(2, 14)):
            words = self.paragraph()
            if not number and self.chance.random() < 0.06:
                words = self.chance.choice(OPENINGS) + words
            if self.glued and number and words[0].isupper() and self.parts[-1].endswith('."'):
                self.out.marks.add(("paragraph", self.length))
                self.write(words)
            else:
                self.put(words)
            if self.chance.random() < 0.08:
                self.put(self.chance.choice(BREAKS), "scene break")
            if self.chance.random() < 0.004:
                self.put(self.chance.choice(IN_A_BOOK))
        if self.chance.random() < 0.04:
            self.write(self.chance.choice((" And then", "—", " ~", " The end", " TBC", " Love, Wren")))

    def notes(self, most: int = 4) -> str:
        chosen = self.chance.sample(NOTES, self.chance.randint(1, most))
        self.out.planned |= {"4"} if any("four parts" in note for note in chosen) else set()
        return " ".join(chosen)


def _wrapped(words: str) -> str:
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 71:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def _curled(words: str) -> str:
    return re.sub(r'"([^"]*)"', "“\\1”", words).replace("'", "’")


def flattened(seed: int) -> Flattened:
    """Make the text of this seed."""
    w = _Writer(seed)
    c = w.chance
    chapters = 1 if c.random() < 0.15 else c.randint(2, 12)
    tags_first = w.layout != "one line" and c.random() < 0.15
    has_tags = w.layout != "one line" and c.random() < 0.6
    if has_tags and tags_first:
        _tag_block(w)
    no_first = c.random() < (0.5 if w.layout == "one line" else 0.15)
    if c.random() < 0.1 and not no_first and chapters > 1:
        w.put("Summary: " if w.layout == "one line" else "Summary:", "summary")
        w.put_notes("Eight nights, one lamp, and a debt written in somebody else's hand.")
    if w.layout != "one line" and c.random() < 0.05 and chapters > 2 and w.heading in ("figure", "title"):
        w.put("\n".join(f"Chapter {n}" for n in range(1, chapters + 1)))  # a list of contents
    prologue = c.random() < 0.08 and chapters > 1 and not no_first
    if prologue:
        w.put("Prologue", "chapter")
        w.text()
    number = 0
    skips = c.random() < 0.08
    for index in range(chapters):
        number += 2 if skips and index and c.random() < 0.2 else 1
        _chapter(w, number, heading=not (index == 0 and (no_first or chapters == 1)), last=index == chapters - 1)
    if c.random() < 0.06 and chapters > 1:
        w.put("Epilogue", "chapter")
        w.text()
    _after(w)
    if has_tags and not tags_first:
        _tag_block(w)
    w.out.text = "".join(w.parts)
    if w.curly:
        w.out.tags = [(kind, _curled(name)) for kind, name in w.out.tags]
        w.out.mistyped = set(map(_curled, w.out.mistyped))
    return w.out


def _heading(w: _Writer, number: int) -> str:
    title = w.chance.choice(TITLES)
    written = NUMBER_WORDS[(number - 1) % 15], ROMANS[(number - 1) % 15]
    return {
        "figure": f"Chapter {number}",
        "title": f"Chapter {number}: {title}" if w.chance.random() < 0.8 else f"Chapter {number}",
        "capitals": f"CHAPTER {number}",
        "word": f"Chapter {written[0]}",
        "roman": f"Chapter {written[1]}",
        "bare": w.chance.choice((f"{number}.", f"{number}")) if w.out.seed % 2 else f"{written[1]}.",
        "dash": f"Chapter {number} - {title}",
        "part": f"Part {written[0]}",
        "loose": f"Chapter {number} {title}",
    }[w.heading]


def _chapter(w: _Writer, number: int, *, heading: bool, last: bool) -> None:
    c = w.chance
    if heading:
        words = _heading(w, number)
        w.put(words, "chapter")
        if w.layout != "one line" and w.heading == "figure" and c.random() < 0.2:
            w.write(f"\n{c.choice(TITLES)}")
    else:
        w.out.marks.add(("chapter", w.length + (len(w.gap) if w.parts else 0)))
    see_end = False
    if heading and c.random() < 0.15:
        w.put("Summary:", "summary")
        w.put_notes(f"Night {number}, and {c.choice(PEOPLE)} {c.choice(DID)} {c.choice(WHAT)}.")
    if heading and c.random() < 0.35:
        w.put(c.choice(("Notes:", "Notes:", "Notes:", "Author's Note:", "A/N:", "Chapter Notes:")), "notes")
        w.put_notes(w.notes())
        if c.random() < 0.35:
            see_end = True
            w.put(
                c.choice(("(See the end of the chapter for more notes .)", "(See the end of the chapter for notes.)"))
            )
    if heading and w.chapter_text:
        w.put("Chapter Text")
    if heading and c.random() < 0.01:
        w.notes_open = False
        return  # a chapter that is nothing but a word to the readers
    w.text()
    if see_end or c.random() < 0.1:
        w.put(c.choice(("Notes:", "Notes:", "End Notes:", "Author's Note:")), "end notes")
        w.put(w.notes(3))
    elif last and c.random() < 0.3:
        w.put("Notes:", "end notes")
        w.put(w.notes(3))


def _after(w: _Writer) -> None:
    if w.chance.random() < 0.35:
        title = w.chance.choice(
            ("Keepers of the Light", "Harbour Tales, Vol. 2", "All the Cats, in Order", "Long Watches")
        )
        place = w.chance.randint(1, 14)
        w.out.series.append((float(place), title))
        w.put("Series this work belongs to:", "navigation")
        w.put(f"Part {place} of the {title} series")
        if w.chance.random() < 0.6:
            w.put(w.chance.choice(("Next Work", "← Previous Work Next Work →", "Previous Work")))


def _tag_block(w: _Writer) -> None:
    c = w.chance
    if c.random() < 0.75:
        w.put("[starting tags]")
    kinds = c.sample(sorted(TAGS), c.randint(2, 7))
    names = {
        kind: c.sample(TAGS[kind], c.randint(1, len(TAGS[kind]) if kind in ("freeform", "character") else 1))
        for kind in kinds
    }
    if "fandom" in names and "relationship" in names and c.random() < 0.4:
        names["fandom"] = names["relationship"]
        w.out.mistyped.update(names["fandom"])
    lines: list[str] = []
    for kind in kinds:
        lines += [f"{c.choice(HEADS[kind])}: ", *names[kind], ""]
        w.out.tags += [(kind, name) for name in names[kind]]
    gap, w.gap = w.gap, "\n"
    w.put("\n".join(lines).rstrip())
    w.gap = "\n\n"
    w.put("") if not w.out.marks else None
    w.gap = gap
