"""Lines that say what a work is, over its story: read into its fields, shown, and never lost."""

import pytest

from fanlight.imports.salvage import Salvaged, salvage, set_role, to_manuscript
from fanlight.works.manuscript import Creator, SeriesPlace, Tag

PROSE = "The keeper climbed the stairs with a lamp in each hand and counted the waves below, one after another."
STORY = f"Chapter 1\n\n{PROSE}\n\n{PROSE}\n\nChapter 2\n\n{PROSE}"
FFN = (
    "Title: Eleven Winters\nAuthor: saltmarrow\nRating: T\nPairing: Ada/Tomas, Odile & Bram\n"
    "Summary: A keeper, a ship, and a very bad winter.\nDisclaimer: I own nothing but the heron.\n\n"
)
LIVEJOURNAL = (
    "**Title:** Low Water (1/4)\n**Author:** marrow & jun\n**Fandom:** The Lamp, Lit\n**Characters:** Ada, Tomas\n"
    "**Genre:** Humour\n**Word Count:** 4,200\n**Beta:** old_bram\n**Series:** Long Watches #2\n**Status:** Complete\n"
    "**A/N:** For Wren, who asked.\n\n"
)


def roles(cut: Salvaged) -> list[tuple[str, str]]:
    return [(piece.role, cut.words(piece).strip()) for piece in cut.pieces]


def test_a_head_as_fanfiction_net_has_it() -> None:
    cut = salvage(FFN + STORY, name="a.txt")
    made = to_manuscript(cut)
    assert (made.title, made.creators) == ("Eleven Winters", (Creator("saltmarrow"),))
    assert made.tags == (
        Tag("rating", "T"), Tag("relationship", "Ada/Tomas"), Tag("relationship", "Odile & Bram"),
    )  # fmt: skip
    assert made.summary == "<p>A keeper, a ship, and a very bad winter.</p>"
    assert made.notes == "<p>Disclaimer: I own nothing but the heron.</p>"
    assert [chapter.text for chapter in made.chapters] == [f"<p>{PROSE}</p>\n<p>{PROSE}</p>", f"<p>{PROSE}</p>"]
    assert roles(cut)[:4] == [
        ("details", "Title: Eleven Winters"),
        ("details", "Author: saltmarrow"),
        ("tags", "Rating: T"),
        ("tags", "Pairing: Ada/Tomas, Odile & Bram"),
    ]
    assert {(d.certainty, d.rule, d.value) for d in cut.decisions if d.kind == "detail"} == {
        ("likely", "detail-title", "Eleven Winters"),
        ("likely", "detail-author", "saltmarrow"),
    }


def test_a_head_as_livejournal_has_it() -> None:
    made = to_manuscript(salvage(f"{LIVEJOURNAL}{PROSE}\n\n{PROSE}", name="a.txt"))
    assert (made.title, made.creators) == ("Low Water", (Creator("marrow"), Creator("jun")))
    assert made.tags == (
        Tag("fandom", "The Lamp, Lit"), Tag("character", "Ada"), Tag("character", "Tomas"), Tag("freeform", "Humour"),
    )  # fmt: skip
    assert made.series == (SeriesPlace("Long Watches", 2.0),)
    assert made.complete is True
    assert made.notes == "<p>For Wren, who asked.</p>"
    assert made.extras == {"Word count": "4,200", "Beta": "old_bram"}
    assert [chapter.text for chapter in made.chapters] == [f"<p>{PROSE}</p>\n<p>{PROSE}</p>"]


@pytest.mark.parametrize(
    ("front", "title", "author"),
    [
        ("Eleven Winters\nby saltmarrow\n\n", "Eleven Winters", "saltmarrow"),
        ("ELEVEN WINTERS by saltmarrow\n\n", "ELEVEN WINTERS", "saltmarrow"),
        ("Eleven Winters\n\nBy: Salt Marrow\n\n", "Eleven Winters", "Salt Marrow"),
        ("Eleven Winters\n\n", "Eleven Winters", None),
        ("# Eleven Winters\n\n", "Eleven Winters", None),
        ("Title: Eleven Winters\n\n", "Eleven Winters", None),
        ("The door was held\nby somebody.\n\n", "a", None),
        ("The keeper stood by Tomas.\n\n", "a", None),
    ],
)
def test_a_title_over_the_story(front: str, title: str, author: str | None) -> None:
    made = to_manuscript(salvage(front + STORY, name="a.txt"))
    assert (made.title, [creator.name for creator in made.creators]) == (title, [author] if author else [])
    assert len(made.chapters) == 2


def test_a_head_in_running_text() -> None:
    head = "Title: Salt Author: marrow Pairing: Ada/Tomas Rating: K+ Summary: Two people, one bus. "
    made = to_manuscript(salvage(f"{head}Chapter 1 {PROSE} Chapter 2 {PROSE}", name="a.txt"))
    assert (made.title, made.creators, made.summary) == ("Salt", (Creator("marrow"),), "<p>Two people, one bus.</p>")
    assert made.tags == (Tag("relationship", "Ada/Tomas"), Tag("rating", "K+"))
    assert len(made.chapters) == 2


def test_a_head_over_each_chapter_is_read_once() -> None:
    head = "Title: Letters\nAuthor: jun\nRating: PG\n\n"
    made = to_manuscript(
        salvage(f"{head}Chapter 1\n\n{PROSE}\n\nChapter 2\n\n{head}{PROSE}", name="a.txt"),
    )
    assert (made.title, made.creators, made.tags) == ("Letters", (Creator("jun"),), (Tag("rating", "PG"),))
    assert made.chapters[1].text == f"<p>{PROSE}</p>"


@pytest.mark.parametrize("line", ["Tomas: where are you?", "Date: 3 May", "Summary: it rained.", "Words: he had none."])
def test_a_line_with_a_colon_is_no_head(line: str) -> None:
    cut = salvage(f"{line}\n\n{STORY}", name="a.txt")
    assert "details" not in {piece.role for piece in cut.pieces}


def test_what_is_no_detail_goes_back_into_the_text() -> None:
    cut = set_role(salvage(f"Eleven Winters\n\n{PROSE}\n\n{PROSE}", name="a.txt"), 0, "text")
    made = to_manuscript(cut)
    assert (made.title, made.chapters[0].text) == ("a", f"<p>Eleven Winters</p>\n<p>{PROSE}</p>\n<p>{PROSE}</p>")


def test_a_bracket_ends_the_note_that_it_opened() -> None:
    text = f"Chapter 1\n\n(A/N: Hello (again) :) )\n\n{PROSE}\n\n[A/N: Bye!]\n\nChapter 2\n\n{PROSE}"
    cut = salvage(text, name="a.txt")
    chapter = to_manuscript(cut).chapters[0]
    assert (chapter.notes, chapter.end_notes) == ("<p>Hello (again) :) )</p>", "<p>Bye!]</p>")
    assert ("text", "certain", "notes-end-bracket") in {(d.kind, d.certainty, d.rule) for d in cut.decisions}
