"""A sheet that a hand writes on: it remembers where chapters, notes and texts begin."""

import random
from collections.abc import Callable, Sequence

from tests.samples.flattened import Flattened
from tests.samples.hands.voices import (
    CHATS,
    LETTER,
    LISTS,
    LONE,
    PEOPLE,
    QUESTIONS,
    QUOTED,
    REMARKS,
    SHIPS,
    SUMMARIES,
    TITLES,
    VERSE,
    VOICES,
)

Numbering = Callable[[int], str]
_ENGLISH = ("harbour", "school", "ship", "diary", "case")


class Sheet:
    """Text so far and its truth. A hand sets how it is laid out, then writes from top to bottom."""

    def __init__(self, seed: int, name: str) -> None:
        self.chance = random.Random(seed)
        self.out = Flattened(seed, name)
        self.voice = self.chance.choice(_ENGLISH)
        self.people = self.chance.sample(PEOPLE, 3)
        self.titles = self.chance.sample(TITLES, len(TITLES))
        self.gap = "\n\n"
        self.before = self.after = ""
        self.indent = ""
        self.wrap = 0
        self.line_end = "\n"
        self.scene_break = ""
        self.traps = 0.06
        self.long = (6, 16)
        self._parts: list[str] = []
        self._length = 0
        self._notes_open = False

    def write(self, words: str) -> None:
        """Write words as they are."""
        self._parts.append(words)
        self._length += len(words)

    def put(self, words: str, mark: str = "", gap: str | None = None) -> None:
        """Write words after what parts them from what stands above; `mark` says what begins with them."""
        if self._parts:
            self.write(self.gap if gap is None else gap)
        if mark:
            self.out.marks.add((mark, self._length))
        if self._notes_open and mark != "chapter":
            self.out.marks.add(("notes end", self._length))
        self._notes_open = False
        self.write(words)

    def filled(self, words: str) -> str:
        """Put this story's people into words."""
        for sign, name in zip("ABC", self.people, strict=True):
            words = words.replace(f"{{{sign}}}", name).replace(f"{{{sign.lower()}}}", name.lower())
        return words.replace("{X}", self.chance.choice(SHIPS))

    def paragraph(self) -> str:
        """Make one paragraph of the story."""
        pool = VOICES[self.voice]
        count = self.chance.choice((1, 1, 1, 2, 2, 3, 4))
        words = (" " if self.voice not in ("zh", "ja") else "").join(
            self.filled(self.chance.choice(pool)) for _ in range(count)
        )
        if self.chance.random() < self.traps and self.voice in (*_ENGLISH, "lower"):
            words += " " + self.chance.choice(QUOTED)
        return self.laid(words)

    def laid(self, words: str) -> str:
        """Indent and wrap."""
        if not self.wrap:
            return self.indent + words
        lines, line = [], self.indent
        for word in words.split():
            if len(line) + len(word) + 1 > self.wrap and line.strip():
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line.strip() else line + word
        return "\n".join([*lines, line])

    def prose(self, paragraphs: int = 0) -> None:
        """Write some paragraphs; now and then a list, a song, a sign, a letter among them."""
        c = self.chance
        count = paragraphs or c.randint(*self.long)
        for number in range(count):
            self.put(self.paragraph())
            if 0 < number < count - 1:
                if c.random() < self.traps and self.gap != " ":
                    self._oddity()
                if self.scene_break and c.random() < 0.12:
                    self.put(self.scene_break, "scene break")

    def _oddity(self) -> None:
        c = self.chance
        which = c.random()
        if which < 0.45:
            self.put(self.indent + c.choice(LONE))
        elif which < 0.62:
            self._lines(c.choice(LISTS))
        elif which < 0.74:
            self._lines(c.choice(VERSE))
        elif which < 0.84:
            self._lines(c.choice(CHATS))
        elif which < 0.92:
            for line in LETTER:
                self.put(self.laid(line))
        else:
            self.put(self.laid(c.choice(QUOTED)))

    def _lines(self, lines: Sequence[str]) -> None:
        gap = self.chance.choice(("\n", self.gap))
        for number, line in enumerate(lines):
            self.put(self.indent + line, gap=gap if number else None)

    def chapter(self, heading: str, paragraphs: int = 0) -> None:
        """Write a heading and its text."""
        self.head(heading)
        self.prose(paragraphs)

    def head(self, heading: str) -> None:
        """Write a heading."""
        self.put(heading, "chapter", self.gap + self.before)
        if self.after:
            self.write(self.after)

    def first(self, paragraphs: int = 0) -> None:
        """Write a first chapter that has no heading."""
        self.out.marks.add(("chapter", self._length + (len(self.gap) if self._parts else 0)))
        self.prose(paragraphs)

    def chapters(self, heading: Numbering, count: int = 0, start: int = 1) -> None:
        """Write chapters that are all headed alike."""
        for number in range(start, start + (count or self.chance.randint(4, 9))):
            self.chapter(heading(number))

    def title(self, number: int) -> str:
        """Give the title of a chapter."""
        return self.titles[(number - 1) % len(self.titles)]

    def question(self) -> str:
        """Give a title that ends like a sentence."""
        return self.chance.choice(QUESTIONS)

    def remarks(self, most: int = 3) -> str:
        """Give what an author says to the readers."""
        return " ".join(self.chance.sample(REMARKS, self.chance.randint(1, most)))

    def summary(self) -> str:
        """Give a story's summary."""
        return self.filled(self.chance.choice(SUMMARIES))

    def notes(self, words: str, mark: str = "notes", gap: str | None = None) -> None:
        """Write a label with its words; what is put next is where they end."""
        self.put(words, mark, gap)
        self._notes_open = mark != "end notes"

    def detail(self, field: str, value: str, line: str | None = None, gap: str = "\n") -> None:
        """Write a line of a story's head, and remember what it says."""
        for one in value.split("|"):
            self.out.details.add((field, one))
        shown = ", ".join(value.split("|"))
        mark = field if field == "summary" else ""
        self.put(f"{field.capitalize()}: {shown}" if line is None else line.replace("$", shown), mark, gap)

    def finished(self) -> Flattened:
        """Give the text and its truth, its line ends made what they are to be."""
        text = "".join(self._parts)
        if self.line_end != "\n":
            breaks = [at for at, sign in enumerate(text) if sign == "\n"]
            extra = len(self.line_end) - 1
            self.out.marks = {(kind, at + extra * sum(b < at for b in breaks)) for kind, at in self.out.marks}
            text = text.replace("\n", self.line_end)
        self.out.text = text
        return self.out
