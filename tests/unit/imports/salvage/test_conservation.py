"""No character is lost, whatever the text is and whatever a person does to it."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.imports.salvage import Role, Salvaged, salvage, to_manuscript
from fanlight.imports.salvage import reviews as review
from fanlight.imports.salvage.values import PROSE, SWITCHES
from fanlight.kernel.errors import Invalid
from fanlight.kernel.html import plain
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Manuscript

WORDS = """\
Chapter 1|Chapter 2|Chapter 3|Chapter II|CHAPTER THREE|Chapter 2: Fog|chapter 4|Part One|Prologue
Epilogue|Interlude|2|III.|1/3|#2|~ One ~|Ch. 2 - Fog|Day 3|Monday|THE WICK|The Lamp Room|# Fog|## Fog|== Fog ==|=====
Title: Fog|Author: marrow|Pairing: Ada/Tomas, Odile|Summary: It rained.|Disclaimer: Not mine.|by marrow|(A/N: Hi!)
**Fandom:** The Lamp|Series: Long Watches #2|Status: Complete|Word Count: 12
Kapitel 2|第三章|제3장|Chapter 3 (part 2)|Chapter 3|Onions (3/6)|Contents|TBC|12 May 1987
Notes:|Summary:|End Notes:|Author's Note:|A/N:|(See the end of the chapter for more notes .)|Chapter Text|Next Work
Series this work belongs to: Part 1 of the Keepers of the Light series Next Work|[starting tags]|relationship:|fandom:
Ada/Tomas|Slow Burn|rating: Explicit|----|* * *|~~~|#|"|“|”|--|said.|The keeper|he thought ,|<b>|&amp;|<3|</p>
灯台。|маяк.
\n|\n\n|\n \n|\r\n|\r| |\t|\xa0|\u2028|\x00|\x0c|\ufeff
I will split this into four parts.|Thank you for reading.|Wren asked"""
words = st.sampled_from([w for line in WORDS.split("\n") for w in line.split("|")] + ["\n", "\n\n", "\r\n", " ", " "])
texts = st.lists(words | st.text(max_size=8), min_size=1, max_size=60).map("".join) | st.text(min_size=1)
readable = texts.filter(lambda text: bool(text.replace("\ufeff", "").strip()))
ROLES: list[Role] = [
    "heading",
    "title",
    "label",
    "text",
    "summary",
    "notes",
    "end notes",
    "work notes",
    "navigation",
    "tags",
    "details",
]


def letters(text: str) -> str:
    """Fold white space away, and what no manuscript can hold."""
    return re.sub(r"\s+", "", squish(text))


def prose(html: str | None) -> str:
    return letters(plain(html or ""))


def assert_conserved(s: Salvaged, m: Manuscript) -> None:
    assert "".join(s.words(piece) for piece in s.pieces) == s.text
    kept = [m.summary, m.notes, m.end_notes]
    for chapter in m.chapters:
        kept += [chapter.summary, chapter.notes, chapter.end_notes, chapter.text]
    removed = [s.words(piece) for piece in s.pieces if piece.role not in PROSE]
    together = Counter("".join(map(prose, kept))) + Counter("".join(map(letters, removed)))
    assert together == Counter(letters(s.text))
    told = [s.words(p) for p in s.pieces if p.role == "text"]
    assert "".join(prose(c.text) for c in m.chapters) == "".join(map(letters, told)), "in order"


@settings(deadline=None, max_examples=200)
@given(readable)
def test_every_character_is_kept(text: str) -> None:
    salvaged = salvage(text, name="keeper.txt")
    assert salvaged.text == text
    assert_conserved(salvaged, to_manuscript(salvaged))


def operate(salvaged: Salvaged, name: str, at: int, other: int, data: st.DataObject) -> Salvaged:
    if name == "move":
        return review.move(salvaged, at, other)
    if name == "remove":
        return review.remove(salvaged, at)
    if name == "confirm":
        return review.confirm(salvaged, at)
    if name == "switch":
        return review.switch(salvaged, at, data.draw(st.sampled_from(sorted(SWITCHES))), on=data.draw(st.booleans()))
    role = data.draw(st.sampled_from(ROLES))
    if name == "set":
        return review.set_role(salvaged, at, role)
    return review.add(salvaged, at, role, end=other if name == "add up to" else None)


@settings(deadline=None, max_examples=200)
@given(readable, st.data())
def test_every_character_is_kept_by_a_review(text: str, data: st.DataObject) -> None:
    salvaged = salvage(text, name="keeper.txt")
    for _ in range(data.draw(st.integers(1, 5))):
        places = [piece.start for piece in salvaged.pieces] + [decision.at for decision in salvaged.decisions]
        at = data.draw(st.sampled_from(places) | st.integers(0, len(text)))
        other = data.draw(st.integers(0, len(text)))
        name = data.draw(st.sampled_from(["move", "remove", "add", "add up to", "set", "confirm", "switch"]))
        try:
            salvaged = operate(salvaged, name, at, other, data)
        except Invalid:
            continue
        assert salvaged.text == text
    if not any(decision.kind == "tidy" and decision.on for decision in salvaged.decisions):
        assert_conserved(salvaged, to_manuscript(salvaged))


@settings(deadline=None)
@given(readable)
def test_decisions_lie_in_the_text_and_in_order(text: str) -> None:
    decisions = salvage(text, name="a.txt").decisions
    assert [d.at for d in decisions] == sorted(d.at for d in decisions)
    assert all(0 <= d.at <= len(text) and d.end <= len(text) and d.said and d.rule for d in decisions)


def test_pieces_that_lose_something_cannot_be_made() -> None:
    salvaged = salvage("Chapter 1\n\nOnce.", name="a.txt")
    with pytest.raises(Invalid):
        Salvaged(salvaged.text, "a.txt", salvaged.pieces[:-1])
    with pytest.raises(Invalid):
        Salvaged(salvaged.text, "a.txt", salvaged.pieces[1:])
